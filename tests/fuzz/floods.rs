//! Those who begin and do not go on, and those who do not stop: others are served all the same.

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::ALLOCATED;
use crate::cases::{PATIENCE, try_one};
use crate::frames::{Frame, identify};
use crate::target::Target;

const UPGRADE: &str = "GET /?v=10 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
                       Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

async fn sends(target: &Target, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(&target.address).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    stream
}

#[test]
fn who_begins_and_does_not_go_on_keeps_nobody_waiting() {
    try_one(async {
        let mut target = Target::start().await;
        let upload = target.filled(
            b"POST /api/v10/channels/{channel}/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bot {bot_token}\r\n\
              Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"content\": \"",
        );
        let identified = Frame::text(&identify().to_string()).write(|template| target.filled(template));
        let begun = [
            b"GET /api/v10/gate".to_vec(),
            upload,
            UPGRADE.as_bytes().to_vec(),
            [UPGRADE.as_bytes(), &identified[..10]].concat(),
            [UPGRADE.as_bytes(), &identified].concat(),
        ];
        let mut waiting = Vec::new();
        for _ in 0..40 {
            for bytes in &begun {
                waiting.push(sends(&target, bytes).await);
            }
            target.serves_others().await;
        }
        assert_eq!(waiting.len(), 200);
    });
}

#[test]
fn who_goes_on_a_byte_at_a_time_is_answered() {
    try_one(async {
        let target = Target::start().await;
        let body = json!({ "content": "Slowly." }).to_string();
        let head = format!(
            "POST /api/v10/channels/{{channel}}/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bot {{bot_token}}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let mut stream = sends(&target, b"").await;
        stream.set_nodelay(true).unwrap();
        for byte in target.filled(head.as_bytes()) {
            stream.write_all(&[byte]).await.unwrap();
        }
        let mut answer = String::new();
        let read = timeout(PATIENCE, stream.read_to_string(&mut answer)).await;
        read.expect("an answer").unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    });
}

#[test]
fn who_does_not_stop_is_cut_off_or_served_and_nothing_is_kept_of_it() {
    try_one(async {
        let mut target = Target::start().await;
        let identified = Frame::text(&identify().to_string()).write(|template| target.filled(template));
        let ping = Frame::control(9, &[b'x'; 125]).write(<[u8]>::to_vec);
        let beat = Frame::text("{\"op\":1,\"d\":null}").write(<[u8]>::to_vec);
        let asks = Frame::text("{\"op\":8,\"d\":{\"guild_id\":\"1\",\"query\":\"\",\"limit\":0}}")
            .write(<[u8]>::to_vec);
        let before = ALLOCATED.current_usage();
        for flood in [ping.repeat(50_000), beat.repeat(20_000), asks.repeat(20_000)] {
            let mut stream = TcpStream::connect(&target.address).await.unwrap();
            let (mut from, mut to) = stream.split();
            let says = async {
                // It may be cut off in the middle.
                let _ = to
                    .write_all(&[UPGRADE.as_bytes(), &identified, &flood].concat())
                    .await;
                let _ = to.shutdown().await;
            };
            let mut nowhere = tokio::io::sink();
            let hears = tokio::io::copy(&mut from, &mut nowhere);
            let both = timeout(PATIENCE, async { tokio::join!(says, hears) }).await;
            assert!(both.is_ok(), "it does not end");
            target.serves_others().await;
        }
        let kept = ALLOCATED.current_usage().saturating_sub(before);
        assert!(kept < 8 * 1024 * 1024, "{kept} bytes");
    });
}
