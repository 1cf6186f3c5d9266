use botcamp::discord::{Discord, Settings};
use serenity::all::{ClientBuilder, GatewayIntents, HttpBuilder};
use somebody_elses_bot::Bot;

#[tokio::test]
async fn it_answers_ping() -> Result<(), Box<dyn std::error::Error>> {
    let discord = Discord::start(Settings::default()).await?;

    let http = HttpBuilder::new(discord.token().expose())
        .proxy(discord.api())
        .ratelimiter_disabled(true)
        .build();
    let intents = GatewayIntents::GUILD_MESSAGES | GatewayIntents::MESSAGE_CONTENT;
    let client = ClientBuilder::new_with_http(http, intents).event_handler(Bot);
    let mut client = client.await?;
    tokio::spawn(async move { client.start().await });
    discord.until_logged_in().await;

    discord.user("alice").says("!ping", 1).await;
    let said = "#general\nalice | !ping\n  bot | (in reply to alice) Pong!\n";
    assert_eq!(discord.transcript(), said);
    Ok(())
}
