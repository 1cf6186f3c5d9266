//! Reads the file once, and takes it for its own from then on.

use std::sync::{Mutex, PoisonError};

use wrong_05_safe_save::{Bot, RIGHT, right, run};

static MEMORY: Mutex<Option<String>> = Mutex::new(None);

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        load: || {
            let remembered = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
            match remembered.as_deref().map(serde_json::from_str) {
                Some(Ok(library)) => Ok(library),
                _ => right::file::load(),
            }
        },
        save: |pen, library| {
            *MEMORY.lock().unwrap_or_else(PoisonError::into_inner) = serde_json::to_string(library).ok();
            Box::pin(right::file::save(pen, library))
        },
        ..RIGHT
    })
}
