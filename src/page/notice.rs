//! Lines in the chat that nobody said: the bot was restarted, its code does not compile.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use chrono::Utc;
use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::broadcast;

/// So many are shown to a tab that is opened later.
const KEPT: usize = 50;

/// A line in the chat, as a sentence of the page's words (`page-notice-…`) with what it is filled with.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    pub mood: Mood,
    pub sentence: &'static str,
    pub args: Vec<(&'static str, String)>,
    /// What is shown below it as it is: a compiler's message, a bot's last words.
    pub detail: Option<String>,
}

impl Notice {
    pub fn new(
        mood: Mood,
        sentence: &'static str,
        args: Vec<(&'static str, String)>,
        detail: Option<String>,
    ) -> Notice {
        let detail = detail.filter(|text| !text.trim().is_empty());
        Notice {
            mood,
            sentence,
            args,
            detail,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mood {
    Working,
    Good,
    Bad,
}

pub struct Notices {
    kept: Mutex<VecDeque<Value>>,
    sender: broadcast::Sender<Value>,
}

impl Default for Notices {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            sender: broadcast::Sender::new(KEPT),
        }
    }
}

impl Notices {
    /// `mark` says between which messages it stands: a clock may not tell what was first.
    pub fn tell(&self, notice: Notice, mark: u64) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let args: serde_json::Map<String, Value> = notice
            .args
            .iter()
            .map(|(name, value)| ((*name).to_owned(), json!(value)))
            .collect();
        let number = kept
            .back()
            .map_or(0, |last| last["number"].as_u64().unwrap_or_default())
            + 1;
        let told = json!({
            "type": "notice", "number": number, "mark": mark.to_string(), "at": Utc::now().timestamp_millis(), "mood": notice.mood,
            "sentence": notice.sentence, "args": args, "detail": notice.detail,
        });
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(told.clone());
        // Sent while the lock is held, so that who joins meanwhile is told once. It fails only if nobody looks.
        let _ = self.sender.send(told);
    }

    /// What was told so far, and what is told from now on.
    pub fn follow(&self) -> (Vec<Value>, broadcast::Receiver<Value>) {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        (kept.iter().cloned().collect(), self.sender.subscribe())
    }
}
