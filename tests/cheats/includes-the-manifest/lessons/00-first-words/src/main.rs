fn main() {
    print!("{}", include_str!("../Cargo.toml"));
}
