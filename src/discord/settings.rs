//! What an offline Discord starts with, and why it could not.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::endpoint::NoUrl;
use super::limits::{RateLimits, SessionStartLimit};
use super::rules::{self, Intents, Permissions};
use super::server::Server;

/// What an offline Discord starts with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// World time, standing still until it is set again. `None` is the real time, running.
    pub now: Option<DateTime<Utc>>,
    /// Where users are.
    pub server: Server,
    /// The privileged intents switched on for the bot, as in the developer portal. All of them, if not said otherwise.
    pub portal: Intents,
    /// What the bot's own role allows it, as in the invitation it came by. The same as everyone, if not said otherwise.
    pub bot_permissions: Permissions,
    /// How often the bot may ask.
    pub limits: RateLimits,
    /// How many shards the bot is told to start.
    pub shards: u32,
    /// How many sessions it may open. Only told, unless `limits` are enforced.
    pub session_start_limit: SessionStartLimit,
    /// So long a session without a connection can be resumed.
    pub session_kept: Duration,
    /// How often the bot's gateway connection must be heard of.
    pub heartbeat: Duration,
    /// The file that keeps the traffic as JSON lines, if any.
    pub record: Option<PathBuf>,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The bot's interactions endpoint, such as `http://127.0.0.1:3000/interactions`: interactions go there in place of the
    /// gateway. It is saved as soon as the bot listens there and does what Discord asks of an endpoint.
    pub interactions_endpoint: Option<String>,
    /// Whether an endpoint may be on another machine.
    pub endpoints_anywhere: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            now: None,
            server: Server::default(),
            portal: Intents::PRIVILEGED,
            bot_permissions: Permissions::EVERYONE,
            limits: RateLimits::default(),
            shards: 1,
            session_start_limit: SessionStartLimit::default(),
            session_kept: rules::SESSION_KEPT,
            heartbeat: rules::HEARTBEAT,
            record: None,
            port: 0,
            interactions_endpoint: None,
            endpoints_anywhere: false,
        }
    }
}

/// Why an offline Discord could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another program listens on the port, or the system gives none, or no thread.
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Listen {
        /// [`Settings::port`]
        port: u16,
        /// What the system says.
        source: std::io::Error,
    },
    /// What was given as an endpoint is no address of one.
    #[error("{url} can be no interactions endpoint: {source}")]
    Endpoint {
        /// [`Settings::interactions_endpoint`]
        url: String,
        /// What is wrong with it.
        source: NoUrl,
    },
    /// The endpoint is on another machine, or on none, and nobody said that it may be ([`Settings::endpoints_anywhere`]).
    #[error("{url} is not on this machine")]
    EndpointElsewhere {
        /// [`Settings::interactions_endpoint`]
        url: String,
    },
    /// The file for the traffic cannot be made.
    #[error("cannot write the traffic to {path}: {source}")]
    Record {
        /// [`Settings::record`]
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}
