//! Coming back to a session. `events/gateway` (Resuming), `topics/opcodes-and-status-codes`

use std::time::Duration;

use botcamp::discord::{Cut, Settings};
use serde_json::{Value, json};

use crate::bare::{Bare, Gateway, INTENTS, identify};

fn resume(bare: &Bare, session: &str, sequence: u64) -> Value {
    json!({ "op": 6, "d": { "token": bare.discord.token().expose(), "session_id": session, "seq": sequence } })
}

/// A connected bot, and the id of its session, which was told two things so far.
async fn connected() -> (Bare, String) {
    let bare = Bare::start().await;
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    gateway
        .send(identify(bare.discord.token().expose(), INTENTS))
        .await;
    let ready = gateway.dispatch("READY").await;
    gateway.dispatch("GUILD_CREATE").await;
    let session = ready["session_id"].as_str().unwrap().to_owned();
    (Bare { gateway, ..bare }, session)
}

async fn answered(bare: &Bare, frame: Value) -> Gateway {
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    assert_eq!(gateway.frame().await["op"], 10);
    gateway.send(frame).await;
    gateway
}

#[tokio::test]
async fn what_was_missed_is_told() {
    let (mut bare, session) = connected().await;
    bare.discord.cut(Cut::Lost);
    bare.gateway.ended().await;
    bare.discord.user("alice").says("are you there?", 0).await;
    let mut gateway = answered(&bare, resume(&bare, &session, 2)).await;
    let missed = gateway.frame().await;
    assert_eq!(
        (&missed["t"], &missed["s"]),
        (&json!("MESSAGE_CREATE"), &json!(3))
    );
    let resumed = gateway.frame().await;
    // An object: serenity swallows null.
    assert_eq!(
        (&resumed["t"], &resumed["s"], &resumed["d"]),
        (&json!("RESUMED"), &json!(4), &json!({}))
    );
    bare.discord.user("alice").says("good", 0).await;
    assert_eq!(gateway.frame().await["s"], 5);
}

#[tokio::test]
async fn discord_asks_for_it_or_says_that_it_is_no_use() {
    let (mut bare, session) = connected().await;
    bare.discord.cut(Cut::Reconnect);
    assert_eq!(bare.gateway.frame().await["op"], 7);
    let mut gateway = answered(&bare, resume(&bare, &session, 2)).await;
    assert_eq!(gateway.frame().await["t"], "RESUMED");
    bare.discord.cut(Cut::Invalid { resumable: true });
    assert_eq!(gateway.frame().await["d"], true);
    bare.discord.cut(Cut::Invalid { resumable: false });
    assert_eq!(gateway.frame().await["d"], false);
    let mut gateway = answered(&bare, resume(&bare, &session, 3)).await;
    assert_eq!(
        gateway.frame().await,
        json!({ "op": 9, "d": false, "s": null, "t": null })
    );
    // The client identifies on the same connection.
    gateway
        .send(identify(bare.discord.token().expose(), INTENTS))
        .await;
    gateway.dispatch("READY").await;
}

#[tokio::test]
async fn a_farewell_ends_a_session_and_an_error_does_not() {
    for (code, op) in [(1000, 9), (1001, 9), (4000, 0)] {
        let (mut bare, session) = connected().await;
        bare.gateway.close(code).await;
        let mut gateway = answered(&bare, resume(&bare, &session, 2)).await;
        assert_eq!(gateway.frame().await["op"], op, "{code}");
    }
    for (code, op) in [(4000, 0), (4009, 9)] {
        let (mut bare, session) = connected().await;
        bare.discord.cut(Cut::Closed(code));
        assert_eq!(bare.gateway.close_code().await, code);
        let mut gateway = answered(&bare, resume(&bare, &session, 2)).await;
        assert_eq!(gateway.frame().await["op"], op, "{code}");
    }
}

#[tokio::test]
async fn a_session_is_resumed_as_far_as_it_was_told() {
    let (bare, session) = connected().await;
    assert_eq!(
        answered(&bare, resume(&bare, &session, 3))
            .await
            .close_code()
            .await,
        4007
    );
    assert_eq!(
        answered(&bare, resume(&bare, "unknown", 0)).await.frame().await["op"],
        9
    );
    let wrong = json!({ "op": 6, "d": { "token": "wrong", "session_id": session, "seq": 2 } });
    assert_eq!(answered(&bare, wrong).await.close_code().await, 4004);
}

#[tokio::test]
async fn a_session_is_kept_for_a_while_only() {
    // SESSION_KEPT. Of minutes nobody wants to wait for one here: this world keeps none.
    let settings = Settings {
        session_kept: Duration::ZERO,
        ..Settings::default()
    };
    let mut bare = Bare::with(settings, INTENTS).await;
    let (_gateway, ready) = bare.identifies("?v=10", json!({})).await;
    bare.discord.cut(Cut::Lost);
    bare.gateway.ended().await;
    let session = ready["session_id"].as_str().unwrap();
    let mut gateway = answered(&bare, resume(&bare, session, 1)).await;
    assert_eq!(gateway.frame().await["op"], 9);
}
