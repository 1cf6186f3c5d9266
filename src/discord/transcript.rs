//! What was said, as a person would read it: names and never ids, and no times, so it is the same on every machine.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::clock::Snowflake;
use super::world::{Event, Message, World};

/// Columns for a name. A longer name takes what it needs.
const NAME: usize = 5;

#[derive(Default)]
pub struct Transcript {
    text: String,
    channel: Option<Snowflake>,
}

impl Transcript {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A line of someone else's, as it is.
    pub fn note(&mut self, line: &str) -> Vec<String> {
        line.lines().map(|line| self.push(line.to_owned())).collect()
    }

    /// Writes down what is to be seen of an event. Returns the new lines.
    pub fn record(&mut self, world: &World, event: &Event) -> Vec<String> {
        match event {
            Event::CommandTyped { channel, user, text } => {
                self.say(world, *channel, &by_user(world.name_of(*user)), text)
            }
            Event::ClientSays { channel, text } => {
                self.say(world, *channel, &by_user(""), &format!("({text})"))
            }
            // «Bot is thinking…» is not worth a line: the answer takes its place.
            Event::MessageCreated(message) if message.is_loading() => Vec::new(),
            Event::MessageCreated(message) => self.message(world, message, ""),
            Event::MessageUpdated(message) if message.edited.is_none() => self.message(world, message, ""),
            Event::MessageUpdated(message) => self.message(world, message, "(edited) "),
            Event::MessageDeleted(message) if message.is_loading() => Vec::new(),
            Event::MessageDeleted(message) => self.message(world, message, "(deleted) "),
            Event::MemberJoined(_)
            | Event::ChannelCreated(_)
            | Event::InteractionCreated(_)
            | Event::CommandsRegistered => Vec::new(),
        }
    }

    fn message(&mut self, world: &World, message: &Message, what: &str) -> Vec<String> {
        let mut before = String::new();
        if message.is_ephemeral()
            && let Some(interaction) = message.interaction.and_then(|id| world.interaction(id))
        {
            before += &format!("(only {} sees this) ", world.name_of(interaction.invocation.user));
        }
        before += what;
        if let Some(target) = message.reply_to {
            let whom = world
                .any_message(target)
                .map_or("a deleted message", |target| world.name_of(target.author));
            before += &format!("(in reply to {whom}) ");
        }
        let name = if message.author == world.bot {
            by_bot()
        } else {
            by_user(world.name_of(message.author))
        };
        self.say(world, message.channel, &name, &(before + &shown(world, message)))
    }

    /// A line for the name, and one for each further line of the text.
    fn say(&mut self, world: &World, channel: Snowflake, name: &str, text: &str) -> Vec<String> {
        let mut new = Vec::new();
        if self.channel.replace(channel) != Some(channel) {
            let name = world.channel(channel).map_or("unknown", |channel| &channel.name);
            new.push(self.push(format!("#{name}")));
        }
        let mut name = name;
        let blank = by_user("");
        for line in text.split('\n') {
            new.push(self.push(format!("{name} | {line}").trim_end().to_owned()));
            name = &blank;
        }
        new
    }

    fn push(&mut self, line: String) -> String {
        self.text.push_str(&line);
        self.text.push('\n');
        line
    }
}

fn by_user(name: &str) -> String {
    format!("{name}{}", " ".repeat(NAME.saturating_sub(name.width())))
}

fn by_bot() -> String {
    format!("{:>NAME$}", "bot")
}

/// All that a message shows: its text, then its embeds, then its buttons and menus.
fn shown(world: &World, message: &Message) -> String {
    let mut parts = Vec::new();
    if !message.content.is_empty() {
        parts.push(with_names(world, &message.content));
    }
    parts.extend(
        message
            .embeds
            .iter()
            .map(|embed| with_names(world, &shown_embed(embed))),
    );
    parts.extend(message.components.iter().map(shown_row));
    parts.join("\n")
}

