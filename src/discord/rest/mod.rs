//! The REST API: one file for each resource, and here what holds for all of them.

mod admitted;
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

use std::convert::Infallible;
use std::ops::RangeInclusive;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;
use tower::{Service, ServiceExt as _, service_fn};

use super::error::{ApiError, Faults};
use super::hub::Hub;
use super::rules;
use admitted::Door;
use routes::Routes;

pub use request::WithFiles;
pub use routes::Route;
pub use watch::as_json;

type Hubbed = State<Arc<Hub>>;
/// A handler's answer: what Discord says, or how it refuses.
type Answer<T> = Result<T, ApiError>;

/// The API in the versions in use.
const VERSIONS: [&str; 3] = ["/api/v10", "/api/v9", "/api"];
/// Where the gateway is.
const GATEWAY: &str = "/";

/// All that listens on the port: the API, the files, and the gateway.
pub fn service(
    hub: Arc<Hub>,
) -> impl Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone {
    let router = router(&hub);
    service_fn(move |request| received(hub.clone(), router.clone(), request))
}

fn router(hub: &Arc<Hub>) -> Router {
    Router::new()
        .merge(public().served(&VERSIONS, &Door::of_anybody(hub.clone())))
        .merge(for_the_bot().served(&VERSIONS, &Door::of_the_bot(hub.clone())))
        .merge(files::routes().served(&[""], &Door::open(hub.clone())))
        .route(GATEWAY, get(super::gateway::connect))
        .fallback(watch::not_covered)
        .method_not_allowed_fallback(watch::not_allowed)
        .with_state(hub.clone())
}

/// Every request. What is done for it stands here and not in layers: one of those costs as much as reading the JSON.
async fn received(hub: Arc<Hub>, router: Router, mut request: Request) -> Result<Response, Infallible> {
    if let Some(refused) = guard::refused(request.headers()) {
        return Ok(refused.into_response());
    }
    // What is said there is watched there.
    if request.uri().path() == GATEWAY {
        return router.oneshot(request).await;
    }
    DefaultBodyLimit::max(rules::REQUEST_BYTES).apply(&mut request);
    let watched = |request| watch::watched(hub, request, router);
    Ok(unread::read_to_the_end(request, watched).await)
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
