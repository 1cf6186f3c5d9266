//! One lesson: the facts that stand in its `Cargo.toml`, and where its files are.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::CourseError;
use super::hints::hints_in;
use crate::words::Lang;

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    pub en: String,
    pub ko: String,
}

impl Title {
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ko => &self.ko,
        }
    }
}

/// One graded thing in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its place in the lesson, from 1.
    pub number: u32,
    /// The name of its test.
    pub name: String,
    pub title: Title,
    pub points: u32,
    /// Tasks of the same lesson, before this one, that it stands on: as long as they do not pass, that it does not either says
    /// nothing.
    pub needs: Vec<String>,
}

/// One numbered lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    pub number: u32,
    /// `hello-bot`
    pub name: String,
    /// `01-hello-bot`
    pub folder: String,
    pub path: PathBuf,
    /// `lesson-01-hello-bot`
    pub package: String,
    pub title: Title,
    pub minutes: u32,
    pub tasks: Vec<Task>,
    /// Lesson 00 has none: it is green before anything else has been built.
    pub has_dependencies: bool,
}

impl Lesson {
    /// The points of all its tasks.
    pub fn points(&self) -> u32 {
        self.tasks.iter().map(|task| task.points).sum()
    }

    /// The task whose test is `name`.
    pub fn task(&self, name: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.name == name)
    }

    /// The lesson's text in `lang`.
    pub fn readme(&self, lang: Lang) -> PathBuf {
        self.path.join(match lang {
            Lang::En => "README.md",
            Lang::Ko => "README.ko.md",
        })
    }

    /// For each task, in order, its hints from the lesson's text.
    pub fn hints(&self, lang: Lang) -> Result<Vec<Vec<String>>, CourseError> {
        let path = self.readme(lang);
        let text = fs::read_to_string(&path).map_err(|error| CourseError::read(&path, error))?;
        Ok(hints_in(&text, self.tasks.len()))
    }

    /// The transcript that a task expects, as its snapshot has it.
    pub fn expected(&self, task: &Task) -> Option<String> {
        let file = self
            .path
            .join("tests/snapshots")
            .join(format!("grade__{}.snap", task.name));
        let text = fs::read_to_string(file).ok()?.replace("\r\n", "\n");
        // insta's header stands between two lines of dashes.
        let body = text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"))
            .map(|(_, body)| body.to_owned());
        Some(body.unwrap_or(text))
    }

    /// The folder that the student edits.
    pub fn src(&self) -> PathBuf {
        self.path.join("src")
    }

    /// The folder of the untouched starter.
    pub fn starter(&self) -> PathBuf {
        self.path.join("starter")
    }
}

/// The lessons in the folder `lessons`, by number.
pub(super) fn read_all(lessons: &Path) -> Result<Vec<Lesson>, CourseError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(lessons).map_err(|error| CourseError::read(lessons, error))? {
        let path = entry.map_err(|error| CourseError::read(lessons, error))?.path();
        let folder = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some((number, name)) = folder.split_once('-') else {
            continue;
        };
        let Ok(number) = number.parse() else { continue };
        if path.is_dir() {
            found.push(read(number, name, &folder, &path)?);
        }
    }
    found.sort_by_key(|lesson: &Lesson| lesson.number);
    if let Some(twice) = found.windows(2).find(|pair| pair[0].number == pair[1].number) {
        return Err(CourseError::lesson(
            &twice[1].path,
            format!("{} has the same number", twice[0].folder),
        ));
    }
    Ok(found)
}

fn read(number: u32, name: &str, folder: &str, path: &Path) -> Result<Lesson, CourseError> {
    let file = path.join("Cargo.toml");
    let text = fs::read_to_string(&file).map_err(|error| CourseError::read(&file, error))?;
    let manifest: Manifest = toml::from_str(&text).map_err(|error| CourseError::lesson(&file, error))?;
    let facts = manifest.package.metadata.botcamp;

    let expected = format!("lesson-{folder}");
    if manifest.package.name != expected {
        return Err(CourseError::lesson(
            &file,
            format!("name = {:?}, expected {expected:?}", manifest.package.name),
        ));
    }
    if facts.tasks.is_empty() {
        return Err(CourseError::lesson(
            &file,
            "no [[package.metadata.botcamp.tasks]]",
        ));
    }
    let mut tasks: Vec<Task> = Vec::new();
    for (task, number) in facts.tasks.into_iter().zip(1..) {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if task.name.is_empty() || !task.name.chars().all(is_name) {
            return Err(CourseError::lesson(
                &file,
                format!("task name {:?} is not the name of a test", task.name),
            ));
        }
        if tasks.iter().any(|other| other.name == task.name) {
            return Err(CourseError::lesson(
                &file,
                format!("task {:?} stands twice", task.name),
            ));
        }
        if let Some(unknown) = task
            .needs
            .iter()
            .find(|it| !tasks.iter().any(|other| other.name == **it))
        {
            return Err(CourseError::lesson(
                &file,
                format!(
                    "task {:?} needs {unknown:?}, which is no task before it",
                    task.name
                ),
            ));
        }
        let title = Title {
            en: task.title,
            ko: task.title_ko,
        };
        tasks.push(Task {
            number,
            name: task.name,
            title,
            points: task.points,
            needs: task.needs,
        });
    }
    Ok(Lesson {
        number,
        name: name.to_owned(),
        folder: folder.to_owned(),
        path: path.to_owned(),
        package: manifest.package.name,
        title: Title {
            en: facts.title,
            ko: facts.title_ko,
        },
        minutes: facts.minutes,
        tasks,
        has_dependencies: !manifest.dependencies.is_empty(),
    })
}

#[derive(Deserialize)]
struct Manifest {
    package: Package,
    #[serde(default)]
    dependencies: toml::Table,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Metadata {
    botcamp: Facts,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Facts {
    title: String,
    title_ko: String,
    minutes: u32,
    tasks: Vec<TaskFacts>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct TaskFacts {
    name: String,
    title: String,
    title_ko: String,
    points: u32,
    #[serde(default)]
    needs: Vec<String>,
}
