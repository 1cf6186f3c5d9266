//! Threads. `topics/threads`

use botcamp::discord::{Intents, Permissions, Settings};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use crate::bare::{ALL_INTENTS, Bare, text};
use crate::channel::sent;

#[tokio::test]
async fn threads_hang_from_a_message_or_a_channel() {
    let mut bare = Bare::mighty().await;
    let (message, one) = sent(&bare, json!({ "content": "Books?" })).await;
    let (status, thread) = bare
        .rest
        .post(
            &format!("{one}/threads"),
            json!({ "name": "books", "auto_archive_duration": 60 }),
        )
        .await;
    assert_eq!((status, &thread["id"]), (201, &message["id"]), "{thread}");
    assert_eq!(bare.gateway.dispatch("THREAD_CREATE").await["name"], "books");
    assert_eq!(
        bare.rest
            .post(&format!("{one}/threads"), json!({ "name": "again" }))
            .await
            .1["code"],
        160004
    );
    assert_eq!(
        bare.rest
            .post(
                &format!("{one}/threads"),
                json!({ "name": "x", "auto_archive_duration": 61 })
            )
            .await
            .0,
        400
    );
    assert_eq!(bare.rest.get(&one).await.1["thread"]["name"], "books");

    let alice = bare.discord.user("alice");
    alice.goes_to("#general > books");
    alice.says("I like it", 0).await;
    let channel = format!("/channels/{}", text(&thread, "id"));
    let (_, members) = bare.rest.get(&format!("{channel}/thread-members")).await;
    assert_eq!(members.as_array().unwrap().len(), 2);
    let own = format!("{channel}/thread-members/@me");
    assert_eq!(bare.rest.delete(&own).await.0, 204);
    assert_eq!(bare.rest.put(&own, json!({})).await.0, 204);
    let (_, active) = bare
        .rest
        .get(&format!("/guilds/{}/threads/active", bare.guild))
        .await;
    assert_eq!(active["threads"][0]["name"], "books");
    assert_eq!(
        bare.rest.patch(&channel, json!({ "archived": true })).await.1["thread_metadata"]["archived"],
        true
    );
    let archived = format!("/channels/{}/threads/archived/public", bare.channel);
    assert_eq!(bare.rest.get(&archived).await.1["threads"][0]["name"], "books");
    assert_eq!(
        bare.rest.patch(&channel, json!({ "name": "x" })).await.1["code"],
        50083
    );
    alice.says("and I am back", 0).await;
    assert_eq!(
        bare.rest.patch(&channel, json!({ "locked": true })).await.1["thread_metadata"]["locked"],
        true
    );
    alice.says("am I?", 0).await;

    let threads = format!("/channels/{}/threads", bare.channel);
    let (status, private) = bare.rest.post(&threads, json!({ "name": "secret" })).await;
    assert_eq!((status, &private["type"]), (201, &json!(12)));
    let (_, open) = bare
        .rest
        .post(&threads, json!({ "name": "open", "type": 11 }))
        .await;
    assert_eq!(open["type"], 11);
    assert_eq!(bare.rest.delete(&channel).await.0, 200);
    assert_eq!(bare.gateway.dispatch("THREAD_DELETE").await["id"], thread["id"]);
    assert_eq!(
        bare.discord.transcript(),
        "#general
  bot | Books?
  bot | (starts the thread books)
#general > books
alice | I like it
  bot | (leaves the thread books)
  bot | (joins the thread books)
  bot | (archives the thread books)
alice | and I am back
  bot | (changes the thread books)
alice | am I?
      | (Discord does not send this: Thread is locked)
#general
  bot | (starts the thread secret)
  bot | (starts the thread open)
  bot | (deletes the thread books)
"
    );
}

async fn bot_that_may(permissions: Permissions) -> Bare {
    let settings = Settings {
        bot_permissions: permissions,
        ..Settings::default()
    };
    Bare::with(settings, ALL_INTENTS).await
}

#[tokio::test]
async fn a_message_tells_of_its_thread() {
    let mut bare = Bare::mighty().await;
    let (_, one) = sent(&bare, json!({ "content": "Books?" })).await;
    let new = json!({ "name": "books" });
    assert_eq!(bare.rest.post(&format!("{one}/threads"), new).await.0, 201);
    bare.gateway.dispatch("THREAD_CREATE").await;
    let told = bare.gateway.dispatch("MESSAGE_UPDATE").await;
    // HAS_THREAD. `resources/message` (Message flags)
    assert_eq!(
        (&told["flags"], &told["thread"]["name"]),
        (&json!(32), &json!("books"))
    );
    assert_eq!(bare.rest.get(&one).await.1["flags"], 32);
}

