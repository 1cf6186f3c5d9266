//! Buttons, menus, forms, and the menus of messages and users.

use crate::browser::Tab;

#[tokio::test(flavor = "multi_thread")]
async fn a_button_is_pressed_and_then_disabled() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("vote").await;
    tab.sees(".button.danger", "Coffee").await;
    tab.sees("a.button.link[href='https://example.com'][target=_blank]", "More")
        .await;
    tab.clicks_the(".button.danger", "Coffee").await;
    tab.sees(".message .content", "alice chose coffee.").await;
    tab.the(".button.danger:disabled").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_that_nobody_listens_to_says_so() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("deaf").await;
    tab.clicks_the(".button", "Do you hear me?").await;
    tab.the(".button.waiting[aria-busy=true]").await;
    tab.sees(".message .failed", "This interaction failed").await;
    // It can be pressed again.
    tab.the(".button:not(.waiting):enabled").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn menus_offer_entries_and_members() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("choose").await;
    tab.clicks_the(".select", "Days").await;
    tab.clicks_the(".select-entry", "Monday").await;
    // With the keyboard: on to the next, and choose it.
    tab.keys("\u{e015}").await;
    tab.keys(" ").await;
    tab.clicks_the(".select-list .button", "Done").await;
    tab.sees(".message .content", "Chosen: monday and tuesday").await;
    tab.clicks_the(".select", "Whom").await;
    tab.keys("bor").await;
    tab.clicks_the(".select-entry:not([hidden])", "bora").await;
    tab.sees(".message .mention", "@bora").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_filled_in() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("feedback").await;
    tab.sees("dialog h2", "Feedback").await;
    tab.sees("dialog label", "Your name *").await;
    tab.the("dialog input[placeholder=Alice]")
        .await
        .send_keys("Alice")
        .await
        .unwrap();
    tab.the("dialog textarea")
        .await
        .send_keys("It works")
        .await
        .unwrap();
    tab.clicks("dialog button[type=submit]").await;
    tab.sees_no("dialog").await;
    tab.sees(".message .content", "Thank you, Alice: It works").await;

    // Escape closes one without a word to the bot.
    tab.runs("feedback").await;
    tab.the("dialog").await;
    tab.keys("\u{e00c}").await;
    tab.sees_no("dialog").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_stand_in_the_menus_of_messages_and_users() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.says("one two three").await;
    tab.menu_of("one two three", "Count words").await;
    tab.sees(".message .content", "3 words").await;
    tab.sees(".person", "bora").await;
    // With the other button, as in Discord.
    let open = "[...document.querySelectorAll('.person')].find((it) => it.textContent.includes('bora')).dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))";
    tab.reads(open).await;
    tab.clicks_the(".menu [role=menuitem]", "Greet").await;
    tab.sees(".message .content", "Hello, @bora!").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn menus_offer_roles_and_channels() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("pick").await;
    tab.clicks_the(".select", "Role").await;
    tab.clicks_the(".select-entry", "@Manager").await;
    tab.sees(".message .mention", "@Manager").await;
    tab.clicks_the(".select", "Place").await;
    tab.clicks_the(".select-entry", "#library").await;
    tab.sees(".message .mention", "#library").await;
    tab.clicks_the(".select", "Anybody").await;
    tab.sees(".select-entry", "@Manager").await;
    tab.clicks_the(".select-entry", "mallory").await;
    tab.sees(".message .mention", "@mallory").await;
    tab.ends().await;
}
