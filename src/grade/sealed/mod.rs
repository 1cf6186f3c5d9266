//! A grade that can be trusted: of somebody else's checkout, from a pristine course, with nothing of the submission's in the
//! judge's process, and nothing of the course's within its reach.
//!
//! ```text
//! submission ─► what counts ─► a place of its own ─► compiler, confined ─► what did it read? ─► program
//!               (or refused)                         (or does not compile)  (or «reads FILE»)      │
//!                                    results ◄─ judge (the course's own) ◄─ the bot, confined ◄────┘
//! ```

mod compile;
mod seed;
mod sources;
mod submission;
mod workspace;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use fs4::FileExt;

use super::result::{Checked, LessonResult};
use super::rounds::Rounds;
use super::run::{self, Candidate, CheckError, Values};
use crate::build::{self, BuildError, Progress};
use crate::confine::InForce;
use crate::course::{Course, Lesson, Source};
use crate::words::say;
use compile::Compiled;
pub use submission::{HandedIn, NoSubmission, Submission};
use workspace::Workspace;

/// How many gradings may go on in one course at a time.
const PLACES: u32 = 64;

/// A place where submissions are graded, one after the other. It is nobody else's as long as this lives.
#[derive(Debug)]
pub struct Sealed {
    workspace: Workspace,
    /// The tool that confines, where it can.
    keeper: Option<PathBuf>,
    /// What holds a bot here, or why nothing does that must.
    in_force: Result<InForce, String>,
    _lock: File,
}

impl Sealed {
    /// Makes a place in the course's cache. `tool` is this tool's own program, which knows the keeper's part.
    ///
    /// # Errors
    /// If the place cannot be made, or what the lessons depend on cannot be built.
    pub fn set_up(
        course: &Course,
        lessons: &[&Lesson],
        tool: &Path,
        progress: &mut dyn Progress,
    ) -> Result<Sealed, CheckError> {
        let (place, lock) = free_place(&course.cache().join("sealed"))?;
        let workspace = Workspace::set_up(course, place)?;
        if seed::seed(course, &workspace.target()).is_err() {
            // Half of it is worse than nothing: cargo would have to find out.
            let _ = fs::remove_dir_all(workspace.target());
        }
        fs::create_dir_all(workspace.target())?;
        let sealed = Sealed {
            workspace,
            keeper: cfg!(target_os = "linux").then(|| tool.to_owned()),
            in_force: InForce::here().map_err(|error| error.to_string()),
            _lock: lock,
        };
        compile::dependencies(course, lessons, &sealed.workspace, progress).map_err(CheckError::Build)?;
        Ok(sealed)
    }

    /// What holds a bot on this machine.
    pub fn in_force(&self) -> Option<&InForce> {
        self.in_force.as_ref().ok()
    }

    /// Grades what was handed in for `lesson`.
    ///
    /// # Errors
    /// If the course or the machine is at fault in a way that would be at fault for everybody.
    pub fn check(
        &self,
        course: &Course,
        lesson: &Lesson,
        submission: &Submission,
        rounds: &Rounds,
        progress: &mut dyn Progress,
    ) -> Result<LessonResult, CheckError> {
        let starter = Source::read(&lesson.starter())?;
        let (source, refused) = match submission.of(lesson)? {
            HandedIn::Source(source) => (source, None),
            HandedIn::Nothing => (starter.clone(), None),
            HandedIn::Refused(why) => (Source::of(Default::default()), Some(why)),
        };
        let result = |state, tasks| LessonResult {
            lesson: lesson.folder.clone(),
            source: source.hash(),
            state,
            tasks,
        };
        if let Some(why) = refused {
            return Ok(result(
                Checked::Refused { why: why.clone() },
                run::none(lesson, &why),
            ));
        }
        if source.same_code(&starter) {
            return Ok(result(Checked::Open, run::untouched(lesson)));
        }
        if let Err(why) = &self.in_force {
            return Ok(result(Checked::Graded, run::none(lesson, why)));
        }
        let kept = self.kept(course, lesson, &source)?;
        if !kept.is_file() {
            match compile::program(course, lesson, &source, &self.workspace, self.keeper.as_deref()) {
                Ok(Compiled::Program(program)) => compile::keep(&program, &kept)?,
                Ok(Compiled::Reads(file)) => {
                    let why = say("seal-reads", &[("file", file.display().to_string().into())]);
                    return Ok(result(
                        Checked::Refused { why: why.clone() },
                        run::none(lesson, &why),
                    ));
                }
                Err(error @ BuildError::Code(_)) => {
                    let message = error.to_string();
                    let why = say("check-did-not-compile", &[]);
                    return Ok(result(
                        Checked::DidNotCompile { message },
                        run::none(lesson, &why),
                    ));
                }
                // It may be this source's doing, a compiler that was stopped; it is nobody else's trouble.
                Err(BuildError::Cargo(said)) => {
                    return Ok(result(Checked::Graded, run::none(lesson, said.trim())));
                }
                Err(error) => return Err(CheckError::Build(error)),
            }
        }
        let judge = build::judge(course, lesson, progress).map_err(CheckError::Build)?;
        let candidate = Candidate {
            program: &kept,
            keeper: self.keeper.as_deref(),
            values: Values::Shown,
        };
        let mut tasks = run::results(course, lesson, &judge, &candidate)?;
        rounds.ask(course, lesson, &judge, &candidate, &mut tasks)?;
        run::skip(lesson, &mut tasks);
        Ok(result(Checked::Graded, tasks))
    }

    /// Where the program of `source` is kept: by all that it is made from, so that none is ever taken for another.
    fn kept(&self, course: &Course, lesson: &Lesson, source: &Source) -> Result<PathBuf, CheckError> {
        let mut made_from = source.files().clone();
        let mut add = |name: &str, content: Vec<u8>| made_from.insert(format!("/{name}"), content);
        add("rustc", build::rustc_version().into());
        add("lock", fs::read(course.root().join("Cargo.lock"))?);
        add("workspace", fs::read(course.root().join("Cargo.toml"))?);
        add("package", fs::read(lesson.path.join("Cargo.toml"))?);
        let store = course.root().join("lessons/store");
        if store.is_dir() {
            add("store", Source::read(&store)?.hash().into());
        }
        let name = format!("{}{}", Source::of(made_from).hash(), std::env::consts::EXE_SUFFIX);
        let programs = self.workspace.programs();
        Ok(programs.join(&lesson.folder).join(name))
    }
}

/// The first place that nobody grades in, and what keeps others away from it.
fn free_place(places: &Path) -> io::Result<(PathBuf, File)> {
    fs::create_dir_all(places)?;
    for number in 1..=PLACES {
        let lock = File::create(places.join(format!("{number}.lock")))?;
        if FileExt::try_lock(&lock).is_ok() {
            return Ok((places.join(number.to_string()), lock));
        }
    }
    Err(io::Error::other(say(
        "seal-no-place",
        &[("folder", places.display().to_string().into())],
    )))
}
