//! What the lessons stand on is built once for the whole course: a new place to build in begins with it.
//!
//! Only what came from a registry is taken. A package of the course is known to cargo by its place in a workspace, and two
//! workspaces alike would run each other's programs.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::Deserialize;

use crate::course::Course;

/// Fills `target` with what has been built in `from`, if nothing has been built there yet. What is missing cargo builds, so no
/// fault in here does any harm.
///
/// # Errors
/// If something cannot be read or copied; what was copied before stays.
pub fn seed(course: &Course, from: &Path, target: &Path) -> io::Result<()> {
    let (from, to) = (from.join("debug"), target.join("debug"));
    if to.exists() || !from.join(".fingerprint").is_dir() {
        return Ok(());
    }
    let own = own_packages(&fs::read_to_string(course.root().join("Cargo.lock"))?);
    let mut taken = BTreeSet::new();
    for part in [".fingerprint", "build"] {
        for entry in fs::read_dir(from.join(part))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let Some((package, hash)) = name.rsplit_once('-') else {
                continue;
            };
            if !own.contains(package) {
                copy(&from.join(part).join(&name), &to.join(part).join(&name))?;
                taken.insert(hash.to_owned());
            }
        }
    }
    fs::create_dir_all(to.join("deps"))?;
    for entry in fs::read_dir(from.join("deps"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let stem = name.split_once('.').map_or(name.as_str(), |(stem, _)| stem);
        if stem
            .rsplit_once('-')
            .is_some_and(|(_, hash)| taken.contains(hash))
        {
            link(&entry.path(), &to.join("deps").join(&name))?;
        }
    }
    Ok(())
}

/// The packages of a lock file that have no source: they stand in the workspace.
fn own_packages(lock: &str) -> BTreeSet<String> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        source: Option<String>,
    }
    let packages = toml::from_str::<Lock>(lock)
        .map(|it| it.package)
        .unwrap_or_default();
    let own = packages.into_iter().filter(|it| it.source.is_none());
    own.map(|it| it.name).collect()
}

/// Copies a folder: what build scripts have written, they may write into again. The scripts themselves are the compiler's.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let (from, to) = (entry.path(), to.join(&name));
        let is_script = name.starts_with("build-script-") || name.starts_with("build_script_");
        match entry.file_type()?.is_dir() {
            true => copy(&from, &to)?,
            false if is_script => link(&from, &to)?,
            false => copy_file(&from, &to)?,
        }
    }
    Ok(())
}

/// The compiler puts new files in the place of its own, and never writes into them: they need no room of their own.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| copy_file(from, to))
}

/// With its time of change, by which cargo knows what is older than what.
fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let changed = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_modified(changed)
}
