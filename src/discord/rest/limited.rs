//! Rate limits on the wire: headers on every answer, 429 when they are exceeded. `topics/rate-limits`

use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::discord::error::ApiError;
use crate::discord::hub::Hub;
use crate::discord::limits::{Scope, Told};
use crate::discord::rules;

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");
const RESET_AFTER: HeaderName = HeaderName::from_static("x-ratelimit-reset-after");
const BUCKET: HeaderName = HeaderName::from_static("x-ratelimit-bucket");
const SCOPE: HeaderName = HeaderName::from_static("x-ratelimit-scope");
const GLOBAL: HeaderName = HeaderName::from_static("x-ratelimit-global");

pub async fn limited<F>(hub: &Hub, request: Request, answer: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let path = request.extensions().get::<MatchedPath>();
    let path = path.map_or(request.uri().path(), MatchedPath::as_str);
    // `/api/v10/channels/1/messages` is counted for channel 1, `/webhooks/1/token` for that token, and so is the answer to an
    // interaction.
    const TOP: [&str; 4] = ["channels", "guilds", "webhooks", "interactions"];
    let parts = request.uri().path().split('/');
    let mut parts = parts.skip_while(|part| !TOP.contains(part));
    let about = match parts.next() {
        Some("webhooks" | "interactions") => (parts.next(), parts.next()),
        _ => (parts.next(), None),
    };
    // What answers an interaction is not counted with the rest.
    let is_global = !path.contains("/interactions/") && !path.contains("/webhooks/");
    let bytes = length(request.headers());
    let told = hub
        .limits
        .count((request.method(), path), about, is_global, bytes);
    let mut response = match told.refused {
        Some(scope) => refusal(scope, &told),
        None => answer(request).await,
    };
    write(response.headers_mut(), &told);
    response
}

/// Bytes of a request's body. One whose length is not told beforehand may be as long as any.
fn length(headers: &HeaderMap) -> u64 {
    let any = rules::REQUEST_BYTES as u64;
    match headers.get(header::CONTENT_LENGTH) {
        Some(told) => told.to_str().ok().and_then(|it| it.parse().ok()).unwrap_or(any),
        None if headers.contains_key(header::TRANSFER_ENCODING) => any,
        None => 0,
    }
}

fn refusal(scope: Scope, told: &Told) -> Response {
    let body = json!({
        "message": "You are being rate limited.",
        "retry_after": told.reset_after.as_secs_f64(),
        "global": scope == Scope::Global,
    });
    let kind = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (StatusCode::TOO_MANY_REQUESTS, kind, body.to_string()).into_response();
    let headers = response.headers_mut();
    // Whole seconds, and never too few.
    headers.insert(header::RETRY_AFTER, (told.reset_after.as_secs() + 1).into());
    let scope = match scope {
        Scope::User => "user",
        Scope::Global => {
            headers.insert(GLOBAL, HeaderValue::from_static("true"));
            "global"
        }
    };
    headers.insert(SCOPE, HeaderValue::from_static(scope));
    let error = ApiError::new(StatusCode::TOO_MANY_REQUESTS, 0, "You are being rate limited.");
    response.extensions_mut().insert(error);
    response
}

fn write(headers: &mut HeaderMap, told: &Told) {
    headers.reserve(5);
    headers.insert(LIMIT, told.limit.into());
    headers.insert(REMAINING, told.remaining.into());
    put(headers, RESET, seconds(told.reset()));
    put(headers, RESET_AFTER, seconds(told.reset_after));
    put(headers, BUCKET, format!("{:016x}", told.bucket));
}

/// With three places behind the point.
fn seconds(time: Duration) -> String {
    format!("{}.{:03}", time.as_secs(), time.subsec_millis())
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: String) {
    // There is nothing in a number that a header cannot hold.
    if let Ok(value) = HeaderValue::try_from(value) {
        headers.insert(name, value);
    }
}
