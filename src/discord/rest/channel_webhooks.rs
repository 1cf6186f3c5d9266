//! Making and managing the webhooks of channels. `resources/webhook` (Create webhook …)

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::Value;

use super::request::{Body, In};
use super::routes::{Routes, get};
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::form::Form;
use crate::discord::rules::{self, Permissions};
use crate::discord::world::{Webhook, World};

pub fn routes() -> Routes {
    Routes::new()
        .route("/channels/{channel}/webhooks", get(of_channel).post(create))
        .route("/guilds/{guild}/webhooks", get(of_guild))
        .route("/webhooks/{hook}", get(one).patch(edit).delete(delete))
}

fn wires<'a>(world: &World, webhooks: impl Iterator<Item = &'a Webhook>) -> Json<Value> {
    Json(webhooks.map(|webhook| world.webhook_wire(webhook)).collect())
}

/// None that could be taken for Discord's own. `resources/webhook` (Create webhook)
pub fn webhook_name(form: &mut Form) -> Option<String> {
    let name = form.text("name", rules::WEBHOOK_NAME)?;
    let written = name.to_lowercase();
    for taken in rules::WEBHOOK_NAMES_TAKEN
        .iter()
        .filter(|it| written.contains(**it))
    {
        let message = format!("Username cannot contain \"{taken}\"");
        let path = form.path("name");
        form.faults.add(path, "USERNAME_INVALID_CONTAINS", message);
    }
    Some(name)
}

/// A webhook that the bot may manage.
fn managed(world: &World, id: Snowflake) -> Answer<&Webhook> {
    let webhook = world.webhook(id)?;
    world.require_in(webhook.channel, world.bot, Permissions::MANAGE_WEBHOOKS)?;
    Ok(webhook)
}

async fn of_channel(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.require_in(channel, world.bot, Permissions::MANAGE_WEBHOOKS)?;
        let its = world.webhooks().iter().filter(|it| it.channel == channel);
        Ok(wires(world, its))
    })
}

async fn of_guild(State(hub): Hubbed, In(guild): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| {
        world.require(guild, world.bot, Permissions::MANAGE_WEBHOOKS)?;
        let its = world.webhooks().iter().filter(|it| it.guild == guild);
        Ok(wires(world, its))
    })
}

async fn create(State(hub): Hubbed, In(channel): In<Snowflake>, Body(body): Body) -> Answer<Json<Value>> {
    let mut form = Form::new(&body, "");
    let name = webhook_name(&mut form);
    let name = form.required("name", name).unwrap_or_default();
    form.check()?;
    hub.write(|world| {
        let webhook = world.create_webhook(world.bot, channel, name)?;
        Ok(Json(world.webhook_wire(&webhook)))
    })
}

async fn one(State(hub): Hubbed, In(id): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| Ok(Json(world.webhook_wire(managed(world, id)?))))
}

async fn edit(State(hub): Hubbed, In(id): In<Snowflake>, Body(body): Body) -> Answer<Json<Value>> {
    let mut form = Form::new(&body, "");
    let name = webhook_name(&mut form);
    let channel = form.id("channel_id");
    form.check()?;
    hub.write(|world| {
        managed(world, id)?;
        let webhook = world.edit_webhook(world.bot, id, name, channel)?;
        Ok(Json(world.webhook_wire(&webhook)))
    })
}

async fn delete(State(hub): Hubbed, In(id): In<Snowflake>) -> Answer<StatusCode> {
    hub.write(|world| {
        managed(world, id)?;
        world
            .delete_webhook(world.bot, id)
            .map(|()| StatusCode::NO_CONTENT)
    })
}
