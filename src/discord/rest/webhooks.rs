//! A bot's further answers to an interaction, and changes of those it gave.
//! `interactions/receiving-and-responding` (Followup messages)

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::request::{Body, In};
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Unknown};
use crate::discord::hub::Hub;
use crate::discord::world::{Draft, World};

/// The token in the path is authority enough.
pub fn routes() -> Router<Arc<Hub>> {
    Router::new()
        .route("/webhooks/{application}/{token}", post(follow_up))
        .route(
            "/webhooks/{application}/{token}/messages/{message}",
            get(read).patch(edit).delete(delete),
        )
}

#[derive(Deserialize)]
struct Hook {
    application: Snowflake,
    token: String,
    message: Option<String>,
}

impl Hook {
    fn check(&self, world: &World) -> Answer<()> {
        if self.application == world.bot {
            Ok(())
        } else {
            Err(ApiError::unknown(Unknown::Webhook))
        }
    }

    /// `None` is `@original`, the first answer.
    fn message(&self) -> Answer<Option<Snowflake>> {
        match self.message.as_deref() {
            None | Some("@original") => Ok(None),
            Some(id) => match id.parse() {
                Ok(id) => Ok(Some(Snowflake(id))),
                Err(_) => Err(ApiError::unknown(Unknown::Message)),
            },
        }
    }
}

async fn follow_up(State(hub): Hubbed, In(hook): In<Hook>, Body(body): Body) -> Answer<Json<Value>> {
    hub.write(|world| {
        hook.check(world)?;
        let message = world.follow_up(&hook.token, Draft::read(&body, "")?)?;
        Ok(Json(world.message_wire(&message)))
    })
}

async fn read(State(hub): Hubbed, In(hook): In<Hook>) -> Answer<Json<Value>> {
    hub.read(|world| {
        hook.check(world)?;
        Ok(Json(
            world.message_wire(world.response(&hook.token, hook.message()?)?),
        ))
    })
}

async fn edit(State(hub): Hubbed, In(hook): In<Hook>, Body(body): Body) -> Answer<Json<Value>> {
    hub.write(|world| {
        hook.check(world)?;
        let message = world.edit_response(&hook.token, hook.message()?, Draft::read(&body, "")?)?;
        Ok(Json(world.message_wire(&message)))
    })
}

async fn delete(State(hub): Hubbed, In(hook): In<Hook>) -> Answer<StatusCode> {
    hub.write(|world| {
        hook.check(world)?;
        world
            .delete_response(&hook.token, hook.message()?)
            .map(|()| StatusCode::NO_CONTENT)
    })
}
