//! Discord's numbers, each with its source. Paths are those of Discord's documentation, under
//! <https://docs.discord.com/developers/>.

pub mod codes;
pub mod commands;
pub mod components;
mod intents;
pub mod messages;
pub mod modals;
#[allow(
    missing_docs,
    reason = "each permission is called as Discord's documentation calls it"
)]
mod permissions;

use std::ops::RangeInclusive;
use std::time::Duration;

pub use intents::Intents;
pub use permissions::Permissions;

/// The first millisecond of 2015, from which ids count. `reference` (Snowflakes)
pub const EPOCH_MILLIS: i64 = 1_420_070_400_000;
/// The version of the API and of the gateway. `reference` (API versioning)
pub const API_VERSION: u8 = 10;
/// The one before, which is still served.
pub const OLDER_API_VERSION: u8 = 9;

// --- Messages -------------------------------------------------------------------------------------------------------

/// Characters of a message's content. `resources/message` (Create message)
pub const CONTENT: usize = 2000;
/// Embeds of one message. `resources/message` (Create message)
pub const EMBEDS: usize = 10;
/// Characters of the parts of an embed. `resources/message` (Embed limits)
pub const EMBED_TITLE: usize = 256;
pub const EMBED_DESCRIPTION: usize = 4096;
pub const EMBED_FIELDS: usize = 25;
pub const EMBED_FIELD_NAME: usize = 256;
pub const EMBED_FIELD_VALUE: usize = 1024;
pub const EMBED_FOOTER: usize = 2048;
pub const EMBED_AUTHOR: usize = 256;
/// Characters of an address in an embed. `resources/message` (Embed object); observed.
pub const EMBED_URL: usize = 2048;
/// Characters of all embeds of a message together. `resources/message` (Embed limits)
pub const EMBED_TOTAL: usize = 6000;
/// Action rows of a message, and buttons of a row. `components/reference` (Action row)
pub const ACTION_ROWS: usize = 5;
pub const ROW_COMPONENTS: RangeInclusive<usize> = 1..=5;
/// Characters of what a component is known by, which no two of a message share. `components/reference` (Custom ID)
pub const CUSTOM_ID: RangeInclusive<usize> = 1..=100;
/// Characters of a button's label and address. `components/reference` (Button)
pub const BUTTON_LABEL: usize = 80;
pub const BUTTON_URL: usize = 512;
/// Options of a menu, and characters of its texts. `components/reference` (String select)
pub const SELECT_OPTIONS: usize = 25;
pub const SELECT_PLACEHOLDER: usize = 150;
pub const SELECT_TEXT: RangeInclusive<usize> = 1..=100;
/// Files of a message, and characters of a file's description. `resources/message` (Attachment object)
pub const ATTACHMENTS: usize = 10;
pub const ATTACHMENT_DESCRIPTION: usize = 1024;
/// Characters of a nonce. `resources/message` (Create message)
pub const NONCE: usize = 25;
/// So long a nonce that must be the only one is remembered: «the past few minutes», says `resources/message` (Create message),
/// and not how many.
pub const NONCE_KEPT: chrono::TimeDelta = chrono::TimeDelta::minutes(5);
/// Ids in a list of allowed mentions. `resources/message` (Allowed mentions object)
pub const ALLOWED_MENTIONS: usize = 100;
/// Messages that one request for a channel's history returns. `resources/message` (Get channel messages)
pub const HISTORY: RangeInclusive<u64> = 1..=100;
pub const HISTORY_DEFAULT: u64 = 50;
/// Messages that can be deleted at once, and how old they can be. `resources/message` (Bulk delete messages)
pub const BULK_DELETE: RangeInclusive<usize> = 2..=100;
pub const BULK_DELETE_AGE: chrono::TimeDelta = chrono::TimeDelta::days(14);
/// Emoji under a message, pinned messages of a channel. `topics/opcodes-and-status-codes` (30010, 30003)
pub const REACTIONS: usize = 20;
pub const PINS: usize = 250;
/// Pins that one request for them returns. `resources/message` (Get channel pins)
pub const PINS_AT_ONCE: RangeInclusive<u64> = 1..=50;
/// Users that one request for a reaction's users returns. `resources/message` (Get reactions)
pub const REACTION_USERS: RangeInclusive<u64> = 1..=100;
pub const REACTION_USERS_DEFAULT: u64 = 25;

// --- Modals ---------------------------------------------------------------------------------------------------------

/// Characters of a modal's title, and its rows. `interactions/receiving-and-responding` (Modal)
pub const MODAL_TITLE: RangeInclusive<usize> = 1..=45;
pub const MODAL_COMPONENTS: RangeInclusive<usize> = 1..=5;
/// Characters of a text input's parts, and the bounds it may set. `components/reference` (Text input)
pub const TEXT_INPUT_LABEL: RangeInclusive<usize> = 1..=45;
/// Characters of what a label says below its name, and of a text between the fields. `components/reference` (Label, Text
/// display)
pub const LABEL_DESCRIPTION: usize = 100;
pub const TEXT_DISPLAY_CONTENT: RangeInclusive<usize> = 1..=4000;
pub const TEXT_INPUT_PLACEHOLDER: usize = 100;
pub const TEXT_INPUT_VALUE: usize = 4000;
pub const TEXT_INPUT_MIN: RangeInclusive<u64> = 0..=4000;
pub const TEXT_INPUT_MAX: RangeInclusive<u64> = 1..=4000;

