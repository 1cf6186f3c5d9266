//! For the curious, and for those who want to keep a conversation.

use botcamp::bot::{Bot, Launch};
use botcamp::page::About;
use tokio::sync::Mutex;

use crate::bot;
use crate::browser::Tab;
use crate::kept;
use crate::look::campus;

#[tokio::test(flavor = "multi_thread")]
async fn the_traffic_is_shown_filtered_and_paused() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.clicks(".pane-toggle").await;
    tab.sees(".entry.gateway", "READY").await;
    tab.sees(".entry.rest", "PUT /applications/…/commands").await;
    tab.runs("nothing").await;
    // What was refused, and why.
    tab.sees(".entry.refused .why", "50006: Cannot send an empty message")
        .await;
    tab.page.printed("the bot's own line");
    tab.sees(".entry.output", "the bot's own line").await;

    // Its bodies can be read.
    tab.clicks_the(".entry summary", "INTERACTION_CREATE").await;
    tab.sees(".entry[class] details[open] pre", "\"nothing\"").await;

    tab.the(".filter").await.send_keys("interaction").await.unwrap();
    tab.holds("[...document.querySelectorAll('.entry')].every((it) => /interaction/i.test(it.textContent))")
        .await;
    tab.the(".filter")
        .await
        .send_keys(&"\u{e003}".repeat(11))
        .await
        .unwrap();
    tab.clicks_the(".kind", "Gateway").await;
    tab.sees_no(".entry.gateway").await;

    tab.clicks(".pause").await;
    tab.page.printed("printed in the meantime");
    tab.page.printed("and another");
    tab.says("said in the meantime").await;
    tab.sees(".message", "said in the meantime").await;
    assert!(!tab.text(".entries").await.contains("printed in the meantime"));
    tab.clicks(".pause").await;
    tab.sees(".entry.output", "printed in the meantime").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_covered_is_told_in_the_chat() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("beyond").await;
    tab.sees(".message .content", "Widget: no").await;
    tab.sees(
        ".notice.bad",
        "does not cover this yet: GET /api/v10/guilds/…/widget.",
    )
    .await;
    tab.sees(".notice.bad", "polls (poll of POST /api/v10/channels/…/messages)")
        .await;
    // Each once, however often the bot asks; in the traffic it stands each time.
    tab.clicks(".pane-toggle").await;
    tab.runs("beyond").await;
    tab.holds("[...document.querySelectorAll('.entry.refused')].filter((it) => it.textContent.includes('does not cover polls (')).length === 2")
        .await;
    tab.holds("document.querySelectorAll('.notice.bad').length === 2")
        .await;
    tab.pictured("gap").await;
    tab.clicks(".lang").await;
    tab.sees(".notice.bad", "오프라인 Discord에 아직 없는 기능이에요")
        .await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_is_kept_as_a_test() {
    let about = About {
        lesson: Some("lessons/02-library-hours".into()),
        ..About::default()
    };
    let Some(tab) = Tab::open(campus(), about).await else {
        return;
    };
    bot::comes_to(&tab.discord).await;
    tab.sees(".bot-state", "bot online").await;
    tab.runs("library").await;
    tab.keys("hours\n").await;
    tab.sees(".message .content", "open today").await;
    tab.runs("vote").await;
    tab.clicks_the(".button", "Tea").await;
    tab.sees(".message .content", "alice chose tea.").await;
    tab.becomes("bora").await;
    tab.says("!echo \"hi\"").await;
    tab.sees(".message .content", "\"hi\"").await;
    tab.clicks("[aria-label='Keep this conversation']").await;
    tab.clicks_the(".menu [role=menuitem]", "Save as test").await;
    tab.sees("dialog", "lessons/02-library-hours/tests/grade.rs")
        .await;
    let kept = tab.text("dialog .kept").await;
    insta::assert_snapshot!(kept);
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_is_a_test_that_compiles() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    let token = tab.discord.token().expose();
    let folder = tempfile::tempdir().unwrap();
    let _bot = Bot::start(&Launch {
        program: kept::program(),
        args: Vec::new(),
        folder: folder.path().to_owned(),
        env: vec![
            ("DISCORD_TOKEN".into(), token.into()),
            ("DISCORD_API".into(), tab.discord.api()),
        ],
        secret: token.into(),
        keeper: false,
    })
    .unwrap();
    tab.discord.until_ready().await;
    tab.runs("library").await;
    tab.keys("fac\n").await;
    tab.sees(".message .content", "Reading room").await;
    tab.runs("open-at").await;
    tab.keys("\"25:99\" moon\n").await;
    tab.sees(".message.private .content", "25:99").await;
    tab.says("Does \\anybody\\ \"hear\" me?").await;
    tab.menu_of("anybody", "Edit").await;
    tab.the(".writing").await.clear().await.unwrap();
    tab.keys("Hello?\n").await;
    tab.sees(".message .content", "Hello?").await;
    tab.clicks(".who").await;
    tab.the(".new-user input")
        .await
        .send_keys("하나 2\n")
        .await
        .unwrap();
    tab.sees(".who-words strong", "하나 2").await;
    tab.clicks(".lang").await;
    tab.sees(".bot-state", "봇 온라인").await;
    tab.clicks_the(".place", "library").await;
    tab.sees(".header h1", "library").await;
    tab.runs("도서관").await;
    tab.keys("시설\n").await;
    tab.sees(".message .content", "열람실").await;
    tab.clicks("[aria-label='이 대화 남기기']").await;
    tab.clicks_the(".menu [role=menuitem]", "테스트로 저장").await;
    // In `kept` it is compiled as it stands, and run.
    assert_eq!(tab.text("dialog .kept").await.trim(), kept::TEST.trim());
    tab.ends().await;
}

/// The pages of one browser share it: from copying to pasting it is one test's.
static CLIPBOARD: Mutex<()> = Mutex::const_new(());

#[tokio::test(flavor = "multi_thread")]
async fn the_transcript_is_copied() {
    let Some(tab) = Tab::with_bot().await else { return };
    // The transcript tells of it, wherever it comes.
    tab.sees(".person .doing", "Listening to the campus radio").await;
    tab.runs("library").await;
    tab.keys("hours\n").await;
    tab.sees(".message .content", "open today").await;
    let _clipboard = CLIPBOARD.lock().await;
    tab.clicks("[aria-label='Keep this conversation']").await;
    tab.clicks_the(".menu [role=menuitem]", "Copy transcript").await;
    tab.sees(".told", "Copied").await;
    is_copied(
        &tab,
        "alice | /library topic: hours bot | The library is open today from **07:00** to **22:00**.",
    )
    .await;
    tab.ends().await;
}

/// What was copied is this, but for its spaces.
async fn is_copied(tab: &Tab, expected: &str) {
    let copied = tab.clipboard().await;
    let copied: Vec<_> = copied.as_str().unwrap_or_default().split_whitespace().collect();
    assert!(copied.join(" ").contains(expected), "{copied:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_of_the_traffic_is_copied() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.clicks(".pane-toggle").await;
    tab.page.printed("one line of many");
    tab.sees(".entry.output", "one line of many").await;
    tab.the(".filter").await.send_keys("of many").await.unwrap();
    tab.holds("document.querySelectorAll('.entry').length === 1")
        .await;
    let _clipboard = CLIPBOARD.lock().await;
    tab.clicks("[aria-label='Copy what is shown']").await;
    tab.sees(".told", "Copied").await;
    is_copied(&tab, "one line of many").await;
    tab.holds("!document.querySelector('.writing').value.includes('READY')")
        .await;
    tab.ends().await;
}
