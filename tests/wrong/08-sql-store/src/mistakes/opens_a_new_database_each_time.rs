//! Opens a database of its own, another one at each start: what was saved is in the one before.

use wrong_08_sql_store::{run, store};

pub fn main() {
    run(async |address| match address.starts_with("sqlite:") {
        true => store::open(&format!("sqlite:data/{}.db", std::process::id())).await,
        false => store::open(&address).await,
    });
}
