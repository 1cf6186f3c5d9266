//! Where submissions are built: a copy of the course with nothing in it that a submission should not see, and a target
//! folder that nobody else builds in.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::course::{Course, Lesson, Source};

/// One place to build in. No two builds use it at the same time.
#[derive(Clone, Debug)]
pub(super) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Makes the place in `root`, or brings it up to date: what is right already is not touched, so that cargo builds nothing
    /// twice.
    pub(super) fn set_up(course: &Course, root: PathBuf) -> io::Result<Workspace> {
        let workspace = Workspace { root };
        let mut copying = Copying {
            from: course.root().to_owned(),
            to: workspace.course(),
            kept: BTreeSet::new(),
        };
        for whole in [
            ".cargo",
            "Cargo.toml",
            "Cargo.lock",
            "rust-toolchain.toml",
            "src",
            "benches",
            "lessons/store",
        ] {
            copying.copy(Path::new(whole))?;
        }
        for lesson in course.lessons() {
            let folder = Path::new("lessons").join(&lesson.folder);
            copying.copy(&folder.join("Cargo.toml"))?;
            copying.leave_alone(&folder.join("src"));
        }
        copying.members("solutions")?;
        copying.members("tests")?;
        copying.remove_others(Path::new(""))?;
        for lesson in course.lessons() {
            // A grading that was killed has left somebody's work here.
            workspace.forget(lesson)?;
            let starter = Source::read(&lesson.starter()).map_err(io::Error::other)?;
            if !Source::read(&workspace.src(lesson)).is_ok_and(|it| it == starter) {
                workspace.lay(lesson, &starter)?;
            }
        }
        Ok(workspace)
    }

    /// The copy of the course.
    pub(super) fn course(&self) -> PathBuf {
        self.root.join("course")
    }

    pub(super) fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// The programs that were built here. No compiler that builds a submission writes to them.
    pub(super) fn programs(&self) -> PathBuf {
        self.root.join("programs")
    }

    /// What a compiler puts aside for a moment.
    pub(super) fn scratch(&self) -> PathBuf {
        self.root.join("tmp")
    }

    pub(super) fn src(&self, lesson: &Lesson) -> PathBuf {
        self.course().join("lessons").join(&lesson.folder).join("src")
    }

    /// Removes what was built of `lesson`, and all that a compiler has put aside.
    pub(super) fn forget(&self, lesson: &Lesson) -> io::Result<()> {
        let crate_name = lesson.package.replace('-', "_");
        let outputs = self.target().join("debug");
        // A source may have a library beside its program, and that is called `lib…`.
        let without_lib = |name: &str| name.strip_prefix("lib").unwrap_or(name).to_owned();
        // `lesson-01-hello-bot`, `lesson-01-hello-bot.d`, `liblesson_01_hello_bot.rlib`
        remove_from(&outputs, |name| {
            let name = without_lib(name);
            let stem = name.split('.').next().unwrap_or_default();
            [&lesson.package, &crate_name].iter().any(|it| *it == stem)
        })?;
        // `lesson_01_hello_bot-0123abcd.d`, `liblesson_01_hello_bot-4567cdef.rlib`
        for folder in ["deps", "incremental"] {
            remove_from(&outputs.join(folder), |name| {
                let name = without_lib(name);
                name.split_once('-').is_some_and(|(it, _)| it == crate_name)
            })?;
        }
        remove_from(&outputs.join(".fingerprint"), |name| {
            name.rsplit_once('-').is_some_and(|(it, _)| it == lesson.package)
        })?;
        fs::create_dir_all(self.scratch())?;
        remove_from(&self.scratch(), |_| true)
    }

    /// Puts `source` in the place of what was built for the lesson before. Every file is written now, and is newer than
    /// anything that was built from the one before it.
    pub(super) fn lay(&self, lesson: &Lesson, source: &Source) -> io::Result<()> {
        let src = self.src(lesson);
        if src.exists() {
            fs::remove_dir_all(&src)?;
        }
        fs::create_dir_all(&src)?;
        for (name, content) in source.files() {
            write(&src.join(name), content)?;
        }
        Ok(())
    }
}

