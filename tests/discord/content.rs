//! What a message holds, and who may read it. `resources/message`, `events/gateway` (HTTP restrictions)

use botcamp::discord::{Intents, Settings, Turn};
use serde_json::{Value, json};

use crate::bare::{Bare, text};
use crate::channel::sent;

/// Which intents a bot connects with is of no account here: only what is switched on in the portal.
#[tokio::test]
async fn over_http_a_bot_reads_what_the_portal_lets_it_read() {
    for (portal, of_alice) in [(Intents::NONE, ""), (Intents::PRIVILEGED, "hello")] {
        let settings = Settings {
            portal,
            ..Settings::default()
        };
        let bare = Bare::with(settings, 1).await;
        sent(&bare, json!({ "content": "mine" })).await;
        let alice = bare.discord.user("alice");
        for words in ["hello", "hello, @bot"] {
            alice.says(words, 0).await;
        }
        let path = format!("/channels/{}/messages", bare.channel);
        let (_, history) = bare.rest.get(&path).await;
        let contents: Vec<&str> = history
            .as_array()
            .unwrap()
            .iter()
            .map(|it| text(it, "content"))
            .collect();
        let mention = format!("hello, <@{}>", bare.me);
        assert_eq!(contents, [mention.as_str(), of_alice, "mine"]);
        let one = format!("{path}/{}", text(&history[1], "id"));
        assert_eq!(bare.rest.get(&one).await.1["content"], of_alice);
        // Nor through an answer to it.
        let reply = json!({ "content": "yes?", "message_reference": { "message_id": history[1]["id"] } });
        let (answer, _) = sent(&bare, reply).await;
        assert_eq!(answer["referenced_message"]["content"], of_alice);
        assert_eq!(answer["content"], "yes?");
    }
}

#[tokio::test]
async fn an_embed_shows_a_file_of_its_message() {
    let bare = Bare::mighty().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let embed = json!({ "title": "Map", "image": { "url": "attachment://map.png" } });
    let files: [(&str, &[u8]); 2] = [("map.png", b"png"), ("more.txt", b"x")];
    let (status, message) = bare
        .rest
        .send_files("POST", &path, json!({ "embeds": [embed] }), &files)
        .await;
    assert_eq!(status, 200, "{message}");
    let url = text(&message["embeds"][0]["image"], "url");
    assert_eq!(bare.rest.fetch(url).await, (200, b"png".to_vec()));
    let below: Vec<&Value> = message["attachments"].as_array().unwrap().iter().collect();
    assert_eq!(below.len(), 1);
    assert_eq!(below[0]["filename"], "more.txt");
    // It stays with the embed, whatever becomes of the files below.
    let one = format!("{path}/{}", text(&message, "id"));
    let (_, edited) = bare.rest.patch(&one, json!({ "attachments": [] })).await;
    assert_eq!(
        (&edited["attachments"], &edited["embeds"]),
        (&json!([]), &message["embeds"])
    );
    assert_eq!(bare.rest.fetch(url).await.0, 200);
    assert_eq!(
        bare.discord.transcript(),
        "#general
  bot | [Map]
      | > (image: map.png)
      | (file: more.txt, 1 byte)
  bot | (edited) [Map]
      | > (image: map.png)
"
    );
}

#[tokio::test]
async fn every_emoji_of_unicode_is_one() {
    let bare = Bare::mighty().await;
    let (_, one) = sent(&bare, json!({ "content": "Tea?" })).await;
    let react = async |emoji: &str| {
        let path: String = emoji.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let path = format!("{one}/reactions/{path}/@me");
        bare.rest.put(&path, json!({})).await.0
    };
    // Letters and digits are among them, flags and families, and a heart without its variation selector.
    for emoji in ["ℹ️", "🅰️", "1️⃣", "🇰🇷", "👩‍👩‍👧", "❤", "❤️", "👍🏽"]
    {
        assert_eq!(react(emoji).await, 204, "{emoji}");
    }
    for other in ["i", "1", "안녕", "thumbsup", "👍👍", "…"] {
        assert_eq!(react(other).await, 400, "{other}");
    }
}

#[tokio::test]
async fn a_post_in_a_forum_has_its_first_message() {
    let mut bare = Bare::mighty().await;
    let channels = format!("/guilds/{}/channels", bare.guild);
    let (_, forum) = bare
        .rest
        .post(&channels, json!({ "name": "books", "type": 15 }))
        .await;
    let threads = format!("/channels/{}/threads", text(&forum, "id"));
    let post = json!({ "name": "Dune", "message": { "content": "Worth it?" } });
    let (status, made) = bare.rest.post(&threads, post).await;
    assert_eq!(status, 201, "{made}");
    assert_eq!(bare.gateway.dispatch("THREAD_CREATE").await["name"], "Dune");
    let told = bare.gateway.dispatch("MESSAGE_CREATE").await;
    assert_eq!((&told["id"], &told["channel_id"]), (&made["id"], &made["id"]));
    assert_eq!(made["message"]["content"], "Worth it?");
    let (_, answer) = bare.rest.post(&threads, json!({ "name": "Emma" })).await;
    assert_eq!(
        answer["errors"]["message"]["_errors"][0]["code"],
        "BASE_TYPE_REQUIRED"
    );
    let empty = json!({ "name": "Emma", "message": {} });
    assert_eq!(bare.rest.post(&threads, empty).await.1["code"], 50006);
    let alice = bare.discord.user("alice");
    alice.goes_to("#books > Dune");
    assert!(matches!(alice.says("yes", 0).await, Turn::Answered { .. }));
    assert_eq!(
        bare.discord.transcript(),
        "#general
  bot | (creates the channel #books)
#books
  bot | (posts: Dune)
#books > Dune
  bot | Worth it?
alice | yes
"
    );
}

#[tokio::test]
async fn a_new_name_is_told() {
    let mut bare = Bare::start().await;
    assert_eq!(
        bare.rest
            .patch("/users/@me", json!({ "username": "Robot" }))
            .await
            .0,
        200
    );
    assert_eq!(bare.gateway.dispatch("USER_UPDATE").await["username"], "Robot");
    assert_eq!(
        bare.discord.transcript(),
        "#general\n  bot | (is now called Robot)\n"
    );
}

/// `resources/message` (Message flags, SUPPRESS_EMBEDS)
#[tokio::test]
async fn embeds_that_are_suppressed_are_seen_by_nobody() {
    let bare = Bare::mighty().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let body = json!({ "content": "x", "flags": 4, "embeds": [{ "title": "t" }] });
    let (_, message) = bare.rest.post(&path, body).await;
    assert_eq!(message["embeds"], json!([]));
    let one = format!("{path}/{}", message["id"].as_str().unwrap());
    let (_, shown) = bare.rest.patch(&one, json!({ "flags": 0 })).await;
    assert_eq!(shown["embeds"][0]["title"], "t");
    assert_eq!(
        bare.discord.transcript(),
        "#general\n  bot | x\n  bot | (edited) x\n      | [t]\n"
    );
}
