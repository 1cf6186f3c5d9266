//! Who may ask at all: only programs on this machine, and for most routes only the bot with its token.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Hubbed;
use crate::discord::error::ApiError;
use crate::discord::rules::codes;

/// A page in a browser can be made to send requests here under another name (DNS rebinding), or from another's page:
/// refuse them.
pub async fn only_from_here(request: Request, next: Next) -> Response {
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

pub async fn only_with_token(
    State(hub): Hubbed,
    headers: HeaderMap,
    request: Request,
    next: Next,
) -> Response {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    if given
        .strip_prefix("Bot ")
        .is_some_and(|token| hub.is_token(token))
    {
        next.run(request).await
    } else {
        ApiError::from(codes::UNAUTHORIZED).into_response()
    }
}
