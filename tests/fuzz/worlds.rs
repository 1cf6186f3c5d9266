//! Files that a server is read from (`--world`).

use std::fs;

use botcamp::discord::server::{EXAMPLE, ServerError};
use botcamp::discord::{Discord, Server, Settings};
use serde_json::Value;

use crate::cases::{runtime, try_all};
use crate::json::{Json, changed, changes};

#[test]
fn worlds_of_all_kinds() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("world.json");
    let example: Value = serde_json::from_str(EXAMPLE).unwrap();
    let runtime = runtime();
    try_all(300, changes(), |changes| {
        let bytes = changed(Json::from(&example), &changes).bytes();
        fs::write(&file, &bytes).unwrap();
        match Server::read(&file) {
            Ok(server) => {
                let settings = Settings {
                    server,
                    ..Settings::default()
                };
                runtime.block_on(Discord::start(settings)).unwrap();
            }
            Err(ServerError::Wrong { line, .. }) => {
                let lines = bytes.split(|byte| *byte == b'\n').count();
                assert!((1..=lines).contains(&line), "line {line} of {lines}");
            }
            // It is no UTF-8.
            Err(ServerError::Read { .. }) => assert!(std::str::from_utf8(&bytes).is_err()),
        }
    });
}
