//! Results of a class that never was, of the course's real lessons: as many students as one likes, the same ones each time.

use std::path::Path;

use botcamp::confine::InForce;
use botcamp::course::{Course, Lesson, Task};
use botcamp::grade::result::{Checked, LessonResult};
use botcamp::grade::{Evidence, Report, grader};
use botcamp::stage::{Outcome, TaskResult};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

/// What holds everybody's bots.
pub const HELD: InForce = InForce {
    landlock: Some(6),
    files: true,
    connections: true,
    signals: true,
    calls: true,
    processes: true,
    limits: true,
};

/// A class's first day.
pub fn begins() -> DateTime<Utc> {
    "2026-03-02T01:00:00Z".parse().unwrap()
}

/// Logins and names, some of them odd: the first ones are those that tests look for.
pub fn students(count: usize) -> Vec<(String, String)> {
    let odd = [
        ("bora", "김보라"),
        ("ada", "Ada Lovelace"),
        ("formula", "=HYPERLINK(\"https://x.example\",\"click\")"),
        (
            "script",
            "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">",
        ),
        ("turned", "gnp.\u{202e}exe.png"),
        (
            "tall",
            "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}algo",
        ),
        ("emoji", "하나 👩‍🚀"),
        (
            "long",
            "Wolfeschlegelsteinhausenbergerdorff-Wolfeschlegelsteinhausenbergerdorff the Second",
        ),
    ];
    let family = ["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임"];
    let given = [
        "하나", "민준", "서연", "지우", "도윤", "하은", "시우", "유나", "준호", "수아",
    ];
    let plain = (0..).map(|it| {
        let name = format!("{}{}", family[it % 10], given[it / 10 % 10]);
        (format!("student{it:03}"), name)
    });
    let odd = odd
        .iter()
        .map(|(login, name)| ((*login).to_owned(), (*name).to_owned()));
    odd.chain(plain).take(count).collect()
}

/// How good a student is, from 0 to 99: always the same, and spread over the class.
fn skill(student: usize) -> usize {
    (student * 37 + 11) % 100
}

/// A student's result in the `week`-th week, from 0.
pub fn report(course: &Course, lessons: &[Lesson], student: usize, week: usize) -> Report {
    let reach = (skill(student) + 30) * (week + 1) * lessons.len() / 400;
    let results: Vec<_> = lessons
        .iter()
        .enumerate()
        .map(|(at, lesson)| result(lesson, student, at, reach))
        .collect();
    let at = begins() + TimeDelta::days(7 * week as i64) + TimeDelta::minutes(37 * student as i64);
    Report::sealed(course, &results, evidence(course, student, week, at))
}

fn evidence(course: &Course, student: usize, week: usize, at: DateTime<Utc>) -> Evidence {
    Evidence {
        graded_at: at.to_rfc3339_opts(SecondsFormat::Secs, true),
        commit: Some(commit(student, week)),
        rustc: Some("rustc 1.95.0 (59807616e 2026-04-14)".to_owned()),
        botcamp: "0.1.0".to_owned(),
        grader: grader_of(course),
        system: "linux x86_64".to_owned(),
        sandbox: Some(HELD),
        seeds: vec![7, 8, 9],
        ..Evidence::default()
    }
}

/// The grader's hash is the hash of thousands of files.
fn grader_of(course: &Course) -> Option<String> {
    static HASH: std::sync::OnceLock<Option<String>> = std::sync::OnceLock::new();
    HASH.get_or_init(|| grader(course).ok()).clone()
}

pub fn commit(student: usize, week: usize) -> String {
    format!("{:040x}", student * 1000 + week + 0xc0ffee)
}

