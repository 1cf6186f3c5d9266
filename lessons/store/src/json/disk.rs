//! Replaces a file by another that is whole and on the disk: who looks at it sees the old or the new, at every moment.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::StoreError;

/// What is done to save a file, in this order. A test stops it at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A new file in the same folder: a rename does not go from one disk to another.
    Create,
    Write,
    /// Its bytes are on the disk, not only on the way. Without it a power cut leaves an empty file where the old one was.
    Sync,
    /// As the old one: who could read it.
    SetMode,
    /// The old file gets a second name, so that there is one good file more.
    KeepPrevious,
    /// The new one takes the old one's name, in one step.
    Rename,
    /// The name is on the disk too.
    SyncFolder,
}

/// Said once that is so: after a failed fsync nothing that is written can be trusted.
pub(super) const CLOSED: &str = "No more changes are taken until the bot is started again";

/// A data file, and the names beside it that are its own.
pub(super) struct Disk {
    /// No symbolic link: what it points to.
    path: PathBuf,
    folder: PathBuf,
    /// `library.json`
    name: String,
    saves: u64,
    /// Called before each step; what it answers is taken for the step's own failure.
    before: Box<dyn FnMut(Step) -> io::Result<()> + Send>,
}

/// How a save ended, if the disk did as it was told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Saved {
    Done(Seen),
    /// Somebody edited the file while the new one was written. Theirs was not touched.
    Edited,
}

/// By this a file is known again. Who edits it changes at least one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    bytes: u64,
    modified: Option<SystemTime>,
    /// Device, number of the file, and when it was last touched in any way.
    #[cfg(unix)]
    file: (u64, u64, i64, i64),
}

impl Disk {
    pub fn new(path: &Path) -> Result<Disk, StoreError> {
        let path = match fs::canonicalize(path) {
            // A link that points to nothing is not found, either, and must not be replaced by a file.
            Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => {
                let folder = match path.parent() {
                    Some(folder) if folder != Path::new("") => folder,
                    _ => Path::new("."),
                };
                let name = path.file_name().ok_or(ErrorKind::InvalidFilename.into());
                let name = name.map_err(StoreError::io("open", path))?;
                fs::canonicalize(folder)
                    .map_err(StoreError::io("open the folder", folder))?
                    .join(name)
            }
            found => found.map_err(StoreError::io("open", path))?,
        };
        let (folder, name) = match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if !path.is_dir() => (folder, name),
            _ => return Err(StoreError::io("open", &path)(ErrorKind::IsADirectory.into())),
        };
        Ok(Disk {
            folder: folder.to_owned(),
            name: name.to_string_lossy().into_owned(),
            path,
            saves: 0,
            before: Box::new(|_| Ok(())),
        })
    }

    #[cfg(test)]
    pub fn stop_at(&mut self, before: impl FnMut(Step) -> io::Result<()> + Send + 'static) {
        self.before = Box::new(before);
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn lock(&self) -> PathBuf {
        self.folder.join(format!(".{}.lock", self.name))
    }

    /// The file as it was before the last save.
    pub fn previous(&self) -> PathBuf {
        self.folder.join(format!("{}.previous", self.name))
    }

    /// What the file is like now; `None` if it is not there.
    pub fn look(&self) -> Result<Option<Seen>, StoreError> {
        match fs::metadata(&self.path) {
            Ok(metadata) => Ok(Some(Seen::new(&metadata))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::io("look at", &self.path)(error)),
        }
    }

    pub fn read(&self) -> Result<Vec<u8>, StoreError> {
        fs::read(&self.path).map_err(StoreError::io("read", &self.path))
    }

    /// Removes what an earlier bot left of a save that it did not live to end. Whoever calls it holds the lock.
    pub fn sweep(&self) -> Result<(), StoreError> {
        let fault = || StoreError::io("tidy up", &self.folder);
        for entry in fs::read_dir(&self.folder).map_err(fault())? {
            let entry = entry.map_err(fault())?;
            let name = entry.file_name();
            let is_ours = name.to_str().and_then(|it| self.number_in(it)).is_some();
            if is_ours && entry.file_type().map_err(fault())?.is_file() {
                fs::remove_file(entry.path()).map_err(fault())?;
            }
        }
        Ok(())
    }

    fn temporary(&self, number: u64) -> PathBuf {
        let name = format!(".{}.{}-{number}.tmp", self.name, process::id());
        self.folder.join(name)
    }

    /// The number in the name of a temporary file of this data file.
    fn number_in(&self, name: &str) -> Option<u64> {
        let rest = name
            .strip_prefix('.')?
            .strip_prefix(&self.name)?
            .strip_prefix('.')?;
        let (process, number) = rest.strip_suffix(".tmp")?.split_once('-')?;
        process.parse::<u32>().ok()?;
        number.parse().ok()
    }

    /// Saves `bytes`, if the file is still as it was `seen`.
    pub fn save(&mut self, bytes: &[u8], seen: Option<&Seen>) -> Result<Saved, Fault> {
        self.saves += 1;
        let temporary = self.temporary(self.saves);
        let saved = self.save_by(&temporary, bytes, seen);
        if !matches!(saved, Ok(Saved::Done(_))) {
            // If this fails as well, the next start sweeps it.
            let _ = fs::remove_file(&temporary);
        }
        saved
    }

    fn save_by(&mut self, temporary: &Path, bytes: &[u8], seen: Option<&Seen>) -> Result<Saved, Fault> {
        let mut file = self.step(Step::Create, || create(temporary))?;
        self.step(Step::Write, || file.write_all(bytes))?;
        self.step(Step::Sync, || file.sync_all())?;
        let path = self.path.clone();
        self.step(Step::SetMode, || keep_mode(&path, &file))?;
        drop(file);

        let now = self.look().map_err(|error| Fault::new(Step::Rename, error))?;
        if now.as_ref() != seen {
            return Ok(Saved::Edited);
        }
        if seen.is_some() {
            let (link, previous) = (self.temporary(0), self.previous());
            self.step(Step::KeepPrevious, || keep_previous(&path, &link, &previous))?;
        }
        self.step(Step::Rename, || rename(temporary, &path))?;
        let folder = self.folder.clone();
        self.step(Step::SyncFolder, || sync_folder(&folder))?;
        match self.look() {
            Ok(Some(seen)) => Ok(Saved::Done(seen)),
            Ok(None) => Err(Fault::new(Step::SyncFolder, "it has vanished")),
            Err(error) => Err(Fault::new(Step::SyncFolder, error)),
        }
    }

    fn step<T>(&mut self, step: Step, act: impl FnOnce() -> io::Result<T>) -> Result<T, Fault> {
        (self.before)(step).and_then(|()| act()).map_err(|error| Fault {
            step,
            kind: error.kind(),
            reason: error.to_string(),
        })
    }
}

