//! The shape of a message's buttons and menus. `components/reference` (Action row, Button, String select …)

use std::collections::HashSet;

use serde_json::{Value, json};

use super::*;
use crate::discord::error::Faults;
use crate::discord::form::Form;
use crate::discord::world::Emoji;

/// Types of a component. `components/reference` (Component types)
pub mod kind {
    pub const ROW: u64 = 1;
    pub const BUTTON: u64 = 2;
    pub const STRING_SELECT: u64 = 3;
    pub const USER_SELECT: u64 = 5;
    pub const CHANNEL_SELECT: u64 = 8;
}
const LINK: u64 = 5;
const PREMIUM: u64 = 6;

/// Checks rows of components, and writes them as Discord answers with them: each with a number, menus with their bounds.
pub fn check(rows: &mut [Value], at: &str, faults: &mut Faults) {
    let mut seen = HashSet::new();
    let mut number = 0;
    for (index, row) in rows.iter_mut().enumerate() {
        let at = format!("{at}.{index}");
        check_row(row, &at, &mut seen, faults);
        numbered(row, &mut number);
        let inside = row.get_mut("components").and_then(Value::as_array_mut);
        for component in inside.into_iter().flatten() {
            numbered(component, &mut number);
            with_defaults(component);
        }
    }
}

