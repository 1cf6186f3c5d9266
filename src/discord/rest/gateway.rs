//! `/gateway`: where the websocket is. `events/gateway` (Get gateway, Get gateway bot)

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::Hubbed;
use super::routes::{Routes, get};

pub fn public() -> Routes {
    Routes::new().route("/gateway", get(address))
}

pub fn routes() -> Routes {
    Routes::new().route("/gateway/bot", get(address_for_bot))
}

async fn address(State(hub): Hubbed) -> Json<Value> {
    Json(json!({ "url": format!("ws://{}", hub.address) }))
}

async fn address_for_bot(State(hub): Hubbed) -> Json<Value> {
    let (remaining, reset_after) = hub.limits.starts();
    Json(json!({
        "url": format!("ws://{}", hub.address),
        "shards": hub.shards,
        "session_start_limit": {
            "total": hub.session_starts.total,
            "remaining": remaining,
            "reset_after": reset_after.as_millis() as u64,
            "max_concurrency": hub.session_starts.max_concurrency,
        },
    }))
}
