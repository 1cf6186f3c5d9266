//! The pages that people read: every link leads somewhere, every command exists, and every page has its Korean twin.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Every page of the course, from the root: its README, `docs/` and the lessons' texts.
fn pages() -> io::Result<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.to_owned(), root.join("docs")];
    for lesson in fs::read_dir(root.join("lessons"))? {
        folders.push(lesson?.path());
    }
    let mut pages = Vec::new();
    for folder in folders {
        for file in fs::read_dir(folder)? {
            let path = file?.path();
            if path.extension().is_some_and(|it| it == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    Ok(pages)
}

/// The lines of a page that are not inside a block of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut code = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        code ^= fence;
        !code && !fence
    })
}

/// Where the links of a page lead: the part in brackets of `[…](…)`.
fn links(text: &str) -> Vec<String> {
    let parts = prose(text).flat_map(|line| line.split("](").skip(1));
    parts
        .filter_map(|it| Some(it.split_once(')')?.0.to_owned()))
        .collect()
}

#[test]
fn every_link_inside_the_course_leads_somewhere() {
    let mut dead = Vec::new();
    let pages = pages().unwrap();
    assert!(pages.len() > 10, "{pages:?}");
    for page in pages {
        for link in links(&fs::read_to_string(&page).unwrap()) {
            let path = link.split('#').next().unwrap_or_default();
            let outside = link.contains("://") || path.is_empty();
            if !outside && !page.with_file_name("").join(path).exists() {
                dead.push(format!("{} → {link}", page.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

/// What is typed after `cargo camp` on a page, in prose and in blocks of code.
fn commands(text: &str) -> BTreeSet<&str> {
    let typed = text.split("cargo camp ").skip(1);
    let words = typed.filter_map(|it| it.split(|it: char| !it.is_ascii_lowercase()).next());
    words.filter(|it| !it.is_empty()).collect()
}

#[test]
fn every_command_that_a_page_names_exists() {
    let texts: Vec<_> = pages()
        .unwrap()
        .iter()
        .map(|it| fs::read_to_string(it).unwrap())
        .collect();
    let named: BTreeSet<_> = texts.iter().flat_map(|it| commands(it)).collect();
    assert!(named.contains("check"), "{named:?}");
    for command in named {
        let help = Command::new(env!("CARGO_BIN_EXE_botcamp"))
            .args([command, "--help"])
            .output()
            .unwrap();
        assert!(help.status.success(), "there is no `cargo camp {command}`");
    }
}

#[test]
fn the_version_of_rust_that_a_page_names_is_the_one_that_is_needed() {
    let mut named = 0;
    for page in pages().unwrap() {
        let text = fs::read_to_string(&page).unwrap();
        for said in text.split("requires rustc ").skip(1) {
            named += 1;
            let needed = env!("CARGO_PKG_RUST_VERSION");
            assert!(said.starts_with(needed), "{}: not {needed}", page.display());
        }
    }
    assert!(named > 0);
}

#[test]
fn the_glossary_says_each_word_once_and_in_the_order_of_the_lessons() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/glossary.md");
    let text = fs::read_to_string(page).unwrap();
    let rows = text.lines().filter(|it| it.starts_with('|')).skip(2);
    let (mut words, mut last) = (BTreeSet::new(), 0);
    for row in rows {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [english, _korean, _sentence, lesson] = cells[..] else {
            panic!("not four cells: {row}");
        };
        let lesson: u32 = lesson.parse().unwrap();
        assert!(last <= lesson, "out of order: {row}");
        assert!(words.insert(english.to_owned()), "twice: {row}");
        last = lesson;
    }
    assert!(words.len() > 10, "{words:?}");
}

#[test]
fn every_page_has_its_korean_twin() {
    for page in pages().unwrap() {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        // The glossary is one page for both languages.
        if name.ends_with(".ko.md") || name == "glossary.md" {
            continue;
        }
        let twin = page.with_file_name(name.replace(".md", ".ko.md"));
        let korean = fs::read_to_string(&twin).unwrap_or_else(|fault| panic!("{}: {fault}", twin.display()));
        let english = fs::read_to_string(&page).unwrap();
        assert_eq!(headings(&english), headings(&korean), "{}", twin.display());
        assert_eq!(fences(&english), fences(&korean), "{}", twin.display());
    }
}

/// The levels of the headings, in order.
fn headings(text: &str) -> Vec<usize> {
    let level = |line: &str| line.find(|it| it != '#').unwrap_or_default();
    prose(text).map(level).filter(|it| *it > 0).collect()
}

/// The languages of the blocks of code, in order.
fn fences(text: &str) -> Vec<&str> {
    let opening = |line: &&str| line.starts_with("```") && line.len() > 3;
    text.lines().filter(opening).collect()
}

#[test]
fn links_and_commands_are_found() {
    let page = "see [this](a.md) and [that](b/c.md#d)\n```sh\necho [no](x.md)\n```\n## End\n";
    assert_eq!(links(page), ["a.md", "b/c.md#d"]);
    assert_eq!(headings(page), [2]);
    assert_eq!(fences(page), ["```sh"]);
    assert_eq!(
        commands("`cargo camp check 2`, or just `cargo camp`, or `cargo camp …`"),
        BTreeSet::from(["check"])
    );
}
