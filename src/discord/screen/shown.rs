//! The world as JSON, as one user's client has it.

use serde_json::{Value, json};

use crate::discord::clock::{Snowflake, iso};
use crate::discord::rules::Permissions;
use crate::discord::world::{
    Channel, Command, CommandOption, Guild, Localizations, Localized, MESSAGE_MENU, Member, Message, SLASH,
    USER_MENU, World,
};

/// All that a client shows around the messages.
pub fn all(world: &World, me: Snowflake, here: Snowflake) -> Value {
    let seen = |channel: &&Channel| match channel.is_dm() {
        true => channel.recipients.contains(&me),
        false => is_member(world, channel, me) && world.sees(me, channel),
    };
    let channels = world.channels().iter().filter(seen);
    let mine = world.guilds().iter().filter(|it| world.is_member(it.id, me));
    let users = world.users().iter();
    json!({
        "me": me,
        "bot": world.bot,
        "here": here,
        "guilds": mine.map(|it| guild(world, it)).collect::<Value>(),
        "channels": channels.map(|it| channel(world, it, me)).collect::<Value>(),
        "users": users.map(|it| json!({ "id": it.id, "name": it.name, "bot": it.bot })).collect::<Value>(),
        "commands": commands(world, me, here),
    })
}

fn is_member(world: &World, channel: &Channel, me: Snowflake) -> bool {
    channel.guild.is_some_and(|guild| world.is_member(guild, me))
}

fn guild(world: &World, guild: &Guild) -> Value {
    let roles = guild.roles.iter().map(|role| {
        json!({ "id": role.id, "name": role.name, "color": role.color, "position": role.position, "hoist": role.hoist })
    });
    json!({
        "id": guild.id,
        "name": guild.name,
        "owner": guild.owner,
        "roles": roles.collect::<Value>(),
        "members": guild.members.iter().map(|it| member(world, it)).collect::<Value>(),
    })
}

fn member(world: &World, member: &Member) -> Value {
    let user = world.user(member.id).ok();
    let status = user.map_or("offline", |user| &user.status);
    let doing = user.and_then(|user| user.activities.first());
    json!({
        "id": member.id,
        "name": world.name_of(member.id),
        "nick": member.nick,
        "bot": member.id == world.bot,
        "roles": member.roles,
        "status": if status == "invisible" { "offline" } else { status },
        "doing": doing.map(|it| json!({ "type": it["type"], "name": it["name"], "state": it["state"] })),
        "timed_out_until": member.timed_out_until.map(iso),
    })
}

fn channel(world: &World, channel: &Channel, me: Snowflake) -> Value {
    let has = world.permissions(me, channel);
    json!({
        "id": channel.id,
        "kind": channel.kind,
        "guild": channel.guild,
        "name": channel.name,
        "topic": channel.topic,
        "parent": channel.parent,
        "position": channel.position,
        "thread": channel.thread.is_some(),
        "private": channel.overwrites.iter().any(|it| it.deny.contains(Permissions::VIEW_CHANNEL)),
        "may_say": channel.takes_messages() && has.contains(channel.writing()),
        "may_manage": has.contains(Permissions::MANAGE_MESSAGES),
    })
}

/// The commands that the user can run where they are, in their language.
fn commands(world: &World, me: Snowflake, here: Snowflake) -> Value {
    let Ok(channel) = world.channel(here) else {
        return json!({ "slash": [], "user": [], "message": [] });
    };
    let locale = world.locale_of(me);
    let of_kind = |kind| -> Value {
        let offered = world.offered_to(me, channel, kind);
        offered.into_iter().map(|it| command(it, locale)).collect()
    };
    json!({ "slash": of_kind(SLASH), "user": of_kind(USER_MENU), "message": of_kind(MESSAGE_MENU) })
}

fn command(command: &Command, locale: &str) -> Value {
    let spec = &command.spec;
    json!({
        "id": command.id,
        "name": spec.shown(locale),
        "plain": spec.name,
        "description": described(&spec.description, &spec.description_localizations, locale),
        "options": spec.options.iter().map(|it| option(it, locale)).collect::<Value>(),
    })
}

fn option(it: &CommandOption, locale: &str) -> Value {
    let choices = it.choices.iter();
    json!({
        "type": it.kind,
        "name": it.shown(locale),
        "plain": it.name,
        "description": described(&it.description, &it.description_localizations, locale),
        "required": it.required,
        "autocomplete": it.autocomplete,
        "choices": choices.map(|choice| choice.shown(locale)).collect::<Value>(),
        "options": it.options.iter().map(|below| option(below, locale)).collect::<Value>(),
        "channel_types": it.channel_types,
        "min_value": it.min_value,
        "max_value": it.max_value,
        "min_length": it.min_length,
        "max_length": it.max_length,
    })
}

fn described<'a>(plain: &'a str, localizations: &'a Localizations, locale: &str) -> &'a str {
    let texts = localizations.as_ref();
    texts
        .and_then(|texts| texts.get(locale))
        .map_or(plain, |text| text)
}

/// A message as its wire has it, and with who reacted to it.
pub fn message(world: &World, message: &Message) -> Value {
    let mut wire = json!(world.message_wire(message));
    // The client fetches what an embed shows, too.
    let files = message.attachments.iter();
    wire["attachments"] = files.map(|file| world.attachment_wire(file)).collect();
    let reactions = message.reactions.iter();
    wire["reactions"] = reactions
        .map(|it| json!({ "emoji": it.emoji.0, "users": it.users }))
        .collect();
    if let Some(interaction) = message.interaction {
        wire["answers"] = json!(interaction);
    }
    wire
}
