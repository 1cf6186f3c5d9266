//! Begins anew when the file is empty.

use std::fs;

use wrong_05_safe_save::{Bot, FILE, RIGHT, right, run};

const EMPTY: &str = include_str!("../empty.json");

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        load: || {
            if fs::read_to_string(FILE).is_ok_and(|text| text.trim().is_empty()) {
                fs::write(FILE, EMPTY).ok();
            }
            right::file::load()
        },
        ..RIGHT
    })
}
