//! Ends when the file cannot be read.

use wrong_04_json_write::error::EditError;
use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            add_facility: |pen, facility| {
                Box::pin(async move {
                    let done = right::add_facility(pen, facility).await;
                    if let Err(EditError::File(error)) = &done {
                        eprintln!("{error}");
                        std::process::exit(1);
                    }
                    done
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
