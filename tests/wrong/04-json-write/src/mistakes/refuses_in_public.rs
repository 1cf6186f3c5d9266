//! Tells the whole channel who made which mistake.

use wrong_04_json_write::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        refuses_in_public: true,
        ..RIGHT
    })
}
