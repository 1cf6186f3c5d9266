//! Several sessions of one bot at once. `events/gateway` (Sharding, Identifying)

use botcamp::discord::{RateLimits, Readiness, SessionStartLimit, Settings};
use serde_json::{Value, json};

use crate::bare::{Bare, Gateway, INTENTS, text};

/// Hears the names of dispatches until one of this name, which is returned, too.
async fn hears(gateway: &mut Gateway, last: &str) -> (Vec<String>, Value) {
    let mut names = Vec::new();
    loop {
        let mut frame = gateway.frame().await;
        let name = frame["t"].as_str().unwrap_or_default().to_owned();
        names.push(name.clone());
        if name == last {
            return (names, frame["d"].take());
        }
    }
}

/// The shard of two that is for this guild.
fn of_two(guild: &Value) -> usize {
    ((text(guild, "id").parse::<u64>().unwrap() >> 22) % 2) as usize
}

#[tokio::test]
async fn each_shard_is_told_of_its_own_guilds() {
    let mut bare = Bare::start().await;
    let alice = bare.discord.user("alice");
    // Enough of them that each shard has some: ids count milliseconds, and a world that stands still counts them, too.
    let mut servers: [Vec<String>; 2] = [vec![], vec![]];
    while servers.iter().any(Vec::is_empty) {
        let name = format!("Server {}", servers[0].len() + servers[1].len());
        alice.goes_to_server(&name);
        let guild = bare.gateway.dispatch("GUILD_CREATE").await;
        servers[of_two(&guild)].push(name);
    }
    let mut shards = Vec::new();
    for number in 0..2 {
        let with = json!({ "shard": [number, 2] });
        let (gateway, ready) = bare.identifies("?v=10", with).await;
        assert_eq!(ready["shard"], json!([number, 2]));
        shards.push((gateway, ready["guilds"].as_array().unwrap().len()));
    }
    assert_eq!(shards[0].1 + shards[1].1, servers[0].len() + servers[1].len() + 1);
    for (gateway, guilds) in &mut shards {
        for _ in 0..*guilds {
            gateway.dispatch("GUILD_CREATE").await;
        }
    }

    // What is said in a guild is told to its shard alone, and what is said in private to the first.
    for (number, its) in servers.iter().enumerate() {
        alice.goes_to_server(&its[0]);
        alice.says(&format!("in {number}"), 0).await;
    }
    alice.goes_to("@bot");
    alice.says("in private", 0).await;
    let said = |mut gateway: Gateway, count: usize| async move {
        let mut said = Vec::new();
        for _ in 0..count {
            let message = gateway.dispatch("MESSAGE_CREATE").await;
            said.push(text(&message, "content").to_owned());
        }
        said
    };
    let mut shards = shards.into_iter().map(|(gateway, _)| gateway);
    assert_eq!(said(shards.next().unwrap(), 2).await, ["in 0", "in private"]);
    let mut second = shards.next().unwrap();
    let (heard, message) = hears(&mut second, "MESSAGE_CREATE").await;
    assert_eq!((heard.len(), text(&message, "content")), (1, "in 1"));
    // Nothing more came to the second.
    second.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(second.frame().await["op"], 11);
}

#[tokio::test]
async fn sessions_with_the_same_shard_are_all_told() {
    let mut bare = Bare::start().await;
    let mut other = bare.logs_in(INTENTS).await;
    bare.discord.user("alice").says("hi", 0).await;
    for gateway in [&mut bare.gateway, &mut other] {
        assert_eq!(gateway.dispatch("MESSAGE_CREATE").await["content"], "hi");
    }
}

#[tokio::test]
async fn a_bot_has_logged_in_when_all_its_shards_have() {
    let bare = Bare::start().await;
    bare.discord.bot_is_gone();
    let identified = || bare.discord.readiness().identified;
    let (_second, _) = bare.identifies("?v=10", json!({ "shard": [1, 2] })).await;
    assert!(!identified());
    let (mut first, _) = bare.identifies("?v=10", json!({ "shard": [0, 2] })).await;
    assert!(identified());
    first.close(1000).await;
    assert_eq!(bare.discord.readiness(), Readiness::default());
}

fn enforced(starts: SessionStartLimit) -> Settings {
    Settings {
        limits: RateLimits {
            enforced: true,
            requests: 1000,
            ..RateLimits::default()
        },
        session_start_limit: starts,
        shards: 4,
        ..Settings::default()
    }
}

/// What the first frame after IDENTIFY for this shard is: a dispatch (0), or an invalid session (9).
async fn op(bare: &Bare, shard: u64) -> Value {
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    gateway.frame().await;
    gateway.send(bare.identify(json!({ "shard": [shard, 4] }))).await;
    gateway.frame().await["op"].clone()
}

#[tokio::test]
async fn so_many_shards_start_at_once() {
    // IDENTIFY_WINDOW, and `rate_limit_key = shard_id % max_concurrency`
    let starts = SessionStartLimit {
        max_concurrency: 2,
        ..SessionStartLimit::default()
    };
    // The bare bot itself is shard 0.
    let bare = Bare::with(enforced(starts), INTENTS).await;
    for (shard, expected) in [(2, 9), (1, 0), (3, 9), (0, 9)] {
        assert_eq!(op(&bare, shard).await, expected, "{shard}");
    }
    let (status, told) = bare.rest.get("/gateway/bot").await;
    assert_eq!((status, &told["shards"]), (200, &json!(4)));
    let limit = &told["session_start_limit"];
    assert_eq!(
        (&limit["total"], &limit["max_concurrency"]),
        (&json!(1000), &json!(2))
    );
    // Those that were too soon count, too.
    assert_eq!(limit["remaining"], 1000 - 5);
    let day = 24 * 60 * 60 * 1000;
    let rest = limit["reset_after"].as_u64().unwrap();
    assert!(0 < rest && rest <= day, "{rest}");
}

#[tokio::test]
async fn who_opens_too_many_sessions_in_a_day_loses_the_token() {
    // IDENTIFIES in IDENTIFIES_WINDOW
    let starts = SessionStartLimit {
        total: 1000,
        max_concurrency: 2000,
    };
    let mut bare = Bare::with(enforced(starts), INTENTS).await;
    let mut others = Vec::new();
    for shard in 1..1000 {
        let with = json!({ "shard": [shard, 2000], "intents": 0 });
        others.push(bare.identifies("?v=10", with).await.0);
    }
    let (_, told) = bare.rest.get("/gateway/bot").await;
    assert_eq!(told["session_start_limit"]["remaining"], 0);
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    gateway
        .send(bare.identify(json!({ "shard": [1000, 2000] })))
        .await;
    assert_eq!(gateway.close_code().await, 4004);
    assert_eq!(bare.gateway.close_code().await, 4009);
    assert_eq!(others[0].close_code().await, 4009);
    assert_eq!(bare.rest.get("/users/@me").await.0, 401);
    let told = bare.discord.refusals().remove(0);
    assert!(told.ends_with("Discord resets its token"), "{told}");
}

#[tokio::test]
async fn nobody_waits_where_limits_are_only_told() {
    let bare = Bare::start().await;
    for shard in [0, 0, 1] {
        assert_eq!(op(&bare, shard).await, 0);
    }
    let (_, told) = bare.rest.get("/gateway/bot").await;
    let expected = json!({ "total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1 });
    assert_eq!(told["session_start_limit"], expected);
}
