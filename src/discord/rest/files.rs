//! Files of messages, fetched without a token as from Discord's own store. `reference` (Uploading files)

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::Hubbed;
use super::request::In;
use super::routes::{Routes, get};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::codes;

pub fn routes() -> Routes {
    Routes::new().route("/attachments/{channel}/{id}/{name}", get(file))
}

async fn file(
    State(hub): Hubbed,
    In((channel, id, name)): In<(Snowflake, Snowflake, String)>,
) -> Result<Response, ApiError> {
    let found = hub.read(|world| world.file(channel, id).cloned());
    let file = found.filter(|file| file.name == name).ok_or(codes::NOT_FOUND)?;
    // Whatever a browser thinks that it is: it is shown to nobody as a page.
    let headers = [
        (header::CONTENT_TYPE, file.content_type),
        (header::CONTENT_DISPOSITION, "attachment".into()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
    ];
    Ok((headers, file.bytes).into_response())
}
