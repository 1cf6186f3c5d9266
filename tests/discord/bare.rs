//! A client of our own, without the manners of a library: each frame and each request is a test's.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use botcamp::discord::{Discord, Permissions, Settings};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::mutant::reach;
use crate::unpacking::Unpacking;

/// All intents that are not privileged, and MESSAGE_CONTENT.
pub const INTENTS: u64 = 1 | 1 << 9 | 1 << 12 | 1 << 15;
pub const ALL_INTENTS: u64 = 0x1_ffff;

/// Where the traffic of the next offline Discord is kept, if whoever runs the tests wants it: one file each.
pub fn record() -> Option<PathBuf> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let folder = PathBuf::from(std::env::var_os("BOTCAMP_TRAFFIC")?);
    std::fs::create_dir_all(&folder).unwrap();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    Some(folder.join(format!("{}-{number}.jsonl", std::process::id())))
}

/// The gateway, frame by frame.
pub struct Gateway {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    unpacks: Unpacking,
}

impl Gateway {
    pub async fn connect(discord: &Discord, query: &str) -> Self {
        let url = format!("{}/{query}", reach(discord).replace("http://", "ws://"));
        Self {
            socket: connect_async(url).await.unwrap().0,
            unpacks: Unpacking::of(query),
        }
    }

    pub async fn send(&mut self, frame: Value) {
        self.send_text(&frame.to_string()).await;
    }

    pub async fn send_text(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    /// The next frame.
    pub async fn frame(&mut self) -> Value {
        self.frame_and_whether_packed().await.0
    }

    /// The next frame, and whether it came compressed.
    pub async fn frame_and_whether_packed(&mut self) -> (Value, bool) {
        match self.socket.next().await.unwrap().unwrap() {
            Message::Text(text) => (serde_json::from_str(&text).unwrap(), false),
            Message::Binary(bytes) => (
                serde_json::from_slice(&self.unpacks.unpack(&bytes)).unwrap(),
                true,
            ),
            other => panic!("a frame with a payload was expected, not {other:?}"),
        }
    }

    /// The data of the next dispatch of this name.
    pub async fn dispatch(&mut self, name: &str) -> Value {
        loop {
            let mut frame = self.frame().await;
            if frame["t"] == name {
                return frame["d"].take();
            }
        }
    }

    /// Says farewell with this code, and waits until the other side has heard it.
    pub async fn close(&mut self, code: u16) {
        let frame = CloseFrame {
            code: code.into(),
            reason: "".into(),
        };
        self.socket.close(Some(frame)).await.unwrap();
        self.ended().await;
    }

    /// Waits until nothing more comes.
    pub async fn ended(&mut self) {
        while let Some(Ok(_)) = self.socket.next().await {}
    }

    /// The code with which the gateway closes.
    pub async fn close_code(&mut self) -> u16 {
        loop {
            if let Message::Close(Some(close)) = self.socket.next().await.unwrap().unwrap() {
                return close.code.into();
            }
        }
    }
}

/// A bot that does only what a test makes it do.
pub struct Bare {
    pub discord: Discord,
    pub gateway: Gateway,
    pub rest: Rest,
    /// The bot's user, its application, the guild and its first channel.
    pub me: String,
    pub guild: String,
    pub channel: String,
}

impl Bare {
    pub async fn start() -> Self {
        Self::with_intents(INTENTS).await
    }

    pub async fn with_intents(intents: u64) -> Self {
        Self::with(Settings::default(), intents).await
    }

    /// A bot that may do everything, and is told of everything.
    pub async fn mighty() -> Self {
        let settings = Settings {
            bot_permissions: Permissions::all(),
            ..Settings::default()
        };
        Self::with(settings, ALL_INTENTS).await
    }

    pub async fn with(settings: Settings, intents: u64) -> Self {
        let settings = Settings {
            record: record(),
            ..settings
        };
        let discord = Discord::start(settings).await.unwrap();
        let mut gateway = Gateway::connect(&discord, "?v=10").await;
        gateway.send(identify(discord.token().expose(), intents)).await;
        let me = gateway.dispatch("READY").await["user"]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let guild = gateway.dispatch("GUILD_CREATE").await;
        let id = |value: &Value| value["id"].as_str().unwrap().to_owned();
        let (channel, guild) = (id(&guild["channels"][0]), id(&guild));
        let rest = Rest::new(&discord);
        Self {
            discord,
            gateway,
            rest,
            me,
            guild,
            channel,
        }
    }

    /// Opens a session of its own with these parameters of IDENTIFY besides the token, and hears READY.
    pub async fn identifies(&self, query: &str, with: Value) -> (Gateway, Value) {
        let mut gateway = Gateway::connect(&self.discord, query).await;
        gateway.send(self.identify(with)).await;
        let ready = gateway.dispatch("READY").await;
        (gateway, ready)
    }

    pub fn identify(&self, with: Value) -> Value {
        let mut frame = identify(self.discord.token().expose(), INTENTS);
        for (name, value) in with.as_object().unwrap() {
            frame["d"][name] = value.clone();
        }
        frame
    }

    /// Logs in once more.
    #[must_use = "it is gone when it is dropped"]
    pub async fn logs_in(&self, intents: u64) -> Gateway {
        let mut gateway = Gateway::connect(&self.discord, "?v=10").await;
        gateway
            .send(identify(self.discord.token().expose(), intents))
            .await;
        gateway.dispatch("GUILD_CREATE").await;
        gateway
    }

    /// Registers these commands for all guilds.
    pub async fn register(&self, commands: Value) -> (u16, Value) {
        self.rest
            .put(&format!("/applications/{}/commands", self.me), commands)
            .await
    }

