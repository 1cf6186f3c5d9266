//! The gateway: the websocket on which a bot is told what happens.

mod codec;
mod connection;
mod dispatch;
mod identify;
mod members;
pub mod name;
mod packing;
mod received;
mod sessions;

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::error::ApiError;
use super::hub::Hub;
use super::rules;
use codec::Close;
use connection::Manner;
use packing::Packing;

pub use sessions::Sessions;

#[derive(Deserialize)]
pub struct Parameters {
    v: Option<String>,
    encoding: Option<String>,
    compress: Option<String>,
}

/// `GET /`, asking for a websocket.
pub async fn connect(
    State(hub): State<Arc<Hub>>,
    parameters: Result<Query<Parameters>, QueryRejection>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, ApiError> {
    let Query(parameters) = parameters.map_err(|no| ApiError::new(no.status(), 0, &no.body_text()))?;
    let upgrade = upgrade.map_err(|no| ApiError::new(no.status(), 0, &no.body_text()))?;
    let manner = manner(&hub, &parameters);
    let upgrade = upgrade
        .max_message_size(rules::LARGEST_FRAME)
        .max_frame_size(rules::LARGEST_FRAME)
        // What a bot may say at once. The usual 128 KiB are filled with zeros each time that somebody looks for a frame.
        .read_buffer_size(rules::CLIENT_FRAME);
    Ok(upgrade.on_upgrade(move |socket| connection::serve(hub, socket, manner)))
}

/// How a client wants to be spoken to, or why that cannot be.
fn manner(hub: &Hub, parameters: &Parameters) -> Result<Manner, Close> {
    let version = match parameters.v.as_deref() {
        None => rules::API_VERSION,
        Some(version) => version.parse().map_err(|_| Close::InvalidVersion)?,
    };
    if version != rules::API_VERSION && version != rules::OLDER_API_VERSION {
        return Err(Close::InvalidVersion);
    }
    let encoding = parameters.encoding.as_deref().unwrap_or("json");
    if encoding != "json" {
        hub.not_covered(&format!(
            "encoding={encoding} on the gateway (it covers encoding=json)"
        ));
        return Err(Close::NotJson);
    }
    let compress = parameters.compress.as_deref();
    let packing = Packing::of_transport(compress).unwrap_or_else(|| {
        let compress = compress.unwrap_or_default();
        hub.refused(format!(
            "Discord does not know compress={compress}: the gateway speaks plain JSON"
        ));
        Packing::Plain
    });
    Ok(Manner { version, packing })
}
