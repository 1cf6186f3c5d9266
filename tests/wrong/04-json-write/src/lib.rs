//! Lesson 04's bot, right in all its parts. Each of `mistakes/` puts something wrong in place of one of them.

#[path = "../../../../solutions/04-json-write/src/ask.rs"]
mod ask;
#[path = "../../../../solutions/04-json-write/src/change.rs"]
mod change;
#[path = "../../../../solutions/04-json-write/src/connect.rs"]
mod connect;
mod edit;
#[path = "../../../../solutions/04-json-write/src/error.rs"]
pub mod error;
#[path = "../../../../solutions/04-json-write/src/file.rs"]
pub mod file;
#[path = "../../../../solutions/04-json-write/src/library.rs"]
pub mod library;
#[path = "../../../../solutions/04-json-write/src/edit.rs"]
pub mod right;
#[path = "../../../../solutions/04-json-write/src/save.rs"]
mod save;
#[path = "../../../../solutions/04-json-write/src/say.rs"]
mod say;
#[path = "../../../../solutions/04-json-write/src/time.rs"]
pub mod time;

use poise::serenity_prelude as serenity;
use tokio::sync::{Mutex, Semaphore};

pub use edit::{Done, EDITS, Edits};
use file::Pen;

/// The data file.
pub const FILE: &str = "data/library.json";

/// The parts of the bot.
#[derive(Clone, Copy)]
pub struct Bot {
    /// What a student writes.
    pub edits: Edits,
    /// Only one change at a time is worked on, its answer included.
    pub one_at_a_time: bool,
    /// Refusals are for everybody to see.
    pub refuses_in_public: bool,
}

/// The bot as it should be.
pub const RIGHT: Bot = Bot {
    edits: EDITS,
    one_at_a_time: false,
    refuses_in_public: false,
};

/// The check of `/set-hours`, for a bot that is wrong in another way.
///
/// # Errors
/// If the library would close before it opens.
pub fn check_hours(open: time::Time, close: time::Time) -> Result<(), error::EditError> {
    match open < close {
        true => Ok(()),
        false => Err(error::EditError::ClosesTooEarly),
    }
}

/// What the commands share.
struct Data {
    pen: Mutex<Pen>,
    bot: Bot,
}

type Error = Box<dyn std::error::Error + Send + Sync>;
type Context<'a> = poise::Context<'a, Data, Error>;

/// Who may work on a change, in a bot that does one at a time.
static TURN: Semaphore = Semaphore::const_new(1);

/// Whether this is a change, in such a bot.
fn takes_turns(ctx: Context<'_>) -> bool {
    ctx.data().bot.one_at_a_time && ctx.command().name != "library"
}

fn ends_turn(ctx: Context<'_>) {
    if takes_turns(ctx) {
        TURN.add_permits(1);
    }
}

/// Runs a bot of these parts until it is killed.
///
/// # Errors
/// Whatever serenity returns.
pub fn run(bot: Bot) -> Result<(), Error> {
    edit::are(bot.edits);
    let options = poise::FrameworkOptions {
        commands: vec![
            ask::about_library(),
            ask::open_at(),
            ask::open_now(),
            change::set_hours(),
            change::add_facility(),
            change::remove_facility(),
        ],
        allowed_mentions: Some(serenity::CreateAllowedMentions::new()),
        reply_callback: Some(|ctx, reply| match ctx.data().bot.refuses_in_public {
            true => reply.ephemeral(false),
            false => reply,
        }),
        pre_command: |ctx| {
            Box::pin(async move {
                if takes_turns(ctx)
                    && let Ok(turn) = TURN.acquire().await
                {
                    turn.forget();
                }
            })
        },
        post_command: |ctx| Box::pin(async move { ends_turn(ctx) }),
        on_error: |error| {
            Box::pin(async move {
                if let poise::FrameworkError::Command { ctx, .. } = &error {
                    ends_turn(*ctx);
                }
                if let Err(error) = poise::builtins::on_error(error).await {
                    eprintln!("{error}");
                }
            })
        },
        ..Default::default()
    };
    let framework = poise::Framework::builder()
        .options(options)
        .setup(move |ctx, _ready, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                // The right bot of this lesson says so in its log, which a conversation shows.
                println!("The bot is ready.");
                Ok(Data {
                    pen: Mutex::new(file::pen()),
                    bot,
                })
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