/// Everything before `reach` is done; in that lesson something is wrong, and after it nothing was begun.
fn result(lesson: &Lesson, student: usize, at: usize, reach: usize) -> LessonResult {
    let (state, tasks) = match at.cmp(&reach) {
        std::cmp::Ordering::Less => (Checked::Graded, tasks(lesson, |_| Outcome::Passed)),
        std::cmp::Ordering::Equal if student % 9 == 4 => {
            let message = "error[E0308]: mismatched types\n --> lessons/x/src/main.rs:12:5\n".to_owned();
            let why = "it does not compile".to_owned();
            let tasks = tasks(lesson, |_| Outcome::NotGraded { why: why.clone() });
            (Checked::DidNotCompile { message }, tasks)
        }
        std::cmp::Ordering::Equal => (Checked::Graded, tasks(lesson, |task| fails(task, student))),
        std::cmp::Ordering::Greater => (Checked::Open, tasks(lesson, not_started)),
    };
    LessonResult {
        lesson: lesson.folder.clone(),
        source: format!("{:064x}", student * 100_000 + at * 100 + reach.min(at + 1)),
        state,
        tasks,
    }
}

fn tasks(lesson: &Lesson, outcome: impl Fn(&Task) -> Outcome) -> Vec<TaskResult> {
    let task = |task: &Task| {
        let mut result = TaskResult::bare(&task.name, outcome(task));
        let expected = lesson.expected(task).unwrap_or_default();
        match &result.outcome {
            Outcome::Passed => result.said = Some(expected.clone()),
            Outcome::Wrong => result.said = Some(expected.replacen("bot | ", "bot | <b>Oops!</b> ", 1)),
            Outcome::Crashed { .. } => {
                result.last_words = vec![
                    "thread 'main' (71) panicked at src/main.rs:20:14:".to_owned(),
                    "called `Option::unwrap()` on a `None` value".to_owned(),
                ];
            }
            _ => {}
        }
        result.expected = Some(expected);
        result
    };
    lesson.tasks.iter().map(task).collect()
}

fn fails(task: &Task, student: usize) -> Outcome {
    match (task.number, student % 5) {
        (1, 0..4) => Outcome::Passed,
        (_, 1) => Outcome::Crashed {
            how: "exit code 101".to_owned(),
        },
        (_, 2) => not_started(task),
        (_, 3) => Outcome::TimedOut {
            what: "registered no commands".to_owned(),
        },
        _ => Outcome::Wrong,
    }
}

fn not_started(task: &Task) -> Outcome {
    Outcome::NotStarted {
        task: task.number,
        file: "src/main.rs".to_owned(),
        line: 20,
    }
}

/// Writes a folder as gh leaves it: `LOGIN/RUN/result.json`, a run a week; and beside it what gh says about the runs.
pub fn write(course: &Course, to: &Path, students: &[(String, String)], weeks: usize) {
    for (number, (login, _)) in students.iter().enumerate() {
        let mut runs = Vec::new();
        for week in 0..weeks {
            let report = report(course, course.lessons(), number, week);
            let run = 17_345_000_000 + number as u64 * 100 + week as u64;
            let folder = to.join("artifacts").join(login).join(run.to_string());
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("result.json"), report.to_json()).unwrap();
            runs.push(serde_json::json!({
                "databaseId": run, "createdAt": report.evidence.graded_at, "headSha": commit(number, week),
            }));
        }
        std::fs::create_dir_all(to.join("received")).unwrap();
        let runs = serde_json::to_string(&runs).unwrap();
        std::fs::write(to.join("received").join(format!("{login}.json")), runs).unwrap();
    }
    let mut roster = csv::Writer::from_path(to.join("roster.csv")).unwrap();
    let head = [
        "username",
        "first_name",
        "last_name",
        "email",
        "section",
        "github_id",
        "name",
    ];
    roster.write_record(head).unwrap();
    for (number, (login, name)) in students.iter().enumerate() {
        let section = if number % 2 == 0 { "A" } else { "B" };
        let email = format!("{login}@school.example");
        roster
            .write_record([login, "", "", &email, section, "", name])
            .unwrap();
    }
    roster.flush().unwrap();
}
