//! What holds a program on this machine: part of every sealed result.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// What was in force when a bot ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForce {
    /// The version of Landlock; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub landlock: Option<i32>,
    /// It reads and writes only what it was given.
    pub files: bool,
    /// It connects only to its own Discord.
    pub connections: bool,
    /// It signals only its own processes.
    pub signals: bool,
    /// It changes no file that it may not open, and has no other sockets than those of TCP.
    #[serde(default)]
    pub calls: bool,
    /// It sees only its own processes and has mounts of its own, and whatever it leaves behind ends with it. No less can be
    /// got where this is absent, so no result is worth less for it.
    #[serde(default)]
    pub processes: bool,
    /// Time, memory, size of files and number of processes are limited.
    pub limits: bool,
}

/// Why nothing that is not trusted may be run here.
#[derive(Debug, thiserror::Error)]
pub enum CannotConfine {
    #[error("this Linux has no Landlock (it came with 5.13), so a bot could read the solutions: {0}")]
    NoLandlock(String),
    #[error("no confined program can be started here: {0}")]
    NothingStarts(String),
}

impl InForce {
    /// Finds out what holds here, if `keeper` confines it.
    ///
    /// # Errors
    /// If this is Linux, and files cannot be confined, or nothing that is confined can be started.
    #[cfg(target_os = "linux")]
    pub fn here(keeper: &Path) -> Result<InForce, CannotConfine> {
        use ::landlock::LandlockStatus;

        use super::{Confined, Limits, calls, landlock};

        // A thread is confined for good, so it is one of its own.
        let tried = std::thread::spawn(|| landlock::confine(&Confined::new("/".as_ref(), Limits::BOT)));
        let status = match tried.join() {
            Ok(Ok(status)) => status.landlock,
            Ok(Err(error)) => return Err(CannotConfine::NoLandlock(error.to_string())),
            Err(_) => return Err(CannotConfine::NoLandlock("it cannot be tried".to_owned())),
        };
        let LandlockStatus::Available {
            effective_abi,
            kernel_abi,
        } = status
        else {
            return Err(CannotConfine::NoLandlock(format!("{status:?}")));
        };
        let effective = effective_abi as i32;
        super::starts(&Confined::new(keeper, Limits::LINE), keeper).map_err(CannotConfine::NothingStarts)?;
        Ok(InForce {
            landlock: Some(kernel_abi.unwrap_or(effective)),
            files: true,
            connections: effective >= 4,
            signals: effective >= 6,
            calls: std::thread::spawn(calls::narrow)
                .join()
                .is_ok_and(|tried| tried.is_ok()),
            processes: super::can_be_apart(keeper),
            limits: true,
        })
    }

    /// Nothing but a process group and an environment of its own.
    ///
    /// # Errors
    /// None here.
    #[cfg(not(target_os = "linux"))]
    pub fn here(_keeper: &Path) -> Result<InForce, CannotConfine> {
        Ok(InForce {
            landlock: None,
            files: false,
            connections: false,
            signals: false,
            calls: false,
            processes: false,
            limits: false,
        })
    }
}
