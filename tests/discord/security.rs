//! Who gets in, and how much they can bring.

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use crate::bare::{Bare, Gateway, INTENTS, Rest, identify, text};

/// `127.0.0.1:PORT`
fn address(bare: &Bare) -> String {
    bare.discord.api().replace("http://", "")
}

#[tokio::test]
async fn it_listens_on_one_address_of_this_machine() {
    let bare = Bare::start().await;
    let (host, port) = bare
        .discord
        .api()
        .rsplit_once(':')
        .map(|(host, port)| (host.to_owned(), port.to_owned()))
        .unwrap();
    assert_eq!(host, "http://127.0.0.1");
    // Whoever listens on all addresses is heard on this one, too.
    assert!(TcpStream::connect(format!("127.0.0.2:{port}")).await.is_err());
    assert!(TcpStream::connect(format!("127.0.0.1:{port}")).await.is_ok());
}

#[tokio::test]
async fn only_loopback_names_are_answered() {
    let bare = Bare::start().await;
    for (host, status) in [
        ("localhost:80", 200),
        ("127.0.0.1", 200),
        ("[::1]:8080", 200),
        ("evil.example", 403),
    ] {
        assert_eq!(bare.rest.get_from(host, "/gateway").await.0, status, "{host}");
    }
}

#[tokio::test]
async fn pages_of_others_are_not_answered() {
    let bare = Bare::start().await;
    for (origin, status) in [
        ("http://127.0.0.1:8080", 200),
        ("http://localhost", 200),
        ("https://evil.example", 403),
        ("http://127.0.0.1.evil.example", 403),
        ("null", 403),
    ] {
        assert_eq!(
            bare.rest.get_from_page(origin, "/gateway").await.0,
            status,
            "{origin}"
        );
    }
}

#[tokio::test]
async fn a_page_of_others_gets_no_gateway() {
    let bare = Bare::start().await;
    let connect = async |name: &'static str, value: &str| {
        let mut request = format!("ws://{}/?v=10", address(&bare))
            .into_client_request()
            .unwrap();
        request.headers_mut().insert(name, value.parse().unwrap());
        match connect_async(request).await {
            Ok(_) => 101,
            Err(Error::Http(answer)) => answer.status().as_u16(),
            Err(error) => panic!("{error}"),
        }
    };
    assert_eq!(connect("Origin", "https://evil.example").await, 403);
    assert_eq!(connect("Host", "evil.example").await, 403);
    assert_eq!(connect("Origin", "http://localhost:8080").await, 101);
}

#[tokio::test]
async fn who_names_no_host_is_not_answered() {
    let bare = Bare::start().await;
    let mut stream = TcpStream::connect(address(&bare)).await.unwrap();
    stream
        .write_all(b"GET /api/v10/gateway HTTP/1.0\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.0 403"), "{answer}");
}

#[tokio::test]
async fn what_opens_one_world_opens_no_other() {
    let (mut one, mut other) = (Bare::start().await, Bare::start().await);
    let its = other.discord.token().expose().to_owned();
    let stranger = Rest::new(&one.discord).with_token(&its);
    assert_eq!(stranger.get("/users/@me").await.0, 401);
    let path = format!("/webhooks/{}/{its}", one.me);
    assert_eq!(
        stranger.post(&path, json!({ "content": "x" })).await.1["code"],
        50027
    );

    let mut gateway = Gateway::connect(&one.discord, "?v=10").await;
    gateway.send(identify(&its, INTENTS)).await;
    assert_eq!(gateway.close_code().await, 4004);

    let asked = other.asked().await;
    let hello = json!({ "type": 4, "data": { "content": "Hello!" } });
    assert_eq!(
        one.rest.post(&asked.callback, hello.clone()).await.1["code"],
        10062
    );
    assert_eq!(other.rest.post(&asked.callback, hello).await.0, 204);
    let here = asked.webhook.replace(&other.me, &one.me);
    assert_eq!(
        one.rest.post(&here, json!({ "content": "x" })).await.1["code"],
        50027
    );

    let mut gateway = Gateway::connect(&other.discord, "?v=10").await;
    gateway.send(identify(&its, INTENTS)).await;
    let session = text(&gateway.dispatch("READY").await, "session_id").to_owned();
    one.gateway = Gateway::connect(&one.discord, "?v=10").await;
    one.gateway.frame().await;
    let resume = json!({ "token": one.discord.token().expose(), "session_id": session, "seq": 1 });
    one.gateway.send(json!({ "op": 6, "d": resume })).await;
    assert_eq!(one.gateway.frame().await["op"], 9);
}

#[tokio::test]
async fn a_body_of_unknown_length_is_bounded_too() {
    let bare = Bare::start().await;
    let mut stream = TcpStream::connect(address(&bare)).await.unwrap();
    let head = format!(
        "POST /api/v10/channels/{}/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bot {}\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
        bare.channel,
        bare.discord.token().expose()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = [b"100000\r\n".as_slice(), &vec![b' '; 1024 * 1024], b"\r\n"].concat();
    for _ in 0..26 {
        stream.write_all(&chunk).await.unwrap();
    }
    stream.write_all(b"0\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test]
async fn a_body_that_is_nested_too_deep_is_refused() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let (status, answer) = bare.rest.send("POST", &path, nested.clone()).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50109)));
    let mut gateway = Gateway::connect(&bare.discord, "?v=10").await;
    gateway.send_text(&nested[..4000]).await;
    assert_eq!(gateway.close_code().await, 4002);
}

/// What is kept for others to see holds no token.
#[tokio::test]
async fn a_token_is_not_told() {
    let mut bare = Bare::start().await;
    let token = bare.discord.token();
    assert!(!format!("{token} {token:?}").contains(token.expose()));
    let asked = bare.asked().await;
    bare.rest.post(&asked.callback, json!({ "type": 99 })).await;
    let secret = asked.webhook.rsplit('/').next().unwrap();
    let told = bare.discord.refusals().join("\n");
    assert!(
        told.contains("/interactions/…/…/callback") && !told.contains(secret),
        "{told}"
    );
}
