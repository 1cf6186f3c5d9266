use wrong_01_hello_bot::Ran;

#[cfg(target_os = "linux")]
fn parents() -> Vec<rustix::process::Pid> {
    // The judge started the keeper a moment before, so its number is a little lower.
    let keeper = rustix::process::getppid();
    let others = keeper.iter().flat_map(|it| {
        let number = it.as_raw_nonzero().get();
        (2..number)
            .rev()
            .take(3)
            .filter_map(rustix::process::Pid::from_raw)
    });
    keeper.into_iter().chain(others).collect()
}

pub fn main() -> Ran {
    // Whoever is not kept must not be let loose on the processes of a machine.
    #[cfg(target_os = "linux")]
    if std::fs::read_dir("/proc").is_err() {
        for parent in parents() {
            let _ = rustix::process::kill_process(parent, rustix::process::Signal::KILL);
        }
    }
    super::mute()
}
