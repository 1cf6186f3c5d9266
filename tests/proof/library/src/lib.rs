//! The bot: it answers `!ping`.

use serenity::all::{Context, EventHandler, Message, async_trait};

pub struct Bot;

#[async_trait]
impl EventHandler for Bot {
    async fn message(&self, ctx: Context, message: Message) {
        if message.content == "!ping"
            && let Err(error) = message.reply(&ctx, "Pong!").await
        {
            eprintln!("no answer: {error}");
        }
    }
}
