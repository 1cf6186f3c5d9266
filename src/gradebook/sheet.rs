//! A table that somebody's spreadsheet wrote: its columns by their names, and errors that name the line.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::words::say;

/// A file that does not say what it should.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {problem}", path.display(), line.map(|it| format!(":{it}")).unwrap_or_default())]
pub struct SheetError {
    path: PathBuf,
    line: Option<u64>,
    problem: String,
}

/// The rows of a CSV file.
#[derive(Debug)]
pub(super) struct Sheet {
    path: PathBuf,
    columns: BTreeMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    sheet: &'a Sheet,
    record: &'a csv::StringRecord,
}

impl SheetError {
    pub(super) fn new(path: &Path, line: Option<u64>, problem: String) -> SheetError {
        let path = path.to_owned();
        SheetError { path, line, problem }
    }
}

impl Sheet {
    /// Reads a file whose first line has the columns' names: with commas, semicolons or tabs, as the spreadsheet's country
    /// has it.
    pub(super) fn read(path: &Path) -> Result<Sheet, SheetError> {
        let bytes = fs::read(path).map_err(|error| SheetError::new(path, None, error.to_string()))?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(bytes))
            .trim(csv::Trim::Headers)
            .flexible(true)
            .from_reader(bytes);
        let fault = |error: csv::Error| {
            let line = error.position().map(csv::Position::line);
            let problem = match error.kind() {
                csv::ErrorKind::Utf8 { .. } => say("gradebook-sheet-not-utf8", &[]),
                _ => error.to_string(),
            };
            SheetError::new(path, line, problem)
        };
        let columns = reader.headers().map_err(fault)?;
        let columns = columns
            .iter()
            .enumerate()
            .map(|(at, name)| (name.to_lowercase(), at))
            .collect();
        let rows = reader.records().collect::<Result<Vec<_>, _>>().map_err(fault)?;
        Ok(Sheet {
            path: path.to_owned(),
            columns,
            rows,
        })
    }

    /// The first of these columns that there is.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|it| self.columns.contains_key(*it))
    }

    /// There is none of these columns.
    pub(super) fn lacks(&self, names: &[&str]) -> SheetError {
        let mut known: Vec<_> = self.columns.iter().collect();
        known.sort_by_key(|(_, at)| **at);
        let known: Vec<_> = known.iter().map(|(name, _)| name.as_str()).collect();
        let found = match known.is_empty() {
            true => say("gradebook-cause-nothing", &[]),
            false => known.join(", "),
        };
        let args = [("wanted", names.join(", ").into()), ("found", found.into())];
        SheetError::new(&self.path, Some(1), say("gradebook-sheet-lacks", &args))
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let empty = |it: &csv::StringRecord| it.iter().all(|cell| cell.trim().is_empty());
        self.rows
            .iter()
            .filter(move |it| !empty(it))
            .map(|record| Row { sheet: self, record })
    }
}

impl Row<'_> {
    /// What stands in the first of these columns that is not empty here.
    pub(super) fn get(&self, names: &[&str]) -> String {
        let cell = |name: &&str| self.record.get(*self.sheet.columns.get(*name)?);
        let filled = names.iter().filter_map(cell).map(unguarded);
        filled
            .map(str::trim)
            .find(|it| !it.is_empty())
            .unwrap_or_default()
            .to_owned()
    }

    pub(super) fn error(&self, problem: String) -> SheetError {
        let line = self.record.position().map(csv::Position::line);
        SheetError::new(&self.sheet.path, line, problem)
    }
}

/// The value of a cell that was kept from being a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(value) if value.starts_with(['=', '+', '-', '@', '\t', '\r']) => value,
        _ => cell,
    }
}

fn delimiter(bytes: &[u8]) -> u8 {
    let first = bytes.split(|it| *it == b'\n').next().unwrap_or_default();
    let count = |it: &u8| first.iter().filter(|byte| *byte == it).count();
    // Of two that are as many, the last one is taken: commas.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<Sheet, SheetError> {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), text).unwrap();
        Sheet::read(file.path())
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        for text in [
            "\u{feff}name,Login\r\n하나,hana\r\n\r\n".as_bytes(),
            b"name;login\n\"\xed\x95\x98\xeb\x82\x98\";hana\n;\n",
        ] {
            let sheet = read(text).unwrap();
            let rows: Vec<_> = sheet.rows().collect();
            assert_eq!(rows.len(), 1);
            assert_eq!(rows[0].get(&["login"]), "hana");
            assert_eq!(rows[0].get(&["nothing", "name"]), "하나");
        }
    }

    #[test]
    fn a_file_that_is_not_utf8_is_named_with_its_line() {
        let error = read(b"name,login\nok,ok\n\xc7\xcf\xb3\xaa,hana\n").unwrap_err();
        assert!(
            error.to_string().contains(":3: ") && error.to_string().contains("UTF-8"),
            "{error}"
        );
    }

    #[test]
    fn what_was_guarded_from_being_a_formula_is_itself_again() {
        let sheet = read(b"name\n'=1+1\n'tis\n").unwrap();
        let names: Vec<_> = sheet.rows().map(|it| it.get(&["name"])).collect();
        assert_eq!(names, ["=1+1", "'tis"]);
    }
}
