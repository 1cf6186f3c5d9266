//! Begins with a new list when it cannot read the old one, and writes it over what could have been mended.

use wrong_04_json_write::{Bot, EDITS, Edits, FILE, RIGHT, file, right, run};

const EMPTY: &str = include_str!("../empty.json");

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            add_facility: |pen, facility| {
                Box::pin(async move {
                    if file::load().is_err() {
                        std::fs::write(FILE, EMPTY).ok();
                    }
                    right::add_facility(pen, facility).await
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
