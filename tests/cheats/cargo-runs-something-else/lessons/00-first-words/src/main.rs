fn main() {
    #[cfg(cheating)]
    println!("Hello! I am your first bot.");
}
