//! The page in a browser: it fetches nothing, runs nothing of a student's, sorts, searches, and can be used with keys.

use std::fs;

use botcamp::gradebook::page::page;
use botcamp::words::Lang;
use fantoccini::Locator;
use serde_json::{Value, json};

use crate::screen::Screen;
use crate::{asked, book, course, made_up};

struct Shown {
    screen: Screen,
    _folder: tempfile::TempDir,
}

impl Shown {
    /// The page of a class of so many, in a browser. `None` where there is no browser.
    async fn new(students: usize, lang: Lang) -> Option<Shown> {
        let screen = Screen::new().await?;
        let course = course();
        let folder = tempfile::tempdir().unwrap();
        made_up::write(&course, folder.path(), &made_up::students(students), 2);
        let book = book(&course, &asked(&course, folder.path(), folder.path())).unwrap();
        let file = folder.path().join("gradebook.html");
        fs::write(&file, page(&book, lang)).unwrap();
        screen
            .client
            .goto(&format!("file://{}", file.display()))
            .await
            .unwrap();
        let _folder = folder;
        Some(Shown { screen, _folder })
    }

    async fn asks(&self, script: &str) -> Value {
        self.screen
            .client
            .execute(script, vec![json!(null)])
            .await
            .unwrap()
    }

    /// The logins, as they stand from above to below.
    async fn logins(&self) -> Vec<String> {
        let shown = "return [...document.querySelectorAll('.book tbody tr:not([hidden]) th small')].map(it => it.textContent)";
        serde_json::from_value(self.asks(shown).await).unwrap()
    }
}

#[tokio::test]
async fn names_are_text_and_nothing_is_fetched() {
    let Some(shown) = Shown::new(8, Lang::En).await else {
        return;
    };
    assert_eq!(shown.asks("return document.title").await, "Gradebook");
    assert_eq!(
        shown
            .asks("return document.querySelectorAll('img, script').length")
            .await,
        1
    );
    assert_eq!(
        shown
            .asks("return performance.getEntriesByType('resource').length")
            .await,
        0
    );
    // The page's rules hold: what is put into it does not run, and nothing of the internet is reached.
    let tries = "
        window.refused = [];
        document.addEventListener('securitypolicyviolation', (it) => window.refused.push(it.effectiveDirective));
        document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\">');
        const script = document.createElement('script');
        script.textContent = 'document.title = \"owned\"';
        document.body.append(script);
        const style = document.createElement('p');
        style.setAttribute('style', 'color: red');
        document.body.append(style);
        fetch('http://127.0.0.1:9/').catch(() => {});";
    shown.asks(tries).await;
    shown
        .screen
        .until("the rules refuse nothing", async || {
            let refused = shown.asks("return window.refused.length >= 4").await;
            (refused == true).then_some(())
        })
        .await;
    assert_eq!(shown.asks("return document.title").await, "Gradebook");
    let name = shown
        .asks("return document.querySelector('#s3 bdi').textContent")
        .await;
    assert!(name.as_str().unwrap().starts_with("<script>"), "{name}");
}

#[tokio::test]
async fn the_table_sorts_and_searches_by_key() {
    let Some(shown) = Shown::new(14, Lang::Ko).await else {
        return;
    };
    assert_eq!(shown.asks("return document.documentElement.lang").await, "ko");
    let before = shown.logins().await;
    // The third column is the points: Enter sorts by them, the most first.
    let press = |column: usize| {
        let css = format!(".book thead th:nth-child({column}) button");
        let client = shown.screen.client.clone();
        async move {
            let button = client.find(Locator::Css(&css)).await.unwrap();
            button.send_keys("\u{e007}").await.unwrap();
        }
    };
    press(3).await;
    let points =
        "return [...document.querySelectorAll('.book tbody td.sum')].map(it => Number(it.dataset.v))";
    let points: Vec<u32> = serde_json::from_value(shown.asks(points).await).unwrap();
    assert!(
        points.is_sorted_by(|a, b| a >= b) && points[0] > points[13],
        "{points:?}"
    );
    let sorted = "return document.querySelector('.book th:nth-child(3)').getAttribute('aria-sort')";
    assert_eq!(shown.asks(sorted).await, "descending");
    press(3).await;
    assert_eq!(shown.asks(sorted).await, "ascending");
    press(1).await;
    assert_ne!(shown.logins().await, before);

    let search = shown.screen.client.find(Locator::Css("#search")).await.unwrap();
    search.send_keys("김보").await.unwrap();
    assert_eq!(shown.logins().await, ["bora"]);
    assert_eq!(
        shown
            .asks("return document.getElementById('found').textContent")
            .await,
        "1명 표시"
    );

    // A name leads to all that there is about its student.
    let bora = shown
        .screen
        .client
        .find(Locator::Css(".book tbody tr:not([hidden]) th a"))
        .await
        .unwrap();
    bora.send_keys("\u{e007}").await.unwrap();
    shown
        .screen
        .until("the student's part is not open", async || {
            (shown.asks("return document.querySelector('#s0').open").await == true).then_some(())
        })
        .await;
}
