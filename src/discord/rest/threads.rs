//! Threads. `resources/channel` (Start thread …), `topics/threads`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::request::{Body, In, WithFiles};
use super::routes::{Routes, get, post, put};
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::form::Form;
use crate::discord::rules::{self, Permissions, codes};
use crate::discord::world::channels::kind;
use crate::discord::world::{Channel, Draft, NewThread, World};

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
            get(archived_private),
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

fn threads(world: &World, wanted: impl Fn(&Channel) -> bool) -> Value {
    let found = world
        .channels()
        .iter()
        .filter(|channel| wanted(channel) && world.sees(world.bot, channel));
    let own = |channel: &&Channel| {
        let members = channel.thread.iter().flat_map(|thread| &thread.members);
        members
            .filter(|member| member.user == world.bot)
            .map(|member| world.thread_member_wire(channel.id, member))
            .next()
    };
    json!({
        "threads": found.clone().map(|channel| world.channel_wire(channel)).collect::<Value>(),
        "members": found.filter_map(|channel| own(&channel)).collect::<Value>(),
        "has_more": false,
    })
}

fn archived(world: &World, parent: Snowflake, private: bool) -> Answer<Json<Value>> {
    world.require_in(parent, world.bot, Permissions::READ_MESSAGE_HISTORY)?;
    let wanted = |channel: &Channel| {
        channel.parent == Some(parent)
            && (channel.kind == kind::PRIVATE_THREAD) == private
            && channel.thread.as_ref().is_some_and(|thread| thread.archived)
    };
    Ok(Json(threads(world, wanted)))
}

async fn archived_public(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| archived(world, channel, false))
}

async fn archived_private(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| archived(world, channel, true))
}

async fn active(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.bots_guild(guild)?;
        let wanted = |channel: &Channel| {
            channel.guild == Some(guild) && channel.thread.as_ref().is_some_and(|thread| !thread.archived)
        };
        let mut wire = threads(world, wanted);
        if let Some(wire) = wire.as_object_mut() {
            wire.remove("has_more");
        }
        Ok(Json(wire))
    })
}

async fn members(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        let (_, thread) = world.thread(channel, world.bot)?;
        let members = thread.members.iter();
        Ok(Json(
            members
                .map(|member| world.thread_member_wire(channel, member))
                .collect(),
        ))
    })
}

async fn member(State(hub): Hubbed, In((channel, user)): In<(Snowflake, Snowflake)>) -> Answer<Json<Value>> {
    hub.read(|world| {
        let (_, thread) = world.thread(channel, world.bot)?;
        let found = thread.members.iter().find(|member| member.user == user);
        Ok(Json(world.thread_member_wire(
            channel,
            found.ok_or(codes::UNKNOWN_MEMBER)?,
        )))
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
