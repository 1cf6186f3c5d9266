//! What a session is told of an event: its name and data, or nothing if the bot's intents leave it out.
//! Source: `events/gateway` (List of intents, Message content intent) and `events/gateway-events`.

use std::sync::Arc;

use serde_json::{Value, json};

use super::name::Name;
use crate::discord::clock::Snowflake;
use crate::discord::form::as_id;
use crate::discord::rules::{self, Intents};
use crate::discord::wire;
use crate::discord::world::{Channel, Emoji, Event, Message, World};

/// A dispatch without its sequence number, which is the session's. It is written once, however many sessions are told.
#[derive(Clone, Debug)]
pub struct Dispatch {
    pub name: Name,
    /// The data, as JSON.
    pub text: Arc<str>,
    /// The guild that it is about.
    pub guild: Option<u64>,
}

impl Dispatch {
    pub fn new(name: Name, data: &Value) -> Self {
        let id = match name {
            Name::GuildCreate | Name::GuildUpdate | Name::GuildDelete => &data["id"],
            _ => &data["guild_id"],
        };
        Self {
            name,
            text: data.to_string().into(),
            guild: as_id(id).map(|id| id.0),
        }
    }

    /// A message, without its content if the bot may not read it.
    fn of_message(name: Name, world: &World, message: &Message, intents: Intents) -> Self {
        let wire = world.told_message_wire(message, intents.contains(Intents::MESSAGE_CONTENT));
        Self {
            name,
            text: wire::json(&wire).into(),
            guild: world.guild_of(message).map(|id| id.0),
        }
    }
}

/// The intents that have an event told: one of them is enough.
struct Told(Intents, Name, Value);

pub fn of(world: &World, event: &Event, intents: Intents) -> Option<Dispatch> {
    if let Some(channel) = place(event)
        && !world.sees(world.bot, world.channel(channel).ok()?)
    {
        return None;
    }
    // There are more of these than of all others, so they are written only for those who ask for them.
    let written = match event {
        Event::MessageCreated(message) => Some((Name::MessageCreate, message)),
        Event::MessageUpdated { after, .. } => Some((Name::MessageUpdate, after)),
        _ => None,
    };
    if let Some((name, message)) = written {
        let needed = of_messages(world, message);
        let is_asked_for = intents.intersects(needed);
        return is_asked_for.then(|| Dispatch::of_message(name, world, message, intents));
    }
    let Told(needed, name, data) = of_guild(world, event, intents)
        .or_else(|| of_channel(world, event))
        .or_else(|| of_deletion(world, event))
        .or_else(|| of_reaction(world, event))?;
    (needed == Intents::NONE || intents.intersects(needed)).then(|| Dispatch::new(name, &data))
}

/// Where it happens, if that is a place in which a bot can only be told of what it sees.
fn place(event: &Event) -> Option<Snowflake> {
    match event {
        Event::MessageCreated(message)
        | Event::MessageUpdated { after: message, .. }
        | Event::MessageDeleted(message)
        | Event::Reacted { message, .. }
        | Event::Unreacted { message, .. }
        | Event::ReactionsCleared { message, .. } => Some(message.channel),
        Event::MessagesDeleted { channel, .. }
        | Event::PinsChanged { channel }
        | Event::Typing { channel, .. } => Some(*channel),
        _ => None,
    }
}

