//! How many cases, from which seed; and who notices a panic on the other side of the socket.

use std::cell::Cell;
use std::env;
use std::panic;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use tokio::runtime::{Builder, Runtime};

/// So long an answer may take on a machine with other things to do. Whoever is waited for longer hangs.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What panicked in an offline Discord's own threads.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    /// Whether this thread tries cases at the moment.
    static TRIES: Cell<bool> = const { Cell::new(false) };
}

fn number(variable: &str, default: u32) -> u32 {
    match env::var(variable) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{variable}={text}: a number is needed")),
        Err(_) => default,
    }
}

fn panics() -> MutexGuard<'static, Vec<String>> {
    PANICS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One test at a time: they share the allocator and the list of panics.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let thread = std::thread::current();
            if thread
                .name()
                .is_some_and(|name| name.starts_with("offline-discord"))
            {
                panics().push(panic.to_string());
            }
            // A case that fails is told once, when it is as small as it gets.
            if !TRIES.get() {
                usual(panic);
            }
        }));
    });
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Fails if an offline Discord has panicked.
fn nothing_panicked() {
    let panics = std::mem::take(&mut *panics());
    assert!(panics.is_empty(), "the offline Discord panicked: {panics:?}");
}

pub fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A single case that somebody has thought of, or that was found.
pub fn try_one(case: impl Future<Output = ()>) {
    let _alone = alone();
    panics().clear();
    runtime().block_on(case);
    nothing_panicked();
}

/// Tries this many cases (or as many as `BOTCAMP_FUZZ_CASES` says). One that fails is made as small as it gets.
pub fn try_all<S: Strategy>(cases: u32, strategy: S, holds: impl Fn(S::Value)) {
    let _alone = alone();
    let (cases, seed) = (
        number("BOTCAMP_FUZZ_CASES", cases),
        number("BOTCAMP_FUZZ_SEED", 7),
    );
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 500,
        ..Config::default()
    };
    let mut whole = [0; 32];
    whole[..4].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &whole);
    TRIES.set(true);
    let tried = TestRunner::new_with_rng(config, rng).run(&strategy, |case| {
        // What an earlier case did is not this one's.
        panics().clear();
        holds(case);
        nothing_panicked();
        Ok(())
    });
    TRIES.set(false);
    match tried {
        Ok(()) => {}
        Err(TestError::Fail(why, case)) => panic!("BOTCAMP_FUZZ_SEED={seed}: {why}\n{case:#?}"),
        Err(TestError::Abort(why)) => panic!("BOTCAMP_FUZZ_SEED={seed}: {why}"),
    }
}
