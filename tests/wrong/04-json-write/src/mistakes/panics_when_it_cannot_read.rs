//! Takes for granted that the file can be read.

use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, file, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            add_facility: |pen, facility| {
                Box::pin(async move {
                    if let Err(error) = file::load() {
                        panic!("{error}");
                    }
                    right::add_facility(pen, facility).await
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
