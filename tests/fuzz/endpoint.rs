//! What a bot's endpoint answers to an interaction: it can be anything.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use botcamp::discord::{Actor, Discord, Filled, Settings, Turn};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::ALLOCATED;
use crate::cases::{PATIENCE, runtime, try_all, try_one};
use crate::http::shown;
use crate::json::{Json, changed, changes, text};
use crate::payloads;

/// What the bot does when it is sent an interaction.
#[derive(Clone)]
enum Does {
    /// It sends these bytes, and hangs up.
    Says(Vec<u8>),
    /// It sends these bytes first, and then those again and again, so often.
    Repeats(Vec<u8>, Vec<u8>, Duration),
}

impl std::fmt::Debug for Does {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Says(bytes) => f.write_str(&shown(bytes)),
            Self::Repeats(first, again, pause) => {
                write!(f, "{}, and every {pause:?} {}", shown(first), shown(again))
            }
        }
    }
}

struct Bot {
    discord: Discord,
    alice: Actor,
    hello: Filled,
    does: Arc<Mutex<Does>>,
    server: JoinHandle<()>,
}

impl Drop for Bot {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Bot {
    /// A bot that has registered `/hello`, with an endpoint that Discord has saved.
    async fn start() -> Self {
        let discord = Discord::start(Settings::default()).await.unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let does = Arc::new(Mutex::new(Does::Says(good())));
        let server = tokio::spawn(serves(listener, discord.public_key(), does.clone()));
        let me = asks(&discord, "GET", "/applications/@me", Value::Null).await;
        let path = format!("/applications/{}/commands", me["id"].as_str().unwrap());
        let hello = json!({ "name": "hello", "description": "Say hello" });
        let hello = asks(&discord, "POST", &path, hello).await;
        discord.save_interactions_endpoint(Some(&url)).await.unwrap();
        let hello = Filled {
            command: hello["id"].as_str().unwrap().parse().unwrap(),
            ..Filled::default()
        };
        Self {
            alice: discord.user("alice"),
            discord,
            hello,
            does,
            server,
        }
    }

    /// Alice runs the command, and the bot does this.
    async fn is_asked(&self, does: Does) -> Turn {
        *self.does.lock().unwrap_or_else(PoisonError::into_inner) = does;
        let asked = self.alice.runs_now(&self.hello).unwrap();
        timeout(PATIENCE, asked.taken_up()).await.expect("an end")
    }

    /// Whatever was answered before, a good answer is taken.
    async fn is_served(&self, before: &dyn std::fmt::Debug) {
        let turn = self.is_asked(Does::Says(good())).await;
        assert!(
            matches!(turn, Turn::Answered { .. }),
            "after {before:?}: {turn:?}: {:?}",
            self.discord.refusals()
        );
    }
}

/// A request of the bot's.
async fn asks(discord: &Discord, method: &str, path: &str, body: Value) -> Value {
    let body = body.to_string();
    let request = format!(
        "{method} /api/v10{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bot {}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        discord.token().expose(),
        body.len()
    );
    let address = discord.api().replace("http://", "");
    let answer = crate::http::exchange(&address, request.as_bytes(), false).await;
    answer.expect("an answer").json()
}

fn response(status: &str, kind: &[u8], body: &[u8]) -> Vec<u8> {
    let length = format!("\r\nContent-Length: {}\r\n\r\n", body.len());
    [
        b"HTTP/1.1 ",
        status.as_bytes(),
        b"\r\nContent-Type: ",
        kind,
        length.as_bytes(),
        body,
    ]
    .concat()
}

fn says(body: &Value) -> Vec<u8> {
    response("200 OK", b"application/json", body.to_string().as_bytes())
}

fn good() -> Vec<u8> {
    says(&json!({ "type": 4, "data": { "content": "Hello!" } }))
}

async fn serves(listener: TcpListener, key: String, does: Arc<Mutex<Does>>) {
    let pair = |at| u8::from_str_radix(&key[at..at + 2], 16).unwrap();
    let key: Arc<[u8]> = (0..key.len()).step_by(2).map(pair).collect();
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let does = does.lock().unwrap_or_else(PoisonError::into_inner).clone();
        tokio::spawn(answers(stream, key.clone(), does));
    }
}

/// Refuses what is not signed, answers a PING, and does with all else what it was told to do.
async fn answers(mut stream: TcpStream, key: Arc<[u8]>, does: Does) -> std::io::Result<()> {
    let mut request = Vec::new();
    let (head, body) = loop {
        if stream.read_buf(&mut request).await? == 0 {
            return Ok(());
        }
        if let Some(end) = request.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&request[..end]).to_lowercase();
            let length: usize = header(&head, "content-length").parse().unwrap();
            if request.len() == end + 4 + length {
                break (head, request[end + 4..].to_vec());
            }
        }
    };
    let signature = header(&head, "x-signature-ed25519");
    let pair = |at| u8::from_str_radix(&signature[at..at + 2], 16).unwrap();
    let signature: Vec<u8> = (0..signature.len()).step_by(2).map(pair).collect();
    let signed = [header(&head, "x-signature-timestamp").as_bytes(), &body].concat();
    let is_signed = UnparsedPublicKey::new(&ED25519, &key)
        .verify(&signed, &signature)
        .is_ok();
    let interaction: Value = serde_json::from_slice(&body).unwrap();
    match does {
        _ if !is_signed => {
            stream
                .write_all(&response("401 Unauthorized", b"text/plain", b""))
                .await
        }
        _ if interaction["type"] == 1 => stream.write_all(&says(&json!({ "type": 1 }))).await,
        Does::Says(bytes) => stream.write_all(&bytes).await,
        Does::Repeats(first, again, pause) => {
            stream.write_all(&first).await?;
            loop {
                stream.write_all(&again).await?;
                if !pause.is_zero() {
                    sleep(pause).await;
                }
            }
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> &'a str {
    let line = head
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("no {name}: {head}"))
}