/// `topics/threads` (Permissions, Private threads)
#[tokio::test]
async fn a_private_thread_is_for_those_who_are_in_it() {
    let bare = bot_that_may(Permissions::CREATE_PRIVATE_THREADS).await;
    let threads = format!("/channels/{}/threads", bare.channel);
    let (_, thread) = bare.rest.post(&threads, json!({ "name": "secret" })).await;
    let path = format!("/channels/{}", text(&thread, "id"));
    let hello = json!({ "content": "x" });
    assert_eq!(
        bare.rest.post(&format!("{path}/messages"), hello.clone()).await.0,
        200
    );
    let own = format!("{path}/thread-members/@me");
    assert_eq!(bare.rest.delete(&own).await.0, 204);
    for (method, there) in [("POST", "messages"), ("GET", "messages"), ("POST", "typing")] {
        let asked = format!("{path}/{there}");
        let (_, answer) = bare.rest.send(method, &asked, hello.to_string()).await;
        assert_eq!(answer["code"], 50001, "{method} {there}: {answer}");
    }
    // Somebody who may not write in threads is not heard, nor seen to begin.
    let bare = bot_that_may(Permissions::empty()).await;
    let all = Permissions::EVERYONE;
    bare.discord
        .set_permissions_of_everyone(all - Permissions::SEND_MESSAGES);
    let new = json!({ "name": "open", "type": 11 });
    let path = format!("/channels/{}/threads", bare.channel);
    let (_, thread) = bare.rest.post(&path, new).await;
    let path = format!("/channels/{}", text(&thread, "id"));
    let embed = json!({ "embeds": [{ "title": "t" }] });
    assert_eq!(
        bare.rest.post(&format!("{path}/messages"), embed.clone()).await.0,
        200
    );
    assert_eq!(bare.rest.post(&format!("{path}/typing"), json!({})).await.0, 204);
    bare.discord
        .set_permissions_of_everyone(all - Permissions::SEND_MESSAGES_IN_THREADS);
    for (there, body) in [("messages", embed), ("typing", json!({}))] {
        let (_, answer) = bare.rest.post(&format!("{path}/{there}"), body).await;
        assert_eq!(answer["code"], 50013, "{answer}");
    }
}

/// `resources/channel` (Modify channel, Join thread, Remove thread member)
#[tokio::test]
async fn an_archived_thread_is_reopened_by_who_may_write_there() {
    let mut bare = bot_that_may(Permissions::empty()).await;
    let may = async |permissions| bare.discord.set_permissions_of_everyone(permissions);
    may(Permissions::EVERYONE | Permissions::MANAGE_THREADS).await;
    let path = format!("/channels/{}/threads", bare.channel);
    let (_, thread) = bare.rest.post(&path, json!({ "name": "t", "type": 11 })).await;
    let path = format!("/channels/{}", text(&thread, "id"));
    let own = format!("{path}/thread-members/@me");
    for (locked, status) in [(false, 200), (true, 403)] {
        may(Permissions::EVERYONE | Permissions::MANAGE_THREADS).await;
        let archived = json!({ "archived": true, "locked": locked });
        assert_eq!(bare.rest.patch(&path, archived).await.0, 200);
        for method in ["PUT", "DELETE"] {
            let (_, answer) = bare.rest.send(method, &own, String::new()).await;
            assert_eq!(answer["code"], 50083, "{method}: {answer}");
        }
        may(Permissions::EVERYONE).await;
        let (got, answer) = bare.rest.patch(&path, json!({ "archived": false })).await;
        assert_eq!(got, status, "{locked}: {answer}");
    }
    // Who comes back to a thread is told of it again.
    may(Permissions::EVERYONE | Permissions::MANAGE_THREADS).await;
    let open = json!({ "archived": false, "locked": false });
    assert_eq!(bare.rest.patch(&path, open).await.0, 200);
    let told = bare.gateway.dispatch("THREAD_CREATE").await;
    assert_eq!(told["newly_created"], true);
    assert_eq!(bare.rest.delete(&own).await.0, 204);
    assert_eq!(bare.rest.put(&own, json!({})).await.0, 204);
    let told = bare.gateway.dispatch("THREAD_CREATE").await;
    assert_eq!(told.get("newly_created"), None);
    assert_eq!(told["member"]["user_id"], json!(bare.me));
}

