//! Rate limits: told on every answer, and kept only if they are switched on. `topics/rate-limits`
//!
//! Discord's documentation forbids to rely on the numbers of a route, so here they are a setting.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::Utc;

use super::rules;

/// How often a bot may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimits {
    /// Whether a bot that asks too often is refused (429), or one that identifies too often (op 9).
    pub enforced: bool,
    /// Requests to one route, for one channel, guild or webhook, in `window`.
    pub requests: u32,
    /// How long requests are counted together.
    pub window: Duration,
    /// So many are taken in all, enforced or not: whoever judges a bot keeps what it says, and not without end. One with a long
    /// body counts as several: 64 KiB are one more.
    pub most: Option<u64>,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            enforced: false,
            requests: 5,
            window: Duration::from_secs(5),
            most: None,
        }
    }
}

/// Bytes of a body that count as one request more.
const BYTES: u64 = 64 * 1024;

/// How many sessions a bot may open. `events/gateway` (Session start limit object)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionStartLimit {
    /// In a day.
    pub total: u32,
    /// For so many shards at once, every five seconds.
    pub max_concurrency: u32,
}

impl Default for SessionStartLimit {
    fn default() -> Self {
        Self {
            total: rules::IDENTIFIES,
            max_concurrency: 1,
        }
    }
}

pub struct Limits {
    settings: RateLimits,
    starts: SessionStartLimit,
    counted: Mutex<Counted>,
}

#[derive(Default)]
struct Counted {
    /// When each bucket's window began, and how many requests came in it.
    buckets: HashMap<u64, (Instant, u32)>,
    global: Option<(Instant, u32)>,
    /// Requests of all routes, from the beginning.
    all: u64,
    /// When a session was last opened for each group of shards.
    identified: HashMap<u64, Instant>,
    /// When the day began, and how many sessions were opened in it.
    starts: Option<(Instant, u32)>,
    /// When a session last asked for all members of a guild.
    members: HashMap<(u64, u64), Instant>,
    /// With so many buckets, those whose window is over are forgotten. (The names of some come from the bot.)
    full: usize,
}

/// So many buckets are kept in any case.
const BUCKETS: usize = 1024;

impl Counted {
    fn forgets_the_old(&mut self, now: Instant, window: Duration) {
        if self.buckets.len() >= self.full {
            self.buckets.retain(|_, (start, _)| now - *start < window);
            self.full = (2 * self.buckets.len()).max(BUCKETS);
        }
    }

    /// Whoever may ask has asked. Those of long ago are forgotten.
    fn wait_for_members(&mut self, session: u64, guild: u64, now: Instant) -> Option<Duration> {
        let left = |then: &Instant| rules::MEMBERS_WINDOW.checked_sub(now - *then);
        self.members.retain(|_, then| left(then).is_some());
        match self.members.get(&(session, guild)) {
            Some(then) => left(then),
            None => {
                self.members.insert((session, guild), now);
                None
            }
        }
    }
}

/// What becomes of a bot that opens a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    Allowed,
    /// Not now: it has to wait a little.
    TooSoon,
    /// It has opened all that it may in a day.
    Spent,
}

/// What a request is told of its bucket.
pub struct Told {
    pub limit: u32,
    pub remaining: u32,
    pub reset_after: Duration,
    pub bucket: u64,
    /// Refused: for this route, or for all of them.
    pub refused: Option<Scope>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    User,
    Global,
}

impl Told {
    /// When the window ends: the time since 1970.
    pub fn reset(&self) -> Duration {
        let now = u64::try_from(Utc::now().timestamp_millis()).unwrap_or_default();
        Duration::from_millis(now) + self.reset_after
    }
}

impl Limits {
    pub fn new(settings: RateLimits, starts: SessionStartLimit) -> Self {
        Self {
            settings,
            starts,
            counted: Mutex::default(),
        }
    }

