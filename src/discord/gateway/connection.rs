//! One connection of a bot, from HELLO to its end.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use futures_util::SinkExt as _;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep_until, timeout, timeout_at};

use super::codec::{self, Close, Received, op};
use super::dispatch::Dispatch;
use super::packing::Packing;
use super::sessions::{Queue, Told};
use super::{identify, members, received};
use crate::discord::Cut;
use crate::discord::hub::Hub;
use crate::discord::rules::{self, Intents};

/// So long a bot has to hear why its connection is closed.
const FAREWELL: Duration = Duration::from_secs(1);

/// How a client wants to be spoken to.
pub struct Manner {
    pub version: u8,
    pub packing: Packing,
}

/// Serves one connection. What becomes of the bot's session when it ends depends on how it ends.
pub async fn serve(hub: Arc<Hub>, socket: WebSocket, manner: Result<Manner, Close>) {
    let manner = match manner {
        Ok(manner) => manner,
        Err(why) => return close(socket, why).await,
    };
    let _present = hub.presence();
    let mut connection = Connection {
        hub,
        socket,
        manner,
        session: None,
        last_beat: Instant::now(),
        received: VecDeque::new(),
    };
    let Err(end) = connection.run().await;
    if let Some(Open { number, told, .. }) = connection.session {
        connection.hub.write_with_sessions(|_, sessions| {
            if sessions.is_current(number, &told) {
                sessions.disconnected(number, end.keeps_session());
            }
        });
    }
    if let End::Closed(why) = end {
        if let Some(rule) = why.rule() {
            connection
                .hub
                .broke(format!("the gateway closed the connection: {rule}"));
        }
        close(connection.socket, why).await;
    }
}

/// Says why, and waits until the bot has heard it: to hang up on what it is still saying would take the reason with it.
async fn close(mut socket: WebSocket, why: Close) {
    let farewell = async {
        // The bot may be gone already.
        if socket.send(why.frame()).await.is_ok() {
            while let Some(Ok(_)) = socket.recv().await {}
        }
    };
    let _ = timeout(FAREWELL, farewell).await;
}

pub struct Connection {
    pub hub: Arc<Hub>,
    socket: WebSocket,
    manner: Manner,
    pub session: Option<Open>,
    last_beat: Instant,
    /// When the last frames came.
    received: VecDeque<Instant>,
}

/// The session that is told through this connection.
pub struct Open {
    pub number: u64,
    pub told: Queue,
    pub intents: Intents,
    /// Whether it asked for large payloads to be compressed.
    pub compresses: bool,
}

/// Why a connection ends.
pub enum End {
    Closed(Close),
    /// The bot said farewell, with this code.
    BotLeft(u16),
    /// Nothing more came, or nothing could be sent.
    Lost,
}

impl End {
    /// `topics/opcodes-and-status-codes`: a client that closes with 1000 or 1001 ends its session; after most of our
    /// own codes it may come back.
    fn keeps_session(&self) -> bool {
        match self {
            Self::Closed(close) => close.can_be_resumed(),
            Self::BotLeft(code) => !matches!(code, 1000 | 1001),
            Self::Lost => true,
        }
    }
}

impl From<Close> for End {
    fn from(close: Close) -> Self {
        Self::Closed(close)
    }
}

impl From<axum::Error> for End {
    fn from(_: axum::Error) -> Self {
        Self::Lost
    }
}

/// What cannot be packed cannot be sent.
impl From<io::Error> for End {
    fn from(_: io::Error) -> Self {
        Self::Lost
    }
}

impl Connection {
    async fn run(&mut self) -> Result<Infallible, End> {
        let interval = self.hub.heartbeat.as_millis();
        self.send(op::HELLO, json!({ "heartbeat_interval": interval as u64 }))
            .await?;
        let hub = self.hub.clone();
        let (stopped, dead) = (hub.stopped(), sleep_until(self.dead()));
        tokio::pin!(stopped, dead);
        let mut told = Vec::new();
        loop {
            if dead.deadline() != self.dead() {
                dead.as_mut().reset(self.dead());
            }
            tokio::select! {
                message = self.socket.recv() => match message {
                    None => return Err(End::Lost),
                    Some(Err(_)) => return Err(Close::Unreadable.into()),
                    Some(Ok(Message::Close(frame))) => return Err(left(frame)),
                    Some(Ok(message)) => if let Some(received) = codec::read(&message)? {
                        self.count_frame()?;
                        self.handle(received).await?;
                    },
                },
                many = next(&mut self.session, &mut told) => {
                    if many == 0 {
                        return Err(Close::TimedOut.into());
                    }
                    self.gather(&mut told).await;
                    for told in told.drain(..) {
                        self.tell(told).await?;
                    }
                    self.flush().await?;
                }
                () = &mut dead => return Err(Close::MissedHeartbeat.into()),
                () = &mut stopped => return Err(Close::GoingAway.into()),
            }
        }
    }

    /// Requests that are at hand are answered first, so that what they have told leaves with what is told already: to send is
    /// what costs most of all.
    async fn gather(&mut self, told: &mut Vec<Told>) {
        tokio::task::yield_now().await;
        if let Some(open) = &mut self.session {
            let more = std::iter::from_fn(|| open.told.try_recv().ok());
            told.extend(more.take(AT_ONCE));
        }
    }

