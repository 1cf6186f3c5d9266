//! A student, and which folder or file belongs to which.

use unicode_normalization::UnicodeNormalization;

/// Somebody whose work is graded. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Student {
    /// What folders and files are called after: the login on GitHub, else what the roster has, else the folder's own name.
    pub key: String,
    pub username: String,
    /// The name as one writes it.
    pub name: String,
    pub first_name: String,
    pub last_name: String,
    pub section: String,
    pub email: String,
    pub github_id: String,
    /// What the school calls the student: GitHub Classroom's `identifier`.
    pub identifier: String,
    pub canvas: Canvas,
    /// The roster has this student, or there is no roster.
    pub expected: bool,
}

/// What Canvas knows a student by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Canvas {
    pub id: String,
    pub sis_user_id: String,
    pub sis_login_id: String,
}

impl Student {
    /// Somebody of whom only the folder is known.
    pub fn unknown(key: &str, expected: bool) -> Student {
        Student {
            key: key.to_owned(),
            expected,
            ..Student::default()
        }
    }

    /// How the student is called where there is room for one name.
    pub fn shown(&self) -> &str {
        [&self.name, &self.key]
            .into_iter()
            .find(|it| !it.trim().is_empty())
            .map_or("", |it| it.as_str())
    }
}

/// What folders, files and lists call a student, each name as it is compared.
#[derive(Clone, Debug)]
pub(super) struct Names {
    whole: Vec<String>,
    /// A repository is called after its assignment and its student: `bots-bora`.
    end: String,
}

impl Names {
    pub(super) fn of(student: &Student) -> Names {
        let all = [
            &student.username,
            &student.identifier,
            &student.email,
            &student.key,
        ];
        let whole: Vec<_> = all
            .iter()
            .map(|it| folded(it))
            .filter(|it| !it.is_empty())
            .collect();
        let end = if student.username.is_empty() {
            &student.key
        } else {
            &student.username
        };
        Names {
            whole,
            end: folded(end),
        }
    }

    /// How well `part` fits, the folded name of a folder or a file: not at all, or the length of what fits.
    pub(super) fn fit(&self, part: &str) -> Option<usize> {
        if self.whole.iter().any(|it| it == part) {
            return Some(part.len() + 1);
        }
        let start = part.strip_suffix(&self.end)?;
        (!self.end.is_empty() && start.ends_with('-')).then_some(self.end.len())
    }
}

/// A name by which two are the same: logins know no capitals, and macOS writes 한 in three parts.
pub(super) fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.trim().to_ascii_lowercase();
    }
    name.trim().nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(username: &str, part: &str) -> Option<usize> {
        let student = Student {
            key: username.into(),
            username: username.into(),
            ..Student::default()
        };
        Names::of(&student).fit(&folded(part))
    }

    #[test]
    fn a_folder_is_its_students_by_login_or_by_the_end_of_a_repositorys_name() {
        assert!(fit("Bora", "bora").is_some());
        assert!(fit("bora", "discord-101-bots-BORA").is_some());
        assert_eq!(fit("ora", "discord-101-bots-bora"), None);
        assert_eq!(fit("", "bots-"), None);
        // Of two that fit, the longer one is meant.
        assert!(fit("kim-bora", "bots-kim-bora") > fit("bora", "bots-kim-bora"));
        assert!(fit("bora", "bora") > fit("bora", "x-bora"));
    }

    #[test]
    fn hangul_is_the_same_however_a_system_writes_it() {
        let hana = Student {
            identifier: "하나".into(),
            ..Student::default()
        };
        assert!(Names::of(&hana).fit(&folded("하나")).is_some());
    }
}
