//! Discord's own description of its API, and whether an exchange fits it.
//!
//! The description is a preview: where it and the documentation differ, the documentation holds. What is known to differ
//! stands in [`deviations`].

mod deviations;
mod operation;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use jsonschema::Validator;
use serde_json::{Value, json};

use operation::Operation;

/// Discord's description, with what is needed to check against it.
pub struct Description {
    document: Value,
    operations: Vec<Operation>,
    /// Those that were needed so far: to make one takes a while.
    validators: RefCell<HashMap<String, Rc<Validator>>>,
}

/// A request and its answer, as the offline Discord records them.
#[derive(Clone, Copy)]
pub struct Exchange<'a> {
    pub method: &'a str,
    /// `/api/v10/users/@me?limit=1`
    pub path: &'a str,
    pub request: &'a Value,
    pub status: u64,
    pub answer: &'a Value,
}

impl<'a> Exchange<'a> {
    /// Reads an entry of a record; `None` if it is not of the REST API.
    pub fn read(entry: &'a Value) -> Option<Self> {
        // What is sent to a bot's endpoint is no request to Discord.
        (entry["kind"] == "rest").then_some(())?;
        Some(Self {
            method: entry["method"].as_str()?,
            path: entry["path"].as_str()?,
            request: &entry["request"],
            status: entry["status"].as_u64()?,
            answer: &entry["answer"],
        })
    }
}

impl Description {
    pub fn new(mut document: Value) -> Self {
        deviations::amend(&mut document);
        let operations = operation::all(&document);
        Self {
            document,
            operations,
            validators: RefCell::default(),
        }
    }

    fn operation_of(&self, exchange: &Exchange) -> Option<&Operation> {
        let path = exchange.path.split('?').next().unwrap_or_default();
        let path = ["/api/v10", "/api/v9", "/api"]
            .iter()
            .find_map(|prefix| path.strip_prefix(prefix))?;
        let fitting = self.operations.iter().filter(|it| it.fits(exchange.method, path));
        fitting.min_by_key(|it| it.variables())
    }

    /// What the exchange is one of: `GET /users/{user_id}`. `None` if the description does not have it.
    pub fn operation(&self, exchange: &Exchange) -> Option<String> {
        self.operation_of(exchange).map(Operation::name)
    }

    /// What does not fit, one line each. `None` if the description does not have this route.
    pub fn faults(&self, exchange: &Exchange) -> Option<Vec<String>> {
        let operation = self.operation_of(exchange)?;
        let (name, status) = (operation.name(), exchange.status);
        let mut checks = Vec::new();
        match operation.answer(&self.document, status) {
            Some(schema) => checks.push(("answer", schema, exchange.answer)),
            None => return Some(vec![format!("{name}: no answer of status {status} is described")]),
        }
        // A request that was refused need not fit.
        let is_json = exchange.request.is_object() || exchange.request.is_array();
        if status < 300
            && is_json
            && let Some(schema) = operation.request(&self.document)
        {
            checks.push(("request", schema, exchange.request));
        }
        let mut faults = Vec::new();
        for (what, schema, value) in checks {
            let found = self.check(&format!("{name} {what} {status}"), schema, value);
            faults.extend(found.into_iter().map(|fault| format!("{name}: {what}{fault}")));
        }
        Some(faults)
    }

    /// The fields that the description wants in this answer: in a list, in its entries. `None` if there is nothing of
    /// which it wants any.
    pub fn wants(&self, exchange: &Exchange) -> Option<Vec<String>> {
        let schema = self
            .operation_of(exchange)?
            .answer(&self.document, exchange.status)?;
        let (schema, answer) = match exchange.answer {
            Value::Array(entries) => (&schema["items"], entries.first()?),
            answer => (&schema, answer),
        };
        let mut fields = Vec::new();
        self.required(schema, &mut fields);
        fields.retain(|field| answer.get(field).is_some());
        (!fields.is_empty()).then_some(fields)
    }

    fn required(&self, schema: &Value, fields: &mut Vec<String>) {
        if let Some(schema) = schema["$ref"].as_str().and_then(|it| self.resolve(it)) {
            return self.required(schema, fields);
        }
        let own = schema["required"].as_array().into_iter().flatten();
        fields.extend(own.filter_map(Value::as_str).map(str::to_owned));
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.required(part, fields);
        }
    }

    fn resolve(&self, reference: &str) -> Option<&Value> {
        self.document.pointer(reference.trim_start_matches('#'))
    }

    fn check(&self, key: &str, schema: Value, value: &Value) -> Vec<String> {
        if schema.is_null() {
            return match value {
                Value::Null => Vec::new(),
                value => vec![format!(": nothing is expected, not {value}")],
            };
        }
        let validator = match self.validator(key, &schema) {
            Ok(validator) => validator,
            Err(error) => return vec![format!(": the description is broken: {error}")],
        };
        let faults = validator.iter_errors(value);
        faults
            .map(|fault| {
                let told: String = fault.to_string().chars().take(300).collect();
                format!(" at «{}»: {told}", fault.instance_path())
            })
            .collect()
    }

    fn validator(&self, key: &str, schema: &Value) -> Result<Rc<Validator>, String> {
        if let Some(validator) = self.validators.borrow().get(key) {
            return Ok(Rc::clone(validator));
        }
        let whole = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "components": self.document["components"],
            "allOf": [schema],
        });
        let options = jsonschema::options().should_validate_formats(false);
        let validator = Rc::new(options.build(&whole).map_err(|error| error.to_string())?);
        self.validators
            .borrow_mut()
            .insert(key.into(), Rc::clone(&validator));
        Ok(validator)
    }
}
