//! Light and dark, Korean and English, the keyboard alone, a phone's width, and a connection that is lost.

use botcamp::page::{About, Mood, Notice};

use crate::browser::Tab;
use crate::look::campus;

#[tokio::test(flavor = "multi_thread")]
async fn it_is_light_or_dark_and_remembers_which() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    let ground = "getComputedStyle(document.querySelector('.chat')).backgroundColor";
    let light = tab.reads(ground).await;
    tab.clicks(".theme").await;
    tab.holds("document.documentElement.dataset.theme === 'dark'")
        .await;
    let dark = tab.reads(ground).await;
    assert_ne!(light, dark);
    tab.client.refresh().await.unwrap();
    tab.the(".writing").await;
    assert_eq!(tab.reads(ground).await, dark);
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_speaks_korean_and_so_do_the_bots_commands() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.clicks(".lang").await;
    tab.sees(".section-name", "온라인").await;
    tab.sees(".bot-state", "봇 온라인").await;
    tab.the(".writing").await.send_keys("/도").await.unwrap();
    tab.sees(".picker-entry", "/도서관").await;
    tab.keys("\n").await;
    tab.sees(".picker-entry", "운영 시간").await;
    tab.keys("\n").await;
    tab.sees(".message .content", "07:00부터 22:00까지 열어요.").await;
    // It is called as it was called.
    tab.sees(".message .above .mention", "/도서관").await;
    tab.pictured("korean").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_is_said_in_korean() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.clicks(".lang").await;
    tab.sees(".bot-state", "봇 온라인").await;
    tab.says("안녕하세요").await;
    tab.menu_of("안녕하세요", "반응하기").await;
    tab.the(".other-emoji")
        .await
        .send_keys("notanemoji\n")
        .await
        .unwrap();
    tab.sees(".told", "Discord에 없는 이모지예요").await;
    // The command is gone before it is sent: who wrote it is told.
    let run = "(async () => { const { begin } = await import(new URL('assets/turns.js', location.href)); \
        begin('없어요', { what: 'run', command: '1', path: [], options: [] }); })()";
    tab.reads(run).await;
    tab.sees(".waiting-line.failed", "이제 없는 명령어예요").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_needs_a_mouse() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.says("Hello").await;
    tab.runs("vote").await;
    tab.sees(".button", "Tea").await;
    // From where one writes back to the button, and pressed.
    let mut at = String::new();
    for _ in 0..12 {
        tab.keys("\u{e008}\u{e004}").await;
        at = tab
            .reads("document.activeElement.textContent")
            .await
            .as_str()
            .unwrap()
            .to_owned();
        if at.contains("Coffee") {
            break;
        }
    }
    assert_eq!(at, "Coffee", "Shift+Tab leads there");
    tab.keys("\u{e007}").await;
    tab.sees(".message .content", "alice chose coffee.").await;
    // A screen reader is told of what comes, and each thing has a name.
    tab.the("#timeline[role=log][aria-live=polite]").await;
    let nameless = "[...document.querySelectorAll('button, input:not([hidden]), textarea')].filter((it) => !(it.textContent.trim() || it.getAttribute('aria-label') || it.labels?.length)).map((it) => it.outerHTML)";
    assert_eq!(tab.reads(nameless).await, serde_json::json!([]));
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_wide_enough() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.is_a_phone(true).await;
    tab.holds("innerWidth === 360 && matchMedia('(pointer: coarse)').matches")
        .await;
    fits(&tab, "phone-empty").await;
    tab.the(".writing").await.send_keys("/").await.unwrap();
    tab.sees(".picker-entry", "/books add").await;
    fits(&tab, "phone-commands").await;
    tab.keys("books add").await;
    tab.clicks_the(".picker-entry", "/books add").await;
    tab.keys("Rust in Action").await;
    fits(&tab, "phone-option").await;
    tab.clicks(".command .send").await;
    tab.sees(".embed-title", "Rust in Action").await;
    // Names of any length.
    tab.the(".writing").await.send_keys(":hand_w").await.unwrap();
    tab.sees(".picker-entry", ":hand_with_index_finger").await;
    fits(&tab, "phone-emoji").await;
    tab.the(".writing").await.clear().await.unwrap();
    tab.runs("choose").await;
    tab.clicks_the(".select", "Whom").await;
    tab.sees(".select-entry", "bora").await;
    fits(&tab, "phone-select").await;
    tab.clicks_the(".select-entry", "bora").await;
    tab.sees(".message .mention", "@bora").await;
    tab.runs("vote").await;
    tab.sees(".button", "Tea").await;
    tab.runs("options").await;
    tab.sees(".option-name", "urgent").await;
    fits(&tab, "phone-options").await;
    tab.clicks(".command [aria-label=Cancel]").await;
    tab.runs("feedback").await;
    tab.sees("dialog", "Feedback").await;
    fits(&tab, "phone-form").await;
    tab.clicks_the("dialog .button", "Cancel").await;
    tab.sees_no("dialog").await;

    // What slides over the chat comes and goes with a tap.
    tab.sees_no(".sidebar").await;
    tab.clicks(".only-narrow").await;
    tab.sees(".place", "library").await;
    fits(&tab, "phone-places").await;
    tab.clicks(".who").await;
    tab.sees(".menu", "mallory").await;
    fits(&tab, "phone-people-to-be").await;
    tab.clicks_the(".menu [role=menuitemradio]", "bora").await;
    tab.sees(".who-words", "bora").await;
    tab.clicks_the(".place", "library").await;
    tab.sees(".header h1", "library").await;
    tab.sees_no(".sidebar").await;
    // That there is news elsewhere is seen without them.
    let alice = tab.discord.user("alice");
    alice.sends_now("Anybody in general?", None, &[]).unwrap();
    tab.the(".only-narrow.has-unread").await;
    fits(&tab, "phone-unread").await;
    tab.clicks(".only-narrow").await;
    tab.clicks_the(".place.unread", "general").await;
    tab.sees(".new-line + .message", "Anybody in general?").await;
    tab.sees_no(".has-unread").await;
    tab.clicks("[aria-label=Members]").await;
    tab.sees(".person", "mallory").await;
    fits(&tab, "phone-members").await;
    tab.clicks("[aria-label=Members]").await;
    tab.sees_no(".people").await;
    tab.clicks(".pane-toggle").await;
    tab.sees(".entry", "READY").await;
    fits(&tab, "phone-pane").await;
    tab.clicks(".pane [aria-label=Close]").await;
    tab.is_a_phone(false).await;
    tab.ends().await;
}

