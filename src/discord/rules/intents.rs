//! Intents: what a bot asks to be told. `events/gateway` (Gateway intents)

use std::ops::BitOr;

/// What a bot asks to be told, bit by bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Intents(pub u64);

#[allow(missing_docs, reason = "each is called as Discord's documentation calls it")]
impl Intents {
    pub const NONE: Self = Self(0);
    pub const GUILDS: Self = Self(1 << 0);
    pub const GUILD_MEMBERS: Self = Self(1 << 1);
    pub const GUILD_MODERATION: Self = Self(1 << 2);
    pub const GUILD_WEBHOOKS: Self = Self(1 << 5);
    pub const GUILD_PRESENCES: Self = Self(1 << 8);
    pub const GUILD_MESSAGES: Self = Self(1 << 9);
    pub const GUILD_MESSAGE_REACTIONS: Self = Self(1 << 10);
    pub const GUILD_MESSAGE_TYPING: Self = Self(1 << 11);
    pub const DIRECT_MESSAGES: Self = Self(1 << 12);
    pub const DIRECT_MESSAGE_REACTIONS: Self = Self(1 << 13);
    pub const DIRECT_MESSAGE_TYPING: Self = Self(1 << 14);
    pub const MESSAGE_CONTENT: Self = Self(1 << 15);
    /// Those that must be switched on in the developer portal.
    pub const PRIVILEGED: Self =
        Self(Self::GUILD_MEMBERS.0 | Self::GUILD_PRESENCES.0 | Self::MESSAGE_CONTENT.0);
    /// Bits 0–16, 20, 21, 24 and 25.
    const ALL: Self = Self(0x1_ffff | 0x30_0000 | 0x300_0000);

    /// What an application in so few servers says of those that are switched on for it. `resources/application` (Application flags)
    pub(crate) fn application_flags(self) -> u64 {
        let flags = [
            (Self::GUILD_PRESENCES, 1 << 13),
            (Self::GUILD_MEMBERS, 1 << 15),
            (Self::MESSAGE_CONTENT, 1 << 19),
        ];
        let on = flags.into_iter().filter(|(intent, _)| self.contains(*intent));
        on.map(|(_, flag)| flag).sum()
    }

    /// Whether all of these are among them.
    pub fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether one of these is among them.
    pub fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether Discord knows each of them.
    pub fn are_known(self) -> bool {
        Self::ALL.contains(self)
    }
}

impl BitOr for Intents {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