fn of_guild(world: &World, event: &Event, intents: Intents) -> Option<Told> {
    let role = |guild: Snowflake, role: Snowflake| {
        let role = world.role(guild, role).ok()?;
        Some(json!({ "guild_id": guild, "role": role.wire() }))
    };
    let ban =
        |guild: &Snowflake, user: &Snowflake| json!({ "guild_id": guild, "user": world.user_wire(*user) });
    Some(match event {
        Event::GuildAdded(id) => {
            let everyone = intents.contains(Intents::GUILD_PRESENCES);
            let large = rules::LARGE_THRESHOLD_DEFAULT;
            let guild = world.guild_create_wire(world.guild(*id).ok()?, everyone, large);
            Told(Intents::GUILDS, Name::GuildCreate, guild)
        }
        Event::GuildChanged(id) => {
            let guild = world.guild_wire(world.guild(*id).ok()?);
            Told(Intents::GUILDS, Name::GuildUpdate, guild)
        }
        // Without `unavailable` it says that the bot is not in it any more.
        Event::BotLeft { guild } => Told(Intents::GUILDS, Name::GuildDelete, json!({ "id": guild })),
        Event::MemberJoined { guild, user } | Event::MemberChanged { guild, user } => {
            let mut member = world.member_wire(world.member(*guild, *user).ok()?);
            member["guild_id"] = json!(guild);
            let name = match event {
                Event::MemberJoined { .. } => Name::GuildMemberAdd,
                _ => Name::GuildMemberUpdate,
            };
            // Of a change of its own a bot is told in any case. `events/gateway` (Caveats)
            let needed = match event {
                Event::MemberChanged { user, .. } if *user == world.bot => Intents::NONE,
                _ => Intents::GUILD_MEMBERS,
            };
            Told(needed, name, member)
        }
        Event::MemberLeft { guild, user } => {
            Told(Intents::GUILD_MEMBERS, Name::GuildMemberRemove, ban(guild, user))
        }
        Event::Banned { guild, user } => Told(Intents::GUILD_MODERATION, Name::GuildBanAdd, ban(guild, user)),
        Event::Unbanned { guild, user } => {
            Told(Intents::GUILD_MODERATION, Name::GuildBanRemove, ban(guild, user))
        }
        Event::RoleCreated { guild, role: id } => {
            Told(Intents::GUILDS, Name::GuildRoleCreate, role(*guild, *id)?)
        }
        Event::RoleChanged { guild, role: id } => {
            Told(Intents::GUILDS, Name::GuildRoleUpdate, role(*guild, *id)?)
        }
        Event::RoleDeleted { guild, role } => Told(
            Intents::GUILDS,
            Name::GuildRoleDelete,
            json!({ "guild_id": guild, "role_id": role }),
        ),
        Event::PresenceChanged { guild, user } => {
            let presence = world.presence_wire(*guild, world.user(*user).ok()?);
            Told(Intents::GUILD_PRESENCES, Name::PresenceUpdate, presence)
        }
        Event::BotRenamed => Told(Intents::NONE, Name::UserUpdate, world.own_wire()),
        Event::InteractionCreated(id) => {
            let interaction = world.interaction_wire(world.interaction(*id)?)?;
            Told(Intents::NONE, Name::InteractionCreate, interaction)
        }
        _ => return None,
    })
}

fn of_channel(world: &World, event: &Event) -> Option<Told> {
    let at = |channel: &Snowflake| {
        let guild = world.channel(*channel).ok()?.guild;
        Some(json!({ "guild_id": guild, "channel_id": channel }))
    };
    // Of a thread a bot is told only if it sees it.
    let seen = |id: &Snowflake| {
        let channel = world.channel(*id).ok()?;
        (channel.thread.is_none() || world.sees(world.bot, channel)).then_some(channel)
    };
    Some(match event {
        Event::ChannelCreated(id) => {
            let channel = seen(id)?;
            let mut wire = world.channel_wire(channel);
            if channel.thread.is_some() {
                wire["newly_created"] = json!(true);
                Told(Intents::GUILDS, Name::ThreadCreate, wire)
            } else {
                Told(Intents::GUILDS, Name::ChannelCreate, wire)
            }
        }
        Event::BotJoinedThread(id) => {
            Told(Intents::GUILDS, Name::ThreadCreate, world.channel_wire(seen(id)?))
        }
        Event::ChannelChanged(id) => {
            let channel = seen(id)?;
            let name = of_either(channel, Name::ChannelUpdate, Name::ThreadUpdate);
            Told(Intents::GUILDS, name, world.channel_wire(channel))
        }
        Event::ChannelDeleted(channel) => {
            let name = of_either(channel, Name::ChannelDelete, Name::ThreadDelete);
            Told(Intents::GUILDS, name, world.channel_wire(channel))
        }
        Event::ThreadMembersChanged {
            thread: id,
            added,
            removed,
        } => {
            let channel = seen(id)?;
            let thread = channel.thread.as_ref()?;
            let who = added.or(*removed);
            let added = thread.members.iter().filter(|it| Some(it.user) == *added);
            let added = added.map(|member| {
                let mut wire = world.thread_member_wire(*id, member);
                if let Some(guild) = channel.guild
                    && let Ok(member) = world.member(guild, member.user)
                {
                    wire["member"] = world.member_wire(member);
                    wire["presence"] = Value::Null;
                }
                wire
            });
            let data = json!({
                "id": id,
                "guild_id": channel.guild,
                "member_count": thread.members.len(),
                "added_members": added.collect::<Value>(),
                "removed_member_ids": removed.iter().collect::<Vec<_>>(),
            });
            // Of other users only who asks for members is told. `events/gateway` (Caveats)
            let needed = match who == Some(world.bot) {
                true => Intents::GUILDS | Intents::GUILD_MEMBERS,
                false => Intents::GUILD_MEMBERS,
            };
            Told(needed, Name::ThreadMembersUpdate, data)
        }
        Event::PinsChanged { channel } => {
            let here = world.channel(*channel).ok()?;
            let mut data = at(channel)?;
            data["last_pin_timestamp"] = world.channel_wire(here)["last_pin_timestamp"].clone();
            let needed = if here.is_dm() {
                Intents::DIRECT_MESSAGES
            } else {
                Intents::GUILDS
            };
            Told(needed, Name::ChannelPinsUpdate, without_null(data))
        }
        Event::WebhooksChanged { channel } => {
            Told(Intents::GUILD_WEBHOOKS, Name::WebhooksUpdate, at(channel)?)
        }
        Event::Typing { channel, user } => {
            let mut data = at(channel)?;
            data["user_id"] = json!(user);
            data["timestamp"] = json!(world.clock.now().timestamp());
            let guild = world.channel(*channel).ok()?.guild;
            if let Some(member) = guild.and_then(|guild| world.member(guild, *user).ok()) {
                data["member"] = world.member_wire(member);
            }
            let needed = if guild.is_some() {
                Intents::GUILD_MESSAGE_TYPING
            } else {
                Intents::DIRECT_MESSAGE_TYPING
            };
            Told(needed, Name::TypingStart, without_null(data))
        }
        _ => return None,
    })
}

