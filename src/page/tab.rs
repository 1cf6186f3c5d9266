//! One tab: its user, and what it is told over its websocket.

use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use serde_json::{Value, json};
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::sync::watch;

use super::acts::{Me, kept};
use super::asked::Asked;
use super::shortcodes::with_emoji;
use super::{NAME, Shared, message, refused};
use crate::discord::{From, Happening, Readiness, Refused};
use crate::words::{Lang, lang};

/// So much is told in one frame: what a bot says in a burst comes at once, and no frame is without end.
const BURST: usize = 200;

/// Who is at the page before anybody has said otherwise.
const FIRST: &str = "alice";

pub async fn serve(shared: Arc<Shared>, mut socket: WebSocket) {
    let mut tab = Tab::new(shared);
    tab.greet();
    loop {
        if !tab.outbox.is_empty() {
            let frame = Value::from(std::mem::take(&mut tab.outbox)).to_string();
            if socket.send(Message::text(frame)).await.is_err() {
                return;
            }
        }
        tokio::select! {
            received = socket.recv() => match received {
                Some(Ok(Message::Text(text))) => tab.hears(text.as_str()),
                Some(Ok(Message::Binary(bytes))) => tab.takes_file(&bytes),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                // It was closed, or was no websocket's frame.
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
            },
            more = tab.comes() => if !more { return },
        }
    }
}

struct Tab {
    shared: Arc<Shared>,
    me: Me,
    happenings: broadcast::Receiver<Arc<Happening>>,
    notices: broadcast::Receiver<Value>,
    readiness: watch::Receiver<Readiness>,
    building: watch::Receiver<bool>,
    /// The traffic, while the tab looks at it.
    traffic: Option<broadcast::Receiver<Arc<Value>>>,
    /// What becomes of what the user began.
    turns: UnboundedReceiver<Value>,
    turn: UnboundedSender<Value>,
    outbox: Vec<Value>,
}

impl Tab {
    fn new(shared: Arc<Shared>) -> Tab {
        let happenings = shared.discord.happenings();
        let (past, notices) = shared.notices.follow();
        let (turn, turns) = mpsc::unbounded_channel();
        Tab {
            me: Me::new(&shared, FIRST, lang()),
            happenings,
            notices,
            readiness: shared.feed.readiness(),
            building: shared.building.subscribe(),
            traffic: None,
            turns,
            turn,
            outbox: past,
            shared,
        }
    }

    fn greet(&mut self) {
        let about = &self.shared.about;
        self.outbox.push(json!({
            "type": "hello", "title": about.title, "lesson": about.lesson,
            "api": self.shared.discord.api(),
        }));
        self.tell_bot();
        // The page says who is at it, and is shown all then.
    }

    /// All that is to be seen, anew.
    fn look(&mut self) {
        self.outbox.push(self.me.state());
        self.outbox.push(self.me.messages(From::Latest));
        if let Some(form) = self.me.actor.has_open() {
            self.outbox
                .push(json!({ "type": "form", "interaction": form["interaction"], "form": form["form"] }));
        }
    }

    fn tell_bot(&mut self) {
        let Readiness {
            identified,
            registered,
        } = *self.readiness.borrow_and_update();
        let building = *self.building.borrow_and_update();
        self.outbox.push(
            json!({ "type": "bot", "online": identified, "registered": registered, "building": building }),
        );
    }

    /// Waits for the next thing to tell. False if there is nothing to come any more.
    async fn comes(&mut self) -> bool {
        tokio::select! {
            // In this order: that something was asked is told before its answer.
            biased;
            Some(turn) = self.turns.recv() => self.outbox.push(turn),
            happening = self.happenings.recv() => return self.happens(happening),
            notice = self.notices.recv() => self.outbox.extend(notice.ok()),
            changed = self.readiness.changed() => {
                if changed.is_err() {
                    return false;
                }
                self.tell_bot();
            }
            changed = self.building.changed() => {
                if changed.is_err() {
                    return false;
                }
                self.tell_bot();
            }
            entry = next(&mut self.traffic) => self.flows(entry),
        }
        true
    }

    fn happens(&mut self, first: Result<Arc<Happening>, RecvError>) -> bool {
        let (mut changed, mut count) = (false, 0);
        let mut next = Some(first);
        while let Some(happening) = next {
            match happening {
                Ok(it) if it.what["type"] == "changed" => changed = true,
                Ok(it) if self.me.actor.is_told_of(&it) => self.outbox.push(shown(&it.what)),
                Ok(_) => {}
                // A bot that floods, or a computer that slept: what was missed is looked up.
                Err(RecvError::Lagged(_)) => {
                    self.happenings = self.happenings.resubscribe();
                    self.look();
                    return true;
                }
                Err(RecvError::Closed) => return false,
            }
            count += 1;
            next = match count < BURST {
                true => self.happenings.try_recv().ok().map(Ok),
                false => None,
            };
        }
        if changed {
            self.outbox.push(self.me.state());
        }
        true
    }

