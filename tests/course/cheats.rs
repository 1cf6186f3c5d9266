//! Every trick of `tests/cheats/` is graded, and none may score; and nobody honest may lose a point.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use botcamp::build::Silent;
use botcamp::confine::Limits;
use botcamp::course::Course;
use botcamp::grade::result::Checked;
use botcamp::grade::rounds::Rounds;
use botcamp::grade::run;
use botcamp::grade::sealed::{Sealed, Submission};
use botcamp::stage::{Outcome, TaskResult, tell};
use botcamp::words::Lang;

use crate::handed_in::{Cheat, Verdict, cheats, lay};
use crate::judged::judges_are_built;
use crate::programs::build_all;
use crate::{course, wrong::side_by_side};

/// The course tool, which confines what is not trusted.
const KEEPER: &str = env!("CARGO_BIN_EXE_botcamp");

/// What became of a cheat: an outcome's name for each task, and all that was said about them.
struct Fate {
    verdicts: Vec<String>,
    told: String,
}

#[test]
fn no_cheat_scores_and_nobody_honest_loses_a_point() {
    let course = course();
    let cheats = cheats();
    let (bots, submissions): (Vec<_>, Vec<_>) = cheats.iter().partition(|it| it.is_bot());
    let rounds = rounds(&course);
    // The compilers stand back for the bots, and those wait for the most part.
    let fates = thread::scope(|scope| {
        let graded = scope.spawn(|| hand_in(&course, &submissions, &rounds));
        let judged = run(&course, &bots, &rounds);
        let mut fates = graded.join().unwrap();
        fates.extend(judged);
        fates
    });

    let (mut table, mut wrong) = (String::new(), String::new());
    for (cheat, fate) in submissions.iter().chain(&bots).zip(&fates) {
        let shown = fate.verdicts.join(", ");
        writeln!(table, "{:32} {shown:32} {}", cheat.name, cheat.facts.trick).unwrap();
        if !cheat.expected().is(&fate.verdicts) {
            let (name, expected) = (&cheat.name, cheat.expected());
            writeln!(wrong, "{name}: {shown}, expected {expected:?}\n{}", fate.told).unwrap();
        }
        let honest = cheat.facts.verdict == Verdict::All("passed".to_owned());
        assert_eq!(cheat.facts.honest, honest, "{}", cheat.name);
    }
    println!("{table}");
    // Where it can be looked at when all went well, too.
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("tricks.txt"), &table).unwrap();
    assert!(wrong.is_empty(), "{table}\n{wrong}");
    nothing_is_left_behind();
}

/// A confinement that nobody needs shows nothing: without it, these bots get what they are after.
#[test]
fn what_is_kept_from_cheats_would_help_them() {
    let course = course();
    let cheats = cheats();
    let helped = |it: &&Cheat| it.is_bot() && it.facts.elsewhere == Some(Verdict::All("passed".to_owned()));
    let cheats: Vec<_> = cheats.iter().filter(helped).collect();
    assert!(!cheats.is_empty());
    build_all(&["solution-01-hello-bot"]); // One of them wants it.
    judges_are_built();
    let programs = Programs::of(&cheats);
    for cheat in cheats {
        let lesson = course.lesson(&cheat.facts.lesson).unwrap();
        let results = run::judge(&course, lesson, &programs.of_bot(cheat), &mut Silent).unwrap();
        assert_eq!(fate(&results).verdicts, ["passed", "passed"], "{}", cheat.name);
    }
}

/// Grades those that are a checkout, one after the other in one place.
fn hand_in(course: &Course, cheats: &[&Cheat], rounds: &Rounds) -> Vec<Fate> {
    let lessons: Vec<_> = course.lessons().iter().take(1).collect();
    let sealed = Sealed::set_up(course, &lessons, KEEPER.as_ref(), &mut Silent).unwrap();
    // Some keep the compiler busy for as long as they may.
    let sealed = sealed.with_compiler(Limits {
        processor: Duration::from_secs(10),
        memory: 1 << 30,
        ..Limits::COMPILER
    });
    let folder = tempfile::tempdir().unwrap();
    let graded = cheats.iter().map(|cheat| {
        let place = lay(cheat, course, folder.path());
        let lesson = course.lesson(&cheat.facts.lesson).unwrap();
        let submission = Submission::open(&place).unwrap();
        let result = sealed
            .check(course, lesson, &submission, rounds, &mut Silent)
            .unwrap();
        match &result.state {
            Checked::Refused { why } => of_lesson("refused", why),
            Checked::DidNotCompile { message } => of_lesson("did_not_compile", message),
            Checked::Open => of_lesson("open", ""),
            Checked::Graded => fate(&result.tasks),
        }
    });
    graded.collect()
}

