fn main() {
    println!("=HYPERLINK(\"http://127.0.0.1\", \"100 points\")");
}
