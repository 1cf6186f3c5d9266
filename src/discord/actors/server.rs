//! Coming and going, and what those do who run a server.

use super::cause::Deed;
use super::{Actor, Turn};
use crate::discord::clock::Snowflake;
use crate::discord::rules::Permissions;
use crate::discord::world::{RoleChange, World};

impl Actor {
    /// Joins the server, as somebody new or again, and waits for so many answers.
    pub async fn joins(&self, answers: usize) -> Turn {
        self.acts_and_waits(Deed::Member, answers, |world| {
            let guild = world.home().id;
            world.join(guild, self.id)?;
            world.did(self.id, "joins the server".into());
            Ok(())
        })
        .await
    }

    /// Leaves the server, and waits for so many answers.
    pub async fn leaves(&self, answers: usize) -> Turn {
        self.acts_and_waits(Deed::Member, answers, |world| {
            let guild = self.guild(world);
            world.did(self.id, "leaves the server".into());
            world.remove_member(guild, self.id)
        })
        .await
    }

    /// Goes to another server of the bot's and joins it; it is made if there is none of this name.
    pub fn goes_to_server(&self, name: &str) {
        let id = self.hub.write(|world| {
            let guild = world.guild_named(name);
            // Only the banned cannot, and they stay outside.
            let _ = world.join(guild, self.id);
            world.channel_in(guild, "general")
        });
        self.client().channel = id;
    }

    /// Has a role with these permissions from now on, given by the server's owner; it is made if there is none of this
    /// name. It is how a server is set up, so the conversation does not tell.
    pub fn has_role(&self, name: &str, permissions: Permissions) {
        self.hub.write(|world| {
            let guild = self.guild(world);
            world.set_up_role(guild, self.id, name, permissions);
        });
    }

    /// Gives somebody a role, as those may who manage roles.
    pub async fn gives_role(&self, to: &str, role: &str, answers: usize) -> Turn {
        self.acts_and_waits(Deed::Member, answers, |world| {
            let guild = self.guild(world);
            let user = world.user_named(to);
            let role = world.role_named(guild, role)?;
            world.add_role_to(self.id, guild, user, role)
        })
        .await
    }

    /// Makes a new role, as those may who manage roles.
    pub async fn creates_role(&self, name: &str, permissions: Permissions) -> Turn {
        self.acts_and_waits(Deed::Member, 0, |world| {
            let guild = self.guild(world);
            let change = RoleChange {
                name: Some(name.into()),
                permissions: Some(permissions),
                ..RoleChange::default()
            };
            world.create_role(self.id, guild, change).map(|_| ())
        })
        .await
    }

    /// Takes no private messages from now on, or does again.
    pub fn takes_private_messages(&self, takes: bool) {
        self.hub.write(|world| world.set_takes_dms(self.id, takes));
    }

    /// Is online, away or gone: `online`, `idle`, `dnd`, `offline`.
    pub fn is_now(&self, status: &str) {
        self.hub
            .write(|world| world.set_presence(self.id, status, Vec::new()));
    }

    /// Begins to type. Nobody waits for an answer to that.
    pub fn types(&self) {
        let channel = self.channel();
        // Who may not write is not seen typing.
        let _ = self.hub.write(|world| world.types(self.id, channel));
    }

    /// The server that the user is in: of a private chat, the first.
    fn guild(&self, world: &World) -> Snowflake {
        let channel = world.channel(self.channel()).ok();
        channel
            .and_then(|channel| channel.guild)
            .unwrap_or(world.home().id)
    }
}
