//! Every layout in which work is handed over.

use super::*;

fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "{}").unwrap();
    }
    folder
}

/// `bora: checkout, 2 results, run 17…`
fn found(handed: &[Handed]) -> Vec<String> {
    let tell = |it: &Handed| {
        let runs: Vec<_> = it.results.iter().filter_map(|it| it.run).collect();
        let checkout = if it.checkout.is_some() { "checkout" } else { "none" };
        format!(
            "{} {checkout} {} {runs:?} {}",
            it.student.key,
            it.results.len(),
            it.problems.len()
        )
    };
    handed.iter().map(tell).collect()
}

#[test]
fn every_layout_that_gh_or_a_loop_leaves_is_understood() {
    let layouts: [(&[&str], &[&str]); 6] = [
        (&["students/bora/lessons/x"], &["bora checkout 0 [] 0"]),
        (
            &["results/ada.json", "results/bora.json"],
            &["ada none 1 [] 0", "bora none 1 [] 0"],
        ),
        (&["artifacts/bora/result.json"], &["bora none 1 [] 0"]),
        (&["artifacts/bora/verdict/result.json"], &["bora none 1 [] 0"]),
        (
            &[
                "artifacts/bora/17345678901/result/result.json",
                "artifacts/bora/17345678902/result.json",
            ],
            &["bora none 2 [17345678901, 17345678902] 0"],
        ),
        (
            &["artifacts/17345678901/bora/result.json"],
            &["bora none 1 [17345678901] 0"],
        ),
    ];
    for (files, expected) in layouts {
        let folder = folder(files);
        let named = folder.path().join(files[0].split('/').next().unwrap());
        assert_eq!(found(&take_in(&[named], None).unwrap()), expected, "{files:?}");
    }
}

#[test]
fn a_shell_may_name_each_students_folder_itself() {
    let folder = folder(&["bora/result/result.json", "ada/result.json", "20261234/lessons/x"]);
    let named = ["bora", "ada", "20261234"].map(|it| folder.path().join(it));
    let expected = ["bora none 1 [] 0", "ada none 1 [] 0", "20261234 checkout 0 [] 0"];
    assert_eq!(found(&take_in(&named, None).unwrap()), expected);
}

#[test]
fn what_lies_in_a_checkout_is_the_students_and_no_result() {
    let folder = folder(&["bora/lessons/x", "bora/result.json", "bora/lessons/result.json"]);
    let handed = take_in(&[folder.path().to_owned()], None).unwrap();
    assert_eq!(found(&handed), ["bora checkout 0 [] 0"]);
}

#[test]
fn everybody_on_the_roster_has_a_place_and_so_has_who_is_not() {
    let folder = folder(&[
        "all/discord-101-bots-Bora/lessons/x",
        "all/eve/lessons/x",
        "all/empty/readme.txt",
    ]);
    let roster = folder.path().join("roster.csv");
    fs::write(&roster, "username\nada\nbora\n").unwrap();
    let roster = Roster::read(&roster).unwrap();
    let handed = take_in(&[folder.path().join("all")], Some(&roster)).unwrap();
    let expected = [
        "ada none 0 [] 1",
        "bora checkout 0 [] 0",
        "empty none 0 [] 1",
        "eve checkout 0 [] 0",
    ];
    assert_eq!(found(&handed), expected);
    assert!(handed[1].student.expected && !handed[3].student.expected);
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    assert!(take_in(&["no such folder".into()], None).is_err());
}
