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
use std::sync::mpsc;
use std::thread;

use fs4::FileExt;

use super::candidate::{Candidate, Values};
use super::result::{Checked, LessonResult};
use super::room;
use super::rounds::Rounds;
use super::run::{self, CheckError};
use crate::build::{self, BuildError, Progress};
use crate::confine::{InForce, Limits};
use crate::course::{Course, Lesson, Source};
use crate::stage::visible;
use crate::words::say;
use compile::{Compiled, Compiler};
pub use seed::seed;
pub use submission::{HandedIn, NoSubmission, Submission};
use workspace::Workspace;

/// How many gradings may go on in one course at a time.
const PLACES: u32 = 64;

/// A place where submissions are graded, one after the other. It is nobody else's as long as this lives.
#[derive(Debug)]
pub struct Sealed {
    workspace: Workspace,
    compiler: Compiler,
    /// What holds a bot here, or why nothing does that must.
    in_force: Result<InForce, String>,
    _lock: File,
}

/// What was handed in, as far as it comes without being run.
enum Taken {
    /// It does not come to that.
    Judged(LessonResult),
    /// Its program, what that is made from, and the result, which has no tasks yet.
    Runs(PathBuf, Source, LessonResult),
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
        if seed(course, &course.root().join("target"), &workspace.target()).is_err() {
            // Half of it is worse than nothing: cargo would have to find out.
            let _ = fs::remove_dir_all(workspace.target());
        }
        fs::create_dir_all(workspace.target())?;
        let sealed = Sealed {
            workspace,
            compiler: Compiler {
                keeper: cfg!(target_os = "linux").then(|| tool.to_owned()),
                limits: Limits::COMPILER,
            },
            in_force: InForce::here(tool).map_err(|error| error.to_string()),
            _lock: lock,
        };
        compile::dependencies(course, lessons, &sealed.workspace, progress).map_err(CheckError::Build)?;
        Ok(sealed)
    }

    /// The same place, where a compiler may use so much of the machine.
    pub fn with_compiler(mut self, limits: Limits) -> Sealed {
        self.compiler.limits = limits;
        self
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
        let taken = self.take(course, lesson, submission)?;
        self.judge(course, lesson, taken, rounds, progress)
    }

    /// Grades what was handed in for each of `lessons`: while the judge of one talks, which is waiting for the most part, the
    /// next one is compiled.
    ///
    /// # Errors
    /// As [`Sealed::check`].
    pub fn check_all(
        &self,
        course: &Course,
        lessons: &[&Lesson],
        submission: &Submission,
        rounds: &Rounds,
        progress: &mut dyn Progress,
    ) -> Result<Vec<LessonResult>, CheckError> {
        thread::scope(|scope| {
            let (done, taken) = mpsc::channel();
            scope.spawn(move || {
                for lesson in lessons {
                    if done.send(self.take(course, lesson, submission)).is_err() {
                        return; // There was a fault, and nobody waits for the others.
                    }
                }
            });
            lessons
                .iter()
                .zip(taken)
                .map(|(lesson, taken)| self.judge(course, lesson, taken?, rounds, progress))
                .collect()
        })
    }

    /// Takes what was handed in as far as it comes without being run.
    fn take(&self, course: &Course, lesson: &Lesson, submission: &Submission) -> Result<Taken, CheckError> {
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
        let refuse = |why: String| {
            let tasks = run::none(lesson, &why);
            Ok(Taken::Judged(result(Checked::Refused { why }, tasks)))
        };
        if let Some(why) = refused {
            return refuse(why);
        }
        if source.same_code(&starter) {
            return Ok(Taken::Judged(result(Checked::Open, run::untouched(lesson))));
        }
        let not_graded = |why: &str| Ok(Taken::Judged(result(Checked::Graded, run::none(lesson, why))));
        if let Err(why) = &self.in_force {
            return not_graded(why);
        }
        let kept = self.kept(course, lesson, &source)?;
        if kept.is_file() {
            let result = result(Checked::Graded, Vec::new());
            return Ok(Taken::Runs(kept, source, result));
        }
        let does_not_compile = |message: String| {
            let tasks = run::none(lesson, &say("check-did-not-compile", &[]));
            Ok(Taken::Judged(result(Checked::DidNotCompile { message }, tasks)))
        };
        let build = |source: &Source, kept: &Path| {
            compile::program(course, lesson, source, &self.workspace, &self.compiler, kept)
        };
        let mut built = build(&source, &kept);
        let mut others_build = false;
        if let Err(BuildError::Cargo(said)) = &built
            && compile::stopped_by(said).is_none()
        {
            // Cargo failed in itself: it found no program in there, perhaps, or two, or this machine had no memory left. If it
            // does so again, and not with the course's own source, that tells which.
            others_build = build(&starter, &self.kept(course, lesson, &starter)?).is_ok();
            built = build(&source, &kept);
        }
        match built {
            Ok(Compiled::Kept) => {
                let result = result(Checked::Graded, Vec::new());
                Ok(Taken::Runs(kept, source, result))
            }
            Ok(Compiled::Reads(file)) => refuse(say(
                "seal-reads",
                &[("file", visible(&file.display().to_string()).into())],
            )),
            Err(error @ BuildError::Code(_)) => {
                match room::lacking(&self.workspace.target(), room::FOR_A_BUILD) {
                    Some(why) => not_graded(&why),
                    None => does_not_compile(error.to_string()),
                }
            }
            Err(BuildError::Cargo(said)) => match compile::stopped_by(&said) {
                // All but this source is built already, so it is this source's doing that the compiler had to be stopped.
                Some(why) => does_not_compile(say("seal-compiler-stopped", &[("why", why.into())])),
                None if others_build => does_not_compile(compile::placeless(&said, &self.workspace)),
                None => not_graded(said.trim()),
            },
            Err(error) => Err(CheckError::Build(error)),
        }
    }

    /// Has the judge of `lesson` talk to what was taken, if there is anything to talk to.
    fn judge(
        &self,
        course: &Course,
        lesson: &Lesson,
        taken: Taken,
        rounds: &Rounds,
        progress: &mut dyn Progress,
    ) -> Result<LessonResult, CheckError> {
        let (kept, source, result) = match taken {
            Taken::Judged(result) => return Ok(result),
            Taken::Runs(kept, source, result) => (kept, source, result),
        };
        let judge = build::judge(course, lesson, progress).map_err(CheckError::Build)?;
        let candidate = Candidate {
            program: &kept,
            keeper: self.compiler.keeper.as_deref(),
            values: Values::Shown,
        };
        let mut tasks = rounds.ask(course, lesson, &judge, &candidate)?;
        run::sort_out(lesson, &source, &mut tasks);
        Ok(LessonResult { tasks, ..result })
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
