//! The page's HTTP server: its files, the files of messages, its words, and a websocket for each tab.

use std::sync::Arc;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use axum::{Json, Router};
use tokio::net::TcpListener;

use super::{Shared, assets, file, shortcodes, tab};
use crate::words::{self, Lang};

/// A file and what is said of it come in one frame.
const FRAME_BYTES: usize = crate::discord::ATTACHMENT_BYTES as usize + 4096;

pub async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let guarded = middleware::from_fn_with_state(Arc::clone(&shared), with_headers);
    let router = Router::new()
        .route("/{key}/", get(page))
        .route("/{key}/assets/{name}", get(asset))
        .route("/{key}/words/{lang}", get(sentences))
        .route("/{key}/emoji", get(emoji))
        .route("/{key}/files/{id}/{name}", get(file_of))
        .route("/{key}/socket", get(socket))
        .layer(guarded)
        .with_state(shared);
    let listener = listener.tap_io(|stream| {
        // Without it a small frame waits for the other side's delayed acknowledgement. Only speed is lost.
        let _ = stream.set_nodelay(true);
    });
    // It ends with the task that it runs in.
    let _ = axum::serve(listener, router).await;
}

type With = State<Arc<Shared>>;

async fn with_headers(State(shared): With, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in shared.guard.headers() {
        // What a file's own answer says is stricter.
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

async fn page(
    State(shared): With,
    headers: HeaderMap,
    Path(key): Path<String>,
) -> Result<Response, StatusCode> {
    shared.guard.admits(&headers, &key)?;
    let (kind, text) = assets::of("page.html").ok_or(StatusCode::NOT_FOUND)?;
    // What it is to be said in is known from the start, if nobody has chosen otherwise.
    let text = text.replace("LANG", words::lang().code());
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

async fn asset(
    State(shared): With,
    headers: HeaderMap,
    Path((key, name)): Path<(String, String)>,
) -> Result<Response, StatusCode> {
    shared.guard.admits(&headers, &key)?;
    found(assets::of(&name))
}

fn found(asset: Option<(&'static str, &'static str)>) -> Result<Response, StatusCode> {
    let (kind, text) = asset.ok_or(StatusCode::NOT_FOUND)?;
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

async fn sentences(
    State(shared): With,
    headers: HeaderMap,
    Path((key, lang)): Path<(String, String)>,
) -> Result<Response, StatusCode> {
    shared.guard.admits(&headers, &key)?;
    let lang = Lang::of_locale(&lang).ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(words::all_in(lang, "page-")).into_response())
}

async fn emoji(
    State(shared): With,
    headers: HeaderMap,
    Path(key): Path<String>,
) -> Result<Response, StatusCode> {
    shared.guard.admits(&headers, &key)?;
    Ok(Json(shortcodes::all()).into_response())
}

async fn file_of(
    State(shared): With,
    headers: HeaderMap,
    Path((key, id, _name)): Path<(String, u64, String)>,
) -> Result<Response, StatusCode> {
    shared.guard.admits(&headers, &key)?;
    let file = shared.discord.file(id).ok_or(StatusCode::NOT_FOUND)?;
    Ok(file::answer(file, &headers))
}

async fn socket(
    State(shared): With,
    headers: HeaderMap,
    Path(key): Path<String>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, StatusCode> {
    shared.guard.admits_socket(&headers, &key)?;
    let upgrade = upgrade.max_message_size(FRAME_BYTES).max_frame_size(FRAME_BYTES);
    Ok(upgrade.on_upgrade(move |socket| tab::serve(shared, socket)))
}
