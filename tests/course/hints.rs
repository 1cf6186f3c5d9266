//! A third hint gives a task away: put where the starter says `todo!`, those of a lesson make its solution, word for word. That
//! the solution compiles and has all points, others test; and the Korean hints have the same code (`texts.rs`).

use std::collections::BTreeMap;

use botcamp::course::Source;
use botcamp::words::Lang;

use crate::course;
use crate::given_away::Starter;

#[test]
fn third_hints_make_the_solution_of_the_starter() {
    let course = course();
    for lesson in course.lessons() {
        let mut starter = Starter::read(&lesson.starter());
        for (task, hints) in lesson.tasks.iter().zip(lesson.hints(Lang::En).unwrap()) {
            let place = format!("{}, {}", lesson.readme(Lang::En).display(), task.name);
            let blocks = blocks(&hints[2]);
            assert!(!blocks.is_empty(), "{place}: no code in the third hint");
            for Block { file, lines } in blocks {
                file.into_iter().for_each(|file| starter.opens(file));
                starter
                    .put(task.number, &lines)
                    .unwrap_or_else(|why| panic!("{place}: {why}\n{}", lines.join("\n")));
            }
            assert!(!starter.is_open(task.number), "{place}: something is left to do");
        }
        let made = starter.finished();
        let solution = Source::read(&course.solution(lesson).unwrap().join("src")).unwrap();
        let names = |source: &Source| source.files().keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&made), names(&solution), "{}", lesson.folder);
        for (name, text) in made.files() {
            let one = |text: &Vec<u8>| Source::of(BTreeMap::from([(name.clone(), text.clone())]));
            assert!(
                one(text).same_code(&one(&solution.files()[name])),
                "{}: the third hints make {name} another than the solution's:\n{}",
                lesson.folder,
                String::from_utf8_lossy(text)
            );
        }
    }
}

/// A block of Rust in a hint.
struct Block<'a> {
    /// The file that the words before it name last.
    file: Option<&'a str>,
    lines: Vec<&'a str>,
}

fn blocks(hint: &str) -> Vec<Block<'_>> {
    let (mut blocks, mut file) = (Vec::new(), None);
    let mut lines = hint.lines();
    while let Some(line) = lines.next() {
        if line.trim() == "```rust" {
            let block = lines.by_ref().take_while(|it| it.trim() != "```");
            blocks.push(Block {
                file: file.take(),
                lines: block.collect(),
            });
        } else {
            file = line.split('`').rfind(|it| it.ends_with(".rs")).or(file);
        }
    }
    blocks
}
