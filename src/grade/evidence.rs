//! What a result says about where it comes from: the commit, the compiler, the course.

use std::path::Path;
use std::process::Command;

use chrono::{SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

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
    /// `linux x86_64`
    pub system: String,
}

impl Evidence {
    /// What there is to say about the course in `root`, now.
    pub fn gather(root: &Path) -> Evidence {
        let commit = answer(root, "git", &["rev-parse", "--verify", "HEAD"]);
        let status = answer(root, "git", &["status", "--porcelain", "--", "lessons"]);
        Evidence {
            graded_at: Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true),
            changed: commit.as_ref().and(status).map(|it| !it.is_empty()),
            commit,
            rustc: answer(root, "rustc", &["--version"]),
            botcamp: env!("CARGO_PKG_VERSION").to_owned(),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        }
    }
}

/// What `program` prints, if it is there and content.
fn answer(root: &Path, program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).current_dir(root).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
