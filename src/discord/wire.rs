//! JSON for the wire, written from where it is at hand with nothing in between.

use serde::Serialize;

/// Bytes that a short message takes.
const USUAL: usize = 1024;

pub fn json(value: &impl Serialize) -> String {
    let mut json = Vec::with_capacity(USUAL);
    // There is nothing in what the wire has that cannot be written as JSON, which is text.
    let _ = serde_json::to_writer(&mut json, value);
    String::from_utf8(json).unwrap_or_default()
}