#[tokio::test]
async fn archived_threads_are_read_page_by_page() {
    let bare = Bare::mighty().await;
    let threads = format!("/channels/{}/threads", bare.channel);
    let noon: DateTime<Utc> = "2026-03-02T12:00:00Z".parse().unwrap();
    for minute in 0..3 {
        bare.discord.set_now(noon + TimeDelta::minutes(minute));
        for kind in [11, 12] {
            let new = json!({ "name": minute.to_string(), "type": kind });
            let (_, thread) = bare.rest.post(&threads, new).await;
            let path = format!("/channels/{}", text(&thread, "id"));
            assert_eq!(bare.rest.patch(&path, json!({ "archived": true })).await.0, 200);
        }
    }
    let page = async |path: String| {
        let (_, page) = bare.rest.get(&path).await;
        let threads = page["threads"].as_array().unwrap_or_else(|| panic!("{page}"));
        let names: Vec<&str> = threads.iter().map(|it| text(it, "name")).collect();
        (names.concat(), page["has_more"] == true)
    };
    for which in ["public", "private"] {
        let path = format!("{threads}/archived/{which}");
        assert_eq!(page(path.clone()).await, ("210".into(), false));
        assert_eq!(page(format!("{path}?limit=2")).await, ("21".into(), true));
        let before = "before=2026-03-02T12:01:00Z";
        assert_eq!(page(format!("{path}?{before}")).await, ("0".into(), false));
    }
    let joined = format!("/channels/{}/users/@me/threads/archived/private", bare.channel);
    assert_eq!(page(joined).await, ("210".into(), false));

    // Those that a bot is not in are for those who manage threads.
    let modest = bot_that_may(Permissions::CREATE_PRIVATE_THREADS).await;
    let threads = format!("/channels/{}/threads", modest.channel);
    let (_, answer) = modest.rest.get(&format!("{threads}/archived/private")).await;
    assert_eq!(answer["code"], 50013, "{answer}");
}

/// `resources/channel` (List thread members)
#[tokio::test]
async fn members_of_a_thread_are_told_in_full_to_who_asks() {
    let bare = Bare::mighty().await;
    let threads = format!("/channels/{}/threads", bare.channel);
    let (_, thread) = bare.rest.post(&threads, json!({ "name": "t", "type": 11 })).await;
    let members = format!("/channels/{}/thread-members", text(&thread, "id"));
    assert_eq!(bare.rest.get(&members).await.1[0].get("member"), None);
    let (_, full) = bare.rest.get(&format!("{members}?with_member=true")).await;
    assert_eq!(full[0]["member"]["user"]["id"], json!(bare.me));
    let after = format!("{members}?with_member=true&after={}", bare.me);
    assert_eq!(bare.rest.get(&after).await.1, json!([]));
    let one = format!("{members}/{}?with_member=1", bare.me);
    assert_eq!(
        bare.rest.get(&one).await.1["member"]["user"]["id"],
        json!(bare.me)
    );

    let settings = Settings {
        portal: Intents::NONE,
        ..Settings::default()
    };
    let bare = Bare::with(settings, 1).await;
    let threads = format!("/channels/{}/threads", bare.channel);
    let (_, thread) = bare.rest.post(&threads, json!({ "name": "t", "type": 11 })).await;
    let members = format!("/channels/{}/thread-members", text(&thread, "id"));
    assert_eq!(bare.rest.get(&members).await.1["code"], 50001);
}

/// `topics/threads` (Active & archived threads)
#[tokio::test]
async fn in_an_archived_thread_nothing_is_changed() {
    let bare = Bare::mighty().await;
    let threads = format!("/channels/{}/threads", bare.channel);
    let new = json!({ "name": "t", "type": 11 });
    let (_, thread) = bare.rest.post(&threads, new).await;
    let path = format!("/channels/{}", text(&thread, "id"));
    let hello = json!({ "content": "x" });
    let (_, message) = bare.rest.post(&format!("{path}/messages"), hello.clone()).await;
    let one = format!("{path}/messages/{}", text(&message, "id"));
    assert_eq!(bare.rest.patch(&path, json!({ "archived": true })).await.0, 200);
    let thumb = format!("{one}/reactions/%F0%9F%91%8D/@me");
    for (method, asked) in [("PATCH", &one), ("PUT", &thumb)] {
        let (_, answer) = bare.rest.send(method, asked, hello.to_string()).await;
        assert_eq!(answer["code"], 50083, "{method}: {answer}");
    }
    // Who writes opens it again.
    assert_eq!(
        bare.rest.post(&format!("{path}/messages"), hello.clone()).await.0,
        200
    );
    assert_eq!(bare.rest.patch(&one, hello).await.0, 200);
}
