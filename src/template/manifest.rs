//! The root `Cargo.toml` of a student's copy: the course's own, with a workspace of the lessons alone.

use toml::Table;

/// Sections that name targets: the copy has the tool, and none of the course's own tests.
const TARGETS: [&str; 5] = ["[lib]", "[[bin]]", "[[test]]", "[[bench]]", "[[example]]"];

/// Makes it from the course's own. Everything but the workspace's members and the targets is kept, word for word.
pub(super) fn for_students(course: &str) -> Result<String, String> {
    let manifest: Table = course.parse().map_err(|it: toml::de::Error| it.to_string())?;
    let resolver = manifest
        .get("workspace")
        .and_then(|it| it.get("resolver"))
        .and_then(|it| it.as_str());
    let resolver = resolver.ok_or("its [workspace] has no resolver")?;

    let mut text = format!(
        r#"[workspace]
members = [".", "lessons/*"]
# The course tool. Your lessons are checked with `cargo camp check`, or with `cargo test` in a lesson's own folder.
default-members = ["."]
# One set of features for the tool and every lesson, so that nothing is built twice.
resolver = "{resolver}"
"#
    );
    let others = sections(course)
        .into_iter()
        .filter(|section| !TARGETS.contains(&section.name));
    for section in others.filter(|section| section.name != "[workspace]") {
        text += "\n";
        text += section.text.trim();
        text += "\n";
        if section.name == "[package]" {
            text += TOOL;
        }
    }
    let _: Table = text.parse().map_err(|it: toml::de::Error| it.to_string())?;
    Ok(text)
}

const TOOL: &str = r#"
# The tool's own tests stay with the course.
[lib]
test = false
doctest = false

[[bin]]
name = "botcamp"
path = "src/main.rs"
test = false
"#;

/// A `[header]` with the lines below it, and the comment above it.
struct Section<'a> {
    name: &'a str,
    text: String,
}

fn sections(manifest: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    let mut comment = String::new(); // Belongs to what follows it.
    for line in manifest.lines() {
        if line.starts_with('#') {
            comment += &format!("{line}\n");
            continue;
        }
        if line.starts_with('[') {
            let name = line.split('#').next().unwrap_or(line).trim();
            sections.push(Section {
                name,
                text: String::new(),
            });
        }
        if let Some(section) = sections.last_mut() {
            section.text += &format!("{}{line}\n", std::mem::take(&mut comment));
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    const COURSE: &str = r#"[workspace]
members = [".", "lessons/*", "solutions/*"]
# Lessons are left out.
default-members = [".", "solutions/*"]
resolver = "1"

[package]
name = "botcamp"

# What the course is tested with.
[[test]]
name = "course"

[dependencies]
serde = "1" # for JSON

# Small.
[profile.dev]
debug = "line-tables-only"
"#;

    #[test]
    fn the_workspace_has_the_lessons_and_no_solutions() {
        insta::assert_snapshot!(for_students(COURSE).unwrap());
    }

    #[test]
    fn the_courses_own_manifest_keeps_all_but_members_and_targets() {
        let course = include_str!("../../Cargo.toml");
        let (before, after): (Table, Table) = (
            course.parse().unwrap(),
            for_students(course).unwrap().parse().unwrap(),
        );
        for kept in ["dependencies", "dev-dependencies", "profile", "package", "lints"] {
            assert_eq!(before.get(kept), after.get(kept), "{kept}");
        }
        for kept in ["dependencies", "resolver", "lints", "package"] {
            assert_eq!(
                before["workspace"].get(kept),
                after["workspace"].get(kept),
                "{kept}"
            );
        }
    }

    #[test]
    fn what_is_no_manifest_is_refused() {
        assert!(for_students("members = [").is_err());
        assert_eq!(
            for_students("[package]").unwrap_err(),
            "its [workspace] has no resolver"
        );
    }
}