// --- Guilds ---------------------------------------------------------------------------------------------------------

/// Roles and channels of a guild, webhooks of a channel. `topics/opcodes-and-status-codes` (30005, 30013, 30007)
pub const GUILD_ROLES: usize = 250;
pub const GUILD_CHANNELS: usize = 500;
pub const WEBHOOKS: usize = 15;
/// Channels of a category. `resources/channel` (Channel types)
pub const CATEGORY_CHANNELS: usize = 50;
/// What one channel says of roles and members. `topics/opcodes-and-status-codes` (30060)
pub const OVERWRITES: usize = 1000;
/// Characters of names and topics. `resources/guild`, `resources/channel`, `resources/webhook`, `topics/permissions`
pub const GUILD_NAME: RangeInclusive<usize> = 2..=100;
pub const CHANNEL_NAME: RangeInclusive<usize> = 1..=100;
pub const CHANNEL_TOPIC: usize = 1024;
pub const ROLE_NAME: RangeInclusive<usize> = 0..=100;
pub const NICKNAME: RangeInclusive<usize> = 0..=32;
pub const USER_NAME: RangeInclusive<usize> = 2..=32;
pub const WEBHOOK_NAME: RangeInclusive<usize> = 1..=80;
/// What no webhook's name contains, in capitals or not. `resources/webhook` (Create webhook)
pub const WEBHOOK_NAMES_TAKEN: &[&str] = &["clyde", "discord"];
/// Seconds of a slow mode. `resources/channel` (Channel object)
pub const SLOWMODE: RangeInclusive<u64> = 0..=21_600;
/// Minutes after which a silent thread is archived. `resources/channel` (Thread metadata)
pub const AUTO_ARCHIVE: [u64; 4] = [60, 1440, 4320, 10_080];
/// Archived threads, and members of a thread, that one request returns. Of the former the documentation has no bounds; these
/// are Discord's own. `resources/channel` (List thread members)
pub const ARCHIVED_THREADS: RangeInclusive<u64> = 2..=100;
pub const THREAD_MEMBERS: RangeInclusive<u64> = 1..=100;
/// How long somebody can be timed out. `resources/guild` (Modify guild member)
pub const TIME_OUT: chrono::TimeDelta = chrono::TimeDelta::days(28);
/// Seconds back to which a banned user's messages are deleted, and users that are banned at once. `resources/guild`
pub const BAN_DELETES: RangeInclusive<u64> = 0..=604_800;
pub const BAN_DELETE_DAYS: RangeInclusive<u64> = 0..=7;
pub const BULK_BAN: RangeInclusive<usize> = 1..=200;
/// Entries that one request for members or for bans returns. `resources/guild`
pub const MEMBERS: RangeInclusive<u64> = 1..=1000;
/// Guilds that one request for the bot's own returns. `resources/user` (Get current user guilds)
pub const OWN_GUILDS: RangeInclusive<u64> = 1..=200;

// --- Commands -------------------------------------------------------------------------------------------------------

/// Characters of a command's, an option's and a choice's texts. `interactions/application-commands`
pub const COMMAND_NAME: RangeInclusive<usize> = 1..=32;
pub const COMMAND_DESCRIPTION: RangeInclusive<usize> = 1..=100;
pub const CHOICE_NAME: RangeInclusive<usize> = 1..=100;
pub const CHOICE_VALUE: RangeInclusive<usize> = 1..=100;
/// Options of a command, choices of an option. `interactions/application-commands`
pub const OPTIONS: usize = 25;
pub const CHOICES: usize = 25;
/// Bounds of an option's `min_length` and `max_length`. `interactions/application-commands`
pub const OPTION_LENGTH: usize = 6000;
/// An INTEGER is between -2^53+1 and 2^53-1. `interactions/application-commands` (Option type)
pub const SAFE_INTEGER: i64 = (1 << 53) - 1;
/// Characters of a command's names, descriptions and values together. `interactions/application-commands`
pub const COMMAND_TOTAL: usize = 8000;
/// Commands of an application in one scope: slash, user, message. `interactions/application-commands` (Limits)
pub const SLASH_COMMANDS: usize = 100;
pub const USER_COMMANDS: usize = 15;
pub const MESSAGE_COMMANDS: usize = 15;
/// Commands of one bulk overwrite, of all types together. (Discord says so itself; the documentation has only the parts.)
pub const COMMANDS_AT_ONCE: usize = SLASH_COMMANDS + USER_COMMANDS + MESSAGE_COMMANDS;
/// Commands that can be made in a day, in each guild. `interactions/application-commands` (Limits)
pub const COMMAND_CREATES: usize = 200;
/// The languages that a localisation may name. `reference` (Locales)
pub const LOCALES: &[&str] = &[
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
    "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja",
    "zh-TW", "ko",
];

