//! What can go wrong with an endpoint.

use std::io;
use std::sync::Arc;

use super::check::Forgery;
use crate::discord::error::ApiError;

/// Why an endpoint did not answer as it must. Each says what is likely the cause.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// Nobody listens there.
    #[error("nothing listens there ({0}): is the bot running, and on this port?")]
    NotThere(Arc<io::Error>),
    /// It is not on this machine, and nobody said that it may be elsewhere.
    #[error(
        "it is not on this machine, and the offline Discord keeps to 127.0.0.1 unless it is told otherwise"
    )]
    Elsewhere,
    /// No answer came within Discord's 3 seconds.
    #[error("no answer came within 3 seconds: who needs longer answers at once with type 5 (deferred)")]
    Slow,
    /// The connection ended before the answer did.
    #[error(
        "the connection ended before the answer did: the bot crashed, or what listens there is no HTTP server ({0})"
    )]
    Lost(Arc<str>),
    /// It answered with a status that Discord does not take.
    #[error("{}", of_status(*status, location.as_deref()))]
    Status {
        /// The HTTP status.
        status: u16,
        /// Where it sends others to, if it does.
        location: Option<Arc<str>>,
    },
    /// It answered with more than a request to Discord may hold.
    #[error("its answer is larger than 25 MiB")]
    Large,
    /// It answered with something that is neither JSON nor a form with files.
    #[error(
        "its answer is not declared as JSON: the header Content-Type must be application/json, not {0:?}"
    )]
    Kind(Arc<str>),
    /// It answered with 200, and with nothing.
    #[error(
        "its answer is empty: it must be JSON with a type, or 202 if the bot answers by POST …/callback itself"
    )]
    Empty,
    /// It declared JSON and sent something else.
    #[error("its answer is not JSON: {0}")]
    Json(Arc<str>),
    /// It does not answer PING with PONG.
    #[error("it does not answer a PING (type 1) with a PONG: {{\"type\": 1}}, but with {0}")]
    NoPong(Arc<str>),
    /// It does not refuse a signature that is none.
    #[error(
        "it must answer {forgery} with 401, and answered with {status}: verify each request before anything else, and over \
         the timestamp followed by the body as it came"
    )]
    Trusting {
        /// What was wrong with the request.
        forgery: Forgery,
        /// What it answered.
        status: u16,
    },
    /// Discord does not take the answer as one to this interaction.
    #[error("Discord does not take its answer: {0}")]
    Refused(Arc<str>),
    /// Discord would take the answer, and the offline Discord cannot.
    #[error("the offline Discord does not cover {0} yet")]
    NotCovered(Arc<str>),
}

impl Failure {
    /// Whether the bot did what Discord does not allow; else it did nothing, or not in time.
    pub(super) fn breaks_a_rule(&self) -> bool {
        !matches!(
            self,
            Self::NotThere(_) | Self::Elsewhere | Self::Slow | Self::Lost(_) | Self::NotCovered(_)
        )
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        match error.faults.not_covered() {
            Some((field, gap)) => {
                let what = format!("{} ({field} of an answer to an interaction)", gap.name());
                Self::NotCovered(what.into())
            }
            None => Self::Refused(error.told().into()),
        }
    }
}

fn of_status(status: u16, location: Option<&str>) -> String {
    let why = match status {
        300..=399 => {
            let to = location.unwrap_or("another address");
            return format!(
                "it redirects to {to} ({status}), and Discord does not follow: give the address that it leads to"
            );
        }
        401 => {
            "it takes the signature for a bad one: does it have this application's public key (verify_key), and does it verify \
             the timestamp followed by the body as it came, byte for byte?"
        }
        404 => "the bot has no route of this path",
        405 => "the bot has this path, and no POST on it",
        500..=599 => "the bot's handler failed",
        _ => "it must be 200 with an answer, or 202 if the bot answers by POST …/callback itself",
    };
    format!("it answered with {status}: {why}")
}
