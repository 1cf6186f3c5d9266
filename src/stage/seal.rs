//! A bot that is somebody's work to be judged for points is started by a keeper, which confines it.

use std::path::{Path, PathBuf};

use crate::bot::Launch;
use crate::confine::{Apart, Confined, Limits};
use crate::discord::Discord;

use super::scratch::Scratch;
use super::site::Site;

/// The bot's start: as it is, or by the keeper that `BOTCAMP_KEEPER` names.
pub(super) fn launch(
    site: &Site,
    scratch: &Scratch,
    env: Vec<(String, String)>,
    discord: &Discord,
) -> Launch {
    let secret = discord.token().expose().to_owned();
    let folder = scratch.path().to_owned();
    let Some(keeper) = std::env::var_os("BOTCAMP_KEEPER") else {
        return Launch {
            program: site.program.clone(),
            args: Vec::new(),
            folder,
            env,
            secret,
            keeper: false,
        };
    };
    let mut confined = confined(&site.program, &folder, env, discord);
    // Whoever asks for the confinement has found out what there is of it.
    if std::env::var_os("BOTCAMP_APART").is_some() {
        confined.apart = Apart::Outside;
    }
    confined.faults = std::env::var_os("BOTCAMP_FAULTS").map(PathBuf::from);
    Launch {
        program: keeper.into(),
        args: Vec::new(),
        folder,
        env: vec![confined.part()],
        secret,
        keeper: true,
    }
}

/// It has its folder and its Discord, and nothing else.
fn confined(program: &Path, folder: &Path, mut env: Vec<(String, String)>, discord: &Discord) -> Confined {
    // What it puts aside for a while belongs into its folder, too.
    env.push(("TMPDIR".to_owned(), folder.display().to_string()));
    let mut confined = Confined::new(program, Limits::BOT);
    confined.env = env;
    confined.writes.push(folder.to_owned());
    // `http://127.0.0.1:4000`; without a port it would connect to nothing.
    confined.connects = discord
        .api()
        .rsplit_once(':')
        .and_then(|(_, port)| port.parse().ok());
    confined.lifeline = true;
    confined
}
