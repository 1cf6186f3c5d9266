fn main() {
    println!("Hullo from long ago!");
}
