//! Measures how quick the chat page is, in Chromium, and prints medians: `cargo bench --profile dev --bench page`.
//!
//! The tool is built as a student's is. Nothing here fails for being slow: machines differ, and the numbers are for people.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has nothing to say"
)]

mod caller;
mod figure;
#[cfg(unix)]
mod restart;
#[path = "../../tests/page/screen.rs"]
#[allow(dead_code, reason = "it is the tests'")]
mod screen;

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use botcamp::discord::{Discord, Settings};
use botcamp::page::{About, Page};
use caller::Caller;
use figure::Figure;
use screen::Screen;

/// Milliseconds on the clock that the browser's `Date.now()` reads, too.
fn now() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs_f64()
        * 1000.0
}

#[tokio::main]
async fn main() {
    let Some(screen) = Screen::new().await else { return };
    let discord = Arc::new(Discord::start(Settings::default()).await.unwrap());
    let page = Page::serve(Arc::clone(&discord), About::default()).await.unwrap();
    let address = page.address();

    println!(
        "usable after opening (wanted: 300 ms): {}",
        opening(&screen, &address).await
    );
    println!(
        "on the screen after the bot's call (wanted: 50 ms): {}",
        replies(&screen, &discord).await
    );
    // Who does nothing but write: ten thousand messages of all lengths.
    let alice = discord.user("alice");
    for number in 0..10_000 {
        let text = format!("{number}: {}", "so it goes on and on, ".repeat(number % 7));
        alice.sends_now(&text, None, &[]).unwrap();
    }
    println!(
        "the same with 10 000 messages: {}",
        opening(&screen, &address).await
    );
    println!(
        "on the screen, below 10 000 others: {}",
        replies(&screen, &discord).await
    );
    let (frames, read) = scrolling(&screen).await;
    println!("a frame while scrolling through {read} of them: {frames}");
    #[cfg(unix)]
    println!(
        "played again after a new program is there (wanted: 500 ms): {}",
        restart::measure(&screen).await
    );
    screen.ends().await;
}

/// From the beginning of the way to the page until one can write.
async fn opening(screen: &Screen, address: &str) -> Figure {
    let mut times = Vec::new();
    for _ in 0..21 {
        screen.client.goto("about:blank").await.unwrap();
        screen.goes_to(address).await;
        screen
            .holds("performance.getEntriesByName('usable').length === 1")
            .await;
        let usable = screen
            .reads("performance.getEntriesByName('usable')[0].startTime")
            .await;
        times.push(usable.as_f64().unwrap());
    }
    Figure::of(times)
}

/// From the bot's call until its message has been painted.
async fn replies(screen: &Screen, discord: &Discord) -> Figure {
    let watch = "(() => { window.painted = {}; new MutationObserver((all) => { for (const { addedNodes } of all) for (const it of addedNodes) { \
        const text = it.querySelector?.('.content')?.textContent ?? ''; \
        if (text.startsWith('reply')) requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => window.painted[text] ??= Date.now(); port2.postMessage(0); }); \
        } }).observe(document.getElementById('timeline'), { childList: true }); })()";
    screen.reads(watch).await;
    let bot = Caller::of(discord);
    let channel = bot.first_channel().await;
    let mut times = Vec::new();
    for number in 0..101 {
        let text = format!("reply {number}");
        let begun = now();
        bot.says(&channel, &text).await;
        let painted = format!("window.painted[{text:?}]");
        screen.holds(&format!("{painted} > 0")).await;
        times.push(screen.reads(&painted).await.as_f64().unwrap() - begun);
    }
    Figure::of(times)
}

/// The time between frames while one scrolls up through the channel as fast as a wheel goes, and how many messages were seen.
async fn scrolling(screen: &Screen) -> (Figure, u64) {
    let scroll = "(() => { window.frames_ = []; window.seen_ = new Set(); const it = document.getElementById('scroller'); let last, begun; \
        const frame = (at) => { frames_.push(at - last); last = at; it.scrollTop -= 600; \
        for (const one of [...document.querySelectorAll('#timeline .message')]) seen_.add(one.id); \
        if (document.querySelector('.beginning') && it.scrollTop === 0 || at > begun + 12000) window.scrolled = true; else requestAnimationFrame(frame); }; \
        requestAnimationFrame((at) => { begun = last = at; requestAnimationFrame(frame); }); })()";
    screen.reads(scroll).await;
    screen.holds("window.scrolled === true").await;
    let frames = screen.reads("window.frames_").await;
    let frames = frames
        .as_array()
        .unwrap()
        .iter()
        .filter_map(serde_json::Value::as_f64)
        .collect();
    (
        Figure::of(frames),
        screen.reads("window.seen_.size").await.as_u64().unwrap(),
    )
}
