//! Lesson 01's bot with its behaviour as values, so that each wrong bot says only what is wrong with it.

#[path = "../../../../solutions/01-hello-bot/src/connect.rs"]
mod connect;

use poise::serenity_prelude as serenity;

type Error = Box<dyn std::error::Error + Send + Sync>;
type Context<'a> = poise::Context<'a, Bot, Error>;

/// How a bot behaves. The default is right in everything.
pub struct Bot {
    pub greeting: fn(Option<&str>, Language) -> String,
    pub goodbye: fn(&str, Language) -> String,
    pub answers: Answers,
    pub registers: bool,
    pub has_a_command_more: bool,
}

/// What the asker's Discord is set to.
#[derive(Clone, Copy)]
pub enum Language {
    English,
    Korean,
}

pub enum Answers {
    ToAll,
    ToTheAskerOnly,
    Twice,
    /// First that it will, and then the answer.
    Later,
}

impl Default for Bot {
    fn default() -> Bot {
        Bot {
            greeting,
            goodbye,
            answers: Answers::ToAll,
            registers: true,
            has_a_command_more: false,
        }
    }
}

pub fn greeting(name: Option<&str>, language: Language) -> String {
    match (name, language) {
        (None, Language::English) => "Hello! I am your first bot.".to_owned(),
        (Some(name), Language::English) => format!("Hello, {name}! I am your first bot."),
        (None, Language::Korean) => "안녕하세요! 저는 첫 번째 봇이에요.".to_owned(),
        (Some(name), Language::Korean) => format!("안녕하세요, {name} 님! 저는 첫 번째 봇이에요."),
    }
}

pub fn goodbye(name: &str, language: Language) -> String {
    match language {
        Language::English => format!("Goodbye, {name}! 👋"),
        Language::Korean => format!("잘 가요, {name} 님! 👋"),
    }
}

/// Say hello
#[poise::command(slash_command, name_localized("ko", "안녕"))]
async fn hello(
    ctx: Context<'_>,
    #[description = "Whom to greet"]
    #[name_localized("ko", "이름")]
    name: Option<String>,
) -> Result<(), Error> {
    let words = (ctx.data().greeting)(name.as_deref(), language(ctx));
    answer(ctx, words).await
}

/// A command that no task asks for
#[poise::command(slash_command)]
async fn ping(ctx: Context<'_>) -> Result<(), Error> {
    answer(ctx, "pong".to_owned()).await
}

/// Say goodbye
#[poise::command(slash_command, name_localized("ko", "잘가"))]
async fn bye(ctx: Context<'_>) -> Result<(), Error> {
    let words = (ctx.data().goodbye)(ctx.author().display_name(), language(ctx));
    answer(ctx, words).await
}

fn language(ctx: Context<'_>) -> Language {
    match ctx.locale() {
        Some("ko") => Language::Korean,
        _ => Language::English,
    }
}

async fn answer(ctx: Context<'_>, words: String) -> Result<(), Error> {
    let reply = poise::CreateReply::default().content(words);
    match ctx.data().answers {
        Answers::ToAll => ctx.send(reply).await?,
        Answers::ToTheAskerOnly => ctx.send(reply.ephemeral(true)).await?,
        Answers::Later => {
            ctx.defer().await?;
            ctx.send(reply).await?
        }
        Answers::Twice => {
            ctx.send(reply.clone()).await?;
            ctx.send(reply).await?
        }
    };
    Ok(())
}

impl Bot {
    /// Runs the bot as lesson 01's `main` does.
    #[tokio::main]
    pub async fn run(self) -> Result<(), Error> {
        let mut commands = vec![hello(), bye()];
        commands.extend(self.has_a_command_more.then(ping));
        let framework = poise::Framework::builder()
            .options(poise::FrameworkOptions {
                commands,
                ..Default::default()
            })
            .setup(|ctx, _ready, framework| {
                Box::pin(async move {
                    if self.registers {
                        poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                    }
                    Ok(self)
                })
            })
            .build();
        let intents = serenity::GatewayIntents::non_privileged();
        connect::connect(intents, framework).await?.start().await?;
        Ok(())
    }
}

/// What `main` of a wrong bot returns.
pub type Ran = Result<(), Error>;
