#![allow(long_running_const_eval)]

const FOR_EVER: u64 = {
    let mut count = 0_u64;
    while count < u64::MAX {
        count += 1;
    }
    count
};

fn main() {
    println!("{FOR_EVER}");
}
