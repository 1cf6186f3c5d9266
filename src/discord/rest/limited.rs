//! Rate limits on the wire: headers on every answer, 429 when they are exceeded. `topics/rate-limits`

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Hubbed;
use crate::discord::error::ApiError;
use crate::discord::limits::{Scope, Told};

pub async fn limited(State(hub): Hubbed, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>();
    let path = path.map_or(request.uri().path(), MatchedPath::as_str);
    let route = format!("{} {path}", request.method());
    // `/api/v10/channels/1/messages` is counted for channel 1, `/webhooks/1/token` for that token.
    let parts = request.uri().path().split('/');
    let mut parts = parts.skip_while(|part| !matches!(*part, "channels" | "guilds" | "webhooks"));
    let about: String = match parts.next() {
        Some("webhooks") => parts.take(2).collect(),
        _ => parts.take(1).collect(),
    };
    // What answers an interaction is not counted with the rest.
    let is_global = !path.contains("/interactions/") && !path.contains("/webhooks/");
    let told = hub.limits.count(&route, &about, is_global);
    let mut response = match told.refused {
        Some(scope) => refusal(scope, &told),
        None => next.run(request).await,
    };
    write(response.headers_mut(), &told);
    response
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
    put(headers, "retry-after", told.reset_after.as_secs() + 1);
    match scope {
        Scope::User => put(headers, "x-ratelimit-scope", "user"),
        Scope::Global => {
            put(headers, "x-ratelimit-scope", "global");
            put(headers, "x-ratelimit-global", true);
        }
    }
    let error = ApiError::new(StatusCode::TOO_MANY_REQUESTS, 0, "You are being rate limited.");
    response.extensions_mut().insert(error);
    response
}

fn write(headers: &mut HeaderMap, told: &Told) {
    put(headers, "x-ratelimit-limit", told.limit);
    put(headers, "x-ratelimit-remaining", told.remaining);
    put(headers, "x-ratelimit-reset", format!("{:.3}", told.reset()));
    let after = told.reset_after.as_secs_f64();
    put(headers, "x-ratelimit-reset-after", format!("{after:.3}"));
    put(headers, "x-ratelimit-bucket", &told.bucket);
}

fn put(headers: &mut HeaderMap, name: &'static str, value: impl ToString) {
    if let Ok(value) = HeaderValue::from_str(&value.to_string()) {
        headers.insert(HeaderName::from_static(name), value);
    }
}