fn of_either(channel: &Channel, of_channel: Name, of_thread: Name) -> Name {
    if channel.thread.is_some() {
        of_thread
    } else {
        of_channel
    }
}

/// A message for one person's eyes reaches the bot as a direct message does.
fn of_messages(world: &World, message: &Message) -> Intents {
    match world.guild_of(message) {
        Some(_) => Intents::GUILD_MESSAGES,
        None => Intents::DIRECT_MESSAGES,
    }
}

fn of_deletion(world: &World, event: &Event) -> Option<Told> {
    Some(match event {
        Event::MessageDeleted(message) => {
            let data = json!({
                "id": message.id,
                "channel_id": message.channel,
                "guild_id": world.guild_of(message),
            });
            Told(
                of_messages(world, message),
                Name::MessageDelete,
                without_null(data),
            )
        }
        Event::MessagesDeleted {
            channel, messages, ..
        } => {
            let ids: Vec<Snowflake> = messages.iter().map(|message| message.id).collect();
            let guild = world.channel(*channel).ok()?.guild;
            let data = json!({ "ids": ids, "channel_id": channel, "guild_id": guild });
            Told(Intents::GUILD_MESSAGES, Name::MessageDeleteBulk, data)
        }
        _ => return None,
    })
}

fn of_reaction(world: &World, event: &Event) -> Option<Told> {
    let at = |message: &Message| {
        json!({
            "channel_id": message.channel,
            "message_id": message.id,
            "guild_id": world.guild_of(message),
        })
    };
    let needed = |message: &Message| match world.guild_of(message) {
        Some(_) => Intents::GUILD_MESSAGE_REACTIONS,
        None => Intents::DIRECT_MESSAGE_REACTIONS,
    };
    let one = |message: &Message, user: &Snowflake, emoji: &Emoji| {
        let mut data = at(message);
        data["user_id"] = json!(user);
        data["emoji"] = emoji.wire();
        data["burst"] = json!(false);
        data["type"] = json!(0);
        without_null(data)
    };
    Some(match event {
        Event::Reacted { message, user, emoji } => {
            let mut data = one(message, user, emoji);
            data["message_author_id"] = json!(message.author);
            let guild = world.guild_of(message);
            if let Some(member) = guild.and_then(|guild| world.member(guild, *user).ok()) {
                data["member"] = world.member_wire(member);
            }
            Told(needed(message), Name::MessageReactionAdd, data)
        }
        Event::Unreacted { message, user, emoji } => Told(
            needed(message),
            Name::MessageReactionRemove,
            one(message, user, emoji),
        ),
        Event::ReactionsCleared { message, emoji: None } => Told(
            needed(message),
            Name::MessageReactionRemoveAll,
            without_null(at(message)),
        ),
        Event::ReactionsCleared {
            message,
            emoji: Some(emoji),
        } => {
            let mut data = without_null(at(message));
            data["emoji"] = emoji.wire();
            // The documentation does not have these two. Discord sends them (discord-api-docs#6375), and serenity drops the
            // event without them.
            data["burst"] = json!(false);
            data["type"] = json!(0);
            Told(needed(message), Name::MessageReactionRemoveEmoji, data)
        }
        _ => return None,
    })
}

/// Discord leaves out what there is not.
fn without_null(mut data: Value) -> Value {
    if let Some(fields) = data.as_object_mut() {
        fields.retain(|_, field| !field.is_null());
    }
    data
}
