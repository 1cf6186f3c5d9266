//! What was found, and mended: each once more.

use serde_json::{Value, json};

use crate::ALLOCATED;
use crate::cases::try_one;
use crate::http::exchange;
use crate::target::Target;

const MIB: usize = 1024 * 1024;

#[test]
fn a_field_of_an_embed_that_is_no_object_is_refused() {
    try_one(async {
        let target = Target::start().await;
        let body = json!({ "embeds": [{ "title": "x", "fields": [1, "x", { "name": "a", "value": "b" }] }] });
        let answer = target.post("/channels/{channel}/messages", body).await;
        assert_eq!((answer.status, &answer.json()["code"]), (400, &json!(50035)));
    });
}

#[test]
fn who_asks_for_the_gateway_in_another_way_is_told_in_json() {
    try_one(async {
        let target = Target::start().await;
        for asked in [
            "GET / HTTP/1.1\r\n",
            "POST / HTTP/1.1\r\n",
            "GET /?v=10&v=10 HTTP/1.1\r\nUpgrade: websocket\r\n",
            "GET / HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 12\r\n",
        ] {
            let request = format!("{asked}Host: 127.0.0.1\r\nConnection: close\r\n\r\n");
            let answer = exchange(&target.address, request.as_bytes(), false)
                .await
                .unwrap();
            answer.check("GET");
            assert!(answer.status >= 400, "{asked}");
        }
    });
}

/// A form with one file.
fn form(kind: &str) -> Vec<u8> {
    let head = "--x\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"hours.txt\"\r\n";
    format!("{head}Content-Type: {kind}\r\n\r\n07:00\r\n--x--\r\n").into_bytes()
}

/// Sends a file of this kind; the message, and the path of the file. `None` if it is refused.
async fn sends_a_file(target: &Target, kind: &str) -> Option<(Value, String)> {
    let form_of = "multipart/form-data; boundary=x";
    let path = "/channels/{channel}/messages";
    let sent = target.send("POST", path, form_of, &form(kind)).await;
    let message = sent.json();
    let url = message["attachments"][0]["url"].as_str()?;
    let path = url.strip_prefix(&target.discord.api()).unwrap().to_owned();
    Some((message, path))
}

/// The status with which a file is fetched.
async fn fetched(target: &Target, path: &str) -> u16 {
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    exchange(&target.address, request.as_bytes(), false)
        .await
        .unwrap()
        .status
}

#[test]
fn a_file_of_a_strange_kind_is_refused_or_can_be_fetched() {
    try_one(async {
        let target = Target::start().await;
        for kind in [
            "text/plain; x=\"\u{7f}\"",
            "text/plain; x=\"가\"",
            "a/b",
            "text/plain",
        ] {
            if let Some((_, path)) = sends_a_file(&target, kind).await {
                assert_eq!(fetched(&target, &path).await, 200, "{kind}");
            }
        }
    });
}

#[test]
fn files_go_with_their_messages() {
    try_one(async {
        let target = Target::start().await;
        let (one, first) = sends_a_file(&target, "text/plain").await.unwrap();
        let (other, second) = sends_a_file(&target, "text/plain").await.unwrap();
        let both = json!({ "messages": [one["id"], other["id"]] });
        target
            .ask("POST", "/channels/{channel}/messages/bulk-delete", both)
            .await;
        let (_, third) = sends_a_file(&target, "text/plain").await.unwrap();
        assert_eq!(fetched(&target, &third).await, 200);
        target.ask("DELETE", "/channels/{channel}", Value::Null).await;
        for path in [first, second, third] {
            assert_eq!(fetched(&target, &path).await, 404);
        }
    });
}

#[test]
fn a_body_of_very_many_values_is_not_read() {
    try_one(async {
        let target = Target::start().await;
        let body = format!("[{}0]", "0,".repeat(12 * MIB));
        let path = "/applications/{application}/commands";
        let before = ALLOCATED.current_usage();
        ALLOCATED.reset_peak_usage();
        let answer = target
            .send("PUT", path, "application/json", body.as_bytes())
            .await;
        let most = ALLOCATED.peak_usage() - before;
        assert_eq!((answer.status, &answer.json()["code"]), (413, &json!(40005)));
        // The body itself, once here and a few times there: with its values it would be a gigabyte.
        assert!(most < 200 * MIB, "{} MiB", most / MIB);
    });
}

#[test]
fn a_body_with_very_many_faults_is_answered_shortly() {
    try_one(async {
        let target = Target::start().await;
        let many = |entry: Value| Value::from(vec![entry; 10_000]);
        let messages = "/channels/{channel}/messages";
        for (path, body) in [
            (messages, json!({ "embeds": many(json!({ "title": [] })) })),
            (messages, json!({ "components": many(json!(1)) })),
            (messages, json!({ "attachments": many(json!({})) })),
            (
                "/guilds/{guild}/channels",
                json!({ "name": "x", "permission_overwrites": many(json!({})) }),
            ),
        ] {
            let answer = target.post(path, body).await;
            assert_eq!(answer.status, 400, "{path}");
            assert!(answer.body.len() < MIB / 4, "{path}: {} bytes", answer.body.len());
        }
        // Fields that nobody knows are told, and not all of them.
        let unknown = (0..10_000).map(|it| (format!("field {it}"), json!(1)));
        let body = unknown.chain([("content".into(), json!("x"))]).collect();
        target.ask("POST", messages, body).await;
        assert!(target.discord.refusals().len() < 100);
    });
}

/// Each name was looked for among all others.
#[test]
fn very_many_commands_are_refused_at_once() {
    try_one(async {
        let target = Target::start().await;
        let commands: Value = (0..50_000)
            .map(|it| json!({ "name": format!("c{it}"), "description": "d" }))
            .collect();
        let body = commands.to_string();
        let path = "/applications/{application}/commands";
        let answer = target
            .send("PUT", path, "application/json", body.as_bytes())
            .await;
        assert_eq!(answer.status, 400);
    });
}

/// Each entry is an event for everybody.
#[test]
fn very_many_moves_are_refused_at_once() {
    try_one(async {
        let target = Target::start().await;
        for (path, id) in [
            ("/guilds/{guild}/channels", "{channel}"),
            ("/guilds/{guild}/roles", "{guild}"),
        ] {
            let moves = Value::from(vec![json!({ "id": id, "position": 1 }); 10_000]);
            let body = target.filled(moves.to_string().as_bytes());
            let answer = target.send("PATCH", path, "application/json", &body).await;
            assert_eq!(answer.status, 400, "{path}");
        }
    });
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    try_one(async {
        const MOST: usize = 2 * MIB;
        let target = Target::start().await;
        let asks = async |number: usize| {
            let path = format!("/channels/{number}/{}", "x".repeat(16_000));
            assert_eq!(target.send("GET", &path, "", b"").await.status, 404);
        };
        asks(0).await;
        let before = ALLOCATED.current_usage();
        for number in 0..400 {
            asks(number).await;
        }
        let kept = ALLOCATED.current_usage().saturating_sub(before);
        assert!(kept < MOST, "{kept} bytes");
        let refusals = target.discord.refusals();
        assert!(refusals.iter().all(|line| line.chars().count() < 1000));
    });
}
