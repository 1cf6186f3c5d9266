//! `cargo camp template`: writes what students get into a folder.

use std::path::PathBuf;

use crate::course::Course;
use crate::words::say;

/// What `template` is asked for.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "Example:
  cargo camp template ../botcamp-class    then make that folder a repository, and tick «Template repository»")]
pub struct Args {
    /// A folder that does not exist yet, or is empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes the template and says what to do with it.
pub fn command(course: &Course, args: &Args) -> anyhow::Result<()> {
    let files = super::write(course, &args.folder)?;
    let folder = args.folder.display().to_string();
    println!(
        "{}",
        say(
            "template-written",
            &[("folder", folder.as_str().into()), ("files", files.into())]
        )
    );
    println!("{}", say("template-next", &[("folder", folder.into())]));
    Ok(())
}
