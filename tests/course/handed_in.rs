//! The folders of `tests/cheats/`: what each says of itself, and the checkout that it is made into.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use botcamp::course::Course;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    pub trick: String,
    pub lesson: String,
    pub verdict: Verdict,
    pub elsewhere: Option<Verdict>,
    #[serde(default)]
    pub honest: bool,
    #[serde(default)]
    links: BTreeMap<String, String>,
    #[serde(default)]
    folders: Vec<String>,
    #[serde(default)]
    pipes: Vec<String>,
    #[serde(default)]
    sizes: BTreeMap<String, usize>,
    #[serde(default)]
    many: BTreeMap<String, usize>,
    /// Seconds since 1970: when its files were changed last, and its commit was made.
    dated: Option<u64>,
    /// What the folder is called that it is handed in as.
    called: Option<String>,
    /// Who made its commit.
    author: Option<String>,
}

/// What must become of all tasks, or of each.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Verdict {
    All(String),
    Each(Vec<String>),
}

impl Verdict {
    /// Whether it is this that became of the tasks.
    pub fn is(&self, verdicts: &[String]) -> bool {
        match self {
            Verdict::All(verdict) => verdicts.iter().all(|it| it == verdict),
            Verdict::Each(each) => each == verdicts,
        }
    }
}

pub struct Cheat {
    pub name: String,
    folder: PathBuf,
    pub facts: Facts,
}

impl Cheat {
    /// What must become of each task.
    pub fn expected(&self) -> &Verdict {
        match &self.facts.elsewhere {
            Some(elsewhere) if !cfg!(target_os = "linux") => elsewhere,
            _ => &self.facts.verdict,
        }
    }

    pub fn is_bot(&self) -> bool {
        self.folder.join("bot.rs").is_file()
    }

    /// Only Unix has links that everybody may make, and pipes with a name.
    pub fn can_be_made(&self) -> bool {
        cfg!(unix) || (self.facts.links.is_empty() && self.facts.pipes.is_empty())
    }
}

/// All of them, by name.
pub fn cheats() -> Vec<Cheat> {
    let mut cheats: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cheats"))
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.join("cheat.toml").is_file())
        .map(|folder| Cheat {
            name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
            facts: toml::from_str(&fs::read_to_string(folder.join("cheat.toml")).unwrap())
                .unwrap_or_else(|error| panic!("{}: {error}", folder.display())),
            folder,
        })
        .collect();
    cheats.sort_by(|one, other| one.name.cmp(&other.name));
    cheats.retain(Cheat::can_be_made);
    cheats
}

/// Puts a submission together in `folder`: wrong in itself, with whatever the trick has beside or in place of it.
pub fn lay(cheat: &Cheat, course: &Course, folder: &Path) -> PathBuf {
    let called = cheat.facts.called.as_deref().unwrap_or(&cheat.name);
    let place = &folder.join(called);
    let src = place.join("lessons").join(&cheat.facts.lesson).join("src");
    let own = |file: &str| cheat.facts.links.contains_key(file);
    fs::create_dir_all(place.join("lessons")).unwrap();
    let lesson = format!("lessons/{}", cheat.facts.lesson);
    let is_linked = own(&lesson) || own(&format!("{lesson}/src"));
    if !is_linked {
        fs::create_dir_all(&src).unwrap();
        if !own(&format!("{lesson}/src/main.rs")) {
            let wrong = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cheats/wrong.rs");
            fs::copy(wrong, src.join("main.rs")).unwrap();
        }
    }
    overlay(&cheat.folder, place, course.root());
    for (file, size) in &cheat.facts.sizes {
        fs::write(place.join(file), "/".repeat(*size)).unwrap();
    }
    for (beginning, count) in &cheat.facts.many {
        for number in 0..*count {
            fs::write(place.join(format!("{beginning}{number}.rs")), "").unwrap();
        }
    }
    for folder in &cheat.facts.folders {
        fs::create_dir_all(place.join(folder)).unwrap();
    }
    for (link, target) in &cheat.facts.links {
        let link = place.join(link);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        link_to(&link, &filled(target, course.root()));
    }
    for pipe in &cheat.facts.pipes {
        let made = std::process::Command::new("mkfifo")
            .arg(place.join(pipe))
            .status();
        assert!(made.unwrap().success());
    }
    if let Some(author) = &cheat.facts.author {
        commit(place, author, cheat.facts.dated.unwrap_or_default());
    }
    if let Some(dated) = cheat.facts.dated {
        date_back(place, SystemTime::UNIX_EPOCH + Duration::from_secs(dated));
    }
    place.to_owned()
}

/// Commits all that is there, as whoever hands it in may: by any name, at any time.
fn commit(place: &Path, author: &str, dated: u64) {
    let dated = format!("@{dated} +0000");
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "--all"],
        &["commit", "--quiet", "--message", "=1+1"],
    ] {
        let mut git = Command::new("git");
        git.current_dir(place)
            .args(arguments)
            .env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{who}_NAME"), author)
                .env(format!("GIT_{who}_EMAIL"), "somebody@example.com")
                .env(format!("GIT_{who}_DATE"), &dated);
        }
        assert!(git.status().unwrap().success(), "{arguments:?}");
    }
}

/// Makes every file in `folder` as old as that.
pub fn date_back(folder: &Path, to: SystemTime) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() && entry.file_name() != ".git" {
            date_back(&entry.path(), to);
        } else if kind.is_file() {
            let file = File::options().write(true).open(entry.path()).unwrap();
            file.set_modified(to).unwrap();
        }
    }
}

fn overlay(from: &Path, to: &Path, course: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            fs::create_dir_all(&to).unwrap();
            overlay(&from, &to, course);
        } else {
            let content = fs::read(&from).unwrap();
            let content = match String::from_utf8(content) {
                Ok(text) => filled(&text, course).into_bytes(),
                Err(other) => other.into_bytes(),
            };
            fs::write(to, content).unwrap();
        }
    }
}

fn filled(text: &str, course: &Path) -> String {
    // In a text of Rust, a backslash would be something else.
    text.replace("{course}", &course.display().to_string().replace('\\', "/"))
}

#[cfg(unix)]
fn link_to(link: &Path, target: &str) {
    std::os::unix::fs::symlink(target, link).unwrap();
}

#[cfg(not(unix))]
fn link_to(_: &Path, _: &str) {
    unreachable!("those that want a link are left out")
}
