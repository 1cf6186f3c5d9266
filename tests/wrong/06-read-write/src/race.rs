//! Several who write at the same moment. By chance, that would go well now and then: here all of them have read before the
//! first one writes, and they write in the same order each time.

use std::sync::OnceLock;

use serde_json::Value;
use tokio::sync::{Barrier, watch};

/// What is written at the same moment, in this order: under which key, and what is in it. Nothing is in what is taken away.
pub type Writes = &'static [(&'static str, Option<&'static str>)];

pub struct Race {
    writes: Writes,
    all_have_read: OnceLock<Barrier>,
    next: OnceLock<watch::Sender<usize>>,
}

impl Race {
    pub const fn of(writes: Writes) -> Race {
        Race {
            writes,
            all_have_read: OnceLock::new(),
            next: OnceLock::new(),
        }
    }

    /// Which of them this is; none, if it is written at another moment.
    pub fn place(&self, key: &str, value: Option<&Value>) -> Option<usize> {
        let text = value.map(Value::to_string);
        self.writes.iter().position(|(its_key, part)| {
            let same = match (&text, part) {
                (Some(text), Some(part)) => text.contains(part),
                (text, part) => text.is_none() && part.is_none(),
            };
            same && *its_key == key
        })
    }

    /// Waits until all have read, and those before this one have written.
    pub async fn turn(&self, place: usize) {
        let all_have_read = || Barrier::new(self.writes.len());
        self.all_have_read.get_or_init(all_have_read).wait().await;
        let mut next = self.next().subscribe();
        // It fails if there is no sender any more, and that one is here.
        let _ = next.wait_for(|next| *next == place).await;
    }

    /// The next one may write.
    pub fn done(&self) {
        self.next().send_modify(|next| *next += 1);
    }

    fn next(&self) -> &watch::Sender<usize> {
        self.next.get_or_init(|| watch::Sender::new(0))
    }
}
