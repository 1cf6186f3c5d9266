//! Programs that the tool starts as their keeper.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use botcamp::confine::{Apart, Confined, Limits, STANDS_BACK, can_be_apart};

/// The course tool, which confines.
const KEEPER: &str = env!("CARGO_BIN_EXE_botcamp");

/// A program of the system's.
fn system(name: &str) -> PathBuf {
    let places = ["/usr/bin", "/bin"].map(|it| Path::new(it).join(name));
    places.into_iter().find(|it| it.exists()).unwrap()
}

/// How far a program of these limits stands back for others.
fn niceness(limits: Limits) -> i32 {
    let confined = Confined::new(&system("nice"), limits);
    let output = confined.command(KEEPER.as_ref()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    said.trim()
        .parse()
        .unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// While one submission is compiled, another one's bot has three seconds to answer in.
#[test]
fn a_compiler_stands_back_for_the_bots() {
    let most = 19;
    assert_eq!(
        niceness(Limits::COMPILER),
        (niceness(Limits::BOT) + STANDS_BACK).min(most)
    );
}

/// Whoever has started it may be killed at any moment, and a compiler or a bot must not go on behind their back.
#[test]
fn what_is_let_go_of_ends() {
    for apart in wherever() {
        let mut confined = Confined::new(&system("sleep"), Limits::COMPILER);
        confined.lifeline = true;
        confined.apart = apart;
        let mut keeper = confined.command(KEEPER.as_ref());
        let keeper = keeper.arg("250").stdin(Stdio::piped()).stdout(Stdio::piped());
        // This closes the lifeline, and waits until nobody has the other pipe any more: the program had it.
        let output = keeper.spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(124), "{apart:?}");
    }
}

/// Among everybody else's processes, and apart from them where this system lets us.
fn wherever() -> Vec<Apart> {
    let mut all = vec![Apart::No];
    all.extend(can_be_apart(KEEPER.as_ref()).then_some(Apart::Outside));
    all
}

/// A program of the system's that may read all there is, with these arguments.
fn program(name: &str, args: &[&str], apart: Apart) -> Command {
    let mut confined = Confined::new(&system(name), Limits::BOT);
    confined.reads.push("/".into());
    confined.runs.push("/usr".into());
    confined.runs.push("/bin".into());
    confined.apart = apart;
    // What is seen here is what holds without the filter of calls.
    confined.narrow = false;
    let mut command = confined.command(KEEPER.as_ref());
    command.args(args);
    command
}

fn said(name: &str, args: &[&str], apart: Apart) -> String {
    let output = program(name, args, apart).output().unwrap();
    assert!(output.status.success(), "{apart:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn how_a_program_ends_is_told_wherever_it_is() {
    for apart in wherever() {
        let ends = |script: &str| program("sh", &["-c", script], apart).output().unwrap();
        assert_eq!(ends("exit 7").status.code(), Some(7), "{apart:?}");
        let signal = ends("kill -TERM $$").status;
        assert_eq!(
            std::os::unix::process::ExitStatusExt::signal(&signal),
            Some(15),
            "{apart:?}"
        );
        let orphan = ends("sleep 250 & exit 3");
        assert_eq!(orphan.status.code(), Some(3), "{apart:?}");
    }
}

/// A program may end by the keeper's own codes. Only the keeper leaves word.
#[test]
fn a_keeper_that_cannot_start_a_program_leaves_word_and_a_program_cannot() {
    for apart in wherever() {
        let faults = tempfile::tempdir().unwrap();
        let word = |program: &Path, args: &[&str]| {
            let mut confined = Confined::new(program, Limits::BOT);
            confined.runs.push("/usr".into());
            confined.runs.push("/bin".into());
            confined.apart = apart;
            confined.faults = Some(faults.path().to_owned());
            let ended = confined.command(KEEPER.as_ref()).args(args).output().unwrap();
            assert_eq!(ended.status.code(), Some(125), "{apart:?}: {ended:?}");
            let mut left = fs::read_dir(faults.path()).unwrap();
            left.next()
                .map(|it| fs::read_to_string(it.unwrap().path()).unwrap())
        };
        let writes = format!("echo me > {}/word; exit 125", faults.path().display());
        assert_eq!(word(&system("sh"), &["-c", &writes]), None, "{apart:?}");
        let said = word(Path::new("/nobody/has/this"), &[]).unwrap();
        assert!(said.contains("cannot be started"), "{apart:?}: {said}");
    }
}

/// Somebody else's process: one of this user's, which runs until it is let go.
struct Somebody(Child);

impl Somebody {
    fn new() -> Somebody {
        let mut sleep = Command::new(system("sleep"));
        Somebody(sleep.arg("250").spawn().unwrap())
    }

    fn open_files(&self) -> String {
        let limits = fs::read_to_string(format!("/proc/{}/limits", self.0.id())).unwrap();
        let line = limits.lines().find(|it| it.starts_with("Max open files"));
        line.unwrap().to_owned()
    }
}

impl Drop for Somebody {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What no rule about files holds: a process's existence, and what this user may set of it.
#[test]
fn apart_there_is_nobody_else() {
    let somebody = Somebody::new();
    let number = somebody.0.id().to_string();
    let sees = |apart| {
        let there = format!("test -d /proc/{number} && echo seen || echo nobody");
        said("sh", &["-c", &there], apart)
    };
    let limits = |apart| {
        let before = somebody.open_files();
        let done = program("prlimit", &["--pid", &number, "--nofile=64:64"], apart)
            .output()
            .unwrap();
        (done.status.success(), somebody.open_files() != before)
    };
    if can_be_apart(KEEPER.as_ref()) {
        assert_eq!(sees(Apart::Outside), "nobody");
        assert_eq!(limits(Apart::Outside), (false, false));
    }
    assert_eq!(sees(Apart::No), "seen");
    assert_eq!(limits(Apart::No), (true, true));
}

/// A port is all that Landlock knows, and a friend elsewhere may listen on every one.
#[test]
fn a_program_that_is_connected_to_another_machine_is_stopped() {
    let address = UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        // Nothing is sent: the system only says which way it would go, and so how others know this machine.
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    let Ok(address) = address.map(|it| it.ip()) else {
        println!("skipped: this machine has no network");
        return;
    };
    for apart in wherever() {
        let listener = TcpListener::bind((address, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut confined = Confined::new(&system("bash"), Limits::BOT);
        confined.connects = Some(port);
        confined.reads.push("/".into());
        confined.apart = apart;
        let mut keeper = confined.command(KEEPER.as_ref());
        // It waits for a word that never comes.
        let output = keeper
            .args(["-c", &format!("read line < /dev/tcp/{address}/{port}")])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(124), "{apart:?}: {said}");
        assert!(
            said.contains(&format!("it connected to {address}")),
            "{apart:?}: {said}"
        );
    }
}

/// The inner keeper may mount, and a keeper that root has started may do anything. What they start may not.
#[test]
fn a_program_may_nothing_that_its_user_may_not() {
    for apart in wherever() {
        let status = said("cat", &["/proc/self/status"], apart);
        for set in ["CapInh", "CapPrm", "CapEff", "CapAmb"] {
            let line = status.lines().find(|it| it.starts_with(set)).unwrap();
            assert!(line.ends_with("0000000000000000"), "{apart:?}: {line}");
        }
        assert_eq!(said("id", &["-u"], apart), said("id", &["-u"], Apart::No));
    }
}

/// Not even the end of its keeper sets a program free.
#[test]
fn apart_it_ends_with_its_keeper_however_that_ends() {
    if !can_be_apart(KEEPER.as_ref()) {
        return;
    }
    // In a session of its own, and it says when it is there.
    let script = "setsid sh -c 'echo there; sleep 250' & wait";
    let mut keeper = program("sh", &["-c", script], Apart::Outside)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(keeper.stdout.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert_eq!(line, "there\n");
    keeper.kill().unwrap();
    keeper.wait().unwrap();
    // Until nobody has the pipe any more.
    assert_eq!(said.read_to_end(&mut Vec::new()).unwrap(), 0);
}
