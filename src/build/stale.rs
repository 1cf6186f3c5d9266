//! A program that is not of the source that stands there.
//!
//! cargo goes by the time of a file's last change. A file that is put in the place of another and is older than what was built
//! (unpacked from an archive, copied with its time, taken back from a backup) changes nothing to it, and in a target folder that
//! two copies of the course share, one is given the other's program. So beside what cargo says stands what the program was made
//! from: the hash of the source, and the program's own time.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::course::{Course, Lesson};

/// What is known of a lesson's program.
pub(super) struct Known {
    file: PathBuf,
    source: String,
}

impl Known {
    /// Of the program of `source`, the hash of what stands in the lesson's `src/` now.
    pub(super) fn of(course: &Course, lesson: &Lesson, source: String) -> Known {
        Known {
            file: course.cache().join("built").join(&lesson.folder),
            source,
        }
    }

    /// `program` is known to be of that source.
    pub(super) fn is(&self, program: &Path) -> bool {
        self.mark(program)
            .is_ok_and(|mark| fs::read_to_string(&self.file).is_ok_and(|it| it == mark))
    }

    /// `program` was built a moment ago. If that cannot be kept, it will be built once more.
    pub(super) fn keep(&self, program: &Path) {
        let kept = self.mark(program).and_then(|mark| {
            fs::create_dir_all(self.file.parent().unwrap_or(Path::new(".")))?;
            fs::write(&self.file, mark)
        });
        drop(kept);
    }

    fn mark(&self, program: &Path) -> io::Result<String> {
        let changed: SystemTime = fs::metadata(program)?.modified()?;
        let since = changed.duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(format!("{} {}\n", self.source, since.as_nanos()))
    }
}
