//! A bot that is told where to keep its data: by STORE, when it starts. What you write is in `store/`.

mod ask;
mod change;
mod connect;
mod edit;
mod error;
mod library;
mod say;
mod store;
mod time;

use std::env;
use std::process;
use std::sync::Arc;

use poise::serenity_prelude as serenity;

use store::{Store, StoreError};

/// Where the data is kept if STORE does not say.
const STORE: &str = "json:data/library.json";

/// What a store that has no library yet is filled from.
const BEGINNING: &str = "data/library.json";

/// What all commands share.
struct Data {
    store: Arc<dyn Store>,
}

/// Any error, as long as it may go from one thread to another.
type Error = Box<dyn std::error::Error + Send + Sync>;

/// The command that is being answered, and who sent it, for as long as it is lent.
type Context<'a> = poise::Context<'a, Data, Error>;

#[tokio::main]
async fn main() -> Result<(), Error> {
    // Before it talks to anybody: a bot without its data has nothing to say.
    let store = match opened().await {
        Ok(store) => store,
        Err(error) => {
            eprintln!("{error}");
            process::exit(1);
        }
    };
    let framework = poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: vec![
                ask::about_library(),
                ask::open_at(),
                ask::open_now(),
                change::set_hours(),
                change::add_facility(),
                change::remove_facility(),
            ],
            // A name is somebody's text. Whatever stands in it, it calls nobody.
            allowed_mentions: Some(serenity::CreateAllowedMentions::new()),
            ..Default::default()
        })
        .setup(move |ctx, _ready, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                println!("The bot is ready.");
                Ok(Data { store })
            })
        })
        .build();
    let intents = serenity::GatewayIntents::non_privileged();
    connect::connect(intents, framework).await?.start().await?;
    Ok(())
}

/// The store that STORE names, with a library in it.
async fn opened() -> Result<Arc<dyn Store>, StoreError> {
    let address = env::var("STORE").unwrap_or_else(|_| STORE.to_owned());
    let store = store::open(&address).await?;
    if !library::is_there(store.as_ref()).await? {
        let count = library::fill(store.as_ref(), store::beginning(BEGINNING).await?).await?;
        println!("The store was empty: {count} entries were taken from {BEGINNING}.");
    }
    Ok(store)
}
