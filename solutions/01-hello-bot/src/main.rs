//! Lesson 01: a bot that answers `/hello` and `/bye`.

mod connect;

use poise::serenity_prelude as serenity;

// ---- Task 1 ----

/// The words for somebody who says hello: your function from lesson 00.
fn greeting(name: Option<String>) -> String {
    match name {
        None => String::from("Hello! I am your first bot."),
        Some(name) => format!("Hello, {name}! I am your first bot."),
    }
}

/// The same, for somebody whose Discord is set to Korean.
fn greeting_in_korean(name: Option<String>) -> String {
    match name {
        None => String::from("안녕하세요! 저는 첫 번째 봇이에요."),
        Some(name) => format!("안녕하세요, {name} 님! 저는 첫 번째 봇이에요."),
    }
}

/// Say hello
#[poise::command(
    slash_command,
    name_localized("ko", "안녕"),
    description_localized("ko", "인사를 해요")
)]
async fn hello(
    ctx: Context<'_>,
    #[description = "Whom to greet"]
    #[name_localized("ko", "이름")]
    #[description_localized("ko", "누구에게 인사할까요?")]
    name: Option<String>,
) -> Result<(), Error> {
    let words = match ctx.locale() {
        Some("ko") => greeting_in_korean(name),
        _ => greeting(name),
    };
    ctx.say(words).await?;
    Ok(())
}

// ---- Task 2 ----

/// Say goodbye
#[poise::command(
    slash_command,
    name_localized("ko", "잘가"),
    description_localized("ko", "작별 인사를 해요")
)]
async fn bye(ctx: Context<'_>) -> Result<(), Error> {
    let name = ctx.author().display_name();
    let words = match ctx.locale() {
        Some("ko") => format!("잘 가요, {name} 님! 👋"),
        _ => format!("Goodbye, {name}! 👋"),
    };
    ctx.say(words).await?;
    Ok(())
}

// ---- Given: the same in every bot. You need not understand it yet. ----

/// What all commands share: nothing so far. Lesson 04 puts something here.
struct Data {}

/// Read this as «anything that can go wrong»; explained in 07.
type Error = Box<dyn std::error::Error + Send + Sync>;

/// Read `Context<'_>` as «the command that is being answered, and who sent it»; explained in 07.
type Context<'a> = poise::Context<'a, Data, Error>;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let framework = poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: vec![hello(), bye()],
            ..Default::default()
        })
        // Once the bot is connected, this tells Discord its commands. Read `Box::pin(async move { … })` as «do this, when it
        // is time»; explained in 07.
        .setup(|ctx, _ready, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                println!("The bot is ready.");
                Ok(Data {})
            })
        })
        .build();
    let intents = serenity::GatewayIntents::non_privileged();
    connect::connect(intents, framework).await?.start().await?;
    Ok(())
}
