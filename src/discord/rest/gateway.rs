//! `/gateway`: where the websocket is. `events/gateway` (Get gateway, Get gateway bot)

use std::sync::Arc;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::Hubbed;
use crate::discord::hub::Hub;

pub fn public() -> Router<Arc<Hub>> {
    Router::new().route("/gateway", get(address))
}

pub fn routes() -> Router<Arc<Hub>> {
    Router::new().route("/gateway/bot", get(address_for_bot))
}

async fn address(State(hub): Hubbed) -> Json<Value> {
    Json(json!({ "url": format!("ws://{}", hub.address) }))
}

async fn address_for_bot(State(hub): Hubbed) -> Json<Value> {
    Json(json!({
        "url": format!("ws://{}", hub.address),
        "shards": 1,
        "session_start_limit": { "total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1 },
    }))
}
