//! What a bot answers with: embeds, files, messages for one person, answers that take their time or never come.

use crate::bot;
use crate::browser::Tab;

#[tokio::test(flavor = "multi_thread")]
async fn an_embed_is_shown_with_all_its_parts() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("books add").await;
    tab.keys("Rust in Action\n").await;
    tab.sees(
        ".embed-title a[href='https://example.com/book']",
        "Rust in Action",
    )
    .await;
    tab.sees(".embed-author", "Campus library").await;
    tab.sees(".embed-text em", "catalogue").await;
    tab.sees(".embed-field.inline strong", "3").await;
    tab.sees(".embed-footer", "from the library").await;
    tab.sees(".message .above .mention", "/books add").await;
    // The picture came with the message, and is fetched from the page's own server.
    tab.holds("document.querySelector('img.embed-thumbnail').naturalWidth === 96")
        .await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_embed_has_pictures_and_a_time() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("poster").await;
    for css in ["img.embed-image", ".embed-author img", ".embed-footer img"] {
        tab.holds(&format!("document.querySelector('{css}')?.naturalWidth === 96"))
            .await;
    }
    tab.sees(".embed-author a[href='https://example.com/club']", "Book club")
        .await;
    tab.sees(".embed-footer", "every week • ").await;
    tab.sees(".embed-field:not(.inline) strong", "Fridays").await;
    // The page fetches nothing from elsewhere; it says what there would be.
    tab.sees(
        ".elsewhere a[href='https://example.com/logo.png']",
        "picture from elsewhere",
    )
    .await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_go_both_ways() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("report").await;
    tab.sees(".file a[download='report.csv']", "report.csv").await;
    tab.sees(".file-size", "8 B").await;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("note.txt");
    std::fs::write(&file, "hello").unwrap();
    let path = file.to_str().unwrap();
    tab.client
        .find(fantoccini::Locator::Css(".composer input[type=file]"))
        .await
        .unwrap()
        .send_keys(path)
        .await
        .unwrap();
    tab.sees(".to-send-file", "note.txt").await;
    tab.the(".writing").await.send_keys("Look:\n").await.unwrap();
    tab.sees(".message .file a", "note.txt").await;
    // Dropped on the page, a file is attached, and the page stays.
    let drop = "(() => { const dataTransfer = new DataTransfer(); dataTransfer.items.add(new File(['dropped'], 'dropped.txt')); \
        for (const type of ['dragover', 'drop']) document.querySelector('.timeline').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })); })()";
    tab.reads(drop).await;
    tab.sees(".to-send-file", "dropped.txt").await;
    tab.the(".writing").await.send_keys("\n").await.unwrap();
    tab.sees(".message .file a", "dropped.txt").await;

    tab.runs("options").await;
    tab.keys("bora\nlibr\nMana\nTr\n").await;
    tab.the(".option-input[type=file]")
        .await
        .send_keys(path)
        .await
        .unwrap();
    tab.sees(".message .content", "bora #library Manager true note.txt=hello")
        .await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_give_it_away_is_hidden_at_first() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("gallery").await;
    tab.sees(".cover", "SPOILER").await;
    tab.holds("document.querySelectorAll('.attachments .covered, .embed .covered').length === 3")
        .await;
    // A screen reader and the Tab key find nothing below a cover.
    tab.holds("document.querySelector('.covered a[download]').closest('[inert]') !== null")
        .await;
    tab.clicks(".attachments .cover").await;
    tab.holds("document.querySelector('.attachments img').closest('.covered') === null")
        .await;
    tab.clicks(".embed .cover").await;
    tab.holds("document.querySelectorAll('.covered').length === 1")
        .await;
    // It stays uncovered when the message is drawn anew.
    tab.menu_of_the(".embed-title", "React").await;
    tab.clicks("button[aria-label='🎉']").await;
    tab.sees(".reaction", "1").await;
    tab.holds("document.querySelectorAll('.covered').length === 1")
        .await;
    tab.clicks(".cover").await;
    tab.sees(".file a", "SPOILER_answer.txt").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_be_played_is_played() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("gallery").await;
    tab.sees(".file", "tune.wav").await;
    tab.holds("document.querySelector('audio[controls]')?.duration === 2")
        .await;
    // One can go on where one likes.
    tab.holds("(() => { const it = document.querySelector('audio'); if (it.currentTime !== 1) it.currentTime = 1; return it.currentTime === 1 && !it.seeking && it.seekable.end(0) === 2; })()")
        .await;
    // What is no film in truth can be saved all the same.
    tab.sees(".file a[download='film.mp4']", "film.mp4").await;
    tab.holds("document.querySelector('video') === null").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_dropped_or_pasted_into_a_command() {
    let Some(tab) = Tab::with_bot().await else { return };
    for kind in ["drop", "paste"] {
        tab.runs("options").await;
        tab.keys("bora\nlibr\nMana\nTr\n").await;
        tab.the(".option-input[type=file]").await;
        let brings = format!(
            "(() => {{ const files = new DataTransfer(); files.items.add(new File(['by {kind}'], '{kind}.txt')); \
             const how = {{ bubbles: true, cancelable: true, dataTransfer: files, clipboardData: files }}; \
             document.activeElement.dispatchEvent('{kind}' === 'drop' ? new DragEvent('drop', how) : new ClipboardEvent('paste', how)); }})()"
        );
        tab.reads(&brings).await;
        let said = format!("bora #library Manager true {kind}.txt=by {kind}");
        tab.sees(".message .content", &said).await;
    }
    // One that is too large is not even sent.
    tab.runs("options").await;
    let huge = "(() => { const files = new DataTransfer(); files.items.add(new File([new Uint8Array(11 * 1024 * 1024)], 'huge.bin')); \
        document.activeElement.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files })); })()";
    tab.reads(huge).await;
    tab.sees(".told", "huge.bin is larger than").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_one_person_sees_what_is_for_them() {
    let Some(alice) = Tab::with_bot().await else {
        return;
    };
    let bora = alice.another().await;
    bora.becomes("bora").await;
    alice.runs("books remove").await;
    alice
        .sees(".message.private .content", "There is nothing to remove.")
        .await;
    alice.sees(".message .only-you", "Only you can see this").await;
    alice.says("Done.").await;
    bora.sees(".message", "Done.").await;
    bora.sees_no(".message.private").await;
    alice
        .clicks_the(".message .only-you button", "Dismiss message")
        .await;
    alice.sees_no(".message.private").await;
    bora.ends().await;
    alice.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_takes_its_time_is_waited_for() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("later").await;
    tab.sees(".thinking", "bot is thinking").await;
    tab.sees_no(".waiting-line").await;
    bot::GATE.add_permits(1);
    tab.sees(".message .content", "Here at last.").await;
    tab.sees_no(".thinking").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_never_comes_is_told_after_three_seconds() {
    let Some(tab) = Tab::with_bot().await else { return };
    tab.runs("silence").await;
    tab.sees(".waiting-line", "Sending").await;
    tab.sees(".waiting-line.failed", "The application did not respond")
        .await;
    // What is said afterwards stands below.
    tab.says("Is anybody there?").await;
    tab.sees(".waiting-line.failed + .message", "Is anybody there?")
        .await;
    tab.clicks_the(".waiting-line button", "Dismiss message").await;
    tab.sees_no(".waiting-line").await;
    tab.ends().await;
}