/// Mentions as the client shows them.
fn with_names(world: &World, text: &str) -> String {
    let mut text = text.replace("\r\n", "\n");
    for member in world.members() {
        for mention in [format!("<@{}>", member.id), format!("<@!{}>", member.id)] {
            text = text.replace(&mention, &format!("@{}", member.name));
        }
    }
    for channel in world.channels() {
        text = text.replace(&format!("<#{}>", channel.id), &format!("#{}", channel.name));
    }
    for command in world.commands() {
        let name = &command.spec.name;
        text = text.replace(&format!("</{name}:{}>", command.id), &format!("/{name}"));
    }
    text
}

/// ```text
/// [Title]
/// > description
/// > Field: value
/// > (footer)
/// ```
fn shown_embed(embed: &Value) -> String {
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let title = text(&embed["title"]).unwrap_or_else(|| "embed".into());
    let mut below = Vec::new();
    below.extend(text(&embed["author"]["name"]).map(|name| format!("by {name}")));
    below.extend(text(&embed["description"]));
    for field in embed["fields"].as_array().into_iter().flatten() {
        let part = |name: &str| text(&field[name]).unwrap_or_default();
        below.push(format!("{}: {}", part("name"), part("value")));
    }
    below.extend(text(&embed["image"]["url"]).map(|_| "(image)".into()));
    below.extend(text(&embed["footer"]["text"]).map(|footer| format!("({footer})")));
    let below: String = below
        .iter()
        .flat_map(|part| part.split('\n'))
        .map(|line| format!("\n> {line}"))
        .collect();
    format!("[{title}]{below}")
}

/// `(button: Yes) (button: No)`
fn shown_row(row: &Value) -> String {
    let one = |component: &Value| {
        let text = |name: &str| component[name].as_str().unwrap_or_default().to_owned();
        let off = if component["disabled"] == true {
            ", disabled"
        } else {
            ""
        };
        match component["type"].as_u64() {
            Some(2) => format!("(button: {}{off})", text("label")),
            Some(3) => {
                let labels = component["options"].as_array().into_iter().flatten();
                let labels: Vec<_> = labels.filter_map(|option| option["label"].as_str()).collect();
                format!("(menu: {}{off})", labels.join(", "))
            }
            _ => format!("(menu{off})"),
        }
    };
    row["components"]
        .as_array()
        .into_iter()
        .flatten()
        .map(one)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::discord::world::Draft;

    /// A world in which alice says this, the bot says that.
    struct Conversation {
        world: World,
        transcript: Transcript,
    }

    impl Conversation {
        fn new() -> Self {
            let world = World::new(None, "Campus", &["general".into(), "library".into()]);
            Self {
                world,
                transcript: Transcript::default(),
            }
        }

        fn say(&mut self, channel: &str, who: &str, draft: Draft) -> Message {
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
                reply_to: Some(question.id),
                ..Draft::text("At 9.")
            },
        );
        talk.world
            .edit(answer.channel, answer.id, Draft::text("At 10."))
            .unwrap();
        talk.world.delete(answer.channel, answer.id).unwrap();
        assert_eq!(
            talk.text(),
            "#general\n\
             alice | when?\n  \
             bot | (in reply to alice) At 9.\n  \
             bot | (edited) (in reply to alice) At 10.\n  \
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
        talk.say("general", "bot", Draft::read(&body, "").unwrap());
        assert_eq!(
            talk.text(),
            "#general\n  bot | Here:\n      | [Hours]\n      | > This week\n      | > Monday: 07:00\n\
             \x20     | > 22:00\n      | > (from library.json)\n      | (button: More) (button: Less, disabled)\n"
        );
    }

    #[test]
    fn a_note_stands_as_it_is() {
        let mut transcript = Transcript::default();
        assert_eq!(
            transcript.note("  log | one\n  log | two"),
            ["  log | one", "  log | two"]
        );
        assert_eq!(transcript.text(), "  log | one\n  log | two\n");
    }
}
