//! Slow mode: how often one may write in a channel. `resources/channel` (Channel object)

use chrono::TimeDelta;

use super::{Channel, World};
use crate::discord::clock::Snowflake;
use crate::discord::rules::Permissions;

impl World {
    /// Whether somebody has written here so lately that they have to wait. It is no matter to bots, nor to those who may
    /// BYPASS_SLOWMODE: since February 2026 that is a permission of its own, which MANAGE_MESSAGES does not include.
    pub(super) fn has_to_wait(&self, author: Snowflake, here: &Channel) -> bool {
        let wait = TimeDelta::seconds(here.slowmode.cast_signed());
        let written = here.written.get(&author);
        written.is_some_and(|then| self.clock.now() < *then + wait) && self.is_slowed(author, here)
    }

    /// Somebody has written here now.
    pub(super) fn has_written(&mut self, author: Snowflake, channel: Snowflake) {
        let now = self.clock.now();
        let is_slowed = self
            .channel(channel)
            .is_ok_and(|here| self.is_slowed(author, here));
        if is_slowed && let Ok(here) = self.channel_mut(channel) {
            here.written.insert(author, now);
        }
    }

    fn is_slowed(&self, author: Snowflake, here: &Channel) -> bool {
        let is_person = || self.user(author).is_ok_and(|user| !user.bot);
        let may_hurry = || {
            self.permissions(author, here)
                .contains(Permissions::BYPASS_SLOWMODE)
        };
        here.slowmode > 0 && is_person() && !may_hurry()
    }
}
