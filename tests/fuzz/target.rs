//! What is sent to: a running offline Discord with something of everything in it, and beside it a bot that behaves.

use botcamp::discord::{Discord, Permissions, Settings};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::cases::PATIENCE;
use crate::http::{Answer, exchange};

const EVERY_INTENT: u64 = 0x1_ffff;

pub struct Target {
    pub discord: Discord,
    /// `127.0.0.1:PORT`
    pub address: String,
    gateway: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Ids and tokens by the names that stand for them: `{channel}`.
    names: Vec<(&'static str, String)>,
    /// Users that wait for an answer.
    _waiting: JoinSet<()>,
}

fn field(value: &Value, name: &str) -> String {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name} of {value}"))
        .to_owned()
}

impl Target {
    pub async fn start() -> Self {
        let settings = Settings {
            bot_permissions: Permissions::all(),
            ..Settings::default()
        };
        let discord = Discord::start(settings).await.unwrap();
        let address = discord.api().replace("http://", "");
        let (gateway, _) = connect_async(format!("ws://{address}/?v=10")).await.unwrap();
        let token = discord.token().expose().to_owned();
        let mut target = Self {
            discord,
            address,
            gateway,
            names: vec![("bot_token", token)],
            _waiting: JoinSet::new(),
        };
        target.logs_in().await;
        target
    }

    pub async fn furnished() -> Self {
        let mut target = Self::start().await;
        target.furnish().await;
        target
    }

    async fn logs_in(&mut self) {
        let data = json!({ "token": self.token(), "intents": EVERY_INTENT, "properties": {} });
        self.says(json!({ "op": 2, "d": data })).await;
        let me = self.dispatch("READY").await["user"]["id"].clone();
        self.names.push(("application", me.as_str().unwrap().to_owned()));
        let guild = self.dispatch("GUILD_CREATE").await;
        self.names.push(("guild", field(&guild, "id")));
        self.names.push(("owner", field(&guild, "owner_id")));
        self.names.push(("channel", field(&guild["channels"][0], "id")));
    }

    /// A session of another connection, that was lost.
    pub async fn loses_a_session(&mut self) {
        let (mut other, _) = connect_async(format!("ws://{}/?v=10", self.address))
            .await
            .unwrap();
        let data = json!({ "token": self.token(), "intents": 0, "properties": {} });
        let identify = Message::text(json!({ "op": 2, "d": data }).to_string());
        other.send(identify).await.unwrap();
        let session = loop {
            let text = other.next().await.unwrap().unwrap().into_text().unwrap();
            let frame: Value = serde_json::from_str(&text).unwrap();
            if frame["t"] == "READY" {
                break field(&frame["d"], "session_id");
            }
        };
        self.names.push(("session", session));
    }

    /// Something of everything that a route can be about.
    async fn furnish(&mut self) {
        let names = ["alice", "bora", "carol"];
        let [alice, bora, carol] = names.map(|name| self.discord.user(name));
        for (user, name) in [(&alice, "user"), (&bora, "other"), (&carol, "banned")] {
            let found = self
                .ask(
                    "GET",
                    &format!("/guilds/{{guild}}/members/search?query={}", user.name()),
                    Value::Null,
                )
                .await;
            self.names.push((name, field(&found[0]["user"], "id")));
        }
        let hello = json!({ "name": "hello", "description": "Say hello" });
        self.make(
            "command",
            "POST",
            "/applications/{application}/commands",
            hello.clone(),
        )
        .await;
        let commands = "/applications/{application}/guilds/{guild}/commands";
        self.make(
            "guild_command",
            "POST",
            commands,
            json!({ "name": "here", "description": "Say where" }),
        )
        .await;
        let says = json!({ "content": "Hello!" });
        self.make("message", "POST", "/channels/{channel}/messages", says.clone())
            .await;
        self.make("second", "POST", "/channels/{channel}/messages", says.clone())
            .await;
        self.ask(
            "PUT",
            "/channels/{channel}/messages/{message}/reactions/%F0%9F%91%8D/@me",
            Value::Null,
        )
        .await;
        self.make(
            "role",
            "POST",
            "/guilds/{guild}/roles",
            json!({ "name": "reader", "permissions": "0" }),
        )
        .await;
        self.make(
            "thread",
            "POST",
            "/channels/{channel}/threads",
            json!({ "name": "books", "type": 11 }),
        )
        .await;
        let overwrite = json!({ "type": 0, "allow": "0", "deny": "0" });
        self.ask("PUT", "/channels/{channel}/permissions/{role}", overwrite)
            .await;
        self.ask("PUT", "/guilds/{guild}/bans/{banned}", Value::Null)
            .await;
        self.make(
            "dm",
            "POST",
            "/users/@me/channels",
            json!({ "recipient_id": "{user}" }),
        )
        .await;
        let hook = self
            .make(
                "hook",
                "POST",
                "/channels/{channel}/webhooks",
                json!({ "name": "herald" }),
            )
            .await;
        self.names.push(("hook_token", field(&hook, "token")));
        self.make(
            "hook_message",
            "POST",
            "/webhooks/{hook}/{hook_token}?wait=true",
            says.clone(),
        )
        .await;
        for (id, token, user) in [
            ("answered", "answered_token", alice),
            ("open", "open_token", bora),
        ] {
            self._waiting.spawn(async move {
                let _ = user.runs("/hello", 1).await;
            });
            let interaction = self.dispatch("INTERACTION_CREATE").await;
            self.names.push((id, field(&interaction, "id")));
            self.names.push((token, field(&interaction, "token")));
        }
        let answer = json!({ "type": 4, "data": says });
        self.ask(
            "POST",
            "/interactions/{answered}/{answered_token}/callback",
            answer,
        )
        .await;
    }

