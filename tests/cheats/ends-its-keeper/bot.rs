use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    // Whoever is not kept must not be let loose on the processes of a machine.
    #[cfg(target_os = "linux")]
    if std::fs::read_dir("/proc").is_err() {
        for parent in super::parents() {
            let _ = rustix::process::kill_process(parent, rustix::process::Signal::KILL);
        }
    }
    super::mute()
}
