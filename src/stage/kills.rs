//! A bot that is killed in the middle of its work, again and again.

use std::sync::Arc;
use std::time::Duration;

use crate::discord::{Discord, Underway};

use super::conversation::Stage;
use super::user::Act;

/// What an act is taken to last, before one has been seen to end.
const AT_FIRST: Duration = Duration::from_millis(5);
/// How much of an act's usual length the moments are spread over: more than all of it, so that some come after its end.
const SPREAD: f64 = 1.25;
/// tokio's timer is good to a millisecond; from so long before a moment on it is looked out for.
const LOOKOUT: Duration = Duration::from_millis(2);

impl Stage {
    /// Kills the bot while it works, and starts it again, so many times: the n-th time somebody does `act(n)`, and the bot is
    /// killed at a moment between «just sent» and «just answered», another one each time. The first time it has just answered.
    ///
    /// Returns what was answered to each act, if it came to that: what a bot that was killed had said is to be compared with
    /// what it has kept. The transcript has one line for all of it. The variable `BOTCAMP_KILLS` can make it more times.
    ///
    /// # Panics
    /// If an act is a message, or of a user on another stage.
    pub async fn killed_while(
        &mut self,
        times: usize,
        mut act: impl FnMut(usize) -> Act,
    ) -> Vec<Option<String>> {
        let running = Arc::clone(&self.running);
        self.notes("again and again the bot is killed while it works, and started again");
        let silence = Silence::new(&running.discord);
        let mut answers = Vec::new();
        let mut usual = None;
        for n in 0..times.max(more_kills()) {
            let run = act(n).into_run_on(&running);
            let Some(underway) = run.begins() else {
                // What the client says to this belongs into the transcript, and the bot has not heard of it.
                drop(silence);
                run.happens().await;
                return answers;
            };
            let moment = moment(n, usual.unwrap_or(AT_FIRST));
            let took = running.unless_it_ends(until(&underway, moment)).await;
            running.kill().await;
            answers.push(underway.answer().await);
            running.ends_if_not_started();
            running.start_again().await;
            usual = match (usual, took) {
                (Some(usual), Some(took)) => Some((usual + took) / 2),
                (usual, took) => usual.or(took),
            };
        }
        answers
    }
}

/// Resolves when there is an answer, after the time that it says, or at the moment.
async fn until(underway: &Underway, moment: Option<Duration>) -> Option<Duration> {
    let come = async {
        let Some(moment) = moment else {
            return std::future::pending().await;
        };
        tokio::time::sleep(moment.saturating_sub(LOOKOUT)).await;
        while underway.elapsed() < moment {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        biased;
        answered = underway.answered() => answered.then(|| underway.elapsed()),
        () = come => None,
    }
}

/// When to kill the n-th time; `None` as soon as there is an answer. However many there are, they are spread evenly: halves,
/// then quarters, then eighths of the length (van der Corput's sequence).
fn moment(n: usize, length: Duration) -> Option<Duration> {
    if n == 0 {
        return None;
    }
    let part = n.reverse_bits() as f64 / 2f64.powi(usize::BITS as i32);
    Some(length.mul_f64(SPREAD * part))
}

/// How many times the environment asks for.
fn more_kills() -> usize {
    let Some(asked) = std::env::var_os("BOTCAMP_KILLS") else {
        return 0;
    };
    let number = asked.to_str().and_then(|it| it.parse().ok());
    number.unwrap_or_else(|| panic!("BOTCAMP_KILLS is to be a number such as 500, and is {asked:?}"))
}

/// While it lives, nothing that happens is written down: it is not the same twice.
struct Silence<'a>(&'a Discord);

impl<'a> Silence<'a> {
    fn new(discord: &'a Discord) -> Self {
        discord.keeps_silent(true);
        Self(discord)
    }
}

impl Drop for Silence<'_> {
    fn drop(&mut self) {
        self.0.keeps_silent(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moments_are_spread_over_the_whole_act() {
        let length = Duration::from_millis(100);
        assert_eq!(moment(0, length), None);
        let mut parts: Vec<_> = (1..16).filter_map(|n| moment(n, length)).collect();
        parts.sort();
        let gaps = parts.windows(2).map(|it| it[1] - it[0]);
        assert_eq!(gaps.max(), Some(length.mul_f64(SPREAD / 16.0)));
    }
}
