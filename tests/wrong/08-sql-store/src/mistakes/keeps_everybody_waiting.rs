//! Holds one lock from the beginning of a command to its answer: while Discord takes its time with one, nobody else is served.

use wrong_08_sql_store::{run_one_by_one, store};

pub fn main() {
    run_one_by_one(async |address| store::open(&address).await);
}
