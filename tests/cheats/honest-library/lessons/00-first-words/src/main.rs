fn main() {
    println!("{}", lesson_00_first_words::words::greeting(std::env::args().nth(1)));
}
