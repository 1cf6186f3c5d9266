//! The gradebook as tables for other programs, a file a table.

mod canvas;
mod classroom50;
mod own;

use std::borrow::Cow;

use chrono::{DateTime, SecondsFormat, Utc};

pub use canvas::canvas;
pub use classroom50::classroom50;
pub use own::{students, tasks};

/// Spreadsheets of Korean and other systems guess at an encoding unless a file begins so.
const MARK: &str = "\u{feff}";

/// What a spreadsheet takes for the beginning of a formula, in the wide forms of East Asia, too.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// What begins a cell where a spreadsheet's country has semicolons between cells, and quotation marks within one mean nothing.
const SEPARATORS: [char; 3] = [';', '\r', '\n'];

/// A cell of text, which nobody's spreadsheet calculates.
fn text(text: &str) -> Cow<'_, str> {
    if !text.contains(FORMULA) {
        return Cow::Borrowed(text);
    }
    let (mut safe, mut begins) = (String::with_capacity(text.len() + 1), true);
    for it in text.chars() {
        if begins && FORMULA.contains(&it) {
            safe.push('\'');
        }
        safe.push(it);
        begins = SEPARATORS.contains(&it);
    }
    Cow::Owned(safe)
}

fn time(at: Option<DateTime<Utc>>) -> String {
    at.map(|it| it.to_rfc3339_opts(SecondsFormat::Secs, true))
        .unwrap_or_default()
}

fn number(number: Option<u32>) -> String {
    number.map(|it| it.to_string()).unwrap_or_default()
}

/// Rows as CSV.
fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // Memory takes everything.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_a_formula() {
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r1", "＝1"] {
            assert_eq!(text(name), format!("'{name}"));
        }
        assert_eq!(text("a;=1+1;b\n@x"), "a;'=1+1;b\n'@x");
        for name in ["김보라", "O'Neil", "a=b", "a; b", "", "é̀"] {
            assert_eq!(text(name), name);
        }
    }
}
