//! Understands every address as `memory`: after a restart, everything is as it was in the beginning.

use wrong_07_store_trait::{run, store};

pub fn main() {
    run(async |_| store::open("memory").await);
}
