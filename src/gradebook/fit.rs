//! Whether a result is what it says it is: made by this grader, of the commit that the server has, with points that are those
//! of its tasks. What does not fit is shown and told, and never counted.

use std::collections::BTreeMap;

use crate::confine::InForce;
use crate::course::{Course, Lesson, Task};
use crate::grade::result::Checked;
use crate::grade::{LessonReport, Report, TaskReport};
use crate::words::{Lang, Value, say_in};

use super::received::{Answer, same_commit};

/// What a result has to fit.
#[derive(Clone, Debug)]
pub struct Expected<'a> {
    pub course: &'a Course,
    pub conversations: Conversations,
    /// The hash of the grader.
    pub grader: String,
    /// What must have held the bots at least, if anything is known of that.
    pub sandbox: Option<InForce>,
    /// So many times it was asked with other values, at least.
    pub rounds: usize,
    /// Results that a student's own copy made of itself count, too.
    pub rehearsals: bool,
}

/// The conversations that snapshots have, read once for a whole class.
#[derive(Clone, Debug, Default)]
pub struct Conversations(BTreeMap<(u32, u32), String>);

impl Conversations {
    pub fn of(course: &Course) -> Conversations {
        let tasks = course
            .lessons()
            .iter()
            .flat_map(|it| it.tasks.iter().map(move |task| (it, task)));
        let expected = |(lesson, task): (&Lesson, &Task)| {
            let place = (lesson.number, task.number);
            Some((place, lesson.expected(task)?.trim_end().to_owned()))
        };
        Conversations(tasks.filter_map(expected).collect())
    }
}

/// Why a result does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It was made in the copy that it judges, where the tests can be edited.
    Rehearsal,
    OtherGrader,
    /// It is not known which grader made it.
    NoGrader,
    /// The server has received other commits than this one, or none is known.
    OtherCommit {
        graded: Option<String>,
    },
    /// What was graded is not what was committed.
    Changed,
    /// The points are not the sum of what they are made of.
    Points {
        place: String,
    },
    /// The tasks are not those that the lesson has.
    Tasks,
    /// A task passed, and its conversation is not the expected one.
    Conversation {
        task: u32,
    },
    /// The bots were held by less than the others'.
    Sandbox {
        lacks: Vec<&'static str>,
    },
    Rounds {
        asked: usize,
        wanted: usize,
    },
    Seed {
        seeds: String,
    },
}

/// What does not fit of a result, as a whole and by lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Misfits {
    pub whole: Vec<Misfit>,
    /// By a lesson's folder.
    pub lessons: BTreeMap<String, Vec<Misfit>>,
}

impl Misfits {
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.lessons.is_empty()
    }

    /// What does not fit of this lesson's result.
    pub fn of(&self, lesson: &str) -> Vec<Misfit> {
        let own = self.lessons.get(lesson).into_iter().flatten();
        self.whole.iter().chain(own).cloned().collect()
    }
}

