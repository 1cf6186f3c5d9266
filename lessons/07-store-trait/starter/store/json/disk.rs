//! The disk. Given, to be read: the functions do what their namesakes in `std::fs` do.
//!
//! Why not call those right away? So that one can look on. If the variable `DISK_LOG` names a file, each call is written
//! into it, one a line. If `DISK_TROUBLE` names a file that says `sync fails`, that call fails; `sync stops`, and it does not
//! go on as long as the file says so: one can kill the bot just there. Without the two variables it is plain `std::fs`.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// A file that nobody else knows yet.
#[derive(Debug)]
pub struct NewFile {
    file: File,
    path: PathBuf,
}

/// A name beside `path` that nothing has yet, another one each time: `library.json.1.new`, `library.json.2.new` …
pub fn beside(path: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    loop {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = with_ending(path, &format!(".{number}.new"));
        if fs::symlink_metadata(&name).is_err() {
            return name;
        }
    }
}

/// The files beside `path` that have names as `beside` makes them.
pub fn left_behind(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder_of(path))? {
        let entry = entry?;
        if is_ours(&entry.file_name(), path) && entry.file_type()?.is_file() {
            found.push(folder_of(path).join(entry.file_name()));
        }
    }
    Ok(found)
}

/// Makes a new file. If there is something of this name already, it is somebody's, and this is an error.
pub fn create_new(path: &Path) -> io::Result<NewFile> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    // Only we may read it, until `set_permissions` says who else may.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let made = trouble("create").and_then(|()| options.open(path));
    Ok(NewFile {
        file: told("create", &shown(path), made)?,
        path: path.to_owned(),
    })
}

impl NewFile {
    /// Gives it to whom the old one belongs, if we may: only the administrator can give a file away. For everybody else it was
    /// theirs, and is. Windows has other ways for that.
    pub fn set_owner(&self, old: &Metadata) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let _ = fchown(&self.file, Some(old.uid()), Some(old.gid()));
        }
        #[cfg(not(unix))]
        let _ = old;
    }

    /// Says who may read and write it.
    pub fn set_permissions(&self, permissions: Permissions) -> io::Result<()> {
        self.file.set_permissions(permissions)
    }

    /// Hands the whole text to the system. Hands it, no more: it may be in memory only.
    pub fn write_all(&mut self, text: &str) -> io::Result<()> {
        // In two halves: where trouble comes, a disk has usually taken the beginning.
        let (first, second) = text.as_bytes().split_at(text.len() / 2);
        let written = self.file.write_all(first);
        let written = written.and_then(|()| trouble("write"));
        let written = written.and_then(|()| self.file.write_all(second));
        told("write", &shown(&self.path), written)
    }

    /// Waits until the file is on the disk.
    pub fn sync_all(&self) -> io::Result<()> {
        let synced = trouble("sync").and_then(|()| self.file.sync_all());
        told("sync", &shown(&self.path), synced)
    }
}

/// Gives the file `from` the name `to`, in one step. What was called `to` before is gone.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let renamed = trouble("rename").and_then(|()| match cfg!(windows) {
        true => patiently(|| fs::rename(from, to)),
        false => fs::rename(from, to),
    });
    told("rename", &format!("{} to {}", shown(from), shown(to)), renamed)
}

/// Waits until the names in the folder of `path` are on the disk. Windows has no such call: its file system writes names
/// down by itself.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = folder_of(path);
    let synced = trouble("sync-folder").and_then(|()| match cfg!(windows) {
        true => Ok(()),
        false => File::open(folder)?.sync_all(),
    });
    told("sync-folder", &shown(folder), synced)
}

/// Removes a file.
pub fn remove_file(path: &Path) -> io::Result<()> {
    let removed = trouble("remove").and_then(|()| fs::remove_file(path));
    told("remove", &shown(path), removed)
}

/// `library.json` and `.lock` make `library.json.lock`.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut longer = path.as_os_str().to_owned();
    longer.push(ending);
    longer.into()
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != "" => folder,
        _ => Path::new("."),
    }
}

/// Whether `beside(path)` can have made this name.
fn is_ours(name: &OsStr, path: &Path) -> bool {
    let (Some(name), Some(file)) = (name.to_str(), path.file_name().and_then(OsStr::to_str)) else {
        return false;
    };
    let number = name.strip_prefix(file).and_then(|it| it.strip_prefix('.'));
    let number = number.and_then(|it| it.strip_suffix(".new"));
    number.is_some_and(|it| it.parse::<u64>().is_ok())
}

/// On Windows a file cannot be replaced while a virus scanner or an editor has it open. Mostly that is over at once.
fn patiently(attempt: impl Fn() -> io::Result<()>) -> io::Result<()> {
    for wait in [1, 2, 5, 10, 20, 50, 100, 200] {
        match attempt() {
            Err(fault) if is_in_use(&fault) => thread::sleep(Duration::from_millis(wait)),
            done => return done,
        }
    }
    attempt()
}

/// «Access denied» and «sharing violation», by Windows' numbers.
fn is_in_use(fault: &io::Error) -> bool {
    matches!(fault.raw_os_error(), Some(5 | 32))
}

// ---- Looking on ----

/// Fails, or does not go on, if the file that `DISK_TROUBLE` names says so of this call.
fn trouble(call: &str) -> io::Result<()> {
    let Some(file) = env::var_os("DISK_TROUBLE") else {
        return Ok(());
    };
    let says = |line: &str| {
        let words = fs::read_to_string(&file).unwrap_or_default();
        words.lines().any(|it| it == line)
    };
    let stops = format!("{call} stops");
    if says(&stops) {
        log(&stops);
        while says(&stops) {
            thread::sleep(Duration::from_millis(1));
        }
    }
    match says(&format!("{call} fails")) {
        true => Err(ErrorKind::StorageFull.into()),
        false => Ok(()),
    }
}

/// Writes down that this call was made. If it failed, its error says which call it was.
fn told<T>(call: &str, what: &str, done: io::Result<T>) -> io::Result<T> {
    let how = if done.is_ok() { "" } else { " (failed)" };
    log(&format!("{call} {what}{how}"));
    done.map_err(|fault| io::Error::new(fault.kind(), format!("{call} {what}: {fault}")))
}

/// Writes a line into the file that `DISK_LOG` names. If that cannot be done, the save itself still can.
fn log(line: &str) {
    if let Some(file) = env::var_os("DISK_LOG")
        && let Ok(mut log) = OpenOptions::new().append(true).create(true).open(file)
    {
        let _ = writeln!(log, "{line}");
    }
}

/// The path, written in the same way on every system.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
