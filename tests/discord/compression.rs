//! How frames come packed. `events/gateway` (Encoding and compression)

use serde_json::{Value, json};

use crate::bare::{Bare, Gateway};

/// Whether READY, GUILD_CREATE and a heartbeat's answer come compressed.
async fn packed(bare: &Bare, query: &str, with: Value) -> [bool; 3] {
    let mut gateway = Gateway::connect(&bare.discord, query).await;
    let (hello, is_packed) = gateway.frame_and_whether_packed().await;
    assert_eq!(hello["op"], 10);
    assert_eq!(is_packed, query.contains("stream"), "HELLO");
    gateway.send(bare.identify(with)).await;
    let (ready, is_ready_packed) = gateway.frame_and_whether_packed().await;
    assert_eq!((&ready["t"], &ready["s"]), (&json!("READY"), &json!(1)));
    let (guild, is_guild_packed) = gateway.frame_and_whether_packed().await;
    assert_eq!(guild["d"]["name"], "Campus");
    gateway.send(json!({ "op": 1, "d": 2 })).await;
    let (answer, is_answer_packed) = gateway.frame_and_whether_packed().await;
    assert_eq!(answer["op"], 11);
    // What the stream holds goes on being read, as long as this is.
    let said = "달".repeat(2000);
    for _ in 0..100 {
        bare.discord.user("alice").says(&said, 0).await;
        assert_eq!(gateway.dispatch("MESSAGE_CREATE").await["content"], json!(said));
    }
    [is_ready_packed, is_guild_packed, is_answer_packed]
}

#[tokio::test]
async fn a_client_may_ask_that_large_payloads_are_compressed() {
    // COMPRESSED_PAYLOAD
    let bare = Bare::start().await;
    let asks = json!({ "compress": true });
    assert_eq!(packed(&bare, "?v=10", asks).await, [false, true, false]);
    assert_eq!(packed(&bare, "?v=10", json!({})).await, [false; 3]);
}

#[tokio::test]
async fn or_all_of_them_in_one_stream() {
    let bare = Bare::start().await;
    for compress in ["zlib-stream", "zstd-stream"] {
        let query = format!("?v=10&encoding=json&compress={compress}");
        for asks in [false, true] {
            let with = json!({ "compress": asks });
            assert_eq!(packed(&bare, &query, with).await, [true; 3], "{compress}");
        }
    }
}

#[tokio::test]
async fn a_session_that_is_gone_on_with_is_compressed_as_before() {
    let mut bare = Bare::start().await;
    let (gateway, ready) = bare.identifies("?v=10", json!({ "compress": true })).await;
    bare.discord.cut(botcamp::discord::Cut::Lost);
    drop(gateway);
    bare.gateway.ended().await;
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    gateway.frame().await;
    let token = bare.discord.token().expose();
    let resume = json!({ "token": token, "session_id": ready["session_id"], "seq": 1 });
    gateway.send(json!({ "op": 6, "d": resume })).await;
    let (guild, is_packed) = gateway.frame_and_whether_packed().await;
    assert_eq!((&guild["t"], is_packed), (&json!("GUILD_CREATE"), true));
}

#[tokio::test]
async fn what_nobody_speaks_is_refused_in_words() {
    let bare = Bare::start().await;
    let mut etf = Gateway::connect(&bare.discord, "?v=10&encoding=etf").await;
    assert_eq!(etf.close_code().await, 4002);
    let mut lz4 = Gateway::connect(&bare.discord, "?v=10&encoding=json&compress=lz4").await;
    assert_eq!(lz4.frame().await["op"], 10);
    assert_eq!(
        bare.discord.refusals(),
        [
            "the offline Discord does not cover encoding=etf on the gateway (it covers encoding=json) yet",
            "Discord does not know compress=lz4: the gateway speaks plain JSON",
        ]
    );
}
