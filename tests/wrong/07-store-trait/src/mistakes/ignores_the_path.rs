//! Knows that it is to be JSON, and takes the usual file, whatever the path says.

use wrong_07_store_trait::{run, store};

pub fn main() {
    run(async |address| match address.as_str() {
        "memory" => store::open("memory").await,
        _ => store::open("json:data/library.json").await,
    });
}
