//! What the course needs of its own folder: a git that knows who commits, and a secret that stays one.

use std::process::Command;

use botcamp::course::Course;
use botcamp::words::say;

use super::Finding;

/// What git prints, if it is there and content.
fn git(course: &Course, args: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .args(args)
        .current_dir(course.root())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Git is there, and knows who commits.
pub fn who_commits(course: &Course) -> Finding {
    if git(course, &["--version"]).is_none() {
        return Finding::bad(
            say("doctor-no-git", &[]),
            "https://git-scm.com/downloads".to_owned(),
        );
    }
    match git(course, &["config", "user.email"]).filter(|email| !email.is_empty()) {
        Some(_) => Finding::good(say("doctor-git", &[])),
        None => Finding::bad(
            say("doctor-git-no-name", &[]),
            "git config --global user.name \"…\" && git config --global user.email \"…\"".to_owned(),
        ),
    }
}

/// A `.env` with a token must not be pushed.
pub fn token_file(course: &Course) -> Finding {
    if git(course, &["rev-parse", "--is-inside-work-tree"]).is_none() {
        return Finding::good(say("doctor-env-no-repository", &[]));
    }
    let tracked = git(course, &["ls-files", "--", ".env", "**/.env"]).unwrap_or_default();
    if !tracked.is_empty() {
        return Finding::bad(
            say("doctor-env-tracked", &[]),
            say("doctor-env-tracked-mend", &[]),
        );
    }
    match git(course, &["check-ignore", "--quiet", ".env"]) {
        Some(_) => Finding::good(say("doctor-env", &[])),
        None => Finding::bad(
            say("doctor-env-not-ignored", &[]),
            "echo .env >> .gitignore".to_owned(),
        ),
    }
}
