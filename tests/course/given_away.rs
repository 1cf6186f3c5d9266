//! A starter into which hints are put, as somebody does who reads them and does no more than they say.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use botcamp::course::Source;

pub struct Starter {
    /// By their path in it, line by line.
    files: BTreeMap<String, Vec<String>>,
    /// The one that is spoken of: named, or changed last.
    at_hand: String,
}

/// Lines of one of the files.
struct Place {
    file: String,
    lines: Range<usize>,
}

impl Starter {
    pub fn read(folder: &Path) -> Starter {
        let source = Source::read(folder).unwrap();
        let files = source.files().iter().filter_map(|(name, content)| {
            let text = std::str::from_utf8(content).ok()?;
            Some((name.clone(), text.lines().map(str::to_owned).collect()))
        });
        Starter {
            files: files.collect(),
            at_hand: String::new(),
        }
    }

    /// Whether there is still something to do for a task.
    pub fn is_open(&self, task: u32) -> bool {
        self.next(task).is_some()
    }

    /// Goes to the file with a path that ends like this.
    pub fn opens(&mut self, file: &str) {
        let found = self.files.keys().find(|name| name.ends_with(file));
        self.at_hand = found.cloned().unwrap_or_default();
    }

    /// Puts a hint's code where it goes: where the starter leaves something to do, if it begins as what is there, or above;
    /// among the lines that it shows again; else where the starter leaves something to do.
    pub fn put(&mut self, task: u32, block: &[&str]) -> Result<(), String> {
        let open = self.next(task);
        let place = open.as_ref().and_then(|open| self.begins_alike(block, open));
        let place = place.or_else(|| self.shown_again(block));
        let place = place.or_else(|| open.map(|open| self.statement(open)));
        let place = place.ok_or("there is nothing to do")?;
        let lines = self.files.get_mut(&place.file).ok_or("no such file")?;
        let indent = " ".repeat(depth(&lines[place.lines.start]));
        let indented = block.iter().map(|line| format!("{indent}{line}"));
        lines.splice(place.lines, indented);
        self.at_hand = place.file;
        Ok(())
    }

    /// As it is when the lines have gone, too, that say of themselves that they can.
    pub fn finished(self) -> Source {
        let files = self.files.into_iter().map(|(name, lines)| {
            let mut text = String::new();
            let mut lines = lines.iter();
            while let Some(line) = lines.next() {
                if !line.contains("line can go") {
                    text += &format!("{line}\n");
                } else if line.trim_start().starts_with("//") {
                    lines.next(); // It is about the one below it.
                }
            }
            (name, text.into_bytes())
        });
        Source::of(files.collect())
    }

    /// Where the starter leaves something to do for a task: `todo!("task 1: …")`, or `// Task 1: …` in a struct.
    fn next(&self, task: u32) -> Option<Place> {
        let (todo, comment) = (format!("todo!(\"task {task}:"), format!("// Task {task}:"));
        let is_open = |line: &String| line.contains(&todo) || line.trim_start().starts_with(&comment);
        self.files.iter().find_map(|(file, lines)| {
            let at = lines.iter().position(is_open)?;
            Some(Place {
                file: file.clone(),
                lines: at..at + 1,
            })
        })
    }

    /// An arm of the same pattern; or all of a function, or the rest of it, from the same line on.
    fn begins_alike(&self, block: &[&str], open: &Place) -> Option<Place> {
        let (lines, at) = (&self.files[&open.file], open.lines.start);
        let place = |lines| Place {
            file: open.file.clone(),
            lines,
        };
        if let Some((pattern, _)) = lines[at].trim().split_once("=> todo!(")
            && block[0].starts_with(pattern)
        {
            return Some(place(at..at + 1));
        }
        let function = function(lines, at)?;
        let start = (function.start..at).rfind(|it| lines[*it].trim() == block[0])?;
        let end = match start == function.start {
            true => function.end,
            false => function.end - 1,
        };
        Some(place(start..end))
    }

    /// The lines of the file at hand that stand among those of the block, if they are two fifths of it: less is chance.
    fn shown_again(&self, block: &[&str]) -> Option<Place> {
        let length = |lines: &[String]| {
            let mut rest = block.iter();
            let again = lines
                .iter()
                .take_while(|line| rest.any(|it| it.trim() == line.trim()));
            again.count()
        };
        let lines = self.files.get(&self.at_hand).filter(|_| block.len() > 1)?;
        let at = (0..lines.len()).find(|at| length(&lines[*at..]) * 5 >= block.len() * 2)?;
        Some(Place {
            file: self.at_hand.clone(),
            lines: at..at + length(&lines[at..]),
        })
    }

    /// What is open, with all that belongs to the same statement of a function.
    fn statement(&self, open: Place) -> Place {
        let (lines, at) = (&self.files[&open.file], open.lines.start);
        let Some(function) = function(lines, at) else {
            return open;
        };
        let body = depth(&lines[function.start]) + 4;
        let begins = |it: &usize| depth(&lines[*it]) == body;
        Place {
            lines: (function.start..=at).rfind(begins).unwrap_or(at)
                ..(at..function.end).find(begins).map_or(function.end, |it| it + 1),
            ..open
        }
    }
}

/// The function that a line is in.
fn function(lines: &[String], at: usize) -> Option<Range<usize>> {
    let start = lines[..at].iter().rposition(|line| line.contains("fn "))?;
    let ends = |line: &String| depth(line) == depth(&lines[start]) && line.trim() == "}";
    let end = start + lines[start..].iter().position(ends)? + 1;
    (at < end).then_some(start..end)
}

/// How far a line is indented.
fn depth(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
