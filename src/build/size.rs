//! How many crates a build takes, for its progress bar.

use std::collections::{HashMap, HashSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Node, PackageId};

use super::cargo::{cargo, rustc_version};
use crate::course::Course;

/// The number of libraries that `package` needs on this machine. `None` if cargo does not say, which costs only the bar's length.
pub(super) fn crates_of(course: &Course, package: &str) -> Option<usize> {
    let host = rustc_version()
        .lines()
        .find_map(|line| line.strip_prefix("host: "))?;
    let mut command = cargo();
    command
        .args(["metadata", "--format-version=1", "--filter-platform", host])
        .current_dir(course.root());
    let output = command.output().ok().filter(|output| output.status.success())?;
    let metadata = MetadataCommand::parse(String::from_utf8(output.stdout).ok()?).ok()?;
    count(&metadata, package)
}

fn count(metadata: &Metadata, package: &str) -> Option<usize> {
    let root = &metadata
        .packages
        .iter()
        .find(|it| it.name.as_str() == package)?
        .id;
    let nodes: HashMap<&PackageId, &Node> = metadata
        .resolve
        .as_ref()?
        .nodes
        .iter()
        .map(|node| (&node.id, node))
        .collect();
    let mut seen = HashSet::from([root]);
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        for dependency in nodes.get(id).map(|node| node.deps.as_slice()).unwrap_or_default() {
            let needed = dependency
                .dep_kinds
                .iter()
                .any(|kind| kind.kind != DependencyKind::Development);
            if needed && seen.insert(&dependency.pkg) {
                open.push(&dependency.pkg);
            }
        }
    }
    Some(seen.len() - 1)
}
