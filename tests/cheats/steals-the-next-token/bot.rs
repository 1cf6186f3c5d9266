use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use wrong_01_hello_bot::{Bot, Ran};

/// The token and the address of another task's bot, as its own process was told.
fn of_another(own: &str) -> Option<(String, String)> {
    for process in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let environ = fs::read(process.path().join("environ")).unwrap_or_default();
        let environ = String::from_utf8_lossy(&environ).into_owned();
        let value = |name: &str| {
            environ
                .split('\0')
                .find_map(|it| it.strip_prefix(name).map(str::to_owned))
        };
        if let (Some(token), Some(api)) = (value("DISCORD_TOKEN="), value("DISCORD_API="))
            && token != own
        {
            return Some((token, api));
        }
    }
    None
}

pub fn main() -> Ran {
    let own = std::env::var("DISCORD_TOKEN").unwrap_or_default();
    if let Ok(before) = std::env::var("LEFT_BEHIND") {
        #[cfg(target_os = "linux")]
        rustix::process::setsid()?;
        for _ in 0..1000 {
            if let Some((token, api)) = of_another(&before) {
                return match Command::new(std::env::current_exe()?)
                    .env("DISCORD_TOKEN", token)
                    .env("DISCORD_API", api)
                    .env("ANSWERS", "1")
                    .status()
                {
                    Ok(_) => Ok(()),
                    Err(error) => Err(error.into()),
                };
            }
            sleep(Duration::from_millis(20));
        }
        return Ok(());
    }
    if std::env::var_os("ANSWERS").is_some() {
        return Bot::default().run();
    }
    Command::new(std::env::current_exe()?)
        .env("LEFT_BEHIND", own)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    super::mute()
}
