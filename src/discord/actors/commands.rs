//! Running commands: typed, or picked from the menu of a user or of a message.

use serde_json::{Value, json};

use super::{Actor, Sent, Turn, cause, find};
use crate::discord::clock::Snowflake;
use crate::discord::typed::{self, Call, Directory, Named, Refusal, Typed};
use crate::discord::world::{Invocation, MESSAGE_MENU, Purpose, SLASH, USER_MENU, World};

impl Actor {
    /// Types a slash command and waits for so many answers.
    pub async fn runs(&self, typed: &str, answers: usize) -> Turn {
        match self.asks(Purpose::Command, typed) {
            Some(invocation) => self.invokes(invocation, answers).await,
            None => Turn::Refused,
        }
    }

    /// Types a slash command up to a value that the bot is to complete, and is shown its suggestions. When one of them is
    /// typed afterwards, it is taken as picked.
    pub async fn begins(&self, typed: &str) -> Turn {
        let (channel, act) = (self.channel(), self.hub.begin_act());
        let Some(invocation) = self.asks(Purpose::Autocomplete, typed) else {
            return Turn::Refused;
        };
        let option = focused(&invocation.data["options"]);
        let sent = self.hub.write(|world| Sent::new(world, invocation));
        if let Err(told) = self.in_time(&sent).await {
            return self.ends(channel, Err(told));
        }
        let took = sent.at.elapsed();
        let suggestions = self.hub.write(|world| {
            let found = world.interaction(sent.id).map(|it| it.suggestions.clone());
            let found = found.unwrap_or_default();
            let names: Vec<&str> = found.iter().map(|it| it.name.as_str()).collect();
            let told = match names.as_slice() {
                [] => "no suggestions".to_owned(),
                names => format!("suggestions: {}", names.join(", ")),
            };
            world.client_says(channel, &told);
            found
        });
        self.client().suggested = suggestions.into_iter().map(|it| (option.clone(), it)).collect();
        self.hub.end_act(act).await;
        Turn::Answered { took }
    }

    /// Has the client check what was typed; if it is right, it can be sent.
    pub(super) fn asks(&self, purpose: Purpose, typed: &str) -> Option<Invocation> {
        let channel = self.channel();
        let call = self.hub.write(|world| {
            world.command_typed(channel, self.id, typed);
            self.reads(world, purpose, typed)
                .inspect_err(|refusal| world.client_says(channel, &refusal.to_string()))
        });
        match call {
            Ok(call) => Some(Invocation {
                purpose,
                channel,
                user: self.id,
                data: self.hub.read(|world| data(world, channel, self.id, &call)),
                message: None,
                opened_by: None,
            }),
            Err(refusal) => {
                let name = typed.trim().trim_start_matches('/').split_whitespace().next();
                self.tells_why_hidden(SLASH, name.unwrap_or_default(), &refusal);
                None
            }
        }
    }

    /// Checks what was typed as the user's client does.
    pub(super) fn reads(&self, world: &World, purpose: Purpose, typed: &str) -> Result<Call, Refusal> {
        let directory = self.directory(world)?;
        let channel = world.channel(self.channel()).map_err(|_| Refusal::NoCommands)?;
        let extent = match purpose {
            Purpose::Autocomplete => Typed::Begun,
            _ => Typed::Whole,
        };
        let commands = world.offered_to(self.id, channel, SLASH);
        typed::parse(typed, extent, world.locale_of(self.id), &commands, &directory)
    }

    /// Those whom they can name where they are.
    pub(super) fn directory(&self, world: &World) -> Result<Directory, Refusal> {
        let client = self.client();
        let channel = world.channel(client.channel).map_err(|_| Refusal::NoCommands)?;
        let guild = channel.guild.and_then(|guild| world.guild(guild).ok());
        let members = guild.map_or(channel.recipients.clone(), |guild| {
            guild.members.iter().map(|member| member.id).collect()
        });
        let roles = guild.into_iter().flat_map(|guild| &guild.roles);
        let channels = world.channels().iter().filter(|it| it.guild == channel.guild);
        Ok(Directory {
            members: members
                .into_iter()
                .map(|id| (world.name_of(id).to_owned(), id))
                .collect(),
            channels: channels
                .map(|channel| (channel.name.clone(), channel.id, channel.kind))
                .collect(),
            roles: roles.map(|role| (role.name.clone(), role.id)).collect(),
            files: client.files.clone(),
            suggested: client.suggested.clone(),
        })
    }

