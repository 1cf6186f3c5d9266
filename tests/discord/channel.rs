//! What happens in a channel beside messages: reactions, pins, and private chats. `resources/channel`, `resources/message`

use botcamp::discord::{Permissions, Settings};
use serde_json::{Value, json};

use crate::bare::{ALL_INTENTS, Bare, text};
use crate::messages::errors;

/// Has the bot send this, and returns the message and its path.
pub async fn sent(bare: &Bare, body: Value) -> (Value, String) {
    let path = format!("/channels/{}/messages", bare.channel);
    let (status, message) = bare.rest.post(&path, body).await;
    assert_eq!(status, 200, "{message}");
    let one = format!("{path}/{}", text(&message, "id"));
    (message, one)
}

#[tokio::test]
async fn messages_get_reactions() {
    let mut bare = Bare::mighty().await;
    let (message, one) = sent(&bare, json!({ "content": "Tea?" })).await;
    let thumb = format!("{one}/reactions/%F0%9F%91%8D");
    assert_eq!(bare.rest.put(&format!("{thumb}/@me"), json!({})).await.0, 204);
    let told = bare.gateway.dispatch("MESSAGE_REACTION_ADD").await;
    assert_eq!(
        (&told["emoji"]["name"], &told["burst"], &told["type"]),
        (&json!("👍"), &json!(false), &json!(0))
    );
    bare.discord.user("alice").reacts("Tea?", "👍", 0).await;
    let alice = bare.gateway.dispatch("MESSAGE_REACTION_ADD").await["user_id"].clone();
    let (_, paid) = bare.rest.get(&format!("{thumb}?type=1")).await;
    assert_eq!(paid, json!([]));
    let (_, counted) = bare.rest.get(&one).await;
    assert_eq!(
        (&counted["reactions"][0]["count"], &counted["reactions"][0]["me"]),
        (&json!(2), &json!(true))
    );
    // REACTION_USERS_DEFAULT is more than there are.
    assert_eq!(bare.rest.get(&thumb).await.1[0]["id"], bare.me);
    assert_eq!(bare.rest.get(&format!("{thumb}?limit=101")).await.0, 400);
    assert_eq!(
        bare.rest
            .delete(&format!("{thumb}/{}", alice.as_str().unwrap()))
            .await
            .0,
        204
    );
    assert_eq!(
        bare.gateway.dispatch("MESSAGE_REACTION_REMOVE").await["user_id"],
        alice
    );
    assert_eq!(bare.rest.delete(&format!("{thumb}/@me")).await.0, 204);
    assert_eq!(bare.rest.delete(&format!("{thumb}/@me")).await.1["code"], 10014);
    bare.discord.user("alice").reacts("Tea?", "☕", 0).await;
    bare.discord.user("alice").unreacts("Tea?", "☕", 0).await;
    bare.discord.user("alice").reacts("Tea?", "☕", 0).await;
    assert_eq!(
        bare.rest.delete(&format!("{one}/reactions/%E2%98%95")).await.0,
        204
    );
    assert_eq!(
        bare.gateway.dispatch("MESSAGE_REACTION_REMOVE_EMOJI").await["emoji"]["name"],
        "☕"
    );
    assert_eq!(bare.rest.delete(&format!("{one}/reactions")).await.0, 204);
    assert_eq!(
        bare.gateway.dispatch("MESSAGE_REACTION_REMOVE_ALL").await["message_id"],
        message["id"]
    );
    assert_eq!(
        bare.rest
            .put(&format!("{one}/reactions/nonsense/@me"), json!({}))
            .await
            .1["code"],
        10014
    );
    // REACTIONS: twenty kinds, and no more.
    for number in 0..21_u32 {
        let emoji = char::from_u32(0x1F600 + number).unwrap();
        let path: String = emoji
            .to_string()
            .bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect();
        let answer = bare
            .rest
            .put(&format!("{one}/reactions/{path}/@me"), json!({}))
            .await;
        assert_eq!(
            answer.0,
            if number < 20 { 204 } else { 400 },
            "{number}: {answer:?}"
        );
        assert!(number < 20 || answer.1["code"] == 30010);
    }
    let transcript = bare.discord.transcript();
    let begin = "#general
  bot | Tea?
  bot | (reacts 👍 to: Tea?)
alice | (reacts 👍 to: Tea?)
alice | (takes 👍 back from: Tea?)
  bot | (takes 👍 back from: Tea?)
alice | (reacts ☕ to: Tea?)
alice | (takes ☕ back from: Tea?)
alice | (reacts ☕ to: Tea?)
      | (☕ removed from: Tea?)
      | (all reactions removed from: Tea?)
";
    assert!(transcript.starts_with(begin), "{transcript}");
}

