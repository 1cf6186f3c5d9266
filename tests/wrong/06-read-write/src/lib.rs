//! Lesson 06's bot, right in all its parts but one: each of `mistakes/` gives it a store with something wrong.

#[path = "../../../../solutions/06-read-write/src/ask.rs"]
mod ask;
#[path = "../../../../solutions/06-read-write/src/change.rs"]
mod change;
#[path = "../../../../solutions/06-read-write/src/connect.rs"]
mod connect;
#[path = "../../../../solutions/06-read-write/src/edit.rs"]
mod edit;
#[path = "../../../../solutions/06-read-write/src/error.rs"]
mod error;
#[path = "../../../../solutions/06-read-write/src/library.rs"]
mod library;
pub mod race;
#[path = "../../../../solutions/06-read-write/src/store/mod.rs"]
pub mod right;
#[path = "../../../../solutions/06-read-write/src/say.rs"]
mod say;
pub mod store;
#[path = "../../../../solutions/06-read-write/src/time.rs"]
mod time;

use poise::serenity_prelude as serenity;

use store::{Parts, Store};

/// What all commands share.
pub struct Data {
    store: Store,
}

type Error = Box<dyn std::error::Error + Send + Sync>;
type Context<'a> = poise::Context<'a, Data, Error>;

/// Runs a bot with a store of these parts until it is killed.
///
/// # Errors
/// Whatever serenity returns.
pub fn run(parts: impl Parts + 'static) -> Result<(), Error> {
    let store = Store::of(parts).map_err(|error| error.to_string())?;
    let commands = vec![
        ask::about_library(),
        ask::open_at(),
        ask::open_now(),
        change::set_hours(),
        change::add_facility(),
        change::remove_facility(),
    ];
    let options = poise::FrameworkOptions {
        commands,
        ..Default::default()
    };
    let framework = poise::Framework::builder()
        .options(options)
        .setup(move |ctx, _ready, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                Ok(Data { store })
            })
        });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let intents = serenity::GatewayIntents::non_privileged();
        connect::connect(intents, framework.build())
            .await?
            .start()
            .await?;
        Ok(())
    })
}