    fn flows(&mut self, entry: Result<Arc<Value>, RecvError>) {
        match entry {
            Ok(entry) => {
                let mut entries = vec![Value::clone(&entry)];
                while entries.len() < BURST
                    && let Some(Ok(entry)) = self.traffic.as_mut().map(broadcast::Receiver::try_recv)
                {
                    entries.push(Value::clone(&entry));
                }
                self.outbox.push(json!({ "type": "traffic", "entries": entries }));
            }
            Err(RecvError::Lagged(_)) => self.watch(true),
            Err(RecvError::Closed) => self.traffic = None,
        }
    }

    /// The traffic from the beginning, as far as it is kept.
    fn watch(&mut self, on: bool) {
        self.traffic = None;
        if on {
            let (past, traffic) = self.shared.feed.follow();
            self.traffic = Some(traffic);
            let past: Vec<&Value> = past.iter().map(Arc::as_ref).collect();
            self.outbox
                .push(json!({ "type": "traffic", "anew": true, "entries": past }));
        }
    }

    fn hears(&mut self, text: &str) {
        match serde_json::from_str(text) {
            Ok(asked) => {
                if let Err(why) = self.does(asked) {
                    self.is_refused(refused::told(&why));
                }
            }
            // The page is older or newer than this program.
            Err(error) => self.is_refused(refused::other(&error.to_string())),
        }
    }

    fn is_refused(&mut self, told: Value) {
        self.outbox.push(json!({ "type": "refused", "told": told }));
    }

    fn does(&mut self, asked: Asked) -> Result<(), Refused> {
        let actor = &self.me.actor;
        match asked {
            Asked::Become { name, lang } => {
                let name = name.trim();
                let fits = (1..=NAME).contains(&name.chars().count()) && !name.contains(char::is_control);
                if !fits {
                    self.is_refused(refused::name());
                    return Ok(());
                }
                let here = actor.is_in();
                self.me = Me::new(&self.shared, name, Lang::of_locale(&lang).unwrap_or(self.me.lang));
                // Who does not see this channel is where everybody begins.
                let _ = self.me.actor.opens(here);
                self.look();
            }
            Asked::Open { channel } => {
                actor.opens(channel.0)?;
                self.look();
            }
            Asked::Scroll { before, after } => {
                let from = match (before, after) {
                    (Some(id), _) => From::Before(id.0),
                    (None, Some(id)) => From::After(id.0),
                    (None, None) => From::Latest,
                };
                let messages = self.me.messages(from);
                self.outbox.push(messages);
            }
            Asked::Watch { on } => {
                self.watch(on);
            }
            Asked::Keep { form } => {
                self.outbox.push(kept(&self.shared, form));
            }
            Asked::Ask { number, what } => {
                self.me.asks(&self.shared, number, what, &self.turn);
            }
            Asked::Say {
                text,
                reply_to,
                files,
            } => {
                let files: Vec<u64> = files.iter().map(|id| id.0).collect();
                let text = with_emoji(&text);
                self.me
                    .says(&self.shared, &text, reply_to.map(|id| id.0), &files)?;
            }
            Asked::Edit { message, text } => self.me.edits(&self.shared, message.0, &with_emoji(&text))?,
            Asked::Delete { message } => self.me.deletes(&self.shared, message.0)?,
            Asked::React { message, emoji } => {
                self.me.reacts(&self.shared, message.0, &with_emoji(&emoji))?
            }
            Asked::Type => actor.types(),
        }
        Ok(())
    }

    /// A file that the user has at hand from now on: its name, a line break, and its bytes.
    fn takes_file(&mut self, frame: &[u8]) {
        let Some(end) = frame.iter().position(|byte| *byte == b'\n') else {
            return;
        };
        let name = String::from_utf8_lossy(&frame[..end]);
        let id = self.me.actor.keeps_file(&name, &frame[end + 1..]);
        let told = json!({ "type": "file", "name": name, "id": id.to_string() });
        self.outbox.push(told);
    }
}

fn shown(what: &Value) -> Value {
    let mut what = what.clone();
    if what["type"] == "message" {
        what["message"] = message::with_markdown(what["message"].take());
    }
    what
}

/// The next entry, if somebody looks; else none ever.
async fn next(traffic: &mut Option<broadcast::Receiver<Arc<Value>>>) -> Result<Arc<Value>, RecvError> {
    match traffic {
        Some(traffic) => traffic.recv().await,
        None => std::future::pending().await,
    }
}