/// A name of a command or an option: `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case where there is one.
/// `interactions/application-commands` (Application command naming)
pub fn is_command_name(name: &str) -> bool {
    let devanagari_or_thai = |c: char| matches!(c, '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}');
    let allowed = |c: char| "-_'".contains(c) || c.is_alphanumeric() || devanagari_or_thai(c);
    COMMAND_NAME.contains(&name.chars().count()) && name.chars().all(allowed) && name.to_lowercase() == name
}

// --- Interactions ---------------------------------------------------------------------------------------------------

/// Within this time the bot must answer first. `interactions/receiving-and-responding` (Interaction callback)
pub const FIRST_ANSWER: Duration = Duration::from_secs(3);
/// So long an interaction's token can be used. `interactions/receiving-and-responding` (Followup messages)
pub const TOKEN_LIFE: chrono::TimeDelta = chrono::TimeDelta::minutes(15);
/// Messages that may follow the answer to a command that is there for its user alone.
/// `interactions/receiving-and-responding` (Create followup message)
pub const FOLLOW_UPS_OF_USERS: usize = 5;
/// Characters of an endpoint's address. OpenAPI description, `ApplicationFormPartial`
pub const ENDPOINT_URL: usize = 2048;
/// Suggestions of one autocompletion. `interactions/application-commands` (Autocomplete)
pub const SUGGESTIONS: usize = 25;
/// Characters of a suggested text. `interactions/application-commands` (Option choice)
pub const SUGGESTION_VALUE: RangeInclusive<usize> = 0..=100;
/// Bytes that a user may attach; told with each interaction. `reference` (Uploading files)
pub const ATTACHMENT_BYTES: u64 = 10 * 1024 * 1024;
/// Bytes of a whole request. `reference` (Uploading files)
pub const REQUEST_BYTES: usize = 25 * 1024 * 1024;

// --- The gateway ----------------------------------------------------------------------------------------------------

/// The interval that HELLO asks for, unless a setting says otherwise; a client that misses it is dropped. `events/gateway` (Heartbeat interval)
pub const HEARTBEAT: Duration = Duration::from_millis(41_250);
/// Bytes of a frame that a client may send. `events/gateway` (Sending events)
pub const CLIENT_FRAME: usize = 4096;
/// Bytes beyond which a frame is not even read.
pub const LARGEST_FRAME: usize = 64 * 1024;
/// Dispatches that are kept for a client that comes back. Discord does not say how many it keeps.
pub const REPLAYED: usize = 1000;
/// In this time a session may be opened for each of the shards that may start at once. `events/gateway` (Rate limiting)
pub const IDENTIFY_WINDOW: Duration = Duration::from_secs(5);
/// Sessions that a bot may open in a day. `events/gateway` (Identifying)
pub const IDENTIFIES: u32 = 1000;
pub const IDENTIFIES_WINDOW: Duration = Duration::from_secs(24 * 60 * 60);
/// Guilds that one shard can be for. `events/gateway` (Sharding)
pub const GUILDS_PER_SHARD: usize = 2500;
/// Members of a guild beyond which GUILD_CREATE leaves out those who are offline; the client may say.
/// `events/gateway-events` (Identify)
pub const LARGE_THRESHOLD: RangeInclusive<usize> = 50..=250;
pub const LARGE_THRESHOLD_DEFAULT: usize = 50;
/// So long a session without a connection is kept: «a few minutes». `events/gateway` (Initiating a disconnect)
pub const SESSION_KEPT: Duration = Duration::from_secs(5 * 60);
/// Bytes of a payload beyond which it is compressed for a client that asks for it. «Not all payloads will be compressed»
/// (`events/gateway`, Payload compression); which, Discord does not say. Here a guild is, and what is said in it is not.
pub const COMPRESSED_PAYLOAD: usize = 1024;
/// Requests of all kinds together, interactions aside. `topics/rate-limits` (Global rate limit)
pub const GLOBAL_REQUESTS: u32 = 50;
pub const GLOBAL_WINDOW: Duration = Duration::from_secs(1);
/// Events that a client may send in a minute. `events/gateway` (Rate limiting)
pub const CLIENT_EVENTS: usize = 120;
pub const CLIENT_EVENTS_WINDOW: Duration = Duration::from_secs(60);
/// Members that one request for members returns at a time. `events/gateway-events` (Guild members chunk)
pub const MEMBERS_CHUNK: usize = 1000;
/// Members that a request for a part of them returns. `events/gateway-events` (Request guild members)
pub const MEMBERS_FOUND: usize = 100;
/// Bytes of what a request for members is known by. `events/gateway-events` (Request guild members)
pub const MEMBERS_NONCE: usize = 32;
/// In this time all members of a guild may be asked for once. `events/gateway-events` (Request guild members)
pub const MEMBERS_WINDOW: Duration = Duration::from_secs(30);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_names() {
        for good in ["hello", "open-at", "안녕", "it's", "สวัสดี", &"a".repeat(32)] {
            assert!(is_command_name(good), "{good}");
        }
        for bad in ["", "Hello", "two words", "now?", &"a".repeat(33)] {
            assert!(!is_command_name(bad), "{bad}");
        }
    }
}
