//! Folders that a test works in.

use std::path::Path;
use std::thread;

use tempfile::TempDir;

/// A folder of a test's own in `target/`. It goes when the test has passed, and stays to be looked at when it has failed.
pub struct Scratch(TempDir);

impl Scratch {
    pub fn new(name: &str) -> Scratch {
        let folder = tempfile::Builder::new()
            .prefix(&format!("{name}-"))
            .tempdir_in(env!("CARGO_TARGET_TMPDIR"));
        Scratch(folder.unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.0.disable_cleanup(thread::panicking());
    }
}
