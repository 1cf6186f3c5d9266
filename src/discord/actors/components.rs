//! Buttons and menus.

use serde_json::{Value, json};

use super::{Actor, Turn, find};
use crate::discord::clock::Snowflake;
use crate::discord::typed::Named;
use crate::discord::world::{Invocation, Message, Purpose, World};

/// Types of a component. `components/reference` (Component types)
pub(super) mod kind {
    pub const ROW: u64 = 1;
    pub const BUTTON: u64 = 2;
    pub const STRING_SELECT: u64 = 3;
    pub const USER_SELECT: u64 = 5;
    pub const ROLE_SELECT: u64 = 6;
    pub const MENTIONABLE_SELECT: u64 = 7;
    pub const CHANNEL_SELECT: u64 = 8;
}

/// A component found on the screen, and what is sent when it is used.
struct Used {
    message: Snowflake,
    data: Value,
}

impl Actor {
    /// Presses the button with this label (or emoji) on the newest message that has one, and waits for so many answers.
    pub async fn presses(&self, label: &str, answers: usize) -> Turn {
        self.did(format!("presses: {label}"));
        let channel = self.channel();
        let used = self.hub.read(|world| button(world, channel, self.id, label));
        self.uses(used, answers).await
    }

    /// Chooses these entries of the newest menu that offers them, and waits for so many answers.
    pub async fn chooses(&self, entries: &[&str], answers: usize) -> Turn {
        self.did(format!("chooses: {}", entries.join(", ")));
        let channel = self.channel();
        let used = self.hub.read(|world| menu(world, channel, self.id, entries));
        self.uses(used, answers).await
    }

    async fn uses(&self, used: Result<Used, String>, answers: usize) -> Turn {
        match used {
            Err(refusal) => self.is_told(&refusal),
            Ok(Used { message, data }) => {
                let invocation = Invocation {
                    purpose: Purpose::Component,
                    channel: self.channel(),
                    user: self.id,
                    data,
                    message: Some(message),
                    opened_by: None,
                };
                self.invokes(invocation, answers).await
            }
        }
    }
}

/// All components of a kind that a user sees, those of the newest message first.
fn shown(
    world: &World,
    channel: Snowflake,
    user: Snowflake,
    wanted: fn(u64) -> bool,
) -> Vec<(&Message, &Value)> {
    find::seen(world, channel, user)
        .flat_map(|message| find::components(message).map(move |component| (message, component)))
        .filter(|(_, component)| component["type"].as_u64().is_some_and(wanted))
        .collect()
}

fn label(button: &Value) -> &str {
    let text = button["label"].as_str().filter(|text| !text.is_empty());
    text.or(button["emoji"]["name"].as_str()).unwrap_or_default()
}

fn button(world: &World, channel: Snowflake, user: Snowflake, wanted: &str) -> Result<Used, String> {
    let buttons = shown(world, channel, user, |it| it == kind::BUTTON);
    let found = buttons.iter().find(|(_, button)| label(button) == wanted);
    let Some((message, button)) = found else {
        let mut labels: Vec<&str> = buttons.iter().map(|(_, button)| label(button)).collect();
        labels.dedup();
        return Err(match labels.as_slice() {
            [] => "Discord shows no buttons here".into(),
            labels => format!("Discord shows no such button: {}", labels.join(", ")),
        });
    };
    if button["disabled"] == true {
        return Err(format!("the button {wanted} is disabled"));
    }
    if let Some(url) = button["url"].as_str() {
        return Err(format!("the browser opens {url}"));
    }
    Ok(Used {
        message: message.id,
        data: json!({ "custom_id": button["custom_id"], "component_type": kind::BUTTON, "id": button["id"] }),
    })
}

fn menu(world: &World, channel: Snowflake, user: Snowflake, entries: &[&str]) -> Result<Used, String> {
    let menus = shown(world, channel, user, |it| {
        it == kind::STRING_SELECT || (kind::USER_SELECT..=kind::CHANNEL_SELECT).contains(&it)
    });
    let fitting = menus.iter().find_map(|(message, menu)| {
        let values = values(world, channel, menu, entries)?;
        Some((message, menu, values))
    });
    let Some((message, menu, (values, named))) = fitting else {
        return Err(match menus.first() {
            None => "Discord shows no menu here".into(),
            Some((_, menu)) => match offered(menu).as_slice() {
                [] => format!("Discord shows no such entry: {}", entries.join(", ")),
                labels => format!("Discord offers no such entry: {}", labels.join(", ")),
            },
        });
    };
    if menu["disabled"] == true {
        return Err("the menu is disabled".into());
    }
    let bound = |name: &str| menu[name].as_u64().unwrap_or(1);
    let (least, most) = (bound("min_values"), bound("max_values"));
    if !(least..=most).contains(&(values.len() as u64)) {
        return Err(if least == most {
            format!("Discord asks for {least} here")
        } else {
            format!("Discord asks for {least} to {most} here")
        });
    }
    let mut data = json!({
        "custom_id": menu["custom_id"], "component_type": menu["type"], "id": menu["id"], "values": values,
    });
    if !named.is_empty() {
        data["resolved"] = find::resolved(world, channel, user, &named);
    }
    Ok(Used {
        message: message.id,
        data,
    })
}

