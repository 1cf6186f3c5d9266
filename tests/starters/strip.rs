//! Build script of the solutions, the starters and the wrong bots: programs that nobody looks into with a debugger need no
//! symbols. Where the linker can leave them out, that is most of a gigabyte less in `target/`.

fn main() {
    println!("cargo::rerun-if-env-changed=CARGO_CFG_TARGET_OS");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|it| it == "linux") {
        println!("cargo::rustc-link-arg=-Wl,--strip-all");
    }
}
