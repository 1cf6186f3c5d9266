//! Copies a store into an empty one: `store-copy json:data/library.json sqlite:data/library.db`

use std::env;
use std::process::ExitCode;

use store::{Patience, copy, open_with};

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else {
        eprintln!(
            "Copies every entry of a store into an empty one, and compares both.\n\
             \n\
             store-copy FROM TO    a store is json:PATH, sqlite:PATH or postgres://…\n\
             \n\
             Example: store-copy json:data/library.json sqlite:data/library.db"
        );
        return ExitCode::from(2);
    };
    match copy_all(from, to).await {
        Ok(entries) => {
            println!("{entries} entries copied and compared");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn copy_all(from: &str, to: &str) -> Result<usize, Box<dyn std::error::Error>> {
    let from = open_with(from, Patience::TOOL).await?;
    let to = open_with(to, Patience::TOOL).await?;
    Ok(copy(&*from, &to).await?)
}