#[tokio::test]
async fn messages_are_pinned_under_both_addresses() {
    let mut bare = Bare::mighty().await;
    let channel = format!("/channels/{}", bare.channel);
    for pins in ["pins", "messages/pins"] {
        let (message, _) = sent(&bare, json!({ "content": format!("by {pins}") })).await;
        let pin = format!("{channel}/{pins}/{}", text(&message, "id"));
        assert_eq!(bare.rest.put(&pin, json!({})).await.0, 204);
        assert_ne!(
            bare.gateway.dispatch("CHANNEL_PINS_UPDATE").await["last_pin_timestamp"],
            Value::Null
        );
        assert_eq!(
            bare.rest.get(&format!("{channel}/pins")).await.1[0]["pinned"],
            true
        );
        let (_, list) = bare.rest.get(&format!("{channel}/messages/pins")).await;
        assert_eq!(list["items"][0]["message"]["id"], message["id"]);
        assert_eq!(bare.rest.delete(&pin).await.0, 204);
    }
    // Discord writes a line about it, which cannot be pinned itself.
    let (_, history) = bare.rest.get(&format!("{channel}/messages?limit=1")).await;
    assert_eq!(history[0]["type"], 6);
    assert_eq!(
        bare.rest
            .put(&format!("{channel}/pins/{}", text(&history[0], "id")), json!({}))
            .await
            .1["code"],
        50021
    );
    // PINS
    for number in 0..251 {
        let (message, _) = sent(&bare, json!({ "content": number.to_string() })).await;
        let (status, answer) = bare
            .rest
            .put(&format!("{channel}/pins/{}", text(&message, "id")), json!({}))
            .await;
        assert_eq!(status, if number < 250 { 204 } else { 400 });
        assert!(number < 250 || answer["code"] == 30003);
    }
}

#[tokio::test]
async fn many_are_deleted_at_once() {
    // BULK_DELETE, BULK_DELETE_AGE
    let mut bare = Bare::mighty().await;
    let channel = format!("/channels/{}", bare.channel);
    let mut ids = Vec::new();
    for number in 0..101 {
        ids.push(sent(&bare, json!({ "content": number.to_string() })).await.0["id"].clone());
    }
    let delete = async |ids: &[Value]| {
        bare.rest
            .post(
                &format!("{channel}/messages/bulk-delete"),
                json!({ "messages": ids }),
            )
            .await
    };
    assert_eq!(delete(&ids[..1]).await.1["code"], 50016);
    assert_eq!(delete(&ids[..101]).await.1["code"], 50016);
    assert_eq!(delete(&ids[..2]).await.0, 204);
    assert_eq!(delete(&ids[1..101]).await.0, 204);
    let told = bare.gateway.dispatch("MESSAGE_DELETE_BULK").await;
    assert_eq!(told["ids"], json!(ids[..2]));
    assert_eq!(bare.rest.get(&format!("{channel}/messages")).await.1, json!([]));
    // Fourteen days, and not a second more.
    let mut old = Vec::new();
    for content in ["a", "b"] {
        old.push(sent(&bare, json!({ "content": content })).await.0["id"].clone());
    }
    let now = chrono::Utc::now();
    bare.discord
        .set_now(now + chrono::TimeDelta::days(14) + chrono::TimeDelta::minutes(1));
    assert_eq!(delete(&old).await.1["code"], 50034);
    bare.discord
        .set_now(now + chrono::TimeDelta::days(14) - chrono::TimeDelta::minutes(1));
    assert_eq!(delete(&old).await.0, 204);
    let transcript = bare.discord.transcript();
    let end = "  bot | (deletes 2 messages)\n      | > bot: a\n      | > bot: b\n";
    assert!(transcript.ends_with(end), "{transcript}");
}

