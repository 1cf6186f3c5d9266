//! What a line typed in the terminal means.

/// A line's meaning.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed<'a> {
    Nothing,
    /// `?`: which commands there are.
    Help,
    /// `@bora`: to be somebody else from now on.
    Become(&'a str),
    /// `/hello name: Bob`
    Command(&'a str),
    /// Anything else is an ordinary message.
    Message(&'a str),
}

pub(super) fn read(line: &str) -> Typed<'_> {
    let line = line.trim();
    match (line, line.strip_prefix('@')) {
        ("", _) => Typed::Nothing,
        ("?" | "/help", _) => Typed::Help,
        // A mention in a longer message is a message.
        (_, Some(name)) if !name.is_empty() && !name.contains(char::is_whitespace) => Typed::Become(name),
        _ if line.starts_with('/') => Typed::Command(line),
        _ => Typed::Message(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_command_a_message_or_a_change_of_person() {
        assert_eq!(read("  /hello name: 하나 "), Typed::Command("/hello name: 하나"));
        assert_eq!(read("!hello"), Typed::Message("!hello"));
        assert_eq!(read("@bora"), Typed::Become("bora"));
        assert_eq!(
            read("@bora are you there?"),
            Typed::Message("@bora are you there?")
        );
        assert_eq!(read("?"), Typed::Help);
        assert_eq!(read(""), Typed::Nothing);
    }
}
