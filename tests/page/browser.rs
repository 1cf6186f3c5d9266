//! A page of its own for a test, in a browser of its own.

use std::ops::Deref;
use std::sync::Arc;

use botcamp::discord::{Discord, Settings};
use botcamp::page::{About, Page};

use crate::bot;
use crate::look::campus;
use crate::screen::Screen;

/// The page of a Discord, with a browser that shows it.
pub struct Tab {
    pub discord: Arc<Discord>,
    pub page: Arc<Page>,
    screen: Screen,
}

impl Deref for Tab {
    type Target = Screen;

    fn deref(&self) -> &Screen {
        &self.screen
    }
}

impl Tab {
    /// A Discord and its page, and a browser that shows it. `None` where there is no browser.
    pub async fn open(settings: Settings, about: About) -> Option<Tab> {
        let screen = Screen::new().await?;
        let discord = Arc::new(Discord::start(settings).await.unwrap());
        let page = Arc::new(Page::serve(Arc::clone(&discord), about).await.unwrap());
        screen.goes_to(&page.address()).await;
        Some(Tab {
            discord,
            page,
            screen,
        })
    }

    /// The same with a bot that is there.
    pub async fn with_bot() -> Option<Tab> {
        let tab = Tab::open(campus(), About::default()).await?;
        bot::comes_to(&tab.discord).await;
        tab.sees(".bot-state", "bot online").await;
        Some(tab)
    }

    /// Another tab of the same page, in a browser of its own.
    pub async fn another(&self) -> Tab {
        let screen = self.screen.another().await;
        screen.goes_to(&self.page.address()).await;
        Tab {
            discord: Arc::clone(&self.discord),
            page: Arc::clone(&self.page),
            screen,
        }
    }
}
