//! What the bot was refused, a line each. A bot that goes wrong does so again and again, and what it sends can be as long as
//! it likes: not all of that is kept.

/// So many lines are kept, the first ones, for what comes later may come of them.
const LINES: usize = 1000;
/// Characters of a line.
const LENGTH: usize = 500;

#[derive(Default)]
pub struct Refusals(Vec<String>);

impl Refusals {
    pub fn push(&mut self, line: String) {
        if self.0.len() < LINES {
            self.0.push(line);
        }
    }

    pub fn all(&self) -> &[String] {
        &self.0
    }
}

/// As one line, and not too long. What stands in it may come from the bot, so nothing in it moves a terminal's cursor.
pub fn line(what: &str) -> String {
    let mut characters = what.chars();
    let shown = |c: char| {
        if c.is_control() {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    let mut line: String = characters.by_ref().take(LENGTH).map(shown).collect();
    if characters.next().is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_line() {
        assert_eq!(line("도서관: [1]"), "도서관: [1]");
        assert_eq!(line("a\nb\u{1b}[2Jc"), "a\u{fffd}b\u{fffd}[2Jc");
        assert_eq!(line(&"가".repeat(LENGTH)), "가".repeat(LENGTH));
        assert_eq!(
            line(&"가".repeat(LENGTH + 1)),
            format!("{}…", "가".repeat(LENGTH))
        );
    }
}
