//! An interaction on its way to the endpoint, and the bot's answer in the response.
//! `interactions/receiving-and-responding` (Inline HTTP response behavior)

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, FromRequest};
use axum::http::StatusCode;
use serde_json::Value;
use tokio::sync::mpsc;

use super::check::signed;
use super::failure::Failure;
use super::post::Answer;
use crate::discord::actors::cause;
use crate::discord::clock::Snowflake;
use crate::discord::form::noting_fields;
use crate::discord::hub::{Hub, OpenRequest};
use crate::discord::rest::WithFiles;
use crate::discord::rules;
use crate::discord::world::{Callback, Stage};

/// An interaction that is to be sent.
pub struct Delivery {
    pub id: Snowflake,
    /// As the gateway would have it.
    pub interaction: Value,
}

/// Sends whatever comes, each by itself: none waits for another's answer.
pub async fn deliver(hub: Arc<Hub>, mut queue: mpsc::UnboundedReceiver<Delivery>) {
    while let Some(delivery) = queue.recv().await {
        tokio::spawn(one(hub.clone(), delivery));
    }
}

async fn one(hub: Arc<Hub>, delivery: Delivery) {
    let _open = OpenRequest::new(hub.clone());
    let (took, fields) = noting_fields(send(&hub, &delivery)).await;
    for field in fields {
        hub.not_covered(&format!("the field {field} of an answer to an interaction"));
    }
    let Err(failure) = took else { return };
    let is_open = hub.read(|world| world.interaction(delivery.id).map(|it| it.stage)) == Some(Stage::Open);
    match failure {
        // Whoever waits for the answer knows how long, and tells why it did not come.
        Failure::Slow => return,
        // It has answered by itself, and this is only the response that must be.
        Failure::Empty if !is_open => return,
        Failure::NotCovered(what) => hub.not_covered(&what),
        failure => {
            hub.refused(cause::of_failure(&hub, &failure));
            if failure.breaks_a_rule() {
                hub.broke(format!("the interactions endpoint: {failure}"));
            }
        }
    }
    hub.write(|world| world.expire(delivery.id));
}

async fn send(hub: &Hub, Delivery { id, interaction }: &Delivery) -> Result<(), Failure> {
    let url = hub.endpoint.ready()?;
    let signed = signed(&hub.endpoint.key, interaction.to_string().into());
    let answer = hub.post(&url, signed, interaction).await?;
    if answer.status == StatusCode::ACCEPTED {
        hub.write(|world| world.promise(*id));
        return Ok(());
    }
    answer.must_be(StatusCode::OK)?;
    take(hub, *id, answer).await
}

/// The answer is taken as if the bot had sent it to `…/callback`.
async fn take(hub: &Hub, id: Snowflake, answer: Answer) -> Result<(), Failure> {
    if answer.body.is_empty() {
        return Err(Failure::Empty);
    }
    let kind = answer.content_type();
    let is_json = kind.starts_with("application/json");
    if !is_json && !kind.starts_with("multipart/form-data") {
        return Err(Failure::Kind(kind.into()));
    }
    if is_json && let Err(error) = serde_json::from_slice::<serde::de::IgnoredAny>(&answer.body) {
        return Err(Failure::Json(error.to_string().into()));
    }
    let mut request = answer.into_request();
    DefaultBodyLimit::max(rules::REQUEST_BYTES).apply(&mut request);
    let WithFiles(body, files) = WithFiles::from_request(request, &()).await?;
    let token = hub.read(|world| world.interaction(id).map(|it| it.token.clone()));
    let token = token.unwrap_or_default();
    if hub.read(|world| world.late(id, &token)).is_some() {
        return Err(Failure::Slow);
    }
    hub.write(|world| {
        let invocation = world.check_callback(id, &token)?;
        let (purpose, on_message) = (invocation.purpose, invocation.message.is_some());
        let callback = Callback::read(purpose, on_message, &body, files)?;
        world.respond(id, &token, callback).map(drop)
    })?;
    Ok(())
}