struct Copying {
    from: PathBuf,
    to: PathBuf,
    /// What belongs into the copy, from its root.
    kept: BTreeSet<PathBuf>,
}

impl Copying {
    /// Copies a file, or a folder with all that is in it; nothing if it is not there.
    fn copy(&mut self, part: &Path) -> io::Result<()> {
        let from = self.from.join(part);
        if from.is_dir() {
            for entry in fs::read_dir(&from)? {
                self.copy(&part.join(entry?.file_name()))?;
            }
            Ok(())
        } else if from.is_file() {
            self.write(part, &fs::read(from)?)
        } else {
            Ok(())
        }
    }

    /// The other packages, for cargo knows a workspace only as a whole: their manifests, with nothing behind them.
    fn members(&mut self, part: &str) -> io::Result<()> {
        let mut open = vec![PathBuf::from(part)];
        while let Some(folder) = open.pop() {
            if self.from.join(&folder).join("Cargo.toml").is_file() {
                self.copy(&folder.join("Cargo.toml"))?;
                for empty in ["src/main.rs", "src/lib.rs"] {
                    self.write(&folder.join(empty), b"")?;
                }
                continue;
            }
            let entries = fs::read_dir(self.from.join(&folder))
                .into_iter()
                .flatten()
                .flatten();
            open.extend(
                entries
                    .filter(|it| it.path().is_dir())
                    .map(|it| folder.join(it.file_name())),
            );
        }
        Ok(())
    }

    fn write(&mut self, part: &Path, content: &[u8]) -> io::Result<()> {
        self.leave_alone(part);
        let to = self.to.join(part);
        if fs::read(&to).is_ok_and(|it| it == content) {
            return Ok(());
        }
        write(&to, content)
    }

    fn leave_alone(&mut self, part: &Path) {
        self.kept.insert(part.to_owned());
    }

    /// Removes what an earlier course had, and this one has not.
    fn remove_others(&self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(self.to.join(folder))? {
            let entry = entry?;
            let part = folder.join(entry.file_name());
            if self.kept.contains(&part) {
                continue;
            }
            match entry.path().is_dir() {
                true => self.remove_others(&part)?,
                false => fs::remove_file(entry.path())?,
            }
        }
        Ok(())
    }
}

fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content)
}

/// Removes everything in `folder` that has such a name.
fn remove_from(folder: &Path, is_meant: impl Fn(&str) -> bool) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        if is_meant(&entry.file_name().to_string_lossy()) {
            match entry.file_type()?.is_dir() {
                true => fs::remove_dir_all(entry.path())?,
                false => fs::remove_file(entry.path())?,
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_lesson_stays_in_the_place_where_the_next_one_is_built() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("lessons/00-x");
        write(
            &path.join("Cargo.toml"),
            b"package.name = 'lesson-00-x'\n[package.metadata.botcamp]\ntitle = 'x'\ntitle-ko = 'x'\nminutes = 1\n\
              tasks = [{ name = 'one', title = 'x', title-ko = 'x', points = 1 }]",
        )
        .unwrap();
        let course = Course::open(root.path()).unwrap();
        let workspace = Workspace {
            root: root.path().join("place"),
        };
        let outputs = workspace.target().join("debug");
        let library = "deps/libserde-0123.rlib";
        for built in [
            "lesson-00-x",
            "lesson-00-x.d",
            "liblesson_00_x.rlib",
            "deps/lesson_00_x-0123",
            "deps/lesson_00_x-0123.4567-cgu.0.rcgu.o",
            "deps/liblesson_00_x-0123.rlib",
            "deps/liblesson_00_x-0123.rmeta",
            "incremental/lesson_00_x-0123/s-4567/x",
            ".fingerprint/lesson-00-x-0123/bin-lesson-00-x",
            library,
        ] {
            write(&outputs.join(built), b"").unwrap();
        }
        workspace.forget(&course.lessons()[0]).unwrap();
        let mut left = Vec::new();
        let mut open = vec![outputs.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => open.push(path),
                    false => left.push(path),
                }
            }
        }
        assert_eq!(left, [outputs.join(library)]);
    }
}
