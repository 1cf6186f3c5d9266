//! The refusals that have a number of their own. `topics/opcodes-and-status-codes` (JSON error codes)

/// Status, code and message of a refusal.
#[derive(Clone, Copy, Debug)]
pub struct Code(pub u16, pub u32, pub &'static str);

pub const UNAUTHORIZED: Code = Code(401, 0, "401: Unauthorized");
pub const NOT_FOUND: Code = Code(404, 0, "404: Not Found");
pub const METHOD_NOT_ALLOWED: Code = Code(405, 0, "405: Method Not Allowed");
pub const TOO_LARGE: Code = Code(413, 40005, "Request entity too large");
pub const INVALID_JSON: Code = Code(400, 50109, "The request body contains invalid JSON.");

pub const UNKNOWN_APPLICATION: Code = Code(404, 10002, "Unknown Application");
pub const UNKNOWN_CHANNEL: Code = Code(404, 10003, "Unknown Channel");
pub const UNKNOWN_GUILD: Code = Code(404, 10004, "Unknown Guild");
pub const UNKNOWN_MEMBER: Code = Code(404, 10007, "Unknown Member");
pub const UNKNOWN_MESSAGE: Code = Code(404, 10008, "Unknown Message");
pub const UNKNOWN_OVERWRITE: Code = Code(404, 10009, "Unknown permission overwrite");
pub const UNKNOWN_ROLE: Code = Code(404, 10011, "Unknown Role");
pub const UNKNOWN_USER: Code = Code(404, 10013, "Unknown User");
pub const UNKNOWN_EMOJI: Code = Code(400, 10014, "Unknown Emoji");
pub const UNKNOWN_WEBHOOK: Code = Code(404, 10015, "Unknown Webhook");
pub const UNKNOWN_BAN: Code = Code(404, 10026, "Unknown Ban");
pub const UNKNOWN_INTERACTION: Code = Code(404, 10062, "Unknown interaction");
pub const UNKNOWN_COMMAND: Code = Code(404, 10063, "Unknown application command");
pub const UNKNOWN_COMMAND_PERMISSIONS: Code = Code(404, 10066, "Unknown application command permissions");

pub const SLOW_MODE: Code = Code(
    429,
    20016,
    "This action cannot be performed due to slowmode rate limit",
);

pub const TOO_MANY_PINS: Code = Code(400, 30003, "Maximum number of pins reached (250)");
pub const TOO_MANY_ROLES: Code = Code(400, 30005, "Maximum number of guild roles reached (250)");
pub const TOO_MANY_WEBHOOKS: Code = Code(400, 30007, "Maximum number of webhooks reached (15)");
pub const TOO_MANY_REACTIONS: Code = Code(400, 30010, "Maximum number of reactions reached (20)");
pub const TOO_MANY_CHANNELS: Code = Code(400, 30013, "Maximum number of guild channels reached (500)");
pub const TOO_MANY_COMMANDS: Code = Code(400, 30032, "Maximum number of application commands reached (100)");
pub const TOO_MANY_COMMAND_CREATES: Code = Code(
    400,
    30034,
    "Max number of daily application command creates has been reached (200)",
);

pub const TOO_MANY_OVERWRITES: Code = Code(
    400,
    30060,
    "Maximum number of channel permission overwrites reached (1000)",
);

pub const BANNED: Code = Code(403, 40007, "The user is banned from this guild.");
pub const ONE_PARENT_AT_A_TIME: Code = Code(
    400,
    40009,
    "Only one channel can have a parent_id modified at a time",
);
pub const NO_MESSAGE_IN_A_FORUM: Code = Code(400, 40058, "Cannot send a message in a forum channel");
pub const ALREADY_ACKNOWLEDGED: Code = Code(400, 40060, "Interaction has already been acknowledged.");
pub const TOO_MANY_FOLLOW_UPS: Code = Code(
    400,
    40094,
    "This interaction has hit the maximum number of follow up messages",
);
pub const ALREADY_A_THREAD: Code = Code(400, 160004, "A thread has already been created for this message");
pub const THREAD_LOCKED: Code = Code(400, 160005, "Thread is locked");

pub const MISSING_ACCESS: Code = Code(403, 50001, "Missing Access");
pub const NOT_IN_A_DM: Code = Code(403, 50003, "Cannot execute action on a DM channel");
pub const NOT_THE_AUTHOR: Code = Code(403, 50005, "Cannot edit a message authored by another user");
pub const EMPTY_MESSAGE: Code = Code(400, 50006, "Cannot send an empty message");
pub const CANNOT_DM: Code = Code(403, 50007, "Cannot send messages to this user");
pub const NO_TEXT_CHANNEL: Code = Code(400, 50008, "Cannot send messages in a non-text channel");
pub const MISSING_PERMISSIONS: Code = Code(403, 50013, "Missing Permissions");
pub const BULK_DELETE_COUNT: Code = Code(400, 50016, "You can only bulk delete between 2 and 100 messages.");
pub const SYSTEM_MESSAGE: Code = Code(403, 50021, "Cannot execute action on a system message");
pub const WRONG_CHANNEL_TYPE: Code = Code(400, 50024, "Cannot execute action on this channel type");
pub const INVALID_WEBHOOK_TOKEN: Code = Code(401, 50027, "Invalid Webhook Token");
pub const INVALID_ROLE: Code = Code(400, 50028, "Invalid Role");
pub const INVALID_RECIPIENT: Code = Code(400, 50033, "Invalid Recipient(s)");
pub const BULK_DELETE_AGE: Code = Code(
    400,
    50034,
    "You can only bulk delete messages that are under 14 days old.",
);
pub const NO_MUTUAL_GUILDS: Code = Code(
    403,
    50278,
    "Cannot send messages to this user due to having no mutual guilds",
);
pub const NO_POST_NAMED: Code = Code(
    400,
    220001,
    "Webhooks posted to forum channels must have a thread_name or thread_id",
);
pub const ARCHIVED: Code = Code(400, 50083, "Thread is archived");

pub const NOBODY_BANNED: Code = Code(400, 500000, "Failed to ban users");

pub const NO_HISTORY: Code = Code(
    400,
    160002,
    "Cannot reply without permission to read message history",
);
