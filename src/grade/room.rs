//! Room on the disk. Where there is none, a bot that does not save and a source that does not compile have failed at nothing.

use std::path::Path;

use crate::words::say;

/// What a bot may write, which it writes where this system keeps what is temporary.
pub(super) const FOR_A_BOT: u64 = 64 << 20;
/// What a lesson's program takes while it is built, more than twice.
pub(super) const FOR_A_BUILD: u64 = 256 << 20;

/// Says so if there is less than this where `folder` is. A system that cannot tell has enough.
pub(super) fn lacking(folder: &Path, bytes: u64) -> Option<String> {
    let free = fs4::available_space(folder).ok().filter(|it| *it < bytes)?;
    let args = [
        ("folder", folder.display().to_string().into()),
        ("free", (free >> 20).into()),
        ("needed", (bytes >> 20).into()),
    ];
    Some(say("check-no-room", &args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_disk_has_room_for_everything() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(lacking(folder.path(), 0), None);
        let told = lacking(folder.path(), u64::MAX).unwrap();
        assert!(told.contains(&folder.path().display().to_string()), "{told}");
    }
}
