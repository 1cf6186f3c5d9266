//! The shape of a message: what Discord accepts to be said.
//! Source: `resources/message` (Create message, Embed limits), `components/reference` (Action row).

use serde_json::Value;

use super::*;
use crate::discord::error::Faults;
use crate::discord::world::Draft;

/// Checks what is to be said; `at` stands before each field's path, for example `data.`.
pub fn check(draft: &Draft, at: &str, faults: &mut Faults) {
    if let Some(content) = &draft.content {
        faults.length(format!("{at}content"), content, 0..=CONTENT);
    }
    if let Some(embeds) = &draft.embeds {
        check_embeds(embeds, &format!("{at}embeds"), faults);
    }
    if let Some(rows) = &draft.components {
        check_rows(rows, &format!("{at}components"), faults);
    }
}

fn check_embeds(embeds: &[Value], at: &str, faults: &mut Faults) {
    faults.count(at, embeds.len(), 0..=EMBEDS);
    let mut total = 0;
    for (index, embed) in embeds.iter().enumerate() {
        let at = format!("{at}.{index}");
        if !embed.is_object() {
            faults.add(
                &at,
                "DICT_TYPE_CONVERT",
                "Only dictionaries may be used in a DictType",
            );
        }
        let mut text = |path: &str, value: &Value, most: usize| {
            if let Some(text) = value.as_str() {
                faults.length(format!("{at}.{path}"), text, 0..=most);
                total += text.chars().count();
            }
        };
        text("title", &embed["title"], EMBED_TITLE);
        text("description", &embed["description"], EMBED_DESCRIPTION);
        text("footer.text", &embed["footer"]["text"], EMBED_FOOTER);
        text("author.name", &embed["author"]["name"], EMBED_AUTHOR);
        let fields = embed["fields"].as_array().map_or(&[][..], |fields| fields);
        for (index, field) in fields.iter().enumerate() {
            text(&format!("fields.{index}.name"), &field["name"], EMBED_FIELD_NAME);
            text(
                &format!("fields.{index}.value"),
                &field["value"],
                EMBED_FIELD_VALUE,
            );
        }
        faults.count(format!("{at}.fields"), fields.len(), 0..=EMBED_FIELDS);
        for (index, field) in fields.iter().enumerate() {
            for name in ["name", "value"] {
                if field[name].as_str().is_none_or(str::is_empty) {
                    faults.required(format!("{at}.fields.{index}.{name}"));
                }
            }
        }
    }
    if total > EMBED_TOTAL {
        let message = format!("Embed size exceeds maximum size of {EMBED_TOTAL}");
        faults.add(at, "MAX_EMBED_SIZE_EXCEEDED", message);
    }
}

fn check_rows(rows: &[Value], at: &str, faults: &mut Faults) {
    faults.count(at, rows.len(), 0..=ACTION_ROWS);
    for (index, row) in rows.iter().enumerate() {
        let count = row["components"].as_array().map_or(0, Vec::len);
        faults.count(format!("{at}.{index}.components"), count, ROW_COMPONENTS);
    }
}
