//! Discord's numbers, each with its source. Paths are those of Discord's documentation, under
//! <https://docs.discord.com/developers/>.

pub mod commands;
mod intents;
pub mod messages;

use std::ops::RangeInclusive;
use std::time::Duration;

pub use intents::Intents;

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
/// Characters of all embeds of a message together. `resources/message` (Embed limits)
pub const EMBED_TOTAL: usize = 6000;
/// Action rows of a message, and buttons of a row. `components/reference` (Action row)
pub const ACTION_ROWS: usize = 5;
pub const ROW_COMPONENTS: RangeInclusive<usize> = 1..=5;
/// Messages that one request for a channel's history returns. `resources/message` (Get channel messages)
pub const HISTORY: RangeInclusive<usize> = 1..=100;
pub const HISTORY_DEFAULT: usize = 50;

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
/// Suggestions of one autocompletion. `interactions/application-commands` (Autocomplete)
pub const SUGGESTIONS: usize = 25;
/// Bytes that a user may attach; told with each interaction. `reference` (Uploading files)
pub const ATTACHMENT_BYTES: u64 = 10 * 1024 * 1024;

// --- The gateway ----------------------------------------------------------------------------------------------------

/// The interval that HELLO asks for; a client that misses it is dropped. `events/gateway` (Heartbeat interval)
pub const HEARTBEAT: Duration = Duration::from_millis(41_250);
/// Bytes of a frame that a client may send. `events/gateway` (Sending events)
pub const CLIENT_FRAME: usize = 4096;
/// Events that a client may send in a minute. `events/gateway` (Rate limiting)
pub const CLIENT_EVENTS: usize = 120;
pub const CLIENT_EVENTS_WINDOW: Duration = Duration::from_secs(60);
/// Members that one request for members returns at a time. `events/gateway-events` (Guild members chunk)
pub const MEMBERS_CHUNK: usize = 1000;

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
