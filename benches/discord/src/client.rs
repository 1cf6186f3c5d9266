//! An HTTP client that costs next to nothing: bytes that were made before, on a connection that stays.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub struct Client {
    stream: TcpStream,
    read: Vec<u8>,
}

/// The bytes of a POST.
pub fn post(path: &str, token: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bot {token}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

impl Client {
    pub async fn connect(address: &str) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let read = Vec::with_capacity(16 * 1024);
        Self { stream, read }
    }

    /// Sends this, and returns the whole answer.
    pub async fn send(&mut self, request: &[u8]) -> &[u8] {
        self.stream.write_all(request).await.unwrap();
        self.read.clear();
        loop {
            let more = self.stream.read_buf(&mut self.read).await.unwrap();
            assert!(more > 0, "the connection was closed");
            if whole(&self.read) {
                return &self.read;
            }
        }
    }

    /// The body of the last answer.
    pub fn body(&self) -> &[u8] {
        let end = end_of_head(&self.read).unwrap();
        &self.read[end..]
    }
}

fn end_of_head(answer: &[u8]) -> Option<usize> {
    answer
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .map(|at| at + 4)
}

fn whole(answer: &[u8]) -> bool {
    let Some(end) = end_of_head(answer) else {
        return false;
    };
    let head = std::str::from_utf8(&answer[..end]).unwrap();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    // What has no length has no body here.
    answer.len() >= end + length.map_or(0, |length| length.parse().unwrap())
}
