//! An answer that is written while the world is at hand: it borrows from it what it says.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::discord::wire;

/// JSON.
pub struct Written(String);

impl Written {
    pub fn new(answer: &impl Serialize) -> Self {
        Self(wire::json(answer))
    }
}

impl IntoResponse for Written {
    fn into_response(self) -> Response {
        let kind = HeaderValue::from_static("application/json");
        ([(header::CONTENT_TYPE, kind)], self.0).into_response()
    }
}