#[tokio::test]
async fn history_is_read_from_either_side() {
    let bare = Bare::mighty().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let mut ids = Vec::new();
    for number in 0..5 {
        ids.push(
            text(
                &sent(&bare, json!({ "content": number.to_string() })).await.0,
                "id",
            )
            .to_owned(),
        );
    }
    for (query, expected) in [
        // HISTORY_DEFAULT is more than there is.
        (String::new(), "43210"),
        ("limit=2".to_owned(), "43"),
        (format!("before={}", ids[2]), "10"),
        (format!("after={}", ids[2]), "43"),
        (format!("after={}&limit=1", ids[2]), "3"),
        (format!("around={}&limit=3", ids[2]), "321"),
        (format!("before={}&limit=1", ids[4]), "3"),
    ] {
        let (_, found) = bare.rest.get(&format!("{path}?{query}")).await;
        let contents: String = found
            .as_array()
            .unwrap()
            .iter()
            .map(|it| text(it, "content"))
            .collect();
        assert_eq!(contents, expected, "{query}");
    }
}

#[tokio::test]
async fn replies_name_what_they_answer() {
    let mut bare = Bare::mighty().await;
    bare.discord.user("alice").says("when?", 0).await;
    let question = bare.gateway.dispatch("MESSAGE_CREATE").await;
    let reference = |id: &Value, must: bool| json!({ "message_id": id, "fail_if_not_exists": must });
    let body = json!({ "content": "at 9", "message_reference": reference(&question["id"], true), "allowed_mentions": { "parse": [] } });
    let (answer, _) = sent(&bare, body).await;
    assert_eq!(
        (&answer["type"], &answer["referenced_message"]["content"]),
        (&json!(19), &json!("when?"))
    );
    assert_eq!(answer["mentions"], json!([]));
    let body = json!({ "content": "at 9", "message_reference": reference(&question["id"], true) });
    assert_eq!(sent(&bare, body).await.0["mentions"][0]["username"], "alice");
    let path = format!("/channels/{}/messages", bare.channel);
    let gone = |must: bool| json!({ "content": "?", "message_reference": reference(&json!("1"), must) });
    assert_eq!(
        errors(&bare.rest.post(&path, gone(true)).await.1, "message_reference")[0]["code"],
        "MESSAGE_REFERENCE_UNKNOWN_MESSAGE"
    );
    assert_eq!(bare.rest.post(&path, gone(false)).await.0, 200);
    bare.discord.user("alice").replies("at 9", "thanks", 0).await;
    assert!(
        bare.discord
            .transcript()
            .ends_with("alice | (in reply to bot) thanks\n")
    );
}