fn check_row(row: &Value, at: &str, seen: &mut HashSet<String>, faults: &mut Faults) {
    let mut form = Form::new(row, &format!("{at}."));
    form.accepts(&["id"]);
    let kind = form.number("type", 0..=u64::MAX);
    let kind = form.required("type", kind);
    if kind.is_some_and(|kind| kind != kind::ROW) {
        form.faults.kind(at, &[kind::ROW]);
        // What else it may hold is another kind's.
        form.accepts_all();
        return faults.extend(std::mem::take(&mut form.faults));
    }
    let inside = form.list("components", ROW_COMPONENTS);
    let inside = form.required("components", inside).unwrap_or_default();
    let mut width = 0;
    for (index, component) in inside.iter().enumerate() {
        let at = form.path(&format!("components.{index}"));
        // A menu fills a row.
        width += match component["type"].as_u64() {
            Some(kind::BUTTON) => 1,
            _ => *ROW_COMPONENTS.end(),
        };
        if width > *ROW_COMPONENTS.end() && inside.len() <= *ROW_COMPONENTS.end() {
            let message = "The specified component exceeds the maximum width";
            form.faults
                .add(at.as_str(), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
        }
        let mut component = Form::new(component, &format!("{at}."));
        check_component(&mut component, &at, seen);
        let faults = std::mem::take(&mut component.faults);
        form.faults.extend(faults);
    }
    faults.extend(std::mem::take(&mut form.faults));
}

fn check_component(form: &mut Form, at: &str, seen: &mut HashSet<String>) {
    form.accepts(&["id"]);
    form.flag("disabled");
    let kind = form.number("type", 0..=u64::MAX);
    match form.required("type", kind) {
        Some(kind::BUTTON) => check_button(form, seen),
        Some(kind @ (kind::STRING_SELECT | kind::USER_SELECT..=kind::CHANNEL_SELECT)) => {
            check_menu_of_any_kind(form, kind, seen);
        }
        Some(_) => {
            form.faults.kind(at, &[2, 3, 5, 6, 7, 8]);
            form.accepts_all();
        }
        None => {}
    }
}

fn check_button(form: &mut Form, seen: &mut HashSet<String>) {
    let style = form.number("style", 1..=PREMIUM);
    let style = form.required("style", style);
    let label = form.text("label", 0..=BUTTON_LABEL);
    let emoji = check_emoji(form);
    match style {
        Some(LINK) => {
            let url = form.address("url", 1..=BUTTON_URL, &["http", "https", "discord"]);
            form.required("url", url);
            if form.raw("custom_id").is_some_and(|id| !id.is_null()) {
                let message = "A custom id and url cannot both be specified";
                form.faults.add(
                    form.path("custom_id"),
                    "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                    message,
                );
            }
        }
        Some(PREMIUM) => {
            form.id("sku_id");
        }
        _ if form.raw("custom_id").is_none_or(|id| id.is_null() || *id == "") => {
            let path = form.path("custom_id");
            let message = "A custom id is required";
            form.faults
                .add(path, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", message);
        }
        _ => {
            check_custom_id(form, seen);
        }
    }
    if style != Some(PREMIUM) && label.is_none_or(|label| label.is_empty()) && !emoji {
        form.faults.required(form.path("label"));
    }
}

/// The emoji of a button or of an entry. True if there is one. (The code is the same for both: discord-api-docs#8071.)
fn check_emoji(form: &mut Form) -> bool {
    let Some(emoji) = form.object("emoji") else {
        return false;
    };
    let mut inner = Form::new(emoji, &form.path("emoji."));
    let id = inner.id("id");
    let name = inner.text("name", 0..=usize::MAX);
    inner.flag("animated");
    // A guild's own is known by its id, and guilds have none here: it is taken as it is.
    if id.is_none() && name.is_none_or(|name| Emoji::read(&name).is_err()) {
        let path = inner.path("name");
        inner
            .faults
            .add(path, "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
    }
    form.faults.extend(std::mem::take(&mut inner.faults));
    true
}

pub fn check_custom_id(form: &mut Form, seen: &mut HashSet<String>) -> Option<String> {
    let custom_id = form.text("custom_id", CUSTOM_ID);
    let custom_id = form.required("custom_id", custom_id)?;
    if !seen.insert(custom_id.clone()) {
        let message = "Component custom id cannot be duplicated";
        form.faults
            .add(form.path("custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
    Some(custom_id)
}

/// A menu of its own entries, or of who and what is in the server.
pub fn check_menu_of_any_kind(form: &mut Form, kind: u64, seen: &mut HashSet<String>) {
    form.accepts(&["id"]);
    let most = check_menu(form, seen);
    if kind == kind::STRING_SELECT {
        check_options(form, most);
    } else {
        form.accepts(&["default_values", "channel_types"]);
    }
}

/// Returns how many entries may be chosen.
fn check_menu(form: &mut Form, seen: &mut HashSet<String>) -> u64 {
    check_custom_id(form, seen);
    form.text("placeholder", 0..=SELECT_PLACEHOLDER);
    let least = form.number("min_values", 0..=SELECT_OPTIONS as u64).unwrap_or(1);
    let most = form.number("max_values", 1..=SELECT_OPTIONS as u64).unwrap_or(1);
    if least > most {
        let message = format!("int value should be less than or equal to {most}.");
        form.faults
            .add(form.path("min_values"), "NUMBER_TYPE_MAX", message);
    }
    most
}

fn check_options(form: &mut Form, most: u64) {
    let options = form.list("options", 1..=SELECT_OPTIONS);
    let options = form.required("options", options).unwrap_or_default();
    let mut values = HashSet::new();
    let mut defaults = 0;
    for (index, option) in options.iter().enumerate() {
        let mut option = Form::new(option, &form.path(&format!("options.{index}.")));
        let label = option.text("label", SELECT_TEXT);
        option.required("label", label);
        let value = option.text("value", SELECT_TEXT);
        if let Some(value) = option.required("value", value)
            && !values.insert(value)
        {
            let message = "The specified option value is already used";
            option.faults.add(
                option.path("value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                message,
            );
        }
        option.text("description", 0..=*SELECT_TEXT.end());
        check_emoji(&mut option);
        defaults += u64::from(option.flag("default").unwrap_or_default());
        let faults = std::mem::take(&mut option.faults);
        form.faults.extend(faults);
    }
    if defaults > most {
        let message = "The specified number of default values exceeds the specified maximum values";
        let path = form.path("options");
        form.faults
            .add(path, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message);
    }
}

fn numbered(component: &mut Value, number: &mut u64) {
    *number += 1;
    if let Some(component) = component.as_object_mut() {
        component.retain(|_, field| !field.is_null());
        component.entry("id").or_insert(json!(*number));
    }
}

/// A menu with its bounds; what a library wrote as null is left out.
pub fn with_defaults(component: &mut Value) {
    let is_menu = component["type"].as_u64() != Some(kind::BUTTON);
    if let Some(fields) = component.as_object_mut().filter(|_| is_menu) {
        fields.entry("min_values").or_insert(json!(1));
        fields.entry("max_values").or_insert(json!(1));
        let options = fields.get_mut("options").and_then(Value::as_array_mut);
        for option in options.into_iter().flatten().filter_map(Value::as_object_mut) {
            option.retain(|_, field| !field.is_null());
        }
    }
}
