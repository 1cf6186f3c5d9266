use std::io::{Read, Write};
use std::net::TcpStream;

use wrong_01_hello_bot::{Bot, Ran};

/// Asks without waiting for what a library would allow.
fn asks(method: &str, path: &str, token: &str, body: &str) -> String {
    let api = std::env::var("DISCORD_API").unwrap_or_default();
    let host = api.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let Ok(mut stream) = TcpStream::connect(&host) else {
        return String::new();
    };
    let request = format!(
        "{method} /api/v10{path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Type: application/json\r\n\
        Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let mut answer = String::new();
    let _ = stream.write_all(request.as_bytes());
    let _ = stream.read_to_string(&mut answer);
    answer
}

pub fn main() -> Ran {
    Bot {
        greeting: |_, _| {
            for token in ["", "Bot", "Bot x", "Bearer alice", "alice"] {
                asks("GET", "/users/@me", token, "");
                asks(
                    "POST",
                    "/channels/1/messages",
                    token,
                    r#"{"content":"Hello! I am your first bot."}"#,
                );
                asks(
                    "POST",
                    "/interactions/1/x/callback",
                    token,
                    r#"{"type":4,"data":{"content":"Hello!"}}"#,
                );
            }
            "It was somebody else.".to_owned()
        },
        goodbye: |_, _| "It was somebody else.".to_owned(),
        ..Bot::default()
    }
    .run()
}
