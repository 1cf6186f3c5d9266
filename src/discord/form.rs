//! Reading a request's JSON: each field with its type and bounds, all faults found at once as Discord does, and the fields
//! that nobody read told, because they are not covered here.

use std::cell::RefCell;
use std::future::Future;
use std::ops::RangeInclusive;

use serde_json::Value;

use super::clock::Snowflake;
use super::error::{ApiError, Faults};

/// What Discord says of something else where an object is wanted.
const NO_MODEL: (&str, &str) = (
    "MODEL_TYPE_CONVERT",
    "Only dictionaries may be used in a ModelType",
);

/// A JSON object in the course of being read. What it was never asked for is told when it is dropped.
pub struct Form<'a> {
    body: &'a Value,
    /// Stands before each field's path, for example `data.`.
    at: String,
    pub faults: Faults,
    /// The names of its fields that were read. They are few, however many a bot sends.
    read: Vec<&'a str>,
    all_are_read: bool,
}

/// Where a field stands. It is written out only if there is something to be said of it.
struct Place<'a>(&'a str, &'a str);

impl From<Place<'_>> for String {
    fn from(Place(at, name): Place) -> Self {
        format!("{at}{name}")
    }
}

impl<'a> Form<'a> {
    pub fn new(body: &'a Value, at: &str) -> Self {
        let mut faults = Faults::default();
        let whole = at.trim_end_matches('.');
        if body.is_null() && !whole.is_empty() {
            let message = "List item values of ModelType are required";
            faults.add(whole, "LIST_ITEM_VALUE_REQUIRED", message);
        } else if !body.is_object() {
            faults.add(whole, NO_MODEL.0, NO_MODEL.1);
        }
        Self {
            body,
            at: at.into(),
            faults,
            read: Vec::new(),
            all_are_read: false,
        }
    }

    /// Where a field stands in the request.
    pub fn path(&self, name: &str) -> String {
        Place(&self.at, name).into()
    }

