//! Tokens and session ids: what others must not guess.

use std::hash::{BuildHasher, RandomState};

/// How each of them begins, which is not the form of a real one: nobody takes it for a leak, and it is found in a path.
pub const PREFIX: &str = "offline-";

/// A new secret. `RandomState` has its keys from the system, which is enough for what never leaves this machine.
pub fn random() -> String {
    let half = || RandomState::new().hash_one(());
    format!("{PREFIX}{:016x}{:016x}", half(), half())
}
