//! Connections to another machine. Landlock knows ports and no addresses: whoever may connect to port 4000 here may connect to
//! port 4000 anywhere, where a friend could listen on every port.

use std::fs;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The system's tables of TCP connections.
const TABLES: [&str; 2] = ["/proc/net/tcp", "/proc/net/tcp6"];

/// A machine other than this one to whose `port` somebody here is connected, or is about to be.
pub(super) fn reached(port: u16) -> Option<IpAddr> {
    TABLES.iter().find_map(|table| {
        let text = fs::read_to_string(table).ok()?;
        text.lines().skip(1).find_map(|line| far(line, port))
    })
}

/// `0: 0100007F:A2B4 0100007F:0FA0 01 …`: number, this end, the other end, the state.
fn far(line: &str, port: u16) -> Option<IpAddr> {
    let (address, at) = line.split_whitespace().nth(2)?.split_once(':')?;
    let address = parse(address)?;
    let is_here = address.is_loopback() || address.is_unspecified();
    (u16::from_str_radix(at, 16).ok()? == port && !is_here).then_some(address)
}

/// Words of four bytes, each as a number of this machine; an address of version 4 may be written as one of version 6.
fn parse(address: &str) -> Option<IpAddr> {
    let word = |from: usize| {
        let digits = address.get(from..from + 8)?;
        Some(u32::from_str_radix(digits, 16).ok()?.to_ne_bytes())
    };
    match address.len() {
        8 => Some(Ipv4Addr::from(word(0)?).into()),
        32 => {
            let words = [word(0)?, word(8)?, word(16)?, word(24)?];
            let bytes: [u8; 16] = words.concat().try_into().ok()?;
            Some(Ipv6Addr::from(bytes).to_canonical())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn line(other_end: &str) -> String {
        format!(
            "   7: 0100007F:C3E8 {other_end} 01 00000000:00000000 00:00000000 00000000     0        0 1 1 0 20 4 30 10 -1"
        )
    }

    #[cfg(target_endian = "little")]
    #[test]
    fn another_machine_is_told_from_this_one() {
        let port = 0x0fa0;
        assert_eq!(far(&line("0100007F:0FA0"), port), None);
        assert_eq!(far(&line("0000000000000000FFFF00000100007F:0FA0"), port), None);
        assert_eq!(far(&line("00000000000000000000000001000000:0FA0"), port), None);
        assert_eq!(far(&line("00000000:0000"), port), None, "it listens");
        assert_eq!(
            far(&line("010200C0:0FA0"), port),
            Some("192.0.2.1".parse().unwrap())
        );
        assert_eq!(far(&line("010200C0:01BB"), port), None, "somebody else's");
        assert_eq!(
            far(&line("B80D0120000000000000000001000000:0FA0"), port),
            Some("2001:db8::1".parse().unwrap())
        );
    }

    #[test]
    fn a_connection_on_this_machine_is_nothing() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let _connection = std::net::TcpStream::connect(address).unwrap();
        assert_eq!(reached(address.port()), None);
    }
}
