//! A class that is graded in one go has one time, whoever's turn came when. Else what grows over time would be the grading.

use chrono::TimeDelta;

use super::book::Verdict;

/// Longer than this does no grading pause that was stopped in the evening and goes on in the morning.
const PAUSE: TimeDelta = TimeDelta::hours(18);

/// Gives the results of each grading the time of its last one.
pub(super) fn put_in_one_time<'v>(verdicts: impl Iterator<Item = &'v mut Verdict>) {
    let mut verdicts: Vec<_> = verdicts.collect();
    verdicts.sort_by(|one, other| {
        let by = |it: &Verdict| (it.report.evidence.seeds.clone(), it.made);
        by(one).cmp(&by(other))
    });
    for together in verdicts.chunk_by_mut(|one, next| is_one_go(one, next)) {
        let last = together.last().and_then(|it| it.made);
        for verdict in together {
            verdict.made = last;
        }
    }
}

/// Whoever is graded in one go is asked by the same seeds. Those that somebody has named come again in other weeks.
fn is_one_go(one: &Verdict, next: &Verdict) -> bool {
    let seeds = &one.report.evidence.seeds;
    let times = one.made.zip(next.made);
    !seeds.is_empty()
        && *seeds == next.report.evidence.seeds
        && times.is_some_and(|(one, next)| next - one < PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::sample;
    use crate::gradebook::{Answer, Misfits};

    fn made(at: &str, seeds: &[u64]) -> Verdict {
        let mut report = sample::done();
        report.evidence.seeds = seeds.to_vec();
        Verdict {
            made: Some(at.parse().unwrap()),
            report,
            received: Answer::Silent,
            misfits: Misfits::default(),
            origin: String::new(),
            current: true,
        }
    }

    #[test]
    fn what_was_graded_in_one_go_has_one_time() {
        let mut all = [
            made("2026-03-02T09:20:00Z", &[7]),
            made("2026-03-02T18:00:00Z", &[7]),
            made("2026-03-02T18:00:00Z", &[8]),
            made("2026-03-03T09:00:00Z", &[7]),
            // The same seeds, a week later; and a student's own, which were asked nothing.
            made("2026-03-09T09:00:00Z", &[7]),
            made("2026-03-02T09:00:00Z", &[]),
            made("2026-03-02T09:01:00Z", &[]),
        ];
        put_in_one_time(all.iter_mut());
        let times = all.map(|it| it.made.unwrap().format("%d %H:%M").to_string());
        let expected = [
            "03 09:00", "03 09:00", "02 18:00", "03 09:00", "09 09:00", "02 09:00", "02 09:01",
        ];
        assert_eq!(times, expected);
    }
}
