//! How a bot opens a session, or goes on with one. `events/gateway` (Identifying, Resuming)

use serde::Deserialize;
use serde_json::Value;

use super::codec::Close;
use super::connection::Open;
use super::received::presence;
use super::sessions::{NotResumed, Opening, Shard};
use crate::discord::hub::Hub;
use crate::discord::limits::Start;
use crate::discord::rules::{self, Intents};

#[derive(Deserialize)]
struct Identify {
    token: String,
    intents: u64,
    #[serde(default)]
    compress: Option<bool>,
    #[serde(default)]
    large_threshold: Option<usize>,
    #[serde(default)]
    shard: Option<(u64, u64)>,
    #[serde(default)]
    presence: Value,
}

#[derive(Deserialize)]
struct Resume {
    token: String,
    session_id: String,
    seq: u64,
}

/// A library writes the token with or without «Bot».
fn has_token(hub: &Hub, token: &str) -> Result<(), Close> {
    if hub.is_token(token.strip_prefix("Bot ").unwrap_or(token)) {
        Ok(())
    } else {
        Err(Close::AuthenticationFailed)
    }
}

/// Opens a session; `None` if the bot identifies too often.
pub fn identify(hub: &Hub, data: Value, version: u8) -> Result<Option<Open>, Close> {
    let identify: Identify = serde_json::from_value(data).map_err(|_| Close::DecodeError)?;
    has_token(hub, &identify.token)?;
    let (number, count) = identify.shard.unwrap_or((0, 1));
    let shard = Shard::new(number, count).ok_or(Close::InvalidShard)?;
    let intents = Intents(identify.intents);
    if !intents.are_known() {
        return Err(Close::InvalidIntents);
    }
    let asked = Intents(intents.0 & Intents::PRIVILEGED.0);
    if !hub.portal.contains(asked) {
        return Err(Close::DisallowedIntents);
    }
    match hub.limits.start(number) {
        Start::Allowed => {}
        Start::TooSoon => return Ok(None),
        Start::Spent => {
            hub.refused(
                "the bot has opened all the sessions that it may in a day, and one more: Discord resets its token".into(),
            );
            hub.reset_token();
            return Err(Close::AuthenticationFailed);
        }
    }
    if hub.read(|world| shard.guilds(world).count()) > rules::GUILDS_PER_SHARD {
        return Err(Close::ShardingRequired);
    }
    if identify.presence.is_object() {
        presence(hub, &identify.presence);
    }
    let (least, most) = rules::LARGE_THRESHOLD.into_inner();
    let opening = Opening {
        version,
        intents,
        shard,
        compresses: identify.compress == Some(true),
        large_threshold: identify
            .large_threshold
            .map_or(rules::LARGE_THRESHOLD_DEFAULT, |asked| asked.clamp(least, most)),
    };
    Ok(Some(hub.write_with_sessions(|world, sessions| {
        sessions.open(world, hub, opening)
    })))
}

/// Goes on with a session; `None` if it is gone.
pub fn resume(hub: &Hub, data: Value) -> Result<Option<Open>, Close> {
    let resume: Resume = serde_json::from_value(data).map_err(|_| Close::DecodeError)?;
    has_token(hub, &resume.token)?;
    let kept = hub.session_kept;
    let resumed =
        hub.write_with_sessions(|_, sessions| sessions.resume(&resume.session_id, resume.seq, kept));
    match resumed {
        Ok(open) => Ok(Some(open)),
        Err(NotResumed::Gone) => Ok(None),
        Err(NotResumed::NeverSent) => Err(Close::InvalidSequence),
    }
}
