//! The shape of a message: what Discord accepts to be said.
//! Source: `resources/message` (Create message, Embed limits), `reference` (Uploading files).

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::*;
use crate::discord::error::{ApiError, Faults};
use crate::discord::form::Form;
use crate::discord::world::Draft;

/// Checks what is to be said, and writes embeds and components as Discord answers with them; `at` stands before each
/// field's path, for example `data.`.
pub fn check(draft: &mut Draft, at: &str, faults: &mut Faults) {
    if let Some(embeds) = &mut draft.embeds {
        check_embeds(embeds, &format!("{at}embeds"), faults);
    }
    if let Some(rows) = &mut draft.components {
        components::check(rows, &format!("{at}components"), faults);
    }
}

/// Files are refused for their number as a form, and for their size as a request.
pub fn check_files(draft: &Draft) -> Result<(), ApiError> {
    if draft
        .files
        .iter()
        .any(|file| file.bytes.len() as u64 > ATTACHMENT_BYTES)
    {
        return Err(codes::TOO_LARGE.into());
    }
    let mut faults = Faults::default();
    faults.count("files", draft.files.len(), 0..=ATTACHMENTS);
    faults.check()
}

/// Schemes of an address in an embed, and of an image, which may be a file of the same message.
const WEB: &[&str] = &["http", "https"];
const FILES_TOO: &[&str] = &["http", "https", "attachment"];

fn check_embeds(embeds: &mut [Value], at: &str, faults: &mut Faults) {
    let mut total = 0;
    for (index, embed) in embeds.iter_mut().enumerate() {
        let mut form = Form::new(embed, &format!("{at}.{index}."));
        if embed.is_object() {
            check_embed(&mut form, &mut total);
        }
        faults.extend(std::mem::take(&mut form.faults));
        drop(form);
        rich(embed);
    }
    if total > EMBED_TOTAL {
        let message = format!("Embed size exceeds maximum size of {EMBED_TOTAL}");
        faults.add(at, "MAX_EMBED_SIZE_EXCEEDED", message);
    }
}

fn check_embed(form: &mut Form, total: &mut usize) {
    let mut count = |text: Option<String>| *total += text.map_or(0, |text| text.chars().count());
    count(form.text("title", 0..=EMBED_TITLE));
    count(form.text("description", 0..=EMBED_DESCRIPTION));
    form.number("color", 0..=0xff_ffff);
    for (name, part, most) in [("footer", "text", EMBED_FOOTER), ("author", "name", EMBED_AUTHOR)] {
        if let Some(body) = form.object(name) {
            let mut inner = Form::new(body, &form.path(&format!("{name}.")));
            count(inner.text(part, 0..=most));
            inner.address("icon_url", 0..=EMBED_URL, FILES_TOO);
            inner.address("url", 0..=EMBED_URL, WEB);
            let faults = std::mem::take(&mut inner.faults);
            form.faults.extend(faults);
        }
    }
    let fields = form.list("fields", 0..=EMBED_FIELDS).unwrap_or_default();
    for (index, field) in fields.iter().enumerate() {
        let mut field = Form::new(field, &form.path(&format!("fields.{index}.")));
        for (name, most) in [("name", EMBED_FIELD_NAME), ("value", EMBED_FIELD_VALUE)] {
            let text = field.text(name, 1..=most);
            count(field.required(name, text));
        }
        field.flag("inline");
        let faults = std::mem::take(&mut field.faults);
        form.faults.extend(faults);
    }
    form.address("url", 0..=EMBED_URL, WEB);
    for name in ["image", "thumbnail"] {
        if let Some(body) = form.object(name) {
            let mut inner = Form::new(body, &form.path(&format!("{name}.")));
            let url = inner.address("url", 1..=EMBED_URL, FILES_TOO);
            inner.required("url", url);
            // What Discord says of an image, a library may send back.
            inner.accepts_all();
            let faults = std::mem::take(&mut inner.faults);
            form.faults.extend(faults);
        }
    }
    if let Some(time) = form.text("timestamp", 0..=64)
        && DateTime::parse_from_rfc3339(&time).is_err()
        && time.parse::<DateTime<Utc>>().is_err()
    {
        let message = format!("Could not parse {time}. Should be ISO8601.");
        form.faults
            .add(form.path("timestamp"), "DATE_TIME_TYPE_PARSE", message);
    }
    // What a link brings along a bot cannot set: Discord passes over it.
    form.accepts(&["type", "video", "provider", "flags"]);
    let shows = [
        "title",
        "description",
        "fields",
        "footer",
        "author",
        "image",
        "thumbnail",
    ];
    let mut says = |name| form.raw(name).is_some_and(|part| !is_nothing(part));
    if !shows.into_iter().any(&mut says) {
        form.faults.required(form.path("description"));
    }
}

fn is_nothing(part: &Value) -> bool {
    match part {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// What a bot sends as an embed is of the type «rich»; what a library writes as null is left out.
fn rich(embed: &mut Value) {
    let Some(parts) = embed.as_object_mut() else {
        return;
    };
    parts.insert("type".into(), json!("rich"));
    parts.retain(|_, part| !part.is_null());
    for name in ["footer", "author", "image", "thumbnail"] {
        if let Some(part) = parts.get_mut(name).and_then(Value::as_object_mut) {
            part.retain(|_, field| !field.is_null());
        }
    }
    let fields = parts.get_mut("fields").and_then(Value::as_array_mut);
    for field in fields.into_iter().flatten().filter_map(Value::as_object_mut) {
        let inline = field.entry("inline").or_insert(Value::Null);
        if inline.is_null() {
            *inline = json!(false);
        }
    }
}
