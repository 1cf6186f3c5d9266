//! What a result says about where it comes from: the commit, the compiler, the course.

use std::fs;
use std::path::Path;
use std::process::Command;

use chrono::{SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::grader::grader;
use crate::confine::InForce;
use crate::course::Course;

/// Where a result comes from. What could not be found out is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// When, in UTC: `2026-03-02T03:00:00Z`.
    pub graded_at: String,
    /// The commit that is checked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// Whether `lessons/` differs from that commit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<bool>,
    /// What `rustc --version` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rustc: Option<String>,
    /// The version of the course.
    pub botcamp: String,
    /// The hash of all that graded: see [`grader`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grader: Option<String>,
    /// `linux x86_64`
    pub system: String,
    /// What held the bots, if what was graded is not trusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<InForce>,
    /// What other values were drawn from, if it was asked with others, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seeds: Vec<u64>,
}

impl Evidence {
    /// What there is to say about the course in `root`, now.
    pub fn gather(course: &Course) -> Evidence {
        let root = course.root();
        let commit = answer(root, "git", &["rev-parse", "--verify", "HEAD"]);
        let status = answer(root, "git", &["status", "--porcelain", "--", "lessons"]);
        Evidence {
            changed: commit.as_ref().and(status).map(|it| !it.is_empty()),
            commit,
            ..Evidence::of_this_grader(course)
        }
    }

    /// What there is to say about somebody's checkout in `submission`, graded by the course in `course`, now.
    pub fn of_submission(
        course: &Course,
        submission: &Path,
        in_force: Option<&InForce>,
        seeds: &[u64],
    ) -> Evidence {
        Evidence {
            seeds: seeds.to_vec(),
            commit: commit(submission),
            sandbox: in_force.cloned(),
            ..Evidence::of_this_grader(course)
        }
    }

    /// The same of another submission, now.
    pub fn of_another(&self, submission: &Path) -> Evidence {
        Evidence {
            graded_at: now(),
            commit: commit(submission),
            ..self.clone()
        }
    }

    fn of_this_grader(course: &Course) -> Evidence {
        Evidence {
            graded_at: now(),
            commit: None,
            changed: None,
            rustc: answer(course.root(), "rustc", &["--version"]),
            botcamp: env!("CARGO_PKG_VERSION").to_owned(),
            grader: grader(course).ok(),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            sandbox: None,
            seeds: Vec::new(),
        }
    }
}

fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The commit that a checkout says it stands at. git is not asked: in a folder that is not trusted, what it does is for that
/// folder's configuration to say.
fn commit(checkout: &Path) -> Option<String> {
    let git = checkout.join(".git");
    let head = read_short(&git.join("HEAD"))?;
    let found = match head.strip_prefix("ref: ") {
        None => head,
        Some(name) => {
            let plain = name.split('/').all(|part| !part.is_empty() && part != "..");
            let own = plain.then(|| read_short(&git.join(name))).flatten();
            own.or_else(|| packed(&git, name))?
        }
    };
    let is_hash = found.len() >= 40 && found.bytes().all(|it| it.is_ascii_hexdigit());
    is_hash.then_some(found)
}

fn packed(git: &Path, name: &str) -> Option<String> {
    let refs = read_short(&git.join("packed-refs"))?;
    let line = refs
        .lines()
        .find_map(|line| line.strip_suffix(name)?.strip_suffix(' '));
    line.map(str::to_owned)
}

/// A small regular file; anything else is none of git's.
fn read_short(path: &Path) -> Option<String> {
    let found = fs::symlink_metadata(path).ok()?;
    let text = (found.is_file() && found.len() < 1 << 20).then(|| fs::read_to_string(path).ok())??;
    Some(text.trim().to_owned())
}

/// What `program` prints, if it is there and content.
fn answer(root: &Path, program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).current_dir(root).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
