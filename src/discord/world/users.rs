//! People and bots, whatever guild they are in.

use serde::Serialize;
use serde_json::{Value, json};

use super::World;
use crate::discord::clock::Snowflake;
use crate::discord::error::ApiError;
use crate::discord::rules::codes;

#[derive(Clone, Debug)]
pub struct User {
    pub id: Snowflake,
    /// Username and display name at once. Discord keeps usernames to ASCII; here any name serves as both.
    pub name: String,
    pub bot: bool,
    /// The language of the user's client.
    pub locale: String,
    /// Whether the bot may write to them in private.
    pub takes_dms: bool,
    /// `online`, `idle`, `dnd`, `invisible` or `offline`, and what they are seen doing.
    pub status: String,
    pub activities: Vec<Value>,
}

impl User {
    /// Whether others see that they are there.
    pub fn is_seen(&self) -> bool {
        !matches!(self.status.as_str(), "offline" | "invisible")
    }
}

/// A user as the wire has it. What nobody has here is null. `resources/user` (User object)
#[derive(Serialize)]
pub struct UserWire<'a> {
    id: Snowflake,
    username: &'a str,
    global_name: Option<&'a str>,
    discriminator: &'static str,
    avatar: (),
    avatar_decoration_data: (),
    banner: (),
    accent_color: (),
    collectibles: (),
    primary_guild: (),
    bot: bool,
    system: bool,
    flags: u64,
    public_flags: u64,
}

impl World {
    pub fn users(&self) -> &[User] {
        &self.users
    }

    pub fn user(&self, id: Snowflake) -> Result<&User, ApiError> {
        let found = self.users.iter().find(|user| user.id == id);
        Ok(found.ok_or(codes::UNKNOWN_USER)?)
    }

    pub(super) fn user_mut(&mut self, id: Snowflake) -> Option<&mut User> {
        self.users.iter_mut().find(|user| user.id == id)
    }

    /// A user's name; of someone unknown, what Discord's client shows.
    pub fn name_of(&self, id: Snowflake) -> &str {
        self.user(id).map_or("unknown-user", |user| &user.name)
    }

    pub fn locale_of(&self, id: Snowflake) -> &str {
        self.user(id).map_or("en-US", |user| &user.locale)
    }

    pub(super) fn add_user(&mut self, id: Snowflake, name: &str, bot: bool) {
        self.users.push(User {
            id,
            name: name.into(),
            bot,
            locale: "en-US".into(),
            takes_dms: true,
            status: "online".into(),
            activities: Vec::new(),
        });
    }

    /// The user of this name, made now if there is none.
    pub fn user_named(&mut self, name: &str) -> Snowflake {
        if let Some(user) = self.users.iter().find(|user| user.name == name) {
            return user.id;
        }
        let id = self.clock.id();
        self.add_user(id, name, false);
        id
    }

    pub fn set_locale(&mut self, id: Snowflake, locale: &str) {
        if let Some(user) = self.user_mut(id) {
            user.locale = locale.into();
        }
    }

    pub fn set_takes_dms(&mut self, id: Snowflake, takes: bool) {
        if let Some(user) = self.user_mut(id) {
            user.takes_dms = takes;
        }
    }

    /// The bot is called so from now on.
    pub fn rename_bot(&mut self, name: String) {
        self.did(self.bot, format!("is now called {name}"));
        if let Some(user) = self.user_mut(self.bot) {
            user.name = name;
        }
        self.emit(super::Event::BotRenamed);
    }

    /// The bot's own user, of which it is told more than of others.
    pub fn own_wire(&self) -> Value {
        let mut user = json!(self.user_wire(self.bot));
        user["verified"] = json!(true);
        user["mfa_enabled"] = json!(false);
        user["locale"] = json!("en-US");
        user["email"] = Value::Null;
        user
    }

    /// Somebody comes, goes, or is seen doing something.
    pub fn set_presence(&mut self, id: Snowflake, status: &str, activities: Vec<Value>) {
        if let Some(user) = self.user_mut(id) {
            (user.status, user.activities) = (status.into(), activities);
        }
        let guilds: Vec<Snowflake> = self.guilds().iter().map(|guild| guild.id).collect();
        for guild in guilds {
            if self.is_member(guild, id) {
                self.emit(super::Event::PresenceChanged { guild, user: id });
            }
        }
    }

    pub fn user_wire(&self, id: Snowflake) -> UserWire<'_> {
        let user = self.user(id).ok();
        let bot = user.is_some_and(|user| user.bot);
        UserWire {
            id,
            username: self.name_of(id),
            global_name: user.filter(|_| !bot).map(|user| user.name.as_str()),
            discriminator: "0",
            avatar: (),
            avatar_decoration_data: (),
            banner: (),
            accent_color: (),
            collectibles: (),
            primary_guild: (),
            bot,
            system: false,
            flags: 0,
            public_flags: 0,
        }
    }

    /// Someone's presence as `PRESENCE_UPDATE` holds it. An invisible user looks offline.
    pub fn presence_wire(&self, guild: Snowflake, user: &User) -> Value {
        let status = if user.is_seen() { &user.status } else { "offline" };
        json!({
            "user": { "id": user.id },
            "guild_id": guild,
            "status": status,
            "activities": user.activities,
            "client_status": if status == "offline" { json!({}) } else { json!({ "desktop": status }) },
        })
    }
}
