//! Where the application is installed: in every server that the bot is in, and by every user for themselves, for the commands
//! that ask for it. `resources/application` (Installation context)

use serde::Serialize;

use super::{Invocation, Purpose, World};
use crate::discord::clock::Snowflake;

/// `GUILD_INSTALL` and `USER_INSTALL`. `resources/application` (Application integration types)
pub const IN_GUILDS: u8 = 0;
pub const BY_USERS: u8 = 1;

/// `interactions/receiving-and-responding` (Authorizing integration owners object)
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Owners {
    /// In a private chat with the bot there is no guild; it says 0.
    #[serde(rename = "0", skip_serializing_if = "Option::is_none")]
    guild: Option<Snowflake>,
    #[serde(rename = "1", skip_serializing_if = "Option::is_none")]
    user: Option<Snowflake>,
}

impl Owners {
    /// The application is not installed where this is.
    pub fn is_only_a_users(self) -> bool {
        self.guild.is_none()
    }
}

impl World {
    /// Of a command those for whom it is installed; of a button, a menu or a form those of the answer that brought it up.
    pub(super) fn owners(&self, invocation: &Invocation) -> Owners {
        let guild = self.channel(invocation.channel).ok().and_then(|it| it.guild);
        let in_guild = Owners {
            guild: guild.or(Some(Snowflake(0))),
            user: None,
        };
        let message = invocation.message.and_then(|id| self.any_message(id).ok());
        let earlier = invocation.opened_by.or(message.and_then(|it| it.interaction));
        match invocation.purpose {
            Purpose::Command | Purpose::Autocomplete => {
                let id = &invocation.data["id"];
                let command = self.commands().iter().find(|it| *id == it.id.to_string());
                let installed = |how| command.is_some_and(|it| it.is_installed(how));
                Owners {
                    guild: in_guild.guild.filter(|_| installed(IN_GUILDS)),
                    user: installed(BY_USERS).then_some(invocation.user),
                }
            }
            Purpose::Component | Purpose::Modal => earlier
                .and_then(|id| self.interaction(id))
                .map_or(in_guild, |earlier| earlier.owners),
        }
    }
}
