use std::fs;

use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    let mut seen = String::new();
    for process in fs::read_dir("/proc").into_iter().flatten().flatten() {
        for part in ["environ", "cmdline", "root/etc/hostname", "cwd/Cargo.toml"] {
            seen += &fs::read_to_string(process.path().join(part)).unwrap_or_default();
        }
        for open in fs::read_dir(process.path().join("fd"))
            .into_iter()
            .flatten()
            .flatten()
        {
            // A pipe would be waited for.
            if fs::metadata(open.path()).is_ok_and(|it| it.is_file()) {
                seen += &fs::read_to_string(open.path()).unwrap_or_default();
            }
        }
    }
    if !seen.is_empty() {
        eprintln!("seen: {} bytes", seen.len());
    }
    super::says(seen.chars().take(500).collect())
}
