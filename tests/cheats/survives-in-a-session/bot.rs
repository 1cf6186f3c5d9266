use std::process::{Command, Stdio};

use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    if std::env::var_os("LEFT_BEHIND").is_some() {
        #[cfg(target_os = "linux")]
        rustix::process::setsid()?;
        std::thread::sleep(std::time::Duration::from_secs(120));
        return Ok(());
    }
    Command::new(std::env::current_exe()?)
        .env("LEFT_BEHIND", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    super::mute()
}
