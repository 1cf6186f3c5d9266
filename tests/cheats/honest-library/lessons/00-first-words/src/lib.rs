//! What the program says.
#[path = "인사 말.rs"]
pub mod words;
