//! Programs of the course's own packages, built as the course tool builds a lesson.

use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::PathBuf;

use botcamp::build;
use cargo_metadata::Message;

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
    for package in packages {
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
