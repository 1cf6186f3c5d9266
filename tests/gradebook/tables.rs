//! The tables, read as those who read them do.

use botcamp::gradebook::tables;
use botcamp::words::Lang;

use crate::{asked, book, course, made_up};

/// Rows of cells, as a spreadsheet sees them.
fn cells(table: &str) -> Vec<Vec<String>> {
    let table = table.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes());
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

struct Tables {
    canvas: String,
    classroom50: String,
    students: String,
    tasks: String,
}

fn made() -> Tables {
    let course = course();
    let folder = tempfile::tempdir().unwrap();
    made_up::write(&course, folder.path(), &made_up::students(12), 3);
    let stranger = folder.path().join("artifacts/stranger");
    std::fs::create_dir_all(&stranger).unwrap();
    let report = made_up::report(&course, course.lessons(), 40, 3);
    std::fs::write(stranger.join("result.json"), report.to_json()).unwrap();
    let mut asked = asked(&course, folder.path(), folder.path());
    asked.deadlines = vec!["00=2026-03-14T23:59+09:00".to_owned()];
    let book = book(&course, &asked).unwrap();
    Tables {
        canvas: tables::canvas(&book),
        classroom50: tables::classroom50(&book),
        students: tables::students(&book, Lang::En),
        tasks: tables::tasks(&book, Lang::En),
    }
}

#[test]
fn no_cell_of_any_table_is_a_formula() {
    let made = made();
    for table in [&made.canvas, &made.classroom50, &made.students, &made.tasks] {
        for row in cells(table) {
            for cell in row {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            }
        }
    }
    assert!(made.canvas.contains("'=HYPERLINK") && made.students.contains("김보라"));
}

/// What `GradebookImporter` of Canvas asks of a file: where the students' columns end, what names an assignment, and that the
/// row of the possible points is no student.
#[test]
fn canvas_can_import_its_table() {
    let table = made().canvas;
    assert!(table.starts_with("Student,ID,SIS User ID,SIS Login ID,Section,"));
    let rows = cells(&table);
    let (head, possible) = (&rows[0], &rows[1]);
    let course = course();
    let lessons: Vec<_> = course.lessons().iter().map(|it| it.folder.as_str()).collect();
    assert_eq!(head[5..], lessons);
    assert_eq!(possible[0], "Points Possible");
    assert_eq!(rows.len(), 2 + 12, "who is not on the roster is not in it");
    // A title that ends in a number in brackets would be an assignment's id.
    assert!(lessons.iter().all(|it| !it.ends_with(')')));
    let reserved = [
        "Current Score",
        "Current Points",
        "Current Grade",
        "Final Score",
        "Override Score",
    ];
    assert!(
        lessons
            .iter()
            .all(|it| reserved.iter().all(|name| !it.contains(name)))
    );
    for row in &rows[2..] {
        assert_eq!(row.len(), head.len());
        assert!(row[3].ends_with("@school.example"), "{row:?}");
        for (cell, possible) in row[5..].iter().zip(&possible[5..]) {
            let most: u32 = possible.parse().unwrap();
            assert!(cell.is_empty() || cell.parse::<u32>().unwrap() <= most, "{row:?}");
        }
    }
    let bora = rows.iter().find(|it| it[0] == "김보라").unwrap();
    assert_eq!(bora[5], "2");
    assert_eq!(
        bora.last().unwrap(),
        "",
        "what is not begun, and has no deadline, is no zero"
    );
}

#[test]
fn classroom_50s_table_has_its_columns() {
    let rows = cells(&made().classroom50);
    let head = "name,first_name,last_name,usernames,score,max_score,submissions,submitted_at,late,commit,review,release";
    assert_eq!(rows[0].join(","), head);
    let bora = rows.iter().find(|it| it[3] == "bora").unwrap();
    assert_eq!(
        (bora[0].as_str(), bora[6].as_str(), bora[8].as_str()),
        ("김보라", "3", "false")
    );
    assert_eq!(bora[7], "2026-03-16T01:00:00Z");
    assert_eq!(bora[9], made_up::commit(0, 2));
    assert!(rows.iter().all(|it| it.len() == 12));
}

#[test]
fn every_task_has_its_evidence() {
    let rows = cells(&made().tasks);
    let course = course();
    let tasks: usize = course.lessons().iter().map(|it| it.tasks.len()).sum();
    assert_eq!(rows.len(), 1 + 13 * tasks);
    let at = |name: &str| rows[0].iter().position(|it| it == name).unwrap();
    let first = &rows[1];
    assert_eq!(first[at("outcome")], "passed");
    assert_eq!(first[at("seeds")], "7 8 9");
    assert_eq!(
        first[at("sandbox")],
        "files connections signals calls processes limits"
    );
    assert_eq!(first[at("transcript")].len(), 64);
    assert_eq!(first[at("grader")].len(), 64);
    // «not graded» costs nothing, and what does not compile is something else.
    let compiles = |row: &&Vec<String>| !row[at("detail")].starts_with("does not compile");
    let (graded, broken): (Vec<_>, Vec<_>) = rows[1..].iter().partition(compiles);
    assert!(!broken.is_empty() && broken.iter().all(|it| it[at("outcome")] == "did_not_compile"));
    assert!(graded.iter().all(|it| it[at("outcome")] != "did_not_compile"));
}
