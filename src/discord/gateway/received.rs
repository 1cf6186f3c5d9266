//! What a bot asks for on the gateway. `events/gateway-events` (Send events)

use serde::Deserialize;
use serde_json::{Value, json};

use super::codec::Close;
use super::connection::Open;
use super::name::Name;
use super::sessions::NotResumed;
use crate::discord::form::as_id;
use crate::discord::hub::Hub;
use crate::discord::rules::{self, Intents};

#[derive(Deserialize)]
struct Identify {
    token: String,
    intents: u64,
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
    if token.strip_prefix("Bot ").unwrap_or(token) == hub.token.expose() {
        Ok(())
    } else {
        Err(Close::AuthenticationFailed)
    }
}

/// Opens a session; `None` if the bot identifies too often.
pub fn identify(hub: &Hub, data: Value) -> Result<Option<Open>, Close> {
    let identify: Identify = serde_json::from_value(data).map_err(|_| Close::DecodeError)?;
    has_token(hub, &identify.token)?;
    let shard = identify.shard.unwrap_or((0, 1));
    if shard.0 >= shard.1 {
        return Err(Close::InvalidShard);
    }
    let intents = Intents(identify.intents);
    if !intents.are_known() {
        return Err(Close::InvalidIntents);
    }
    let asked = Intents(intents.0 & Intents::PRIVILEGED.0);
    if !hub.portal.contains(asked) {
        return Err(Close::DisallowedIntents);
    }
    if !hub.limits.may_identify() {
        return Ok(None);
    }
    if identify.presence.is_object() {
        presence(hub, &identify.presence);
    }
    let (number, told) =
        hub.write_with_sessions(|world, sessions| sessions.open(world, &hub.address, intents, shard));
    Ok(Some(Open { number, told }))
}

/// Goes on with a session; `None` if it is gone.
pub fn resume(hub: &Hub, data: Value) -> Result<Option<Open>, Close> {
    let resume: Resume = serde_json::from_value(data).map_err(|_| Close::DecodeError)?;
    has_token(hub, &resume.token)?;
    let resumed = hub.write_with_sessions(|_, sessions| sessions.resume(&resume.session_id, resume.seq));
    match resumed {
        Ok((number, told)) => Ok(Some(Open { number, told })),
        Err(NotResumed::Gone) => Ok(None),
        Err(NotResumed::NeverSent) => Err(Close::InvalidSequence),
    }
}

/// The bot is online, away, or seen doing something. (What it says of `since` is written in many ways, and shown nowhere.)
pub fn presence(hub: &Hub, data: &Value) {
    let status = data["status"].as_str().unwrap_or("online");
    let activities = data["activities"].as_array().cloned().unwrap_or_default();
    hub.write(|world| {
        // When it began is Discord's to say.
        let began = world.clock.now().timestamp_millis();
        let mut activities: Vec<Value> = activities.into_iter().filter(Value::is_object).collect();
        let was = world.user(world.bot).cloned();
        let is_new = was.is_ok_and(|was| was.status != status || !are_same(&was.activities, &activities));
        if is_new {
            let doing = activities.first().map(activity).unwrap_or_default();
            world.did(world.bot, format!("is now {status}{doing}"));
            for activity in &mut activities {
                activity["created_at"] = json!(began);
            }
            world.set_presence(world.bot, status, activities);
        }
    });
}

/// Whether these are the same activities, whenever they began.
fn are_same(some: &[Value], others: &[Value]) -> bool {
    let seen = |it: &Value| [it["name"].clone(), it["type"].clone(), it["state"].clone()];
    some.iter().map(seen).eq(others.iter().map(seen))
}

/// `: playing chess`. `events/gateway-events` (Activity types)
fn activity(activity: &Value) -> String {
    let name = activity["name"].as_str().unwrap_or_default();
    let verb = match activity["type"].as_u64() {
        Some(1) => "streaming",
        Some(2) => "listening to",
        Some(3) => "watching",
        Some(4) => return format!(": {}", activity["state"].as_str().unwrap_or_default()),
        Some(5) => "competing in",
        _ => "playing",
    };
    format!(": {verb} {name}")
}

/// Sends a guild's members, in parts. (Request guild members)
pub fn members(hub: &Hub, session: u64, request: &Value) {
    let wanted: Option<Vec<String>> = match &request["user_ids"] {
        Value::Null => None,
        Value::Array(ids) => Some(ids.iter().filter_map(as_id).map(|id| id.to_string()).collect()),
        id => Some(as_id(id).iter().map(ToString::to_string).collect()),
    };
    let query = request["query"].as_str().unwrap_or("").to_lowercase();
    let limit = match request["limit"].as_u64() {
        None | Some(0) => usize::MAX,
        Some(limit) => usize::try_from(limit).unwrap_or(usize::MAX),
    };
    let members: Vec<Value> = hub.read(|world| {
        let guild = as_id(&request["guild_id"]).and_then(|id| world.bots_guild(id).ok());
        let matches = guild.into_iter().flat_map(|guild| &guild.members);
        let matches = matches.filter(|member| match &wanted {
            Some(ids) => ids.contains(&member.id.to_string()),
            None => world.name_of(member.id).to_lowercase().starts_with(&query),
        });
        matches
            .take(limit)
            .map(|member| world.member_wire(member))
            .collect()
    });
    let is_found = |id: &String| members.iter().any(|member| member["user"]["id"] == **id);
    let not_found: Vec<String> = wanted
        .unwrap_or_default()
        .into_iter()
        .filter(|id| !is_found(id))
        .collect();
    let chunks: Vec<&[Value]> = if members.is_empty() {
        vec![&[]]
    } else {
        members.chunks(rules::MEMBERS_CHUNK).collect()
    };
    hub.write_with_sessions(|_, sessions| {
        for (index, chunk) in chunks.iter().enumerate() {
            let mut data = json!({
                "guild_id": request["guild_id"],
                "members": chunk,
                "chunk_index": index,
                "chunk_count": chunks.len(),
                "not_found": not_found,
            });
            if !request["nonce"].is_null() {
                data["nonce"] = request["nonce"].clone();
            }
            sessions.answer(session, Name::GuildMembersChunk, data);
        }
    });
}

/// No guild has sounds here.
pub fn sounds(hub: &Hub, session: u64, request: &Value) {
    hub.write_with_sessions(|_, sessions| {
        for guild in request["guild_ids"].as_array().into_iter().flatten() {
            let data = json!({ "guild_id": guild, "soundboard_sounds": [] });
            sessions.answer(session, Name::SoundboardSounds, data);
        }
    });
}
