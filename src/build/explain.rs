//! One sentence in the student's language for the errors that beginners meet most. rustc's own text stays as it is.

use super::error::Diagnostic;
use crate::words::{Lang, say_in};

/// rustc's code, and the sentence for it.
const SENTENCES: [(&str, &str); 18] = [
    ("E0004", "rustc-e0004"),
    ("E0061", "rustc-e0061"),
    ("E0063", "rustc-e0063"),
    ("E0277", "rustc-e0277"),
    ("E0282", "rustc-e0282"),
    ("E0308", "rustc-e0308"),
    ("E0382", "rustc-e0382"),
    ("E0384", "rustc-e0384"),
    ("E0425", "rustc-e0425"),
    ("E0432", "rustc-e0432"),
    ("E0433", "rustc-e0433"),
    ("E0502", "rustc-e0502"),
    ("E0505", "rustc-e0505"),
    ("E0594", "rustc-e0596"),
    ("E0596", "rustc-e0596"),
    ("E0599", "rustc-e0599"),
    ("E0603", "rustc-e0603"),
    ("unused_must_use", "rustc-unused-must-use"),
];

/// The sentence for a message of rustc, if it has one.
pub(super) fn explain(lang: Lang, message: &Diagnostic) -> Option<String> {
    let code = message.code.as_deref()?;
    let key = if is_not_awaited(&message.rendered) {
        "rustc-await"
    } else if message.rendered.contains("implicitly returns `()`") {
        "rustc-no-value"
    } else {
        SENTENCES.iter().find(|(known, _)| *known == code)?.1
    };
    Some(say_in(lang, key, &[]))
}

/// A forgotten `.await` comes under many codes, and rustc does not always say that it is that.
fn is_not_awaited(rendered: &str) -> bool {
    let found = |line: &str| {
        line.split_once("found")
            .is_some_and(|(_, it)| it.contains("Future<"))
    };
    rendered.contains("`await`ing on the `Future`")
        || rendered.contains("do nothing unless you `.await`")
        || rendered.lines().any(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(code: &str, rendered: &str) -> Diagnostic {
        Diagnostic {
            rendered: rendered.to_owned(),
            code: Some(code.to_owned()),
        }
    }

    #[test]
    fn every_code_has_its_sentence_in_both_languages() {
        for (code, _) in SENTENCES {
            for lang in [Lang::En, Lang::Ko] {
                let sentence = explain(lang, &message(code, ""));
                assert!(sentence.is_some_and(|it| it.contains(' ')), "{code}");
            }
        }
        assert_eq!(explain(Lang::Ko, &message("E9999", "")), None);
    }

    #[test]
    fn a_forgotten_await_is_called_so_whatever_rustc_calls_it() {
        for (code, rendered) in [
            ("E0277", "help: consider `await`ing on the `Future`"),
            (
                "E0308",
                "expected `&mut Pen`, found `&mut impl Future<Output = ...>`",
            ),
            (
                "E0308",
                "   found struct `\u{1b}[1mPin<Box<dyn std::future::Future<Output = u8> + Send>>`",
            ),
            (
                "E0599",
                "no method named `entry` found for opaque type `impl Future<Output = Slot>`",
            ),
            (
                "unused_must_use",
                "note: futures do nothing unless you `.await` or poll them",
            ),
        ] {
            let sentence = explain(Lang::En, &message(code, rendered)).unwrap();
            assert!(sentence.contains("`.await` is missing"), "{rendered}");
        }
        let other = message(
            "E0308",
            "expected `Pin<Box<dyn Future<Output = u8>>>`, found `u8`",
        );
        assert!(!explain(Lang::En, &other).unwrap().contains("await"));
    }

    #[test]
    fn a_function_that_ends_without_its_value_is_told_so() {
        let rendered = "implicitly returns `()` as its body has no tail or `return` expression";
        let sentence = explain(Lang::En, &message("E0308", rendered)).unwrap();
        assert!(sentence.contains("last line"));
    }
}
