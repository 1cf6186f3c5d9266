//! 첫 번째 봇: 모듈 여러 개로 나눈 것.
mod words;

fn main() {
    println!("{}", words::english::greeting(std::env::args().nth(1)));
}
