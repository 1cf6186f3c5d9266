//! What a lesson's test uses: a bot on a [`Stage`](stage::Stage), users who talk to it, and the transcript of what was said.

#[doc(hidden)]
pub mod bot;
#[doc(hidden)]
pub mod build;
#[doc(hidden)]
pub mod confine;
#[doc(hidden)]
pub mod course;
pub mod discord;
#[doc(hidden)]
pub mod grade;
#[doc(hidden)]
pub mod gradebook;
#[doc(hidden)]
pub mod libraries;
#[doc(hidden)]
pub mod page;
pub mod stage;
#[doc(hidden)]
pub mod talk;
#[doc(hidden)]
pub mod template;
#[doc(hidden)]
pub mod words;

/// The first lines of `cargo test` at the root are the names of this crate's tests, in order: this one is for the beginner
/// who typed it there.
#[cfg(test)]
mod a_word_before_all {
    #[test]
    fn these_are_the_courses_own_tests_to_check_a_lesson_type_cargo_camp_check() {
        for readme in [include_str!("../README.md"), include_str!("../README.ko.md")] {
            assert!(readme.contains("cargo camp check"));
        }
    }
}
