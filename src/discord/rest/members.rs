//! Members of a guild. `resources/guild` (Get guild member …)

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;

use super::request::{Asked, Body, In};
use super::routes::{Routes, get, patch, put};
use super::{Answer, Hubbed, bounded};
use crate::discord::clock::Snowflake;
use crate::discord::error::Faults;
use crate::discord::form::Form;
use crate::discord::rules::{self, Intents, codes};
use crate::discord::world::{Member, MemberChange, World};

pub fn routes() -> Routes {
    Routes::new()
        .route("/guilds/{guild}/members", get(list))
        .route("/guilds/{guild}/members/search", get(search))
        .route("/guilds/{guild}/members/@me", patch(change_me))
        .route(
            "/guilds/{guild}/members/{user}",
            get(one).patch(change).delete(kick),
        )
        .route(
            "/guilds/{guild}/members/{user}/roles/{role}",
            put(give_role).delete(take_role),
        )
}

#[derive(Deserialize)]
struct Page {
    limit: Option<u64>,
    after: Option<Snowflake>,
    query: Option<String>,
}

fn wires<'a>(world: &World, members: impl Iterator<Item = &'a Member>) -> Json<Value> {
    Json(members.map(|member| world.member_wire(member)).collect())
}

/// Only for bots whose intent for members is switched on in the portal.
async fn list(State(hub): Hubbed, In(guild): In<Snowflake>, Asked(page): Asked<Page>) -> Answer<Json<Value>> {
    let limit = bounded(page.limit, 1, rules::MEMBERS)?;
    if !hub.portal.contains(Intents::GUILD_MEMBERS) {
        return Err(codes::MISSING_ACCESS.into());
    }
    hub.read(|world| {
        let mut members: Vec<&Member> = world.bots_guild(guild)?.members.iter().collect();
        members.sort_by_key(|member| member.id);
        let after = |member: &&Member| page.after.is_none_or(|after| member.id > after);
        Ok(wires(world, members.into_iter().filter(after).take(limit)))
    })
}

async fn search(
    State(hub): Hubbed,
    In(guild): In<Snowflake>,
    Asked(page): Asked<Page>,
) -> Answer<Json<Value>> {
    let limit = bounded(page.limit, 1, rules::MEMBERS)?;
    let Some(begun) = page.query.map(|query| query.to_lowercase()) else {
        let mut faults = Faults::default();
        faults.required("query");
        return Err(faults.into());
    };
    hub.read(|world| {
        let fits = |member: &&Member| {
            let names = [Some(world.name_of(member.id)), member.nick.as_deref()];
            names
                .into_iter()
                .flatten()
                .any(|name| name.to_lowercase().starts_with(&begun))
        };
        let members = world.bots_guild(guild)?.members.iter();
        Ok(wires(world, members.filter(fits).take(limit)))
    })
}

async fn one(State(hub): Hubbed, In((guild, user)): In<(Snowflake, Snowflake)>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.bots_guild(guild)?;
        Ok(Json(world.member_wire(world.member(guild, user)?)))
    })
}

async fn change(
    State(hub): Hubbed,
    In((guild, user)): In<(Snowflake, Snowflake)>,
    Body(body): Body,
) -> Answer<Json<Value>> {
    let mut form = Form::new(&body, "");
    let until = form.nullable_text("communication_disabled_until", 0..=64);
    let change = MemberChange {
        nick: form.nullable_text("nick", rules::NICKNAME),
        roles: form.ids("roles"),
        timed_out_until: until.map(|until| time(&mut form, until)),
    };
    form.check()?;
    hub.write(|world| {
        let latest = world.clock.now() + rules::TIME_OUT;
        if change
            .timed_out_until
            .flatten()
            .is_some_and(|until| until > latest)
        {
            let message = "Communication disabled timestamp must be within 28 days";
            form.faults.add(
                "communication_disabled_until",
                "GUILD_MEMBER_COMMUNICATION_DISABLED_TIMESTAMP",
                message,
            );
            form.check()?;
        }
        world.change_member(world.bot, guild, user, change)?;
        Ok(Json(world.member_wire(world.member(guild, user)?)))
    })
}

fn time(form: &mut Form, text: Option<String>) -> Option<DateTime<Utc>> {
    let text = text?;
    let time = text.parse();
    if time.is_err() {
        let message = format!("Could not parse {text}. Should be ISO8601.");
        form.faults
            .add("communication_disabled_until", "DATE_TIME_TYPE_PARSE", message);
    }
    time.ok()
}

/// The bot's own nickname.
async fn change_me(State(hub): Hubbed, In(guild): In<Snowflake>, Body(body): Body) -> Answer<Json<Value>> {
    let mut form = Form::new(&body, "");
    let change = MemberChange {
        nick: form.nullable_text("nick", rules::NICKNAME),
        ..MemberChange::default()
    };
    form.check()?;
    hub.write(|world| {
        world.change_member(world.bot, guild, world.bot, change)?;
        Ok(Json(world.member_wire(world.member(guild, world.bot)?)))
    })
}

async fn kick(State(hub): Hubbed, In((guild, user)): In<(Snowflake, Snowflake)>) -> Answer<StatusCode> {
    hub.write(|world| {
        world
            .kick(world.bot, guild, user)
            .map(|()| StatusCode::NO_CONTENT)
    })
}

type OneRole = (Snowflake, Snowflake, Snowflake);

async fn give_role(State(hub): Hubbed, In((guild, user, role)): In<OneRole>) -> Answer<StatusCode> {
    hub.write(|world| {
        world
            .add_role_to(world.bot, guild, user, role)
            .map(|()| StatusCode::NO_CONTENT)
    })
}

async fn take_role(State(hub): Hubbed, In((guild, user, role)): In<OneRole>) -> Answer<StatusCode> {
    hub.write(|world| {
        world
            .remove_role_from(world.bot, guild, user, role)
            .map(|()| StatusCode::NO_CONTENT)
    })
}
