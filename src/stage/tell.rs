//! A result in words, for the student: which task, what was expected and what was said, and the next step.

use crate::words::{Lang, Value, say_in};

use super::difference::difference;
use super::result::{Outcome, TaskResult};

/// What a student reads of a result. Ends without a line break.
pub fn tell(result: &TaskResult, lang: Lang) -> String {
    let say = |key: &str, args: &[(&str, &str)]| {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, Value::from(*value)))
            .collect();
        say_in(lang, key, &args)
    };
    let task = ("task", result.task.as_str());
    let mut parts = Vec::new();
    match &result.outcome {
        Outcome::Passed => parts.push(say("stage-passed", &[task])),
        Outcome::Wrong => {
            parts.push(match result.seed {
                None if result.expected.is_none() => say("stage-wrong-hidden", &[task]),
                None => say("stage-wrong", &[task]),
                Some(seed) => say("stage-wrong-with-others", &[task, ("seed", &seed.to_string())]),
            });
            parts.extend(conversation(result, lang));
        }
        Outcome::NotStarted { file, line, .. } => {
            let line = line.to_string();
            parts.push(say("stage-not-started", &[task, ("file", file), ("line", &line)]));
            // The `todo!` is what the bot printed; to show it again would read as a crash.
            return parts.join("\n\n");
        }
        Outcome::Crashed { how } => {
            parts.push(say("stage-crashed", &[task, ("how", how)]));
            parts.extend(conversation(result, lang));
        }
        Outcome::TimedOut { what } => {
            let key = match what.as_str() {
                "registered no commands" => "stage-registered-nothing",
                _ => "stage-not-connected",
            };
            parts.push(say(key, &[task]));
        }
        Outcome::NotGraded { why } => parts.push(say("stage-not-graded", &[task, ("why", why)])),
    }
    if !result.last_words.is_empty() {
        let lines: Vec<_> = result.last_words.iter().map(|it| format!("  {it}")).collect();
        parts.push(format!("{}\n{}", say("stage-last-words", &[]), lines.join("\n")));
    }
    parts.join("\n\n")
}

/// Where the conversation left the expected one, or all of it if that is not to be shown.
fn conversation(result: &TaskResult, lang: Lang) -> Option<String> {
    let said = result.said.as_deref()?;
    let Some(expected) = result.expected.as_deref() else {
        let lines: Vec<_> = said.lines().map(|it| format!("  {it}")).collect();
        return Some(format!(
            "{}\n{}",
            say_in(lang, "stage-as-it-was", &[]),
            lines.join("\n")
        ));
    };
    let text = difference(expected, said, lang);
    let whole = result.snapshot.as_deref().map(|path| {
        let args = [("path", Value::from(path))];
        format!("\n{}", say_in(lang, "stage-whole-conversation", &args))
    });
    Some(format!("{}{}", text, whole.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(outcome: Outcome) -> TaskResult {
        TaskResult {
            task: "greets_whoever_asks".into(),
            outcome,
            expected: Some("#general\nalice | /hello\n  bot | Hello, Bora!\n".into()),
            said: Some("#general\nalice | /hello\n  bot | Hello!\n".into()),
            last_words: vec!["thinking…".into()],
            snapshot: Some("lessons/01-hello-bot/tests/snapshots/grade__greets_whoever_asks.snap".into()),
            seed: None,
        }
    }

    #[test]
    fn a_wrong_answer_is_shown_against_the_expected_one() {
        insta::assert_snapshot!(tell(&result(Outcome::Wrong), Lang::En));
    }

    #[test]
    fn a_wrong_answer_in_korean() {
        insta::assert_snapshot!(tell(&result(Outcome::Wrong), Lang::Ko));
    }

    #[test]
    fn a_crash_has_the_bots_last_words() {
        insta::assert_snapshot!(tell(
            &result(Outcome::Crashed {
                how: "exit code 0".into()
            }),
            Lang::En
        ));
    }

    #[test]
    fn a_task_that_is_not_started_says_where_to_start() {
        let outcome = Outcome::NotStarted {
            task: 1,
            file: "lessons/01-hello-bot/src/main.rs".into(),
            line: 12,
        };
        insta::assert_snapshot!(tell(&result(outcome), Lang::En));
    }

    #[test]
    fn a_bot_that_registers_nothing_is_told_what_is_missing() {
        insta::assert_snapshot!(tell(
            &result(Outcome::TimedOut {
                what: "registered no commands".into()
            }),
            Lang::En
        ));
    }
}
