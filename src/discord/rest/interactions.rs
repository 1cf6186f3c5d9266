//! A bot's first answer to an interaction. `interactions/receiving-and-responding` (Create interaction response)

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{Asked, In, WithFiles, boolean};
use super::routes::{Routes, post};
use super::{Answer, Hubbed};
use crate::discord::actors::cause;
use crate::discord::clock::Snowflake;
use crate::discord::world::{Callback, Message, World};

/// The token in the path is authority enough.
pub fn routes() -> Routes {
    Routes::new().route("/interactions/{interaction}/{token}/callback", post(callback))
}

#[derive(Deserialize)]
struct Wanted {
    /// Answer with what the callback made.
    #[serde(default, deserialize_with = "boolean")]
    with_response: Option<bool>,
}

async fn callback(
    State(hub): Hubbed,
    In((id, token)): In<(Snowflake, String)>,
    Asked(wanted): Asked<Wanted>,
    WithFiles(body, files): WithFiles,
) -> Answer<Response> {
    if let Some(took) = hub.read(|world| world.late(id, &token)) {
        hub.refused(cause::of_lateness(took));
        // Without the time it took: that is another one each time, and a student's text is the same.
        hub.broke("its first answer came too late: Discord waits for 3 s".to_owned());
    }
    hub.write(|world| {
        let invocation = world.check_callback(id, &token)?;
        let (purpose, on_message) = (invocation.purpose, invocation.message.is_some());
        let callback = Callback::read(purpose, on_message, &body, files)?;
        let message = world.respond(id, &token, callback)?;
        if wanted.with_response != Some(true) {
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
        let answer = made(world, id, purpose.number(), &body["type"], message);
        Ok(Json(answer).into_response())
    })
}

fn made(world: &World, id: Snowflake, purpose: u8, callback: &Value, message: Option<Arc<Message>>) -> Value {
    let mut answer = json!({ "interaction": { "id": id, "type": purpose } });
    if let Some(message) = message {
        let made = &mut answer["interaction"];
        made["response_message_id"] = json!(message.id);
        made["response_message_loading"] = json!(message.is_loading());
        made["response_message_ephemeral"] = json!(message.is_ephemeral());
        answer["resource"] = json!({ "type": callback, "message": world.message_wire(&message) });
    }
    answer
}
