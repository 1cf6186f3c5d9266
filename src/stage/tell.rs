//! A result in words, for the student: which task, what was expected and what was said, and the next step.

use crate::words::{Lang, Value, say_in};

use super::difference::{difference, visible};
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
                Some(_) => say("stage-wrong-with-others", &[task]),
            });
            parts.extend(conversation(result, lang));
        }
        Outcome::BrokeRules { rule } => {
            parts.push(say("stage-broke-rules", &[task, ("rule", &visible(rule))]));
            parts.extend(conversation(result, lang));
        }
        Outcome::Unstable => {
            parts.push(say("stage-unstable", &[task]));
            parts.extend(twice(result, lang));
        }
        Outcome::Skipped { after } => {
            return say("stage-skipped", &[task, ("after", after)]);
        }
        Outcome::NotStarted { file, line, .. } => {
            let line = line.to_string();
            // The bot has printed it, and may print anything.
            let file = visible(file);
            parts.push(say(
                "stage-not-started",
                &[task, ("file", &file), ("line", &line)],
            ));
            // The `todo!` is what the bot printed; to show it again would read as a crash.
            return parts.join("\n\n");
        }
        Outcome::Crashed { how } => {
            parts.push(say("stage-crashed", &[task, ("how", how)]));
            parts.extend(conversation(result, lang));
        }
        Outcome::TimedOut { what } => parts.push(match what.as_str() {
            "registered no commands" => say("stage-registered-nothing", &[task]),
            "came to no end" => say("stage-no-end", &[task]),
            _ => say("stage-not-connected", &[task]),
        }),
        Outcome::NotGraded { why } => parts.push(say("stage-not-graded", &[task, ("why", why)])),
    }
    if let Some(seed) = result.seed {
        parts.push(say("stage-same-again", &[("seed", &seed.to_string())]));
    }
    if !result.not_covered.is_empty() {
        let lines: Vec<_> = result
            .not_covered
            .iter()
            .map(|it| format!("  {}", visible(it)))
            .collect();
        parts.push(format!("{}\n{}", say("stage-not-covered", &[]), lines.join("\n")));
    }
    if !result.last_words.is_empty() {
        // A log in colours is read without them; whatever else would move a terminal is shown and not obeyed.
        let plain = |line: &String| visible(&anstream::adapter::strip_str(line).to_string());
        let lines: Vec<_> = result
            .last_words
            .iter()
            .map(|it| format!("  {}", plain(it)))
            .collect();
        parts.push(format!("{}\n{}", say("stage-last-words", &[]), lines.join("\n")));
    }
    parts.join("\n\n")
}

/// Where the conversation left the expected one, or all of it if that is not to be shown.
fn conversation(result: &TaskResult, lang: Lang) -> Option<String> {
    let said = result.said.as_deref()?;
    let Some(expected) = result.expected.as_deref() else {
        let lines: Vec<_> = said.lines().map(|it| format!("  {}", visible(it))).collect();
        return Some(format!(
            "{}\n{}",
            say_in(lang, "stage-as-it-was", &[]),
            lines.join("\n")
        ));
    };
    let words = ["stage-expected", "stage-said"].map(|it| say_in(lang, it, &[]));
    let text = difference(expected, said, [&words[0], &words[1]], lang);
    let whole = result.snapshot.as_deref().map(|path| {
        let args = [("path", Value::from(path))];
        format!("\n\n{}", say_in(lang, "stage-whole-conversation", &args))
    });
    Some(format!("{}{}", text.trim_end(), whole.unwrap_or_default()))
}

/// Where a conversation left the same one, had before: both are the bot's own.
fn twice(result: &TaskResult, lang: Lang) -> Option<String> {
    let (said, again) = (result.said.as_deref()?, result.again.as_deref()?);
    let words = ["stage-first-time", "stage-second-time"].map(|it| say_in(lang, it, &[]));
    let text = difference(said, again, [&words[0], &words[1]], lang);
    Some(text.trim_end().to_owned())
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
            not_covered: Vec::new(),
            snapshot: Some("lessons/01-hello-bot/tests/snapshots/grade__greets_whoever_asks.snap".into()),
            seed: None,
            again: None,
        }
    }

    #[test]
    fn a_gap_in_the_offline_discord_is_told_as_nobodys_fault() {
        let gap = "the offline Discord does not cover GET /api/v10/channels/…/invites yet";
        let result = TaskResult {
            not_covered: vec![gap.to_owned()],
            ..result(Outcome::Wrong)
        };
        for (lang, words) in [(Lang::En, "no mistake of yours"), (Lang::Ko, "잘못이 아니에요")] {
            let told = tell(&result, lang);
            assert!(
                told.contains(words) && told.contains(&format!("\n  {gap}\n")),
                "{told}"
            );
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
    fn a_broken_rule_is_named_before_the_difference() {
        let rule = "POST /channels/…/messages: content: Must be 2000 or fewer in length.".into();
        insta::assert_snapshot!(tell(&result(Outcome::BrokeRules { rule }), Lang::En));
    }

    #[test]
    fn parts_stand_one_empty_line_apart() {
        let mut result = result(Outcome::Wrong);
        (result.seed, result.snapshot) = (Some(7), None);
        for outcome in [Outcome::Wrong, Outcome::Unstable] {
            result.outcome = outcome;
            result.again = Some("#general\nalice | /hello\n  bot | Hi!\n".into());
            let text = tell(&result, Lang::En);
            assert!(text.contains("thinking…") && !text.contains("\n\n\n"), "{text}");
            assert!(text.contains("cargo camp grade LESSON --seed 7\n"), "{text}");
        }
    }

    #[test]
    fn an_answer_that_changes_is_shown_against_itself() {
        let mut result = result(Outcome::Unstable);
        result.again = Some("#general\nalice | /hello\n  bot | Hi!\n".into());
        for lang in [Lang::En, Lang::Ko] {
            let text = tell(&result, lang);
            assert!(text.contains("Hello!") && text.contains("Hi!"), "{text}");
            assert!(!text.contains("Bora"), "what is expected is not at issue: {text}");
        }
    }

    #[test]
    fn a_bots_last_words_cannot_command_the_terminal() {
        let mut result = result(Outcome::Wrong);
        result.last_words = vec!["\u{1b}[32mDEBUG\u{1b}[0m \u{1b}]0;title\u{7}asks\u{202e}".into()];
        let text = tell(&result, Lang::En);
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
        assert!(text.contains("DEBUG") && text.contains("asks⟨U+202E⟩"), "{text}");
        // Nor does what it says of its own place, or asks of Discord.
        let (file, rule) = ("src/\u{1b}[2Jmain.rs".to_owned(), "GET /\u{202e}: no".to_owned());
        for outcome in [
            Outcome::NotStarted {
                task: 1,
                file,
                line: 1,
            },
            Outcome::BrokeRules { rule },
        ] {
            result.outcome = outcome;
            let text = tell(&result, Lang::En);
            assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
        }
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
