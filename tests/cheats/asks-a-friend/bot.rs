use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use socket2::{Domain, Protocol, SockAddr, Socket, Type};
use wrong_01_hello_bot::{Bot, Ran};

/// The ways that lead to somebody else. Nobody listens there, so «refused» would be an answer, too.
fn ways() -> Vec<&'static str> {
    let somebody = SockAddr::from(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)));
    let mptcp = Protocol::from(262);
    let kinds = [
        ("UDP", Domain::IPV4, Type::DGRAM, None),
        ("TCP", Domain::IPV4, Type::STREAM, None),
        ("MPTCP", Domain::IPV4, Type::STREAM, Some(mptcp)),
        ("a file", Domain::UNIX, Type::STREAM, None),
    ];
    let open = kinds.into_iter().filter(|(name, domain, kind, protocol)| {
        let Ok(socket) = Socket::new(*domain, *kind, *protocol) else {
            return false;
        };
        if *name == "a file" {
            return true;
        }
        let tried = socket.connect(&somebody);
        tried.is_ok() || tried.is_err_and(|it| it.kind() == std::io::ErrorKind::ConnectionRefused)
    });
    let mut found: Vec<_> = open.map(|(name, ..)| name).collect();
    if TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).is_ok() {
        found.push("a port of its own");
    }
    found
}

pub fn main() -> Ran {
    let ways = ways();
    if ways.is_empty() {
        return super::mute();
    }
    // What the friend would say.
    eprintln!("there is a way: {ways:?}");
    Bot::default().run()
}
