//! What Landlock does not see, refused by a filter of system calls (seccomp).
//!
//! Landlock is asked when a file is opened and when a TCP connection is made. Three ways lead past it: the rights and times of a
//! file are changed by its path alone; a socket need not be one of TCP, and the system's own services (its bus, Docker, tmux)
//! listen on sockets that are files; and a connection can be made with no call to `connect`. A refused call answers «not
//! permitted», as it would to whoever lacks the right.

use std::collections::BTreeMap;

use libc::c_long;
use seccompiler::{
    BackendError, BpfProgram, Error, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, TargetArch,
};

/// Refused whatever they are asked for.
const NEVER: &[c_long] = &[
    // The rights, owner and marks of a file that cannot be opened. By an open file all of it can be done.
    libc::SYS_fchmodat,
    libc::SYS_fchmodat2,
    libc::SYS_fchownat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chmod,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chown,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_lchown,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utime,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utimes,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_futimesat,
    // It makes sockets, and connects them, with no other call.
    libc::SYS_io_uring_setup,
    // What outlives whoever made it.
    libc::SYS_shmget,
    libc::SYS_semget,
    libc::SYS_msgget,
    libc::SYS_mq_open,
    // Other processes' memory and files; keys; other worlds.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_getfd,
    libc::SYS_process_madvise,
    libc::SYS_process_mrelease,
    libc::SYS_migrate_pages,
    libc::SYS_move_pages,
    libc::SYS_kcmp,
    libc::SYS_open_by_handle_at,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    // The machine itself, where the grader is run by root.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_reboot,
    libc::SYS_kexec_load,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_adjtimex,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
];

/// What a process has of the machine, and what it may at most: set for oneself, whose number is 0, and for nobody else. A judge
/// could be ended by a limit of its time.
const OF_ONESELF: &[c_long] = &[
    libc::SYS_prlimit64,
    libc::SYS_sched_setaffinity,
    libc::SYS_sched_setattr,
    libc::SYS_sched_setparam,
    libc::SYS_sched_setscheduler,
];

/// The same for one process, all of a group or all of a user.
const OF_ONE: [(c_long, u64); 2] = [
    (libc::SYS_setpriority, libc::PRIO_PROCESS as u64),
    (libc::SYS_ioprio_set, IOPRIO_WHO_PROCESS),
];

/// `linux/ioprio.h`
const IOPRIO_WHO_PROCESS: u64 = 1;

/// On x86-64 each call has a second number, of another calling convention (x32).
const X32: c_long = 0x4000_0000;

/// Of a socket's type; the rest are flags.
const TYPE: u64 = 0xf;

/// Filters the calls of the thread that calls it, and of every process that is started from it, for good.
pub(super) fn narrow() -> Result<(), Error> {
    let filter = SeccompFilter::new(
        rules()?,
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EPERM.unsigned_abs()),
        TargetArch::try_from(std::env::consts::ARCH)?,
    )?;
    let program: BpfProgram = filter.try_into()?;
    seccompiler::apply_filter(&program)
}

fn rules() -> Result<BTreeMap<c_long, Vec<SeccompRule>>, BackendError> {
    let (inet, inet6) = (libc::AF_INET as u64, libc::AF_INET6 as u64);
    let (stream, tcp) = (libc::SOCK_STREAM as u64, libc::IPPROTO_TCP as u64);
    let fast_open = libc::MSG_FASTOPEN as u64;
    let mut rules: BTreeMap<_, Vec<_>> = NEVER.iter().map(|call| (*call, Vec::new())).collect();
    // A socket is of TCP: of the internet's, a stream, and with the protocol for that. (MPTCP is another, and Landlock does
    // not know it.)
    let mut others = vec![
        rule([is(0, SeccompCmpOp::Ne, inet)?, is(0, SeccompCmpOp::Ne, inet6)?])?,
        rule([is(2, SeccompCmpOp::Ne, 0)?, is(2, SeccompCmpOp::Ne, tcp)?])?,
    ];
    for kind in (0..=TYPE).filter(|it| *it != stream) {
        others.push(rule([is(1, SeccompCmpOp::MaskedEq(TYPE), kind)?])?);
    }
    rules.insert(libc::SYS_socket, others);
    // The times of an open file have no path.
    rules.insert(
        libc::SYS_utimensat,
        vec![rule([pointer(1, SeccompCmpOp::Ne, 0)?])?],
    );
    for call in OF_ONESELF {
        rules.insert(*call, vec![rule([is(0, SeccompCmpOp::Ne, 0)?])?]);
    }
    for (call, process) in OF_ONE {
        let others = [
            rule([is(0, SeccompCmpOp::Ne, process)?])?,
            rule([is(1, SeccompCmpOp::Ne, 0)?])?,
        ];
        rules.insert(call, others.to_vec());
    }
    // A connection by sending to somebody.
    for (call, flags) in [
        (libc::SYS_sendto, 3),
        (libc::SYS_sendmsg, 2),
        (libc::SYS_sendmmsg, 3),
    ] {
        let opens = is(flags, SeccompCmpOp::MaskedEq(fast_open), fast_open)?;
        rules.insert(call, vec![rule([opens])?]);
    }
    if cfg!(target_arch = "x86_64") {
        let others: Vec<_> = rules
            .iter()
            .map(|(call, rules)| (call | X32, rules.clone()))
            .collect();
        rules.extend(others);
    }
    Ok(rules)
}

