//! Who is in the class: Classroom 50's roster (`username,first_name,last_name,email,section,github_id`) or the one that GitHub
//! Classroom left (`identifier,github_username,github_id,name`).
//!
//! Either may have more columns. `canvas_id`, `sis_user_id` and `sis_login_id` are handed on to Canvas.

use std::collections::BTreeMap;
use std::path::Path;

use super::sheet::{Sheet, SheetError};
use super::student::{Canvas, Names, Student, folded};
use crate::words::say;

/// The columns that a student can be found by.
const KEYS: [&str; 3] = ["username", "github_username", "identifier"];

/// The students of a class, as the roster has them.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    students: Vec<Student>,
    names: Vec<Names>,
}

impl Roster {
    /// Reads a roster.
    ///
    /// # Errors
    /// If it cannot be read, has none of the columns that name a student, a row without any of them, or one student twice.
    pub fn read(path: &Path) -> Result<Roster, SheetError> {
        let sheet = Sheet::read(path)?;
        if !sheet.has(&KEYS) {
            return Err(sheet.lacks(&KEYS));
        }
        let mut students = Vec::new();
        let mut seen = BTreeMap::new();
        for row in sheet.rows() {
            let username = row.get(&["username", "github_username"]);
            let identifier = row.get(&["identifier"]);
            let Some(key) = [&username, &identifier].into_iter().find(|it| !it.is_empty()) else {
                let args = [("columns", KEYS.join(", ").into())];
                return Err(row.error(say("gradebook-roster-nobody", &args)));
            };
            if seen.insert(folded(key), ()).is_some() {
                let args = [("student", key.as_str().into())];
                return Err(row.error(say("gradebook-roster-twice", &args)));
            }
            let (first_name, last_name) = (row.get(&["first_name"]), row.get(&["last_name"]));
            students.push(Student {
                key: key.clone(),
                name: match row.get(&["name", "student"]) {
                    name if name.is_empty() => full_name(&first_name, &last_name),
                    name => name,
                },
                first_name,
                last_name,
                section: row.get(&["section"]),
                email: row.get(&["email"]),
                github_id: row.get(&["github_id"]),
                canvas: Canvas {
                    id: row.get(&["canvas_id", "id"]),
                    sis_user_id: row.get(&["sis_user_id", "sis user id"]),
                    sis_login_id: row.get(&["sis_login_id", "sis login id"]),
                },
                username,
                identifier,
                expected: true,
            });
        }
        let names = students.iter().map(Names::of).collect();
        Ok(Roster { students, names })
    }

    pub fn students(&self) -> &[Student] {
        &self.students
    }

    /// Whose folder or file this is, by the names on the way to it: the best that fits, and of equals the first on the way.
    pub fn find<'a>(&self, parts: impl IntoIterator<Item = &'a str>) -> Option<&Student> {
        let mut best: Option<(usize, &Student)> = None;
        for part in parts {
            let part = folded(part);
            for (student, names) in self.students.iter().zip(&self.names) {
                let fit = names.fit(&part);
                let better = fit.filter(|it| best.is_none_or(|(than, _)| *it > than));
                best = better.map(|fit| (fit, student)).or(best);
            }
        }
        best.map(|(_, student)| student)
    }
}

/// «Kim Bora» is how one writes 김보라 with Latin letters, and 김 보라 is how nobody does.
fn full_name(first: &str, last: &str) -> String {
    let is_hangul = |name: &str| name.chars().all(|it| ('가'..='힣').contains(&it));
    match (first.is_empty(), last.is_empty()) {
        (true, _) => last.to_owned(),
        (_, true) => first.to_owned(),
        _ if is_hangul(first) && is_hangul(last) => format!("{last}{first}"),
        _ => format!("{first} {last}"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn read(text: &str) -> Result<Roster, SheetError> {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), text).unwrap();
        Roster::read(file.path())
    }

    #[test]
    fn classroom_50s_roster() {
        let roster = read(
            "username,first_name,last_name,email,section,github_id\nbora,보라,김,b@x.kr,A,17\nada,Ada,Lovelace,,,\n",
        )
        .unwrap();
        let [bora, ada] = roster.students() else { panic!() };
        assert_eq!(
            (bora.key.as_str(), bora.name.as_str(), bora.section.as_str()),
            ("bora", "김보라", "A")
        );
        assert_eq!(ada.name, "Ada Lovelace");
        assert_eq!(
            roster.find(["artifacts", "discord-101-bots-Ada", "result"]),
            Some(ada)
        );
        assert_eq!(roster.find(["somebody"]), None);
    }

    #[test]
    fn the_roster_that_github_classroom_left() {
        let roster =
            read("identifier,github_username,github_id,name\n2026-01,bora,17,김보라\n2026-02,,,하나\n")
                .unwrap();
        assert_eq!(roster.students()[0].key, "bora");
        assert_eq!(roster.find(["2026-02"]).unwrap().name, "하나");
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        let error = read("login\nbora\n").unwrap_err().to_string();
        assert!(
            error.contains(":1: ") && error.contains("username") && error.contains("login"),
            "{error}"
        );
        let error = read("username\nbora\nada\nBORA\n").unwrap_err().to_string();
        assert!(error.contains(":4: ") && error.contains("BORA"), "{error}");
        let error = read("username,name\nbora,B\n,A\n").unwrap_err().to_string();
        assert!(error.contains(":3: "), "{error}");
    }
}
