//! Frames of the gateway that are right but for something, as the bytes that they are.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::http::shown;
use crate::json::{Json, changed, changes};

const TEXT: u8 = 1;
const BINARY: u8 = 2;
const FIN: u8 = 0x80;

/// A connection: how it is asked for, and what is said on it. Names stand in place of ids and tokens: `{guild}`.
#[derive(Clone, Debug)]
pub struct Talk {
    pub asked: String,
    /// Whether it logs in before anything else.
    pub logs_in: bool,
    pub frames: Vec<Frame>,
}

#[derive(Clone)]
pub struct Frame {
    /// FIN, the reserved bits and the opcode.
    first: u8,
    bytes: Vec<u8>,
    masked: bool,
    /// In so many pieces.
    pieces: usize,
    /// What its length is said to be, if that is not so.
    length: Option<u64>,
}

impl Frame {
    pub fn text(text: &str) -> Self {
        Self {
            first: FIN | TEXT,
            bytes: text.as_bytes().to_vec(),
            masked: true,
            pieces: 1,
            length: None,
        }
    }

    /// A ping, a pong, a farewell.
    pub fn control(opcode: u8, bytes: &[u8]) -> Self {
        Self {
            first: FIN | opcode,
            bytes: bytes.to_vec(),
            ..Self::text("")
        }
    }

    /// The bytes of it. A mask of zeros is one.
    pub fn write(&self, filled: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let bytes = filled(&self.bytes);
        let size = bytes.len().div_ceil(self.pieces).max(1);
        let mut pieces: Vec<&[u8]> = bytes.chunks(size).collect();
        if pieces.is_empty() {
            pieces.push(b"");
        }
        let last = pieces.len() - 1;
        let mut written = Vec::new();
        for (index, piece) in pieces.iter().enumerate() {
            let opcode = if index == 0 { self.first & 0x7f } else { 0 };
            written.push(if index == last {
                self.first & FIN | opcode
            } else {
                opcode
            });
            let mask = if self.masked { 0x80 } else { 0 };
            match self.length.unwrap_or(piece.len() as u64) {
                length @ 0..=125 => written.push(mask | length as u8),
                length @ 126..=0xffff => {
                    written.push(mask | 126);
                    written.extend((length as u16).to_be_bytes());
                }
                length => {
                    written.push(mask | 127);
                    written.extend(length.to_be_bytes());
                }
            }
            written.extend_from_slice(if self.masked { &[0; 4] } else { &[] });
            written.extend_from_slice(piece);
        }
        written
    }
}

pub fn identify() -> Value {
    let properties = json!({ "os": "linux", "browser": "x", "device": "x" });
    let presence = json!({ "status": "idle", "afk": false, "since": 0, "activities": [{ "name": "chess", "type": 0, "url": null }] });
    json!({ "op": 2, "d": {
        "token": "{bot_token}", "intents": 0x1_ffff, "properties": properties, "compress": false, "large_threshold": 250,
        "shard": [0, 1], "presence": presence,
    } })
}

/// One of everything that a client may say, and what only Discord says.
fn payloads() -> Vec<Value> {
    let activity = json!({ "name": "x", "type": 4, "state": "Reading", "created_at": 1 });
    let mut payloads = vec![
        json!({ "op": 1, "d": 7 }),
        json!({ "op": 1, "d": null }),
        identify(),
        json!({ "op": 3, "d": { "since": null, "activities": [activity], "status": "dnd", "afk": true } }),
        json!({ "op": 4, "d": { "guild_id": "{guild}", "channel_id": null, "self_mute": false, "self_deaf": false } }),
        json!({ "op": 6, "d": { "token": "{bot_token}", "session_id": "{session}", "seq": 1 } }),
        json!({ "op": 6, "d": { "token": "{bot_token}", "session_id": "{session}", "seq": 1 } }),
        json!({ "op": 8, "d": { "guild_id": "{guild}", "query": "", "limit": 0, "presences": true, "nonce": "n" } }),
        json!({ "op": 8, "d": { "guild_id": "{guild}", "user_ids": ["{application}", "1"], "limit": 100 } }),
        json!({ "op": 31, "d": { "guild_ids": ["{guild}"] } }),
    ];
    payloads.extend([0, 5, 7, 9, 10, 11, 12, 43, 255].map(|op| json!({ "op": op, "d": {} })));
    payloads
}

pub fn talk() -> impl Strategy<Value = Talk> {
    let odd = [
        "",
        "v=9",
        "v=8",
        "v=abc",
        "v=300",
        "v=10&v=10",
        "v=",
        "v=%ff",
        "v=10&encoding=etf",
        "v=10&compress=zlib-stream",
        "v=10&compress=x",
        "compress=zstd-stream&encoding=json&v=10",
        "%00=%00",
        "v[]=10",
    ];
    let asked = prop_oneof![
        6 => Just("GET /?v=10&encoding=json\r\nUpgrade: websocket\r\nConnection: Upgrade".to_owned()),
        2 => select(odd.to_vec()).prop_map(|query| format!("GET /?{query}\r\nUpgrade: websocket\r\nConnection: Upgrade")),
        1 => select(vec![
            "GET /", "POST /", "HEAD /", "GET /\r\nUpgrade: websocket", "GET /\r\nConnection: Upgrade\r\nUpgrade: h2c",
            "GET /\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Extensions: permessage-deflate; x=1",
            "GET /\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: a, b",
        ]).prop_map(str::to_owned),
    ];
    let logs_in = prop_oneof![3 => Just(true), 1 => Just(false)];
    (asked, logs_in, vec(frame(), 0..24)).prop_map(|(asked, logs_in, frames)| Talk {
        asked,
        logs_in,
        frames,
    })
}

fn frame() -> impl Strategy<Value = Frame> {
    let payload = (any::<Index>(), changes()).prop_map(|(which, changes)| {
        let payloads = payloads();
        changed(Json::from(which.get(&payloads)), &changes).bytes()
    });
    let bytes = prop_oneof![
        10 => payload,
        1 => vec(any::<u8>(), 0..300),
        1 => select(vec![4096, 4097, 65_536, 65_537, 200_000]).prop_map(|length| vec![b' '; length]),
    ];
    let first = prop_oneof![
        12 => Just(FIN | TEXT),
        2 => Just(FIN | BINARY),
        // Pieces of nothing, pings, pongs, farewells; reserved bits and opcodes.
        1 => select(vec![FIN, TEXT, FIN | 8, FIN | 9, FIN | 10, 9, FIN | 3, FIN | 15, FIN | 0x40 | TEXT, FIN | 0x70 | TEXT]),
    ];
    let pieces = prop_oneof![10 => Just(1), 1 => select(vec![2, 3, 500])];
    let length = weighted(
        0.03,
        select(vec![0, 1, 126, 65_536, 1 << 31, u64::MAX >> 1, u64::MAX]),
    );
    (first, bytes, weighted(0.02, Just(())), pieces, length).prop_map(
        |(first, bytes, unmasked, pieces, length)| Frame {
            first,
            bytes,
            masked: unmasked.is_none(),
            pieces,
            length,
        },
    )
}

impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            first,
            bytes,
            masked,
            pieces,
            length,
        } = self;
        write!(
            f,
            "{first:#04x}, masked {masked}, {pieces} pieces, said to be {length:?} long: {}",
            shown(bytes)
        )
    }
}
