//! Two conversations side by side: what was expected and what the bot said, line against line.

use similar::{ChangeTag, TextDiff};
use unicode_normalization::UnicodeNormalization;

use crate::words::{Lang, say_in};

/// Lines of agreement that are shown around a difference.
const CONTEXT: usize = 3;

/// The lines that differ, each after the word for whose it is, and a few lines around them. The two words, for what was expected
/// and for what was said, are equally wide.
pub(super) fn difference(expected: &str, said: &str, [ours, theirs]: [&str; 2], lang: Lang) -> String {
    // insta compares without regard to empty lines around the text, and so does this.
    let (expected, said) = (
        expected.trim_end().to_owned() + "\n",
        said.trim_end().to_owned() + "\n",
    );
    let diff = TextDiff::from_lines(&expected, &said);
    // And so is the blank before a line of both.
    let both = " ".repeat(unicode_width::UnicodeWidthStr::width(ours));
    let mut text = String::new();
    for (index, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if index > 0 {
            text.push_str("  …\n");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let whose = match change.tag() {
                ChangeTag::Equal => both.as_str(),
                ChangeTag::Delete => ours,
                ChangeTag::Insert => theirs,
            };
            let line = format!("  {whose}  {}", visible(change.value().trim_end_matches('\n')));
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    if let Some(note) = looks_alike(&expected, &said, lang) {
        text.push_str(&format!("\n  {note}\n"));
    }
    text
}

/// A line without what a terminal would obey or hide.
pub fn visible(line: &str) -> String {
    let escaped = |it: char| it.is_control() || is_invisible(it);
    line.chars()
        .map(|it| {
            if escaped(it) {
                format!("⟨U+{:04X}⟩", u32::from(it))
            } else {
                it.to_string()
            }
        })
        .collect()
}

/// Joins, marks of direction, spaces of no width: they change a text and cannot be seen. (The joiner and the selector that
/// emoji are made with are not among them.)
fn is_invisible(it: char) -> bool {
    matches!(it, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What makes two texts differ that look the same.
fn looks_alike(expected: &str, said: &str, lang: Lang) -> Option<String> {
    let composed = |text: &str| text.nfc().collect::<String>();
    if composed(expected) == composed(said) {
        return Some(say_in(lang, "stage-differs-by-normalisation", &[]));
    }
    let shown = |text: &str| {
        let seen = text.chars().filter(|it| !is_invisible(*it));
        seen.map(|it| if it == '\u{a0}' { ' ' } else { it })
            .collect::<String>()
    };
    (shown(expected) == shown(said)).then(|| say_in(lang, "stage-differs-by-invisible", &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 2] = ["expected", "your bot"];

    #[test]
    fn each_line_says_whose_it_is() {
        let text = difference(
            "#general\n  bot | 안녕, Bora!\n",
            "#general\n  bot | 안녕!\n",
            WORDS,
            Lang::En,
        );
        assert_eq!(
            text,
            "            #general\n  expected    bot | 안녕, Bora!\n  your bot    bot | 안녕!\n"
        );
    }

    #[test]
    fn hangul_typed_in_parts_is_told_as_that() {
        let parts: String = "한글".nfd().collect();
        let text = difference("한글\n", &parts, WORDS, Lang::En);
        assert!(text.contains("normalis"), "{text}");
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        let text = difference("Hello\n", "Hel\u{200b}lo\n", WORDS, Lang::En);
        assert!(text.contains("Hel⟨U+200B⟩lo"), "{text}");
        assert!(text.contains("cannot be seen"), "{text}");
    }

    #[test]
    fn a_bot_cannot_command_the_terminal() {
        let text = difference("Hello\n", "\u{1b}[2JHello\n", WORDS, Lang::En);
        assert!(text.contains("⟨U+001B⟩[2JHello"), "{text}");
    }

    #[test]
    fn both_languages_name_the_sides_in_equal_width() {
        for lang in [Lang::En, Lang::Ko] {
            let width = |key| unicode_width::UnicodeWidthStr::width(say_in(lang, key, &[]).as_str());
            assert_eq!(width("stage-expected"), width("stage-said"));
            assert_eq!(width("stage-first-time"), width("stage-second-time"));
        }
    }
}
