//! Rate limits, and what is not covered. `topics/rate-limits`

use std::time::Duration;

use botcamp::discord::{RateLimits, Settings};
use serde_json::json;

use crate::bare::{Bare, INTENTS, text};

#[tokio::test]
async fn every_answer_tells_of_its_limit() {
    let bare = Bare::start().await;
    for path in ["/users/@me", "/gateway", "/users/1"] {
        let (_, headers) = bare.rest.headers(path).await;
        for name in ["limit", "remaining", "reset", "reset-after", "bucket"] {
            assert!(
                headers.contains_key(format!("x-ratelimit-{name}")),
                "{path}: {name}"
            );
        }
    }
    // They are told and not kept, if nobody switched them on.
    for _ in 0..100 {
        assert_eq!(bare.rest.get("/users/@me").await.0, 200);
    }
}

#[tokio::test]
async fn who_asks_too_often_has_to_wait() {
    let limits = RateLimits {
        enforced: true,
        requests: 3,
        window: Duration::from_secs(3600),
        ..RateLimits::default()
    };
    let bare = Bare::with(
        Settings {
            limits,
            ..Settings::default()
        },
        INTENTS,
    )
    .await;
    let path = format!("/channels/{}/messages", bare.channel);
    for remaining in ["2", "1", "0"] {
        let (status, headers) = bare.rest.headers(&path).await;
        assert_eq!(
            (status, &headers["x-ratelimit-remaining"]),
            (200, &remaining.parse().unwrap())
        );
    }
    let (status, headers) = bare.rest.headers(&path).await;
    assert_eq!(
        (status, &headers["x-ratelimit-scope"]),
        (429, &"user".parse().unwrap())
    );
    assert!(headers["retry-after"].to_str().unwrap().parse::<u64>().is_ok());
    let (_, body) = bare.rest.get(&path).await;
    assert_eq!(
        (&body["message"], &body["global"]),
        (&json!("You are being rate limited."), &json!(false))
    );
    assert!(body["retry_after"].as_f64().unwrap() > 3000.0);
    // Another route, and another channel, have limits of their own.
    assert_eq!(bare.rest.get(&format!("/channels/{}", bare.channel)).await.0, 200);
    assert_eq!(bare.rest.get("/channels/1/messages").await.0, 404);
}

#[tokio::test]
async fn there_is_a_limit_for_all_routes_together() {
    let limits = RateLimits {
        enforced: true,
        requests: 1_000_000,
        window: Duration::from_secs(5),
        ..RateLimits::default()
    };
    let bare = Bare::with(
        Settings {
            limits,
            ..Settings::default()
        },
        INTENTS,
    )
    .await;
    // GLOBAL_REQUESTS in GLOBAL_WINDOW: of two thousand in a row some are refused, however slow this machine is.
    let mut refused = None;
    for _ in 0..2000 {
        let (status, headers) = bare.rest.headers("/users/@me").await;
        if status == 429 {
            refused = Some(headers);
            break;
        }
    }
    let headers = refused.expect("never refused");
    assert_eq!(headers["x-ratelimit-global"], "true");
    assert_eq!(headers["x-ratelimit-scope"], "global");
}

/// `topics/rate-limits` (Global rate limit): «Interaction endpoints are not bound to the bot's Global Rate Limit.»
#[tokio::test]
async fn answers_to_interactions_do_not_count_with_the_rest() {
    let limits = RateLimits {
        enforced: true,
        requests: 1_000_000,
        window: Duration::from_secs(5),
        ..RateLimits::default()
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let mut bare = Bare::with(settings, INTENTS).await;
    let asked = bare.asked().await;
    let deferral = json!({ "type": 5 });
    assert_eq!(bare.rest.post(&asked.callback, deferral).await.0, 204);
    let original = format!("{}/messages/@original", asked.webhook);
    // All at once, for there are 50 in a second.
    let many = (0..500).map(|_| bare.rest.get(&original));
    let answers = futures_util::future::join_all(many).await;
    assert!(answers.iter().all(|(status, _)| *status == 200));
}

/// However many ask a bot at once, each is answered.
#[tokio::test]
async fn an_interaction_does_not_count_with_the_others() {
    let limits = RateLimits {
        enforced: true,
        requests: 2,
        window: Duration::from_secs(3600),
        most: None,
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let mut bare = Bare::with(settings, INTENTS).await;
    let (one, other) = (bare.asked().await, bare.asked().await);
    let answer = json!({ "type": 4, "data": { "content": "Hello!" } });
    for (callback, status) in [
        (&one.callback, 204),
        (&one.callback, 400),
        (&one.callback, 429),
        (&other.callback, 204),
    ] {
        assert_eq!(bare.rest.post(callback, answer.clone()).await.0, status);
    }
}

/// Whoever judges a bot keeps what it says, so there is an end to that.
#[tokio::test]
async fn a_long_body_counts_as_several_requests_where_requests_have_an_end() {
    let limits = RateLimits {
        most: Some(40),
        ..RateLimits::default()
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let bare = Bare::with(settings, INTENTS).await;
    for _ in 0..30 {
        assert_eq!(bare.rest.get("/users/@me").await.0, 200);
    }
    let messages = format!("/channels/{}/messages", bare.channel);
    let long = json!({ "content": "x".repeat(1 << 20) });
    let too_long = bare.rest.post(&messages, long).await;
    assert_eq!(too_long.0, 429, "16 more are too many");
    assert_eq!(bare.rest.get("/users/@me").await.0, 429, "it counts all the same");
}

#[tokio::test]
async fn a_field_that_is_not_covered_is_told() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let theme = json!({ "colors": ["ff0000"], "gradient_angle": 0, "base_mix": 50 });
    let body = json!({ "content": "x", "shared_client_theme": theme, "sticker_ids": [], "tts": false });
    let (status, message) = bare.rest.post(&path, body).await;
    assert_eq!((status, text(&message, "content")), (200, "x"));
    let expected = "the offline Discord does not cover the field shared_client_theme of POST /api/v10/channels/…/messages yet";
    assert_eq!(bare.discord.refusals(), [expected]);
}

#[tokio::test]
async fn so_is_one_of_a_command() {
    let bare = Bare::start().await;
    let option = json!({ "type": 3, "name": "o", "description": "d", "file_types": ["txt"] });
    let command = json!({ "name": "c", "description": "d", "handler": 2, "options": [option] });
    let (status, answer) = bare.register(json!([command])).await;
    assert_eq!(status, 200, "{answer}");
    let told = bare.discord.refusals().join("\n");
    for field in ["0.handler", "0.options.0.file_types"] {
        let told_of = told.contains(&format!("does not cover the field {field} of PUT"));
        assert!(told_of, "{field}: {told}");
    }
}