    /// Counts a request to a route (`GET /channels/{channel}`) for what it is mostly about (the channel's id), with a body of so
    /// many bytes.
    pub fn count(&self, route: impl Hash, about: impl Hash, is_global: bool, bytes: u64) -> Told {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let bucket = hash(&route);
        let RateLimits {
            enforced,
            requests,
            window,
            most,
        } = self.settings;
        counted.all += 1 + bytes / BYTES;
        counted.forgets_the_old(now, window);
        let key = hash(&(bucket, &about));
        let (start, count) = counted.buckets.entry(key).or_insert((now, 0));
        next(start, count, now, window);
        let reset_after = window.saturating_sub(now - *start);
        let mut refused = (enforced && *count > requests).then_some(Scope::User);
        // Without enforcement there is always something left, so no library waits for nothing.
        let remaining = match enforced {
            true => requests.saturating_sub(*count),
            false => requests.saturating_sub(1),
        };
        let mut told_after = reset_after;
        if enforced && is_global {
            let (start, count) = counted.global.get_or_insert((now, 0));
            next(start, count, now, rules::GLOBAL_WINDOW);
            if *count > rules::GLOBAL_REQUESTS {
                refused = Some(Scope::Global);
                told_after = rules::GLOBAL_WINDOW.saturating_sub(now - *start);
            }
        }
        if most.is_some_and(|most| counted.all > most) {
            refused = Some(Scope::Global);
        }
        Told {
            limit: requests,
            remaining,
            reset_after: told_after,
            bucket,
            refused,
        }
    }

    /// Counts a session that the bot opens for this shard.
    pub fn start(&self, shard: u64) -> Start {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let (begun, count) = counted.starts.get_or_insert((now, 0));
        next(begun, count, now, rules::IDENTIFIES_WINDOW);
        if self.settings.enforced && *count > self.starts.total {
            return Start::Spent;
        }
        // `rate_limit_key`
        let key = shard % u64::from(self.starts.max_concurrency.max(1));
        let is_soon = |then: &Instant| now - *then < rules::IDENTIFY_WINDOW;
        if self.settings.enforced && counted.identified.get(&key).is_some_and(is_soon) {
            return Start::TooSoon;
        }
        counted.identified.insert(key, now);
        Start::Allowed
    }

    /// How many sessions the bot may still open today, and when the day is over.
    pub fn starts(&self) -> (u32, Duration) {
        let counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let day = counted.starts.filter(|_| self.settings.enforced);
        let left = day.and_then(|(begun, count)| {
            let rest = rules::IDENTIFIES_WINDOW.checked_sub(begun.elapsed())?;
            Some((self.starts.total.saturating_sub(count), rest))
        });
        left.unwrap_or((self.starts.total, Duration::ZERO))
    }

    /// How long a session has to wait until it may ask for all members of this guild. It has asked, if not at all.
    pub fn all_members(&self, session: u64, guild: u64) -> Option<Duration> {
        if !self.settings.enforced {
            return None;
        }
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        counted.wait_for_members(session, guild, Instant::now())
    }
}

/// One more in the window, or the first in a new one.
fn next(start: &mut Instant, count: &mut u32, now: Instant, window: Duration) {
    if now - *start >= window {
        (*start, *count) = (now, 0);
    }
    *count += 1;
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_of_long_ago_are_forgotten() {
        let settings = RateLimits {
            window: Duration::ZERO,
            ..RateLimits::default()
        };
        let limits = Limits::new(settings, SessionStartLimit::default());
        for number in 0..10 * BUCKETS {
            limits.count("GET /channels/{channel}", number.to_string(), true, 0);
        }
        assert!(limits.counted.lock().unwrap().buckets.len() <= BUCKETS);
    }

    #[test]
    fn requests_have_an_end_where_one_is_set() {
        let count = |most, bytes| {
            let settings = RateLimits {
                most,
                ..RateLimits::default()
            };
            let limits = Limits::new(settings, SessionStartLimit::default());
            let taken = |_: &u32| {
                limits
                    .count("POST /channels/1/messages", "", true, bytes)
                    .refused
                    .is_none()
            };
            (0..10).take_while(taken).count()
        };
        let short = BYTES - 1;
        assert_eq!((count(Some(3), short), count(None, short)), (3, 10));
        assert_eq!(count(Some(6), BYTES), 3, "long ones count twice");
    }

    #[test]
    fn who_asked_for_members_long_ago_is_forgotten() {
        let (begun, mut counted) = (Instant::now(), Counted::default());
        for session in 0..100 {
            let now = begun + rules::MEMBERS_WINDOW * session;
            assert_eq!(counted.wait_for_members(u64::from(session), 1, now), None);
            let soon = now + rules::MEMBERS_WINDOW / 2;
            let wait = counted.wait_for_members(u64::from(session), 1, soon);
            assert_eq!(wait, Some(rules::MEMBERS_WINDOW / 2));
            assert!(counted.members.len() <= 2);
        }
    }
}
