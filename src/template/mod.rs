//! What students get: the course without its solutions and its own tests, every lesson at its start.
//!
//! A copy is known by this: it has no `solutions/`. Its `Cargo.toml` and `Cargo.lock` are made from the course's own, so
//! that it builds the same things, and its `README.md` leaves out what only the whole course can do; everything else is copied.

mod lock;
mod manifest;
mod readme;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::course::Course;
use crate::words::say;

/// What is copied, if it is there: files, and folders with all that is in them. `lessons/*/src` comes from the starter.
const COPIED: [&str; 14] = [
    ".cargo",
    ".devcontainer",
    ".editorconfig",
    ".gitattributes",
    ".github/workflows/grade.yml",
    ".gitignore",
    ".vscode",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "data",
    "docs",
    "lessons/store",
    "rustfmt.toml",
    "src",
];

/// What of it stays: pages that are for instructors, and what only those speak of.
const NOT_FOR_STUDENTS: [&str; 3] = [
    "docs/instructors.ko.md",
    "docs/instructors.md",
    "docs/result.schema.json",
];

/// Why there is no template.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    #[error("{}", say("template-not-empty", &[("folder", .0.display().to_string().into())]))]
    NotEmpty(PathBuf),
    #[error("cannot read {path}: {source}", path = path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot write {path}: {source}", path = path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("{path} is not a {kind}: {reason}", path = path.display())]
    Malformed {
        path: PathBuf,
        kind: &'static str,
        reason: String,
    },
}

impl TemplateError {
    fn read(path: &Path) -> impl FnOnce(io::Error) -> TemplateError {
        let path = path.to_owned();
        |source| TemplateError::Read { path, source }
    }

    fn write(path: &Path) -> impl FnOnce(io::Error) -> TemplateError {
        let path = path.to_owned();
        |source| TemplateError::Write { path, source }
    }
}

/// Writes what students get of `course` into `folder`, which must be empty or absent. Says how many files it has.
pub fn write(course: &Course, folder: &Path) -> Result<usize, TemplateError> {
    if !is_free(folder)? {
        return Err(TemplateError::NotEmpty(folder.to_owned()));
    }
    // Everything is known before anything is written, so `folder` may stand inside the course.
    let files = files(course)?;
    let manifest = edited(course, "Cargo.toml", "manifest", manifest::for_students)?;
    let packages: Vec<_> = course
        .lessons()
        .iter()
        .map(|it| it.package.as_str())
        .chain(["botcamp", "store"])
        .collect();
    let lock = edited(course, "Cargo.lock", "lock file", |text| {
        lock::only(text, &packages)
    })?;

    let mut written = vec![("Cargo.toml", manifest), ("Cargo.lock", lock)];
    for name in ["README.md", "README.ko.md"] {
        written.push((name, edited(course, name, "page", readme::for_students)?));
    }

    for (name, text) in &written {
        put(&folder.join(name), |path| fs::write(path, text))?;
    }
    for (from, to) in &files {
        put(&folder.join(to), |path| fs::copy(from, path).map(drop))?;
    }
    Ok(files.len() + written.len())
}

fn is_free(folder: &Path) -> Result<bool, TemplateError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(it) if it.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(source) => Err(TemplateError::Write {
            path: folder.to_owned(),
            source,
        }),
    }
}

/// The text of the course's file `name`, as `edit` makes it.
fn edited(
    course: &Course,
    name: &str,
    kind: &'static str,
    edit: impl FnOnce(&str) -> Result<String, String>,
) -> Result<String, TemplateError> {
    let path = course.root().join(name);
    let text = fs::read_to_string(&path).map_err(TemplateError::read(&path))?;
    edit(&text).map_err(|reason| TemplateError::Malformed { path, kind, reason })
}

/// Every file to copy, and where it goes in the template.
fn files(course: &Course) -> Result<Vec<(PathBuf, PathBuf)>, TemplateError> {
    let mut files = Vec::new();
    for name in COPIED {
        collect(&course.root().join(name), Path::new(name), &mut files)?;
    }
    files.retain(|(_, to)| !NOT_FOR_STUDENTS.iter().any(|it| to == Path::new(it)));
    for lesson in course.lessons() {
        let to = Path::new("lessons").join(&lesson.folder);
        for path in entries(&lesson.path)?
            .into_iter()
            .filter(|path| *path != lesson.src())
        {
            let name = path.file_name().unwrap_or_default().to_owned();
            collect(&path, &to.join(name), &mut files)?;
        }
        collect(&lesson.starter(), &to.join("src"), &mut files)?;
    }
    Ok(files)
}

/// Adds `from`, which goes to `to`; if it is a folder, what is in it. What is not there is left out.
fn collect(from: &Path, to: &Path, files: &mut Vec<(PathBuf, PathBuf)>) -> Result<(), TemplateError> {
    if from.is_dir() {
        for path in entries(from)? {
            let to = to.join(path.file_name().unwrap_or_default());
            collect(&path, &to, files)?;
        }
    } else if from.is_file() {
        files.push((from.to_owned(), to.to_owned()));
    }
    Ok(())
}

/// What is in a folder, in order, without what a build, a test or an editor left behind.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, TemplateError> {
    let fault = || TemplateError::read(folder);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault())? {
        let path = entry.map_err(fault())?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let left_behind = [".env", ".DS_Store", "target"].contains(&name.as_str())
            || ["~", ".snap.new", ".pending-snap"]
                .iter()
                .any(|end| name.ends_with(end));
        if !left_behind {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn put(path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), TemplateError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(TemplateError::write(folder))?;
    write(path).map_err(TemplateError::write(path))
}
