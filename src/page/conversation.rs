//! The conversation as a test: what users did on the page, written as the lessons' `tests/grade.rs` are.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::discord::Actor;

/// What was done, in order.
#[derive(Default)]
pub struct Conversation(Mutex<Vec<Step>>);

struct Step {
    user: String,
    korean: bool,
    /// The channel.
    place: String,
    /// `runs("/hello")`
    act: String,
    answers: Answers,
}

/// What a test waits for after an act.
enum Answers {
    /// One, which is what a test does unless told otherwise. A command has one, or it is a fault.
    One,
    /// A message may have none, or many: it is seen when the next thing is done.
    Open(Waits),
    Seen(usize),
}

impl Answers {
    fn seen(&self) -> usize {
        match self {
            Self::One => 1,
            Self::Open(waits) => waits.answers(),
            Self::Seen(answers) => *answers,
        }
    }
}

/// Counts a bot's answers in a channel, from now on.
pub struct Waits {
    actor: Actor,
    channel: u64,
    before: usize,
}

impl Waits {
    pub fn of(actor: &Actor) -> Waits {
        let channel = actor.is_in();
        Waits {
            actor: actor.clone(),
            channel,
            before: actor.answers_in(channel),
        }
    }

    fn answers(&self) -> usize {
        self.actor.answers_in(self.channel).saturating_sub(self.before)
    }
}

/// Where a test's users are at first.
const FIRST_PLACE: &str = "general";

impl Conversation {
    pub fn add(&self, user: &str, korean: bool, place: &str, act: String, waits: Option<Waits>) {
        let step = Step {
            user: user.to_owned(),
            korean,
            place: place.to_owned(),
            act,
            answers: waits.map_or(Answers::One, Answers::Open),
        };
        let mut steps = self.steps();
        if let Some(last) = steps.last_mut() {
            last.answers = Answers::Seen(last.answers.seen());
        }
        steps.push(step);
    }

    fn steps(&self) -> std::sync::MutexGuard<'_, Vec<Step>> {
        // Whatever became of who held it, steps are steps.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The function to paste into `tests/grade.rs`.
    pub fn as_test(&self) -> String {
        let steps = self.steps();
        let mut names = BTreeMap::new();
        let mut users = String::new();
        for step in steps.iter() {
            if names.contains_key(&(step.user.as_str(), step.korean)) {
                continue;
            }
            let name = variable(&step.user, step.korean, names.values());
            let korean = if step.korean { ".in_korean()" } else { "" };
            users += &format!("    let {name} = stage.user({:?}){korean};\n", step.user);
            names.insert((step.user.as_str(), step.korean), name);
        }
        let mut places: BTreeMap<&String, &str> = BTreeMap::new();
        let acts = steps.iter().map(|step| {
            let name = &names[&(step.user.as_str(), step.korean)];
            let before = places.insert(name, &step.place).unwrap_or(FIRST_PLACE);
            let goes = match before == step.place {
                true => String::new(),
                false => format!("    {name}.goes_to({:?});\n", step.place),
            };
            let then = match step.answers.seen() {
                1 => String::new(),
                answers => format!(".then({answers})"),
            };
            format!("{goes}    {name}.{}{then}.await;\n", step.act)
        });
        format!(
            "#[tokio::test]\nasync fn my_conversation() {{\n    let mut stage = botcamp::stage!().await;\n{users}\n{}\n    \
             stage.transcript_is(\"my_conversation\");\n}}\n",
            acts.collect::<String>()
        )
    }
}

/// A user's name as a variable: `alice`, `하나_ko`.
fn variable<'a>(user: &str, korean: bool, taken: impl Iterator<Item = &'a String>) -> String {
    let allowed = |c: char| {
        if c.is_alphanumeric() {
            c.to_lowercase().next().unwrap_or(c)
        } else {
            '_'
        }
    };
    let mut name: String = user.chars().map(allowed).collect();
    if !name.starts_with(char::is_alphabetic) {
        name.insert_str(0, "user_");
    }
    let taken: Vec<&String> = taken.collect();
    if taken.contains(&&name) {
        name += if korean { "_in_korean" } else { "_in_english" };
    }
    while taken.contains(&&name) {
        name.push('_');
    }
    name
}
