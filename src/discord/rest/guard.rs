//! Who may ask at all: only programs on this machine, and for most routes only the bot with its token.

use axum::http::{HeaderMap, StatusCode, header};

use crate::discord::error::ApiError;
use crate::discord::hub::Hub;

/// Why a request with these headers is refused, if it is: a page in a browser can be made to send requests here under another
/// name (DNS rebinding), or from another's page.
pub fn refused(headers: &HeaderMap) -> Option<ApiError> {
    let message = "The offline Discord answers only to 127.0.0.1 and localhost";
    (!comes_from_here(headers)).then(|| ApiError::new(StatusCode::FORBIDDEN, 0, message))
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

/// Whether it is the bot that asks.
pub fn has_token(hub: &Hub, headers: &HeaderMap) -> bool {
    let given = headers.get(header::AUTHORIZATION);
    let given = given.and_then(|given| given.to_str().ok()?.strip_prefix("Bot "));
    given.is_some_and(|token| hub.is_token(token))
}
