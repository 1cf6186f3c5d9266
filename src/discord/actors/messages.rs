//! Ordinary messages: sending, changing and deleting them, reacting to them, and going to where they are.

use super::cause::{self, Deed};
use super::{Actor, TO_A_MESSAGE, Turn, find};
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::world::{Draft, Emoji, Reply, Upload, World};

impl Actor {
    /// Goes to another channel or thread of the server, which is made (as a channel) if there is none of this name.
    /// `@bot` is the private chat with the bot.
    pub fn goes_to(&self, place: &str) {
        let here = self.channel();
        let id = self.hub.write(|world| {
            if place.strip_prefix('@') == Some(world.name_of(world.bot)) {
                return world.dm_with(self.id);
            }
            let guild = world.channel(here).ok().and_then(|channel| channel.guild);
            let guild = guild.unwrap_or(world.home().id);
            world.channel_in(guild, place.trim_start_matches('#'))
        });
        self.client().channel = id;
    }

    /// Has a file at hand, to be sent with a message or given to a command by its name.
    pub fn has_file(&self, name: &str, bytes: &[u8]) {
        self.keeps_file(name, bytes);
    }

    /// The same; returns the file's id.
    pub fn keeps_file(&self, name: &str, bytes: &[u8]) -> u64 {
        let channel = self.channel();
        let file = self.hub.write(|world| {
            let file = Upload {
                number: 0,
                name: name.into(),
                content_type: None,
                bytes: bytes.to_vec().into(),
            };
            world.attach(channel, file, None).id
        });
        let files = &mut self.client().files;
        files.retain(|(other, _)| other != name);
        files.push((name.into(), file));
        file.0
    }

    /// Sends an ordinary message and waits for so many answers in the channel.
    pub async fn says(&self, text: &str, answers: usize) -> Turn {
        self.sends(text, None, &[], answers).await
    }

    /// The same in reply to the newest message with this text.
    pub async fn replies(&self, to: &str, text: &str, answers: usize) -> Turn {
        let channel = self.channel();
        let target = self
            .hub
            .read(|world| find::message(world, channel, self.id, to).map(|message| message.id));
        match target {
            Some(target) => self.sends(text, Some(target), &[], answers).await,
            None => self.no_such_message(),
        }
    }

    /// The same with files that the user has.
    pub async fn sends_files(&self, text: &str, files: &[&str], answers: usize) -> Turn {
        self.sends(text, None, files, answers).await
    }

    async fn sends(&self, text: &str, to: Option<Snowflake>, files: &[&str], answers: usize) -> Turn {
        let channel = self.channel();
        let at_hand = self.client().files.clone();
        self.acts_and_waits(Deed::Message, answers, |world| {
            let its = at_hand.iter().filter(|(name, _)| files.contains(&name.as_str()));
            let files = its.filter_map(|(_, id)| world.any_file(*id)).enumerate();
            let files = files.map(|(number, file)| Upload {
                number: number as u64,
                name: file.name.clone(),
                content_type: Some(file.content_type.clone()),
                bytes: file.bytes.clone(),
            });
            let draft = Draft {
                files: files.collect(),
                reply_to: to.map(|message| Reply {
                    message,
                    must_exist: true,
                }),
                ..Draft::text(&with_mentions(world, text))
            };
            let said = draft
                .check_as_a_users()
                .and_then(|()| world.say(channel, self.id, draft));
            let said = said.map(|_| ());
            said.inspect_err(|_| world.command_typed(channel, self.id, text))
        })
        .await
    }

    /// Changes the newest message of theirs that says `old`.
    pub async fn edits(&self, old: &str, new: &str, answers: usize) -> Turn {
        let Some(id) = self.own(old) else {
            return self.no_such_message();
        };
        let channel = self.channel();
        self.acts_and_waits(Deed::Message, answers, |world| {
            let draft = Draft::text(&with_mentions(world, new));
            draft.check_as_a_users()?;
            world.edit(self.id, channel, id, draft).map(|_| ())
        })
        .await
    }

