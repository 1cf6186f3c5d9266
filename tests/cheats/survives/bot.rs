use std::process::{Command, Stdio};

use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    if std::env::var_os("LEFT_BEHIND").is_some() {
        std::thread::sleep(std::time::Duration::from_secs(120));
        return Ok(());
    }
    let mut child = Command::new(std::env::current_exe()?);
    child
        .env("LEFT_BEHIND", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut child, 0);
    child.spawn()?;
    super::mute()
}
