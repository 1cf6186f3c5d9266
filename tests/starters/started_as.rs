//! One program that is many: what it does says the name by which it was started.

use std::process::{ExitCode, Termination};

/// That name.
pub fn started_as() -> String {
    let program = std::env::args_os().next().unwrap_or_default();
    let name = std::path::Path::new(&program).file_stem();
    name.unwrap_or_default().to_string_lossy().into_owned()
}

/// How a program ends that has this `main`.
pub fn report<T: Termination>(main: fn() -> T) -> ExitCode {
    main().report()
}