    pub fn token(&self) -> &str {
        self.discord.token().expose()
    }

    /// Puts ids and tokens where their names stand: `{channel}`.
    pub fn filled(&self, template: &[u8]) -> Vec<u8> {
        let mut filled = Vec::with_capacity(template.len());
        let mut rest = template;
        while let Some(at) = rest.iter().position(|byte| *byte == b'{') {
            filled.extend_from_slice(&rest[..at]);
            rest = &rest[at..];
            let named = self.names.iter().find(|(name, _)| {
                rest[1..].starts_with(name.as_bytes()) && rest.get(name.len() + 1) == Some(&b'}')
            });
            match named {
                Some((name, text)) => {
                    filled.extend_from_slice(text.as_bytes());
                    rest = &rest[name.len() + 2..];
                }
                None => {
                    filled.push(b'{');
                    rest = &rest[1..];
                }
            }
        }
        filled.extend_from_slice(rest);
        filled
    }

    /// A request of the bot that behaves, with this body of this kind. The answer is one of Discord's.
    pub async fn send(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> Answer {
        let head = format!(
            "{method} /api/v10{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bot {}\r\n\
             Content-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.token(),
            body.len()
        );
        let request = [&self.filled(head.as_bytes()), body].concat();
        let answer = exchange(&self.address, &request, false).await.expect("an answer");
        answer.check(method);
        answer
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        let body = self.filled(body.to_string().as_bytes());
        self.send("POST", path, "application/json", &body).await
    }

    pub async fn ask(&self, method: &str, path: &str, body: Value) -> Value {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let body = self.filled(body.as_bytes());
        let answer = self.send(method, path, "application/json", &body).await;
        assert!(answer.status < 300, "{method} {path}: {}", answer.json());
        answer.json()
    }

    /// What this makes is called so from now on.
    async fn make(&mut self, name: &'static str, method: &str, path: &str, body: Value) -> Value {
        let made = self.ask(method, path, body).await;
        self.names.push((name, field(&made, "id")));
        made
    }

    async fn says(&mut self, frame: Value) {
        self.gateway.send(Message::text(frame.to_string())).await.unwrap();
    }

    /// The next frame, which is right whatever happened.
    async fn frame(&mut self) -> Value {
        let next = timeout(PATIENCE, self.gateway.next()).await.expect("a frame");
        let text = next.expect("the gateway goes on").unwrap().into_text().unwrap();
        let frame: Value = serde_json::from_str(&text).unwrap();
        assert!(frame["op"].is_u64() && frame.get("d").is_some(), "{frame}");
        frame
    }

    async fn dispatch(&mut self, name: &str) -> Value {
        loop {
            let mut frame = self.frame().await;
            if frame["t"] == name {
                return frame["d"].take();
            }
        }
    }

    /// The bot that behaves is served as if nothing had been: by REST, and on the gateway it was on all the time.
    pub async fn serves_others(&mut self) {
        assert_eq!(self.ask("GET", "/users/@me", Value::Null).await["bot"], true);
        let chat = self
            .ask(
                "POST",
                "/users/@me/channels",
                json!({ "recipient_id": "{owner}" }),
            )
            .await;
        let path = format!("/channels/{}/messages", field(&chat, "id"));
        let said = self.post(&path, json!({ "content": "Still here." })).await;
        match said.json()["code"].as_u64() {
            // It was told to leave the server, and shares none with anybody.
            Some(50278) => {}
            _ => while self.dispatch("MESSAGE_CREATE").await["id"] != said.json()["id"] {},
        }
        self.says(json!({ "op": 1, "d": null })).await;
        while self.frame().await["op"] != 11 {}
    }
}
