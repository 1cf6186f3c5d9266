//! Ends as if all were well.

pub fn main() {
    std::process::exit(0);
}
