//! `sqlx::migrate!` puts the migrations into the program, and cargo cannot see by itself that there is a new one.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
