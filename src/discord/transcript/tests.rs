//! Conversations and what is written down of them.

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::discord::rules::Permissions;
use crate::discord::server::Server;
use crate::discord::world::{Draft, Reply};

/// A world in which alice says this, the bot says that.
struct Conversation {
    world: World,
    transcript: Transcript,
}

impl Conversation {
    fn new() -> Self {
        Self {
            world: World::new(None, &Server::default(), Permissions::EVERYONE),
            transcript: Transcript::default(),
        }
    }

    fn say(&mut self, channel: &str, who: &str, draft: Draft) -> Arc<Message> {
        let channel = self.world.channel_named(channel);
        let who = self.world.member_named(who);
        self.world.say(channel, who, draft).unwrap()
    }

    fn text(mut self) -> String {
        for event in self.world.take_events() {
            self.transcript.record(&self.world, &event);
        }
        self.transcript.text().to_owned()
    }
}

#[test]
fn names_stand_in_one_column() {
    let mut talk = Conversation::new();
    talk.say("general", "alice", Draft::text("hello"));
    talk.say("general", "bot", Draft::text("two\nlines"));
    talk.say("general", "하나", Draft::text("안녕"));
    talk.say("library", "bartholomew", Draft::text("psst"));
    assert_eq!(
        talk.text(),
        "#general\nalice | hello\n  bot | two\n      | lines\n하나  | 안녕\n#library\nbartholomew | psst\n"
    );
}

#[test]
fn mentions_have_names() {
    let mut talk = Conversation::new();
    let alice = talk.world.member_named("alice");
    let library = talk.world.channel_named("library");
    talk.say(
        "general",
        "bot",
        Draft::text(&format!("<@{alice}>, see <#{library}>")),
    );
    assert_eq!(talk.text(), "#general\n  bot | @alice, see #library\n");
}

#[test]
fn edits_replies_and_deletions_are_told() {
    let mut talk = Conversation::new();
    let question = talk.say("general", "alice", Draft::text("when?"));
    let answer = talk.say(
        "general",
        "bot",
        Draft {
            reply_to: Some(Reply {
                message: question.id,
                must_exist: true,
            }),
            ..Draft::text("At 9.")
        },
    );
    let bot = talk.world.bot;
    talk.world
        .edit(bot, answer.channel, answer.id, Draft::text("At 10."))
        .unwrap();
    talk.world.delete(bot, answer.channel, answer.id).unwrap();
    assert_eq!(
        talk.text(),
        "#general\n\
         alice | when?\n  \
         bot | (in reply to alice) At 9.\n  \
         bot | (edited: At 9.) (in reply to alice) At 10.\n  \
         bot | (deleted) (in reply to alice) At 10.\n"
    );
}

#[test]
fn embeds_and_buttons_are_readable() {
    let mut talk = Conversation::new();
    let body = json!({
        "content": "Here:",
        "embeds": [{
            "title": "Hours",
            "description": "This week",
            "fields": [{ "name": "Monday", "value": "07:00\n22:00" }],
            "footer": { "text": "from library.json" },
        }],
        "components": [{ "type": 1, "components": [
            { "type": 2, "style": 1, "label": "More", "custom_id": "a" },
            { "type": 2, "style": 1, "label": "Less", "custom_id": "b", "disabled": true },
        ] }],
    });
    talk.say("general", "bot", Draft::read(&body, Vec::new(), "").unwrap());
    assert_eq!(
        talk.text(),
        "#general\n  bot | Here:\n      | [Hours]\n      | > This week\n      | > Monday: 07:00\n\
         \x20     | > 22:00\n      | > (from library.json)\n      | (button: More) (button: Less, disabled)\n"
    );
}

#[test]
fn a_note_stands_as_it_is() {
    let mut transcript = Transcript::default();
    transcript.note("  log | one\n  log | two");
    assert_eq!(transcript.text(), "  log | one\n  log | two\n");
}
