//! When nothing happens, whoever watches is told the likely cause.

use botcamp::discord::{Discord, Permissions, Settings, Turn};
use serde_json::json;

use crate::bare::{Bare, INTENTS, Rest};

/// What was told last.
fn told(discord: &Discord) -> String {
    discord.refusals().pop().unwrap_or_default()
}

#[track_caller]
fn is_told(discord: &Discord, cause: &str) {
    let told = told(discord);
    assert!(
        told.starts_with("likely cause: ") && told.contains(cause),
        "{told:?} is not: {cause}"
    );
}

#[tokio::test]
async fn a_bot_that_is_not_there() {
    let discord = Discord::start(Settings::default()).await.unwrap();
    let alice = discord.user("alice");
    assert_eq!(alice.says("!hello", 1).await, Turn::NoResponse);
    is_told(&discord, "the bot is not connected");
    assert_eq!(alice.runs("/hello", 1).await, Turn::Refused);
    is_told(&discord, "the bot is not connected");
}

#[tokio::test]
async fn an_intent_that_is_missing() {
    const GUILDS: u64 = 1;
    const MESSAGES: u64 = 1 << 9;
    let bare = Bare::with_intents(GUILDS).await;
    let deaf = Bare::with_intents(GUILDS | MESSAGES).await;
    let [alice, bora, chris, hana] = ["alice", "bora", "chris", "하나"].map(|name| bare.discord.user(name));
    alice.says("tea?", 0).await;
    hana.goes_to("@bot");
    let dora = deaf.discord.user("dora");
    // All of them wait for three seconds, so they do it together.
    let turns = tokio::join!(
        alice.says("!hello", 1),
        bora.reacts("tea?", "👍", 1),
        chris.joins(1),
        hana.says("!hello", 1),
        dora.says("!hello", 1),
    );
    assert_eq!(
        turns,
        (
            Turn::NoResponse,
            Turn::NoResponse,
            Turn::NoResponse,
            Turn::NoResponse,
            Turn::NoResponse
        )
    );
    let told = bare.discord.refusals();
    for intent in [
        "GUILD_MESSAGES",
        "GUILD_MESSAGE_REACTIONS",
        "GUILD_MEMBERS",
        "DIRECT_MESSAGES",
    ] {
        let cause =
            format!("likely cause: the bot is not told of this: it did not ask for the intent {intent}");
        assert!(told.contains(&cause), "{cause}\nis not in {told:?}");
    }
    is_told(&deaf.discord, "the intent MESSAGE_CONTENT");
}

#[tokio::test]
async fn a_message_that_a_bot_does_not_care_for() {
    let bare = Bare::start().await;
    let settings = Settings {
        bot_permissions: Permissions::empty(),
        ..Settings::default()
    };
    let outside = Bare::with(settings, INTENTS).await;
    outside
        .discord
        .set_permissions_of_everyone(Permissions::EVERYONE - Permissions::VIEW_CHANNEL);
    let (alice, itself, owner) = (
        bare.discord.user("alice"),
        bare.discord.user("bot"),
        outside.discord.user("owner"),
    );
    alice.goes_to("#books");
    let turns = tokio::join!(
        alice.says("!hello", 1),
        itself.says("!hello", 1),
        owner.says("!hello", 1)
    );
    assert_eq!(turns, (Turn::NoResponse, Turn::NoResponse, Turn::NoResponse));
    let told = bare.discord.refusals().join("\n");
    assert!(told.contains("no command of this name, another prefix"), "{told}");
    assert!(told.contains("did it itself, which bots ignore"), "{told}");
    is_told(&outside.discord, "lacks VIEW_CHANNEL");
}

#[tokio::test]
async fn a_command_that_is_not_offered() {
    let bare = Bare::start().await;
    let alice = bare.discord.user("alice");
    let elsewhere = bare.discord.user("bora");
    elsewhere.goes_to_server("Other");
    let commands = json!([
        { "name": "tidy", "description": "d", "default_member_permissions": "8192" },
        { "name": "here", "description": "d", "contexts": [0] },
        { "name": "alone", "description": "d", "contexts": [1] },
        { "name": "Greet", "type": 2 },
        { "name": "Ban", "type": 2, "default_member_permissions": "4" },
        { "name": "Quote", "type": 3 },
        { "name": "wine", "description": "d", "nsfw": true },
    ]);
    bare.register(commands).await;
    let own = format!("/applications/{}/guilds/{}/commands", bare.me, bare.guild);
    bare.rest
        .put(&own, json!([{ "name": "only", "description": "d" }]))
        .await;
    for (user, command, cause) in [
        (
            &alice,
            "/tidy",
            "/tidy is hidden from this user: it asks for permissions",
        ),
        (&alice, "/alone", "/alone is not for servers"),
        (&alice, "/Greet", "it stands in the menu of a user"),
        (
            &alice,
            "/wine",
            "/wine is for channels that are marked as age-restricted",
        ),
        (&elsewhere, "/only", "/only is registered in another server only"),
    ] {
        assert_eq!(user.runs(command, 1).await, Turn::Refused);
        is_told(&bare.discord, cause);
    }
    for (command, cause) in [
        ("Ban", "Ban is hidden from this user: it asks for permissions"),
        (
            "Quote",
            "Quote is no such command: it stands in the menu of a message",
        ),
    ] {
        assert_eq!(alice.picks_for_user(command, "bora", 1).await, Turn::Refused);
        is_told(&bare.discord, cause);
    }
    alice.goes_to("@bot");
    assert_eq!(alice.runs("/here", 1).await, Turn::Refused);
    is_told(&bare.discord, "/here is not for private chats");
}

#[tokio::test]
async fn a_command_that_is_not_answered_in_time() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    assert_eq!(asked.turn.await.unwrap(), Turn::NoResponse);
    is_told(&bare.discord, "without having asked for time");
    // It answers after all.
    let late = json!({ "type": 4, "data": { "content": "Hello!" } });
    assert_eq!(bare.rest.post(&asked.callback, late).await.1["code"], 10062);
    let told = bare.discord.refusals();
    assert!(
        told.iter().any(|it| it.contains("first answer came after ")),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_setup_that_failed() {
    // The bot registered its commands the last time. This time its setup fails.
    let mut bare = Bare::start().await;
    bare.register(json!([{ "name": "hello", "description": "d" }]))
        .await;
    bare.discord.bot_is_gone();
    bare.gateway.close_code().await;
    let again = Bare {
        gateway: bare.logs_in(INTENTS).await,
        ..bare
    };
    assert_eq!(
        again.discord.user("alice").runs("/hello", 1).await,
        Turn::NoResponse
    );
    is_told(&again.discord, "the bot's setup failed, or has not ended");
}

/// Discord does not say which permission a bot lacks, nor of which Discord its token is.
#[tokio::test]
async fn what_a_bot_is_refused_for() {
    let settings = Settings {
        bot_permissions: Permissions::empty(),
        ..Settings::default()
    };
    let bare = Bare::with(settings, INTENTS).await;
    let pins = format!("/channels/{}/pins/1", bare.channel);
    assert_eq!(bare.rest.put(&pins, json!({})).await.0, 403);
    let refused = told(&bare.discord);
    assert!(
        refused.ends_with("Missing Permissions (it lacks PIN_MESSAGES)"),
        "{refused}"
    );

    let other = Bare::start().await;
    let stale = Rest::new(&other.discord).with_token(bare.discord.token().expose());
    assert_eq!(stale.get("/users/@me").await.0, 401);
    let refused = told(&other.discord);
    assert!(refused.contains("made anew at each start"), "{refused}");
}
