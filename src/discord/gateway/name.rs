//! The dispatches there are: what is not listed here cannot be sent, and what is listed and never sent does not compile
//! without a warning.

/// The name of a dispatch. `events/gateway-events` (Receive events)
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum Name {
    Ready,
    Resumed,
    ChannelCreate,
    ChannelUpdate,
    ChannelDelete,
    ChannelPinsUpdate,
    GuildCreate,
    GuildUpdate,
    GuildDelete,
    GuildBanAdd,
    GuildBanRemove,
    GuildMemberAdd,
    GuildMemberRemove,
    GuildMemberUpdate,
    GuildMembersChunk,
    GuildRoleCreate,
    GuildRoleUpdate,
    GuildRoleDelete,
    InteractionCreate,
    MessageCreate,
    MessageUpdate,
    MessageDelete,
    MessageDeleteBulk,
    MessageReactionAdd,
    MessageReactionRemove,
    MessageReactionRemoveAll,
    MessageReactionRemoveEmoji,
    PresenceUpdate,
    RateLimited,
    SoundboardSounds,
    ThreadCreate,
    ThreadUpdate,
    ThreadDelete,
    ThreadMembersUpdate,
    TypingStart,
    WebhooksUpdate,
}
