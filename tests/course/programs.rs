//! Programs of the course's own packages, built as the course tool builds a lesson.

use std::collections::BTreeMap;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use botcamp::build;
use botcamp::course::Lesson;
use cargo_metadata::Message;
use tempfile::TempDir;

/// The wrong bots of some lessons, each under the name of its mistake.
pub struct WrongBots {
    folder: TempDir,
    /// Folder of the lesson and name of the mistake, in order.
    pub names: Vec<(String, String)>,
}

impl WrongBots {
    /// Builds those of these lessons: `tests/wrong/NN-name/src/mistakes/*.rs` is one program, which does what it is called.
    pub fn of(lessons: &[Lesson]) -> WrongBots {
        let packages: Vec<_> = lessons
            .iter()
            .map(|lesson| format!("wrong-{}", lesson.folder))
            .collect();
        let programs = build_all(&packages.iter().map(String::as_str).collect::<Vec<_>>());
        let bots = WrongBots {
            // Beside what cargo has built: a link to that needs no room.
            folder: tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap(),
            names: lessons.iter().flat_map(mistakes).collect(),
        };
        for (lesson, name) in &bots.names {
            let (program, called) = (&programs[&format!("wrong-{lesson}")], bots.program(lesson, name));
            fs::create_dir_all(called.parent().unwrap()).unwrap();
            fs::hard_link(program, &called)
                .or_else(|_| fs::copy(program, &called).map(drop))
                .unwrap();
        }
        bots
    }

    /// The program with this mistake.
    pub fn program(&self, lesson: &str, name: &str) -> PathBuf {
        self.folder
            .path()
            .join(lesson)
            .join(format!("{name}{EXE_SUFFIX}"))
    }
}

/// The names of a lesson's wrong solutions, each with the lesson's folder.
fn mistakes(lesson: &Lesson) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/wrong")
        .join(&lesson.folder)
        .join("src/mistakes");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<_> = files
        .map(|file| {
            let file = file.unwrap().path();
            let name = file.file_stem().unwrap().to_str().unwrap().replace('_', "-");
            (lesson.folder.clone(), name)
        })
        .collect();
    assert!(!names.is_empty(), "{} is empty", folder.display());
    names.sort();
    names
}

/// Builds all programs of these packages with one cargo; name → program. Panics with rustc's messages.
pub fn build_all(packages: &[&str]) -> BTreeMap<String, PathBuf> {
    let mut command = build::cargo();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args([
        "build",
        "--locked",
        "--bins",
        "--message-format=json-render-diagnostics",
    ]);
    // With the course crate, for cargo to give all of them what it gives a lesson: the same features of the same libraries.
    for package in packages.iter().chain(&["botcamp"]) {
        command.args(["--package", package]);
    }
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );

    let messages = Message::parse_stream(BufReader::new(output.stdout.as_slice()));
    let mut programs = BTreeMap::new();
    for message in messages {
        if let Message::CompilerArtifact(artifact) = message.unwrap()
            && let Some(program) = artifact.executable
        {
            let name = artifact.target.name;
            // The second would have been written over the first.
            assert!(
                programs.insert(name.clone(), program.into()).is_none(),
                "two programs are called {name}"
            );
        }
    }
    programs
}
