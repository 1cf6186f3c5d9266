//! Connections to another machine. Landlock knows ports and no addresses: whoever may connect to port 4000 here may connect to
//! port 4000 anywhere, where a friend could listen on every port.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fd::OwnedFd;
use rustix::net::getpeername;
use rustix::process::{Pid, PidfdFlags, PidfdGetfdFlags, pidfd_getfd, pidfd_open};

/// The system's tables of TCP connections.
const TABLES: [&str; 2] = ["/proc/net/tcp", "/proc/net/tcp6"];

/// How often the tables are read. The system looks through all the places that a connection could have to write one, which takes
/// it some thousandths of a second, however few there are.
const TABLES_READ: Duration = Duration::from_secs(3);

/// Sees to whom some processes are connected that may connect to one port.
pub(super) struct Watch {
    port: u16,
    tables_read: Instant,
}

impl Watch {
    pub fn new(port: u16) -> Watch {
        Watch {
            port,
            tables_read: Instant::now(),
        }
    }

    /// A machine other than this one to which somebody is connected.
    ///
    /// The sockets of `processes` tell it at once, but not those of a process that hides them, and not a connection that was
    /// closed a moment ago. The tables have both.
    pub fn reached(&mut self, processes: &BTreeSet<u32>) -> Option<IpAddr> {
        let found = processes.iter().find_map(|id| by_sockets(*id).ok()?);
        if found.is_some() || self.tables_read.elapsed() < TABLES_READ {
            return found;
        }
        self.tables_read = Instant::now();
        by_tables(self.port)
    }
}

/// By the sockets that the process has open now.
fn by_sockets(process: u32) -> io::Result<Option<IpAddr>> {
    // There is no process whose number the system's own type does not hold.
    let Some(id) = i32::try_from(process).ok().and_then(Pid::from_raw) else {
        return Ok(None);
    };
    let process_fd = pidfd_open(id, PidfdFlags::empty())?;
    let files = Path::new("/proc").join(process.to_string()).join("fd");
    for file in fs::read_dir(files)? {
        let path = file?.path();
        let is_socket = |it: PathBuf| it.as_os_str().as_encoded_bytes().starts_with(b"socket:");
        // It may have been closed just now.
        if !fs::read_link(&path).is_ok_and(is_socket) {
            continue;
        }
        let number = path.file_name().and_then(|it| it.to_str()?.parse().ok());
        let peer = number.and_then(|it| peer(&process_fd, it));
        if peer.is_some_and(is_far) {
            return Ok(peer);
        }
    }
    Ok(None)
}

/// To whom the socket is connected which that process calls `number`.
fn peer(process: &OwnedFd, number: i32) -> Option<IpAddr> {
    // Ours for a moment, too.
    let socket = pidfd_getfd(process, number, PidfdGetfdFlags::empty()).ok()?;
    let peer: SocketAddr = getpeername(socket).ok()??.try_into().ok()?;
    Some(peer.ip().to_canonical())
}

fn is_far(address: IpAddr) -> bool {
    !address.is_loopback() && !address.is_unspecified()
}

/// By all connections of this machine to `port`, open, begun or closed a moment ago. They do not say whose they are.
fn by_tables(port: u16) -> Option<IpAddr> {
    TABLES.iter().find_map(|table| {
        let text = fs::read_to_string(table).ok()?;
        text.lines().skip(1).find_map(|line| far(line, port))
    })
}

/// `0: 0100007F:A2B4 0100007F:0FA0 01 …`: number, this end, the other end, the state.
fn far(line: &str, port: u16) -> Option<IpAddr> {
    let (address, at) = line.split_whitespace().nth(2)?.split_once(':')?;
    let address = parse(address)?;
    (u16::from_str_radix(at, 16).ok()? == port && is_far(address)).then_some(address)
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
    use std::net::{TcpListener, TcpStream, UdpSocket};
    use std::process::Command;

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

    /// This machine under an address by which others know it. `None` if it has none.
    fn as_others_know_it() -> Option<IpAddr> {
        // Nothing is sent: the system only says which way it would go.
        let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
        socket.connect("192.0.2.1:9").ok()?;
        Some(socket.local_addr().ok()?.ip())
    }

    #[test]
    fn a_connection_on_this_machine_is_nothing() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let _connection = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        assert_eq!(by_tables(listener.local_addr().unwrap().port()), None);
    }

    #[test]
    fn a_connection_elsewhere_is_seen_by_the_tables_also_when_it_is_closed() {
        let Some(address) = as_others_know_it() else {
            println!("skipped: this machine has no network");
            return;
        };
        let listener = TcpListener::bind((address, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let connection = TcpStream::connect((address, port)).unwrap();
        assert_eq!(by_tables(port), Some(address));
        drop(connection);
        assert_eq!(by_tables(port), Some(address));
    }

    #[test]
    fn a_process_that_is_connected_elsewhere_is_seen_by_its_sockets() {
        let Some(address) = as_others_know_it() else {
            println!("skipped: this machine has no network");
            return;
        };
        let here = TcpListener::bind("127.0.0.1:0").unwrap();
        let elsewhere = TcpListener::bind((address, 0)).unwrap();
        let child = |listener: &TcpListener| {
            let connection = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            // It ends with what it reads.
            Command::new("cat")
                .stdin(OwnedFd::from(connection))
                .spawn()
                .unwrap()
        };
        let (mut near, mut far) = (child(&here), child(&elsewhere));
        assert_eq!(by_sockets(near.id()).unwrap(), None);
        assert_eq!(by_sockets(far.id()).unwrap(), Some(address));
        drop((here.accept().unwrap(), elsewhere.accept().unwrap()));
        near.wait().unwrap();
        far.wait().unwrap();
        assert!(by_sockets(far.id()).is_err(), "it has ended");
    }
}
