//! Ends before it has connected, as if all were well.

fn main() {}
