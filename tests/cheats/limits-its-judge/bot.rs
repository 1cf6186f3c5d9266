use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    #[cfg(target_os = "linux")]
    limit();
    super::mute()
}

/// A process that has used more of a processor than it may is ended by the system.
#[cfg(target_os = "linux")]
fn limit() {
    use rustix::process::{Resource, Rlimit, prlimit, setpriority_process};

    // Whoever is not kept must not be let loose on the processes of a machine.
    if std::fs::read_dir("/proc").is_ok() {
        return;
    }
    let nothing = || Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    for other in super::parents() {
        for resource in [Resource::Cpu, Resource::Nofile] {
            let _ = prlimit(Some(other), resource, nothing());
        }
        let _ = setpriority_process(Some(other), 19);
    }
}
