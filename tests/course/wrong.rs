//! Every wrong solution fails, and a student is told why: `tests/wrong/NN-name/src/mistakes/*.rs`, each a bot with one mistake.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use botcamp::course::Lesson;
use botcamp::stage::{Outcome, TaskResult, tell};
use botcamp::words::Lang;

use crate::course;
use crate::judged::judged;
use crate::programs::WrongBots;

/// Mistakes in what only Unix has: modes, and links that everybody may make.
const ONLY_ON_UNIX: [&str; 2] = ["forgets-who-may-read", "replaces-the-link"];

#[test]
fn every_wrong_solution_fails_and_says_why() {
    let course = course();
    let wrong = WrongBots::of(course.lessons());
    let mut bots = wrong.names.clone();
    bots.retain(|(_, name)| cfg!(unix) || !ONLY_ON_UNIX.contains(&name.as_str()));
    let results = side_by_side(&bots, |(folder, name)| {
        let lesson = course.lessons().iter().find(|it| it.folder == *folder).unwrap();
        (lesson, judged(lesson, &wrong.program(folder, name)))
    });

    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for ((_, name), (lesson, results)) in bots.iter().zip(results) {
            let failed = results.iter().any(|result| result.outcome != Outcome::Passed);
            assert!(failed, "{name} of {} passes, and must not", lesson.folder);
            for result in &results {
                let graded = !matches!(result.outcome, Outcome::NotGraded { .. });
                assert!(graded, "{name} of {}: {}", lesson.folder, tell(result, Lang::En));
            }
            insta::assert_snapshot!(format!("{}__{name}", lesson.folder), shown(lesson, &results));
        }
    });
}

/// Does `work` on each of `things`, some at a time: a bot that is too slow spends its time asleep.
pub fn side_by_side<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    const AT_ONCE: usize = 4;
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let number = next.fetch_add(1, Ordering::Relaxed)
            && let Some(thing) = things.get(number)
        {
            done.push((number, work(thing)));
        }
        done
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

/// What a student sees: whether each task passed, and the whole text of those that did not.
fn shown(lesson: &Lesson, results: &[TaskResult]) -> String {
    let mut text = String::new();
    for (task, result) in lesson.tasks.iter().zip(results) {
        text += &format!(
            "==== task {} ====\n{}\n\n",
            task.number,
            without_chance(&tell(result, Lang::En))
        );
    }
    text
}

/// In 08 two bots write this at the same moment.
const BY_TWO_BOTS: &str = "  hours/thursday: version ";

/// In 08 the disk is full on Linux, and elsewhere the database is held instead.
const FULL_DATABASE: &str = "the database: error returned from database: (code: 778) disk I/O error";

/// The text without what differs from one run, or one system, to the next: rustc writes a thread's number into a panic's first
/// line, the words for a full disk are the ones for how it was made full, bots that change several things at the same moment log
/// that in any order, and of two bots that change the same one either is first.
fn without_chance(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once("thread '") {
        Some((before, rest)) if rest.contains(" panicked at ") => {
            let (name, rest) = rest.split_once('\'').unwrap_or((rest, ""));
            let place = rest
                .split_once("panicked at ")
                .map_or("", |(_, place)| place)
                .replace('\\', "/");
            format!("{before}thread '{name}' panicked at {place}")
        }
        _ if line.starts_with(BY_TWO_BOTS) => format!("{BY_TWO_BOTS}…"),
        _ => line
            .replace("File too large (os error 27)", "no storage space")
            .replace(
                FULL_DATABASE,
                "the database is busy: others have kept it for too long. Ask again.",
            ),
    });
    let mut lines: Vec<_> = lines.collect();
    for about in lines.chunk_by_mut(|one, next| is_about_a_change(one) && is_about_a_change(next)) {
        about.sort();
    }
    lines.join("\n")
}

/// Whether a line is of the bot's own log and about a change: `  hours/monday: version 2, was 1`.
fn is_about_a_change(line: &str) -> bool {
    ["  hours/", "  facilities/", "  the database is busy"]
        .iter()
        .any(|it| line.starts_with(it))
}
