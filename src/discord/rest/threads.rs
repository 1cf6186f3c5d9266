//! Threads. `resources/channel` (Start thread …), `topics/threads`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{Asked, Body, In, WithFiles, boolean};
use super::routes::{Routes, get, post, put};
use super::{Answer, Hubbed, bounded};
use crate::discord::clock::Snowflake;
use crate::discord::form::Form;
use crate::discord::rules::{self, Intents, Permissions, codes};
use crate::discord::world::channels::kind;
use crate::discord::world::{Channel, Draft, NewThread, Thread, ThreadMember, World};

pub fn routes() -> Routes {
    Routes::new()
        .route("/channels/{channel}/threads", post(start))
        .route("/channels/{channel}/messages/{message}/threads", post(start_from))
        .route(
            "/channels/{channel}/threads/archived/public",
            get(archived_public),
        )
        .route(
            "/channels/{channel}/threads/archived/private",
            get(archived_private),
        )
        .route(
            "/channels/{channel}/users/@me/threads/archived/private",
            get(archived_joined),
        )
        .route("/guilds/{guild}/threads/active", get(active))
        .route("/channels/{channel}/thread-members", get(members))
        .route("/channels/{channel}/thread-members/@me", put(join).delete(leave))
        .route(
            "/channels/{channel}/thread-members/{user}",
            get(member).put(add).delete(remove),
        )
}

type Made = (StatusCode, Json<Value>);

pub fn auto_archive(form: &mut Form) -> Option<u64> {
    let minutes = form.number("auto_archive_duration", 0..=u64::from(u32::MAX));
    if minutes.is_some_and(|minutes| !rules::AUTO_ARCHIVE.contains(&minutes)) {
        form.faults
            .choice("auto_archive_duration", "60, 1440, 4320, 10080");
    }
    minutes
}

fn new_thread(form: &mut Form, default_kind: u8) -> Answer<NewThread> {
    let name = form.text("name", rules::CHANNEL_NAME);
    let name = form.required("name", name).unwrap_or_default();
    let asked = form.number("type", 10..=12);
    let new = NewThread {
        name,
        kind: asked
            .and_then(|kind| u8::try_from(kind).ok())
            .unwrap_or(default_kind),
        auto_archive: auto_archive(form).unwrap_or(rules::AUTO_ARCHIVE[1]),
        invitable: form.flag("invitable").unwrap_or(true),
        slowmode: form
            .number("rate_limit_per_user", rules::SLOWMODE)
            .unwrap_or_default(),
    };
    form.check().map(|()| new)
}

fn made(world: &World, id: Snowflake) -> Answer<Made> {
    Ok((StatusCode::CREATED, Json(world.channel_wire(world.channel(id)?))))
}

/// Without a type it is private, as the documentation says of this old default. In a forum it is a post, with its first
/// message. (Start thread in forum or media channel)
async fn start(
    State(hub): Hubbed,
    In(channel): In<Snowflake>,
    WithFiles(body, files): WithFiles,
) -> Answer<Made> {
    let in_forum = hub.read(|world| world.channel(channel).map(|it| it.kind == kind::FORUM))?;
    let mut form = Form::new(&body, "");
    if !in_forum {
        let new = new_thread(&mut form, kind::PRIVATE_THREAD)?;
        return hub.write(|world| {
            let id = world.start_thread(world.bot, channel, None, new)?;
            made(world, id)
        });
    }
    let message = form.object("message");
    let message = form.required("message", message);
    form.accepts(&["type"]);
    let new = new_thread(&mut form, kind::PUBLIC_THREAD)?;
    let draft = Draft::read(message.unwrap_or(&body), files, "message.")?;
    hub.write(|world| {
        let (id, message) = world.post(world.bot, channel, new, draft)?;
        let (status, Json(mut wire)) = made(world, id)?;
        wire["message"] = json!(world.message_wire(&message));
        Ok((status, Json(wire)))
    })
}

async fn start_from(
    State(hub): Hubbed,
    In((channel, message)): In<(Snowflake, Snowflake)>,
    Body(body): Body,
) -> Answer<Made> {
    let new = new_thread(&mut Form::new(&body, ""), kind::PUBLIC_THREAD)?;
    hub.write(|world| {
        let id = world.start_thread(world.bot, channel, Some(message), new)?;
        made(world, id)
    })
}

/// Threads, with what the bot is to those that it is in.
fn wires(world: &World, threads: &[&Channel]) -> Value {
    let own = |channel: &&Channel| {
        let mut members = channel.thread.iter().flat_map(|thread| &thread.members);
        let own = members.find(|member| member.user == world.bot)?;
        Some(world.thread_member_wire(channel.id, own))
    };
    json!({
        "threads": threads.iter().map(|channel| world.channel_wire(channel)).collect::<Value>(),
        "members": threads.iter().filter_map(own).collect::<Value>(),
    })
}

/// Which archived threads are asked for. `before` is a time, or of those that the bot has joined an id.
#[derive(Deserialize)]
struct Page<T> {
    limit: Option<u64>,
    before: Option<T>,
}

