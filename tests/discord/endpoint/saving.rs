//! An endpoint is saved only if it answers a PING and refuses what Discord did not sign.

use std::net::Ipv4Addr;
use std::sync::atomic::Ordering;

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use botcamp::discord::{Discord, EndpointError, Failure, Forgery, Readiness, Settings, StartError, Turn};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::bot::{Bot, discord, or_pong, registers, responds, says};
use crate::bare::{Bare, Rest};
use crate::messages::errors;

fn hello(interaction: &Value) -> Option<axum::response::Response> {
    or_pong(
        interaction,
        says(json!({ "type": 4, "data": { "content": "Hello!" } })),
    )
}

#[tokio::test]
async fn a_bot_that_does_what_it_must_is_saved() {
    let (discord, rest) = discord().await;
    let mut bot = Bot::start(&discord, hello).await;
    let (status, application) = rest
        .patch(
            "/applications/@me",
            json!({ "interactions_endpoint_url": bot.url }),
        )
        .await;
    assert_eq!(status, 200, "{application}");
    assert_eq!(application["interactions_endpoint_url"], bot.url);
    assert_eq!(application["verify_key"], discord.public_key());
    assert_eq!(discord.interactions_endpoint(), Some(bot.url.clone()));

    let mut signed = Vec::new();
    while let Ok((ping, is_signed)) = bot.sent.try_recv() {
        assert_eq!(ping["type"], 1);
        assert_eq!(ping["application_id"], application["id"]);
        signed.push(is_signed);
    }
    assert_eq!(signed, [true, false, false, false]);

    discord.user("alice").runs("/hello", 1).await;
    assert_eq!(discord.transcript(), "#general\nalice | /hello\n  bot | Hello!\n");
    assert_eq!(discord.refusals(), [""; 0]);

    // Nobody is sent anything there any more.
    let body = json!({ "interactions_endpoint_url": null });
    let application = rest.patch("/applications/@me", body).await.1;
    assert_eq!(application["interactions_endpoint_url"], Value::Null);
    assert_eq!(discord.interactions_endpoint(), None);
}

#[tokio::test]
async fn a_bot_that_does_not_is_not_saved() {
    let (discord, rest) = discord().await;
    let cases: Vec<(Bot, &str)> = vec![
        (
            {
                let bot = Bot::start(&discord, hello).await;
                bot.is_trusting.store(true, Ordering::Relaxed);
                bot
            },
            "it must answer a signature made with another key with 401, and answered with 200",
        ),
        (
            Bot::start(&discord, |_| {
                responds(401, "text/plain", "invalid request signature")
            })
            .await,
            "it takes the signature for a bad one",
        ),
        (
            Bot::start(&discord, |_| responds(404, "text/plain", "")).await,
            "it answered with 404: the bot has no route of this path",
        ),
        (
            Bot::start(&discord, |_| responds(405, "text/plain", "")).await,
            "no POST on it",
        ),
        (
            Bot::start(&discord, |_| responds(500, "text/plain", "panicked at")).await,
            "it answered with 500: the bot's handler failed",
        ),
        (
            Bot::start(&discord, |_| responds(204, "application/json", "")).await,
            "it answered with 204: it must be 200",
        ),
        (
            Bot::start(&discord, |_| {
                let to = [(header::LOCATION, "/elsewhere")];
                Some((StatusCode::PERMANENT_REDIRECT, to).into_response())
            })
            .await,
            "it redirects to /elsewhere (308), and Discord does not follow",
        ),
        (
            Bot::start(&discord, |_| responds(200, "text/plain", r#"{"type":1}"#)).await,
            "the header Content-Type must be application/json, not \"text/plain\"",
        ),
        (
            Bot::start(&discord, |_| responds(200, "application/json", "pong")).await,
            "its answer is not JSON: expected value at line 1 column 1",
        ),
        (
            Bot::start(&discord, |_| says(json!({ "ok": true }))).await,
            r#"it does not answer a PING (type 1) with a PONG: {"type": 1}, but with {"ok":true}"#,
        ),
        (
            Bot::start(&discord, |_| None).await,
            "no answer came within 3 seconds",
        ),
    ];
    let tries = cases
        .iter()
        .map(|(bot, _)| discord.save_interactions_endpoint(Some(&bot.url)));
    let saved = futures_util::future::join_all(tries).await;
    for (saved, (_, why)) in saved.into_iter().zip(&cases) {
        let error = saved.unwrap_err().to_string();
        assert!(error.contains(why), "{error}\nis not: {why}");
    }

    let (bot, why) = &cases[0];
    let body = json!({ "interactions_endpoint_url": bot.url });
    let (status, answer) = rest.patch("/applications/@me", body).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50035)));
    assert_eq!(
        errors(&answer, "interactions_endpoint_url")[0],
        json!({
            "code": "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID",
            "message": "The specified interactions endpoint url could not be verified.",
        })
    );
    assert!(discord.refusals().iter().any(|told| told.contains(why)));
    assert_eq!(discord.interactions_endpoint(), None);
}

