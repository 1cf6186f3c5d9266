#[test]
#[ignore]
fn greets_a_stranger() {}

#[test]
#[ignore]
fn greets_by_name() {}
