//! The one lock, around the state and those who follow it: the bot's sessions and the transcript.
//! It is never held across an `await`; whoever waits does so on a `watch`.

mod waiting;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::{broadcast, watch};

use super::clock::Snowflake;
use super::endpoint::Endpoint;
use super::gateway::Sessions;
use super::late::Late;
use super::limits::{Limits, SessionStartLimit};
use super::record::Record;
use super::refusals::{self, Refusals};
use super::rules::Intents;
use super::screen::{self, Happening};
use super::secret;
use super::transcript::Transcript;
use super::world::World;
use super::{Readiness, Settings, Token};
use waiting::Traffic;
pub use waiting::{Act, OpenRequest};

/// Lines that a slow reader of [`Hub::lines`] may be behind before it loses the oldest.
const LINES: usize = 1024;

pub struct Hub {
    pub token: Token,
    /// `127.0.0.1:PORT`
    pub address: String,
    /// The privileged intents that are switched on for the bot.
    pub portal: Intents,
    pub limits: Limits,
    /// Where interactions go that do not go to the gateway.
    pub endpoint: Endpoint,
    /// How many shards, and how many sessions, the bot is told to have.
    pub shards: u32,
    pub session_starts: SessionStartLimit,
    /// So long a session without a connection is kept.
    pub session_kept: Duration,
    /// Discord has reset the token: it is nobody's any more.
    token_is_void: AtomicBool,
    /// The interval that HELLO asks for.
    pub heartbeat: Duration,
    record: Option<Record>,
    state: Mutex<State>,
    changed: watch::Sender<()>,
    traffic: watch::Sender<Traffic>,
    lines: broadcast::Sender<String>,
    /// What clients show, for those that are open.
    happenings: broadcast::Sender<Arc<Happening>>,
    /// The traffic, for whoever looks at it.
    entries: broadcast::Sender<Arc<Value>>,
    late: Late,
    /// Closed when the offline Discord stops.
    stop: watch::Sender<bool>,
}

struct State {
    world: World,
    sessions: Sessions,
    transcript: Transcript,
    refusals: Refusals,
    /// Discord's rules that the bot broke.
    broken_rules: Refusals,
    not_covered: Refusals,
}

