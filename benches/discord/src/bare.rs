//! A server that does nothing: it parses what comes, and answers what it was told to answer.

use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::extract::ws::{Message, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use axum::{Json, Router};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Mutex, mpsc};

/// Runs on one thread of its own, as an offline Discord does.
pub struct Bare {
    runtime: Option<Runtime>,
    pub address: String,
    /// What is sent to whoever is connected to the websocket.
    pub tell: mpsc::UnboundedSender<String>,
}

impl Bare {
    /// `POST /` answers this JSON; nothing at all if it is null.
    pub async fn start(answer: Value) -> Self {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let (tell, told) = mpsc::unbounded_channel::<String>();
        let (answer, told) = (Arc::new(answer), Arc::new(Mutex::new(told)));
        let posted = move |Json(asked): Json<Value>| async move { answers(&asked, &answer) };
        let connected = move |upgrade: WebSocketUpgrade| async move {
            upgrade.on_upgrade(move |mut socket| async move {
                let mut told = told.lock().await;
                while let Some(text) = told.recv().await {
                    if socket.send(Message::text(text)).await.is_err() {
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