/// Lets the judge talk to those that are a bot.
fn run(course: &Course, cheats: &[&Cheat], rounds: &Rounds) -> Vec<Fate> {
    judges_are_built();
    let programs = Programs::of(cheats);
    let judged = |cheat: &&Cheat| {
        let lesson = course.lesson(&cheat.facts.lesson).unwrap();
        let program = programs.of_bot(cheat);
        let judged = run::judge_confined(course, lesson, &program, KEEPER.as_ref(), rounds, &mut Silent);
        fate(&judged.unwrap())
    };
    let mut fates = side_by_side(cheats, judged);
    for (cheat, fate) in cheats.iter().zip(&mut fates) {
        // Somebody was too slow on a machine that has much to do: as in a gradebook, they are asked again when the others are
        // done. Not so whoever got something by a trick: once is enough.
        let scores = !cheat.facts.honest && fate.verdicts.iter().any(|it| it == "passed");
        if !cheat.expected().is(&fate.verdicts) && !scores {
            println!("{}: {}, and once more", cheat.name, fate.verdicts.join(", "));
            *fate = judged(cheat);
        }
    }
    fates
}

/// A round of other values.
fn rounds(course: &Course) -> Rounds {
    let rounds = Rounds::new(1, Some(7));
    for lesson in ["00", "01"] {
        rounds
            .prepare(course, course.lesson(lesson).unwrap(), &mut Silent)
            .unwrap();
    }
    rounds
}

/// The bots, each under its own name.
struct Programs(tempfile::TempDir);

impl Programs {
    fn of(cheats: &[&Cheat]) -> Programs {
        let program = &build_all(&["cheats"])["cheats"];
        let programs = Programs(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap());
        for cheat in cheats {
            let called = programs.of_bot(cheat);
            let linked = fs::hard_link(program, &called);
            linked.or_else(|_| fs::copy(program, &called).map(drop)).unwrap();
        }
        programs
    }

    fn of_bot(&self, cheat: &Cheat) -> PathBuf {
        let name = format!("{}{}", cheat.name, std::env::consts::EXE_SUFFIX);
        self.0.path().join(name)
    }
}

fn of_lesson(verdict: &str, told: &str) -> Fate {
    Fate {
        verdicts: vec![verdict.to_owned()],
        told: told.to_owned(),
    }
}

fn fate(results: &[TaskResult]) -> Fate {
    let verdict = |result: &TaskResult| match &result.outcome {
        Outcome::NotGraded { .. } => "not_graded".to_owned(),
        outcome => serde_json::to_value(outcome).unwrap()["kind"]
            .as_str()
            .unwrap()
            .to_owned(),
    };
    Fate {
        verdicts: results.iter().map(verdict).collect(),
        told: results.iter().map(|it| tell(it, Lang::En) + "\n\n").collect(),
    }
}

/// Whether the process is called as one that would like to outlive its task. The system cuts names short.
#[cfg(target_os = "linux")]
fn stays(called: &str) -> bool {
    let those = [
        "survives",
        "survives-in-a-session",
        "steals-the-next-token",
        "fork-bomb",
    ];
    those
        .iter()
        .any(|it| it.starts_with(called.trim()) && called.trim().len() >= it.len().min(15))
}

/// Of all that was started, nothing runs any more.
#[cfg(target_os = "linux")]
fn nothing_is_left_behind() {
    use botcamp::confine::tree;

    for process in tree::descendants(std::process::id()) {
        let program = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
        assert!(!stays(&program), "{program} still runs");
    }
    // What had got away would be nobody's child any more.
    for process in tree::descendants(1) {
        let program = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
        assert!(!stays(&program), "{program} still runs");
    }
}

#[cfg(not(target_os = "linux"))]
fn nothing_is_left_behind() {}
