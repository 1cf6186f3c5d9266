//! A bot's two connections, at next to no cost: bytes that were made before, on an HTTP connection that stays, and a gateway.

use std::io::Read as _;
use std::time::Duration;

use botcamp::discord::Discord;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub type Gateway = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Intents with which a bot is told of messages and of what they say, and without.
pub const MESSAGES: u64 = 1 | 1 << 9 | 1 << 15;
pub const NO_MESSAGES: u64 = 1;

/// A bot that is logged in.
pub struct Bot {
    pub gateway: Gateway,
    /// Its id, and the first channel's.
    pub me: String,
    pub channel: String,
}

/// `127.0.0.1:PORT`
pub fn address(discord: &Discord) -> String {
    discord.api().replace("http://", "")
}

pub async fn log_in(discord: &Discord, intents: u64) -> Bot {
    let url = format!("ws://{}/?v=10", address(discord));
    let (mut gateway, _) = connect_async(url).await.unwrap();
    let data = json!({ "token": discord.token().expose(), "intents": intents, "properties": {} });
    let identify = json!({ "op": 2, "d": data }).to_string();
    gateway.send(Message::text(identify)).await.unwrap();
    let mut me = String::new();
    let id = |value: &Value| value["id"].as_str().unwrap().to_owned();
    let channel = loop {
        let message = gateway.next().await.unwrap().unwrap();
        let frame: Value = serde_json::from_str(message.to_text().unwrap()).unwrap();
        match frame["t"].as_str() {
            Some("READY") => me = id(&frame["d"]["user"]),
            Some("GUILD_CREATE") => break id(&frame["d"]["channels"][0]),
            _ => {}
        }
    };
    Bot { gateway, me, channel }
}

/// So long a bot sleeps between two looks at what it is told.
const NAP: Duration = Duration::from_millis(5);

/// Takes all that it is told, and looks at none of it: not the bot is measured, which in life has a processor of its own. So
/// it does not even wake up for each message.
pub fn hears(gateway: Gateway) {
    let MaybeTlsStream::Plain(stream) = gateway.into_inner() else {
        panic!("TLS on loopback")
    };
    let mut stream = stream.into_std().unwrap();
    stream.set_nonblocking(false).unwrap();
    std::thread::spawn(move || {
        let mut told = vec![0; 1 << 20];
        while stream.read(&mut told).is_ok_and(|many| many > 0) {
            std::thread::sleep(NAP);
        }
    });
}

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

/// The bytes of a GET.
pub fn get(path: &str, token: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bot {token}\r\n\r\n").into_bytes()
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
            if whole(&self.read).is_some() {
                return &self.read;
            }
        }
    }

    /// Sends these requests, so many, and waits until all are answered.
    pub async fn send_ahead(&mut self, requests: &[u8], many: usize) {
        self.stream.write_all(requests).await.unwrap();
        self.read.clear();
        let (mut answered, mut seen) = (0, 0);
        while answered < many {
            let more = self.stream.read_buf(&mut self.read).await.unwrap();
            assert!(more > 0, "the connection was closed");
            while let Some(length) = whole(&self.read[seen..]) {
                assert!(self.read[seen..].starts_with(b"HTTP/1.1 200"));
                (answered, seen) = (answered + 1, seen + length);
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

/// The length of the first answer in these bytes, if all of it is there.
fn whole(answers: &[u8]) -> Option<usize> {
    let end = end_of_head(answers)?;
    let head = std::str::from_utf8(&answers[..end]).unwrap();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    // What has no length has no body here.
    let whole = end + length.map_or(0, |length| length.parse().unwrap());
    (answers.len() >= whole).then_some(whole)
}
