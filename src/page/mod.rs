//! The chat page: a user's Discord client in the browser, served on 127.0.0.1 by the course tool itself.
//!
//! A tab is one user. What they click goes to the offline Discord as [`crate::discord::Actor`] does it; what happens there
//! comes back over the tab's websocket. The page shows what it is told and decides nothing.

mod acts;
mod asked;
mod assets;
mod conversation;
mod feed;
mod file;
mod guard;
mod markdown;
mod message;
mod notice;
mod refused;
mod server;
mod shortcodes;
mod tab;

use std::net::Ipv4Addr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::discord::Discord;
use conversation::Conversation;
use feed::Feed;
use guard::Guard;
use notice::Notices;

pub use notice::{Mood, Notice};

/// The characters of a user's name, at most. `resources/user` (Usernames and nicknames)
const NAME: usize = 32;

/// What the page needs to know of where it is.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// What is played: `03 json-read`. Empty for a Discord that waits for any bot.
    pub title: String,
    /// The test package that a conversation could be kept in, if there is one.
    pub lesson: Option<String>,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
}

/// Why the page could not be served.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on 127.0.0.1:{port}: {source}")]
pub struct NotServed {
    pub port: u16,
    pub source: std::io::Error,
}

/// What all tabs share.
struct Shared {
    discord: Arc<Discord>,
    about: About,
    guard: Guard,
    feed: Feed,
    notices: Notices,
    building: watch::Sender<bool>,
    conversation: Conversation,
}

impl Shared {
    fn tell(&self, notice: Notice) {
        self.notices.tell(notice, self.discord.mark());
    }
}

/// A page that is served for as long as this lives.
pub struct Page {
    shared: Arc<Shared>,
    tasks: Vec<JoinHandle<()>>,
}

impl Page {
    /// Serves the page of this Discord. Must be called inside a tokio runtime.
    ///
    /// # Errors
    /// If the port is taken.
    pub async fn serve(discord: Arc<Discord>, about: About) -> Result<Page, NotServed> {
        let port = about.port;
        let failed = |source| NotServed { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        let shared = Arc::new(Shared {
            discord,
            about,
            guard: Guard::new(port),
            feed: Feed::default(),
            notices: Notices::default(),
            building: watch::Sender::default(),
            conversation: Conversation::default(),
        });
        let tasks = vec![
            tokio::spawn(feed::follow(Arc::clone(&shared))),
            tokio::spawn(server::serve(listener, Arc::clone(&shared))),
        ];
        Ok(Page { shared, tasks })
    }

    /// What to open in a browser. Who knows it can drive the bot.
    pub fn address(&self) -> String {
        self.shared.guard.address()
    }

    /// Tells all who look at the page: a line in the chat.
    pub fn tell(&self, notice: Notice) {
        self.shared.tell(notice);
    }

    /// Whether the bot's next form is being built.
    pub fn builds(&self, building: bool) {
        self.shared.building.send_replace(building);
    }

    /// A line that the bot printed.
    pub fn printed(&self, line: &str) {
        self.shared.feed.printed(line);
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}
