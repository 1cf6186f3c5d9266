//! Measures a name in bytes: a Korean one may have only a third of the characters.

use wrong_04_json_write::error::EditError;
use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            add_facility: |pen, facility| {
                let length = facility.name.en.len();
                Box::pin(async move {
                    match length > 80 {
                        true => Err(EditError::TooLong { length, longest: 80 }),
                        false => right::add_facility(pen, facility).await,
                    }
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