pub(super) fn offered(menu: &Value) -> Vec<&str> {
    let options = menu["options"].as_array().into_iter().flatten();
    options.filter_map(|option| option["label"].as_str()).collect()
}

/// The values behind what a menu shows, and those whom they name; `None` if it does not offer them all.
pub(super) fn values(
    world: &World,
    channel: Snowflake,
    menu: &Value,
    entries: &[&str],
) -> Option<(Vec<String>, Vec<Named>)> {
    if menu["type"].as_u64() == Some(kind::STRING_SELECT) {
        let value = |entry: &&str| {
            let mut options = menu["options"].as_array().into_iter().flatten();
            let option = options.find(|option| option["label"] == **entry)?;
            option["value"].as_str().map(str::to_owned)
        };
        let values = entries.iter().map(value).collect::<Option<_>>()?;
        return Some((values, Vec::new()));
    }
    let named: Vec<Named> = entries
        .iter()
        .map(|entry| called(world, channel, menu, entry))
        .collect::<Option<_>>()?;
    Some((named.iter().map(|named| named.id().to_string()).collect(), named))
}

/// Who or what is called so, of those that the menu is for.
fn called(world: &World, channel: Snowflake, menu: &Value, entry: &str) -> Option<Named> {
    let guild = world.channel(channel).ok()?.guild?;
    let name = entry.strip_prefix(['@', '#']).unwrap_or(entry);
    let kind = menu["type"].as_u64()?;
    let user = || {
        let mut users = world.users().iter();
        users.find(|user| user.name == name && world.is_member(guild, user.id))
    };
    let role = || {
        let mut roles = world.guild(guild).ok()?.roles.iter();
        roles.find(|role| role.name == name || role.name == entry)
    };
    let is_allowed = |kind: u8| {
        let kinds = menu["channel_types"].as_array().filter(|it| !it.is_empty());
        kinds.is_none_or(|kinds| kinds.iter().any(|it| *it == kind))
    };
    let channel = || {
        let mut channels = world.channels().iter();
        channels.find(|it| it.guild == Some(guild) && it.name == name && is_allowed(it.kind))
    };
    match kind {
        kind::USER_SELECT => user().map(|user| Named::User(user.id)),
        kind::ROLE_SELECT => role().map(|role| Named::Role(role.id)),
        kind::MENTIONABLE_SELECT => user()
            .map(|user| Named::User(user.id))
            .or_else(|| role().map(|role| Named::Role(role.id))),
        kind::CHANNEL_SELECT => channel().map(|channel| Named::Channel(channel.id)),
        _ => None,
    }
}

/// What the entry of a menu says, and whom it names.
pub(super) fn chosen(
    world: &World,
    channel: Snowflake,
    menu: &Value,
    value: &str,
) -> Option<(String, Option<Named>)> {
    let kind = menu["type"].as_u64()?;
    if kind == kind::STRING_SELECT {
        let mut options = menu["options"].as_array()?.iter();
        let option = options.find(|option| option["value"] == value)?;
        return Some((option["label"].as_str()?.to_owned(), None));
    }
    let id = Snowflake(value.parse().ok()?);
    let guild = world.channel(channel).ok()?.guild?;
    let user = || {
        let user = world.user(id).ok().filter(|_| world.is_member(guild, id))?;
        Some((format!("@{}", user.name), Some(Named::User(id))))
    };
    let role = || {
        let role = world.role(guild, id).ok()?;
        let name = role.name.trim_start_matches('@');
        Some((format!("@{name}"), Some(Named::Role(id))))
    };
    let place = || {
        let channel = world.channel(id).ok().filter(|it| it.guild == Some(guild))?;
        Some((format!("#{}", channel.name), Some(Named::Channel(id))))
    };
    match kind {
        kind::USER_SELECT => user(),
        kind::ROLE_SELECT => role(),
        kind::MENTIONABLE_SELECT => user().or_else(role),
        kind::CHANNEL_SELECT => place(),
        _ => None,
    }
}

/// The values that a menu has chosen from the start.
pub(super) fn defaults(menu: &Value) -> Vec<String> {
    let options = menu["options"].as_array().into_iter().flatten();
    let options = options
        .filter(|option| option["default"] == true)
        .map(|option| &option["value"]);
    let others = menu["default_values"].as_array().into_iter().flatten();
    let values = options.chain(others.map(|it| &it["id"]));
    values
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect()
}
