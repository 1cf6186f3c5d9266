//! Keeps notes in `data/notes.txt`, as a bot should: one pen, a file that is whole at any moment, an answer only when the
//! note is on the disk. The variable `MISTAKE` has it do one thing wrong.

mod notes;

use std::env;
use std::sync::Arc;

use poise::serenity_prelude as serenity;
use tokio::sync::{Barrier, Mutex, Notify};

use notes::Notes;

struct Data {
    notes: Arc<Mutex<Notes>>,
    /// Somebody said `/go`.
    go: Notify,
    /// Two people who keep a note at the same moment, in a bot that lets them.
    both_have_read: Barrier,
}

type Context<'a> = poise::Context<'a, Data, anyhow::Error>;

const MISTAKES: [&str; 9] = [
    "",
    "makes no mistake",
    "loses a note of two",
    "holds the pen while it answers",
    "keeps notes in its head",
    "is one note behind",
    "writes over its file",
    "shares its file",
    "dies of a full disk",
];

/// Whether this bot makes that mistake.
fn mistake(name: &str) -> bool {
    env::var("MISTAKE").is_ok_and(|it| it == name)
}

/// Keep a note
#[poise::command(slash_command)]
async fn note(ctx: Context<'_>, #[description = "What to keep"] text: String) -> anyhow::Result<()> {
    let notes = &ctx.data().notes;
    if text == "the end" {
        std::process::exit(5);
    }
    if mistake("loses a note of two") {
        let seen = notes::read()?;
        ctx.data().both_have_read.wait().await;
        notes::write(&format!("{seen}{text}\n"))?;
        ctx.say(format!("Saved: {text}")).await?;
        return Ok(());
    }
    let mut pen = Arc::clone(notes).lock_owned().await;
    if mistake("holds the pen while it answers") {
        pen.add(&text)?;
        ctx.say(format!("Saved: {text}")).await?;
        return Ok(());
    }
    let kept = {
        let text = text.clone();
        tokio::task::spawn_blocking(move || pen.add(&text)).await?
    };
    match kept {
        Ok(()) => ctx.say(format!("Saved: {text}")).await?,
        Err(fault) => {
            eprintln!("data/notes.txt: {fault}");
            ctx.say("I could not keep that.").await?
        }
    };
    Ok(())
}

/// Read the notes
#[poise::command(slash_command)]
async fn notes(ctx: Context<'_>) -> anyhow::Result<()> {
    let text = ctx.data().notes.lock().await.text()?;
    ctx.say(if text.is_empty() { "No notes." } else { &text }).await?;
    Ok(())
}

/// Wait for somebody to say go
#[poise::command(slash_command)]
async fn wait(ctx: Context<'_>) -> anyhow::Result<()> {
    ctx.data().go.notified().await;
    ctx.say("I waited.").await?;
    Ok(())
}

/// Let the one go who waits
#[poise::command(slash_command)]
async fn go(ctx: Context<'_>) -> anyhow::Result<()> {
    ctx.say("Go!").await?;
    ctx.data().go.notify_one();
    Ok(())
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let made = env::var("MISTAKE").unwrap_or_default();
    anyhow::ensure!(
        MISTAKES.contains(&made.as_str()),
        "MISTAKE is {made:?}, and I know no such mistake"
    );
    let notes = Notes::open()?;
    let framework = poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: vec![note(), self::notes(), wait(), go()],
            ..Default::default()
        })
        .setup(|ctx, _ready, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                println!("ready");
                Ok(Data {
                    notes: Arc::new(Mutex::new(notes)),
                    go: Notify::new(),
                    both_have_read: Barrier::new(2),
                })
            })
        })
        .build();
    let http = serenity::HttpBuilder::new(env::var("DISCORD_TOKEN")?)
        .proxy(env::var("DISCORD_API")?)
        .ratelimiter_disabled(true);
    serenity::ClientBuilder::new_with_http(http.build(), serenity::GatewayIntents::non_privileged())
        .framework(framework)
        .await?
        .start()
        .await?;
    Ok(())
}
