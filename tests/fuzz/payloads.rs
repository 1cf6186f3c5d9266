//! For each route a request that is right: its path and its body. What is sent is made from these.

use botcamp::discord::coverage::Route;
use serde_json::{Value, json};

/// The route's path, with the names of what the target has.
pub fn path(route: &Route) -> String {
    let path = route.path.as_str();
    let path = match (path, route.method) {
        (_, method) if path.contains("/thread-members") => {
            let path = path.replace("{channel}", "{thread}");
            // Only the bot is in it.
            if method == "GET" {
                path.replace("{user}", "{application}")
            } else {
                path
            }
        }
        ("/guilds/{guild}/members/search", _) => format!("{path}?query=a"),
        ("/guilds/{guild}/bans/{user}", "GET" | "DELETE") => path.replace("{user}", "{banned}"),
        ("/interactions/{interaction}/{token}/callback", _) => {
            path.replace("{interaction}/{token}", "{open}/{open_token}")
        }
        ("/webhooks/{hook}/{token}/messages/{message}", "PATCH") => path
            .replace("{hook}/{token}", "{application}/{answered_token}")
            .replace("{message}", "@original"),
        (_, _) if path.starts_with("/webhooks/{hook}/{token}") => path
            .replace("{token}", "{hook_token}")
            .replace("{message}", "{hook_message}"),
        (_, _) if path.contains("/guilds/{guild}/commands") => path.replace("{command}", "{guild_command}"),
        ("/channels/{channel}/messages/{message}/threads", _) => path.replace("{message}", "{second}"),
        ("/channels/{channel}/messages/{message}/reactions/{emoji}/{user}", _) => {
            path.replace("{user}", "{application}")
        }
        _ => path.to_owned(),
    };
    path.replace("{emoji}", "%F0%9F%91%8D").replace("{id}", "{role}")
}

/// The body that goes with it, if it has one.
pub fn body(route: &Route) -> Option<Value> {
    let is_message = route.path.ends_with("/messages")
        || route.path.contains("/messages/{message}") && route.method == "PATCH"
        || route.path == "/webhooks/{hook}/{token}" && route.method == "POST";
    Some(match (route.method, route.path.as_str()) {
        ("GET" | "DELETE", _) => return None,
        _ if is_message => message(),
        ("POST", "/channels/{channel}/messages/bulk-delete") => {
            json!({ "messages": ["{message}", "{second}"] })
        }
        ("POST", "/interactions/{interaction}/{token}/callback") => json!({ "type": 4, "data": message() }),
        ("PUT", path) if path.ends_with("/commands") => json!([command(), { "name": "Report", "type": 3 }]),
        ("POST", path) if path.ends_with("/commands") => command(),
        ("PATCH", path) if path.ends_with("/commands/{command}") => command(),
        (_, path) if path.ends_with("/threads") => {
            json!({ "name": "films", "type": 11, "auto_archive_duration": 60, "invitable": true, "rate_limit_per_user": 0 })
        }
        ("PATCH", "/guilds/{guild}/channels") => {
            json!([{ "id": "{channel}", "position": 1, "parent_id": null, "lock_permissions": false }])
        }
        ("POST" | "PATCH", "/guilds/{guild}/channels" | "/channels/{channel}") => json!({
            "name": "news", "topic": "What is new", "nsfw": false, "position": 1, "parent_id": null, "rate_limit_per_user": 5,
            "permission_overwrites": [{ "id": "{role}", "type": 0, "allow": "1024", "deny": "2048" }],
        }),
        ("PUT", "/channels/{channel}/permissions/{id}") => {
            json!({ "type": 0, "allow": "1024", "deny": "2048" })
        }
        ("PATCH", "/guilds/{guild}") => json!({ "name": "Campus", "description": "Where we learn" }),
        ("PATCH", "/guilds/{guild}/roles") => json!([{ "id": "{role}", "position": 1 }]),
        ("POST" | "PATCH", path) if path.contains("/roles") => json!({
            "name": "helper", "permissions": "0", "color": 255, "hoist": true, "mentionable": true,
            "colors": { "primary_color": 255, "secondary_color": null, "tertiary_color": null },
        }),
        ("PATCH", "/guilds/{guild}/members/@me") => json!({ "nick": "botty" }),
        ("PATCH", "/guilds/{guild}/members/{user}") => {
            json!({ "nick": "ally", "roles": ["{role}"], "communication_disabled_until": null })
        }
        ("PUT", "/guilds/{guild}/bans/{user}") => json!({ "delete_message_seconds": 0 }),
        ("POST", "/guilds/{guild}/bulk-ban") => {
            json!({ "user_ids": ["{other}"], "delete_message_seconds": 0 })
        }
        ("PATCH", "/users/@me") => json!({ "username": "botty" }),
        ("POST", "/users/@me/channels") => json!({ "recipient_id": "{user}" }),
        (_, path) if path.contains("/webhooks") => json!({ "name": "crier" }),
        // Nothing is said with these.
        _ => json!({}),
    })
}

