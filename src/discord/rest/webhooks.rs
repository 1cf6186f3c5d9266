//! Webhooks with their token in the path, which is authority enough: those of channels, and a bot's own for its answers.
//! `resources/webhook` (Execute webhook …)

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;

use super::channel_webhooks::webhook_name;
use super::request::{Asked, Body, In, WithFiles, boolean};
use super::routes::{Routes, get};
use super::written::Written;
use super::{Answer, Hubbed, responses};
use crate::discord::clock::Snowflake;
use crate::discord::form::Form;
use crate::discord::rules::codes;
use crate::discord::world::Draft;

pub fn routes() -> Routes {
    Routes::new()
        .route(
            "/webhooks/{hook}/{token}",
            get(read_hook).post(execute).patch(edit_hook).delete(delete_hook),
        )
        .route(
            "/webhooks/{hook}/{token}/messages/{message}",
            get(read).patch(edit).delete(delete),
        )
}

/// A webhook (or the application, whose tokens are those of interactions), and a message of it.
#[derive(Deserialize)]
pub struct At {
    pub hook: Snowflake,
    pub token: String,
    message: Option<String>,
}

impl At {
    /// `None` is `@original`, the first answer.
    pub fn message(&self) -> Answer<Option<Snowflake>> {
        match self.message.as_deref() {
            None | Some("@original") => Ok(None),
            Some(id) => match id.parse() {
                Ok(id) => Ok(Some(Snowflake(id))),
                Err(_) => Err(codes::UNKNOWN_MESSAGE.into()),
            },
        }
    }

    fn message_of_hook(&self) -> Answer<Snowflake> {
        Ok(self.message()?.ok_or(codes::UNKNOWN_MESSAGE)?)
    }
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default, deserialize_with = "boolean")]
    wait: Option<bool>,
    thread_id: Option<Snowflake>,
}

async fn execute(
    State(hub): Hubbed,
    In(at): In<At>,
    Asked(wanted): Asked<Wanted>,
    WithFiles(body, files): WithFiles,
) -> Answer<Response> {
    hub.answer_is_in(&at.token).await;
    hub.write(|world| {
        if at.hook == world.bot {
            let draft = Draft::read(&body, files, "")?;
            return responses::follow_up(world, &at, draft).map(IntoResponse::into_response);
        }
        world.webhook_by_token(at.hook, &at.token)?;
        let draft = Draft::read(&body, files, "")?;
        let message = world.execute_webhook(at.hook, wanted.thread_id, draft)?;
        Ok(match wanted.wait {
            Some(true) => Written::new(&world.message_wire(&message)).into_response(),
            _ => StatusCode::NO_CONTENT.into_response(),
        })
    })
}

async fn read(State(hub): Hubbed, In(at): In<At>) -> Answer<Written> {
    hub.answer_is_in(&at.token).await;
    hub.read(|world| {
        if at.hook == world.bot {
            return responses::read(world, &at);
        }
        world.webhook_by_token(at.hook, &at.token)?;
        let message = world.webhook_message(at.hook, at.message_of_hook()?)?;
        Ok(Written::new(&world.message_wire(message)))
    })
}

async fn edit(State(hub): Hubbed, In(at): In<At>, WithFiles(body, files): WithFiles) -> Answer<Written> {
    hub.answer_is_in(&at.token).await;
    hub.write(|world| {
        let draft = Draft::read(&body, files, "")?;
        if at.hook == world.bot {
            return responses::edit(world, &at, draft);
        }
        world.webhook_by_token(at.hook, &at.token)?;
        let message = world.edit_webhook_message(at.hook, at.message_of_hook()?, draft)?;
        Ok(Written::new(&world.message_wire(&message)))
    })
}

async fn delete(State(hub): Hubbed, In(at): In<At>) -> Answer<StatusCode> {
    hub.answer_is_in(&at.token).await;
    hub.write(|world| {
        if at.hook == world.bot {
            return responses::delete(world, &at);
        }
        world.webhook_by_token(at.hook, &at.token)?;
        world
            .delete_webhook_message(at.hook, at.message_of_hook()?)
            .map(|()| StatusCode::NO_CONTENT)
    })
}

/// Whoever has only the token is not told who made it.
async fn read_hook(State(hub): Hubbed, In(at): In<At>) -> Answer<Json<Value>> {
    hub.read(|world| {
        let mut wire = world.webhook_wire(world.webhook_by_token(at.hook, &at.token)?);
        if let Some(wire) = wire.as_object_mut() {
            wire.remove("user");
        }
        Ok(Json(wire))
    })
}

async fn edit_hook(State(hub): Hubbed, In(at): In<At>, Body(body): Body) -> Answer<Json<Value>> {
    let mut form = Form::new(&body, "");
    let name = webhook_name(&mut form);
    form.check()?;
    hub.write(|world| {
        world.webhook_by_token(at.hook, &at.token)?;
        let webhook = world.edit_webhook(world.bot, at.hook, name, None)?;
        Ok(Json(world.webhook_wire(&webhook)))
    })
}

async fn delete_hook(State(hub): Hubbed, In(at): In<At>) -> Answer<StatusCode> {
    hub.write(|world| {
        world.webhook_by_token(at.hook, &at.token)?;
        world
            .delete_webhook(world.bot, at.hook)
            .map(|()| StatusCode::NO_CONTENT)
    })
}
