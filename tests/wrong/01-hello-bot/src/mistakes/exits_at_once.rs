//! Ends before it has connected, as if all were well.

pub fn main() {}
