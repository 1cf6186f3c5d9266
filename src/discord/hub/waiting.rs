//! Waiting for the bot: until it has logged in, until the state holds something, until all is at rest.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::Hub;
use crate::discord::Readiness;
use crate::discord::clock::Snowflake;
use crate::discord::world::World;

/// So long nothing moves before we take it that the bot is done. Nothing on the wire says so.
const QUIET: Duration = Duration::from_millis(150);
/// Between two acts it is less, as little as this after a bot that is quick. Nothing is lost: what a bot still says then is
/// written down all the same, before the conversation ends.
const QUIET_AT_LEAST: Duration = Duration::from_millis(15);
/// … and so many times what the act took: a machine that is slow now is given longer.
const QUIET_PER_ACT: u32 = 5;
/// The same after registration, where a bot has only to end its set-up.
const QUIET_AT_START: Duration = Duration::from_millis(30);
/// A window is waited for in so many parts. tokio counts whole milliseconds: in the shortest there is no room for more.
const NAPS: u32 = 8;
/// A bot that never comes to rest, because it asks for something all the time, is not waited for any longer than this.
const PATIENCE: Duration = Duration::from_secs(6);

/// What moved between the bot and us.
#[derive(Default)]
pub struct Traffic {
    open_requests: usize,
    pub moves: u64,
}

impl Hub {
    /// Tells those who wait for rest. Mostly nobody does, and whoever begins to looks first.
    pub(super) fn traffic_changes(&self, change: impl FnOnce(&mut Traffic)) {
        self.traffic.send_if_modified(|traffic| {
            change(traffic);
            self.traffic.receiver_count() > 0
        });
    }

    fn start_request(&self) {
        self.traffic_changes(|traffic| {
            traffic.open_requests += 1;
            traffic.moves += 1;
        });
    }

    fn end_request(&self) {
        self.traffic_changes(|traffic| {
            traffic.open_requests -= 1;
            traffic.moves += 1;
        });
    }

    /// Resolves as soon as the state holds what is asked for.
    pub async fn until<T>(&self, mut holds: impl FnMut(&World) -> Option<T>) -> T {
        let mut changed = self.changed.subscribe();
        loop {
            if let Some(found) = self.read(&mut holds) {
                return found;
            }
            // We hold the sender, so this cannot fail.
            let _ = changed.changed().await;
        }
    }

    pub async fn until_logged_in(&self) {
        let mut changed = self.changed.subscribe();
        while !self.readiness().identified {
            let _ = changed.changed().await;
        }
        self.quiet_for(QUIET_AT_START).await;
    }

    pub async fn until_ready(&self) {
        let ready = Readiness {
            identified: true,
            registered: true,
        };
        let mut changed = self.changed.subscribe();
        while self.readiness() != ready {
            let _ = changed.changed().await;
        }
        self.quiet_for(QUIET_AT_START).await;
    }

    pub async fn readiness_after(&self, known: Readiness) -> Readiness {
        let mut changed = self.changed.subscribe();
        loop {
            let now = self.readiness();
            if now != known {
                return now;
            }
            let _ = changed.changed().await;
        }
    }

    /// The bot's answers to this interaction, from this one on, are confirmed when the next act is over.
    pub fn confirms_late(&self, interaction: Snowflake, token: String, answer: usize) {
        self.late.add(interaction, token, answer);
    }

    /// What a user does begins now.
    pub fn begin_act(&self) -> Act {
        Act {
            began: Instant::now(),
            unconfirmed: self.late.all(),
        }
    }

    /// Resolves when a request of this path may be told that it is done.
    pub async fn until_confirmed(&self, path: &str) {
        let Some((interaction, answer)) = self.late.of(path) else {
            return;
        };
        let answers = self.read(|world| world.interaction(interaction).map_or(0, |it| it.answers));
        if answers >= answer {
            // Nobody is to wait for a request that waits for the next act.
            let _aside = Aside::new(self);
            self.late.confirmed(interaction).await;
        }
    }

    /// An act is over: what earlier acts left unconfirmed is confirmed, and all comes to rest.
    pub async fn end_act(&self, act: Act) {
        self.late.confirm(&act.unconfirmed);
        let window = (act.began.elapsed() * QUIET_PER_ACT).clamp(QUIET_AT_LEAST, QUIET);
        self.quiet_for(window).await;
    }

    /// No act follows: nothing is left unconfirmed, and all comes to rest.
    pub async fn settle(&self) {
        self.late.confirm(&self.late.all());
        self.quiet_for(QUIET).await;
    }

    async fn quiet_for(&self, window: Duration) {
        let mut traffic = self.traffic.subscribe();
        let rest = async {
            loop {
                let busy = traffic.borrow_and_update().open_requests > 0;
                let next = traffic.changed();
                if busy {
                    let _ = next.await;
                } else if passes_before(window, next).await {
                    return;
                }
            }
        };
        let _ = tokio::time::timeout(PATIENCE, rest).await;
    }
}

/// Whether so long nothing comes.
///
/// It is waited for in naps, each of which ends only when the processor is given to us again. On a machine that is busy with
/// something else a bot waits for the processor as we do, and however long that takes, it has had its turns before we have had
/// ours so often.
async fn passes_before<T>(window: Duration, next: impl Future<Output = T>) -> bool {
    let naps = async {
        for _ in 0..NAPS {
            tokio::time::sleep(window / NAPS).await;
        }
    };
    tokio::select! {
        biased;
        _ = next => false,
        () = naps => true,
    }
}

/// Something that a user does, until all that comes of it is at rest.
pub struct Act {
    pub began: Instant,
    /// The interactions before it whose answers Discord has yet to confirm.
    pub unconfirmed: Vec<Snowflake>,
}

/// A request in the count for as long as it lives, also if the bot hangs up in the middle.
pub struct OpenRequest(Arc<Hub>);

impl OpenRequest {
    pub fn new(hub: Arc<Hub>) -> Self {
        hub.start_request();
        Self(hub)
    }

    pub fn hub(&self) -> &Arc<Hub> {
        &self.0
    }
}

impl Drop for OpenRequest {
    fn drop(&mut self) {
        self.0.end_request();
    }
}

/// An open request that is not counted for as long as this lives.
struct Aside<'a>(&'a Hub);

impl<'a> Aside<'a> {
    fn new(hub: &'a Hub) -> Self {
        hub.end_request();
        Self(hub)
    }
}

impl Drop for Aside<'_> {
    fn drop(&mut self) {
        self.0.start_request();
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use tokio::sync::mpsc;

    use super::*;
    use crate::discord::Settings;
    use crate::discord::endpoint::Endpoint;

    #[tokio::test]
    async fn a_bot_that_seldom_gets_the_processor_is_waited_for() {
        let endpoint = Endpoint::new(false, mpsc::unbounded_channel().0);
        let hub = Hub::new(Settings::default(), String::new(), None, endpoint);
        let has_moved = Cell::new(false);
        let bot = async {
            for _ in 0..3 {
                let others = Instant::now() + 2 * QUIET_AT_LEAST;
                while Instant::now() < others {}
                tokio::task::yield_now().await;
            }
            has_moved.set(true);
            hub.traffic_changes(|traffic| traffic.moves += 1);
        };
        let rest = async {
            hub.quiet_for(QUIET_AT_LEAST).await;
            assert!(has_moved.get());
        };
        tokio::join!(rest, bot);
    }
}
