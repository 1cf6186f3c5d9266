//! A cargo that cannot tell that it was started by a program that cargo started.

use std::env;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

/// The variables that cargo sets for what it runs. Some build scripts watch them: to leave them in would compile ring, and
/// all that stands on it, again at each change between `cargo camp check` and `cargo test`.
const SET_BY_CARGO: [&str; 6] = [
    "CARGO",
    "CARGO_CRATE_NAME",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_MAKEFLAGS",
    "CARGO_PRIMARY_PACKAGE",
    "OUT_DIR",
];
const SET_BY_CARGO_AS: [&str; 7] = [
    "CARGO_BIN_",
    "CARGO_CFG_",
    "CARGO_FEATURE_",
    "CARGO_MANIFEST_",
    "CARGO_PKG_",
    "CARGO_RUSTC_",
    "CARGO_TARGET_TMPDIR",
];

/// A command that runs cargo as a shell would, with what it prints kept for the caller.
pub fn cargo() -> Command {
    // The very cargo that runs us, if one does: another could be another version.
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_set_by_cargo) {
            command.env_remove(name);
        }
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Our environment as a shell would have it, for a program that is somebody else's. What is not Unicode is left out.
pub fn environment() -> Vec<(String, String)> {
    env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| !is_set_by_cargo(name))
        .collect()
}

fn is_set_by_cargo(name: &str) -> bool {
    SET_BY_CARGO.contains(&name) || SET_BY_CARGO_AS.iter().any(|start| name.starts_with(start))
}

/// What `rustc -vV` says, asked once; empty if there is no rustc, which cargo will say better.
pub fn rustc_version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let output = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .arg("-vV")
            .output();
        output
            .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
            .unwrap_or_default()
    });
    &VERSION
}

#[cfg(test)]
mod tests {
    use super::is_set_by_cargo;

    #[test]
    fn what_a_person_set_stays() {
        for name in [
            "CARGO_HOME",
            "CARGO_TARGET_DIR",
            "CARGO_NET_OFFLINE",
            "CARGO_REGISTRIES_X_INDEX",
            "CARGO_TERM_COLOR",
            "PATH",
        ] {
            assert!(!is_set_by_cargo(name), "{name}");
        }
        for name in [
            "CARGO",
            "CARGO_PKG_VERSION",
            "CARGO_MANIFEST_DIR",
            "CARGO_BIN_EXE_lesson-00",
            "OUT_DIR",
        ] {
            assert!(is_set_by_cargo(name), "{name}");
        }
    }
}
