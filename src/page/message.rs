//! What the page is told of a message: what its wire has, with the text read as Discord's markdown.

use serde_json::{Value, json};

use super::markdown::{Extent, parse};

/// Adds `nodes` beside each text that Discord formats.
pub fn with_markdown(mut message: Value) -> Value {
    formatted(&mut message, "content", Extent::Message);
    if let Some(answered) = message.get_mut("referenced_message").filter(|it| it.is_object()) {
        formatted(answered, "content", Extent::Line);
    }
    let embeds = message.get_mut("embeds").and_then(Value::as_array_mut);
    for embed in embeds.into_iter().flatten() {
        formatted(embed, "title", Extent::Line);
        formatted(embed, "description", Extent::Message);
        let fields = embed.get_mut("fields").and_then(Value::as_array_mut);
        for field in fields.into_iter().flatten() {
            formatted(field, "name", Extent::Line);
            formatted(field, "value", Extent::Message);
        }
    }
    message
}

/// `content` → `content_nodes`
fn formatted(it: &mut Value, name: &str, extent: Extent) {
    if let Some(text) = it[name].as_str().filter(|text| !text.is_empty()) {
        let nodes = parse(text, extent);
        it[format!("{name}_nodes")] = json!(nodes);
    }
}