/// How what is answered is told apart from the end of the connection.
#[derive(Clone, Copy, Debug)]
enum Framing {
    Length,
    Chunked,
    /// By the end of the connection.
    End,
    /// It is said to be so much longer or shorter than it is.
    Wrong(i64),
    Twice,
}

fn answer() -> impl Strategy<Value = Does> {
    // Not 202: what is promised is waited for.
    let statuses = [
        "200 OK",
        "200 OK",
        "200 OK",
        "200 OK",
        "200",
        "201 Created",
        "204 No Content",
        "304 Not Modified",
        "301 Moved",
        "401 Unauthorized",
        "404 Not Found",
        "500 Oops",
        "100 Continue",
        "101 Switching Protocols",
        "999 x",
        "0 x",
        "20 x",
        "2000 x",
        "-1 x",
        "OK 200",
        "",
    ];
    let kinds: &[&[u8]] = &[
        b"application/json",
        b"application/json",
        b"application/json",
        b"application/json; charset=utf-8",
        b"",
        b"text/html",
        b"application/jsonp",
        b"\xff",
        b"multipart/form-data",
        b"multipart/form-data; boundary=x",
        b"application/x-www-form-urlencoded",
    ];
    let framing = prop_oneof![
        6 => Just(Framing::Length),
        2 => Just(Framing::Chunked),
        2 => Just(Framing::End),
        2 => select(vec![-1, 1, 1_000_000_000, i64::MAX, i64::MIN]).prop_map(Framing::Wrong),
        1 => Just(Framing::Twice),
    ];
    let headers = vec((text(), text()), 0..3);
    (
        select(statuses.to_vec()),
        select(kinds.to_vec()),
        framing,
        any::<Index>(),
        changes(),
        headers,
        prop_oneof![20 => Just(None), 1 => any::<Index>().prop_map(Some)],
    )
        .prop_map(|(status, kind, framing, which, changes, headers, cut)| {
            let answers = payloads::callbacks();
            let body = changed(Json::from(which.get(&answers)), &changes).bytes();
            let mut bytes = format!("HTTP/1.1 {status}\r\nContent-Type: ").into_bytes();
            bytes.extend_from_slice(kind);
            for (name, value) in headers {
                bytes.extend(format!("\r\n{name}: {value}").bytes());
            }
            let length =
                |more: i64| format!("\r\nContent-Length: {}", (body.len() as i64).saturating_add(more));
            bytes.extend(match framing {
                Framing::Length => length(0).into_bytes(),
                Framing::Wrong(by) => length(by).into_bytes(),
                Framing::Twice => (length(0) + &length(1)).into_bytes(),
                Framing::Chunked => b"\r\nTransfer-Encoding: chunked".to_vec(),
                Framing::End => Vec::new(),
            });
            bytes.extend_from_slice(b"\r\n\r\n");
            if let Framing::Chunked = framing {
                bytes.extend(format!("{:x}\r\n", body.len()).bytes());
            }
            bytes.extend_from_slice(&body);
            if let Framing::Chunked = framing {
                bytes.extend_from_slice(b"\r\n0\r\n\r\n");
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len() + 1));
            }
            Does::Says(bytes)
        })
}

#[test]
fn answers_of_all_kinds() {
    let runtime = runtime();
    try_all(20, vec(answer(), 1..24), |answers| {
        runtime.block_on(async {
            let bot = Bot::start().await;
            for (index, answer) in answers.into_iter().enumerate() {
                // With somebody looking on, more is written.
                let _looked_at = (index % 2 == 0).then(|| bot.discord.traffic());
                bot.is_asked(answer).await;
            }
            bot.is_served(&"these answers").await;
        });
    });
}

/// Who answers for ever is waited for no longer than for any other answer, and takes no more memory than it may.
#[test]
fn who_does_not_stop_answering_is_cut_off() {
    try_one(async {
        let json =
            |more: &str| format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{more}").into_bytes();
        let chunked = json("Transfer-Encoding: chunked\r\n\r\n");
        let mebibyte = [b"100000\r\n".to_vec(), b"x".repeat(1 << 20), b"\r\n".to_vec()].concat();
        let (now, slowly) = (Duration::ZERO, Duration::from_millis(50));
        let endless = [
            Does::Repeats(Vec::new(), b"HTTP/1.1 100 Continue\r\n\r\n".to_vec(), now),
            Does::Repeats(json(""), b"X-More: more\r\n".to_vec(), now),
            Does::Repeats(json("X-More: "), b"x".to_vec(), slowly),
            Does::Repeats(chunked.clone(), mebibyte, now),
            Does::Repeats(chunked.clone(), b"1\r\n \r\n".to_vec(), slowly),
            Does::Repeats(chunked, b"1;x=".to_vec(), slowly),
            Does::Repeats(json("Content-Length: 1000000\r\n\r\n"), b"[".to_vec(), slowly),
            Does::Repeats(json("\r\n"), b"  ".repeat(1 << 20), now),
        ];
        // All at once: each takes its three seconds.
        let asked = endless.map(|does| async move {
            let bot = Bot::start().await;
            let turn = bot.is_asked(does.clone()).await;
            assert_eq!(turn, Turn::NoResponse, "{does:?}");
            (bot, does)
        });
        let before = ALLOCATED.current_usage();
        for (bot, does) in futures_util::future::join_all(asked).await {
            bot.is_served(&does).await;
        }
        let kept = ALLOCATED.current_usage().saturating_sub(before);
        assert!(kept < 32 << 20, "{kept} bytes");
    });
}