#[tokio::test]
async fn private_chats() {
    let mut bare = Bare::with_intents(ALL_INTENTS).await;
    let alice = bare.discord.user("alice");
    alice.goes_to("@bot");
    alice.says("psst", 0).await;
    let told = bare.gateway.dispatch("MESSAGE_CREATE").await;
    assert_eq!((told.get("guild_id"), &told["content"]), (None, &json!("psst")));
    let open = json!({ "recipient_id": told["author"]["id"] });
    let (_, chat) = bare.rest.post("/users/@me/channels", open).await;
    assert_eq!(
        (&chat["id"], &chat["recipients"][0]["username"]),
        (&told["channel_id"], &json!("alice"))
    );
    let path = format!("/channels/{}/messages", text(&chat, "id"));
    assert_eq!(bare.rest.post(&path, json!({ "content": "yes?" })).await.0, 200);
    alice.takes_private_messages(false);
    assert_eq!(
        bare.rest.post(&path, json!({ "content": "yes?" })).await.1["code"],
        50007
    );
    assert_eq!(
        bare.rest.delete(&format!("{path}/{}", text(&told, "id"))).await.1["code"],
        50003
    );
    assert_eq!(
        bare.rest
            .post("/users/@me/channels", json!({ "recipient_id": bare.me }))
            .await
            .1["code"],
        50033
    );
    assert_eq!(bare.discord.transcript(), "@alice\nalice | psst\n  bot | yes?\n");
}

/// A bot that says farewell in private to who has left.
#[tokio::test]
async fn who_has_left_is_not_written_to() {
    let mut bare = Bare::mighty().await;
    let alice = bare.discord.user("alice");
    let id = bare.gateway.dispatch("GUILD_MEMBER_ADD").await["user"]["id"].clone();
    let (_, private) = bare
        .rest
        .post("/users/@me/channels", json!({ "recipient_id": id }))
        .await;
    let path = format!("/channels/{}/messages", text(&private, "id"));
    assert_eq!(bare.rest.post(&path, json!({ "content": "Hi" })).await.0, 200);
    alice.leaves(0).await;
    let (status, answer) = bare.rest.post(&path, json!({ "content": "Bye" })).await;
    assert_eq!((status, &answer["code"]), (403, &json!(50278)), "{answer}");
}

#[tokio::test]
async fn what_is_needed_to_say_something() {
    let settings = Settings {
        bot_permissions: Permissions::empty(),
        ..Settings::default()
    };
    let bare = Bare::with(settings, ALL_INTENTS).await;
    let path = format!("/channels/{}/messages", bare.channel);
    let (message, _) = sent(&bare, json!({ "content": "first" })).await;
    // The server's @everyone is changed by its owner; the bot has no more than that.
    let without = async |lacking: Permissions| {
        let all = Permissions::EVERYONE - lacking;
        bare.discord.set_permissions_of_everyone(all);
    };
    let reply = json!({ "content": "x", "message_reference": { "message_id": message["id"] } });
    for (lacking, body, code) in [
        (Permissions::SEND_MESSAGES, json!({ "content": "x" }), 50013),
        (Permissions::VIEW_CHANNEL, json!({ "content": "x" }), 50001),
        (
            Permissions::EMBED_LINKS,
            json!({ "embeds": [{ "title": "x" }] }),
            50013,
        ),
        (Permissions::READ_MESSAGE_HISTORY, reply, 160002),
    ] {
        without(lacking).await;
        assert_eq!(
            bare.rest.post(&path, body.clone()).await.1["code"],
            code,
            "{lacking:?}"
        );
        without(Permissions::empty()).await;
        assert_eq!(bare.rest.post(&path, body).await.0, 200, "{lacking:?}");
    }
    without(Permissions::ATTACH_FILES).await;
    assert_eq!(
        bare.rest
            .send_files("POST", &path, json!({}), &[("a", b"x")])
            .await
            .1["code"],
        50013
    );
    without(Permissions::ADD_REACTIONS).await;
    let thumb = format!("{path}/{}/reactions/%F0%9F%91%8D/@me", text(&message, "id"));
    assert_eq!(bare.rest.put(&thumb, json!({})).await.1["code"], 50013);

    // What @everyone in a new server may not do.
    let aloud = json!({ "content": "x", "tts": true });
    without(Permissions::empty()).await;
    assert_eq!(bare.rest.post(&path, aloud.clone()).await.1["code"], 50013);
    let all = Permissions::EVERYONE | Permissions::SEND_TTS_MESSAGES;
    bare.discord.set_permissions_of_everyone(all);
    assert_eq!(bare.rest.post(&path, aloud).await.1["tts"], true);
}

