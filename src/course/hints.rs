//! The hints of a lesson, read from its README: under `### Task N` in «Hints», one `<details>` a rung.

/// For each of `tasks` tasks the hints under its heading, in order.
pub(super) fn hints_in(readme: &str, tasks: usize) -> Vec<Vec<String>> {
    let mut hints = vec![Vec::new(); tasks];
    let mut in_hints = false;
    let mut task = None;
    let mut hint: Option<Vec<&str>> = None;
    for line in readme.lines() {
        if let Some(lines) = &mut hint {
            if line.trim() == "</details>" {
                if let Some(rungs) = task.and_then(|it: usize| hints.get_mut(it)) {
                    rungs.push(lines.join("\n").trim().to_owned());
                }
                hint = None;
            } else {
                lines.push(line);
            }
        } else if let Some(title) = line.strip_prefix("## ") {
            in_hints = ["Hints", "힌트"].contains(&title.trim());
            task = None;
        } else if let Some(title) = line.strip_prefix("### ") {
            task = number_in(title)
                .and_then(|number| number.checked_sub(1))
                .filter(|_| in_hints);
        } else if task.is_some() && line.trim_start().starts_with("<details>") {
            // The summary is only the rung's number, which its place in the list says too.
            let rest = line.split_once("</summary>").map_or("", |(_, rest)| rest);
            hint = Some(vec![rest]);
        }
    }
    for rung in hints.iter_mut().flatten() {
        if let Some((before, after)) = rung.split_once("</summary>")
            && before.trim_start().starts_with("<summary>")
        {
            *rung = after.trim().to_owned();
        }
    }
    hints
}

/// The number in `Task 2: …` or `과제 2: …`.
fn number_in(title: &str) -> Option<usize> {
    let digits: String = title
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}