/// All that can be said at once.
pub fn message() -> Value {
    json!({
        "content": "Hello <@{user}>!",
        "tts": false,
        "nonce": "1",
        "flags": 0,
        "embeds": [{
            "title": "Library", "description": "Open", "color": 255, "url": "https://example.com",
            "author": { "name": "alice", "url": "https://example.com", "icon_url": "https://example.com/a.png" },
            "footer": { "text": "today" }, "image": { "url": "https://example.com/b.png" },
            "fields": [{ "name": "from", "value": "07:00", "inline": true }, { "name": "to", "value": "22:00" }],
        }],
        "components": [
            { "type": 1, "components": [
                { "type": 2, "style": 1, "label": "Yes", "custom_id": "yes", "emoji": { "name": "👍" } },
                { "type": 2, "style": 5, "label": "More", "url": "https://example.com" },
            ] },
            { "type": 1, "components": [
                { "type": 3, "custom_id": "day", "placeholder": "Which?", "min_values": 1, "max_values": 2,
                  "options": [{ "label": "Monday", "value": "mon" }, { "label": "Friday", "value": "fri", "default": true }] },
            ] },
            { "type": 1, "components": [{ "type": 5, "custom_id": "who" }] },
        ],
        "attachments": [],
        "allowed_mentions": { "parse": ["roles"], "users": ["{user}"], "replied_user": true },
    })
}

/// The other answers to an interaction, beside a message.
pub fn callbacks() -> Vec<Value> {
    let input = json!({ "type": 4, "custom_id": "why", "label": "Why", "style": 2, "min_length": 1, "max_length": 100 });
    vec![
        json!({ "type": 5, "data": { "flags": 64 } }),
        json!({ "type": 9, "data": { "custom_id": "form", "title": "Feedback", "components": [{ "type": 1, "components": [input] }] } }),
        json!({ "type": 7, "data": message() }),
        json!({ "type": 8, "data": { "choices": [{ "name": "Monday", "value": "mon" }] } }),
    ]
}

fn command() -> Value {
    json!({
        "name": "library", "description": "Opening hours", "type": 1, "nsfw": false, "dm_permission": true,
        "name_localizations": { "ko": "도서관" }, "description_localizations": { "ko": "여는 시간" },
        "default_member_permissions": "8", "contexts": [0, 1], "integration_types": [0],
        "options": [{
            "type": 2, "name": "on", "description": "A day",
            "options": [{
                "type": 1, "name": "day", "description": "Which day",
                "options": [
                    { "type": 3, "name": "topic", "description": "What", "required": true, "name_localizations": { "ko": "주제" },
                      "choices": [{ "name": "hours", "value": "hours", "name_localizations": { "ko": "시간" } }] },
                    { "type": 4, "name": "count", "description": "How many", "min_value": 1, "max_value": 10 },
                    { "type": 3, "name": "word", "description": "Search", "autocomplete": true, "min_length": 1, "max_length": 20 },
                    { "type": 7, "name": "where", "description": "Where", "channel_types": [0] },
                ],
            }],
        }],
    })
}
