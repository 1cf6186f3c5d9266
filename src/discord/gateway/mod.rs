//! The gateway: the websocket on which a bot is told what happens.

mod codec;
mod connection;
mod dispatch;
pub mod name;
mod received;
mod sessions;

use std::sync::Arc;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::hub::Hub;
use super::rules;

pub use sessions::Sessions;

#[derive(Deserialize)]
pub struct Parameters {
    v: Option<u8>,
}

/// `GET /`, asking for a websocket.
pub async fn connect(
    State(hub): State<Arc<Hub>>,
    Query(Parameters { v }): Query<Parameters>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let version = v.unwrap_or(rules::API_VERSION);
    upgrade
        .max_message_size(rules::LARGEST_FRAME)
        .max_frame_size(rules::LARGEST_FRAME)
        .on_upgrade(move |socket| connection::serve(hub, socket, version))
}
