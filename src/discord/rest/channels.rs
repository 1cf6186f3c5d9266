//! Channels: what they are, who may do what in them, and «bot is typing…». `resources/channel`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::Value;

use super::request::{Body, In};
use super::routes::{Routes, get, post, put};
use super::{Answer, Hubbed, entries};
use crate::discord::clock::Snowflake;
use crate::discord::error::Faults;
use crate::discord::form::Form;
use crate::discord::rules::{self, Permissions, codes};
use crate::discord::world::channels::kind;
use crate::discord::world::{ChannelChange, Overwrite, ThreadChange};

pub fn routes() -> Routes {
    Routes::new()
        .route("/guilds/{guild}/channels", get(list).post(create).patch(order))
        .route("/channels/{channel}", get(one).patch(edit).delete(delete))
        .route("/channels/{channel}/typing", post(typing))
        .route("/channels/{channel}/permissions/{id}", put(allow).delete(forget))
}

async fn list(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.bots_guild(guild)?;
        Ok(Json(
            world
                .channels_of(guild)
                .map(|channel| world.channel_wire(channel))
                .collect(),
        ))
    })
}

async fn one(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        let channel = world.require_in(channel, world.bot, Permissions::empty())?;
        Ok(Json(world.channel_wire(channel)))
    })
}

async fn create(
    State(hub): Hubbed,
    In(guild): In<Snowflake>,
    Body(body): Body,
) -> Answer<(StatusCode, Json<Value>)> {
    let mut form = Form::new(&body, "");
    let kind = form.number("type", 0..=u64::from(u8::MAX)).unwrap_or(0);
    let known = [
        kind::TEXT,
        kind::VOICE,
        kind::CATEGORY,
        kind::ANNOUNCEMENT,
        kind::STAGE,
        kind::FORUM,
    ];
    if !known.iter().any(|it| u64::from(*it) == kind) {
        form.faults.choice("type", "0, 2, 4, 5, 13, 15");
    }
    let change = change(&mut form);
    form.required("name", change.name.as_ref());
    form.check()?;
    hub.write(|world| {
        let kind = u8::try_from(kind).unwrap_or_default();
        let id = world.create_channel(world.bot, guild, kind, change)?;
        Ok((StatusCode::CREATED, Json(world.channel_wire(world.channel(id)?))))
    })
}

fn change(form: &mut Form) -> ChannelChange {
    let overwrites = form.list("permission_overwrites", 0..=rules::OVERWRITES);
    let overwrites = overwrites.map(|list| {
        let mut read = Vec::new();
        for (index, entry) in list.iter().enumerate() {
            let at = form.path(&format!("permission_overwrites.{index}."));
            let mut entry = Form::new(entry, &at);
            let id = entry.id("id");
            let id = entry.required("id", id);
            read.extend(id.map(|id| overwrite(id, &mut entry)));
            form.faults.extend(std::mem::take(&mut entry.faults));
        }
        read
    });
    ChannelChange {
        name: form.text("name", rules::CHANNEL_NAME),
        topic: form.nullable_text("topic", 0..=rules::CHANNEL_TOPIC),
        nsfw: form.flag("nsfw"),
        position: form.number("position", 0..=u64::from(u32::MAX)),
        parent: form.nullable_id("parent_id"),
        slowmode: form.number("rate_limit_per_user", rules::SLOWMODE),
        overwrites,
    }
}

fn overwrite(id: Snowflake, form: &mut Form) -> Overwrite {
    let mut bits = |name| {
        let bits = form.number(name, 0..=u64::MAX).unwrap_or_default();
        Permissions::from_bits_truncate(bits)
    };
    let (allow, deny) = (bits("allow"), bits("deny"));
    Overwrite {
        id,
        is_member: form.number("type", 0..=1) == Some(1),
        allow,
        deny,
    }
}

async fn edit(State(hub): Hubbed, In(id): In<Snowflake>, Body(body): Body) -> Answer<Json<Value>> {
    let is_thread = hub.read(|world| world.channel(id).map(|channel| channel.thread.is_some()))?;
    let mut form = Form::new(&body, "");
    if is_thread {
        let change = ThreadChange {
            name: form.text("name", rules::CHANNEL_NAME),
            archived: form.flag("archived"),
            locked: form.flag("locked"),
            invitable: form.flag("invitable"),
            auto_archive: super::threads::auto_archive(&mut form),
            slowmode: form.number("rate_limit_per_user", rules::SLOWMODE),
        };
        form.check()?;
        hub.write(|world| world.edit_thread(world.bot, id, change))?;
    } else {
        let change = change(&mut form);
        form.check()?;
        hub.write(|world| world.edit_channel(world.bot, id, change))?;
    }
    hub.read(|world| Ok(Json(world.channel_wire(world.channel(id)?))))
}

async fn delete(State(hub): Hubbed, In(id): In<Snowflake>) -> Answer<Json<Value>> {
    hub.write(|world| {
        let channel = world.delete_channel(world.bot, id)?;
        Ok(Json(world.channel_wire(&channel)))
    })
}

/// Moves channels.
async fn order(State(hub): Hubbed, In(guild): In<Snowflake>, Body(body): Body) -> Answer<StatusCode> {
    let mut faults = Faults::default();
    let mut changes = Vec::new();
    for (index, entry) in entries(&body, rules::GUILD_CHANNELS)?.iter().enumerate() {
        let mut form = Form::new(entry, &format!("{index}."));
        let id = form.id("id");
        let id = form.required("id", id);
        let change = ChannelChange {
            position: form.number("position", 0..=u64::from(u32::MAX)),
            parent: form.nullable_id("parent_id"),
            ..ChannelChange::default()
        };
        let as_its_category = form.flag("lock_permissions").unwrap_or_default();
        faults.extend(std::mem::take(&mut form.faults));
        changes.extend(id.map(|id| (id, change, as_its_category)));
    }
    faults.check()?;
    hub.write(|world| {
        let mut moved = 0;
        for (id, change, _) in &changes {
            let channel = world.channel(*id)?;
            if channel.guild != Some(guild) {
                return Err(codes::UNKNOWN_CHANNEL.into());
            }
            moved += usize::from(change.parent.is_some_and(|parent| parent != channel.parent));
        }
        if moved > 1 {
            return Err(codes::ONE_PARENT_AT_A_TIME.into());
        }
        for (id, mut change, as_its_category) in changes {
            if let (true, Some(Some(category))) = (as_its_category, change.parent) {
                change.overwrites = Some(world.channel(category)?.overwrites.clone());
            }
            world.edit_channel(world.bot, id, change)?;
        }
        Ok(StatusCode::NO_CONTENT)
    })
}

async fn typing(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<StatusCode> {
    hub.write(|world| world.types(world.bot, channel).map(|()| StatusCode::NO_CONTENT))
}

async fn allow(
    State(hub): Hubbed,
    In((channel, id)): In<(Snowflake, Snowflake)>,
    Body(body): Body,
) -> Answer<StatusCode> {
    let mut form = Form::new(&body, "");
    let overwrite = overwrite(id, &mut form);
    form.accepts(&["id"]);
    form.check()?;
    hub.write(|world| {
        world
            .set_overwrite(world.bot, channel, overwrite)
            .map(|()| StatusCode::NO_CONTENT)
    })
}

async fn forget(State(hub): Hubbed, In((channel, id)): In<(Snowflake, Snowflake)>) -> Answer<StatusCode> {
    hub.write(|world| {
        world
            .remove_overwrite(world.bot, channel, id)
            .map(|()| StatusCode::NO_CONTENT)
    })
}