impl Seen {
    fn new(metadata: &Metadata) -> Seen {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;
        Seen {
            bytes: metadata.len(),
            modified: metadata.modified().ok(),
            #[cfg(unix)]
            file: (
                metadata.dev(),
                metadata.ino(),
                metadata.ctime(),
                metadata.ctime_nsec(),
            ),
        }
    }
}

/// Why a save failed.
#[derive(Debug)]
pub(super) struct Fault {
    step: Step,
    kind: ErrorKind,
    reason: String,
}

impl Fault {
    fn new(step: Step, reason: impl ToString) -> Fault {
        Fault {
            step,
            kind: ErrorKind::Other,
            reason: reason.to_string(),
        }
    }

    fn is_full(&self) -> bool {
        use ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
        matches!(self.kind, StorageFull | QuotaExceeded | FileTooLarge)
    }

    /// After a failed fsync the system may have thrown the bytes away and call the next one a success. So it is never tried
    /// again. Nor is anything known when the folder's fails: the new name may be there after a power cut, or the old.
    fn is_uncertain(&self) -> bool {
        match self.step {
            Step::Sync => !self.is_full(), // A full disk is told to us as soon as it is known, with the old file untouched.
            Step::SyncFolder => true,
            _ => false,
        }
    }

    /// The same for everybody who waits for this save.
    pub fn to_error(&self, path: &Path) -> StoreError {
        let path = path.to_owned();
        if self.is_uncertain() {
            let reason = format!("{}. {CLOSED}", self.reason);
            return StoreError::Uncertain { path, reason };
        }
        if self.is_full() {
            return StoreError::Full { path };
        }
        StoreError::Io {
            action: match self.step {
                Step::Create => "create a file beside",
                Step::Write | Step::Sync => "write a new",
                Step::SetMode => "keep the permissions of",
                Step::KeepPrevious => "keep the previous",
                Step::Rename | Step::SyncFolder => "replace",
            },
            path,
            source: Arc::new(io::Error::new(self.kind, self.reason.clone())),
        }
    }
}

/// Nobody else may read it until it has the old file's permissions; and a new one may have personal data in it.
fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn keep_mode(old: &Path, new: &File) -> io::Result<()> {
    let old = match fs::metadata(old) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        old => old?,
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let is = new.metadata()?;
        if (is.uid(), is.gid()) != (old.uid(), old.gid()) {
            // Only an administrator can give a file away. Who cannot saves it as their own.
            match fchown(new, Some(old.uid()), Some(old.gid())) {
                Err(error) if error.kind() == ErrorKind::PermissionDenied => {}
                done => done?,
            }
        }
    }
    new.set_permissions(old.permissions())
}

/// A second name costs no copy. Some file systems have none; then there is no previous file, and saving goes on.
fn keep_previous(path: &Path, link: &Path, previous: &Path) -> io::Result<()> {
    let _ = fs::remove_file(link);
    match fs::hard_link(path, link) {
        Ok(()) => rename(link, previous),
        Err(_) => Ok(()),
    }
}

/// Windows refuses while an antivirus or an indexer looks at the old file: a moment later it does not.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let tries = if cfg!(windows) { 10 } else { 1 };
    let mut pause = Duration::from_millis(1);
    for _ in 1..tries {
        match fs::rename(from, to) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => thread::sleep(pause),
            done => return done,
        }
        pause *= 2;
    }
    fs::rename(from, to)
}

/// Windows has no such thing: it writes a rename into its journal by itself.
fn sync_folder(folder: &Path) -> io::Result<()> {
    match cfg!(unix) {
        true => File::open(folder)?.sync_all(),
        false => Ok(()),
    }
}
