//! A bot that is an HTTP server: it verifies what it is sent, and answers as a test says.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use botcamp::discord::{Discord, Settings};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::bare::{Rest, record};

/// What a bot answers to an interaction; `None` is nothing, for ever.
type Answers = dyn Fn(&Value) -> Option<Response> + Send + Sync;

pub struct Bot {
    pub url: String,
    /// Whether it answers whatever comes, signed or not.
    pub is_trusting: Arc<AtomicBool>,
    /// What it was sent, and whether that was signed.
    pub sent: mpsc::UnboundedReceiver<(Value, bool)>,
    server: tokio::task::JoinHandle<()>,
}

#[derive(Clone)]
struct Shared {
    key: Vec<u8>,
    is_trusting: Arc<AtomicBool>,
    sent: mpsc::UnboundedSender<(Value, bool)>,
    answers: Arc<Answers>,
}

impl Bot {
    pub async fn start(
        discord: &Discord,
        answers: impl Fn(&Value) -> Option<Response> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        Self::listens(listener, discord, answers)
    }

    pub fn listens(
        listener: TcpListener,
        discord: &Discord,
        answers: impl Fn(&Value) -> Option<Response> + Send + Sync + 'static,
    ) -> Self {
        let (sender, sent) = mpsc::unbounded_channel();
        let is_trusting = Arc::new(AtomicBool::new(false));
        let shared = Shared {
            key: bytes(&discord.public_key()),
            is_trusting: is_trusting.clone(),
            sent: sender,
            answers: Arc::new(answers),
        };
        let url = format!("http://{}/interactions", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/interactions", post(interaction))
            .with_state(shared);
        let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            url,
            is_trusting,
            sent,
            server,
        }
    }

    /// Its process ends, and its port is free again.
    pub async fn crashes(self) {
        self.server.abort();
        let _ = self.server.await;
    }
}

async fn interaction(State(bot): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let text = |name: &str| headers[name].to_str().unwrap();
    assert_eq!(text("content-type"), "application/json");
    let signed = [text("x-signature-timestamp").as_bytes(), &body].concat();
    let key = UnparsedPublicKey::new(&ED25519, &bot.key);
    let is_signed = key.verify(&signed, &bytes(text("x-signature-ed25519"))).is_ok();
    let interaction: Value = serde_json::from_slice(&body).unwrap();
    // The test may have seen enough.
    let _ = bot.sent.send((interaction.clone(), is_signed));
    if !is_signed && !bot.is_trusting.load(Ordering::Relaxed) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    match (bot.answers)(&interaction) {
        Some(answer) => answer,
        None => std::future::pending().await,
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    let pair = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    (0..hex.len()).step_by(2).map(pair).collect()
}

/// An answer in JSON.
pub fn says(answer: Value) -> Option<Response> {
    Some(axum::Json(answer).into_response())
}

/// A response of this status and kind, with this body.
pub fn responds(status: u16, kind: &str, body: &str) -> Option<Response> {
    let status = StatusCode::from_u16(status).unwrap();
    Some((status, [(header::CONTENT_TYPE, kind)], body.to_owned()).into_response())
}

/// PONG to a PING; to all else this.
pub fn or_pong(interaction: &Value, answer: Option<Response>) -> Option<Response> {
    match interaction["type"] == 1 {
        true => says(json!({ "type": 1 })),
        false => answer,
    }
}

/// A Discord that knows `/hello`, and what a bot does by REST.
pub async fn discord() -> (Discord, Rest) {
    let settings = Settings {
        record: record(),
        ..Settings::default()
    };
    let discord = Discord::start(settings).await.unwrap();
    let rest = Rest::new(&discord);
    registers(&rest).await;
    (discord, rest)
}

pub async fn registers(rest: &Rest) {
    let me = rest.get("/applications/@me").await.1["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let commands = json!([{ "name": "hello", "description": "Say hello" }]);
    let (status, answer) = rest.put(&format!("/applications/{me}/commands"), commands).await;
    assert_eq!(status, 200, "{answer}");
}
