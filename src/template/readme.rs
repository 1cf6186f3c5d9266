//! The course's own pages without what is not for students.

/// Between these lines stands what only those who have the whole course can do.
const BEGIN: &str = "<!-- the whole course only: -->";
const END: &str = "<!-- : the whole course only -->";

/// The page without those parts.
pub fn for_students(text: &str) -> Result<String, String> {
    let mut page = String::new();
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        match (line.trim_end(), inside) {
            (BEGIN, false) => inside = true,
            (END, true) => inside = false,
            (BEGIN | END, _) => return Err(format!("{BEGIN} and {END} do not take turns")),
            (_, true) => {}
            (_, false) => page += line,
        }
    }
    match inside {
        true => Err(format!("after {BEGIN} there is no {END}")),
        false => Ok(page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_between_the_lines_is_left_out() {
        let page = format!("one\n{BEGIN}\ntwo\n{END}\nthree\r\n{BEGIN}\r\nfour\r\n{END}\r\nfive");
        assert_eq!(for_students(&page).unwrap(), "one\nthree\r\nfive");
        assert_eq!(for_students("all\n").unwrap(), "all\n");
    }

    #[test]
    fn a_line_without_the_other_is_said() {
        for page in [
            format!("{BEGIN}\n"),
            format!("{END}\n"),
            format!("{BEGIN}\n{BEGIN}\n{END}\n"),
        ] {
            assert!(for_students(&page).unwrap_err().contains("the whole course only"));
        }
    }
}
