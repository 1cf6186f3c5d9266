//! The bot's answer stands in the response; what is none is told with its likely cause.

use std::sync::Arc;

use axum::response::Response;
use botcamp::discord::{Discord, Turn};
use serde_json::{Value, json};

use super::bot::{Bot, discord, or_pong, responds, says};
use crate::bare::Rest;

async fn saved(answer: impl Fn(&Value) -> Option<Response> + Send + Sync + 'static) -> (Discord, Rest, Bot) {
    let (discord, rest) = discord().await;
    let bot = Bot::start(&discord, move |interaction| {
        or_pong(interaction, answer(interaction))
    })
    .await;
    discord.save_interactions_endpoint(Some(&bot.url)).await.unwrap();
    (discord, rest, bot)
}

/// What a bot answers, whatever it is asked.
type Answer = dyn Fn() -> Option<Response> + Send + Sync;

const SILENCE: &str = "#general\nalice | /hello\n      | (The application did not respond)\n";

#[tokio::test]
async fn what_is_no_answer_is_told_with_its_cause() {
    let large = format!(r#"{{"type":4,"data":{{"content":"{}"}}}}"#, "x".repeat(26 << 20));
    let cases: Vec<(Arc<Answer>, &str)> = vec![
        (
            Arc::new(|| responds(401, "text/plain", "")),
            "it takes the signature for a bad one",
        ),
        (
            Arc::new(|| responds(404, "text/plain", "")),
            "no route of this path",
        ),
        (
            Arc::new(|| responds(500, "text/plain", "")),
            "the bot's handler failed",
        ),
        (
            Arc::new(|| responds(302, "text/plain", "")),
            "it redirects to another address (302)",
        ),
        (
            Arc::new(|| responds(201, "application/json", r#"{"type":4}"#)),
            "it must be 200",
        ),
        (
            Arc::new(|| responds(200, "application/json", "")),
            "its answer is empty",
        ),
        (
            Arc::new(|| responds(200, "text/html", "<h1>")),
            "not \"text/html\"",
        ),
        (
            Arc::new(|| responds(200, "application/json", "{")),
            "its answer is not JSON: EOF",
        ),
        (
            Arc::new(move || responds(200, "application/json", &large)),
            "larger than 25 MiB",
        ),
        (
            Arc::new(|| says(json!({ "type": 1 }))),
            "Discord does not take its answer: type: ",
        ),
        (
            Arc::new(|| says(json!({ "type": 4, "data": { "content": "x".repeat(2001) } }))),
            "Discord does not take its answer: data.content: Must be 2000 or fewer in length.",
        ),
        (Arc::new(|| None), "no answer came within 3 seconds"),
        (
            Arc::new(|| responds(202, "text/plain", "")),
            "answered with 202, and then sent no answer",
        ),
    ];
    let told = cases.iter().map(|(answer, _)| {
        let answer = answer.clone();
        async move {
            let (discord, _, _bot) = saved(move |_| answer()).await;
            let turn = discord.user("alice").runs("/hello", 1).await;
            (
                turn,
                discord.transcript(),
                discord.refusals(),
                discord.broken_rules(),
            )
        }
    });
    let all = futures_util::future::join_all(told).await;
    for ((turn, transcript, told, broken), (_, why)) in all.iter().zip(&cases) {
        assert_eq!((*turn, transcript.as_str()), (Turn::NoResponse, SILENCE), "{why}");
        let [told] = told.as_slice() else {
            panic!("{why}: {told:?}")
        };
        assert!(
            told.starts_with("likely cause: ") && told.contains(why),
            "{told}\nis not: {why}"
        );
        // To be silent is no breach of a rule, but to say what is no answer.
        let silent = told.contains("within 3 seconds");
        assert_eq!(broken.len(), usize::from(!silent), "{broken:?}");
    }
}

#[tokio::test]
async fn a_bot_that_is_gone_fails_at_once() {
    let (discord, _, bot) = saved(|_| None).await;
    bot.crashes().await;
    let alice = discord.user("alice");
    assert_eq!(alice.runs("/hello", 1).await, Turn::NoResponse);
    let told = discord.refusals().pop().unwrap();
    assert!(told.contains("nothing listens there"), "{told}");
    // It is told of nothing else, for it has no gateway connection.
    assert_eq!(alice.says("hello?", 1).await, Turn::NoResponse);
    let told = discord.refusals().pop().unwrap();
    assert!(told.contains("no gateway connection"), "{told}");
}

#[tokio::test]
async fn a_bot_may_answer_by_itself() {
    let (discord, rest, mut bot) = saved(|_| responds(202, "text/plain", "")).await;
    let alice = discord.user("alice");
    let turn = tokio::spawn(async move { alice.runs("/hello", 2).await });
    let interaction = loop {
        let (interaction, _) = bot.sent.recv().await.unwrap();
        if interaction["type"] == 2 {
            break interaction;
        }
    };
    let part = |name: &str| interaction[name].as_str().unwrap();
    let callback = format!("/interactions/{}/{}/callback", part("id"), part("token"));
    let webhook = format!("/webhooks/{}/{}", part("application_id"), part("token"));
    let defer = json!({ "type": 5, "data": { "flags": 64 } });
    assert_eq!(rest.post(&callback, defer).await.0, 204);
    let original = format!("{webhook}/messages/@original");
    assert_eq!(rest.patch(&original, json!({ "content": "Hello!" })).await.0, 200);
    assert_eq!(
        rest.post(&webhook, json!({ "content": "And more." })).await.0,
        200
    );
    assert!(matches!(turn.await.unwrap(), Turn::Answered { .. }));
    assert_eq!(
        discord.transcript(),
        "#general\nalice | /hello\n  bot | (only alice sees this) Hello!\n  bot | And more.\n"
    );
    assert_eq!(discord.refusals(), [""; 0]);
}

#[tokio::test]
async fn an_answer_may_bring_files() {
    let form = "--x\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"hours.txt\"\r\n\r\n\
                07:00 to 22:00\r\n--x\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n\
                {\"type\":4,\"data\":{\"content\":\"Here.\",\"shared_client_theme\":{\"base_mix\":50}}}\r\n--x--\r\n";
    let (discord, _, _bot) = saved(|_| responds(200, "multipart/form-data; boundary=x", form)).await;
    discord.user("alice").runs("/hello", 1).await;
    let transcript = discord.transcript();
    assert!(transcript.contains("Here."), "{transcript}");
    assert!(transcript.contains("hours.txt"), "{transcript}");
    // What is not covered is told, as it is of a request.
    let told = discord.refusals().concat();
    assert!(
        told.contains("the field data.shared_client_theme of an answer to an interaction"),
        "{told}"
    );
}

#[tokio::test]
async fn an_answer_that_is_not_covered_breaks_no_rule() {
    let poll = json!({ "question": { "text": "?" }, "answers": [{ "poll_media": { "text": "!" } }] });
    let answer = json!({ "type": 4, "data": { "poll": poll } });
    let (discord, _, _bot) = saved(move |_| says(answer.clone())).await;
    assert_eq!(discord.user("alice").runs("/hello", 1).await, Turn::NoResponse);
    let told = "the offline Discord does not cover polls (data.poll of an answer to an interaction) yet";
    assert_eq!(discord.gaps(), [told]);
    assert_eq!(discord.refusals(), [told]);
    assert_eq!(discord.broken_rules(), [""; 0]);
}
