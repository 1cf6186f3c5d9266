//! Interactions over HTTP: an application that has an endpoint is sent its interactions there, signed, and none on the
//! gateway. `interactions/overview` (Configuring an Interactions Endpoint URL)
//!
//! Signatures are ring's, which is in the tree of every bot already (serenity's TLS stands on it). Bots check them with other
//! libraries, so neither side's mistake would hide in the other's.

mod check;
mod deliver;
mod failure;
mod key;
mod post;
mod turns;
mod url;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::hub::{Hub, OpenRequest};
use super::world::{Event, World};
pub use check::Forgery;
pub use deliver::{Delivery, deliver};
pub use failure::Failure;
use key::Key;
use post::{Answer, Signed};
pub use url::{NoUrl, Url};

/// So long after an attempt it is tried again whether the bot listens by now. No system tells when a port is opened.
const NEXT_TRY: Duration = Duration::from_millis(20);
/// … and so long if it does, and does not do what it must.
const NEXT_CHECK: Duration = Duration::from_millis(500);
/// So long a follow-up waits for the answer that it follows. They come on two connections, and on this machine in the same
/// moment: which is first would be chance, and nobody's bot is to be judged by that.
const ON_ITS_WAY: Duration = Duration::from_secs(1);
/// How often an endpoint is sent what it must refuse. Discord says «routinely», and not how often.
const CHECK: Duration = Duration::from_secs(60);

