//! The shape of a message's buttons and menus. `components/reference` (Action row, Button, String select …)

use std::collections::HashSet;

use serde_json::{Value, json};

use super::*;
use crate::discord::error::Faults;
use crate::discord::form::Form;

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
    if form.number("type", 0..=u64::MAX) != Some(kind::ROW) {
        form.faults.choice(form.path("type"), "1");
    }
    form.accepts(&["id"]);
    let inside = form.list("components", ROW_COMPONENTS);
    let inside = form.required("components", inside).unwrap_or_default();
    let is_menu = |component: &Value| component["type"].as_u64() != Some(kind::BUTTON);
    // A menu fills a row.
    if inside.len() > 1 && inside.iter().any(is_menu) {
        let message = "The maximum width of a row is 5; a select menu takes all of it";
        form.faults.add(
            form.path("components"),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            message,
        );
    }
    for (index, component) in inside.iter().enumerate() {
        let mut component = Form::new(component, &form.path(&format!("components.{index}.")));
        check_component(&mut component, seen);
        let faults = std::mem::take(&mut component.faults);
        form.faults.extend(faults);
    }
    faults.extend(std::mem::take(&mut form.faults));
}

fn check_component(form: &mut Form, seen: &mut HashSet<String>) {
    form.accepts(&["id", "disabled"]);
    match form.number("type", 0..=u64::MAX) {
        Some(kind::BUTTON) => check_button(form, seen),
        Some(kind::STRING_SELECT) => {
            check_menu(form, seen);
            check_options(form);
        }
        Some(kind::USER_SELECT..=kind::CHANNEL_SELECT) => {
            check_menu(form, seen);
            form.accepts(&["default_values", "channel_types"]);
        }
        _ => form.faults.choice(form.path("type"), "2, 3, 5, 6, 7, 8"),
    }
}

fn check_button(form: &mut Form, seen: &mut HashSet<String>) {
    let style = form.number("style", 1..=PREMIUM);
    let style = form.required("style", style);
    let label = form.text("label", 0..=BUTTON_LABEL);
    let emoji = form.object("emoji");
    match style {
        Some(LINK) => {
            let url = form.text("url", 1..=BUTTON_URL);
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
        _ => check_custom_id(form, seen),
    }
    if style != Some(PREMIUM) && label.is_none_or(|label| label.is_empty()) && emoji.is_none() {
        form.faults.required(form.path("label"));
    }
}

fn check_custom_id(form: &mut Form, seen: &mut HashSet<String>) {
    let custom_id = form.text("custom_id", CUSTOM_ID);
    if let Some(custom_id) = form.required("custom_id", custom_id)
        && !seen.insert(custom_id)
    {
        let message = "Component custom id cannot be duplicated";
        form.faults
            .add(form.path("custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
}

fn check_menu(form: &mut Form, seen: &mut HashSet<String>) {
    check_custom_id(form, seen);
    form.text("placeholder", 0..=SELECT_PLACEHOLDER);
    let least = form.number("min_values", 0..=SELECT_OPTIONS as u64).unwrap_or(1);
    let most = form.number("max_values", 1..=SELECT_OPTIONS as u64).unwrap_or(1);
    if least > most {
        let message = format!("int value should be less than or equal to {most}.");
        form.faults
            .add(form.path("min_values"), "NUMBER_TYPE_MAX", message);
    }
}

fn check_options(form: &mut Form) {
    let options = form.list("options", 1..=SELECT_OPTIONS);
    let options = form.required("options", options).unwrap_or_default();
    let mut values = HashSet::new();
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
        option.accepts(&["emoji", "default"]);
        let faults = std::mem::take(&mut option.faults);
        form.faults.extend(faults);
    }
}

fn numbered(component: &mut Value, number: &mut u64) {
    *number += 1;
    if let Some(component) = component.as_object_mut() {
        component.retain(|_, field| !field.is_null());
        component.entry("id").or_insert(json!(*number));
    }
}

fn with_defaults(component: &mut Value) {
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
