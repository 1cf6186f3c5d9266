//! Back to the starter. What the student wrote is kept beside it, always.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{CourseError, Lesson, Source};

/// Puts the starter back into `src/`. Answers with the folder that the student's code was kept in, or `None` if `src/` was
/// the starter already.
pub fn reset(lesson: &Lesson) -> Result<Option<PathBuf>, CourseError> {
    let (src, starter) = (lesson.src(), lesson.starter());
    if Source::read(&src)? == Source::read(&starter)? {
        return Ok(None);
    }
    // The new folder is complete before the old one moves: whatever fails, the student's code stands in one of the two.
    let fresh = lesson.path.join("src.from-starter");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).map_err(|error| CourseError::write(&fresh, error))?;
    }
    copy(&starter, &fresh).map_err(|error| CourseError::write(&fresh, error))?;
    let kept = free_name(&lesson.path);
    fs::rename(&src, &kept).map_err(|error| CourseError::write(&kept, error))?;
    if let Err(error) = fs::rename(&fresh, &src) {
        // If this fails as well, the code stands in the folder of the other name.
        let _ = fs::rename(&kept, &src);
        return Err(CourseError::write(&src, error));
    }
    Ok(Some(kept))
}

fn free_name(lesson: &Path) -> PathBuf {
    let mut number = 1;
    loop {
        let name = lesson.join(format!("src.before-reset-{number}"));
        if !name.exists() {
            return name;
        }
        number += 1;
    }
}

/// Writes each file anew instead of `fs::copy`, which on some systems keeps the old time of change: cargo would then take the
/// program of the student's code for that of the starter.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::write(target, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}
