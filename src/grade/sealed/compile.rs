//! Building what was handed in: by the course's own cargo files, in a place of its own, with a compiler that sees nothing
//! else of this machine.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::sources::stranger;
use super::workspace::Workspace;
use crate::build::{self, BuildError, Progress};
use crate::confine::{Confined, Limits};
use crate::course::{Course, Lesson, Source};

/// What of our environment a compiler is given. `env!` in a source reads it at will, so nothing of CI's is in it.
const INHERITED: [&str; 6] = [
    "PATH",
    "HOME",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "SYSTEMROOT",
];

/// What compiles a submission.
#[derive(Clone, Debug)]
pub(super) struct Compiler {
    /// The tool that confines it, where it can.
    pub keeper: Option<PathBuf>,
    pub limits: Limits,
}

/// What came of a build.
pub(super) enum Compiled {
    Kept,
    /// It is made of a file that it may not read.
    Reads(PathBuf),
}

/// Builds what needs no confinement, for it is the course's own: the lessons' dependencies.
pub(super) fn dependencies(
    course: &Course,
    lessons: &[&Lesson],
    workspace: &Workspace,
    progress: &mut dyn Progress,
) -> Result<(), BuildError> {
    for lesson in lessons.iter().filter(|it| it.has_dependencies) {
        let starter = Source::read(&lesson.starter())?;
        let laid = workspace.lay(lesson, &starter);
        laid.map_err(|error| BuildError::Keep(workspace.src(lesson), error))?;
        let mut command = build::cargo();
        command.env_remove("RUSTFLAGS");
        arguments(&mut command, lesson, workspace);
        build::run_bin(course, lesson, command, progress)?;
    }
    Ok(())
}

/// Builds `source` as the lesson's bot, which is kept at `kept`. Nothing of it stays in the place where the next one is built:
/// there are ways to take a file into a program that no compiler gives an account of (an assembler's `.incbin`, a linker's
/// script), so whatever can be read there must be worth nothing.
pub(super) fn program(
    course: &Course,
    lesson: &Lesson,
    source: &Source,
    workspace: &Workspace,
    compiler: &Compiler,
    kept: &Path,
) -> Result<Compiled, BuildError> {
    let compiled = compile(course, lesson, source, workspace, compiler, kept);
    let starter = Source::read(&lesson.starter())?;
    let cleared = workspace
        .forget(lesson)
        .and_then(|()| workspace.lay(lesson, &starter));
    cleared.map_err(|error| BuildError::Keep(workspace.src(lesson), error))?;
    compiled
}

fn compile(
    course: &Course,
    lesson: &Lesson,
    source: &Source,
    workspace: &Workspace,
    compiler: &Compiler,
    kept: &Path,
) -> Result<Compiled, BuildError> {
    let laid = workspace.lay(lesson, source);
    laid.map_err(|error| BuildError::Keep(workspace.src(lesson), error))?;
    let mut command = match &compiler.keeper {
        Some(keeper) => confined(workspace, &compiler.limits)
            .apart(keeper)
            .command(keeper),
        None => {
            let mut command = stands_back(&build::cargo());
            command.env_clear().envs(surroundings(workspace));
            command
        }
    };
    command
        .stdin(match compiler.keeper {
            Some(_) => Stdio::piped(), // The lifeline.
            None => Stdio::null(),
        })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    arguments(&mut command, lesson, workspace);
    command.arg("--offline");
    let program = build::run_bin(course, lesson, command, &mut build::Silent)?;
    let allowed = [workspace.src(lesson), workspace.course().join("lessons/store")];
    let found = stranger(&program, &allowed).map_err(|error| BuildError::Keep(program.clone(), error))?;
    if let Some(file) = found {
        return Ok(Compiled::Reads(named(&file, workspace)));
    }
    keep(&program, kept).map_err(|error| BuildError::Keep(kept.to_owned(), error))?;
    Ok(Compiled::Kept)
}

/// The program of this command, behind whatever else the machine has to do: where there is a keeper, it sees to that.
#[cfg(unix)]
fn stands_back(command: &Command) -> Command {
    let mut nice = Command::new("nice");
    nice.arg("-n")
        .arg(crate::confine::STANDS_BACK.to_string())
        .arg(command.get_program());
    nice
}

#[cfg(windows)]
fn stands_back(command: &Command) -> Command {
    use std::os::windows::process::CommandExt;

    /// `winbase.h`
    const BELOW_NORMAL_PRIORITY_CLASS: u32 = 0x4000;
    let mut same = Command::new(command.get_program());
    same.creation_flags(BELOW_NORMAL_PRIORITY_CLASS);
    same
}

