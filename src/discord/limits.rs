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
    pub window: Duration,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            enforced: false,
            requests: 5,
            window: Duration::from_secs(5),
        }
    }
}

pub struct Limits {
    settings: RateLimits,
    counted: Mutex<Counted>,
}

#[derive(Default)]
struct Counted {
    /// When each bucket's window began, and how many requests came in it.
    buckets: HashMap<u64, (Instant, u32)>,
    global: Option<(Instant, u32)>,
    identified: Option<Instant>,
}

/// What a request is told of its bucket.
pub struct Told {
    pub limit: u32,
    pub remaining: u32,
    pub reset_after: Duration,
    pub bucket: String,
    /// Refused: for this route, or for all of them.
    pub refused: Option<Scope>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    User,
    Global,
}

impl Told {
    /// Seconds since 1970 at which the window ends.
    pub fn reset(&self) -> f64 {
        Utc::now().timestamp_millis() as f64 / 1000.0 + self.reset_after.as_secs_f64()
    }
}

impl Limits {
    pub fn new(settings: RateLimits) -> Self {
        Self {
            settings,
            counted: Mutex::default(),
        }
    }

    /// Counts a request to a route (`GET /channels/{channel}`) for what it is mostly about (the channel's id).
    pub fn count(&self, route: &str, about: &str, is_global: bool) -> Told {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let bucket = hash(route);
        let RateLimits {
            enforced,
            requests,
            window,
        } = self.settings;
        let key = hash(&(bucket, about));
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
        Told {
            limit: requests,
            remaining,
            reset_after: told_after,
            bucket: format!("{bucket:016x}"),
            refused,
        }
    }

    /// Whether the bot may open a session now: one in five seconds.
    pub fn may_identify(&self) -> bool {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let is_soon = |then: &Instant| now - *then < rules::IDENTIFY_WINDOW;
        if self.settings.enforced && counted.identified.as_ref().is_some_and(is_soon) {
            return false;
        }
        counted.identified = Some(now);
        true
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
