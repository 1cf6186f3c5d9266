//! HTTP as bytes: sent as they are, and what comes back held against what Discord would send.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::cases::PATIENCE;

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// Sends these bytes (and hangs up for its own part, if it `leaves`); what was answered, if anything was.
pub async fn exchange(address: &str, request: &[u8], leaves: bool) -> Option<Answer> {
    Answer::read(exchange_bytes(address, request, leaves).await)
}

/// The same, and all that came back.
pub async fn exchange_bytes(address: &str, request: &[u8], leaves: bool) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let (mut from, mut to) = stream.split();
    let sends = async {
        // Whoever is refused in the middle may find the connection closed.
        let _ = to.write_all(request).await;
        if leaves {
            let _ = to.shutdown().await;
        }
    };
    let mut bytes = Vec::new();
    let both = async { tokio::join!(sends, from.read_to_end(&mut bytes)) };
    let answered = timeout(PATIENCE, both).await;
    assert!(answered.is_ok(), "no answer, and no end: {}", shown(request));
    bytes
}

impl Answer {
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
        let head = String::from_utf8(bytes[..end].to_vec()).expect("a head in ASCII");
        let status = head.split(' ').nth(1)?.parse().expect("a status");
        Some(Self {
            status,
            head,
            body: bytes[end..].to_vec(),
        })
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let named = |line: &'_ str| {
            line.split_once(": ")
                .filter(|(it, _)| it.eq_ignore_ascii_case(name))
                .is_some()
        };
        let line = self.head.lines().find(|line| named(line))?;
        line.split_once(": ").map(|(_, value)| value)
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The same of the first of several answers.
    pub fn check_first(mut self, method: &str) {
        let length = self.header("content-length").and_then(|it| it.parse().ok());
        self.body
            .truncate(if method == "HEAD" { 0 } else { length.unwrap_or(0) });
        self.check(method);
    }

    /// Fails if Discord would not answer so.
    pub fn check(&self, method: &str) {
        let told = || format!("{}{}", self.head, shown(&self.body));
        assert!(self.status < 500, "{}", told());
        if self.status == 204 || method == "HEAD" {
            assert!(self.body.is_empty(), "{}", told());
            return;
        }
        assert_eq!(
            self.header("content-type"),
            Some("application/json"),
            "{}",
            told()
        );
        let length = self.header("content-length").and_then(|it| it.parse().ok());
        assert_eq!(length, Some(self.body.len()), "{}", told());
        let json: Result<Value, _> = serde_json::from_slice(&self.body);
        let Ok(json) = json else {
            panic!("no JSON: {}", told())
        };
        if self.status >= 400 {
            let is_told = json["message"].is_string() && json["code"].is_u64();
            assert!(is_told, "{}", told());
            if self.status == 400 && json["code"] == 50035 {
                assert!(
                    json["errors"].as_object().is_some_and(|it| !it.is_empty()),
                    "{}",
                    told()
                );
            }
        }
    }
}

/// Bytes as a person can read them, and not too many.
pub fn shown(bytes: &[u8]) -> String {
    const MOST: usize = 600;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST)])
        .escape_debug()
        .to_string();
    match bytes.len() {
        0..=MOST => start,
        more => format!("{start}… ({more} bytes)"),
    }
}
