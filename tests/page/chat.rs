//! Messages, people and channels.

use botcamp::page::About;

use crate::bot;
use crate::browser::Tab;
use crate::look::campus;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_is_shown_to_all_in_order_and_grouped() {
    let Some(alice) = Tab::open(campus(), About::default()).await else {
        return;
    };
    let bora = alice.another().await;
    bora.becomes("bora").await;

    bora.the(".writing").await.send_keys("Is").await.unwrap();
    alice.sees("#typing", "bora is typing").await;
    bora.keys(" anybody here?\n").await;
    alice.sees(".message", "Is anybody here?").await;
    alice
        .holds("document.querySelector('#typing').textContent === ''")
        .await;
    alice.says("I am.").await;
    alice.says("Good morning!").await;
    bora.sees(".message.together", "Good morning!").await;
    let shown = bora.reads("[...document.querySelectorAll('.message')].map((it) => [it.querySelector('.name')?.textContent ?? '', it.querySelector('.content').textContent])").await;
    let expected = serde_json::json!([
        ["bora", "Is anybody here?"],
        ["alice", "I am."],
        ["", "Good morning!"]
    ]);
    assert_eq!(shown, expected);

    // Another channel has messages of its own, and says that there are some.
    bora.clicks_the(".place", "library").await;
    bora.sees(".header h1", "library").await;
    bora.sees_no(".message").await;
    bora.says("Quiet here.").await;
    alice.sees(".place.unread", "library").await;
    alice.clicks_the(".place", "library").await;
    alice.sees(".message", "Quiet here.").await;
    alice.sees_no(".place.unread").await;

    bora.ends().await;
    alice.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_can_be_somebody_else_and_sees_what_they_see() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    tab.sees(".person", "alice").await;
    tab.sees(".person .chip", "Manager").await;
    // A role is offered, too, where somebody is mentioned.
    tab.the(".writing").await.send_keys("@Man").await.unwrap();
    tab.sees(".picker-entry", "@Manager").await;
    tab.the(".writing").await.clear().await.unwrap();
    tab.sees_no(".place .nothing").await;
    assert!(!tab.text(".sidebar").await.contains("managers"));

    tab.clicks(".who").await;
    tab.clicks_the(".menu [role=menuitemradio]", "minsu").await;
    tab.sees(".place", "managers").await;
    tab.clicks_the(".place", "managers").await;
    tab.sees(".header h1", "managers").await;
    tab.says("Only for us.").await;
    tab.sees(".message", "Only for us.").await;

    // Somebody new, who does not see the managers' channel.
    tab.clicks(".who").await;
    tab.the(".new-user input")
        .await
        .send_keys("정하늘\n")
        .await
        .unwrap();
    tab.sees(".who-words strong", "정하늘").await;
    tab.sees(".header h1", "general").await;
    tab.sees(".person", "정하늘").await;
    assert!(!tab.text("body").await.contains("Only for us."));
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_there_is_seen() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    tab.sees(".person.off", "bot").await;
    tab.the(".person.off .status.offline[aria-label]").await;
    tab.sees(".section-name", "Offline — 1").await;
    bot::comes_to(&tab.discord).await;
    tab.sees_no(".person.off").await;
    tab.sees(".person .bot-tag", "BOT").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_may_have_two_tabs() {
    let Some(tab) = Tab::with_bot().await else { return };
    let other = tab.another().await;
    tab.says("Hello from the one.").await;
    other.sees(".message .content", "Hello from the one.").await;
    // What is for alice alone is for her in both, and her own words are no news to her.
    other.runs("books remove").await;
    tab.sees(".message.private .content", "nothing to remove").await;
    tab.sees_no(".new-line").await;
    // Each goes their own way.
    other.clicks_the(".place", "library").await;
    other.sees(".header h1", "library").await;
    tab.sees(".header h1", "general").await;
    tab.says("Hello again.").await;
    other.sees_no(".place.unread").await;
    other.ends().await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_answered_edited_deleted_and_reacted_to() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    bot::comes_to(&tab.discord).await;
    tab.says("!echo Good morning").await;
    tab.sees(".message .bot-tag", "BOT").await;
    tab.sees(".message .content", "Good morning").await;

    tab.menu_of("Good morning", "Reply").await;
    tab.sees(".about-writing", "Replying to").await;
    tab.keys("And to you!\n").await;
    tab.sees(".above", "alice").await;

    // The bot follows the edit of what it answered.
    tab.menu_of("!echo Good morning", "Edit").await;
    tab.the(".writing").await.clear().await.unwrap();
    tab.keys("!echo Good evening\n").await;
    tab.sees(".message", "(edited)").await;
    tab.sees(".message .content", "!echo Good evening").await;

    tab.menu_of("And to you!", "React").await;
    tab.clicks("button[aria-label='🎉']").await;
    tab.sees(".reaction[aria-pressed=true]", "1").await;
    tab.clicks(".reaction").await;
    tab.sees_no(".reaction").await;

    tab.menu_of("And to you!", "Delete").await;
    tab.sees(".message.deleted", "deleted").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_channel_is_scrolled_through() {
    let Some(tab) = Tab::with_bot().await else { return };
    let bora = tab.discord.user("bora");
    for number in 0..450 {
        bora.sends_now(&format!("page {number}."), None, &[]).unwrap();
    }
    tab.sees(".message:last-of-type", "page 449.").await;
    let up =
        "(document.getElementById('scroller').scrollTop = 0, document.querySelector('.beginning') !== null)";
    tab.holds(up).await;
    tab.sees(".message", "page 0.").await;
    // Each stands there once and in its place; and the page holds no more than can be scrolled smoothly.
    let read =
        "JSON.stringify([...document.querySelectorAll('.message .content')].map((it) => it.textContent))";
    let read: Vec<String> = serde_json::from_str(tab.reads(read).await.as_str().unwrap()).unwrap();
    let expected: Vec<_> = (0..read.len()).map(|number| format!("page {number}.")).collect();
    assert_eq!(read, expected);
    assert!(read.len() < 400, "{}", read.len());

    // Who reads what was is not torn away from it.
    bora.sends_now("the newest of all", None, &[]).unwrap();
    tab.clicks_the("#newest", "1 new").await;
    tab.sees(".message:last-of-type", "the newest of all").await;
    tab.sees_no("#newest").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_drowns_nobody() {
    let Some(tab) = Tab::with_bot().await else { return };
    let bora = tab.discord.user("bora");
    // Faster than any page can show it.
    for number in 0..1_000 {
        bora.sends_now(&format!("drop {number}."), None, &[]).unwrap();
    }
    tab.sees(".message:last-of-type", "drop 999.").await;
    tab.says("Still here.").await;
    tab.sees(".message:last-of-type", "Still here.").await;
    let shown = tab.reads("document.querySelectorAll('.message').length").await;
    assert!(shown.as_u64().unwrap() <= 300, "{shown}");
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_gone_through_with_the_keyboard() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    let bora = tab.discord.user("bora");
    bora.sends_now("One.", None, &[]).unwrap();
    tab.sees(".message", "One.").await;
    tab.says("Tow.").await;
    tab.sees(".message", "Tow.").await;
    bora.sends_now("Three.", None, &[]).unwrap();
    tab.sees(".message", "Three.").await;
    // The arrow up corrects what one said last.
    tab.the(".writing").await.send_keys("\u{e013}").await.unwrap();
    tab.sees(".about-writing", "Editing").await;
    tab.the(".writing").await.clear().await.unwrap();
    tab.keys("Two.\n").await;
    tab.sees(".message .content", "Two.").await;
    // Back to what others said, from message to message; Enter opens the menu of one, and R answers it.
    tab.keys("\u{e008}\u{e004}").await;
    tab.keys("\u{e008}\u{e004}").await;
    tab.keys("\u{e013}").await;
    tab.holds("document.activeElement.querySelector('.content')?.textContent.startsWith('Two.')")
        .await;
    tab.keys("\u{e013}").await;
    tab.keys("\n").await;
    tab.sees(".menu [role=menuitem]", "Copy text").await;
    tab.keys("\u{e00c}").await;
    tab.keys("r").await;
    tab.sees(".about-writing", "Replying to bora").await;
    tab.keys("Four.\n").await;
    tab.sees(".above-text", "One.").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_a_message_is_for_sees_that_there_is_one() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    let bora = tab.another().await;
    bora.becomes("bora").await;
    bora.clicks_the(".place", "library").await;
    bora.sees(".header h1", "library").await;
    bora.says("@alice, are you there?").await;
    tab.sees(".place.unread .mentions", "1").await;
    tab.clicks_the(".place", "library").await;
    tab.sees(".message.mentioned .mention.to-me", "@alice").await;
    tab.sees_no(".mentions").await;
    bora.ends().await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_stands_above_what_is_new() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    let bora = tab.another().await;
    bora.becomes("bora").await;
    for tab in [&tab, &bora] {
        tab.clicks_the(".place", "library").await;
        tab.sees(".header h1", "library").await;
    }
    bora.says("Read.").await;
    tab.sees(".message", "Read.").await;
    tab.clicks_the(".place", "general").await;
    tab.sees(".header h1", "general").await;
    bora.says("One.").await;
    bora.says("Two.").await;
    tab.sees(".place.unread", "library").await;
    tab.clicks_the(".place", "library").await;
    tab.sees(".new-line", "New").await;
    // Above the first of them, which has a head of its own.
    tab.holds(
        "document.querySelector('.new-line + .message:not(.together) .content').textContent === 'One.'",
    )
    .await;
    tab.holds("document.querySelectorAll('.new-line').length === 1")
        .await;
    tab.pictured("new-line").await;
    // Who answers has read it.
    tab.says("Three.").await;
    tab.sees_no(".new-line").await;

    // What comes while one looks at another page is new, too.
    tab.reads("void Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
        .await;
    bora.says("Are you there?").await;
    tab.sees(".message", "Are you there?").await;
    tab.holds("document.querySelector('.new-line + .message .content').textContent === 'Are you there?'")
        .await;
    tab.reads("void delete document.hidden").await;
    tab.says("I am back.").await;
    tab.sees_no(".new-line").await;

    // Somebody else has not read the same.
    tab.clicks_the(".place", "general").await;
    tab.sees(".header h1", "general").await;
    bora.says("Four, @alice.").await;
    tab.sees(".place.unread .mentions", "1").await;
    tab.becomes("mallory").await;
    tab.sees_no(".place.unread").await;
    bora.ends().await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn any_emoji_can_be_reacted_with() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    tab.says("Rust!").await;
    tab.menu_of("Rust!", "React").await;
    tab.the(".other-emoji").await.send_keys("🦀\n").await.unwrap();
    tab.sees(".reaction[aria-pressed=true]", "🦀").await;
    // Nothing but emoji is shown larger, and they may be written by their names.
    tab.says(":crab::tada:").await;
    tab.sees(".content.only-emoji", "🦀🎉").await;
    // By a part of the name it is offered, and a colon alone or a time of day offers nothing.
    tab.the(".writing")
        .await
        .send_keys("at 10:30 :tad")
        .await
        .unwrap();
    tab.sees(".picker-entry[aria-selected=true]", ":tada:").await;
    tab.keys("\n").await;
    tab.sees_no(".picker").await;
    tab.keys("!\n").await;
    tab.sees(".message .content", "at 10:30 🎉 !").await;
    tab.the(".writing").await.send_keys("at 10:30").await.unwrap();
    tab.sees_no(".picker").await;
    tab.the(".writing").await.clear().await.unwrap();
    tab.menu_of("Rust!", "React").await;
    tab.the(".other-emoji").await.send_keys(":tea:\n").await.unwrap();
    tab.sees(".reaction[aria-pressed=true]", "🍵").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_found_below_its_message_and_its_channel() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("discuss").await;
    tab.sees(".in-thread .place.unread", "the new books").await;
    tab.clicks_the(".message .thread-note", "the new books").await;
    tab.sees(".header h1", "the new books").await;
    tab.sees(".message .content", "I begin.").await;
    tab.says("I go on.").await;
    tab.sees(".message .content", "I go on.").await;
    tab.ends().await;
}
