//! The conversations that lesson 00 is checked with. You need not change this file; `snapshots/` has what is expected.

mod conversation;

use conversation::Conversation;

#[test]
fn greets_a_stranger() {
    let mut conversation = Conversation::new("greets_a_stranger");
    conversation.runs(&[]);
    conversation.is_as_expected();
}

#[test]
fn greets_by_name() {
    let mut conversation = Conversation::new("greets_by_name");
    conversation.runs(&["Bora"]);
    conversation.runs(&["하나"]);
    conversation.runs(&["Zoë Müller 🌸"]);
    conversation.is_as_expected();
}
