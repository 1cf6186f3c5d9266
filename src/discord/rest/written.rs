//! An answer that is written while the world is at hand: it borrows from it what it says.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Bytes that a short message takes.
const USUAL: usize = 1024;

/// JSON.
pub struct Written(Vec<u8>);

impl Written {
    pub fn new(answer: &impl Serialize) -> Self {
        let mut json = Vec::with_capacity(USUAL);
        // There is nothing in what the wire has that cannot be written as JSON.
        let _ = serde_json::to_writer(&mut json, answer);
        Self(json)
    }
}

impl IntoResponse for Written {
    fn into_response(self) -> Response {
        let kind = HeaderValue::from_static("application/json");
        ([(header::CONTENT_TYPE, kind)], self.0).into_response()
    }
}
