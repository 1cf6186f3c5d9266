// café
fn main() {}
