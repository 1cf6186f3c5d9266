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

/// A cell of text, which nobody's spreadsheet calculates.
fn text(text: &str) -> Cow<'_, str> {
    match text.starts_with(FORMULA) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
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
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(text(name), format!("'{name}"));
        }
        for name in ["김보라", "O'Neil", "a=b", "", "é̀"] {
            assert_eq!(text(name), name);
        }
    }
}