fn rule<const N: usize>(conditions: [SeccompCondition; N]) -> Result<SeccompRule, BackendError> {
    SeccompRule::new(conditions.to_vec())
}

/// A condition on the 32 bits of an argument that is a number.
fn is(argument: u8, op: SeccompCmpOp, value: u64) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, op, value)
}

/// A condition on an argument that is a pointer.
fn pointer(argument: u8, op: SeccompCmpOp, value: u64) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Qword, op, value)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File, Permissions};
    use std::net::{TcpListener, TcpStream, UdpSocket};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::net::UnixStream;
    use std::thread;
    use std::time::SystemTime;

    use super::*;

    /// Does it in a thread of its own, for it is for good.
    fn narrowed<T: Send>(does: impl FnOnce() -> T + Send) -> T {
        thread::scope(|scope| {
            let started = scope.spawn(|| {
                narrow().unwrap();
                does()
            });
            started.join().unwrap()
        })
    }

    #[test]
    fn no_file_is_changed_by_its_path_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "text").unwrap();
        let by_path = || fs::set_permissions(&path, Permissions::from_mode(0o600));
        assert!(by_path().is_ok(), "without the filter it can be done");
        assert!(narrowed(by_path).is_err());
        assert!(narrowed(|| std::os::unix::fs::chown(&path, None, None)).is_err());
    }

    #[test]
    fn a_file_that_is_open_is_used_as_ever() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        narrowed(|| {
            fs::write(&path, "text").unwrap();
            let file = File::options().write(true).open(&path).unwrap();
            file.set_permissions(Permissions::from_mode(0o600)).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
            fs::copy(&path, folder.path().join("copy")).unwrap();
            fs::rename(folder.path().join("copy"), &path).unwrap();
        });
    }

    #[test]
    fn nobody_elses_limits_are_set() {
        use rustix::process::{
            Pid, Resource, getpriority_process, getrlimit, nice, prlimit, setpriority_process,
        };

        let somebody = Pid::from_raw(std::os::unix::process::parent_id().try_into().unwrap());
        let priority = getpriority_process(somebody).unwrap();
        let both = || {
            // As they are already.
            let files = prlimit(None, Resource::Nofile, getrlimit(Resource::Nofile));
            files.unwrap();
            nice(0).unwrap();
            setpriority_process(somebody, priority)
        };
        assert!(both().is_ok(), "without the filter it can be done");
        assert_eq!(narrowed(both), Err(rustix::io::Errno::PERM));
        let limits = narrowed(|| prlimit(somebody, Resource::Core, getrlimit(Resource::Core)));
        assert!(limits.is_err());
    }

    #[test]
    fn there_are_no_sockets_but_those_of_tcp() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        narrowed(|| {
            assert!(TcpStream::connect(address).is_ok());
            assert!(UnixStream::pair().is_ok(), "tokio waits for signals with one");
            assert!(UdpSocket::bind("127.0.0.1:0").is_err());
            let error = UnixStream::connect("/run/nobody-listens-here").unwrap_err();
            assert_eq!(error.raw_os_error(), Some(libc::EPERM));
        });
    }
}
