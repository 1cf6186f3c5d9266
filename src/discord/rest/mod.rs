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
mod written;

use std::ops::RangeInclusive;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;

use super::error::{ApiError, Faults};
use super::hub::Hub;
use super::rules::{self, codes};
use routes::Routes;

pub use request::WithFiles;
pub use routes::Route;
pub use watch::as_json;

type Hubbed = State<Arc<Hub>>;
/// A handler's answer: what Discord says, or how it refuses.
type Answer<T> = Result<T, ApiError>;

/// All that listens on the port: the API in the versions in use, and the gateway.
pub fn router(hub: Arc<Hub>) -> Router {
    let of_anybody = middleware::from_fn_with_state(hub.clone(), of_anybody);
    let of_the_bot = middleware::from_fn_with_state(hub.clone(), of_the_bot);
    let for_the_bot = for_the_bot().router().route_layer(of_the_bot);
    let api = public().router().route_layer(of_anybody).merge(for_the_bot);
    Router::new()
        .nest("/api/v10", api.clone())
        .nest("/api/v9", api.clone())
        .nest("/api", api)
        .merge(files::routes().router())
        .fallback(watch::not_covered)
        .method_not_allowed_fallback(watch::not_allowed)
        .layer(middleware::from_fn_with_state(hub.clone(), received))
        .layer(DefaultBodyLimit::max(rules::REQUEST_BYTES))
        .route(
            "/",
            get(super::gateway::connect)
                .fallback(watch::not_allowed)
                .layer(middleware::from_fn(guard::only_from_here)),
        )
        .with_state(hub)
}

/// Every request. What is done for it stands in one layer: one more costs as much as reading the JSON.
async fn received(State(hub): Hubbed, request: Request, next: Next) -> Response {
    match guard::refused(request.headers()) {
        Some(refused) => refused.into_response(),
        None => unread::read_to_the_end(request, |request| watch::watched(hub, request, next)).await,
    }
}

/// A request that needs no token.
async fn of_anybody(State(hub): Hubbed, request: Request, next: Next) -> Response {
    limited::limited(&hub, request, |request| next.run(request)).await
}

/// A request that only the bot may send.
async fn of_the_bot(State(hub): Hubbed, request: Request, next: Next) -> Response {
    let answer = async |request: Request| match guard::has_token(&hub, request.headers()) {
        true => next.run(request).await,
        false => ApiError::from(codes::UNAUTHORIZED).into_response(),
    };
    limited::limited(&hub, request, answer).await
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
