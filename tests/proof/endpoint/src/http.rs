//! The bot as an HTTP server: axum, with serenity's models and its verifier.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serenity::all::{CreateInteractionResponse, Http, Interaction};
use serenity::interactions_endpoint::Verifier;

use crate::bot;

#[derive(Clone)]
pub struct App {
    pub verifier: Verifier,
    pub http: Arc<Http>,
}

pub fn router(app: App) -> Router {
    Router::new().route("/", post(interaction)).with_state(app)
}

async fn interaction(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Response {
    let header = |name| {
        headers
            .get(name)
            .and_then(|it| it.to_str().ok())
            .unwrap_or_default()
    };
    let (signature, timestamp) = (header("x-signature-ed25519"), header("x-signature-timestamp"));
    if app.verifier.verify(signature, timestamp, &body).is_err() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Ok(interaction) = serde_json::from_slice::<Interaction>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if matches!(interaction, Interaction::Ping(_)) {
        return axum::Json(CreateInteractionResponse::Pong).into_response();
    }
    let reply = bot::reply(app.http, interaction).await;
    tokio::spawn(reply.then);
    match reply.first {
        Some(first) => axum::Json(first).into_response(),
        // It has been sent already.
        None => StatusCode::ACCEPTED.into_response(),
    }
}
