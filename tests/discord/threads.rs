//! Threads. `topics/threads`

use serde_json::json;

use crate::bare::{Bare, text};
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
