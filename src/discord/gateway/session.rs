//! One connection of a bot, from HELLO to its end.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use super::codec::{self, Close, Identify, Received, op};
use super::dispatch::Dispatch;
use crate::discord::form::as_id;
use crate::discord::hub::Hub;
use crate::discord::rules::{self, Intents};

/// Serves one connection; when it ends, so does the bot's session.
pub async fn serve(hub: Arc<Hub>, mut socket: WebSocket, version: u8) {
    if version != rules::API_VERSION && version != rules::OLDER_API_VERSION {
        let _ = socket.send(Close::InvalidVersion.frame()).await;
        return;
    }
    let _present = hub.presence();
    let mut connection = Connection {
        hub,
        socket,
        session: None,
        sequence: 0,
        last_beat: Instant::now(),
        received: VecDeque::new(),
    };
    if let Err(End::Closed(close)) = connection.run().await {
        // The bot may be gone already.
        let _ = connection.socket.send(close.frame()).await;
    }
    if let Some(session) = connection.session {
        connection
            .hub
            .write_with_sessions(|_, sessions| sessions.close(session.number));
    }
}

struct Connection {
    hub: Arc<Hub>,
    socket: WebSocket,
    session: Option<Open>,
    sequence: u64,
    last_beat: Instant,
    /// When the last frames came.
    received: VecDeque<Instant>,
}

/// A session that has been identified.
struct Open {
    number: u64,
    told: mpsc::UnboundedReceiver<Dispatch>,
}

/// Why a connection ends.
enum End {
    Closed(Close),
    BotLeft,
}

impl From<Close> for End {
    fn from(close: Close) -> Self {
        Self::Closed(close)
    }
}

impl From<axum::Error> for End {
    fn from(_: axum::Error) -> Self {
        Self::BotLeft
    }
}

impl Connection {
    async fn run(&mut self) -> Result<Infallible, End> {
        let interval = rules::HEARTBEAT.as_millis();
        self.socket
            .send(codec::write(
                op::HELLO,
                json!({ "heartbeat_interval": interval as u64 }),
            ))
            .await?;
        loop {
            // A client that misses a beat has half an interval more before it is taken for dead.
            let dead = self.last_beat + rules::HEARTBEAT.mul_f32(1.5);
            tokio::select! {
                message = self.socket.recv() => {
                    let message = message.ok_or(End::BotLeft)??;
                    if matches!(message, Message::Close(_)) {
                        return Err(End::BotLeft);
                    }
                    if let Some(received) = codec::read(&message)? {
                        self.count_frame()?;
                        self.handle(received).await?;
                    }
                }
                told = next(&mut self.session) => match told {
                    Some(Dispatch { name, data }) => {
                        self.sequence += 1;
                        self.socket.send(codec::write_dispatch(name, self.sequence, data)).await?;
                    }
                    None => return Err(Close::TimedOut.into()),
                },
                () = sleep_until(dead) => return Err(Close::TimedOut.into()),
                () = self.hub.stopped() => return Err(Close::GoingAway.into()),
            }
        }
    }

    /// So many frames in so long a time. `events/gateway` (Rate limiting)
    fn count_frame(&mut self) -> Result<(), Close> {
        let now = Instant::now();
        while self
            .received
            .front()
            .is_some_and(|then| now - *then > rules::CLIENT_EVENTS_WINDOW)
        {
            self.received.pop_front();
        }
        self.received.push_back(now);
        if self.received.len() > rules::CLIENT_EVENTS {
            Err(Close::RateLimited)
        } else {
            Ok(())
        }
    }

    async fn handle(&mut self, Received { op, d }: Received) -> Result<(), End> {
        match (op, &self.session) {
            (op::HEARTBEAT, _) => {
                self.last_beat = Instant::now();
                self.socket
                    .send(codec::write(op::HEARTBEAT_ACK, Value::Null))
                    .await?;
            }
            (op::IDENTIFY, None) => self.identify(d)?,
            // A session is not kept, so there is nothing to resume: the client identifies anew.
            (op::RESUME, None) => {
                self.socket
                    .send(codec::write(op::INVALID_SESSION, json!(false)))
                    .await?
            }
            (_, None) => return Err(Close::NotAuthenticated.into()),
            (op::IDENTIFY | op::RESUME, Some(_)) => return Err(Close::AlreadyAuthenticated.into()),
            (op::REQUEST_MEMBERS, Some(_)) => self.send_members(&d).await?,
            // Who is online and who speaks is not part of this Discord.
            (op::PRESENCE | op::VOICE_STATE | op::REQUEST_SOUNDBOARD, Some(_)) => {}
            (_, Some(_)) => return Err(Close::UnknownOpcode.into()),
        }
        Ok(())
    }

    fn identify(&mut self, data: Value) -> Result<(), Close> {
        let identify: Identify = serde_json::from_value(data).map_err(|_| Close::DecodeError)?;
        let token = identify.token.strip_prefix("Bot ").unwrap_or(&identify.token);
        if token != self.hub.token.expose() {
            return Err(Close::AuthenticationFailed);
        }
        if identify.shard.is_some_and(|(shard, count)| shard >= count) {
            return Err(Close::InvalidShard);
        }
        let intents = Intents(identify.intents);
        if !intents.are_known() {
            return Err(Close::InvalidIntents);
        }
        let asked = Intents(intents.0 & Intents::PRIVILEGED.0);
        if !self.hub.portal.contains(asked) {
            return Err(Close::DisallowedIntents);
        }
        let (number, told) = self
            .hub
            .write_with_sessions(|world, sessions| sessions.open(world, &self.hub.address, intents));
        self.session = Some(Open { number, told });
        Ok(())
    }

    /// `events/gateway-events` (Request guild members)
    async fn send_members(&mut self, request: &Value) -> Result<(), End> {
        let wanted: Option<Vec<String>> = match &request["user_ids"] {
            Value::String(id) => Some(vec![id.clone()]),
            Value::Array(ids) => Some(ids.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
            _ => None,
        };
        let query = request["query"].as_str().unwrap_or("").to_lowercase();
        let members = self.hub.read(|world| {
            let guild = as_id(&request["guild_id"]).and_then(|id| world.bots_guild(id).ok());
            let matches = guild.into_iter().flat_map(|guild| &guild.members);
            let matches = matches.filter(|member| match &wanted {
                Some(ids) => ids.contains(&member.id.to_string()),
                None => world.name_of(member.id).to_lowercase().starts_with(&query),
            });
            matches
                .map(|member| world.member_wire(member))
                .collect::<Vec<_>>()
        });
        let chunks: Vec<&[Value]> = if members.is_empty() {
            vec![&[]]
        } else {
            members.chunks(rules::MEMBERS_CHUNK).collect()
        };
        for (index, chunk) in chunks.iter().enumerate() {
            let mut data = json!({
                "guild_id": request["guild_id"], "members": chunk, "chunk_index": index, "chunk_count": chunks.len(), "not_found": [],
            });
            if !request["nonce"].is_null() {
                data["nonce"] = request["nonce"].clone();
            }
            self.sequence += 1;
            self.socket
                .send(codec::write_dispatch("GUILD_MEMBERS_CHUNK", self.sequence, data))
                .await?;
        }
        Ok(())
    }
}

/// What the session is told next; before it is identified, nothing ever.
async fn next(session: &mut Option<Open>) -> Option<Dispatch> {
    match session {
        Some(open) => open.told.recv().await,
        None => std::future::pending().await,
    }
}