impl Expected<'_> {
    /// What does not fit of `report`. `received` is what the server says about it.
    pub fn misfits(&self, report: &Report, received: &Answer) -> Misfits {
        let mut misfits = Misfits {
            whole: self.evidence(report, received),
            lessons: BTreeMap::new(),
        };
        let sum = |points: fn(&LessonReport) -> u32| report.lessons.iter().map(points).sum::<u32>();
        if (report.points, report.max_points) != (sum(|it| it.points), sum(|it| it.max_points)) {
            let place = "points".to_owned();
            misfits.whole.push(Misfit::Points { place });
        }
        for lesson in &report.lessons {
            let twice = report
                .lessons
                .iter()
                .filter(|it| it.lesson == lesson.lesson)
                .count()
                > 1;
            let known = self.course.lessons().iter().find(|it| it.folder == lesson.lesson);
            let found = match known {
                Some(known) if !twice => self.of_lesson(known, lesson, report),
                _ => vec![Misfit::Tasks],
            };
            if !found.is_empty() {
                misfits.lessons.insert(lesson.lesson.clone(), found);
            }
        }
        misfits
    }

    fn evidence(&self, report: &Report, received: &Answer) -> Vec<Misfit> {
        let evidence = &report.evidence;
        let mut found = Vec::new();
        match &evidence.grader {
            None => found.push(Misfit::NoGrader),
            // A copy of a class has no solutions, so it is never the same grader.
            Some(grader) if *grader != self.grader && !report.rehearsal => found.push(Misfit::OtherGrader),
            Some(_) => {}
        }
        let graded = evidence.commit.clone();
        let other = match received {
            Answer::Silent => false,
            Answer::OtherCommits => true,
            Answer::Received(receipt) => match (&receipt.commit, &graded) {
                (Some(one), Some(other)) => !same_commit(one, other),
                (Some(_), None) => true,
                (None, _) => false,
            },
        };
        if other {
            found.push(Misfit::OtherCommit { graded });
        }
        if evidence.changed == Some(true) {
            found.push(Misfit::Changed);
        }
        if report.rehearsal {
            // Nothing held its bots, and it was asked nothing new: that is what a rehearsal is.
            if !self.rehearsals {
                found.push(Misfit::Rehearsal);
            }
            return found;
        }
        let lacks = match (&self.sandbox, &evidence.sandbox) {
            (Some(wanted), found) => lacking(wanted, found.as_ref()),
            (None, _) => Vec::new(),
        };
        if !lacks.is_empty() {
            found.push(Misfit::Sandbox { lacks });
        }
        let asked = evidence.seeds.len();
        if asked < self.rounds {
            let wanted = self.rounds;
            found.push(Misfit::Rounds { asked, wanted });
        }
        found
    }

    fn of_lesson(&self, known: &Lesson, found: &LessonReport, report: &Report) -> Vec<Misfit> {
        let tasks = known
            .tasks
            .iter()
            .map(|it| (it.number, it.name.as_str(), it.points));
        let theirs = found
            .tasks
            .iter()
            .map(|it| (it.number, it.result.task.as_str(), it.max_points));
        if found.number != known.number || !tasks.eq(theirs) {
            return vec![Misfit::Tasks];
        }
        let mut misfits = Vec::new();
        let graded = found.state == Checked::Graded;
        let right = |task: &TaskReport| {
            task.points == if task.passed() { task.max_points } else { 0 } && (graded || !task.passed())
        };
        for task in found.tasks.iter().filter(|it| !right(it)) {
            let place = format!("{}.{}", found.label(), task.number);
            misfits.push(Misfit::Points { place });
        }
        let sum = |points: fn(&TaskReport) -> u32| found.tasks.iter().map(points).sum::<u32>();
        let sums = (sum(|it| it.points), sum(|it| it.max_points));
        if misfits.is_empty() && (found.points, found.max_points) != sums {
            let place = found.label();
            misfits.push(Misfit::Points { place });
        }
        for task in &found.tasks {
            if !self.conversation_fits(known.number, task) {
                misfits.push(Misfit::Conversation { task: task.number });
            }
            let seed = task.result.seed.filter(|it| !report.evidence.seeds.contains(it));
            if let Some(seed) = seed {
                let seeds = seed.to_string();
                misfits.push(Misfit::Seed { seeds });
            }
        }
        misfits
    }

    /// A conversation is the one whose hash is kept, and that of a task that passed is the expected one.
    fn conversation_fits(&self, lesson: u32, task: &TaskReport) -> bool {
        let hash = |text: &str| super::sha256(text.as_bytes());
        let kept = task.transcript.as_deref();
        let own = task.result.said.as_deref().map(hash);
        if own.is_some() && own.as_deref() != kept {
            return false;
        }
        let Some(expected) = self.conversations.0.get(&(lesson, task.number)) else {
            return true;
        };
        let with_shown_values = task.passed() && task.result.seed.is_none();
        let is_expected = |said: &str| said.trim_end() == expected;
        match task.result.said.as_deref() {
            Some(said) if with_shown_values => is_expected(said),
            _ => !(with_shown_values && task.differs.is_some()),
        }
    }
}

/// A hosted runner cannot have it, and every trick that it stops is stopped by something else as well.
const NOT_DEMANDED: &str = "processes";

/// What holds of `wanted`, and not of `found`.
fn lacking(wanted: &InForce, found: Option<&InForce>) -> Vec<&'static str> {
    let found = found.map(held).unwrap_or_default();
    held(wanted)
        .into_iter()
        .filter(|it| !found.contains(it) && *it != NOT_DEMANDED)
        .collect()
}

/// What held a bot, by its key in the result.
pub fn held(it: &InForce) -> Vec<&'static str> {
    let all = [
        ("files", it.files),
        ("connections", it.connections),
        ("signals", it.signals),
        ("calls", it.calls),
        ("processes", it.processes),
        ("limits", it.limits),
    ];
    all.into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(name, _)| name)
        .collect()
}

/// The one of these that holds most.
pub fn strongest<'a>(all: impl IntoIterator<Item = &'a InForce>) -> Option<InForce> {
    all.into_iter().max_by_key(|it| held(it).len()).cloned()
}

impl Misfit {
    /// The reason as a sentence.
    pub fn tell(&self, lang: Lang) -> String {
        let say = |key: &str, args: &[(&str, Value)]| say_in(lang, key, args);
        match self {
            Misfit::Rehearsal => say("gradebook-misfit-rehearsal", &[]),
            Misfit::OtherGrader => say("gradebook-misfit-grader", &[]),
            Misfit::NoGrader => say("gradebook-misfit-no-grader", &[]),
            Misfit::OtherCommit { graded } => {
                let short = graded.as_deref().and_then(|it| it.get(..7)).unwrap_or("?");
                say("gradebook-misfit-commit", &[("commit", short.into())])
            }
            Misfit::Changed => say("gradebook-misfit-changed", &[]),
            Misfit::Points { place } => say("gradebook-misfit-points", &[("place", place.as_str().into())]),
            Misfit::Tasks => say("gradebook-misfit-tasks", &[]),
            Misfit::Conversation { task } => {
                say("gradebook-misfit-conversation", &[("task", (*task).into())])
            }
            Misfit::Sandbox { lacks } => {
                say("gradebook-misfit-sandbox", &[("lacks", lacks.join(", ").into())])
            }
            Misfit::Rounds { asked, wanted } => say(
                "gradebook-misfit-rounds",
                &[("asked", (*asked).into()), ("wanted", (*wanted).into())],
            ),
            Misfit::Seed { seeds } => say("gradebook-misfit-seed", &[("seed", seeds.as_str().into())]),
        }
    }
}
