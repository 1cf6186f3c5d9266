use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use wrong_01_hello_bot::{Bot, Ran};

pub fn main() -> Ran {
    if std::env::var_os("HELPS").is_some() {
        return Ok(());
    }
    fs::write("notes.txt", "my own")?;
    let helper = Command::new(std::env::current_exe()?)
        .env("HELPS", "1")
        .stdout(Stdio::null())
        .status()?;
    assert!(helper.success() && fs::read_to_string("notes.txt")? == "my own");
    fs::create_dir_all("kept/older")?;
    fs::copy("notes.txt", "kept/older/notes.txt")?;
    File::options()
        .write(true)
        .open("notes.txt")?
        .set_modified(SystemTime::now())?;
    fs::rename("notes.txt", "kept/notes.txt")?;
    std::thread::spawn(std::thread::park);
    Bot::default().run()
}
