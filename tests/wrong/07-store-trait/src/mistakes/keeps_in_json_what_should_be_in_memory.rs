//! Understands every address as the JSON file: who only wanted to try something has changed it.

use wrong_07_store_trait::{run, store};

pub fn main() {
    run(async |_| store::open("json:data/library.json").await);
}
