//! What holds for every request: it is counted while it is open, it is recorded if that is wanted, and a refusal or a gap
//! in what is covered here is told.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::Hubbed;
use super::request::WithFiles;
use crate::discord::error::ApiError;
use crate::discord::form::noting_fields;
use crate::discord::hub::{Hub, OpenRequest};
use crate::discord::rules::codes;
use crate::discord::world::Upload;
use crate::discord::{rules, secret};

/// Counts open requests, so that others can wait until there are none, and tells of refusals.
pub async fn watched(hub: Arc<Hub>, request: Request, router: Router) -> Response {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let open = OpenRequest::new(hub);
    let hub = open.hub();
    let answer = async {
        match hub.is_recording() {
            // It is seldom asked for, and takes more room than all else together.
            true => Box::pin(recorded(hub, request, router)).await,
            false => answered(router, request).await,
        }
    };
    let (response, fields) = noting_fields(answer).await;
    hub.until_confirmed(uri.path()).await;
    let refusal = response.extensions().get::<ApiError>();
    if fields.is_empty() && refusal.is_none() {
        return response;
    }
    let asked = format!("{method} {}", without_ids(uri.path()));
    for field in fields {
        hub.not_covered(&format!("the field {field} of {asked}"));
    }
    // What is not covered has been told already, and it is not Discord that has no such thing.
    if let Some(refusal) = refusal.filter(|it| !is_gap(it)) {
        let cause = refusal.cause.as_deref();
        let cause = cause.map_or_else(String::new, |cause| format!(" ({cause})"));
        hub.refused(format!(
            "Discord refused the bot: {asked}: {}{cause}",
            refusal.told()
        ));
        if let Some((field, gap)) = refusal.faults.not_covered() {
            hub.not_covered(&format!("{} ({field} of {asked})", gap.name()));
        } else {
            hub.broke(format!("{asked}: {}", refusal.told()));
        }
    }
    response
}

async fn answered(router: Router, request: Request) -> Response {
    let Ok(response) = router.oneshot(request).await;
    response
}

/// Answers a request and writes down both, with their bodies.
async fn recorded(hub: &Hub, request: Request, router: Router) -> Response {
    let (parts, body) = request.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or("").to_owned();
    let path = parts.uri.to_string();
    let mut entry = json!({ "kind": "rest", "method": parts.method.as_str(), "path": path });
    let response = match to_bytes(body, rules::REQUEST_BYTES).await {
        Ok(body) => {
            note_request(&mut entry, &kind, &parts, &body).await;
            answered(router, Request::from_parts(parts, Body::from(body))).await
        }
        // It is larger than the bound, or was cut off.
        Err(_) => ApiError::from(codes::TOO_LARGE).into_response(),
    };
    let (parts, body) = response.into_parts();
    entry["status"] = json!(parts.status.as_u16());
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let kind = parts.headers.get(header::CONTENT_TYPE);
    entry["answer"] = as_json(kind.and_then(|kind| kind.to_str().ok()).unwrap_or(""), &body);
    hub.record(entry);
    Response::from_parts(parts, Body::from(body))
}

/// What was asked; of files only what they are called and how large they are.
async fn note_request(entry: &mut Value, kind: &str, parts: &Parts, body: &Bytes) {
    let request = Request::from_parts(parts.clone(), Body::from(body.clone()));
    let files = match WithFiles::from_request(request, &()).await {
        Ok(WithFiles(asked, files)) if !body.is_empty() => {
            entry["request"] = asked;
            files
        }
        _ => {
            entry["request"] = as_json(kind, body);
            return;
        }
    };
    if !files.is_empty() {
        let noted = |file: &Upload| json!({ "name": file.name, "bytes": file.bytes.len() });
        entry["files"] = files.iter().map(noted).collect();
    }
}

/// JSON as it is; of anything else only how large it is.
pub fn as_json(kind: &str, body: &Bytes) -> Value {
    match kind.starts_with("application/json") {
        true => serde_json::from_slice(body).unwrap_or(Value::Null),
        false if body.is_empty() => Value::Null,
        false => json!(format!("{} bytes of {kind}", body.len())),
    }
}

pub async fn not_covered(State(hub): Hubbed, request: Request) -> ApiError {
    gap(&hub, &request);
    codes::NOT_FOUND.into()
}

pub async fn not_allowed(State(hub): Hubbed, request: Request) -> ApiError {
    gap(&hub, &request);
    codes::METHOD_NOT_ALLOWED.into()
}

/// What has no place in this Discord is answered without a code of its own.
fn is_gap(refusal: &ApiError) -> bool {
    [codes::NOT_FOUND, codes::METHOD_NOT_ALLOWED]
        .iter()
        .any(|gap| (refusal.status.as_u16(), refusal.code) == (gap.0, gap.1))
}

fn gap(hub: &Hub, request: &Request) {
    let (method, path) = (request.method(), without_ids(request.uri().path()));
    hub.not_covered(&format!("{method} {path}"));
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
