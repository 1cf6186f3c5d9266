//! A schema, and what does not fit it.

use jsonschema::Validator;
use serde_json::Value;

/// A JSON schema.
pub struct Schema(Validator);

impl Schema {
    /// The schema in `text`.
    ///
    /// # Panics
    /// If it is none.
    pub fn new(text: &str) -> Schema {
        let schema: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("no JSON: {error}"));
        Schema(jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("no schema: {error}")))
    }

    /// What does not fit it, each with its place.
    pub fn faults(&self, value: &Value) -> Vec<String> {
        let faults = self.0.iter_errors(value);
        faults.map(|it| format!("{}: {it}", it.instance_path())).collect()
    }
}
