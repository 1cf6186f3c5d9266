//! A library is built once: with the same features for each lesson as for all of them.

use std::collections::BTreeMap;

use botcamp::build;

/// Each library that is built for these packages, and with which features.
fn features(packages: &[&str]) -> BTreeMap<String, String> {
    let mut command = build::cargo();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(["tree", "--locked", "--prefix", "none", "--format", "{p}\t{f}"]);
    command.args(packages);
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let tree = String::from_utf8(output.stdout).unwrap();
    let lines = tree.lines().filter_map(|line| line.split_once('\t'));
    lines
        .map(|(library, features)| (library.to_owned(), features.trim_end_matches(" (*)").to_owned()))
        .collect()
}

#[test]
fn no_library_is_built_twice() {
    // What measures is built apart from all else, as a release.
    let all = features(&["--workspace", "--exclude", "bench-stores"]);
    let course = crate::course();
    for package in course
        .lessons()
        .iter()
        .map(|it| it.package.as_str())
        .chain(["botcamp"])
    {
        let others: Vec<_> = features(&["--package", package])
            .into_iter()
            .filter(|(library, features)| all[library] != *features)
            .collect();
        let advice = "the root's Cargo.toml says what to do: see «Nothing here is used but for its features»";
        assert!(others.is_empty(), "{package}: {others:?}\n{advice}");
    }
}
