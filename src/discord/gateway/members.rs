//! A bot asks for members of a guild (op 8). `events/gateway-events` (Request guild members)

use serde::Deserialize;
use serde_json::{Value, json};

use super::codec::Close;
use super::name::Name;
use crate::discord::clock::Snowflake;
use crate::discord::form::as_id;
use crate::discord::hub::Hub;
use crate::discord::rules::{self, Intents};
use crate::discord::world::{Guild, Member, World};

#[derive(Deserialize)]
struct Request {
    guild_id: Value,
    #[serde(default)]
    query: Option<String>,
    #[serde(default)]
    limit: Option<usize>,
    #[serde(default)]
    user_ids: Value,
    #[serde(default)]
    presences: Option<bool>,
    #[serde(default)]
    nonce: Value,
}

/// Whom a bot asks for.
enum Wanted {
    /// So many at most.
    Everybody(usize),
    /// Those whose names begin so, and how many at most.
    Named(String, usize),
    These(Vec<Value>),
}

/// What is sent, and to whom it belongs.
struct Found {
    members: Vec<Value>,
    /// None, unless they are asked for.
    presences: Option<Vec<Value>>,
    /// Who of those asked for is no member.
    not_found: Option<Vec<Value>>,
}

/// Sends a guild's members, in parts. A request that Discord does not answer is only told to whoever watches.
pub fn send(hub: &Hub, session: u64, intents: Intents, request: Value) -> Result<(), Close> {
    let mut request: Request = serde_json::from_value(request).map_err(|_| Close::DecodeError)?;
    // An invalid one is ignored.
    if request
        .nonce
        .as_str()
        .is_none_or(|nonce| nonce.len() > rules::MEMBERS_NONCE)
    {
        request.nonce = Value::Null;
    }
    let with_presences = request.presences == Some(true) && intents.contains(Intents::GUILD_PRESENCES);
    let unanswered = |why: &str| {
        hub.refused(format!("Discord does not answer this request for members: {why}"));
        Ok(())
    };
    let Some(wanted) = request.wanted() else {
        return unanswered("it has neither query nor user_ids");
    };
    let Some(guild) = request.guild() else {
        return unanswered("its guild_id is no id");
    };
    if let Wanted::Everybody(limit) = wanted {
        if !intents.contains(Intents::GUILD_MEMBERS) {
            return unanswered("the bot did not ask for the intent GUILD_MEMBERS");
        }
        if limit == usize::MAX
            && let Some(wait) = hub.limits.all_members(session, guild.0)
        {
            let data = json!({
                "opcode": super::codec::op::REQUEST_MEMBERS,
                "retry_after": wait.as_secs_f64(),
                "meta": with_nonce(json!({ "guild_id": guild }), &request.nonce),
            });
            hub.write_with_sessions(|_, sessions| sessions.answer(session, Name::RateLimited, data));
            return Ok(());
        }
    }
    let found = hub.read(|world| {
        let guild = world.bots_guild(guild).ok()?;
        Some(find(world, guild, &wanted, with_presences))
    });
    let Some(found) = found else {
        return unanswered("the bot is not in that guild");
    };
    answer(hub, session, guild, &request.nonce, &found);
    Ok(())
}

impl Request {
    /// Of several guilds only the first counts.
    fn guild(&self) -> Option<Snowflake> {
        as_id(self.guild_id.get(0).unwrap_or(&self.guild_id))
    }

    fn wanted(&self) -> Option<Wanted> {
        let limit = self.limit.filter(|limit| *limit > 0);
        match (&self.user_ids, &self.query) {
            (Value::Null, None) => None,
            (Value::Null, Some(query)) if query.is_empty() => {
                Some(Wanted::Everybody(limit.unwrap_or(usize::MAX)))
            }
            (Value::Null, Some(query)) => {
                let limit = limit.unwrap_or(rules::MEMBERS_FOUND).min(rules::MEMBERS_FOUND);
                Some(Wanted::Named(query.to_lowercase(), limit))
            }
            (Value::Array(ids), _) => {
                let ids = ids.iter().take(rules::MEMBERS_FOUND);
                Some(Wanted::These(ids.cloned().collect()))
            }
            (id, _) => Some(Wanted::These(vec![id.clone()])),
        }
    }
}

fn find(world: &World, guild: &Guild, wanted: &Wanted, with_presences: bool) -> Found {
    let is_named = |member: &Member, beginning: &str| {
        let names = [Some(world.name_of(member.id)), member.nick.as_deref()];
        let mut names = names.into_iter().flatten();
        names.any(|name| name.to_lowercase().starts_with(beginning))
    };
    let of = |id: &Value| guild.members.iter().find(|member| Some(member.id) == as_id(id));
    let members: Vec<&Member> = match wanted {
        Wanted::Everybody(limit) => guild.members.iter().take(*limit).collect(),
        Wanted::Named(beginning, limit) => {
            let named = guild.members.iter().filter(|it| is_named(it, beginning));
            named.take(*limit).collect()
        }
        Wanted::These(ids) => ids.iter().filter_map(of).collect(),
    };
    let not_found = match wanted {
        Wanted::These(ids) => Some(ids.iter().filter(|id| of(id).is_none()).cloned().collect()),
        _ => None,
    };
    let presence = |member: &&Member| {
        let user = world.user(member.id).ok().filter(|user| user.is_seen())?;
        Some(world.presence_wire(guild.id, user))
    };
    Found {
        presences: with_presences.then(|| members.iter().filter_map(presence).collect()),
        members: members.iter().map(|member| world.member_wire(member)).collect(),
        not_found,
    }
}

fn answer(hub: &Hub, session: u64, guild: Snowflake, nonce: &Value, found: &Found) {
    let mut chunks: Vec<&[Value]> = found.members.chunks(rules::MEMBERS_CHUNK).collect();
    if chunks.is_empty() {
        chunks.push(&[]);
    }
    hub.write_with_sessions(|_, sessions| {
        for (index, chunk) in chunks.iter().enumerate() {
            let mut data = json!({
                "guild_id": guild,
                "members": chunk,
                "chunk_index": index,
                "chunk_count": chunks.len(),
            });
            if let Some(presences) = &found.presences {
                let is_here = |it: &&Value| {
                    chunk
                        .iter()
                        .any(|member| member["user"]["id"] == it["user"]["id"])
                };
                data["presences"] = presences.iter().filter(is_here).cloned().collect();
            }
            if let Some(not_found) = &found.not_found {
                data["not_found"] = json!(not_found);
            }
            sessions.answer(session, Name::GuildMembersChunk, with_nonce(data, nonce));
        }
    });
}

fn with_nonce(mut data: Value, nonce: &Value) -> Value {
    if !nonce.is_null() {
        data["nonce"] = nonce.clone();
    }
    data
}
