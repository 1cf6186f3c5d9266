//! Frames.

use serde_json::Value;

use crate::cases::{runtime, try_all};
use crate::frames::{Frame, Talk, identify, talk};
use crate::http::{Answer, exchange_bytes, shown};
use crate::target::Target;

#[test]
fn frames_of_all_kinds() {
    let runtime = runtime();
    try_all(100, talk(), |talk| {
        runtime.block_on(async {
            let mut target = Target::start().await;
            target.loses_a_session().await;
            let _looked_at = (talk.frames.len() % 2 == 0).then(|| target.discord.traffic());
            holds(&target, &talk).await;
            target.serves_others().await;
        });
    });
}

/// All is said at once, a heartbeat at the end; then nothing more comes from here, so the other side has to come to an end.
async fn holds(target: &Target, talk: &Talk) {
    let (asked, headers) = talk.asked.split_once("\r\n").unwrap_or((&talk.asked, ""));
    let headers = if headers.is_empty() {
        String::new()
    } else {
        format!("{headers}\r\n")
    };
    let head = format!(
        "{asked} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\
         {headers}\r\n"
    );
    let mut bytes = head.into_bytes();
    let first = talk.logs_in.then(|| Frame::text(&identify().to_string()));
    let last = Frame::text("{\"op\":1,\"d\":null}");
    for frame in first.iter().chain(&talk.frames).chain([&last]) {
        bytes.extend(frame.write(|template| target.filled(template)));
    }
    let answered = exchange_bytes(&target.address, &bytes, true).await;
    if let Some(answer) = Answer::read(answered) {
        let method = talk.asked.split(' ').next().unwrap_or_default();
        match answer.status {
            101 => check_frames(&answer.body),
            // What follows the head of a request that is none of a websocket is no HTTP.
            _ => answer.check_first(method),
        }
    }
}

/// What Discord says is whole and in order: JSON, and at the end why it says no more.
fn check_frames(mut bytes: &[u8]) {
    while let [first, length, rest @ ..] = bytes {
        let (length, rest) = match length {
            126 => (u64::from(u16::from_be_bytes([rest[0], rest[1]])), &rest[2..]),
            127 => (u64::from_be_bytes(rest[..8].try_into().unwrap()), &rest[8..]),
            length => (u64::from(*length), rest),
        };
        // The connection may end in the middle of what nobody reads any more.
        let Some((payload, rest)) = rest.split_at_checked(length as usize) else {
            return;
        };
        bytes = rest;
        match first {
            0x81 => {
                let frame: Value = serde_json::from_slice(payload).unwrap_or_default();
                assert!(
                    frame["op"].is_u64() && frame.get("d").is_some(),
                    "{}",
                    shown(payload)
                );
            }
            0x88 => {
                let code = payload.first_chunk().map(|code| u16::from_be_bytes(*code));
                let is_known = code.is_none_or(|code| matches!(code, 1000..=1011 | 4000..=4014));
                assert!(is_known, "{code:?}");
            }
            // Compressed, or the answer to a ping.
            0x82 | 0x8a => {}
            other => panic!("{other:#x}: {}", shown(payload)),
        }
    }
}
