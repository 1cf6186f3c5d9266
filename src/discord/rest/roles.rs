//! Roles of a guild. `resources/guild` (Get guild roles …)

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::request::{Body, In};
use super::routes::{Routes, get};
use super::{Answer, Hubbed, entries};
use crate::discord::clock::Snowflake;
use crate::discord::error::Faults;
use crate::discord::form::Form;
use crate::discord::rules::{self, Permissions};
use crate::discord::world::{Role, RoleChange, World};

pub fn routes() -> Routes {
    Routes::new()
        .route("/guilds/{guild}/roles", get(list).post(create).patch(order))
        .route("/guilds/{guild}/roles/member-counts", get(counts))
        .route(
            "/guilds/{guild}/roles/{role}",
            get(one).patch(edit).delete(delete),
        )
}

fn all(world: &World, guild: Snowflake) -> Answer<Json<Value>> {
    Ok(Json(world.guild(guild)?.roles.iter().map(Role::wire).collect()))
}

async fn list(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.bots_guild(guild)?;
        all(world, guild)
    })
}

async fn one(State(hub): Hubbed, In((guild, role)): In<(Snowflake, Snowflake)>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.bots_guild(guild)?;
        Ok(Json(world.role(guild, role)?.wire()))
    })
}

/// Of how many members have a role. `@everyone` is everyone's.
async fn counts(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        let guild = world.bots_guild(guild)?;
        let count = |role: &Role| {
            let has = |id: Snowflake| guild.members.iter().filter(|it| it.roles.contains(&id)).count();
            (role.id.to_string(), json!(has(role.id)))
        };
        let roles = guild.roles.iter().filter(|role| role.id != guild.id);
        Ok(Json(Value::Object(roles.map(count).collect())))
    })
}

fn change(body: &Value) -> Answer<RoleChange> {
    let mut form = Form::new(body, "");
    let mut change = RoleChange {
        name: form.text("name", rules::ROLE_NAME),
        permissions: form
            .number("permissions", 0..=u64::MAX)
            .map(Permissions::from_bits_truncate),
        color: form.number("color", 0..=0xff_ffff),
        hoist: form.flag("hoist"),
        mentionable: form.flag("mentionable"),
    };
    // A colour may also come in the form that has room for more of them.
    if let Some(colors) = form.object("colors") {
        let mut colors = Form::new(colors, "colors.");
        change.color = colors.number("primary_color", 0..=0xff_ffff).or(change.color);
        form.faults.extend(std::mem::take(&mut colors.faults));
    }
    form.check().map(|()| change)
}

async fn create(State(hub): Hubbed, In(guild): In<Snowflake>, Body(body): Body) -> Answer<Json<Value>> {
    let change = change(&body)?;
    hub.write(|world| Ok(Json(world.create_role(world.bot, guild, change)?.wire())))
}

async fn edit(
    State(hub): Hubbed,
    In((guild, role)): In<(Snowflake, Snowflake)>,
    Body(body): Body,
) -> Answer<Json<Value>> {
    let change = change(&body)?;
    hub.write(|world| Ok(Json(world.edit_role(world.bot, guild, role, change)?.wire())))
}

async fn delete(State(hub): Hubbed, In((guild, role)): In<(Snowflake, Snowflake)>) -> Answer<StatusCode> {
    hub.write(|world| {
        world
            .delete_role(world.bot, guild, role)
            .map(|()| StatusCode::NO_CONTENT)
    })
}

async fn order(State(hub): Hubbed, In(guild): In<Snowflake>, Body(body): Body) -> Answer<Json<Value>> {
    let mut faults = Faults::default();
    let mut moves = Vec::new();
    for (index, entry) in entries(&body, rules::GUILD_ROLES)?.iter().enumerate() {
        let mut form = Form::new(entry, &format!("{index}."));
        let id = form.id("id");
        let id = form.required("id", id);
        let position = form.number("position", 0..=u64::from(u32::MAX));
        faults.extend(std::mem::take(&mut form.faults));
        moves.extend(id.zip(position));
    }
    faults.check()?;
    hub.write(|world| {
        world.move_roles(world.bot, guild, &moves)?;
        all(world, guild)
    })
}
