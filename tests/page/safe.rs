//! What a bot says is shown and never run, and nobody but the page itself speaks to its server.

use axum::http::StatusCode;
use botcamp::page::{Mood, Notice};
use reqwest::header;

use crate::browser::Tab;

/// What would run, were it ever taken for HTML or for a link.
const EVIL: [&str; 5] = [
    "<img src=x onerror=window.ran=1><script>window.ran=1</script>",
    "[click](javascript:window.ran=1) <javascript:window.ran=1>",
    "```html\n<svg onload=window.ran=1>\n```",
    "||<iframe srcdoc='<script>parent.ran=1</script>'>||",
    "> <b onmouseover=window.ran=1>",
];

#[tokio::test(flavor = "multi_thread")]
async fn what_a_bot_says_never_runs() {
    let Some(tab) = Tab::with_bot().await else { return };
    for said in EVIL {
        tab.discord.user("bora").says(&format!("!echo {said}"), 1).await;
    }
    let detail = Some(EVIL[0].to_owned());
    tab.page.tell(Notice::new(
        Mood::Bad,
        "notice-stopped",
        vec![("how", EVIL[0].to_owned())],
        detail,
    ));
    tab.sees(".notice-detail", "<img src=x").await;
    tab.becomes("minsu").await;
    tab.clicks(".who").await;
    tab.the(".new-user input")
        .await
        .send_keys("<img src=x onerror=ran=1>\n")
        .await
        .unwrap();
    tab.sees(".who-words strong", "<img").await;
    let elements = "document.querySelectorAll('.timeline img, .timeline script, .timeline iframe, .timeline svg[onload], .timeline [onmouseover], a[href^=javascript]').length";
    assert_eq!(tab.reads(elements).await, 0);
    assert_eq!(tab.reads("window.ran ?? null").await, serde_json::Value::Null);
    // And if it were, the page's policy would not have it run.
    let inline = "(() => { const it = document.createElement('script'); it.textContent = 'window.ran = 1'; document.body.append(it); return window.ran ?? null; })()";
    assert_eq!(tab.reads(inline).await, serde_json::Value::Null);
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn markdown_is_shown_as_discord_shows_it() {
    let Some(tab) = Tab::with_bot().await else { return };
    let said = "# Heading\n**bold** *italics* __under__ ~~gone~~ ||secret|| `code`\n> quoted\n- one\n- two\n```rust\nlet x = \"a\";\n```\n<t:0:D> https://example.com @bora #library";
    tab.discord.user("bora").says(&format!("!echo {said}"), 1).await;
    let of_the_bot = |css: &str| format!(".message:last-of-type .content {css}");
    for (css, text) in [
        (".heading-1", "Heading"),
        ("strong", "bold"),
        ("em", "italics"),
        ("u", "under"),
        ("s", "gone"),
        ("code.code", "code"),
        ("blockquote", "quoted"),
        ("ul li", "two"),
        ("pre code", "let x = \"a\";"),
        ("time", "1970"),
        ("a[href='https://example.com']", "https://example.com"),
        (".mention", "@bora"),
    ] {
        tab.sees(&of_the_bot(css), text).await;
    }
    // Code is coloured as its language has it, and stays what it was.
    tab.sees(&of_the_bot("pre .code-keyword"), "let").await;
    tab.sees(&of_the_bot("pre .code-string"), "\"a\"").await;
    assert_eq!(tab.text(&of_the_bot("pre")).await, "let x = \"a\";");
    tab.holds(
        "getComputedStyle([...document.querySelectorAll('.spoiler > span')].at(-1)).visibility === 'hidden'",
    )
    .await;
    tab.clicks(&of_the_bot(".spoiler")).await;
    tab.sees(&of_the_bot(".spoiler.open"), "secret").await;
    // Whoever is meant, and all, stand in their line.
    tab.discord
        .user("bora")
        .says("!echo Hear, @everyone: @alice reads", 1)
        .await;
    tab.sees(&of_the_bot(".mention.to-me"), "@everyone").await;
    let lines = "new Set([...[...document.querySelectorAll('.content')].at(-1).querySelectorAll('.mention')].map((it) => it.offsetTop)).size === 1";
    tab.holds(lines).await;
    tab.holds("document.querySelector('.mention.to-me').offsetWidth < 200")
        .await;
    tab.discord
        .user("bora")
        .says("!echo ```diff\n- old\n+ new\n```", 1)
        .await;
    tab.sees(&of_the_bot("pre .code-added"), "+ new").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_page_speaks_to_its_server() {
    let Some(tab) = Tab::with_bot().await else { return };
    let address = tab.page.address();
    let http = reqwest::Client::new();
    let asked =
        |path: &str, name, value: &str| http.get(format!("{address}{path}")).header(name, value).send();
    let own = asked("", header::ACCEPT, "text/html").await.unwrap();
    assert_eq!(own.status().as_u16(), StatusCode::OK.as_u16());
    let policy = own.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    for (path, name, value) in [
        ("", header::ORIGIN, "http://evil.example"),
        ("", header::HOST, "evil.example"),
        ("words/en", header::ORIGIN, "null"),
        ("files/1/x", header::HOST, "rebound.example:80"),
    ] {
        let refused = asked(path, name.clone(), value).await.unwrap();
        assert_eq!(refused.status().as_u16(), 403, "{path} {name}: {value}");
    }
    let port = address.split('/').nth(2).unwrap();
    let wrong = http.get(format!("http://{port}/guessed/")).send().await.unwrap();
    assert_eq!(wrong.status().as_u16(), 404);
    // A file is never opened as a page.
    let id = tab
        .discord
        .user("alice")
        .keeps_file("evil.html", b"<script>1</script>");
    let file = asked(&format!("files/{id}/evil.html"), header::ACCEPT, "*/*")
        .await
        .unwrap();
    assert_eq!(file.headers()[header::CONTENT_DISPOSITION], "attachment");
    assert_eq!(file.headers()[header::CONTENT_TYPE], "application/octet-stream");
    tab.ends().await;
}
