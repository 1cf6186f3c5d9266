//! The REST API: one file for each resource, and here what holds for all of them.

mod applications;
mod bans;
mod channel_webhooks;
mod channels;
mod commands;
mod files;
mod gateway;
mod guilds;
mod interactions;
mod members;
mod messages;
mod pins;
mod reactions;
mod request;
mod responses;
mod roles;
mod threads;
mod users;
mod webhooks;

use std::ops::RangeInclusive;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::error::{ApiError, Faults};
use super::form::noting_fields;
use super::hub::Hub;
use super::rules::{self, codes};
use super::secret;

type Hubbed = State<Arc<Hub>>;
/// A handler's answer: what Discord says, or how it refuses.
type Answer<T> = Result<T, ApiError>;

/// All that listens on the port: the API in the versions in use, and the gateway.
pub fn router(hub: Arc<Hub>) -> Router {
    let public = Router::new()
        .merge(gateway::public())
        .merge(interactions::routes())
        .merge(webhooks::routes());
    let for_the_bot = Router::new()
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
        .route_layer(middleware::from_fn_with_state(hub.clone(), only_with_token));
    let api = public.merge(for_the_bot);
    Router::new()
        .nest("/api/v10", api.clone())
        .nest("/api/v9", api.clone())
        .nest("/api", api)
        .merge(files::routes())
        .fallback(not_covered)
        .method_not_allowed_fallback(not_allowed)
        .layer(DefaultBodyLimit::max(rules::REQUEST_BYTES))
        .layer(middleware::from_fn_with_state(hub.clone(), watched))
        .route("/", get(super::gateway::connect))
        .layer(middleware::from_fn(only_from_here))
        .with_state(hub)
}

/// A page in a browser can be made to send requests here under another name (DNS rebinding), or from another's page:
/// refuse them.
async fn only_from_here(request: Request, next: Next) -> Response {
    if comes_from_here(request.headers()) {
        next.run(request).await
    } else {
        let message = "The offline Discord answers only to 127.0.0.1 and localhost";
        ApiError::new(StatusCode::FORBIDDEN, 0, message).into_response()
    }
}

fn comes_from_here(headers: &HeaderMap) -> bool {
    let header = |name| headers.get(name).map(|it| it.to_str().unwrap_or("?"));
    // Only browsers send an origin.
    let origin = header(header::ORIGIN).map(|origin| origin.split_once("://").map_or("", |(_, host)| host));
    header(header::HOST).is_some_and(is_here) && origin.is_none_or(is_here)
}

fn is_here(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// Counts open requests, so that others can wait until there are none, and tells of refusals.
async fn watched(State(hub): Hubbed, request: Request, next: Next) -> Response {
    let asked = format!("{} {}", request.method(), without_ids(request.uri().path()));
    let counted = Counted::new(hub);
    let path = request.uri().path().to_owned();
    let (response, fields) = noting_fields(next.run(request)).await;
    counted.0.until_confirmed(&path).await;
    for field in fields {
        let what = format!("the offline Discord does not cover the field {field} of {asked} yet");
        counted.0.refused(what);
    }
    if let Some(refusal) = response.extensions().get::<ApiError>() {
        counted
            .0
            .refused(format!("Discord refused the bot: {asked}: {}", refusal.told()));
    }
    response
}

/// A request in the count for as long as it lives, also if the bot hangs up in the middle.
struct Counted(Arc<Hub>);

impl Counted {
    fn new(hub: Arc<Hub>) -> Self {
        hub.start_request();
        Self(hub)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.end_request();
    }
}

async fn only_with_token(State(hub): Hubbed, headers: HeaderMap, request: Request, next: Next) -> Response {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    if given.strip_prefix("Bot ") == Some(hub.token.expose()) {
        next.run(request).await
    } else {
        ApiError::from(codes::UNAUTHORIZED).into_response()
    }
}

async fn not_covered(State(hub): Hubbed, request: Request) -> ApiError {
    let (method, path) = (request.method(), without_ids(request.uri().path()));
    hub.refused(format!("the offline Discord does not cover {method} {path} yet"));
    codes::NOT_FOUND.into()
}

async fn not_allowed(State(hub): Hubbed, request: Request) -> ApiError {
    let (method, path) = (request.method(), without_ids(request.uri().path()));
    hub.refused(format!("the offline Discord does not cover {method} {path} yet"));
    codes::METHOD_NOT_ALLOWED.into()
}

/// How many entries of a list are wanted: this many, if that is in bounds.
fn bounded(asked: Option<u64>, default: u64, range: RangeInclusive<u64>) -> Answer<usize> {
    let limit = asked.unwrap_or(default);
    let mut faults = Faults::default();
    faults.range("limit", limit, range);
    faults.check()?;
    Ok(usize::try_from(limit).unwrap_or(usize::MAX))
}

/// `/channels/…/messages` of a path with ids and tokens in it.
fn without_ids(path: &str) -> String {
    let is_secret =
        |part: &str| part.starts_with(secret::PREFIX) || (part.len() > 4 && part.parse::<u64>().is_ok());
    let parts: Vec<&str> = path
        .split('/')
        .map(|part| if is_secret(part) { "…" } else { part })
        .collect();
    parts.join("/")
}
