//! A whole class in all lessons. It takes some minutes, so it is run by whoever wants to see it:
//! `cargo test --test gradebook thirty -- --ignored --nocapture`. A small one in the first lessons is graded each time.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Instant;

use crate::class::{Broken, Class};
use crate::course;

/// Tricks of `tests/cheats/` that are handed in as a whole lesson 00.
const TRICKS: [&str; 6] = [
    "build-script",
    "exits-before-main",
    "patched-libraries",
    "prints-a-passed-test",
    "proc-macro",
    "reads-the-snapshots",
];

fn thirty() -> Class {
    let all = course().lessons().len();
    let mut class = Class::new(course(), "thirty", all);
    for number in 0..6 {
        class.student(&format!("finished{number}"), all);
    }
    for number in 0..12 {
        class.student(&format!("half{number:02}"), 1 + number / 2);
    }
    let broken = [
        Broken::DoesNotCompile,
        Broken::DoesNotCompile,
        Broken::DoesNotCompile,
        Broken::IsNoText,
        Broken::IsGone,
        Broken::HasAFileOfAnotherKind,
    ];
    for (number, how) in broken.into_iter().enumerate() {
        class.broken(&format!("broken{number}"), number % 3, how);
    }
    for (number, trick) in TRICKS.iter().enumerate() {
        class.cheat(trick, 1 + number % 3);
    }
    assert_eq!(class.expected.len(), 30);
    class
}

/// Lessons of which one has libraries, so that several places to build in begin with what was built once.
#[test]
fn a_class_of_six_is_graded_in_the_first_lessons() {
    let mut class = Class::new(course(), "six", 2);
    class.student("finished", 2);
    class.student("half", 1);
    class.student("not-begun", 0);
    class.broken("broken", 1, Broken::DoesNotCompile);
    class.broken("strange", 0, Broken::IsNoText);
    class.cheat("reads-the-snapshots", 2);
    let output = class.command().args(["--jobs", "2"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    class.is_right();
}

#[test]
#[ignore = "it takes minutes"]
fn a_class_of_thirty_is_graded_killed_half_way_and_resumed() {
    let class = thirty();

    let start = Instant::now();
    let mut child = class.command().stderr(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let mut all = 0;
    for line in lines {
        println!("{line}");
        // `[12/130] …`
        let number = |it: &str| it.trim_matches(['[', ']']).parse::<usize>().ok();
        let counted = line.split(' ').next().and_then(|it| it.split_once('/'));
        let Some((done, of)) = counted.and_then(|(done, of)| Some((number(done)?, number(of)?))) else {
            continue;
        };
        all = of;
        if done * 2 >= of {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    println!(
        "killed half way ({all} lessons), after {:.0} s",
        start.elapsed().as_secs_f64()
    );

    let start = Instant::now();
    let output = class.command().stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    println!("{said}\n{}", String::from_utf8_lossy(&output.stdout));
    println!(
        "resumed, and done after {:.0} s more",
        start.elapsed().as_secs_f64()
    );
    assert!(output.status.success());
    let left: usize = said
        .split("To be graded: ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(left <= all - all / 2, "{left} of {all} again");
    class.is_right();

    let start = Instant::now();
    let output = class.command().output().unwrap();
    assert!(output.status.success());
    println!(
        "a third time, with nothing to do: {:.1} s",
        start.elapsed().as_secs_f64()
    );
    class.is_right();
}
