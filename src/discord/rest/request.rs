//! What every route reads from a request: ids in its path, and a JSON body.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Faults};

/// The variable parts of a path.
pub struct In<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for In<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(ids)) => Ok(Self(ids)),
            Err(_) => {
                let mut faults = Faults::default();
                let message = format!("Value is not snowflake: {}", parts.uri.path());
                faults.add("id", "NUMBER_TYPE_COERCE", message);
                Err(faults.into())
            }
        }
    }
}

/// What stands behind the `?` of a path.
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Query::from_request_parts(parts, state).await {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(error) => {
                let mut faults = Faults::default();
                faults.add("_", "MODEL_TYPE_CONVERT", error.body_text());
                Err(faults.into())
            }
        }
    }
}

/// A JSON body. Nothing at all is an empty object.
pub struct Body(pub Value);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let kind = content_type(request.headers()).to_owned();
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|_| ApiError::invalid_json())?;
        if bytes.is_empty() {
            return Ok(Self(Value::Object(Default::default())));
        }
        if kind.starts_with("multipart/") {
            let mut faults = Faults::default();
            faults.add(
                "files",
                "NOT_COVERED",
                "The offline Discord does not take files yet.",
            );
            return Err(faults.into());
        }
        if !kind.starts_with("application/json") {
            let mut faults = Faults::default();
            let message = "Expected \"Content-Type\" header to be one of {'application/json'}.";
            faults.add("_", "CONTENT_TYPE_INVALID", message);
            return Err(faults.into());
        }
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|_| ApiError::invalid_json())
    }
}

fn content_type(headers: &HeaderMap) -> &str {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("")
}

impl Body {
    /// The body as a type of ours; `at` is where it stands in the request.
    pub fn typed<T: DeserializeOwned>(value: Value, at: &str) -> Result<T, ApiError> {
        serde_json::from_value(value).map_err(|error| {
            let mut faults = Faults::default();
            faults.add(
                if at.is_empty() { "_" } else { at },
                "MODEL_TYPE_CONVERT",
                error.to_string(),
            );
            ApiError::from(faults)
        })
    }
}

impl<'de> serde::Deserialize<'de> for Snowflake {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        u64::deserialize(input).map(Snowflake)
    }
}
