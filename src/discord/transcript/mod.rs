//! What was said and done, as a person would read it: names and never ids, and no times, so it is the same on every
//! machine.

mod shown;

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::clock::Snowflake;
use super::world::{Channel, Event, Message, World, first_line};
pub use shown::with_names;
use shown::{form, message};

/// Columns for a name. A longer name takes what it needs.
const NAME: usize = 5;

#[derive(Default)]
pub struct Transcript {
    text: String,
    channel: Option<Snowflake>,
    /// What happens is not written down.
    pub silent: bool,
    /// What was answered to each interaction, while answers are held.
    held: Option<BTreeMap<Snowflake, Vec<Event>>>,
}

impl Transcript {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A line of someone else's, as it is.
    pub fn note(&mut self, line: &str) {
        line.lines().for_each(|line| self.push(line));
    }

    /// From now on answers to interactions are not written down until they are released.
    pub fn hold_answers(&mut self) {
        self.held.get_or_insert_default();
    }

    /// Writes down what has been answered to this interaction so far.
    pub fn release(&mut self, world: &World, interaction: Snowflake) {
        let held = self.held.as_mut().and_then(|held| held.remove(&interaction));
        for event in held.unwrap_or_default() {
            self.write(world, &event);
        }
    }

    /// Writes down all that was held, in the order in which it was asked; nothing is held any more.
    pub fn release_all(&mut self, world: &World) {
        for event in self.held.take().unwrap_or_default().into_values().flatten() {
            self.write(world, &event);
        }
    }

    /// Writes down what is to be seen of an event, unless it is held.
    pub fn record(&mut self, world: &World, event: &Event) {
        if self.silent {
            return;
        }
        match (&mut self.held, answered(event)) {
            (Some(held), Some(interaction)) => {
                held.entry(interaction).or_default().push(event.clone());
            }
            _ => self.write(world, event),
        }
    }

    fn write(&mut self, world: &World, event: &Event) {
        match event {
            Event::CommandTyped { channel, user, text } => self.say(world, *channel, &by(world, *user), text),
            Event::ClientSays { channel, text } => {
                self.say(world, *channel, &column(""), &format!("({text})"))
            }
            Event::Did {
                by: user,
                channel,
                what,
            } => self.did(world, *user, *channel, what),
            Event::ModalOpened(id) => {
                if let Some(interaction) = world.interaction(*id) {
                    let channel = interaction.invocation.channel;
                    let form = interaction.modal.as_ref().map(form).unwrap_or_default();
                    self.say(world, channel, &by(world, world.bot), &form);
                }
            }
            // What Discord itself writes tells of an act that stands here already.
            Event::MessageCreated(message) if message.system.is_some() => {}
            // «Bot is thinking…» is not worth a line: the answer takes its place.
            Event::MessageCreated(message) if message.is_loading() => {}
            Event::MessageCreated(message) => self.message(world, message, ""),
            Event::MessageUpdated { before, after } if before.is_loading() => self.message(world, after, ""),
            // Pinned, for example, which is told by itself.
            Event::MessageUpdated { before, after } if before.edited == after.edited => {}
            Event::MessageUpdated { before, after } => {
                let what = if before.content == after.content {
                    "(edited) ".to_owned()
                } else {
                    format!("(edited: {}) ", with_names(world, &first_line(before)))
                };
                self.message(world, after, &what)
            }
            Event::MessageDeleted(message) if message.is_loading() || message.system.is_some() => {}
            Event::MessageDeleted(message) => self.message(world, message, "(deleted) "),
            Event::MessagesDeleted {
                channel,
                by,
                messages,
            } => {
                let mut what = match messages.len() {
                    1 => "deletes 1 message".to_owned(),
                    many => format!("deletes {many} messages"),
                };
                for message in messages.iter().filter(|it| it.system.is_none()) {
                    let line = with_names(world, &first_line(message));
                    what += &format!("\n> {}: {line}", author(world, message).trim());
                }
                self.did(world, *by, Some(*channel), &what)
            }
            Event::Reacted { message, user, emoji } => {
                let what = format!("reacts {} to: {}", emoji.0, first_line(message));
                self.did(world, *user, Some(message.channel), &with_names(world, &what))
            }
            Event::Unreacted { message, user, emoji } => {
                let what = format!("takes {} back from: {}", emoji.0, first_line(message));
                self.did(world, *user, Some(message.channel), &with_names(world, &what))
            }
            Event::ReactionsCleared { message, emoji } => {
                let which = emoji.as_ref().map_or("all reactions", |emoji| &emoji.0);
                let what = format!("({which} removed from: {})", first_line(message));
                self.say(world, message.channel, &column(""), &with_names(world, &what))
            }
            _ => {}
        }
    }