    /// Dispatches leave together, when all that are to be told now are written.
    async fn tell(&mut self, told: Told) -> Result<(), End> {
        let (sequence, Dispatch { name, text, .. }) = match told {
            Told::Dispatch(sequence, dispatch) => (sequence, dispatch),
            Told::Cut(cut) => {
                self.flush().await?;
                return self.is_cut(cut).await;
            }
            Told::AskForHeartbeat => return self.send(op::HEARTBEAT, Value::Null).await,
        };
        if self.hub.is_recording() {
            // We wrote it, so there is nothing in it that could not be read.
            let data: Value = serde_json::from_str(&text).unwrap_or_default();
            let entry = json!({ "kind": "gateway", "to": "bot", "op": op::DISPATCH, "s": sequence, "t": <&str>::from(name), "d": data });
            self.hub.record(entry);
        }
        self.write_frame(codec::write_dispatch(name, sequence, &text))
            .await
    }

    /// When this client is taken for dead: one that misses a beat has half an interval more.
    fn dead(&self) -> Instant {
        self.last_beat + self.hub.heartbeat.mul_f32(1.5)
    }

    async fn write_frame(&mut self, frame: String) -> Result<(), End> {
        let frame = self.manner.packing.pack(frame)?;
        in_time(self.dead(), self.socket.feed(frame)).await
    }

    async fn flush(&mut self) -> Result<(), End> {
        in_time(self.dead(), self.socket.flush()).await
    }

    async fn send(&mut self, op: u8, data: Value) -> Result<(), End> {
        if self.hub.is_recording() {
            self.hub
                .record(json!({ "kind": "gateway", "to": "bot", "op": op, "d": data }));
        }
        self.write_frame(codec::write(op, &data)).await?;
        self.flush().await
    }

    async fn is_cut(&mut self, cut: Cut) -> Result<(), End> {
        match cut {
            Cut::Reconnect => self.send(op::RECONNECT, Value::Null).await,
            Cut::Invalid { resumable } => self.send(op::INVALID_SESSION, json!(resumable)).await,
            Cut::Closed(code) => Err(Close::Code(code).into()),
            Cut::Lost => Err(End::Lost),
            Cut::Silent => Err(self.says_nothing_more().await),
        }
    }

    /// Hears all and answers nothing, until the client has enough of it.
    async fn says_nothing_more(&mut self) -> End {
        loop {
            tokio::select! {
                message = self.socket.recv() => match message {
                    Some(Ok(Message::Close(frame))) => return left(frame),
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => return End::Lost,
                },
                () = self.hub.stopped() => return Close::GoingAway.into(),
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

    /// The session is there, or there is none: the client waits a little then, and identifies anew.
    async fn opens(&mut self, open: Option<Open>) -> Result<(), End> {
        let Some(open) = open else {
            return self.send(op::INVALID_SESSION, json!(false)).await;
        };
        if open.compresses {
            self.manner.packing.compress_payloads();
        }
        self.session = Some(open);
        Ok(())
    }

    async fn handle(&mut self, Received { op, d }: Received) -> Result<(), End> {
        if self.hub.is_recording() {
            self.hub
                .record(json!({ "kind": "gateway", "to": "discord", "op": op, "d": without_token(&d) }));
        }
        let session = self
            .session
            .as_ref()
            .map(|session| (session.number, session.intents));
        match (op, session) {
            (op::HEARTBEAT, _) => {
                self.last_beat = Instant::now();
                self.send(op::HEARTBEAT_ACK, Value::Null).await
            }
            (op::IDENTIFY, None) => {
                let open = identify::identify(&self.hub, d, self.manner.version)?;
                self.opens(open).await
            }
            (op::RESUME, None) => {
                let open = identify::resume(&self.hub, d)?;
                self.opens(open).await
            }
            (_, None) => Err(Close::NotAuthenticated.into()),
            (op::IDENTIFY | op::RESUME, Some(_)) => Err(Close::AlreadyAuthenticated.into()),
            (op::REQUEST_MEMBERS, Some((number, intents))) => {
                members::send(&self.hub, number, intents, d)?;
                Ok(())
            }
            (op::PRESENCE, Some(_)) => {
                received::presence(&self.hub, &d);
                Ok(())
            }
            (op::REQUEST_SOUNDBOARD, Some((number, _))) => {
                received::sounds(&self.hub, number, &d);
                Ok(())
            }
            // Who speaks is not part of this Discord.
            (op::VOICE_STATE, Some(_)) => {
                self.hub.not_covered("voice (op 4)");
                Ok(())
            }
            (_, Some(_)) => Err(Close::UnknownOpcode.into()),
        }
    }
}

fn left(frame: Option<CloseFrame>) -> End {
    End::BotLeft(frame.map_or(1005, |frame| frame.code))
}

/// A record is shown to others.
fn without_token(data: &Value) -> Value {
    let mut data = data.clone();
    if let Some(token) = data.get_mut("token") {
        *token = json!("…");
    }
    data
}

/// A client that does not read is waited for no longer than one that does not speak.
async fn in_time(dead: Instant, sent: impl Future<Output = Result<(), axum::Error>>) -> Result<(), End> {
    match timeout_at(dead, sent).await {
        Ok(sent) => Ok(sent?),
        Err(_) => Err(End::Lost),
    }
}

/// So many dispatches are written at once, at most.
const AT_ONCE: usize = 64;

/// What the session is told next, and how much of it that is; before it is identified, nothing ever.
async fn next(session: &mut Option<Open>, told: &mut Vec<Told>) -> usize {
    match session {
        Some(open) => open.told.recv_many(told, AT_ONCE).await,
        None => std::future::pending().await,
    }
}
