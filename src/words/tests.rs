//! Both languages say the same things, and say everything that the code asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

const FILES: [(&str, &str); 2] = [
    ("en.ftl", include_str!("en.ftl")),
    ("ko.ftl", include_str!("ko.ftl")),
];

/// Key → the variables that its sentence uses.
fn sentences(file: &str, source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    let mut key = String::new();
    for (number, line) in source.lines().enumerate() {
        if let Some((name, _)) = line
            .split_once(" =")
            .filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            key = name.to_owned();
            let before = found.insert(key.clone(), BTreeSet::new());
            assert!(
                before.is_none(),
                "src/words/{file}:{}: {key} stands twice",
                number + 1
            );
        }
        if line.starts_with('#') {
            continue;
        }
        for variable in line.split("{ $").skip(1) {
            let end = variable
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
                .unwrap_or(variable.len());
            found
                .entry(key.clone())
                .or_default()
                .insert(variable[..end].to_owned());
        }
    }
    found
}

#[test]
fn fluent_reads_every_line() {
    for (file, source) in FILES {
        if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
            panic!("src/words/{file}: {errors:?}");
        }
    }
}

#[test]
fn both_files_have_the_same_keys_and_variables() {
    let [en, ko] = FILES.map(|(file, source)| sentences(file, source));
    let only = |a: &BTreeMap<_, _>, b: &BTreeMap<String, BTreeSet<String>>| -> Vec<String> {
        a.iter()
            .filter(|(key, variables)| b.get(*key) != Some(variables))
            .map(|(key, _): (&String, _)| key.clone())
            .collect()
    };
    assert_eq!(
        only(&en, &ko),
        Vec::<String>::new(),
        "in en.ftl, but not in ko.ftl with the same variables"
    );
    assert_eq!(
        only(&ko, &en),
        Vec::<String>::new(),
        "in ko.ftl, but not in en.ftl with the same variables"
    );
}

/// The first argument that is a literal, of each `say(…)` and `say_in(…)`.
fn keys_said(source: &str) -> Vec<String> {
    if !source.contains("words::") {
        return Vec::new(); // Its `say` is another.
    }
    let mut keys = Vec::new();
    for (call, skip) in [("say(", 0), ("say_in(", 1)] {
        for rest in source.split(call).skip(1) {
            let argument = rest
                .splitn(skip + 2, ',')
                .nth(skip)
                .unwrap_or_default()
                .trim_start();
            if let Some((key, _)) = argument.strip_prefix('"').and_then(|it| it.split_once('"')) {
                keys.push(key.to_owned());
            }
        }
    }
    keys
}

#[test]
fn every_key_that_the_code_says_exists() {
    let known = sentences("en.ftl", FILES[0].1);
    let mut missing = Vec::new();
    each_source(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut |path, source| {
            let unknown = keys_said(source)
                .into_iter()
                .filter(|key| !known.contains_key(key));
            missing.extend(unknown.map(|key| format!("{}: {key}", path.display())));
        },
    );
    assert_eq!(missing, Vec::<String>::new());
}

fn each_source(folder: &Path, see: &mut dyn FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_source(&path, see);
        } else if path.extension().is_some_and(|it| it == "rs")
            && !path.ends_with("words/tests.rs")
            && !path.ends_with("words/mod.rs")
        {
            see(&path, &std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn a_locale_chooses_the_language() {
    assert_eq!(Lang::of_locale("ko_KR.UTF-8"), Some(Lang::Ko));
    assert_eq!(Lang::of_locale("KO"), Some(Lang::Ko));
    assert_eq!(Lang::of_locale("en-GB"), Some(Lang::En));
    assert_eq!(Lang::of_locale("C"), None);
    assert_eq!(Lang::of_locale("한국"), None);
}

#[test]
fn a_sentence_is_filled_with_its_values() {
    assert_eq!(
        say_in(Lang::En, "points-of", &[("points", 2.into()), ("of", 24.into())]),
        "2 of 24 points"
    );
    assert_eq!(
        say_in(Lang::Ko, "points-of", &[("points", 2.into()), ("of", 24.into())]),
        "24점 중 2점"
    );
}
