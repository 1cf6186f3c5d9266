//! Tells when a file of a lesson is saved.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer,
};

use crate::course::Lesson;
use crate::words::say;

/// Editors save in several steps; what comes within this time is one save.
const ONE_SAVE: Duration = Duration::from_millis(60);

/// Watches the code of a lesson for as long as it lives.
pub struct Watch {
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// The system cannot watch the folder.
#[derive(Debug)]
pub struct WatchError {
    folder: PathBuf,
    error: notify_debouncer_full::notify::Error,
}

impl std::fmt::Display for WatchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let args = [
            ("folder", self.folder.display().to_string().into()),
            ("error", self.error.to_string().into()),
        ];
        f.write_str(&say("build-cannot-watch", &args))
    }
}

impl std::error::Error for WatchError {}

impl Watch {
    /// Calls `saved` after each save of a file in the lesson's `src/`. It is the folder above that is watched, for `reset` puts
    /// another folder in the place of `src/`.
    pub fn start(lesson: &Lesson, saved: impl Fn() + Send + 'static) -> Result<Watch, WatchError> {
        // Not by the whole path: some systems tell the folder's real place, without its symbolic links.
        let src = Path::new(&lesson.folder).join("src");
        let in_src = move |path: &PathBuf| path.ancestors().any(|it| it.ends_with(&src));
        Watch::folder(&lesson.path, RecursiveMode::Recursive, in_src, saved)
    }

    /// Calls `saved` whenever this file is another: who builds it, or how, is all the same. Its folder is watched, for most
    /// compilers put a new file in its place.
    pub fn program(file: &Path, saved: impl Fn() + Send + 'static) -> Result<Watch, WatchError> {
        let name = file.file_name().map(OsStr::to_owned);
        let folder = file.parent().unwrap_or(file);
        let is_it = move |path: &PathBuf| path.file_name() == name.as_deref();
        Watch::folder(folder, RecursiveMode::NonRecursive, is_it, saved)
    }

    fn folder(
        folder: &Path,
        mode: RecursiveMode,
        counts: impl Fn(&PathBuf) -> bool + Send + 'static,
        saved: impl Fn() + Send + 'static,
    ) -> Result<Watch, WatchError> {
        let fault = |error| WatchError {
            folder: folder.to_owned(),
            error,
        };
        let changed = move |events: DebounceEventResult| {
            // To read a file is an event too on some systems, and cargo reads them at each build.
            let is_save = |event: &DebouncedEvent| {
                !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(&counts)
            };
            if events.is_ok_and(|events| events.iter().any(is_save)) {
                saved();
            }
        };
        let mut debouncer = new_debouncer(ONE_SAVE, None, changed).map_err(fault)?;
        debouncer.watch(folder, mode).map_err(fault)?;
        Ok(Watch {
            _debouncer: debouncer,
        })
    }
}
