//! One figure: a median, and how far the rounds were apart.

use std::fmt;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

#[derive(Clone, Copy)]
pub struct Figure {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Figure {
    pub fn of(mut rounds: Vec<f64>) -> Figure {
        rounds.sort_by(f64::total_cmp);
        Figure {
            median: rounds[rounds.len() / 2],
            least: rounds[0],
            most: rounds[rounds.len() - 1],
        }
    }

    /// How often this can be done in a second, one after the other.
    pub async fn per_second(time: Duration, mut act: impl AsyncFnMut()) -> Figure {
        act().await; // Nothing is ready at the first time.
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push(round(time, &mut act).await);
        }
        Figure::of(rounds)
    }

    /// The same of two things in turn, and how the first stands to the second: what the machine does meanwhile befalls both.
    pub async fn beside(time: Duration, mut one: impl AsyncFnMut(), mut other: impl AsyncFnMut()) -> Beside {
        one().await;
        other().await;
        let (mut ones, mut others, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let (a, b) = (round(time, &mut one).await, round(time, &mut other).await);
            ones.push(a);
            others.push(b);
            ratios.push(a / b);
        }
        Beside {
            one: Figure::of(ones),
            other: Figure::of(others),
            ratio: Figure::of(ratios),
        }
    }
}

pub struct Beside {
    pub one: Figure,
    pub other: Figure,
    pub ratio: Figure,
}

/// Does it for so long, and says how often it was done in a second.
async fn round(time: Duration, act: &mut impl AsyncFnMut()) -> f64 {
    let (start, mut times, mut at_once) = (Instant::now(), 0_u32, 1_u32);
    // A clock costs as much as a lookup: it is asked more and more seldom, if there is reason to.
    while start.elapsed() < time {
        for _ in 0..at_once {
            act().await;
        }
        times += at_once;
        if start.elapsed() < time / 100 {
            at_once = (at_once * 2).min(4096);
        }
    }
    f64::from(times) / start.elapsed().as_secs_f64()
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, least, most] = [self.median, self.least, self.most].map(short);
        write!(f, "{median} ({least}–{most})")
    }
}

/// With three digits.
fn short(number: f64) -> String {
    match number {
        it if it >= 1e6 => format!("{:.2} M", it / 1e6),
        it if it >= 1e3 => format!("{:.1} k", it / 1e3),
        it if it >= 10.0 => format!("{it:.0}"),
        it => format!("{it:.2}"),
    }
}
