//! Slash commands, filled in with the keyboard alone.

use botcamp::page::About;

use crate::bot;
use crate::browser::Tab;
use crate::look::campus;

#[tokio::test(flavor = "multi_thread")]
async fn commands_come_while_one_types() {
    let Some(tab) = Tab::open(campus(), About::default()).await else {
        return;
    };
    tab.the(".writing").await.send_keys("/lib").await.unwrap();
    tab.sees_no(".picker").await;
    bot::comes_to(&tab.discord).await;
    tab.sees(".picker-entry[aria-selected=true]", "/library").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_is_found_and_a_choice_made() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.sees(".person .doing", "Listening to the campus radio").await;
    tab.keys("/").await;
    tab.sees(".picker-entry", "/books add").await;
    tab.sees(".picker-entry", "What there is to know about the library")
        .await;
    // What asks for more than everybody has is not offered.
    assert!(!tab.text(".picker").await.contains("tidy"));
    tab.keys("library").await;
    tab.keys("\n").await;
    tab.sees(".option-name", "topic*").await;
    tab.sees(".hint", "What you want to know").await;
    tab.keys("fac").await;
    tab.sees(".picker-entry[aria-selected=true]", "facilities").await;
    tab.keys("\n").await;
    tab.sees(".message .above strong", "alice").await;
    tab.sees(".message .above .mention", "/library").await;
    tab.sees(".message li", "Seminar rooms").await;
    // And one writes again.
    tab.holds("document.activeElement.classList.contains('writing')")
        .await;
    let transcript = tab.discord.transcript();
    let typed = "alice | /library topic: facilities";
    assert!(transcript.lines().any(|line| line == typed), "{transcript}");
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_checks_before_it_sends() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.keys("/find").await;
    tab.sees(".picker-entry", "/find").await;
    tab.keys("\n").await;
    tab.sees(".option-name", "room*").await;
    tab.clicks(".command .send").await;
    tab.sees(".hint .wrong", "room is required").await;
    // The bot suggests, while one types.
    tab.keys("ma").await;
    tab.sees(".picker-entry", "Map archive").await;
    tab.holds("document.querySelectorAll('.picker:not([hidden]) .picker-entry').length === 2")
        .await;
    tab.clicks_the(".more-option", "seats").await;
    tab.keys("99\n").await;
    tab.sees(".hint .wrong", "≤ 12").await;
    let seats = tab.the(".option-input[aria-label=seats]").await;
    seats.clear().await.unwrap();
    seats.send_keys("4\n").await.unwrap();
    tab.sees(".message .content", "ma for 4.").await;
    // Backspace where nothing is filled in leads back to the message, as Escape does below the list.
    tab.runs("find").await;
    tab.sees(".picker-entry", "Map archive").await;
    tab.keys("\u{e003}").await;
    tab.sees_no(".command").await;
    tab.runs("find").await;
    tab.sees(".picker-entry", "Map archive").await;
    tab.keys("\u{e00c}").await;
    tab.sees_no(".picker").await;
    tab.keys("\u{e00c}").await;
    tab.sees_no(".command").await;
    tab.holds("document.activeElement.classList.contains('writing')")
        .await;
    tab.ends().await;
}

/// A conversation of the course, typed as it is written there.
#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_is_written_out_is_run() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.says("/library topic: facilities").await;
    tab.sees(".message li", "Seminar rooms").await;
    tab.says("/find room: Map archive seats: 4").await;
    tab.sees(".message .content", "Map archive for 4.").await;
    tab.says("/books add The Tale of Hong Gildong").await;
    tab.sees(".embed-title", "The Tale of Hong Gildong").await;
    // What is not as the command wants it is filled in, and told.
    tab.says("/library topic: moon").await;
    tab.sees(".option-name", "topic*").await;
    tab.keys("\n").await;
    tab.sees(".hint .wrong", "topic").await;
    let transcript = tab.discord.transcript();
    assert!(!transcript.contains("moon"), "{transcript}");
    tab.ends().await;
}
