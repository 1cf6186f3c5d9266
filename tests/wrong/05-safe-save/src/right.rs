//! What this bot may have of its own, as the lesson's solution has it.

#[path = "../../../../solutions/05-safe-save/src/file.rs"]
pub mod file;
#[path = "../../../../solutions/05-safe-save/src/lock.rs"]
pub mod lock;
#[path = "../../../../solutions/05-safe-save/src/save.rs"]
pub mod save;
