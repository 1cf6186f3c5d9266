//! Lesson 05's bot, right in all its parts. Each of `mistakes/` puts something wrong in place of one of them.

#[path = "../../../../solutions/05-safe-save/src/ask.rs"]
mod ask;
#[path = "../../../../solutions/05-safe-save/src/change.rs"]
mod change;
#[path = "../../../../solutions/05-safe-save/src/connect.rs"]
mod connect;
#[path = "../../../../solutions/05-safe-save/src/disk.rs"]
pub mod disk;
#[path = "../../../../solutions/05-safe-save/src/edit.rs"]
mod edit;
#[path = "../../../../solutions/05-safe-save/src/error.rs"]
mod error;
mod file;
#[path = "../../../../solutions/05-safe-save/src/library.rs"]
pub mod library;
mod lock;
/// The parts as they should be.
pub mod right;
mod save;
#[path = "../../../../solutions/05-safe-save/src/say.rs"]
mod say;
#[path = "../../../../solutions/05-safe-save/src/time.rs"]
mod time;

use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process;
use std::sync::OnceLock;

use poise::serenity_prelude as serenity;
use tokio::sync::Mutex;

pub use file::{FileError, Pen};
use library::Library;
pub use save::{Draft, is_still, save_by};

/// The data file.
pub const FILE: &str = "data/library.json";

/// A save that goes on.
pub type Saving<'a> = Pin<Box<dyn Future<Output = Result<(), FileError>> + Send + 'a>>;

/// What is held to keep other bots away.
pub type Held = Box<dyn Debug + Send + Sync>;

/// The parts of the bot.
#[derive(Clone, Copy)]
pub struct Bot {
    /// What a student writes.
    pub save_atomically: fn(&Path, &str) -> io::Result<()>,
    pub sweep: fn(&Path) -> io::Result<()>,
    pub real_place: fn(&Path) -> io::Result<PathBuf>,
    /// What is given.
    pub load: fn() -> Result<Library, FileError>,
    pub save: for<'a> fn(&'a mut Pen, &'a Library) -> Saving<'a>,
    pub lock: fn(&Path) -> io::Result<Held>,
}

/// The bot as it should be.
pub const RIGHT: Bot = Bot {
    save_atomically: right::save::save_atomically,
    sweep: right::save::sweep,
    real_place: right::save::real_place,
    load: right::file::load,
    save: |pen, library| Box::pin(right::file::save(pen, library)),
    lock: |path| Ok(Box::new(right::lock::take(path)?)),
};

static OURS: OnceLock<Bot> = OnceLock::new();

fn ours() -> Bot {
    OURS.get().copied().unwrap_or(RIGHT)
}

/// What the commands share.
struct Data {
    pen: Mutex<Pen>,
}

type Error = Box<dyn std::error::Error + Send + Sync>;
type Context<'a> = poise::Context<'a, Data, Error>;

/// Runs a bot of these parts until it is killed.
///
/// # Errors
/// Whatever serenity returns.
pub fn run(bot: Bot) -> Result<(), Error> {
    OURS.get_or_init(|| bot);
    let pen = match file::pen() {
        Ok(pen) => pen,
        Err(error) => {
            eprintln!("{error}");
            process::exit(1);
        }
    };
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
        ..Default::default()
    };
    let framework = poise::Framework::builder()
        .options(options)
        .setup(move |ctx, _ready, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                println!("The bot is ready.");
                Ok(Data { pen: Mutex::new(pen) })
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
