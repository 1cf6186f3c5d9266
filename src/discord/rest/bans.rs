//! Who may not come back. `resources/guild` (Get guild bans …)

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{Asked, Body, In, reason};
use super::routes::{Routes, get, post};
use super::{Answer, Hubbed, bounded};
use crate::discord::clock::Snowflake;
use crate::discord::form::Form;
use crate::discord::rules::{self, Permissions, codes};
use crate::discord::world::{Ban, World};

pub fn routes() -> Routes {
    Routes::new()
        .route("/guilds/{guild}/bans", get(list))
        .route("/guilds/{guild}/bans/{user}", get(one).put(ban).delete(unban))
        .route("/guilds/{guild}/bulk-ban", post(ban_all))
}

fn wires(world: &World, guild: Snowflake) -> Answer<Vec<(Snowflake, Value)>> {
    world.require(guild, world.bot, Permissions::BAN_MEMBERS)?;
    let bans = world.guild(guild)?.bans.iter();
    let wire = |ban: &Ban| json!({ "user": world.user_wire(ban.user), "reason": ban.reason });
    Ok(bans.map(|ban| (ban.user, wire(ban))).collect())
}

#[derive(Deserialize)]
struct Page {
    limit: Option<u64>,
    before: Option<Snowflake>,
    after: Option<Snowflake>,
}

/// In the order of their ids. Of both, only `before` is looked at.
async fn list(State(hub): Hubbed, In(guild): In<Snowflake>, Asked(page): Asked<Page>) -> Answer<Json<Value>> {
    let limit = bounded(page.limit, *rules::MEMBERS.end(), rules::MEMBERS)?;
    hub.read(|world| {
        let mut all = wires(world, guild)?;
        all.sort_by_key(|(user, _)| *user);
        match (page.before, page.after) {
            (Some(before), _) => {
                all.retain(|(user, _)| *user < before);
                all.drain(..all.len().saturating_sub(limit));
            }
            (None, Some(after)) => all.retain(|(user, _)| *user > after),
            (None, None) => {}
        }
        let bans = all.into_iter().take(limit);
        Ok(Json(bans.map(|(_, ban)| ban).collect()))
    })
}

async fn one(State(hub): Hubbed, In((guild, user)): In<(Snowflake, Snowflake)>) -> Answer<Json<Value>> {
    hub.read(|world| {
        let found = wires(world, guild)?
            .into_iter()
            .find(|(banned, _)| *banned == user);
        Ok(Json(found.ok_or(codes::UNKNOWN_BAN)?.1))
    })
}

async fn ban(
    State(hub): Hubbed,
    In((guild, user)): In<(Snowflake, Snowflake)>,
    headers: HeaderMap,
    Body(body): Body,
) -> Answer<StatusCode> {
    let mut form = Form::new(&body, "");
    let seconds = form.number("delete_message_seconds", rules::BAN_DELETES);
    // It was so before, and is still taken.
    let days = form.number("delete_message_days", rules::BAN_DELETE_DAYS);
    form.check()?;
    let back = seconds.or(days.map(|days| days * 24 * 60 * 60));
    let reason = reason(&headers);
    hub.write(|world| {
        world
            .ban(world.bot, guild, user, reason)
            .map(|()| world.delete_back(world.bot, guild, user, back.unwrap_or_default()))
            .map(|()| StatusCode::NO_CONTENT)
    })
}

async fn unban(State(hub): Hubbed, In((guild, user)): In<(Snowflake, Snowflake)>) -> Answer<StatusCode> {
    hub.write(|world| {
        world
            .unban(world.bot, guild, user)
            .map(|()| StatusCode::NO_CONTENT)
    })
}

async fn ban_all(
    State(hub): Hubbed,
    In(guild): In<Snowflake>,
    headers: HeaderMap,
    Body(body): Body,
) -> Answer<Json<Value>> {
    let reason = reason(&headers);
    let mut form = Form::new(&body, "");
    let users = form.ids("user_ids");
    let users = form.required("user_ids", users).unwrap_or_default();
    let path = form.path("user_ids");
    form.faults.count(path, users.len(), rules::BULK_BAN);
    let back = form.number("delete_message_seconds", rules::BAN_DELETES);
    form.check()?;
    hub.write(|world| {
        let needed = Permissions::BAN_MEMBERS | Permissions::MANAGE_GUILD;
        world.require(guild, world.bot, needed)?;
        let mut bans = |user: &Snowflake| {
            let is_new = world
                .guild(guild)
                .is_ok_and(|it| it.bans.iter().all(|ban| ban.user != *user));
            is_new && world.ban(world.bot, guild, *user, reason.clone()).is_ok()
        };
        let (banned, failed): (Vec<_>, Vec<_>) = users.into_iter().partition(&mut bans);
        if banned.is_empty() {
            return Err(codes::NOBODY_BANNED.into());
        }
        for user in &banned {
            world.delete_back(world.bot, guild, *user, back.unwrap_or_default());
        }
        Ok(Json(json!({ "banned_users": banned, "failed_users": failed })))
    })
}