/// How the compiler came to a limit, or to its own end, by what cargo and the keeper say; a full disk, for one, is said in other
/// words. What a compiler that crashed has to say besides, and where on this machine it did, is of no use to whoever reads it.
pub(super) fn stopped_by(said: &str) -> Option<&str> {
    said.lines().map(str::trim).find_map(|line| {
        let by_its_keeper = line.starts_with("stopped: ").then_some(line);
        by_its_keeper.or_else(|| Some(line.rsplit_once("(signal: ")?.1.trim_end_matches(')')))
    })
}

/// What cargo says of a source, without where on this machine it lies.
pub(super) fn placeless(said: &str, workspace: &Workspace) -> String {
    let place = format!("{}/", workspace.course().display());
    said.trim().replace(&place, "")
}

fn arguments(command: &mut Command, lesson: &Lesson, workspace: &Workspace) {
    command
        .current_dir(workspace.course())
        .env("CARGO_INCREMENTAL", "0")
        .args(["build", "--locked", "--package", &lesson.package])
        // The lesson's own program, whatever other files of `src/` cargo would take for programs.
        .args(["--bin", &lesson.package, "--target-dir"])
        .arg(workspace.target());
}

/// A file of the course by its place in it: where on this machine it stands is nobody's business.
fn named(file: &Path, workspace: &Workspace) -> PathBuf {
    file.strip_prefix(workspace.course()).unwrap_or(file).to_owned()
}

/// A compiler that reads Rust, the system and the sources, and writes into its target folder.
fn confined(workspace: &Workspace, limits: &Limits) -> Confined {
    let cargo = PathBuf::from(build::cargo().get_program());
    let mut confined = Confined::new(&cargo, limits.clone());
    // Nothing of a submission's runs here. A linker makes its program executable.
    confined.narrow = false;
    // A grading that is killed leaves no compiler behind: the next one builds in the same place.
    confined.lifeline = true;
    confined.env = surroundings(workspace);
    confined
        .reads
        // Debian's `cc` is a link that leads by way of there.
        .extend([workspace.course(), "/etc/alternatives".into()]);
    // cargo and rustup look for these all the way up, and take «you may not» for a fault.
    let above = workspace.course();
    confined.reads.extend(above.ancestors().flat_map(|folder| {
        let names = [
            ".cargo/config.toml",
            ".cargo/config",
            "rust-toolchain.toml",
            "rust-toolchain",
            "Cargo.toml",
        ];
        names.map(|name| folder.join(name))
    }));
    confined.runs.extend(["/usr", "/bin", "/opt"].map(PathBuf::from));
    confined.runs.extend(toolchain());
    confined.runs.push(workspace.target());
    confined.writes.extend([workspace.target(), workspace.scratch()]);
    confined
}

fn surroundings(workspace: &Workspace) -> Vec<(String, String)> {
    let inherited = INHERITED
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), env::var(name).ok()?)));
    let own = [
        ("CARGO_INCREMENTAL".to_owned(), "0".to_owned()),
        ("TMPDIR".to_owned(), workspace.scratch().display().to_string()),
    ];
    inherited.chain(own).collect()
}

/// Where cargo, its sources and the compiler are.
fn toolchain() -> Vec<PathBuf> {
    let home = |variable: &str, folder: &str| {
        let named = env::var_os(variable).map(PathBuf::from);
        named.or_else(|| Some(env::home_dir()?.join(folder)))
    };
    let cargo = home("CARGO_HOME", ".cargo").into_iter().flat_map(|it| {
        // Not all of it: a token of a registry lies beside them.
        ["bin", "registry", "git", "config.toml", "config"].map(|part| it.join(part))
    });
    cargo
        .chain(home("RUSTUP_HOME", ".rustup"))
        .chain(sysroot())
        .collect()
}

/// A Rust that did not come from rustup.
fn sysroot() -> Option<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let output = Command::new(rustc).args(["--print", "sysroot"]).output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().into())
}

/// Copies a program to where it is kept, all at once.
fn keep(program: &Path, kept: &Path) -> io::Result<()> {
    let folder = kept.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let beside = tempfile::NamedTempFile::new_in(folder)?;
    fs::copy(program, beside.path())?;
    beside.persist(kept)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::stopped_by;

    #[test]
    fn how_a_compiler_was_stopped_is_told_and_not_where() {
        let said = "   Compiling lesson-00-first-words v0.1.0 (/home/kim/course)\nerror: rustc interrupted by SIGSEGV, printing \
                    backtrace\n\n/home/kim/.rustup/lib.so(+0x3b62e1c)[0x7f]\nerror: could not compile `lesson-00-first-words`\n\n\
                    Caused by:\n  process didn't exit successfully: `rustc --crate-name x` (signal: 11, SIGSEGV: invalid \
                    memory reference)\n";
        assert_eq!(stopped_by(said), Some("11, SIGSEGV: invalid memory reference"));
        let limit = "stopped: it took longer than 300 seconds";
        assert_eq!(stopped_by(&format!("{limit}\n")), Some(limit));
        assert_eq!(stopped_by("error: No space left on device (os error 28)"), None);
    }
}
