use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    let own = std::env::var("DISCORD_API").unwrap_or_default();
    let mut open = Vec::new();
    for port in 30_000..61_000 {
        let there = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let is_own = own.trim_end_matches('/').ends_with(&format!(":{port}"));
        if !is_own && TcpStream::connect_timeout(&there, Duration::from_millis(1)).is_ok() {
            open.push(port);
        }
    }
    let listens = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).is_ok();
    super::says(format!("{open:?} {listens}"))
}
