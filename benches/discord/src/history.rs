//! What the next message costs when very many have been said in its channel, and what each takes of the memory.

use std::time::Instant;

use botcamp::discord::{Discord, Settings};
use serde_json::json;

use crate::bare::Bare;
use crate::client::{self, Client, post};
use crate::{Spread, memory, micros};

/// How many there are when it is measured.
const MILESTONES: [usize; 3] = [1000, 100_000, 1_000_000];
/// How often.
const TIMES: usize = 1000;
/// So many are sent before the first is answered, to get there.
const AHEAD: usize = 100;

pub struct AtSo {
    pub many: usize,
    /// Microseconds for one message more, and for the newest fifty.
    pub next: Spread,
    pub newest: Spread,
    /// The same message, to the bare server.
    pub bare: Spread,
    /// Bytes of memory for each message so far.
    pub bytes: f64,
}

pub async fn measure(mut tell: impl FnMut(AtSo)) {
    let discord = Discord::start(Settings::default()).await.unwrap();
    let token = discord.token().expose();
    let mut bot = client::log_in(&discord, client::NO_MESSAGES).await;
    let path = format!("/api/v10/channels/{}/messages", bot.channel);
    // A session without a connection would be kept for a bot that comes back.
    bot.gateway.close(None).await.unwrap();
    let body = json!({ "content": "The library is open today from 07:00 to 22:00." }).to_string();
    let create = post(&path, token, &body);
    let newest = client::get(&path, token);
    let mut rest = Client::connect(&client::address(&discord)).await;
    rest.send(&create).await;
    let bare = Bare::start(serde_json::from_slice(rest.body()).unwrap(), None).await;
    let mut bare_rest = Client::connect(&bare.address).await;
    let same = post("/", token, &body);

    let before = memory::of_this_program();
    let mut said = 1;
    for many in MILESTONES {
        let ahead = create.repeat(AHEAD);
        while said + AHEAD <= many {
            rest.send_ahead(&ahead, AHEAD).await;
            said += AHEAD;
        }
        let bytes = (memory::of_this_program() - before) * 1e6 / said as f64;
        let (mut next, mut fifty, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..TIMES {
            theirs.push(took(&mut bare_rest, &same).await);
            next.push(took(&mut rest, &create).await);
            fifty.push(took(&mut rest, &newest).await);
        }
        said += TIMES;
        tell(AtSo {
            many,
            next: Spread::of(next),
            newest: Spread::of(fifty),
            bare: Spread::of(theirs),
            bytes,
        });
    }
}

/// Microseconds.
async fn took(client: &mut Client, request: &[u8]) -> f64 {
    let start = Instant::now();
    assert!(client.send(request).await.starts_with(b"HTTP/1.1 200"));
    micros(start.elapsed())
}
