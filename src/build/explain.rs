//! One sentence in the student's language for the errors that beginners meet most. rustc's own text stays as it is.

use crate::words::{Lang, say_in};

/// rustc's code, and the sentence for it.
const SENTENCES: [(&str, &str); 12] = [
    ("E0004", "rustc-e0004"),
    ("E0061", "rustc-e0061"),
    ("E0277", "rustc-e0277"),
    ("E0308", "rustc-e0308"),
    ("E0382", "rustc-e0382"),
    ("E0384", "rustc-e0384"),
    ("E0425", "rustc-e0425"),
    ("E0432", "rustc-e0432"),
    ("E0433", "rustc-e0433"),
    ("E0502", "rustc-e0502"),
    ("E0505", "rustc-e0505"),
    ("E0599", "rustc-e0599"),
];

/// The sentence for a code such as `E0308`, if it has one.
pub(super) fn explain(lang: Lang, code: &str) -> Option<String> {
    let (_, key) = SENTENCES.iter().find(|(known, _)| *known == code)?;
    Some(say_in(lang, key, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_sentence_in_both_languages() {
        for (code, key) in SENTENCES {
            assert_eq!(format!("rustc-{}", code.to_lowercase()), key);
            for lang in [Lang::En, Lang::Ko] {
                assert!(explain(lang, code).is_some_and(|sentence| sentence.contains(' ')));
            }
        }
        assert_eq!(explain(Lang::Ko, "E9999"), None);
    }
}
