//! How long a write may wait, and for what.

use std::path::Path;
use std::time::Duration;

use crate::StoreError;

/// So long Discord waits for the answer to a command. Then it says that the application did not respond, and whoever has changed
/// something does not know whether it is changed.
pub const DISCORD_WAITS: Duration = Duration::from_secs(3);

/// How long a write waits for each thing that there is to wait for. It answers after [`longest`](Patience::longest) at the latest,
/// and so does a read from a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For the writes of this program that came before it. Then it is [`Busy`](StoreError::Busy): nothing has changed.
    pub turn: Duration,
    /// For another program that is writing, from its turn on. Then it is [`Busy`](StoreError::Busy), too.
    pub others: Duration,
    /// For all that is to be done, from its turn on, and so for the disk or the server. Then it is
    /// [`Uncertain`](StoreError::Uncertain): what is under way cannot be called back.
    pub save: Duration,
}

impl Patience {
    /// A bot's. Half a second of [`DISCORD_WAITS`] is left to read before the write, and to answer after it.
    ///
    /// Who writes waits for a disk for some thousandths of a second, so a turn of one second is one for hundreds; and whoever
    /// still writes after a second will not be done in the next.
    pub const BOT: Patience = Patience {
        turn: Duration::from_secs(1),
        others: Duration::from_secs(1),
        save: Duration::from_millis(1_500),
    };

    /// That of a program for which nobody sits and waits: one that copies a store, or a test.
    pub const TOOL: Patience = Patience {
        turn: Duration::from_secs(60),
        others: Duration::from_secs(60),
        save: Duration::from_secs(120),
    };

    /// When a write has answered, whatever happens.
    pub const fn longest(self) -> Duration {
        self.turn.saturating_add(self.save)
    }
}

const _: () = assert!(
    Patience::BOT.longest().as_millis() < DISCORD_WAITS.as_millis(),
    "a bot answers while Discord waits"
);

/// What was given up before anything could have changed.
pub(crate) fn no_turn(place: &Path) -> StoreError {
    StoreError::Busy {
        reason: format!("{} has too much to do just now", place.display()),
    }
}

/// A write that was given up while it was under way.
pub(crate) fn not_done(place: &Path) -> StoreError {
    StoreError::Uncertain {
        path: place.to_owned(),
        reason: "saving takes so long that it was not waited for. It may be done yet".to_owned(),
    }
}
