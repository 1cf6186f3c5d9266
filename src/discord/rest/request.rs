//! What every route reads from a request: ids in its path, and a body with JSON, perhaps with files.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::path::ErrorKind;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Faults};
use crate::discord::rules::codes;
use crate::discord::world::Upload;

/// The variable parts of a path.
pub struct In<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for In<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(ids)) => Ok(Self(ids)),
            Err(PathRejection::FailedToDeserializePathParams(failed)) => {
                let (ErrorKind::ParseErrorAtKey { value, .. }
                | ErrorKind::ParseErrorAtIndex { value, .. }
                | ErrorKind::ParseError { value, .. }) = failed.into_kind()
                else {
                    return Err(codes::NOT_FOUND.into());
                };
                let message = format!("Value \"{value}\" is not snowflake.");
                let name = name_of(&value, parts).await;
                Err(fault(&name, "NUMBER_TYPE_COERCE", message))
            }
            Err(_) => Err(codes::NOT_FOUND.into()),
        }
    }
}

/// What the part of a path that is no id is called: `channel_id`.
async fn name_of(value: &str, parts: &mut Parts) -> String {
    // There is no state that it could ask for.
    let all = RawPathParams::from_request_parts(parts, &()).await;
    let mut all = all.iter().flatten();
    let found = all.find(|(_, its)| *its == value);
    found.map_or("id".into(), |(name, _)| format!("{name}_id"))
}

/// What stands behind the `?` of a path.
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Query::from_request_parts(parts, state).await {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(error) => Err(fault("", "MODEL_TYPE_CONVERT", error.body_text())),
        }
    }
}

/// A yes or a no in what stands behind the `?`. `reference` (Boolean query strings)
pub fn boolean<'de, D: Deserializer<'de>>(input: D) -> Result<Option<bool>, D::Error> {
    let text = String::deserialize(input)?;
    match text.as_str() {
        "true" | "True" | "1" => Ok(Some(true)),
        "false" | "False" | "0" => Ok(Some(false)),
        _ => Err(D::Error::custom(format!("{text} is neither true nor false"))),
    }
}

/// A JSON body. Nothing at all is an empty object. A route without files has no use for those that came along.
pub struct Body(pub Value);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let WithFiles(body, _) = WithFiles::from_request(request, state).await?;
        Ok(Self(body))
    }
}

/// A body with files: JSON alone, a form with `payload_json` and `files[0]`, …, or a form in the manner of an address.
/// `reference` (Uploading files)
pub struct WithFiles(pub Value, pub Vec<Upload>);

impl<S: Send + Sync> FromRequest<S> for WithFiles {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let kind = content_type(request.headers()).to_owned();
        if kind.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, state)
                .await
                .map_err(|error| fault("", "CONTENT_TYPE_INVALID", error.body_text()))?;
            return from_parts(parts).await;
        }
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|error| match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => codes::TOO_LARGE.into(),
                _ => ApiError::from(codes::INVALID_JSON),
            })?;
        let json = match kind.as_str() {
            _ if bytes.is_empty() => return Ok(Self(Value::Object(Default::default()), Vec::new())),
            kind if kind.starts_with("application/json") => json(&bytes)?,
            kind if kind.starts_with("application/x-www-form-urlencoded") => from_address(&bytes)?,
            _ => {
                let message = "Expected \"Content-Type\" header to be one of {'application/json', \
                               'application/x-www-form-urlencoded', 'multipart/form-data'}.";
                return Err(fault("", "CONTENT_TYPE_INVALID", message));
            }
        };
        Ok(Self(json, Vec::new()))
    }
}

async fn from_parts(mut parts: Multipart) -> Result<WithFiles, ApiError> {
    let mut body = Value::Object(Default::default());
    let mut files = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "payload_json" {
            let bytes = part.bytes().await.map_err(broken)?;
            body = json(&bytes)?;
            continue;
        }
        // `content`, for example: what is not written as JSON may stand there field by field.
        if part.file_name().is_none() {
            let text = part.text().await.map_err(broken)?;
            if let Some(fields) = body.as_object_mut() {
                fields.insert(name, Value::String(text));
            }
            continue;
        }
        // `files[0]`; older libraries write `file` or `file0`.
        let number = name
            .trim_start_matches("files[")
            .trim_start_matches("file")
            .trim_end_matches(']');
        let number = number.parse().unwrap_or(files.len() as u64);
        let file_name = part.file_name().unwrap_or_default().to_owned();
        let content_type = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(broken)?;
        files.push(Upload {
            number,
            name: file_name,
            content_type,
            bytes,
        });
    }
    Ok(WithFiles(body, files))
}

fn broken(error: MultipartError) -> ApiError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => codes::TOO_LARGE.into(),
        _ => fault("", "MULTIPART_FORM_INVALID", error.body_text()),
    }
}

/// Values in one request. Each takes far more memory than the two bytes that it can be written with.
const VALUES: usize = 500_000;

fn json(bytes: &[u8]) -> Result<Value, ApiError> {
    // Before each value but the first stands one of these.
    let values = bytes
        .iter()
        .filter(|byte| matches!(byte, b',' | b'[' | b'{'))
        .count();
    if values > VALUES {
        return Err(codes::TOO_LARGE.into());
    }
    serde_json::from_slice(bytes).map_err(|_| codes::INVALID_JSON.into())
}

fn from_address(bytes: &[u8]) -> Result<Value, ApiError> {
    let fields = || {
        let text = std::str::from_utf8(bytes).ok()?;
        let uri = format!("/?{text}").parse().ok()?;
        Query::<HashMap<String, String>>::try_from_uri(&uri).ok()
    };
    let Query(mut fields) = fields().ok_or(codes::INVALID_JSON)?;
    match fields.remove("payload_json") {
        Some(payload) => json(payload.as_bytes()),
        None => {
            let texts = fields.into_iter();
            Ok(texts.map(|(name, text)| (name, Value::String(text))).collect())
        }
    }
}

fn content_type(headers: &HeaderMap) -> &str {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("")
}

/// What a bot gives as its reason, percent-encoded as a header has to be. `resources/audit-log`
pub fn reason(headers: &HeaderMap) -> Option<String> {
    let mut rest = headers.get("x-audit-log-reason")?.as_bytes();
    let mut decoded = Vec::new();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok());
    while let [first, more @ ..] = rest {
        let escaped = match rest {
            [b'%', high, low, more @ ..] => digit(*high).zip(digit(*low)).map(|it| (it.0 << 4 | it.1, more)),
            _ => None,
        };
        let (byte, more) = escaped.unwrap_or((*first, more));
        decoded.push(byte);
        rest = more;
    }
    Some(String::from_utf8_lossy(&decoded).into_owned())
}

fn fault(at: &str, code: &'static str, message: impl Into<String>) -> ApiError {
    let mut faults = Faults::default();
    faults.add(at, code, message);
    faults.into()
}

impl<'de> Deserialize<'de> for Snowflake {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        u64::deserialize(input).map(Snowflake)
    }
}
