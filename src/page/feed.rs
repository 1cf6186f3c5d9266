//! What the curious see: the traffic between the bot and Discord, and what the bot prints.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::Utc;
use serde_json::{Value, json};
use tokio::sync::broadcast;

use super::{Mood, Notice, Shared};
use crate::discord::Readiness;

/// So many entries are shown to a tab that looks later.
const KEPT: usize = 400;
/// What of an entry's body is shown, in characters. Nobody reads on in a list of ten thousand members.
const BODY: usize = 12_000;
/// So many gaps are told in the chat, each once; the traffic has them all.
const GAPS: usize = 20;

pub struct Feed {
    kept: Mutex<Kept>,
    sender: broadcast::Sender<Arc<Value>>,
    /// What the bot has come to: online, commands registered.
    readiness: tokio::sync::watch::Sender<Readiness>,
}

#[derive(Default)]
struct Kept {
    entries: VecDeque<Arc<Value>>,
    number: u64,
}

impl Default for Feed {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            sender: broadcast::Sender::new(KEPT),
            readiness: tokio::sync::watch::Sender::default(),
        }
    }
}

impl Feed {
    pub fn printed(&self, line: &str) {
        self.add(json!({ "kind": "output", "line": line }));
    }

    fn add(&self, mut entry: Value) {
        let mut kept = self.kept();
        kept.number += 1;
        entry["number"] = json!(kept.number);
        entry["at"] = json!(Utc::now().timestamp_millis());
        let entry = Arc::new(entry);
        if kept.entries.len() == KEPT {
            kept.entries.pop_front();
        }
        kept.entries.push_back(Arc::clone(&entry));
        // Sent while the lock is held, so that who joins meanwhile is told once. It fails only if nobody looks.
        let _ = self.sender.send(entry);
    }

    /// What there was so far, and what comes.
    pub fn follow(&self) -> (Vec<Arc<Value>>, broadcast::Receiver<Arc<Value>>) {
        let kept = self.kept();
        (kept.entries.iter().cloned().collect(), self.sender.subscribe())
    }

    pub fn readiness(&self) -> tokio::sync::watch::Receiver<Readiness> {
        self.readiness.subscribe()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Whatever became of who held it, entries are entries.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Listens for as long as the page is served.
pub(super) async fn follow(shared: Arc<Shared>) {
    let mut traffic = shared.discord.traffic();
    let mut known = shared.discord.readiness();
    let mut gaps = HashSet::new();
    shared.feed.readiness.send_replace(known);
    loop {
        tokio::select! {
            entry = traffic.recv() => match entry {
                Ok(entry) => {
                    shared.feed.add(shown(&entry));
                    if let Some(what) = entry["gap"].as_str()
                        && gaps.len() < GAPS
                        && gaps.insert(what.to_owned())
                    {
                        shared.tell(gap(what));
                    }
                }
                Err(broadcast::error::RecvError::Lagged(missed)) => {
                    shared.feed.add(json!({ "kind": "missed", "count": missed }));
                }
                Err(broadcast::error::RecvError::Closed) => return,
            },
            now = shared.discord.readiness_after(known) => {
                known = now;
                shared.feed.readiness.send_replace(now);
            }
        }
    }
}

/// Not the bot's fault, and not to be looked for in its code.
fn gap(what: &str) -> Notice {
    Notice::new(Mood::Bad, "notice-gap", vec![("what", what.to_owned())], None)
}

/// An entry with its bodies as text to read.
fn shown(entry: &Value) -> Value {
    let mut entry = entry.clone();
    for name in ["request", "answer", "d"] {
        if let Some(body) = entry.get_mut(name)
            && !body.is_null()
        {
            *body = json!(readable(body));
        }
    }
    entry
}

fn readable(body: &Value) -> String {
    let text = serde_json::to_string_pretty(body).unwrap_or_default();
    match text.char_indices().nth(BODY) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
