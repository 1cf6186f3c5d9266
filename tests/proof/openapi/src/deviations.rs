//! Where the description is broken, or says something else than the documentation (paths are those of
//! <https://docs.discord.com/developers/>) and the real Discord.

use serde_json::{Value, json};

/// Mends the description.
pub fn amend(document: &mut Value) {
    without_empty_lists(document);
    // An inner error's code is a text. `reference` (Error messages)
    let fault = json!({
        "type": "object",
        "properties": { "code": { "type": "string" }, "message": { "type": "string" } },
        "required": ["code", "message"],
    });
    set(
        document,
        "/components/schemas/InnerErrors/properties/_errors/items",
        fault,
    );
    // The code may be missing. `topics/rate-limits` (Rate limit response structure)
    set(
        document,
        "/components/schemas/RatelimitedResponse/allOf/0",
        json!({
            "type": "object",
            "properties": { "code": { "type": "integer" }, "message": { "type": "string" } },
            "required": ["message"],
        }),
    );
    // `has_more` is not there. `resources/guild` (List active guild threads)
    let mut active = document["components"]["schemas"]["ThreadsResponse"].clone();
    active["required"] = json!(["threads", "members"]);
    set(
        document,
        "/paths/~1guilds~1{guild_id}~1threads~1active/get/responses/200/content/application~1json/schema",
        active,
    );
    // A new file is known by its number in the form. `reference` (Uploading files)
    let id = json!({ "type": ["string", "integer"] });
    set(
        document,
        "/components/schemas/MessageAttachmentRequest/properties/id",
        id,
    );
    // Permissions are a number in a text, in requests too. `topics/permissions`
    let overwrite = "/paths/~1channels~1{channel_id}~1permissions~1{overwrite_id}/put/requestBody/content/application~1json/schema";
    for field in ["allow", "deny"] {
        let place = format!("{overwrite}/properties/{field}/type");
        set(document, &place, json!(["integer", "string", "null"]));
    }
    for (schema, field) in [
        ("ApplicationCommandCreateRequest", "default_member_permissions"),
        (
            "ApplicationCommandPatchRequestPartial",
            "default_member_permissions",
        ),
        ("ApplicationCommandUpdateRequest", "default_member_permissions"),
        ("ChannelPermissionOverwriteRequest", "allow"),
        ("ChannelPermissionOverwriteRequest", "deny"),
        ("CreateRoleRequest", "permissions"),
        ("UpdateRoleRequestPartial", "permissions"),
    ] {
        let at = format!("/components/schemas/{schema}/properties/{field}/type");
        set(document, &at, json!(["integer", "string", "null"]));
    }
}

/// Puts something else in a place that must be there: a deviation that is one no more is to go.
fn set(document: &mut Value, place: &str, instead: Value) {
    match document.pointer_mut(place) {
        Some(found) => *found = instead,
        None => panic!("the description has no {place} any more"),
    }
}

/// Empty alternatives, which no value could fit.
fn without_empty_lists(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for name in ["anyOf", "oneOf", "enum"] {
                if fields
                    .get(name)
                    .and_then(Value::as_array)
                    .is_some_and(Vec::is_empty)
                {
                    fields.remove(name);
                }
            }
            fields.values_mut().for_each(without_empty_lists);
        }
        Value::Array(entries) => entries.iter_mut().for_each(without_empty_lists),
        _ => {}
    }
}
