#[test]
fn greets_a_stranger() {}

#[test]
fn greets_by_name() {}
