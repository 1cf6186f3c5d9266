use std::fs;

use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    let megabyte = vec![1_u8; 1 << 20];
    for number in 0..600 {
        fs::write(format!("much-{number}"), &megabyte)?;
    }
    super::mute()
}
