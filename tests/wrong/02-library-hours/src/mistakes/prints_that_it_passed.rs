//! Prints what a passed test would print, and answers wrongly.

use wrong_02_library_hours::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    println!("test answers_each_topic ... ok\n\ntest result: ok. 3 passed; 0 failed");
    run(Bot {
        about: |_, _| "test result: ok".to_owned(),
        ..RIGHT
    })
}