/// Why an endpoint is not saved.
#[derive(Clone, Debug, thiserror::Error)]
pub enum EndpointError {
    /// It can be no endpoint's address.
    #[error("{0}")]
    Url(#[from] NoUrl),
    /// It does not do what Discord asks of one.
    #[error("The specified interactions endpoint url could not be verified: {0}")]
    Unverified(#[from] Failure),
}

/// Where the application's interactions go.
pub struct Endpoint {
    pub(super) key: Key,
    /// Whether it may be on another machine.
    anywhere: bool,
    state: Mutex<State>,
    queue: mpsc::UnboundedSender<Delivery>,
}

#[derive(Clone, Default)]
enum State {
    /// To the gateway.
    #[default]
    None,
    /// There, as soon as the bot is there: it was not, or failed so, when it was last asked.
    Awaited(Arc<Url>, Option<Failure>),
    Saved(Arc<Url>),
}

impl Endpoint {
    pub fn new(anywhere: bool, queue: mpsc::UnboundedSender<Delivery>) -> Self {
        Self {
            key: Key::random(),
            anywhere,
            state: Mutex::default(),
            queue,
        }
    }

    pub fn public_key(&self) -> String {
        self.key.public()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A state is written whole, or not at all.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The address, if there is one, whether the bot listens there or not.
    pub fn url(&self) -> Option<Arc<Url>> {
        match &*self.state() {
            State::None => None,
            State::Awaited(url, _) | State::Saved(url) => Some(url.clone()),
        }
    }

    /// Whether the bot has shown that it takes interactions there.
    pub fn is_saved(&self) -> bool {
        matches!(*self.state(), State::Saved(_))
    }

    /// Where an interaction can be sent now, or why to nowhere.
    fn ready(&self) -> Result<Arc<Url>, Failure> {
        match &*self.state() {
            State::Saved(url) => Ok(url.clone()),
            State::Awaited(_, Some(failure)) => Err(failure.clone()),
            State::None | State::Awaited(_, None) => Err(Failure::NotThere(Arc::new(
                std::io::ErrorKind::NotConnected.into(),
            ))),
        }
    }

    /// Takes an event that is for the endpoint; the gateway then is not told of it.
    pub fn takes(&self, world: &World, event: &Event) -> bool {
        let Event::InteractionCreated(id) = event else {
            return false;
        };
        if self.url().is_none() {
            return false;
        }
        let wire = world.interaction(*id).and_then(|it| world.interaction_wire(it));
        if let Some(interaction) = wire {
            // It fails only if the offline Discord has ended.
            let _ = self.queue.send(Delivery { id: *id, interaction });
        }
        true
    }
}

impl Hub {
    /// Sends a request to the endpoint, and keeps what was said, if that is wanted.
    async fn post(&self, url: &Url, signed: Signed, sent: &Value) -> Result<Answer, Failure> {
        let answer = post::post(url, self.endpoint.anywhere, signed).await;
        // A bot that is waited for is asked again and again.
        let is_of_note = !(sent["type"] == 1 && matches!(answer, Err(Failure::NotThere(_))));
        if is_of_note && self.is_recording() {
            let mut entry =
                json!({ "kind": "endpoint", "method": "POST", "path": url.to_string(), "request": sent });
            match &answer {
                Ok(answer) => {
                    entry["status"] = json!(answer.status.as_u16());
                    entry["answer"] = super::rest::as_json(answer.content_type(), &answer.body);
                }
                Err(failure) => entry["failure"] = json!(failure.to_string()),
            }
            self.record(entry);
        }
        answer
    }

    fn endpoint_is(&self, state: State) {
        *self.endpoint.state() = state;
        // Whoever waits for the bot looks again.
        self.write(|_| ());
    }

    /// Saves the endpoint, as a developer does in the portal, if the bot does what Discord asks of one. `None` has
    /// interactions told on the gateway again.
    pub async fn saves_endpoint(&self, url: Option<&str>) -> Result<(), EndpointError> {
        let Some(url) = url else {
            self.endpoint_is(State::None);
            return Ok(());
        };
        let url: Url = url.parse()?;
        check::verify(self, &url).await?;
        self.endpoint_is(State::Saved(Arc::new(url)));
        Ok(())
    }

    /// Saves the endpoint as soon as the bot listens there and does what it must: until then the user is told that it did not
    /// respond. What is returned does the waiting.
    pub fn awaits_endpoint(self: &Arc<Self>, url: Arc<Url>) -> impl Future<Output = ()> + use<> {
        self.endpoint_is(State::Awaited(url.clone(), None));
        self.clone().brings_up_endpoint(url)
    }

    async fn brings_up_endpoint(self: Arc<Self>, url: Arc<Url>) {
        let mut told = String::new();
        loop {
            let verified = check::verify(&self, &url).await;
            let is_awaited = matches!(&*self.endpoint.state(), State::Awaited(its, _) if *its == url);
            if !is_awaited {
                return;
            }
            let Err(failure) = verified else {
                return self.endpoint_is(State::Saved(url));
            };
            let why = failure.to_string();
            let pause = match failure {
                // Nobody is surprised that a bot takes its time.
                Failure::NotThere(_) => NEXT_TRY,
                _ => {
                    if told != why {
                        self.refused(format!("the interactions endpoint {url} is not saved: {why}"));
                        told = why;
                    }
                    NEXT_CHECK
                }
            };
            *self.endpoint.state() = State::Awaited(url.clone(), Some(failure));
            tokio::time::sleep(pause).await;
        }
    }

    /// Sends the endpoint requests that it must refuse. If it takes one, it is saved no longer.
    pub async fn checks_endpoint(self: &Arc<Self>) -> Result<(), Failure> {
        let Ok(url) = self.endpoint.ready() else {
            return Ok(());
        };
        let _open = OpenRequest::new(self.clone());
        for forgery in Forgery::ALL {
            let refused = check::must_be_refused(self, &url, forgery).await;
            // An endpoint that is not there, or not quick enough, is no danger.
            if let Err(failure @ Failure::Trusting { .. }) = refused {
                self.refused(format!(
                    "Discord has removed the interactions endpoint {url}: {failure}"
                ));
                self.broke(format!("the interactions endpoint: {failure}"));
                self.endpoint_is(State::None);
                return Err(failure);
            }
        }
        Ok(())
    }

    /// Resolves when the answer that a request with this token follows has come in, or does not come.
    pub async fn answer_is_in(&self, token: &str) {
        if self.endpoint.url().is_some() {
            let is_in = self.until(|world| (!world.awaits_answer(token)).then_some(()));
            let _ = tokio::time::timeout(ON_ITS_WAY, is_in).await;
        }
    }

    /// Checks the endpoint now and then, for as long as the offline Discord runs.
    pub async fn keeps_checking_endpoint(self: Arc<Self>) {
        loop {
            tokio::time::sleep(CHECK).await;
            // What comes of it is told there.
            let _ = self.checks_endpoint().await;
        }
    }
}
