//! Lesson 05: a bot that loses nothing that it has called saved. What you write is in `save.rs`.

// Read `mod file;` as «src/file.rs belongs to this program»; explained in 06.
mod ask;
mod change;
mod connect;
#[allow(dead_code)] // This line can go as soon as your `save.rs` calls all that is in `disk.rs`.
mod disk;
mod edit;
mod error;
mod file;
mod library;
mod lock;
mod save;
mod say;
mod time;

use std::process;

use poise::serenity_prelude as serenity;
use tokio::sync::Mutex;

use file::Pen;

/// What all commands share.
struct Data {
    /// Whoever waits for it waits with `.await`, and may hold it while awaiting the disk: hence tokio's and not std's.
    pen: Mutex<Pen>,
}

/// Read this as «any error»; explained in 07.
type Error = Box<dyn std::error::Error + Send + Sync>;

/// Read this as «the command that is being answered, and who sent it»; explained in 07.
type Context<'a> = poise::Context<'a, Data, Error>;

#[tokio::main]
async fn main() -> Result<(), Error> {
    // Before it talks to anybody: two bots on one file would each write over the other's changes.
    let pen = match file::pen() {
        Ok(pen) => pen,
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
                Ok(Data { pen: Mutex::new(pen) })
            })
        })
        .build();
    let intents = serenity::GatewayIntents::non_privileged();
    connect::connect(intents, framework).await?.start().await?;
    Ok(())
}
