//! Reads first and waits for the pen after that: by then somebody else may have changed the file.
//!
//! By chance, that would go well now and then. Here, whoever adds «… 1» to «… 10» has read before one of them writes, and «… 10»
//! writes last.

use std::sync::LazyLock;

use tokio::sync::Barrier;
use wrong_04_json_write::{Bot, EDITS, Edits, RIGHT, file, right, run};

static ALL_HAVE_READ: LazyLock<Barrier> = LazyLock::new(|| Barrier::new(10));
static THE_OTHERS_HAVE_SAVED: LazyLock<Barrier> = LazyLock::new(|| Barrier::new(10));

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        edits: Edits {
            add_facility: |pen, facility| {
                let number = facility
                    .name
                    .en
                    .rsplit(' ')
                    .next()
                    .and_then(|it| it.parse::<u32>().ok());
                let Some(number) = number else {
                    return Box::pin(right::add_facility(pen, facility));
                };
                Box::pin(async move {
                    let mut library = file::load()?;
                    ALL_HAVE_READ.wait().await;
                    if number == 10 {
                        THE_OTHERS_HAVE_SAVED.wait().await;
                    }
                    library.facilities.push(facility);
                    file::save(&mut *pen.lock().await, &library).await?;
                    if number < 10 {
                        THE_OTHERS_HAVE_SAVED.wait().await;
                    }
                    Ok(())
                })
            },
            ..EDITS
        },
        ..RIGHT
    })
}
