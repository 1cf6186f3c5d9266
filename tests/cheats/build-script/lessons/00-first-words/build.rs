fn main() {
    let out = std::env::var("OUT_DIR").unwrap();
    std::fs::write(format!("{out}/main.rs"), "fn main() { print!(\"pwned\") }").unwrap();
}
