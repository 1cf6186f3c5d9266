//! The shape of a modal. `interactions/receiving-and-responding` (Modal), `components/reference` (Label, Text input, Text
//! display, String select …)

use std::collections::HashSet;

use serde_json::{Value, json};

use super::components::{self, kind};
use super::*;
use crate::discord::error::ApiError;
use crate::discord::form::Form;
use crate::discord::gap::Gap;

/// Components that a modal may hold, beside those of a message.
const TEXT_INPUT: u64 = 4;
const TEXT_DISPLAY: u64 = 10;
const LABEL: u64 = 18;
/// Those that a label may hold: all that one can fill in. Files, radio buttons and check boxes are not covered here.
const IN_A_LABEL: [u64; 10] = [3, 4, 5, 6, 7, 8, 19, 21, 22, 23];

fn not_covered(kind: u64) -> Option<Gap> {
    match kind {
        19 => Some(Gap::FileUpload),
        21 => Some(Gap::RadioGroup),
        22 => Some(Gap::CheckboxGroup),
        23 => Some(Gap::Checkbox),
        _ => None,
    }
}

/// Reads and checks a modal: text inputs, each in a row of its own (as libraries wrote them at first) or in a label, menus in
/// a label, and text between them. What it holds is listed field by field; `in` is the type of what a field stands in, which
/// is how it comes back when it is submitted.
pub fn read(data: &Value) -> Result<Value, ApiError> {
    let mut form = Form::new(data, "data.");
    let custom_id = form.text("custom_id", CUSTOM_ID);
    let custom_id = form.required("custom_id", custom_id);
    let title = form.text("title", MODAL_TITLE);
    let title = form.required("title", title);
    let rows = form.list("components", MODAL_COMPONENTS);
    let rows = form.required("components", rows).unwrap_or_default();
    let mut fields = Vec::new();
    let mut seen = HashSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = form.path(&format!("components.{index}"));
        let mut row = Form::new(row, &format!("{at}."));
        row.accepts(&["id"]);
        let kind = row.number("type", 0..=u64::MAX);
        match row.required("type", kind) {
            Some(kind::ROW) => fields.extend(in_row(&mut row, &mut seen)),
            Some(LABEL) => fields.extend(in_label(&mut row, &mut seen)),
            Some(TEXT_DISPLAY) => {
                let content = row.text("content", TEXT_DISPLAY_CONTENT);
                let content = row.required("content", content);
                fields.push(json!({ "type": TEXT_DISPLAY, "content": content }));
            }
            Some(_) => {
                row.faults.kind(at, &[kind::ROW, TEXT_DISPLAY, LABEL]);
                row.accepts_all();
            }
            None => {}
        }
        form.faults.extend(std::mem::take(&mut row.faults));
    }
    form.check()?;
    Ok(json!({ "custom_id": custom_id, "title": title, "components": fields }))
}

fn in_row(row: &mut Form, seen: &mut HashSet<String>) -> Option<Value> {
    let inside = row.list("components", 1..=1);
    let inside = row.required("components", inside)?.first()?;
    let at = row.path("components.0");
    let mut input = Form::new(inside, &format!("{at}."));
    let kind = input.number("type", 0..=u64::MAX);
    let mut field = None;
    match input.required("type", kind) {
        Some(TEXT_INPUT) => {
            let label = input.text("label", TEXT_INPUT_LABEL);
            let label = input.required("label", label);
            let mut read = text_input(&mut input, seen);
            read["in"] = json!(kind::ROW);
            read["label"] = json!(label);
            field = Some(read);
        }
        Some(_) => {
            input.faults.kind(at, &[TEXT_INPUT]);
            input.accepts_all();
        }
        None => {}
    }
    row.faults.extend(std::mem::take(&mut input.faults));
    field
}

fn in_label(row: &mut Form, seen: &mut HashSet<String>) -> Option<Value> {
    let label = row.text("label", TEXT_INPUT_LABEL);
    let label = row.required("label", label);
    let description = row.text("description", 0..=LABEL_DESCRIPTION);
    let component = row.object("component");
    let component = row.required("component", component)?;
    let at = row.path("component");
    let mut inner = Form::new(component, &format!("{at}."));
    let kind = inner.number("type", 0..=u64::MAX);
    let field = match inner.required("type", kind) {
        Some(TEXT_INPUT) => {
            // Its label is the one around it; one of its own says nothing.
            inner.text("label", TEXT_INPUT_LABEL);
            Some(text_input(&mut inner, seen))
        }
        Some(kind)
            if kind == kind::STRING_SELECT || (kind::USER_SELECT..=kind::CHANNEL_SELECT).contains(&kind) =>
        {
            components::check_menu_of_any_kind(&mut inner, kind, seen);
            let mut field = component.clone();
            components::with_defaults(&mut field);
            field["required"] = json!(inner.flag("required").unwrap_or(true));
            Some(field)
        }
        Some(kind) => {
            match not_covered(kind) {
                Some(gap) => inner.faults.gap(inner.path("type"), gap),
                None => inner.faults.kind(at, &IN_A_LABEL),
            }
            inner.accepts_all();
            None
        }
        None => None,
    };
    row.faults.extend(std::mem::take(&mut inner.faults));
    let mut field = field?;
    field["in"] = json!(LABEL);
    field["label"] = json!(label);
    field["description"] = json!(description);
    Some(field)
}

fn text_input(form: &mut Form, seen: &mut HashSet<String>) -> Value {
    let custom_id = components::check_custom_id(form, seen);
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
        "type": TEXT_INPUT,
        "custom_id": custom_id,
        "style": style,
        "required": form.flag("required").unwrap_or(true),
        "min_length": least,
        "max_length": most,
        "value": form.text("value", 0..=TEXT_INPUT_VALUE),
        "placeholder": form.text("placeholder", 0..=TEXT_INPUT_PLACEHOLDER),
    })
}
