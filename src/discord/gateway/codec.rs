//! Frames of the gateway, and the codes with which it closes.
//! Source: `topics/opcodes-and-status-codes` (Gateway).

use std::fmt::Write as _;

use axum::extract::ws::{CloseFrame, Message};
use serde::Deserialize;
use serde_json::{Value, json};

use super::name::Name;
use crate::discord::rules;

pub mod op {
    pub const DISPATCH: u8 = 0;
    pub const HEARTBEAT: u8 = 1;
    pub const IDENTIFY: u8 = 2;
    pub const PRESENCE: u8 = 3;
    pub const VOICE_STATE: u8 = 4;
    pub const RESUME: u8 = 6;
    pub const RECONNECT: u8 = 7;
    pub const REQUEST_MEMBERS: u8 = 8;
    pub const INVALID_SESSION: u8 = 9;
    pub const HELLO: u8 = 10;
    pub const HEARTBEAT_ACK: u8 = 11;
    pub const REQUEST_SOUNDBOARD: u8 = 31;
}

/// Why the gateway closes a session.
#[derive(Clone, Copy, Debug)]
pub enum Close {
    UnknownOpcode,
    DecodeError,
    /// No frame at all, or far too large a one; or the end of a bot that was killed while it spoke.
    Unreadable,
    NotAuthenticated,
    AuthenticationFailed,
    AlreadyAuthenticated,
    InvalidSequence,
    RateLimited,
    /// The session is over: its bot is gone.
    TimedOut,
    InvalidShard,
    /// There are too many guilds for one shard.
    ShardingRequired,
    InvalidVersion,
    InvalidIntents,
    DisallowedIntents,
    /// The client speaks something else than JSON.
    NotJson,
    /// «Your connection will be closed and you will be forced to resume» (`events/gateway`, Heartbeat interval). With which
    /// code is not documented: we take the one for «unknown error», after which a client resumes.
    MissedHeartbeat,
    /// The offline Discord stops.
    GoingAway,
    /// Any code, because somebody wants to see what a bot does then.
    Code(u16),
}

impl Close {
    /// Whether a client may come back to its session afterwards.
    pub fn can_be_resumed(self) -> bool {
        match self {
            Self::UnknownOpcode
            | Self::DecodeError
            | Self::Unreadable
            | Self::NotJson
            | Self::NotAuthenticated
            | Self::AlreadyAuthenticated
            | Self::RateLimited
            | Self::MissedHeartbeat => true,
            Self::AuthenticationFailed
            | Self::InvalidSequence
            | Self::TimedOut
            | Self::InvalidShard
            | Self::ShardingRequired
            | Self::InvalidVersion
            | Self::InvalidIntents
            | Self::DisallowedIntents
            | Self::GoingAway => false,
            Self::Code(code) => !matches!(code, 4004 | 4007 | 4009..=4014),
        }
    }

    /// The rule that the bot broke, if it did: code and reason.
    pub fn rule(self) -> Option<String> {
        let (code, reason) = self.code();
        // A session that is over, a server that stops and whatever a test wants to see are none of its faults. What cannot be
        // read may be the end of a bot that was killed while it spoke.
        let is_its_own = !matches!(
            self,
            Self::TimedOut | Self::GoingAway | Self::Unreadable | Self::Code(_)
        );
        is_its_own.then(|| format!("{code} {reason}"))
    }

    fn code(self) -> (u16, &'static str) {
        match self {
            Self::MissedHeartbeat => (4000, "No heartbeat came in time."),
            Self::UnknownOpcode => (4001, "Unknown opcode."),
            Self::DecodeError | Self::Unreadable => (4002, "Error while decoding payload."),
            Self::NotJson => (
                4002,
                "The offline Discord speaks only JSON: ask for encoding=json.",
            ),
            Self::NotAuthenticated => (4003, "Not authenticated."),
            Self::AuthenticationFailed => (4004, "Authentication failed."),
            Self::AlreadyAuthenticated => (4005, "Already authenticated."),
            Self::InvalidSequence => (4007, "Invalid seq."),
            Self::RateLimited => (4008, "You are being rate limited."),
            Self::TimedOut => (4009, "Session timed out."),
            Self::InvalidShard => (4010, "Invalid shard."),
            Self::ShardingRequired => (4011, "Sharding required."),
            Self::InvalidVersion => (4012, "Invalid API version."),
            Self::InvalidIntents => (4013, "Invalid intent(s)."),
            Self::DisallowedIntents => (4014, "Disallowed intent(s)."),
            Self::GoingAway => (1001, "The offline Discord stops."),
            Self::Code(code) => (code, ""),
        }
    }

    pub fn frame(self) -> Message {
        let (code, reason) = self.code();
        Message::Close(Some(CloseFrame {
            code,
            reason: reason.into(),
        }))
    }
}

/// A frame of the bot's.
#[derive(Deserialize)]
pub struct Received {
    pub op: u8,
    #[serde(default)]
    pub d: Value,
}

/// Reads a frame. `None` is one that carries nothing (a ping, for example).
pub fn read(message: &Message) -> Result<Option<Received>, Close> {
    let bytes: &[u8] = match message {
        Message::Text(text) => text.as_bytes(),
        Message::Binary(bytes) => bytes,
        Message::Ping(_) | Message::Pong(_) | Message::Close(_) => return Ok(None),
    };
    if bytes.len() > rules::CLIENT_FRAME {
        return Err(Close::DecodeError);
    }
    serde_json::from_slice(bytes)
        .map(Some)
        .map_err(|_| Close::DecodeError)
}

/// A frame that is no dispatch.
pub fn write(op: u8, data: &Value) -> String {
    json!({ "op": op, "d": data, "s": null, "t": null }).to_string()
}

/// Bytes that stand around the data, at most.
const AROUND: usize = 100;

/// `data` is JSON, and in a name there is nothing to be escaped.
pub fn write_dispatch(name: Name, sequence: u64, data: &str) -> String {
    let (op, name) = (op::DISPATCH, <&str>::from(name));
    let mut frame = String::with_capacity(data.len() + AROUND);
    // A string takes all that is written to it.
    let _ = write!(frame, r#"{{"op":{op},"d":{data},"s":{sequence},"t":"{name}"}}"#);
    frame
}