    /// Deletes the newest message of theirs that says this.
    pub async fn deletes(&self, text: &str, answers: usize) -> Turn {
        let Some(id) = self.own(text) else {
            return self.no_such_message();
        };
        let channel = self.channel();
        self.acts_and_waits(Deed::Message, answers, |world| world.delete(self.id, channel, id))
            .await
    }

    /// Reacts to the newest message with this text.
    pub async fn reacts(&self, text: &str, emoji: &str, answers: usize) -> Turn {
        self.with_reaction(text, emoji, answers, |world, channel, id, emoji| {
            world.react(self.id, channel, id, emoji)
        })
        .await
    }

    /// Takes a reaction back.
    pub async fn unreacts(&self, text: &str, emoji: &str, answers: usize) -> Turn {
        self.with_reaction(text, emoji, answers, |world, channel, id, emoji| {
            world.unreact(self.id, channel, id, self.id, emoji)
        })
        .await
    }

    async fn with_reaction(
        &self,
        text: &str,
        emoji: &str,
        answers: usize,
        act: impl FnOnce(&mut World, Snowflake, Snowflake, Emoji) -> Result<(), ApiError>,
    ) -> Turn {
        let channel = self.channel();
        let target = self
            .hub
            .read(|world| find::message(world, channel, self.id, text).map(|message| message.id));
        let Some(id) = target else {
            return self.no_such_message();
        };
        self.acts_and_waits(Deed::Reaction, answers, |world| {
            act(world, channel, id, Emoji::read(emoji)?)
        })
        .await
    }

    fn own(&self, text: &str) -> Option<Snowflake> {
        let channel = self.channel();
        self.hub.read(|world| {
            let text = with_mentions(world, text);
            find::seen(world, channel, self.id)
                .find(|message| message.author == self.id && message.content == text)
                .map(|message| message.id)
        })
    }

    pub(super) fn no_such_message(&self) -> Turn {
        self.is_told("Discord shows no such message")
    }

    /// Does something in the channel and waits for so many answers there.
    pub(super) async fn acts_and_waits(
        &self,
        deed: Deed,
        answers: usize,
        act: impl FnOnce(&mut World) -> Result<(), ApiError>,
    ) -> Turn {
        let (channel, begun) = (self.channel(), self.hub.begin_act());
        let given = move |world: &World| world.channel(channel).map_or(0, |channel| channel.answers);
        let before = self.hub.write(|world| {
            // What is done here is no answer, even if it is the bot that does it.
            act(world).map(|()| given(world)).map_err(|error| {
                world.client_says(channel, &format!("Discord does not send this: {}", error.told()));
            })
        });
        let Ok(before) = before else {
            return Turn::Refused;
        };
        let given = |world: &World| given(world) - before;
        let turn = self.ends(
            channel,
            self.waits(begun.began, TO_A_MESSAGE, answers, given).await,
        );
        if turn == Turn::NoResponse {
            self.hub
                .refused(cause::of_no_answer(&self.hub, deed, channel, self.id));
        }
        self.hub.end_act(begun).await;
        turn
    }
}

/// `@bora` becomes a mention when it is sent, as in Discord's client. The longest name that fits is meant.
pub fn with_mentions(world: &World, text: &str) -> String {
    let mut text = text.to_owned();
    if text.contains('@') {
        let mut users: Vec<_> = world.users().iter().collect();
        users.sort_by_key(|user| std::cmp::Reverse(user.name.len()));
        for user in users {
            text = text.replace(&format!("@{}", user.name), &format!("<@{}>", user.id));
        }
        for role in world.guilds().iter().flat_map(|guild| &guild.roles) {
            if !role.name.starts_with('@') {
                text = text.replace(&format!("@{}", role.name), &format!("<@&{}>", role.id));
            }
        }
    }
    if text.contains('#') {
        for channel in world.channels().iter().filter(|channel| !channel.is_dm()) {
            text = text.replace(&format!("#{}", channel.name), &format!("<#{}>", channel.id));
        }
    }
    text
}