impl<T: Ord> Page<T> {
    /// Those of the channel that are `wanted`, in this order from the greatest on.
    fn of(
        self,
        world: &World,
        parent: Snowflake,
        needed: Permissions,
        order: impl Fn(&Channel, &Thread) -> T,
        wanted: impl Fn(&Channel, &Thread) -> bool,
    ) -> Answer<Json<Value>> {
        // The documentation does not bound it; Discord itself does.
        let limit = bounded(
            self.limit,
            *rules::ARCHIVED_THREADS.end(),
            rules::ARCHIVED_THREADS,
        )?;
        world.require_in(parent, world.bot, needed)?;
        let archived = world.channels().iter().filter(|it| it.parent == Some(parent));
        let archived =
            archived.filter_map(|it| Some((it, it.thread.as_ref().filter(|thread| thread.archived)?)));
        let mut found: Vec<(T, &Channel)> = archived
            .filter(|(channel, thread)| wanted(channel, thread))
            .map(|(channel, thread)| (order(channel, thread), channel))
            .filter(|(order, _)| self.before.as_ref().is_none_or(|before| order < before))
            .collect();
        found.sort_by(|one, other| other.0.cmp(&one.0));
        let page: Vec<&Channel> = found.iter().take(limit).map(|(_, channel)| *channel).collect();
        let mut wire = wires(world, &page);
        wire["has_more"] = json!(found.len() > limit);
        Ok(Json(wire))
    }
}

async fn archived_public(
    State(hub): Hubbed,
    In(channel): In<Snowflake>,
    Asked(page): Asked<Page<DateTime<Utc>>>,
) -> Answer<Json<Value>> {
    let needed = Permissions::READ_MESSAGE_HISTORY;
    let is_public = |it: &Channel, _: &Thread| it.kind != kind::PRIVATE_THREAD;
    hub.read(|world| page.of(world, channel, needed, |_, it| it.archived_at, is_public))
}

async fn archived_private(
    State(hub): Hubbed,
    In(channel): In<Snowflake>,
    Asked(page): Asked<Page<DateTime<Utc>>>,
) -> Answer<Json<Value>> {
    let needed = Permissions::READ_MESSAGE_HISTORY | Permissions::MANAGE_THREADS;
    let is_private = |it: &Channel, _: &Thread| it.kind == kind::PRIVATE_THREAD;
    hub.read(|world| page.of(world, channel, needed, |_, it| it.archived_at, is_private))
}

/// The private ones that the bot is in, the newest first.
async fn archived_joined(
    State(hub): Hubbed,
    In(channel): In<Snowflake>,
    Asked(page): Asked<Page<Snowflake>>,
) -> Answer<Json<Value>> {
    let needed = Permissions::READ_MESSAGE_HISTORY;
    hub.read(|world| {
        let is_its = |it: &Channel, thread: &Thread| {
            it.kind == kind::PRIVATE_THREAD && thread.members.iter().any(|member| member.user == world.bot)
        };
        page.of(world, channel, needed, |it, _| it.id, is_its)
    })
}

async fn active(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.bots_guild(guild)?;
        let is_active = |it: &&Channel| it.thread.as_ref().is_some_and(|thread| !thread.archived);
        let its = world.channels().iter().filter(|it| it.guild == Some(guild));
        let seen: Vec<&Channel> = its
            .filter(is_active)
            .filter(|it| world.sees(world.bot, it))
            .collect();
        Ok(Json(wires(world, &seen)))
    })
}

#[derive(Deserialize)]
struct Listed {
    limit: Option<u64>,
    after: Option<Snowflake>,
    #[serde(default, deserialize_with = "boolean")]
    with_member: Option<bool>,
}

fn member_wire(world: &World, channel: &Channel, member: &ThreadMember, with_member: Option<bool>) -> Value {
    let mut wire = world.thread_member_wire(channel.id, member);
    let its = channel
        .guild
        .and_then(|guild| world.member(guild, member.user).ok());
    if let Some(its) = its.filter(|_| with_member == Some(true)) {
        wire["member"] = world.member_wire(its);
    }
    wire
}

/// Only for bots whose intent for members is switched on in the portal. In pages, if the members themselves are wanted.
async fn members(
    State(hub): Hubbed,
    In(channel): In<Snowflake>,
    Asked(asked): Asked<Listed>,
) -> Answer<Json<Value>> {
    let limit = bounded(asked.limit, *rules::THREAD_MEMBERS.end(), rules::THREAD_MEMBERS)?;
    if !hub.portal.contains(Intents::GUILD_MEMBERS) {
        return Err(codes::MISSING_ACCESS.into());
    }
    hub.read(|world| {
        let (channel, thread) = world.thread(channel, world.bot)?;
        let mut members: Vec<&ThreadMember> = thread.members.iter().collect();
        if asked.with_member == Some(true) {
            members.sort_by_key(|member| member.user);
            members.retain(|member| asked.after.is_none_or(|after| member.user > after));
            members.truncate(limit);
        }
        let members = members.into_iter();
        Ok(Json(
            members
                .map(|it| member_wire(world, channel, it, asked.with_member))
                .collect(),
        ))
    })
}

async fn member(
    State(hub): Hubbed,
    In((channel, user)): In<(Snowflake, Snowflake)>,
    Asked(asked): Asked<Listed>,
) -> Answer<Json<Value>> {
    hub.read(|world| {
        let (channel, thread) = world.thread(channel, world.bot)?;
        let found = thread.members.iter().find(|member| member.user == user);
        let found = found.ok_or(codes::UNKNOWN_MEMBER)?;
        Ok(Json(member_wire(world, channel, found, asked.with_member)))
    })
}

async fn join(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<StatusCode> {
    hub.write(|world| world.join_thread(world.bot, channel, world.bot))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn leave(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<StatusCode> {
    hub.write(|world| world.leave_thread(world.bot, channel, world.bot))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn add(State(hub): Hubbed, In((channel, user)): In<(Snowflake, Snowflake)>) -> Answer<StatusCode> {
    hub.write(|world| world.join_thread(world.bot, channel, user))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove(State(hub): Hubbed, In((channel, user)): In<(Snowflake, Snowflake)>) -> Answer<StatusCode> {
    hub.write(|world| world.leave_thread(world.bot, channel, user))?;
    Ok(StatusCode::NO_CONTENT)
}
