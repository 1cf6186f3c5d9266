//! No module of the crate, but its build script, which cargo runs before it builds the crate.
//!
//! Line tables are a quarter of a test program. Compressed they are read as before, and `target/` stays small. It is said here and
//! not as `rustflags` in `.cargo/config.toml`: cargo adds up those of a folder and of the folders above it, and a copy of the course
//! inside `target/` would build serenity again.

fn main() {
    println!("cargo::rerun-if-changed=src/link.rs");
    // Linkers elsewhere keep the tables in files of their own.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|it| it == "linux") {
        println!("cargo::rustc-link-arg=-Wl,--compress-debug-sections=zlib");
    }
}
