//! Starts a bot with any store. From 07 on, that is all that differs.

use std::process;
use std::sync::Arc;

use poise::serenity_prelude as serenity;

use crate::store::{Store, StoreError};
use crate::{ask, change, connect, library, store, turns};

const BEGINNING: &str = "data/library.json";

/// What all commands share.
pub struct Data {
    pub(crate) store: Arc<dyn Store>,
}

pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;
pub(crate) type Context<'a> = poise::Context<'a, Data, Error>;

/// Runs a bot until it is killed, with the store that `open` makes of the address in STORE.
pub fn run(open: impl AsyncFnOnce(String) -> Result<Arc<dyn Store>, StoreError>) {
    start(open, false).unwrap_or_else(|error| stop(&error));
}

/// The same, but that each command waits until the one before it has been answered.
pub fn run_one_by_one(open: impl AsyncFnOnce(String) -> Result<Arc<dyn Store>, StoreError>) {
    start(open, true).unwrap_or_else(|error| stop(&error));
}

fn stop(error: &Error) {
    eprintln!("{error}");
    process::exit(1);
}

fn start(
    open: impl AsyncFnOnce(String) -> Result<Arc<dyn Store>, StoreError>,
    one_by_one: bool,
) -> Result<(), Error> {
    let commands = vec![
        ask::about_library(),
        ask::open_at(),
        ask::open_now(),
        change::set_hours(),
        change::add_facility(),
        change::remove_facility(),
    ];
    let mut options = poise::FrameworkOptions {
        commands,
        ..Default::default()
    };
    if one_by_one {
        options.pre_command = |_| Box::pin(turns::begin());
        options.post_command = |_| Box::pin(turns::end());
    }
    let mut runtime = match one_by_one {
        // On one thread they begin in the order in which they come.
        true => tokio::runtime::Builder::new_current_thread(),
        false => tokio::runtime::Builder::new_multi_thread(),
    };
    let runtime = runtime.enable_all().build()?;
    runtime.block_on(async {
        let address = std::env::var("STORE").unwrap_or_else(|_| format!("json:{BEGINNING}"));
        let store = open(address).await?;
        if !library::is_there(store.as_ref()).await? {
            let count = library::fill(store.as_ref(), store::beginning(BEGINNING).await?).await?;
            println!("The store was empty: {count} entries were taken from {BEGINNING}.");
        }
        let framework = poise::Framework::builder()
            .options(options)
            .setup(move |ctx, _ready, framework| {
                Box::pin(async move {
                    poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                    Ok(Data { store })
                })
            });
        let intents = serenity::GatewayIntents::non_privileged();
        connect::connect(intents, framework.build())
            .await?
            .start()
            .await?;
        Ok(())
    })
}
