//! Build script of the starters and of the wrong bots: thirty programs that nobody looks into need no symbols. Where the linker can
//! leave them out, that is half a gigabyte less in `target/`.

fn main() {
    println!("cargo::rerun-if-env-changed=CARGO_CFG_TARGET_OS");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|it| it == "linux") {
        println!("cargo::rustc-link-arg-bins=-Wl,--strip-all");
    }
}