    /// Has `/hello` registered and alice run it. Her client waits in the background.
    pub async fn asked(&mut self) -> Asked {
        let (status, answer) = self
            .register(json!([{ "name": "hello", "description": "Say hello" }]))
            .await;
        assert_eq!(status, 200, "{answer}");
        let alice = self.discord.user("alice");
        let turn = tokio::spawn(async move { alice.runs("/hello", 1).await });
        let interaction = self.gateway.dispatch("INTERACTION_CREATE").await;
        let part = |name: &str| interaction[name].as_str().unwrap();
        Asked {
            turn,
            callback: format!("/interactions/{}/{}/callback", part("id"), part("token")),
            webhook: format!("/webhooks/{}/{}", self.me, part("token")),
        }
    }
}

/// An interaction that waits for an answer.
pub struct Asked {
    pub turn: tokio::task::JoinHandle<botcamp::discord::Turn>,
    /// The path of the first answer.
    pub callback: String,
    /// The path of all others.
    pub webhook: String,
}

pub fn identify(token: &str, intents: u64) -> Value {
    json!({ "op": 2, "d": { "token": token, "intents": intents, "properties": {} } })
}

/// The REST API, request by request. Every answer must be JSON, and say so as Discord does.
pub struct Rest {
    client: reqwest::Client,
    api: String,
    token: String,
}

impl Rest {
    pub fn new(discord: &Discord) -> Self {
        Self {
            client: reqwest::Client::new(),
            api: format!("{}/api/v10", reach(discord)),
            token: discord.token().expose().into(),
        }
    }

    pub fn with_token(self, token: &str) -> Self {
        Self {
            token: token.into(),
            ..self
        }
    }

    pub async fn get(&self, path: &str) -> (u16, Value) {
        self.send("GET", path, String::new()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.send("POST", path, body.to_string()).await
    }

    pub async fn put(&self, path: &str, body: Value) -> (u16, Value) {
        self.send("PUT", path, body.to_string()).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> (u16, Value) {
        self.send("PATCH", path, body.to_string()).await
    }

    pub async fn delete(&self, path: &str) -> (u16, Value) {
        self.send("DELETE", path, String::new()).await
    }

    pub async fn send(&self, method: &str, path: &str, body: String) -> (u16, Value) {
        let request = self
            .client
            .request(method.parse().unwrap(), format!("{}{path}", self.api))
            .header("Authorization", format!("Bot {}", self.token))
            .header("Content-Type", "application/json")
            .body(body);
        self.answer(request).await
    }

    /// Sends a form with these files, then this JSON, as libraries do.
    pub async fn send_files(
        &self,
        method: &str,
        path: &str,
        json: Value,
        files: &[(&str, &[u8])],
    ) -> (u16, Value) {
        let mut body = Vec::new();
        for (number, (name, bytes)) in files.iter().enumerate() {
            let head = format!(
                "--x\r\nContent-Disposition: form-data; name=\"files[{number}]\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        let head = "--x\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n";
        body.extend_from_slice(format!("{head}{json}\r\n--x--\r\n").as_bytes());
        let request = self
            .client
            .request(method.parse().unwrap(), format!("{}{path}", self.api))
            .header("Authorization", format!("Bot {}", self.token))
            .header("Content-Type", "multipart/form-data; boundary=x")
            .body(body);
        self.answer(request).await
    }

    /// The bytes at an address, without a token.
    pub async fn fetch(&self, url: &str) -> (u16, Vec<u8>) {
        let answer = self.client.get(url).send().await.unwrap();
        (answer.status().as_u16(), answer.bytes().await.unwrap().to_vec())
    }

    /// Sends a POST with a body that is said to be of this kind; of none, if it is empty.
    pub async fn post_as(&self, path: &str, kind: &str, body: &str) -> (u16, Value) {
        let mut request = self
            .client
            .post(format!("{}{path}", self.api))
            .header("Authorization", format!("Bot {}", self.token))
            .body(body.to_owned());
        if !kind.is_empty() {
            request = request.header("Content-Type", kind);
        }
        self.answer(request).await
    }

    /// Sends a PUT with nothing but this header.
    pub async fn put_for(&self, header: &str, value: &str, path: &str) -> u16 {
        let request = self
            .client
            .put(format!("{}{path}", self.api))
            .header("Authorization", format!("Bot {}", self.token))
            .header(header, value);
        request.send().await.unwrap().status().as_u16()
    }

    /// The answer's status and its headers.
    pub async fn headers(&self, path: &str) -> (u16, reqwest::header::HeaderMap) {
        let request = self
            .client
            .get(format!("{}{path}", self.api))
            .header("Authorization", format!("Bot {}", self.token));
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.headers().clone())
    }

    /// Sends a GET from a page of this origin.
    pub async fn get_from_page(&self, origin: &str, path: &str) -> (u16, Value) {
        self.answer(
            self.client
                .get(format!("{}{path}", self.api))
                .header("Origin", origin),
        )
        .await
    }

    /// Sends a GET that names this host.
    pub async fn get_from(&self, host: &str, path: &str) -> (u16, Value) {
        self.answer(
            self.client
                .get(format!("{}{path}", self.api))
                .header("Host", host),
        )
        .await
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> (u16, Value) {
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        if status == 204 {
            return (status, Value::Null);
        }
        assert_eq!(answer.headers()["Content-Type"], "application/json");
        (
            status,
            serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap(),
        )
    }
}

/// A text field of an answer.
pub fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name} of {value}"))
}
