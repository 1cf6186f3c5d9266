//! The REST API: one file for each resource, and here what holds for all of them.

mod applications;
mod bans;
mod channel_webhooks;
mod channels;
mod commands;
mod files;
mod gateway;
mod guard;
mod guilds;
mod interactions;
mod limited;
mod members;
mod messages;
mod pins;
mod reactions;
mod request;
mod responses;
mod roles;
mod routes;
mod threads;
mod unread;
mod users;
mod watch;
mod webhooks;

use std::ops::RangeInclusive;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::middleware;
use axum::routing::get;
use serde_json::Value;

use super::error::{ApiError, Faults};
use super::hub::Hub;
use super::rules;
use routes::Routes;

pub use request::WithFiles;
pub use routes::Route;
pub use watch::as_json;

type Hubbed = State<Arc<Hub>>;
/// A handler's answer: what Discord says, or how it refuses.
type Answer<T> = Result<T, ApiError>;

/// All that listens on the port: the API in the versions in use, and the gateway.
pub fn router(hub: Arc<Hub>) -> Router {
    let for_the_bot = for_the_bot().router().route_layer(middleware::from_fn_with_state(
        hub.clone(),
        guard::only_with_token,
    ));
    let limited = middleware::from_fn_with_state(hub.clone(), limited::limited);
    let api = public().router().merge(for_the_bot).route_layer(limited);
    Router::new()
        .nest("/api/v10", api.clone())
        .nest("/api/v9", api.clone())
        .nest("/api", api)
        .merge(files::routes().router())
        .fallback(watch::not_covered)
        .method_not_allowed_fallback(watch::not_allowed)
        .layer(middleware::from_fn_with_state(hub.clone(), watch::watched))
        .layer(DefaultBodyLimit::max(rules::REQUEST_BYTES))
        .layer(middleware::from_fn(unread::read_to_the_end))
        .route("/", get(super::gateway::connect).fallback(watch::not_allowed))
        .layer(middleware::from_fn(guard::only_from_here))
        .with_state(hub)
}

/// All routes of the API.
pub fn listed() -> Vec<Route> {
    public().merge(for_the_bot()).listed()
}

/// What needs no token, or has one in its path.
fn public() -> Routes {
    Routes::new()
        .merge(gateway::public())
        .merge(interactions::routes())
        .merge(webhooks::routes())
}

fn for_the_bot() -> Routes {
    Routes::new()
        .merge(gateway::routes())
        .merge(applications::routes())
        .merge(users::routes())
        .merge(guilds::routes())
        .merge(roles::routes())
        .merge(members::routes())
        .merge(bans::routes())
        .merge(commands::routes())
        .merge(channels::routes())
        .merge(threads::routes())
        .merge(messages::routes())
        .merge(reactions::routes())
        .merge(pins::routes())
        .merge(channel_webhooks::routes())
}

/// The entries of a body that is a list. What is something else has none.
fn entries(body: &Value, most: usize) -> Answer<&[Value]> {
    let entries = body.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut faults = Faults::default();
    faults.count("", entries.len(), 0..=most);
    faults.check().map(|()| entries)
}

/// How many entries of a list are wanted: this many, if that is in bounds.
fn bounded(asked: Option<u64>, default: u64, range: RangeInclusive<u64>) -> Answer<usize> {
    let limit = asked.unwrap_or(default);
    let mut faults = Faults::default();
    faults.range("limit", limit, range);
    faults.check()?;
    Ok(usize::try_from(limit).unwrap_or(usize::MAX))
}
