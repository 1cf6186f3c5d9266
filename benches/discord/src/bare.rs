//! A server that does nothing: it parses what comes, and answers what it was told to answer.

use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::extract::ws::{Message, Utf8Bytes, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use axum::{Json, Router};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::broadcast;

/// So much whoever is connected may be behind with what they are told.
const BEHIND: usize = 1024;

/// Runs on one thread of its own, as an offline Discord does.
pub struct Bare {
    runtime: Option<Runtime>,
    pub address: String,
    /// What is sent to all who are connected to the websocket.
    pub tell: broadcast::Sender<Utf8Bytes>,
}

impl Bare {
    /// `POST /` answers this JSON; nothing at all if it is null. Before that it sends `told` to all who are connected, if there
    /// is anything to be told.
    pub async fn start(answer: Value, told: Option<String>) -> Self {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let (tell, _) = broadcast::channel::<Utf8Bytes>(BEHIND);
        let (answer, told) = (Arc::new(answer), told.map(Utf8Bytes::from));
        let (posts, connects) = (tell.clone(), tell.clone());
        let posted = move |Json(asked): Json<Value>| async move {
            if let Some(told) = told {
                posts.send(told).unwrap();
            }
            answers(&asked, &answer)
        };
        let connected = move |upgrade: WebSocketUpgrade| async move {
            // Whoever is told that they are connected misses nothing from then on.
            let mut told = connects.subscribe();
            upgrade.on_upgrade(move |mut socket| async move {
                while let Ok(text) = told.recv().await {
                    if socket.send(Message::Text(text)).await.is_err() {
                        return;
                    }
                }
            })
        };
        let router = Router::new()
            .route("/", post(posted))
            .route("/ws", get(connected));
        let (started, address) = std::sync::mpsc::channel();
        runtime.spawn(async move {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
            started.send(listener.local_addr().unwrap().to_string()).unwrap();
            let listener = listener.tap_io(|stream| stream.set_nodelay(true).unwrap());
            axum::serve(listener, router).await
        });
        Self {
            runtime: Some(runtime),
            address: address.recv().unwrap(),
            tell,
        }
    }
}

fn answers(asked: &Value, answer: &Value) -> Response {
    // What was parsed is looked at, so that it is not left out.
    assert!(asked.is_object());
    match answer {
        Value::Null => StatusCode::NO_CONTENT.into_response(),
        answer => Json(answer).into_response(),
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