/// Nothing hangs over the edge of the screen, and what is to be tapped is as large as a thumb.
async fn fits(tab: &Tab, picture: &str) {
    tab.pictured(picture).await;
    tab.holds("document.documentElement.scrollWidth <= innerWidth")
        .await;
    let seen = "(it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && it.getClientRects().length > 0";
    let outside = format!(
        "[...document.querySelectorAll('.header > *, button, input, textarea, .picker, .picker-entry > *, .menu, dialog, .content, .embed, .notice')].filter({seen}) \
         .filter((it) => {{ const {{ left, right }} = it.getBoundingClientRect(); return left < 0 || right > innerWidth + .5; }}).map((it) => it.outerHTML)"
    );
    let outside = tab.reads(&outside).await;
    assert_eq!(outside, serde_json::json!([]), "{picture}: outside the screen");
    let small = format!(
        "[...document.querySelectorAll('.icon-button, .place, .person, .who, .picker-entry, .menu button, .select-entry, .button, .select, .kind, .more-option')].filter({seen}) \
         .filter((it) => {{ const {{ width, height }} = it.getBoundingClientRect(); return Math.min(width, height) < 36; }}).map((it) => it.outerHTML)"
    );
    let small = tab.reads(&small).await;
    assert_eq!(small, serde_json::json!([]), "{picture}: too small for a thumb");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bots_coming_and_going_is_told() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    let restarted = Notice::new(
        Mood::Good,
        "notice-restarted",
        vec![("seconds", "1.4".into())],
        None,
    );
    tab.page.tell(restarted);
    tab.sees(".notice.good", "Bot restarted (1.4 s)").await;
    let error = Some("error[E0308]: mismatched types".to_owned());
    tab.page
        .tell(Notice::new(Mood::Bad, "notice-compile", Vec::new(), error));
    tab.sees(".notice.bad pre", "error[E0308]").await;
    // They are there for those, too, who come later.
    tab.client.refresh().await.unwrap();
    tab.sees(".notice.good", "Bot restarted (1.4 s)").await;
    tab.sees(".notice.bad", "does not compile").await;
    tab.ends().await;
}

/// From now on the page's connection can be lost: `sleeps()` closes it and lets none come about until `wakes()`.
const SLEEP: &str = "(() => { \
    const Real = WebSocket; const { send } = Real.prototype; let mine, away = false; \
    Real.prototype.send = function (it) { mine = this; return send.call(this, it); }; \
    window.WebSocket = class extends Real { constructor(to) { super(away ? new URL('nowhere', to) : to); } }; \
    window.sleeps = () => { away = true; mine.close(); }; window.wakes = () => { away = false; }; })()";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_when_the_connection_was() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.reads(SLEEP).await;
    tab.clicks(".pane-toggle").await;
    tab.page.printed("printed before");
    tab.sees(".entry.output", "printed before").await;
    tab.says("Before.").await;
    tab.sees(".message .content", "Before.").await;

    tab.reads("window.sleeps()").await;
    tab.sees("#banner", "does not answer").await;
    let bora = tab.discord.user("bora");
    bora.sends_now("While you slept.", None, &[]).unwrap();
    let mood = Mood::Good;
    let restarted = Notice::new(mood, "notice-restarted", vec![("seconds", "1.4".into())], None);
    tab.page.tell(restarted);
    tab.page.printed("printed meanwhile");
    // What cannot be sent stays where it was written.
    tab.says("Good morning!").await;
    tab.sees(".told", "Not sent").await;
    tab.holds("document.querySelector('.writing').value === 'Good morning!'")
        .await;

    tab.reads("window.wakes()").await;
    tab.sees(".message .content", "While you slept.").await;
    tab.sees_no("#banner").await;
    tab.holds("document.querySelector('.new-line + .message .content').textContent === 'While you slept.'")
        .await;
    tab.the(".writing").await.send_keys("\n").await.unwrap();
    tab.sees(".message .content", "Good morning!").await;
    tab.sees(".entry.output", "printed meanwhile").await;
    let all = "[...document.querySelectorAll('.message .content, .notice-words, .entry.output .entry-title')].map((it) => it.textContent)";
    let expected = serde_json::json!([
        "Before.",
        "While you slept.",
        "Bot restarted (1.4 s)",
        "Good morning!",
        "printed before",
        "printed meanwhile"
    ]);
    assert_eq!(tab.reads(all).await, expected);
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_is_seen_to_be_built() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.page.builds(true);
    tab.sees(".bot-state.building", "building").await;
    tab.page.builds(false);
    tab.sees(".bot-state.on:not(.building)", "bot online").await;
    tab.ends().await;
}
