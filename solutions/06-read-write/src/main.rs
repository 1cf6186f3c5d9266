//! Lesson 06: a bot that does not know where its data is kept. What you write is in `store/`.

mod ask;
mod change;
mod connect;
mod edit;
mod error;
mod library;
mod say;
mod store;
mod time;

use std::process;

use poise::serenity_prelude as serenity;

use store::Store;

/// What all commands share.
struct Data {
    store: Store,
}

/// Read this as «any error»; explained in 07.
type Error = Box<dyn std::error::Error + Send + Sync>;

/// Read this as «the command that is being answered, and who sent it»; explained in 07.
type Context<'a> = poise::Context<'a, Data, Error>;

#[tokio::main]
async fn main() -> Result<(), Error> {
    // Before it talks to anybody: a store that another bot has open is not for us.
    let store = match Store::open() {
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
