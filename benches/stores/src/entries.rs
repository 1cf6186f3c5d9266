//! What the stores are filled with: facilities, of some 200 bytes each.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

pub fn key(number: usize) -> String {
    format!("facilities/{}", name(number))
}

fn name(number: usize) -> String {
    format!("Room {number:06}")
}

pub fn value(number: usize, edits: u64) -> Value {
    json!({
        "name": { "en": name(number), "ko": format!("{number:06}호실") },
        "description": {
            "en": "Seats, tables, lamps, and a window to the garden",
            "ko": "책상과 의자와 전등이 있고, 정원 쪽으로 창이 나 있어요",
        },
        "edits": edits,
    })
}

/// A JSON file with so many, as the course's own is.
pub fn document(size: usize) -> Value {
    let all: Vec<Value> = (0..size).map(|number| value(number, 0)).collect();
    json!({ "facilities": all })
}

/// Numbers in an order that nothing could have prepared for: a linear congruence of Knuth's (MMIX).
pub struct Numbers(AtomicU64);

impl Numbers {
    pub fn new() -> Numbers {
        Numbers(AtomicU64::new(1))
    }

    /// The next one below `size`.
    pub fn below(&self, size: usize) -> usize {
        let last = self.0.load(Ordering::Relaxed);
        let next = last
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // If two take the same, they read the same entry.
        self.0.store(next, Ordering::Relaxed);
        (next >> 33) as usize % size
    }
}