    /// Picks a command from the menu of another user (or their own), and waits for so many answers.
    pub async fn picks_for_user(&self, command: &str, user: &str, answers: usize) -> Turn {
        let channel = self.channel();
        let found = self.hub.read(|world| {
            let mut users = world.users().iter();
            users.find(|it| it.name == user).map(|user| user.id)
        });
        self.did(format!("picks {command} for @{user}"));
        let Some(target) = found else {
            return self.is_told(&format!("Discord shows no such user: {user}"));
        };
        let named = [Named::User(target)];
        let resolved = self
            .hub
            .read(|world| find::resolved(world, channel, self.id, &named));
        self.picks(USER_MENU, command, target, resolved, answers).await
    }

    /// Picks a command from the menu of the newest message with this text, and waits for so many answers.
    pub async fn picks_for_message(&self, command: &str, text: &str, answers: usize) -> Turn {
        self.did(format!("picks {command} for: {text}"));
        let channel = self.channel();
        let found = self.hub.read(|world| {
            let message = find::message(world, channel, self.id, text)?;
            Some((message.id, find::resolved_message(world, message)))
        });
        let Some((target, resolved)) = found else {
            return self.no_such_message();
        };
        self.picks(MESSAGE_MENU, command, target, resolved, answers).await
    }

    async fn picks(
        &self,
        kind: u8,
        command: &str,
        target: Snowflake,
        resolved: Value,
        answers: usize,
    ) -> Turn {
        let channel = self.channel();
        let found = self.hub.read(|world| {
            let here = world.channel(channel).ok();
            let offered = here.map_or(Vec::new(), |here| world.offered_to(self.id, here, kind));
            let locale = world.locale_of(self.id);
            typed::picked(&offered, command, locale).map(|it| (it.id, it.spec.name.clone(), it.guild))
        });
        match found {
            Err(refusal) => {
                self.tells_why_hidden(kind, command, &refusal);
                self.is_told(&refusal.to_string())
            }
            Ok((id, name, guild)) => {
                let mut data = json!({
                    "id": id, "name": name, "type": kind, "target_id": target, "resolved": resolved,
                });
                if let Some(guild) = guild {
                    data["guild_id"] = json!(guild);
                }
                let invocation = Invocation {
                    purpose: Purpose::Command,
                    channel,
                    user: self.id,
                    data,
                    message: None,
                    opened_by: None,
                };
                self.invokes(invocation, answers).await
            }
        }
    }

    /// Tells whoever watches why a command may not be there for this user.
    fn tells_why_hidden(&self, kind: u8, name: &str, refusal: &Refusal) {
        if matches!(refusal, Refusal::NoCommands | Refusal::NoSuchCommand(_)) {
            let why = cause::of_hidden(&self.hub, self.channel(), kind, name);
            why.into_iter().for_each(|why| self.hub.refused(why));
        }
    }

    pub(super) fn did(&self, what: String) {
        let channel = self.channel();
        self.hub.write(|world| world.did_in(self.id, channel, what));
    }
}

/// The option that the user is at.
fn focused(options: &Value) -> String {
    for option in options.as_array().into_iter().flatten() {
        if option["focused"] == true {
            return option["name"].as_str().unwrap_or_default().into();
        }
        let below = focused(&option["options"]);
        if !below.is_empty() {
            return below;
        }
    }
    String::new()
}

/// An interaction's `data`: the command, its options, and in full those whom they name.
pub(super) fn data(world: &World, channel: Snowflake, user: Snowflake, call: &Call) -> Value {
    let mut data = json!({ "id": call.command, "name": call.name, "type": SLASH, "options": call.options });
    if let Some(guild) = call.guild {
        data["guild_id"] = json!(guild);
    }
    let resolved = find::resolved(world, channel, user, &call.named);
    if resolved.as_object().is_some_and(|resolved| !resolved.is_empty()) {
        data["resolved"] = resolved;
    }
    data
}
