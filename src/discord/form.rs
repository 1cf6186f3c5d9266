//! Reading a request's JSON: each field with its type and bounds, all faults found at once as Discord does, and the fields
//! that nobody read told, because they are not covered here.

use std::cell::RefCell;
use std::collections::HashSet;
use std::future::Future;
use std::ops::RangeInclusive;

use serde_json::Value;

use super::clock::Snowflake;
use super::error::{ApiError, Faults};

/// A JSON object in the course of being read. What it was never asked for is told when it is dropped.
pub struct Form<'a> {
    body: &'a Value,
    /// Stands before each field's path, for example `data.`.
    at: String,
    pub faults: Faults,
    read: HashSet<&'a str>,
}

impl<'a> Form<'a> {
    pub fn new(body: &'a Value, at: &str) -> Self {
        let mut faults = Faults::default();
        if !body.is_object() {
            let message = "Only dictionaries may be used in a DictType";
            faults.add(or_itself(at), "DICT_TYPE_CONVERT", message);
        }
        Self {
            body,
            at: at.into(),
            faults,
            read: HashSet::new(),
        }
    }

    /// Where a field stands in the request.
    pub fn path(&self, name: &str) -> String {
        format!("{}{name}", self.at)
    }

    /// A field as it is, present or null or absent.
    pub fn raw(&mut self, name: &'a str) -> Option<&'a Value> {
        self.read.insert(name);
        self.body.get(name)
    }

    /// Fields that change nothing here, whatever they say.
    pub fn accepts(&mut self, names: &[&'a str]) {
        self.read.extend(names);
    }

    pub fn required<T>(&mut self, name: &str, value: Option<T>) -> Option<T> {
        let path = self.path(name);
        if value.is_none() && !self.faults.has(&path) {
            self.faults.required(path);
        }
        value
    }

    /// `Some(None)` is null.
    fn field<T>(
        &mut self,
        name: &'a str,
        convert: impl Fn(&'a Value) -> Option<T>,
        fault: (&'static str, &'static str),
    ) -> Option<Option<T>> {
        match self.raw(name)? {
            Value::Null => Some(None),
            value => {
                let converted = convert(value);
                if converted.is_none() {
                    self.faults.add(self.path(name), fault.0, fault.1);
                }
                converted.map(Some)
            }
        }
    }

    /// A text. Discord takes a number for it, too.
    pub fn text(&mut self, name: &'a str, length: RangeInclusive<usize>) -> Option<String> {
        self.nullable_text(name, length).flatten()
    }

    pub fn nullable_text(&mut self, name: &'a str, length: RangeInclusive<usize>) -> Option<Option<String>> {
        let fault = ("STRING_TYPE_CONVERT", "Could not interpret value as string.");
        let text = self.field(
            name,
            |value| match value {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            },
            fault,
        )?;
        if let Some(text) = &text {
            self.faults.length(self.path(name), text, length);
        }
        Some(text)
    }

    pub fn flag(&mut self, name: &'a str) -> Option<bool> {
        let fault = ("BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        self.field(name, Value::as_bool, fault).flatten()
    }

    /// A whole number, as a number or as a text that holds one.
    pub fn number(&mut self, name: &'a str, range: RangeInclusive<u64>) -> Option<u64> {
        self.nullable_number(name, range).flatten()
    }

    pub fn nullable_number(&mut self, name: &'a str, range: RangeInclusive<u64>) -> Option<Option<u64>> {
        let number = |value: &Value| match value {
            Value::String(text) => text.parse().ok(),
            value => value.as_u64(),
        };
        let number = self.field(name, number, ("NUMBER_TYPE_COERCE", "Value is not int."))?;
        if let Some(number) = number {
            self.faults.range(self.path(name), number, range);
        }
        Some(number)
    }

    pub fn id(&mut self, name: &'a str) -> Option<Snowflake> {
        self.nullable_id(name).flatten()
    }

    pub fn nullable_id(&mut self, name: &'a str) -> Option<Option<Snowflake>> {
        let fault = ("NUMBER_TYPE_COERCE", "Value is not snowflake.");
        self.field(name, as_id, fault)
    }

    pub fn ids(&mut self, name: &'a str) -> Option<Vec<Snowflake>> {
        let fault = ("NUMBER_TYPE_COERCE", "Value is not snowflake.");
        let all = |value: &Value| value.as_array()?.iter().map(as_id).collect();
        self.field(name, all, fault).flatten()
    }

    /// A list; null is an empty one.
    pub fn list(&mut self, name: &'a str, count: RangeInclusive<usize>) -> Option<&'a [Value]> {
        let fault = ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        let list = self.field(name, |value| value.as_array().map(Vec::as_slice), fault)?;
        let list = list.unwrap_or_default();
        self.faults.count(self.path(name), list.len(), count);
        Some(list)
    }

    /// An object within this one.
    pub fn object(&mut self, name: &'a str) -> Option<&'a Value> {
        let fault = ("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        self.field(name, |value| value.is_object().then_some(value), fault)
            .flatten()
    }

    /// The faults of what was read so far, if there are any.
    pub fn check(&mut self) -> Result<(), ApiError> {
        std::mem::take(&mut self.faults).check()
    }
}

impl Drop for Form<'_> {
    fn drop(&mut self) {
        for (name, value) in self.body.as_object().into_iter().flatten() {
            if !self.read.contains(name.as_str()) && asks_for_something(value) {
                not_covered(self.path(name));
            }
        }
    }
}

pub fn as_id(value: &Value) -> Option<Snowflake> {
    match value {
        Value::String(text) => text.parse().ok().map(Snowflake),
        value => value.as_u64().map(Snowflake),
    }
}

/// Libraries write fields that say nothing.
fn asks_for_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    }
}

fn or_itself(at: &str) -> &str {
    match at.trim_end_matches('.') {
        "" => "_",
        at => at,
    }
}

tokio::task_local! {
    /// The fields of the request in hand that are not covered here: whoever answers it tells of them.
    static NOT_COVERED: RefCell<Vec<String>>;
}

fn not_covered(path: String) {
    // Outside of a request nobody asks for anything.
    let _ = NOT_COVERED.try_with(|fields| fields.borrow_mut().push(path));
}

/// Answers a request, and returns the names of its fields that are not covered.
pub async fn noting_fields<T>(answer: impl Future<Output = T>) -> (T, Vec<String>) {
    let noting = async {
        let answer = answer.await;
        (answer, NOT_COVERED.with(|fields| fields.take()))
    };
    NOT_COVERED.scope(RefCell::default(), noting).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[tokio::test]
    async fn what_was_not_read_is_told() {
        let body = json!({ "name": "a", "poll": { "question": "?" }, "tts": false, "nonce": null });
        let (name, fields) = noting_fields(async { Form::new(&body, "data.").text("name", 1..=5) }).await;
        assert_eq!((name.as_deref(), fields), (Some("a"), vec!["data.poll".into()]));
    }

    #[test]
    fn all_faults_are_found_at_once() {
        let body = json!({ "name": "", "nsfw": "yes", "position": -1, "parent_id": "x" });
        let mut form = Form::new(&body, "");
        form.text("name", 1..=5);
        form.flag("nsfw");
        form.number("position", 0..=10);
        form.id("parent_id");
        let topic = form.text("topic", 0..=5);
        form.required("topic", topic);
        for path in ["name", "nsfw", "position", "parent_id", "topic"] {
            assert!(form.faults.has(path), "{path}");
        }
    }
}
