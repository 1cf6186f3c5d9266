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

    /// How well `part`, the name of a folder or a file, fits: not at all, or the length of what fits.
    pub(super) fn fits(&self, part: &str) -> Option<usize> {
        let part = folded(part);
        let own = [&self.username, &self.identifier, &self.email, &self.key];
        let is_it = |name: &&String| !name.trim().is_empty() && folded(name) == part;
        if let Some(name) = own.into_iter().find(is_it) {
            return Some(name.len() + 1);
        }
        // `bots-bora`: a repository is called after its assignment and its student.
        let end = format!("-{}", folded(&self.username));
        (end.len() > 1 && part.ends_with(&end)).then_some(self.username.len())
    }
}

/// A name by which two are the same: logins know no capitals, and macOS writes 한 in three parts.
pub(super) fn folded(name: &str) -> String {
    name.trim().nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn student(username: &str) -> Student {
        Student {
            key: username.into(),
            username: username.into(),
            ..Student::default()
        }
    }

    #[test]
    fn a_folder_is_its_students_by_login_or_by_the_end_of_a_repositorys_name() {
        assert!(student("Bora").fits("bora").is_some());
        assert!(student("bora").fits("discord-101-bots-BORA").is_some());
        assert_eq!(student("ora").fits("discord-101-bots-bora"), None);
        assert_eq!(student("").fits("bots-"), None);
        // Of two that fit, the longer one is meant.
        assert!(student("kim-bora").fits("bots-kim-bora") > student("bora").fits("bots-kim-bora"));
        assert!(student("bora").fits("bora") > student("bora").fits("x-bora"));
    }

    #[test]
    fn hangul_is_the_same_however_a_system_writes_it() {
        let hana = Student {
            identifier: "하나".into(),
            ..Student::default()
        };
        assert!(hana.fits("하나").is_some());
    }
}
