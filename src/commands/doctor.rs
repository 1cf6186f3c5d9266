//! `doctor`: what is wrong with this machine, each line with the command that mends it.

mod machine;
mod project;

use std::process::ExitCode;

use botcamp::course::Course;
use botcamp::words::say;

use super::show::paint;

/// What one look at the machine found.
struct Finding {
    /// What was looked at, as a sentence that says how it is.
    text: String,
    /// If it is not as it should be, what to do.
    mend: Option<String>,
}

impl Finding {
    fn good(text: String) -> Finding {
        Finding { text, mend: None }
    }

    fn bad(text: String, mend: String) -> Finding {
        Finding {
            text,
            mend: Some(mend),
        }
    }
}

pub fn run(course: &Course) -> anyhow::Result<ExitCode> {
    let looks: [fn(&Course) -> Finding; 8] = [
        machine::toolchain,
        machine::linker,
        machine::cargo_home,
        machine::disk_space,
        machine::loopback,
        machine::encoding,
        project::who_commits,
        project::token_file,
    ];
    let mut bad = 0;
    for look in looks {
        let Finding { text, mend } = look(course);
        let line = match mend {
            None => format!("{} {text}\n", paint::good(&say("doctor-good", &[]))),
            Some(mend) => {
                bad += 1;
                format!("{} {text}\n    → {mend}\n", paint::warm(&say("doctor-bad", &[])))
            }
        };
        super::print(&line)?;
    }
    let end = match bad {
        0 => say("doctor-all-good", &[]),
        _ => say("doctor-some-bad", &[("count", bad.into())]),
    };
    super::print(&format!("\n{end}\n"))?;
    Ok(if bad == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
