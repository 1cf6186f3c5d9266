//! The bot's application, as the developer portal knows it. `resources/application`

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::Hubbed;
use super::routes::{Routes, get};

pub fn routes() -> Routes {
    Routes::new()
        .route("/oauth2/applications/@me", get(me))
        .route("/applications/@me", get(me))
}

async fn me(State(hub): Hubbed) -> Json<Value> {
    Json(hub.read(|world| {
        json!({
            "id": world.bot,
            "name": world.name_of(world.bot),
            "icon": null,
            "description": "",
            "type": null,
            "bot_public": true,
            "bot_require_code_grant": false,
            "verify_key": "0".repeat(64),
            "owner": world.user_wire(world.owner),
            "team": null,
            "bot": world.user_wire(world.bot),
            "flags": 0,
            "flags_new": "0",
            "summary": "",
            "hook": true,
            "storefront_available": false,
            "is_monetized": false,
            "is_verified": false,
            "is_discoverable": false,
            "internal_guild_restriction": 1,
            "approximate_guild_count": 1,
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "eligible_oauth2_scopes": [],
            "redirect_uris": [],
            "interactions_endpoint_url": null,
            "role_connections_verification_url": null,
            "explicit_content_filter": 0,
            "integration_types_config": { "0": {} },
        })
    }))
}
