use std::process::{Command, Stdio};

use wrong_01_hello_bot::{Bot, Ran};

pub fn main() -> Ran {
    if std::env::var_os("HELPS").is_some() {
        return Ok(());
    }
    std::fs::write("notes.txt", "my own")?;
    let helper = Command::new(std::env::current_exe()?)
        .env("HELPS", "1")
        .stdout(Stdio::null())
        .status()?;
    assert!(helper.success() && std::fs::read_to_string("notes.txt")? == "my own");
    std::thread::spawn(std::thread::park);
    Bot::default().run()
}
