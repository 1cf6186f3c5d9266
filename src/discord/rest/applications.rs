//! The bot's application, as the developer portal knows it. `resources/application`

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::request::Body;
use super::routes::{Routes, get};
use super::{Answer, Hubbed};
use crate::discord::endpoint::{EndpointError, NoUrl};
use crate::discord::error::{ApiError, Faults};
use crate::discord::form::Form;
use crate::discord::hub::Hub;
use crate::discord::rules;

pub fn routes() -> Routes {
    Routes::new()
        .route("/oauth2/applications/@me", get(me))
        .route("/applications/@me", get(me).patch(change))
}

/// Of all that an application is, what a bot can change here is where its interactions go.
async fn change(State(hub): Hubbed, Body(body): Body) -> Answer<Json<Value>> {
    let endpoint = {
        let mut form = Form::new(&body, "");
        let endpoint = form.nullable_text("interactions_endpoint_url", 0..=rules::ENDPOINT_URL);
        form.check()?;
        endpoint
    };
    if let Some(url) = endpoint {
        let url = url.filter(|url| !url.is_empty());
        let saved = hub.saves_endpoint(url.as_deref()).await;
        saved.map_err(|error| refusal(&hub, &error))?;
    }
    Ok(me(State(hub)).await)
}

/// Discord says only that it could not be verified; whoever watches is told why.
fn refusal(hub: &Hub, error: &EndpointError) -> ApiError {
    let mut faults = Faults::default();
    let (code, message) = match error {
        EndpointError::Url(NoUrl::Form) => ("URL_TYPE_INVALID_URL", error.to_string()),
        EndpointError::Url(NoUrl::Scheme) => ("URL_TYPE_INVALID_SCHEME", error.to_string()),
        EndpointError::Unverified(failure) => {
            hub.refused(format!("the interactions endpoint is not saved: {failure}"));
            let message = "The specified interactions endpoint url could not be verified.";
            (
                "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID",
                message.to_owned(),
            )
        }
    };
    faults.add("interactions_endpoint_url", code, message);
    faults.into()
}

async fn me(State(hub): Hubbed) -> Json<Value> {
    let flags = hub.portal.application_flags();
    Json(hub.read(|world| {
        json!({
            "id": world.bot,
            "name": world.name_of(world.bot),
            "icon": null,
            "description": "",
            "type": null,
            "bot_public": true,
            "bot_require_code_grant": false,
            "verify_key": hub.endpoint.public_key(),
            "owner": world.user_wire(world.owner),
            "team": null,
            "bot": world.user_wire(world.bot),
            "flags": flags,
            "flags_new": flags.to_string(),
            "summary": "",
            "hook": true,
            "storefront_available": false,
            "is_monetized": false,
            "is_verified": false,
            "is_discoverable": false,
            "internal_guild_restriction": 1,
            "approximate_guild_count": world.guilds().iter().filter(|it| world.is_member(it.id, world.bot)).count(),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "eligible_oauth2_scopes": [],
            "redirect_uris": [],
            "interactions_endpoint_url": hub.endpoint.url().map(|url| url.to_string()),
            "role_connections_verification_url": null,
            "explicit_content_filter": 0,
            "integration_types_config": { "0": {} },
        })
    }))
}
