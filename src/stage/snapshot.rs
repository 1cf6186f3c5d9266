//! The expected conversation: an insta snapshot beside the lesson's test.

use super::quiet;
use super::round;
use super::site::Site;

/// The snapshot's text without insta's heading, or what the reference bot said to other values; `None` if there is neither.
pub(super) fn expected(site: &Site, name: &str) -> Option<String> {
    if let Some(file) = round::expected(name) {
        return std::fs::read_to_string(file).ok();
    }
    let text = std::fs::read_to_string(site.snapshot(name)).ok()?;
    // Whatever a Windows clone's settings are.
    Some(body(&text.replace("\r\n", "\n")).to_owned())
}

/// insta's heading stands between two lines `---`.
fn body(text: &str) -> &str {
    let Some(heading) = text.strip_prefix("---\n") else {
        return text;
    };
    heading.split_once("\n---\n").map_or(heading, |(_, body)| body)
}

/// Whether the conversation is the expected one. A judged bot never brings insta to a difference, so that nothing is ever
/// written or accepted in a student's hands, whatever INSTA_UPDATE says. The reference bot goes to insta itself if somebody asks
/// for it: a maintainer makes the snapshots anew with `INSTA_UPDATE=always cargo test -p solution-…`.
pub(super) fn matches(site: &Site, name: &str, said: &str) -> bool {
    // Who types `cargo test` at the root has not asked.
    if site.judged || std::env::var_os("INSTA_UPDATE").is_none() {
        // As insta compares: without regard to empty lines around the text.
        return expected(site, name).is_some_and(|it| it.trim_end() == said.trim_end());
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(site.snapshots());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let module = site
        .snapshot("")
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let full_name = format!("{module}{name}");
    settings.bind(|| quiet::holds(|| insta::assert_snapshot!(full_name, said)))
}

/// Whether there is anything that the conversation `name` can be compared with.
pub(super) fn exists(site: &Site, name: &str) -> bool {
    round::expected(name)
        .unwrap_or_else(|| site.snapshot(name))
        .is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_is_not_part_of_the_conversation() {
        assert_eq!(
            body("---\nsource: grade.rs\n---\n#general\na --- b\n"),
            "#general\na --- b\n"
        );
        assert_eq!(body("#general\n"), "#general\n");
    }
}
