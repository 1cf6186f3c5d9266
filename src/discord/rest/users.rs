//! Users. `resources/user`

use std::sync::Arc;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::request::In;
use super::{Answer, Hubbed};
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Unknown};
use crate::discord::hub::Hub;

pub fn routes() -> Router<Arc<Hub>> {
    Router::new()
        .route("/users/@me", get(me))
        .route("/users/{user}", get(user))
}

async fn me(State(hub): Hubbed) -> Json<Value> {
    Json(hub.read(|world| {
        let mut user = world.user_wire(world.bot);
        user["verified"] = json!(true);
        user["mfa_enabled"] = json!(false);
        user["locale"] = json!("en-US");
        user["email"] = Value::Null;
        user
    }))
}

async fn user(State(hub): Hubbed, In(user): In<Snowflake>) -> Answer<Json<Value>> {
    hub.read(|world| match world.member(user) {
        Some(_) => Ok(Json(world.user_wire(user))),
        None => Err(ApiError::unknown(Unknown::User)),
    })
}