    /// A field as it is, present or null or absent.
    pub fn raw(&mut self, name: &'a str) -> Option<&'a Value> {
        self.read.push(name);
        self.body.get(name)
    }

    /// Fields that change nothing here, whatever they say.
    pub fn accepts(&mut self, names: &[&'a str]) {
        self.read.extend(names);
    }

    /// All fields, of something that cannot be read.
    pub fn accepts_all(&mut self) {
        self.all_are_read = true;
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
        code: &'static str,
        message: impl Fn(&Value) -> String,
    ) -> Option<Option<T>> {
        match self.raw(name)? {
            Value::Null => Some(None),
            value => {
                let converted = convert(value);
                if converted.is_none() {
                    self.faults.add(self.path(name), code, message(value));
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
        let text = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let text = self.field(name, text, "STRING_TYPE_CONVERT", |value| {
            format!("Could not interpret {} as string.", quoted(value))
        })?;
        if let Some(text) = &text {
            self.faults.length(Place(&self.at, name), text, length);
        }
        Some(text)
    }

    pub fn flag(&mut self, name: &'a str) -> Option<bool> {
        let message = |_: &Value| "Must be either true or false.".into();
        self.field(name, Value::as_bool, "BOOLEAN_TYPE_CONVERT", message)
            .flatten()
    }

    /// A whole number, as a number or as a text that holds one.
    pub fn number(&mut self, name: &'a str, range: RangeInclusive<u64>) -> Option<u64> {
        self.nullable_number(name, range).flatten()
    }

    pub fn nullable_number(&mut self, name: &'a str, range: RangeInclusive<u64>) -> Option<Option<u64>> {
        let number = |value: &Value| match value {
            Value::String(text) => text.parse::<i128>().ok(),
            value => value.as_u64().map(i128::from).or(value.as_i64().map(i128::from)),
        };
        let number = self.field(name, number, "NUMBER_TYPE_COERCE", |value| {
            format!("Value {} is not int.", quoted(value))
        })?;
        let Some(number) = number else { return Some(None) };
        // What lies beyond all that a number can be lies beyond every bound.
        let bounded = u64::try_from(number).unwrap_or(if number < 0 { 0 } else { u64::MAX });
        if number < 0 {
            let message = format!("int value should be greater than or equal to {}.", range.start());
            self.faults.add(self.path(name), "NUMBER_TYPE_MIN", message);
        } else {
            self.faults.range(Place(&self.at, name), bounded, range);
        }
        Some(Some(bounded))
    }

    pub fn id(&mut self, name: &'a str) -> Option<Snowflake> {
        self.nullable_id(name).flatten()
    }

    pub fn nullable_id(&mut self, name: &'a str) -> Option<Option<Snowflake>> {
        self.field(name, as_id, "NUMBER_TYPE_COERCE", no_snowflake)
    }

    pub fn ids(&mut self, name: &'a str) -> Option<Vec<Snowflake>> {
        let list = self.list(name, 0..=usize::MAX)?;
        let mut ids = Vec::new();
        for (index, value) in list.iter().enumerate() {
            match as_id(value) {
                Some(id) => ids.push(id),
                None => {
                    let path = self.path(&format!("{name}.{index}"));
                    self.faults.add(path, "NUMBER_TYPE_COERCE", no_snowflake(value));
                }
            }
        }
        Some(ids)
    }

    /// A list; null is an empty one.
    pub fn list(&mut self, name: &'a str, count: RangeInclusive<usize>) -> Option<&'a [Value]> {
        let entries = |value: &'a Value| value.as_array().map(Vec::as_slice);
        let message = |_: &Value| "Only iterables may be used in a ListType".into();
        let list = self.field(name, entries, "LIST_TYPE_CONVERT", message)?;
        let list = list.unwrap_or_default();
        self.faults.count(Place(&self.at, name), list.len(), count);
        Some(list)
    }

    /// An object within this one.
    pub fn object(&mut self, name: &'a str) -> Option<&'a Value> {
        let object = |value: &'a Value| value.is_object().then_some(value);
        self.field(name, object, NO_MODEL.0, |_| NO_MODEL.1.into())
            .flatten()
    }

    /// An address on the web, with one of these schemes.
    pub fn address(
        &mut self,
        name: &'a str,
        length: RangeInclusive<usize>,
        schemes: &[&str],
    ) -> Option<String> {
        let text = self.text(name, length)?;
        match text.split_once("://") {
            _ if text.is_empty() => {}
            Some((scheme, rest)) if schemes.contains(&scheme) => {
                if rest.is_empty() || text.contains(char::is_whitespace) {
                    self.faults
                        .add(self.path(name), "URL_TYPE_INVALID_URL", NO_ADDRESS);
                }
            }
            Some((scheme, _)) => {
                let schemes: Vec<String> = schemes.iter().map(|scheme| format!("'{scheme}'")).collect();
                let message = format!(
                    "Scheme \"{scheme}\" is not supported. Scheme must be one of ({}).",
                    schemes.join(", ")
                );
                self.faults
                    .add(self.path(name), "URL_TYPE_INVALID_SCHEME", message);
            }
            None => self
                .faults
                .add(self.path(name), "URL_TYPE_INVALID_URL", NO_ADDRESS),
        }
        Some(text)
    }

    /// The faults of what was read so far, if there are any.
    pub fn check(&mut self) -> Result<(), ApiError> {
        std::mem::take(&mut self.faults).check()
    }
}

impl Drop for Form<'_> {
    fn drop(&mut self) {
        if self.all_are_read {
            return;
        }
        for (name, value) in self.body.as_object().into_iter().flatten() {
            if !self.read.contains(&name.as_str()) && asks_for_something(value) {
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
pub fn asks_for_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    }
}

/// What Discord says of an address that is none.
const NO_ADDRESS: &str = "Not a well formed URL.";

fn no_snowflake(value: &Value) -> String {
    format!("Value {} is not snowflake.", quoted(value))
}

/// A value as it is told in a refusal.
pub fn quoted(value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{text}\""),
        value => format!("\"{value}\""),
    }
}

/// So many fields of one request are told.
const TOLD: usize = 20;

tokio::task_local! {
    /// The fields of the request in hand that are not covered here: whoever answers it tells of them.
    static NOT_COVERED: RefCell<Vec<String>>;
}

fn not_covered(path: String) {
    // Outside of a request nobody asks for anything.
    let _ = NOT_COVERED.try_with(|fields| {
        let mut fields = fields.borrow_mut();
        if fields.len() < TOLD {
            fields.push(path);
        }
    });
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
