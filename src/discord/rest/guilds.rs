//! Guilds themselves. `resources/guild`

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{Asked, Body, In, boolean};
use super::routes::{Routes, get};
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::form::Form;
use crate::discord::rules;

pub fn routes() -> Routes {
    Routes::new()
        .route("/guilds/{guild}", get(guild).patch(change))
        .route("/guilds/{guild}/emojis", get(nothing).nothing())
        .route("/guilds/{guild}/stickers", get(nothing).nothing())
        .route("/guilds/{guild}/scheduled-events", get(nothing).nothing())
        .route("/guilds/{guild}/invites", get(nothing).nothing())
        .route("/soundboard-default-sounds", get(no_sounds).nothing())
}

#[derive(Deserialize)]
struct Counted {
    #[serde(default, deserialize_with = "boolean")]
    with_counts: Option<bool>,
}

async fn guild(
    State(hub): Hubbed,
    In(id): In<Snowflake>,
    Asked(asked): Asked<Counted>,
) -> Answer<Json<Value>> {
    hub.read(|world| {
        let guild = world.bots_guild(id)?;
        let mut wire = world.guild_wire(guild);
        if asked.with_counts == Some(true) {
            wire["approximate_member_count"] = json!(guild.members.len());
            wire["approximate_presence_count"] = json!(guild.members.len());
        }
        Ok(Json(wire))
    })
}

async fn change(State(hub): Hubbed, In(id): In<Snowflake>, Body(body): Body) -> Answer<Json<Value>> {
    let mut form = Form::new(&body, "");
    let name = form.text("name", rules::GUILD_NAME);
    let description = form.nullable_text("description", 0..=300);
    form.check()?;
    hub.write(|world| {
        world.change_guild(world.bot, id, name, description)?;
        Ok(Json(world.guild_wire(world.guild(id)?)))
    })
}

/// Some clients (py-cord, for one) ask for it as they start, and do not start without an answer. `resources/soundboard`
async fn no_sounds() -> Json<Value> {
    Json(json!([]))
}

/// What no guild has here.
async fn nothing(State(hub): Hubbed, In(id): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| world.bots_guild(id).map(|_| Json(json!([]))))
}