/// `resources/message` (Get channel pins)
#[tokio::test]
async fn pins_are_read_page_by_page_by_who_may_read_what_was_said() {
    let settings = Settings {
        bot_permissions: Permissions::PIN_MESSAGES,
        ..Settings::default()
    };
    let bare = Bare::with(settings, ALL_INTENTS).await;
    let pins = format!("/channels/{}/messages/pins", bare.channel);
    let noon: chrono::DateTime<chrono::Utc> = "2026-03-02T12:00:00Z".parse().unwrap();
    for minute in 0..3 {
        bare.discord.set_now(noon + chrono::TimeDelta::minutes(minute));
        let (message, _) = sent(&bare, json!({ "content": minute.to_string() })).await;
        let pin = format!("{pins}/{}", text(&message, "id"));
        assert_eq!(bare.rest.put(&pin, json!({})).await.0, 204);
    }
    let page = async |query: &str| {
        let (_, page) = bare.rest.get(&format!("{pins}?{query}")).await;
        let items = page["items"].as_array().unwrap().iter();
        let said: Vec<String> = items
            .map(|it| text(&it["message"], "content").to_owned())
            .collect();
        (said.concat(), page["has_more"] == true)
    };
    assert_eq!(page("").await, ("210".into(), false));
    assert_eq!(page("limit=2").await, ("21".into(), true));
    assert_eq!(
        page("limit=2&before=2026-03-02T12:01:00Z").await,
        ("0".into(), false)
    );
    bare.discord
        .set_permissions_of_everyone(Permissions::EVERYONE - Permissions::READ_MESSAGE_HISTORY);
    assert_eq!(page("").await, (String::new(), false));
}

/// `resources/message` (Edit message, Get reactions)
#[tokio::test]
async fn of_others_messages_a_bot_changes_no_more_than_the_flags() {
    for (permissions, status, code) in [
        (Permissions::MANAGE_MESSAGES, 200, Value::Null),
        (Permissions::empty(), 403, json!(50013)),
    ] {
        let settings = Settings {
            bot_permissions: permissions,
            ..Settings::default()
        };
        let mut bare = Bare::with(settings, ALL_INTENTS).await;
        bare.discord.user("alice").says("see example.org", 0).await;
        let said = bare.gateway.dispatch("MESSAGE_CREATE").await;
        let one = format!("/channels/{}/messages/{}", bare.channel, text(&said, "id"));
        let (got, answer) = bare.rest.patch(&one, json!({ "flags": 4 })).await;
        assert_eq!((got, &answer["code"]), (status, &code), "{answer}");
        assert!(status != 200 || answer["flags"] == 4, "{answer}");
        let (_, answer) = bare.rest.patch(&one, json!({ "flags": 4, "content": "x" })).await;
        assert_eq!(answer["code"], 50005, "{answer}");

        // Nobody reads who reacted where they may not look, and takes back what is not there.
        let thumb = format!("{one}/reactions/%F0%9F%91%8D");
        bare.discord
            .user("alice")
            .reacts("see example.org", "👍", 0)
            .await;
        bare.gateway.dispatch("MESSAGE_REACTION_ADD").await;
        assert_eq!(bare.rest.delete(&format!("{thumb}/@me")).await.0, 204);
        let all = Permissions::EVERYONE - Permissions::VIEW_CHANNEL;
        bare.discord.set_permissions_of_everyone(all);
        let next = bare.gateway.frame().await;
        assert_eq!(next["t"], "GUILD_ROLE_UPDATE", "{next}");
        assert_eq!(bare.rest.get(&thumb).await.1["code"], 50001);
    }
}
