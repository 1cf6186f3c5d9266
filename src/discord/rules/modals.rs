//! The shape of a modal. `interactions/receiving-and-responding` (Modal), `components/reference` (Text input)

use std::collections::HashSet;

use serde_json::{Value, json};

use super::*;
use crate::discord::error::ApiError;
use crate::discord::form::Form;

const ACTION_ROW: u64 = 1;
const TEXT_INPUT: u64 = 4;

/// Reads and checks a modal: rows with one text input each.
pub fn read(data: &Value) -> Result<Value, ApiError> {
    let mut form = Form::new(data, "data.");
    let custom_id = form.text("custom_id", CUSTOM_ID);
    let custom_id = form.required("custom_id", custom_id);
    let title = form.text("title", MODAL_TITLE);
    let title = form.required("title", title);
    let rows = form.list("components", MODAL_COMPONENTS);
    let rows = form.required("components", rows).unwrap_or_default();
    let mut inputs = Vec::new();
    let mut seen = HashSet::new();
    for (index, row) in rows.iter().enumerate() {
        let mut row = Form::new(row, &form.path(&format!("components.{index}.")));
        let kind = row.number("type", 0..=u64::MAX);
        row.accepts(&["id"]);
        if kind != Some(ACTION_ROW) {
            let path = row.path("type");
            let message = "The offline Discord covers only action rows with a text input here.";
            row.faults.add(path, "NOT_COVERED", message);
        }
        let inside = row.list("components", 1..=1).unwrap_or_default();
        for (place, component) in inside.iter().enumerate() {
            let at = row.path(&format!("components.{place}."));
            let mut input = Form::new(component, &at);
            inputs.push(text_input(&mut input, &mut seen));
            let faults = std::mem::take(&mut input.faults);
            row.faults.extend(faults);
        }
        let faults = std::mem::take(&mut row.faults);
        form.faults.extend(faults);
    }
    form.check()?;
    Ok(json!({ "custom_id": custom_id, "title": title, "components": inputs }))
}

fn text_input(form: &mut Form, seen: &mut HashSet<String>) -> Value {
    if form.number("type", 0..=u64::MAX) != Some(TEXT_INPUT) {
        form.faults.choice(form.path("type"), "4");
    }
    let custom_id = form.text("custom_id", CUSTOM_ID);
    let custom_id = form.required("custom_id", custom_id).unwrap_or_default();
    if !seen.insert(custom_id.clone()) {
        let message = "Component custom id cannot be duplicated";
        form.faults
            .add(form.path("custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
    let label = form.text("label", TEXT_INPUT_LABEL);
    let label = form.required("label", label);
    let style = form.number("style", 1..=2);
    let style = form.required("style", style);
    let least = form.number("min_length", TEXT_INPUT_MIN).unwrap_or(0);
    let most = form
        .number("max_length", TEXT_INPUT_MAX)
        .unwrap_or(*TEXT_INPUT_MAX.end());
    if least > most {
        let message = "Minimum length cannot exceed the maximum length";
        form.faults
            .add(form.path("min_length"), "BASE_TYPE_BAD_LENGTH", message);
    }
    form.accepts(&["id"]);
    json!({
        "custom_id": custom_id,
        "label": label,
        "style": style,
        "required": form.flag("required").unwrap_or(true),
        "min_length": least,
        "max_length": most,
        "value": form.text("value", 0..=TEXT_INPUT_VALUE),
        "placeholder": form.text("placeholder", 0..=TEXT_INPUT_PLACEHOLDER),
    })
}
