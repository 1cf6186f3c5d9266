//! A Discord that is broken on purpose: between the offline one and the bot, something on the wire is changed.

use std::collections::HashMap;
use std::net::{Ipv4Addr, TcpListener as Listener};
use std::sync::{LazyLock, Mutex};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::ws::{Message as Inner, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRequestParts, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use botcamp::discord::Discord;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message as Outer;

/// What is broken; `nothing`, to show that the detour alone changes nothing.
pub const VARIABLE: &str = "BOTCAMP_MUTATION";

/// Where a test's bot finds this Discord: at its own address, unless something is to be broken on the way.
pub fn reach(discord: &Discord) -> String {
    static DETOURS: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Mutex::default);
    let Ok(mutation) = std::env::var(VARIABLE) else {
        return discord.api();
    };
    let mut detours = DETOURS.lock().unwrap();
    let detour = detours.entry(discord.api()).or_insert_with(|| {
        let socket = Listener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        socket.set_nonblocking(true).unwrap();
        let detour = Detour {
            mutation,
            there: discord.api().replace("http://", ""),
            here: socket.local_addr().unwrap().to_string(),
        };
        let address = format!("http://{}", detour.here);
        let router = Router::new().fallback(move |request| detour.clone().passes(request));
        let listener = TcpListener::from_std(socket).unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    });
    detour.clone()
}

#[derive(Clone)]
struct Detour {
    mutation: String,
    /// The offline Discord's address, and ours.
    there: String,
    here: String,
}

impl Detour {
    async fn passes(self, request: Request) -> Response {
        if request.headers().contains_key(header::UPGRADE) {
            let query = request.uri().query().unwrap_or_default().to_owned();
            let (mut parts, _) = request.into_parts();
            let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, &())
                .await
                .unwrap();
            return upgrade.on_upgrade(move |bot| self.tells(bot, query));
        }
        self.answers(request).await
    }

    async fn answers(self, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let path = parts.uri.to_string();
        let asked = to_bytes(body, usize::MAX).await.unwrap();
        let mut headers = parts.headers;
        headers.remove(header::HOST);
        let answer = reqwest::Client::new()
            .request(parts.method.clone(), format!("http://{}{path}", self.there))
            .headers(headers)
            .body(asked)
            .send()
            .await
            .unwrap();
        let (mut status, mut headers) = (answer.status(), answer.headers().clone());
        headers.remove(header::CONTENT_LENGTH);
        let mut body = answer.bytes().await.unwrap();
        if let Ok(mut said) = serde_json::from_slice(&body) {
            self.breaks_answer(&path, &mut status, &mut headers, &mut said);
            body = Bytes::from(said.to_string().replace(&self.there, &self.here));
            if status == StatusCode::NO_CONTENT {
                body = Bytes::new();
            }
        }
        let mut response = Response::new(Body::from(body));
        (*response.status_mut(), *response.headers_mut()) = (status, headers);
        response
    }

    async fn tells(self, bot: WebSocket, query: String) {
        let (discord, _) = connect_async(format!("ws://{}/?{query}", self.there))
            .await
            .unwrap();
        let (mut to_discord, mut from_discord) = discord.split();
        let (mut to_bot, mut from_bot) = bot.split();
        let up = async {
            while let Some(Ok(message)) = from_bot.next().await {
                let Inner::Text(text) = message else { return };
                // What is to be broken must be readable on the way.
                let text = text.replace("\"compress\":true", "\"compress\":false");
                if to_discord.send(Outer::text(text)).await.is_err() {
                    return;
                }
            }
        };
        let down = async {
            while let Some(Ok(message)) = from_discord.next().await {
                let message = match message {
                    Outer::Text(text) => {
                        let mut frame = serde_json::from_str(&text).unwrap();
                        self.breaks_frame(&mut frame);
                        Inner::text(frame.to_string().replace(&self.there, &self.here))
                    }
                    Outer::Close(Some(close)) => Inner::Close(Some(axum::extract::ws::CloseFrame {
                        code: close.code.into(),
                        reason: "".into(),
                    })),
                    _ => return,
                };
                if to_bot.send(message).await.is_err() {
                    return;
                }
            }
        };
        tokio::select! {
            () = up => {}
            () = down => {}
        }
    }

    fn breaks_answer(&self, path: &str, status: &mut StatusCode, headers: &mut HeaderMap, said: &mut Value) {
        match self.mutation.as_str() {
            "the content type has a charset" => {
                let kind = HeaderValue::from_static("application/json; charset=utf-8");
                headers.insert(header::CONTENT_TYPE, kind);
            }
            "a second first answer is taken" if said["code"] == 40060 => *status = StatusCode::NO_CONTENT,
            "a follow-up after a deferral is a message of its own"
                if path.contains("/webhooks/") && !path.contains("/messages/") =>
            {
                said["id"] = json!("1");
            }
            "an inner error's code is a number" => number_codes(&mut said["errors"]),
            "no answer tells of its limit" => headers.clear_limits(),
            "an unknown message has no code" if said["code"] == 10008 => said["code"] = json!(0),
            "a message forgets that it is private" => said["flags"] = json!(0),
            _ => {}
        }
    }

    fn breaks_frame(&self, frame: &mut Value) {
        let name = frame["t"].as_str().unwrap_or_default().to_owned();
        let data = &mut frame["d"];
        match (self.mutation.as_str(), name.as_str()) {
            ("an interaction lacks its attachment_size_limit", "INTERACTION_CREATE") => {
                data.as_object_mut().unwrap().remove("attachment_size_limit");
            }
            ("an interaction lacks its entitlements", "INTERACTION_CREATE") => {
                data.as_object_mut().unwrap().remove("entitlements");
            }
            ("a whole number comes as a text", "INTERACTION_CREATE") => {
                for option in data["data"]["options"].as_array_mut().into_iter().flatten() {
                    let value = &mut option["value"];
                    *value = value.as_i64().map_or(value.clone(), |it| json!(it.to_string()));
                }
            }
            ("the bot lacks its role", "GUILD_CREATE") => {
                for member in data["members"].as_array_mut().unwrap() {
                    member["roles"] = json!([]);
                }
            }
            ("the bot is no member", "GUILD_CREATE") => data["members"] = json!([]),
            ("RESUMED has no data", "RESUMED") => *data = Value::Null,
            ("a role has no colours", "GUILD_CREATE") => {
                for role in data["roles"].as_array_mut().unwrap() {
                    role.as_object_mut().unwrap().remove("colors");
                }
            }
            ("every dispatch has the same number", _) if frame["op"] == 0 => frame["s"] = json!(1),
            _ => {}
        }
    }
}

trait Limits {
    fn clear_limits(&mut self);
}

impl Limits for HeaderMap {
    fn clear_limits(&mut self) {
        for name in ["limit", "remaining", "reset", "reset-after", "bucket"] {
            self.remove(format!("x-ratelimit-{name}"));
        }
    }
}

fn number_codes(errors: &mut Value) {
    match errors {
        Value::Object(fields) => {
            if let Some(code) = fields.get_mut("code").filter(|it| it.is_string()) {
                *code = json!(0);
            }
            fields.values_mut().for_each(number_codes);
        }
        Value::Array(entries) => entries.iter_mut().for_each(number_codes),
        _ => {}
    }
}