impl Hub {
    pub fn new(settings: Settings, address: String, record: Option<Record>, endpoint: Endpoint) -> Self {
        let mut world = World::new(settings.now, &settings.server, settings.bot_permissions);
        world.base = format!("http://{address}");
        world.take_events();
        Self {
            token: Token::random(),
            address,
            portal: settings.portal,
            limits: Limits::new(settings.limits, settings.session_start_limit),
            endpoint,
            shards: settings.shards,
            session_starts: settings.session_start_limit,
            session_kept: settings.session_kept,
            token_is_void: AtomicBool::new(false),
            heartbeat: settings.heartbeat,
            record,
            state: Mutex::new(State {
                world,
                sessions: Sessions::default(),
                transcript: Transcript::default(),
                refusals: Refusals::default(),
                broken_rules: Refusals::default(),
                not_covered: Refusals::default(),
            }),
            changed: watch::Sender::default(),
            traffic: watch::Sender::default(),
            lines: broadcast::Sender::new(LINES),
            happenings: broadcast::Sender::new(LINES),
            entries: broadcast::Sender::new(LINES),
            late: Late::default(),
            stop: watch::Sender::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic while the lock was held is told by whoever panicked; the state is still the best there is.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn is_token(&self, given: &str) -> bool {
        given == self.token.expose() && !self.token_is_void.load(Ordering::Relaxed)
    }

    /// From now on the token opens nothing, and what it had opened is closed.
    pub fn reset_token(&self) {
        self.token_is_void.store(true, Ordering::Relaxed);
        self.write_with_sessions(|_, sessions| sessions.close_all());
    }

    pub fn read<T>(&self, reader: impl FnOnce(&World) -> T) -> T {
        reader(&self.lock().world)
    }

    /// Changes the state, and tells what happened to all who follow it before anything else can happen.
    pub fn write<T>(&self, writer: impl FnOnce(&mut World) -> T) -> T {
        self.write_with_sessions(|world, _| writer(world))
    }

    pub fn write_with_sessions<T>(&self, writer: impl FnOnce(&mut World, &mut Sessions) -> T) -> T {
        let mut state = self.lock();
        let State {
            world,
            sessions,
            transcript,
            ..
        } = &mut *state;
        let result = writer(world, sessions);
        let events = world.take_events();
        let moved = !events.is_empty();
        for event in events {
            // Gateway and endpoint are «mutually exclusive». `interactions/overview`
            if !self.endpoint.takes(world, &event) {
                sessions.tell(world, &event);
            }
            self.publish_new(transcript, |transcript| transcript.record(world, &event));
            if self.happenings.receiver_count() > 0 {
                for happening in screen::of(world, &event) {
                    // It fails only if nobody listens.
                    let _ = self.happenings.send(Arc::new(happening));
                }
            }
        }
        drop(state);
        if moved {
            self.traffic_changes(|traffic| traffic.moves += 1);
        }
        // Whoever looks from now on sees what is changed already.
        if self.changed.receiver_count() > 0 {
            self.changed.send_replace(());
        }
        result
    }

    fn publish(&self, line: String) {
        // It fails only if nobody listens.
        let _ = self.lines.send(line);
    }

    /// Writes to the transcript, and tells what was written line by line.
    fn publish_new(&self, transcript: &mut Transcript, write: impl FnOnce(&mut Transcript)) {
        let old = transcript.text().len();
        write(transcript);
        if self.lines.receiver_count() > 0 {
            let new = transcript.text()[old..].split_terminator('\n');
            new.for_each(|line| self.publish(line.to_owned()));
        }
    }

    pub fn note(&self, line: &str) {
        self.publish_new(&mut self.lock().transcript, |transcript| transcript.note(line));
    }

    /// While it is silent, nothing that happens is written down.
    pub fn keeps_silent(&self, silent: bool) {
        self.lock().transcript.silent = silent;
    }

    /// From now on the answers to interactions are kept back from the transcript, until they are released.
    pub fn hold_answers(&self) {
        self.lock().transcript.hold_answers();
    }

    /// Writes down what has been answered to this interaction.
    pub fn release(&self, interaction: Snowflake) {
        let mut state = self.lock();
        let State {
            world, transcript, ..
        } = &mut *state;
        self.publish_new(transcript, |transcript| transcript.release(world, interaction));
    }

    /// Writes down all that was kept back; nothing is any more.
    pub fn release_all(&self) {
        let mut state = self.lock();
        let State {
            world, transcript, ..
        } = &mut *state;
        self.publish_new(transcript, |transcript| transcript.release_all(world));
    }

    /// Discord refused the bot something. A user does not see that, so the transcript does not have it.
    pub fn refused(&self, what: String) {
        let what = refusals::line(&what);
        self.told(json!({ "kind": "told", "told": what }), what);
    }

    /// Tells whoever watches, with an entry of the traffic for those who follow that.
    fn told(&self, entry: Value, what: String) {
        self.publish(format!("      | ({what})"));
        // It fails only if nobody listens.
        let _ = self.entries.send(Arc::new(entry));
        self.lock().refusals.push(what);
    }

    /// The bot asked for what is not covered here, which is nobody's fault.
    pub fn not_covered(&self, what: &str) {
        let told = refusals::line(&format!("the offline Discord does not cover {what} yet"));
        let mut state = self.lock();
        if !state.not_covered.all().contains(&told) {
            state.not_covered.push(told.clone());
        }
        drop(state);
        self.told(json!({ "kind": "told", "told": told, "gap": what }), told);
    }

    pub fn gaps(&self) -> Vec<String> {
        self.lock().not_covered.all().to_vec()
    }

    /// The bot did what Discord does not allow, and is refused it: a request, an answer after three seconds, a connection.
    pub fn broke(&self, rule: String) {
        self.lock().broken_rules.push(refusals::line(&rule));
    }

    pub fn broken_rules(&self) -> Vec<String> {
        self.lock().broken_rules.all().to_vec()
    }

    pub fn is_recording(&self) -> bool {
        self.record.is_some() || self.entries.receiver_count() > 0
    }

    /// Keeps an entry of the traffic. It is shown to others, so no secret stays in it.
    pub fn record(&self, mut entry: Value) {
        secret::hide_in(&mut entry);
        let entry = Arc::new(entry);
        if self.entries.receiver_count() > 0 {
            // It fails only if nobody listens.
            let _ = self.entries.send(Arc::clone(&entry));
        }
        if let Some(record) = &self.record
            && let Err(error) = record.write(&entry)
        {
            self.refused(format!("the traffic is not kept: {error}"));
        }
    }

    pub fn refusals(&self) -> Vec<String> {
        self.lock().refusals.all().to_vec()
    }

    pub fn transcript(&self) -> String {
        self.lock().transcript.text().to_owned()
    }

    pub fn lines(&self) -> broadcast::Receiver<String> {
        self.lines.subscribe()
    }

    pub fn happenings(&self) -> broadcast::Receiver<Arc<Happening>> {
        self.happenings.subscribe()
    }

    pub fn entries(&self) -> broadcast::Receiver<Arc<Value>> {
        self.entries.subscribe()
    }

    pub fn readiness(&self) -> Readiness {
        let state = self.lock();
        match self.endpoint.is_saved() {
            // It may have registered its commands before it was there to be asked.
            true => Readiness {
                identified: true,
                registered: state.sessions.has_commands(),
            },
            false => state.sessions.readiness(),
        }
    }

    /// The intents of the bot's session, if it has one.
    pub fn intents(&self) -> Option<Intents> {
        self.lock().sessions.intents()
    }

    pub fn stop(&self) {
        self.late.confirm(&self.late.all());
        self.stop.send_replace(true);
    }

    /// For as long as it is held, the offline Discord does not end: whoever holds it has to say farewell first.
    pub fn presence(&self) -> impl Drop + use<> {
        self.stop.subscribe()
    }

    /// Resolves when the offline Discord has stopped and all farewells are said.
    pub async fn ended(&self) {
        self.stop.closed().await;
    }

    /// Resolves when the offline Discord stops.
    pub async fn stopped(&self) {
        let _ = self.stop.subscribe().wait_for(|stopped| *stopped).await;
    }
}
