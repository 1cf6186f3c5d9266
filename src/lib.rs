//! What a lesson's test uses: a bot on a [`Stage`](stage::Stage), users who talk to it, and the transcript of what was said.

#[doc(hidden)]
pub mod bot;
#[doc(hidden)]
pub mod build;
#[doc(hidden)]
pub mod course;
#[doc(hidden)]
pub mod discord;
#[doc(hidden)]
pub mod grade;
pub mod stage;
#[doc(hidden)]
pub mod talk;
#[doc(hidden)]
pub mod template;
#[doc(hidden)]
pub mod words;
