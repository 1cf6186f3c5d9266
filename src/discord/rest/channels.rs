//! Channels: what they are, and «bot is typing…». `resources/channel`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

use super::request::In;
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::hub::Hub;

pub fn routes() -> Router<Arc<Hub>> {
    Router::new()
        .route("/channels/{channel}", get(channel))
        .route("/channels/{channel}/typing", post(typing))
}

async fn channel(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| Ok(Json(world.channel_wire(world.channel(channel)?))))
}

/// It shows for some seconds and leaves no trace, so nothing changes.
async fn typing(State(hub): Hubbed, In(channel): In<Snowflake>) -> Answer<StatusCode> {
    hub.read(|world| world.channel(channel).map(|_| StatusCode::NO_CONTENT))
}
