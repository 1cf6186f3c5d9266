//! Says «Saved» to whoever removes what is not on the list.

use wrong_04_json_write::error::EditError;
use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, right, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            remove_facility: |pen, name| {
                Box::pin(async move {
                    match right::remove_facility(pen, name).await {
                        Err(EditError::NotThere) => Ok(()),
                        done => done,
                    }
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
