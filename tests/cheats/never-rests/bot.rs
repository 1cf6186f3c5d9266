use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use wrong_01_hello_bot::Ran;

fn asks(host: &str, token: &str) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(host)?;
    let request = format!(
        "GET /api/v10/users/@me HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bot {token}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes())?;
    stream.read_to_end(&mut Vec::new())?;
    Ok(())
}

pub fn main() -> Ran {
    let api = std::env::var("DISCORD_API")?;
    let host = api.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let token = std::env::var("DISCORD_TOKEN")?;
    thread::spawn(move || {
        loop {
            // Refused or not, it goes on.
            let _ = asks(&host, &token);
            thread::sleep(Duration::from_millis(50));
        }
    });
    super::mute()
}