#[tokio::test]
async fn an_address_at_which_there_is_no_bot() {
    let (discord, rest) = discord().await;
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let rude = format!("http://{}", silent.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            drop(silent.accept().await);
        }
    });
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let nobody = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    for (url, why) in [
        (nobody.as_str(), "nothing listens there"),
        (&rude, "the connection ended before the answer did"),
        ("http://192.0.2.1/", "it is not on this machine"),
    ] {
        let error = discord.save_interactions_endpoint(Some(url)).await.unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
    }
    for (url, code) in [
        ("interactions", "URL_TYPE_INVALID_URL"),
        ("ftp://127.0.0.1", "URL_TYPE_INVALID_SCHEME"),
    ] {
        let body = json!({ "interactions_endpoint_url": url });
        let answer = rest.patch("/applications/@me", body).await.1;
        assert_eq!(errors(&answer, "interactions_endpoint_url")[0]["code"], code);
    }
    // ENDPOINT_URL
    for (length, code) in [
        (2048, "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID"),
        (2049, "BASE_TYPE_MAX_LENGTH"),
    ] {
        let url = format!("{nobody}/{}", "x".repeat(length - nobody.len() - 1));
        let body = json!({ "interactions_endpoint_url": url });
        let answer = rest.patch("/applications/@me", body).await.1;
        assert_eq!(errors(&answer, "interactions_endpoint_url")[0]["code"], code);
    }
    let settings = Settings {
        interactions_endpoint: Some("127.0.0.1:3000".into()),
        ..Settings::default()
    };
    let refused = Discord::start(settings).await.err().unwrap();
    assert!(matches!(refused, StartError::Endpoint { .. }), "{refused}");
}

#[tokio::test]
async fn gateway_and_endpoint_are_mutually_exclusive() {
    let mut bare = Bare::start().await;
    registers(&bare.rest).await;
    let bot = Bot::start(&bare.discord, hello).await;
    let save = |url: Option<String>| {
        let discord = &bare.discord;
        async move { discord.save_interactions_endpoint(url.as_deref()).await.unwrap() }
    };
    save(Some(bot.url.clone())).await;
    let alice = bare.discord.user("alice");
    alice.runs("/hello", 1).await;
    alice.says("tea?", 0).await;
    // What stands before her message is all that the gateway was told of the command: the bot's own answer.
    let mut names = Vec::new();
    loop {
        let frame = bare.gateway.frame().await;
        names.push(frame["t"].as_str().unwrap_or_default().to_owned());
        if frame["d"]["content"] == "tea?" {
            break;
        }
    }
    assert!(!names.contains(&"INTERACTION_CREATE".to_owned()), "{names:?}");
    assert!(names.contains(&"MESSAGE_CREATE".to_owned()), "{names:?}");

    save(None).await;
    let asked = tokio::spawn(async move { alice.runs("/hello", 1).await });
    let interaction = bare.gateway.dispatch("INTERACTION_CREATE").await;
    let part = |name: &str| interaction[name].as_str().unwrap();
    let callback = format!("/interactions/{}/{}/callback", part("id"), part("token"));
    let body = json!({ "type": 4, "data": { "content": "By gateway." } });
    assert_eq!(bare.rest.post(&callback, body).await.0, 204);
    assert!(matches!(asked.await.unwrap(), Turn::Answered { .. }));
}

#[tokio::test]
async fn an_endpoint_that_takes_a_bad_signature_later_is_removed() {
    let (discord, _) = discord().await;
    let bot = Bot::start(&discord, hello).await;
    discord.save_interactions_endpoint(Some(&bot.url)).await.unwrap();
    discord.check_interactions_endpoint().await.unwrap();
    assert!(discord.interactions_endpoint().is_some());

    bot.is_trusting.store(true, Ordering::Relaxed);
    let error = discord.check_interactions_endpoint().await.unwrap_err();
    let forged = Forgery::Key;
    assert!(
        matches!(error, EndpointError::Unverified(Failure::Trusting { forgery, status: 200 }) if forgery == forged),
        "{error:?}"
    );
    assert_eq!(discord.interactions_endpoint(), None);
    let told = discord.refusals().pop().unwrap();
    assert!(
        told.starts_with("Discord has removed the interactions endpoint"),
        "{told}"
    );
}

#[tokio::test]
async fn a_bot_may_come_after_its_endpoint_was_set_and_come_again() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let settings = Settings {
        interactions_endpoint: Some(format!("http://{address}/interactions")),
        ..Settings::default()
    };
    let discord = Discord::start(settings).await.unwrap();
    registers(&Rest::new(&discord)).await;
    let alice = discord.user("alice");
    assert_eq!(alice.runs("/hello", 1).await, Turn::NoResponse);
    let told = discord.refusals().pop().unwrap();
    assert!(told.contains("nothing listens there"), "{told}");

    let listens = async || {
        let listener = TcpListener::bind(address).await.unwrap();
        Bot::listens(listener, &discord, hello)
    };
    let bot = listens().await;
    discord.until_ready().await;
    assert!(matches!(alice.runs("/hello", 1).await, Turn::Answered { .. }));

    bot.crashes().await;
    discord.bot_is_gone();
    assert_eq!(discord.readiness(), Readiness::default());
    let _bot = listens().await;
    registers(&Rest::new(&discord)).await;
    discord.until_ready().await;
    assert!(matches!(alice.runs("/hello", 1).await, Turn::Answered { .. }));
}