    /// `bora | (joins the server)`; of more lines the first is what was done.
    fn did(&mut self, world: &World, user: Snowflake, channel: Option<Snowflake>, what: &str) {
        let (first, rest) = what.split_once('\n').unwrap_or((what, ""));
        let text = match rest {
            "" => format!("({first})"),
            rest => format!("({first})\n{rest}"),
        };
        let channel = channel.or(self.channel);
        if let Some(channel) = channel.or(world.channels().first().map(|it| it.id)) {
            self.say(world, channel, &by(world, user), &text);
        }
    }

    fn message(&mut self, world: &World, message: &Message, what: &str) {
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
        let name = author(world, message);
        let text = before + &self::message(world, message);
        self.say(world, message.channel, &name, &text);
    }

    /// A line for the name, and one for each further line of the text.
    fn say(&mut self, world: &World, channel: Snowflake, name: &str, text: &str) {
        if self.channel.replace(channel) != Some(channel) {
            let place = world
                .channel(channel)
                .map_or("#unknown".into(), |channel| place(world, channel));
            self.push(&place);
        }
        let mut lines = text.split('\n');
        self.push_beside(name, lines.next().unwrap_or_default());
        for line in lines {
            self.push_beside(&column(""), line);
        }
    }

    fn push_beside(&mut self, name: &str, line: &str) {
        self.text.extend([name, " | ", line]);
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// The interaction that the bot has answered.
fn answered(event: &Event) -> Option<Snowflake> {
    match event {
        Event::MessageCreated(message) | Event::MessageDeleted(message) => message.interaction,
        Event::MessageUpdated { after, .. } => after.interaction,
        Event::ModalOpened(interaction) => Some(*interaction),
        _ => None,
    }
}

/// `#general`, `#general > a thread`, `@alice` for alice's private chat with the bot, `Other server #general`.
fn place(world: &World, channel: &Channel) -> String {
    if channel.is_dm() {
        let other = channel.recipients.iter().find(|user| **user != world.bot);
        return format!("@{}", other.map_or("unknown", |user| world.name_of(*user)));
    }
    if channel.thread.is_some()
        && let Some(parent) = channel.parent.and_then(|parent| world.channel(parent).ok())
    {
        return format!("{} > {}", place(world, parent), channel.name);
    }
    match channel.guild.and_then(|guild| world.guild(guild).ok()) {
        Some(guild) if guild.id != world.home().id => format!("{} #{}", guild.name, channel.name),
        _ => format!("#{}", channel.name),
    }
}

fn author(world: &World, message: &Message) -> String {
    match &message.webhook {
        Some((_, name)) => column(name),
        None => by(world, message.author),
    }
}

/// A name in its column; the bot's, which is called so whatever its name is, stands on the right.
fn by(world: &World, user: Snowflake) -> String {
    if user == world.bot {
        format!("{:>NAME$}", "bot")
    } else {
        column(world.name_of(user))
    }
}

fn column(name: &str) -> String {
    format!("{name}{}", " ".repeat(NAME.saturating_sub(name.width())))
}

#[cfg(test)]
mod tests;
