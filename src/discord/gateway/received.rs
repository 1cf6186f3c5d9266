//! What a bot asks for on the gateway. `events/gateway-events` (Send events)

use serde_json::{Value, json};

use super::name::Name;
use crate::discord::hub::Hub;

/// The bot is online, away, or seen doing something. (What it says of `since` is written in many ways, and shown nowhere.)
pub fn presence(hub: &Hub, data: &Value) {
    let status = data["status"].as_str().unwrap_or("online");
    let activities = data["activities"].as_array().cloned().unwrap_or_default();
    hub.write(|world| {
        // When it began is Discord's to say.
        let began = world.clock.now().timestamp_millis();
        let mut activities: Vec<Value> = activities.into_iter().filter(Value::is_object).collect();
        let was = world.user(world.bot).cloned();
        let is_new = was.is_ok_and(|was| was.status != status || !are_same(&was.activities, &activities));
        if is_new {
            let doing = activities.first().map(activity).unwrap_or_default();
            world.did(world.bot, format!("is now {status}{doing}"));
            for activity in &mut activities {
                activity["created_at"] = json!(began);
            }
            world.set_presence(world.bot, status, activities);
        }
    });
}

/// Whether these are the same activities, whenever they began.
fn are_same(some: &[Value], others: &[Value]) -> bool {
    let seen = |it: &Value| [it["name"].clone(), it["type"].clone(), it["state"].clone()];
    some.iter().map(seen).eq(others.iter().map(seen))
}

/// `: playing chess`. `events/gateway-events` (Activity types)
fn activity(activity: &Value) -> String {
    let name = activity["name"].as_str().unwrap_or_default();
    let verb = match activity["type"].as_u64() {
        Some(1) => "streaming",
        Some(2) => "listening to",
        Some(3) => "watching",
        Some(4) => return format!(": {}", activity["state"].as_str().unwrap_or_default()),
        Some(5) => "competing in",
        _ => "playing",
    };
    format!(": {verb} {name}")
}

/// No guild has sounds here.
pub fn sounds(hub: &Hub, session: u64, request: &Value) {
    hub.write_with_sessions(|_, sessions| {
        for guild in request["guild_ids"].as_array().into_iter().flatten() {
            let data = json!({ "guild_id": guild, "soundboard_sounds": [] });
            sessions.answer(session, Name::SoundboardSounds, data);
        }
    });
}
