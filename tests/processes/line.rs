//! How a test learns that a process is there, and that it is gone: it calls, and the system hangs up for it when it ends.

use std::io::{ErrorKind, Read};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// Waits for the call of a process that holds a line.
pub struct Line {
    listener: TcpListener,
    pub number: String,
}

impl Line {
    pub fn new() -> Line {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let number = listener.local_addr().unwrap().to_string();
        Line { listener, number }
    }

    pub fn called(&self) -> Call {
        let (mut stream, _) = self.listener.accept().unwrap();
        stream.read_exact(&mut [0; 4]).unwrap();
        Call(stream)
    }
}

pub struct Call(TcpStream);

impl Call {
    /// Fails if the process at the other end is still there after so long a time that it never goes.
    pub fn ends(mut self) {
        self.0.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        match self.0.read(&mut [0]) {
            Ok(0) => {}
            Err(fault) if fault.kind() == ErrorKind::ConnectionReset => {}
            still => panic!("the process has not ended: {still:?}"),
        }
    }
}
