//! Why something cannot be done, in one line.

/// An error with its causes. Some already tell theirs at their end: nothing is said twice.
pub fn told(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if text.is_empty() {
            text = cause;
        } else if !text.ends_with(&cause) {
            text += ": ";
            text += &cause;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io;

    use anyhow::Context;

    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("cannot write here: {source}")]
    struct Telling {
        source: io::Error,
    }

    #[test]
    fn no_cause_is_told_twice() {
        let full = || io::Error::other("no storage space");
        assert_eq!(
            told(&Telling { source: full() }.into()),
            "cannot write here: no storage space"
        );
        let error = Err::<(), _>(full()).context("kept.json").unwrap_err();
        assert_eq!(told(&error), "kept.json: no storage space");
    }
}
