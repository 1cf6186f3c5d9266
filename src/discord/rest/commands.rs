//! Registering commands, for all guilds or for one. `interactions/application-commands` (Endpoints)

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{Asked, Body, In, boolean};
use super::routes::{Routes, get};
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Faults};
use crate::discord::rules::codes;
use crate::discord::world::World;

pub fn routes() -> Routes {
    let all = get(list).post(create).put(replace);
    let one = get(read).patch(edit).delete(delete);
    Routes::new()
        .route("/applications/{application}/commands", all.clone())
        .route("/applications/{application}/commands/{command}", one.clone())
        .route("/applications/{application}/guilds/{guild}/commands", all)
        .route(
            "/applications/{application}/guilds/{guild}/commands/{command}",
            one,
        )
        .route(
            "/applications/{application}/guilds/{guild}/commands/permissions",
            get(all_permissions),
        )
        .route(
            "/applications/{application}/guilds/{guild}/commands/{command}/permissions",
            get(permissions),
        )
}

/// Where commands are registered.
#[derive(Deserialize)]
struct Scope {
    application: Snowflake,
    guild: Option<Snowflake>,
}

/// One command, where it is registered.
#[derive(Deserialize)]
struct One {
    application: Snowflake,
    guild: Option<Snowflake>,
    command: Snowflake,
}

fn scope(world: &World, application: Snowflake, guild: Option<Snowflake>) -> Answer<Option<Snowflake>> {
    if application != world.bot {
        return Err(codes::UNKNOWN_APPLICATION.into());
    }
    if let Some(guild) = guild {
        world.bots_guild(guild)?;
    }
    Ok(guild)
}

impl Scope {
    fn check(&self, world: &World) -> Answer<Option<Snowflake>> {
        scope(world, self.application, self.guild)
    }
}

impl One {
    fn check(&self, world: &World) -> Answer<Option<Snowflake>> {
        scope(world, self.application, self.guild)
    }
}

fn wire_all(world: &World, guild: Option<Snowflake>) -> Value {
    let commands = world.commands_of(guild).into_iter();
    commands.map(|command| world.command_wire(command)).collect()
}

#[derive(Deserialize)]
struct Listed {
    #[serde(default, deserialize_with = "boolean")]
    with_localizations: Option<bool>,
}

async fn list(State(hub): Hubbed, In(at): In<Scope>, Asked(asked): Asked<Listed>) -> Answer<Json<Value>> {
    let mut commands = hub.read(|world| Ok::<_, ApiError>(wire_all(world, at.check(world)?)))?;
    if asked.with_localizations != Some(true) {
        leave_out_localizations(&mut commands);
    }
    Ok(Json(commands))
}

/// Of commands, their options and those options' choices.
fn leave_out_localizations(all: &mut Value) {
    for one in all.as_array_mut().into_iter().flatten() {
        if let Some(fields) = one.as_object_mut() {
            fields.remove("name_localizations");
            fields.remove("description_localizations");
        }
        for below in ["options", "choices"] {
            if let Some(below) = one.get_mut(below) {
                leave_out_localizations(below);
            }
        }
    }
}

/// Replaces all that there were, of every type.
async fn replace(State(hub): Hubbed, In(at): In<Scope>, Body(body): Body) -> Answer<Json<Value>> {
    let Value::Array(entries) = body else {
        let mut faults = Faults::default();
        let message = "Only iterables may be used in a ListType";
        faults.add("", "LIST_TYPE_CONVERT", message);
        return Err(faults.into());
    };
    hub.write(|world| {
        let guild = at.check(world)?;
        world.replace_commands(guild, &entries)?;
        Ok(Json(wire_all(world, guild)))
    })
}

/// A command of the same name and type is replaced.
async fn create(
    State(hub): Hubbed,
    In(at): In<Scope>,
    Body(body): Body,
) -> Answer<(StatusCode, Json<Value>)> {
    hub.write(|world| {
        let guild = at.check(world)?;
        let (id, is_new) = world.upsert_command(guild, &body)?;
        let status = if is_new {
            StatusCode::CREATED
        } else {
            StatusCode::OK
        };
        Ok((status, Json(world.command_wire(world.command(guild, id)?))))
    })
}

async fn read(State(hub): Hubbed, In(one): In<One>) -> Answer<Json<Value>> {
    hub.read(|world| {
        let command = world.command(one.check(world)?, one.command)?;
        Ok(Json(world.command_wire(command)))
    })
}

/// What the body does not name stays as it is.
async fn edit(State(hub): Hubbed, In(one): In<One>, Body(body): Body) -> Answer<Json<Value>> {
    hub.write(|world| {
        let guild = one.check(world)?;
        world.edit_command(guild, one.command, body)?;
        Ok(Json(world.command_wire(world.command(guild, one.command)?)))
    })
}

/// What a guild's managers say of who may use which command: nothing, here.
async fn all_permissions(State(hub): Hubbed, In(at): In<Scope>) -> Answer<Json<Value>> {
    hub.read(|world| at.check(world).map(|_| Json(json!([]))))
}

async fn permissions(State(hub): Hubbed, In(one): In<One>) -> Answer<Json<Value>> {
    hub.read(|world| {
        one.check(world)?;
        Err(codes::UNKNOWN_COMMAND_PERMISSIONS.into())
    })
}

async fn delete(State(hub): Hubbed, In(one): In<One>) -> Answer<StatusCode> {
    hub.write(|world| {
        let guild = one.check(world)?;
        world
            .delete_command(guild, one.command)
            .map(|()| StatusCode::NO_CONTENT)
    })
}
