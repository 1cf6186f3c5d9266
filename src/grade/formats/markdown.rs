//! A page that sums up a result, in Markdown: for a run's summary on GitHub, a release, or a comment.

use std::collections::BTreeSet;

use crate::grade::report::Report;
use crate::grade::rule::Reason;
use crate::grade::text;
use crate::words::{Lang, say_in};

/// GitHub drops a page over 1024 KiB whole. This leaves room for the rest of it.
const PAGE: usize = 900 * 1024;

/// The page. Its first line is the headline.
pub fn markdown(report: &Report, red: &BTreeSet<Reason>, lang: Lang) -> String {
    let say = |key| say_in(lang, key, &[]);
    let mut page = text::headline(report, lang) + "\n\n";
    if report.rehearsal {
        page += &format!("{}\n\n", say("grade-rehearsal"));
    }
    for reason in red {
        page += &format!("- {}\n", text::reason(reason, lang));
    }
    if !red.is_empty() {
        page.push('\n');
    }
    let heads =
        ["lesson", "task", "points", "result"].map(|it| say_in(lang, &format!("grade-summary-{it}"), &[]));
    page += &format!("| {} |\n| --- | --- | ---: | --- |\n", heads.join(" | "));
    for (lesson, task) in report.tasks() {
        let points = format!("{}/{}", task.points, task.max_points);
        let name = format!(
            "{}. {} (`{}`)",
            task.number,
            cell(task.title.get(lang)),
            task.result.task
        );
        let title = format!("{} {}", lesson.label(), cell(lesson.title.get(lang)));
        page += &format!(
            "| {title} | {name} | {points} | {} |\n",
            cell(&text::outcome(lesson, task, lang))
        );
    }
    for detail in report
        .lessons
        .iter()
        .flat_map(|lesson| text::details(lesson, lang))
    {
        let fence = fence_for(&detail.text);
        let text = format!(
            "\n<details><summary>{}</summary>\n\n{fence}text\n{}\n{fence}\n\n</details>\n",
            html(&detail.title),
            detail.text
        );
        if page.len() + text.len() > PAGE {
            page += &format!("\n{}\n", say("grade-summary-cut"));
            break;
        }
        page += &text;
    }
    page
}

/// Text that stays in its cell of a Markdown table.
fn cell(text: &str) -> String {
    html(text).replace('|', "\\|").replace(['\r', '\n'], " ")
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// More backticks than `text` has in a row, so that nothing in it ends the block.
fn fence_for(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat((longest + 1).max(3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::rule::{Rule, reasons};
    use crate::grade::sample;

    #[test]
    fn the_page_of_half_a_lesson() {
        let report = sample::half_done();
        insta::assert_snapshot!(markdown(&report, &BTreeSet::new(), Lang::En));
    }

    #[test]
    fn the_page_in_korean_with_what_is_red() {
        let report = sample::not_compiling();
        insta::assert_snapshot!(markdown(
            &report,
            &reasons(&report, &Rule::Progress { earlier: None }),
            Lang::Ko
        ));
    }

    #[test]
    fn a_page_stays_below_what_github_takes() {
        let mut report = sample::half_done();
        report.lessons[0].tasks[1].result.last_words = vec!["`".repeat(2 * PAGE)];
        let page = markdown(&report, &BTreeSet::new(), Lang::En);
        assert!(page.len() < PAGE);
        assert!(page.ends_with("The log of the run has all of it.\n"), "{page}");
    }

    #[test]
    fn backticks_do_not_end_the_block_that_they_are_in() {
        assert_eq!(fence_for("none"), "```");
        assert_eq!(fence_for("```rust\n````"), "`````");
    }
}
