//! For the curious, and for those who want to keep a conversation.

use botcamp::page::About;

use crate::bot;
use crate::browser::Tab;
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
