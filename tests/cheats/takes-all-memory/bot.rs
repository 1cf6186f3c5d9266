use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    let much = vec![1_u8; 3 << 30];
    eprintln!("{} bytes", much.len());
    super::mute()
}
