//! One operation of the description: a method on a path.

use serde_json::Value;

pub struct Operation {
    method: String,
    path: String,
}

pub fn all(document: &Value) -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for method in methods
            .as_object()
            .into_iter()
            .flatten()
            .map(|(method, _)| method)
        {
            if ["get", "post", "put", "patch", "delete"].contains(&method.as_str()) {
                all.push(Operation {
                    method: method.clone(),
                    path: path.clone(),
                });
            }
        }
    }
    all
}

impl Operation {
    pub fn name(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    /// The fewer a path has, the more it says.
    pub fn variables(&self) -> usize {
        self.path.matches('{').count()
    }

    pub fn fits(&self, method: &str, path: &str) -> bool {
        let (own, asked): (Vec<_>, Vec<_>) = (self.path.split('/').collect(), path.split('/').collect());
        method.eq_ignore_ascii_case(&self.method)
            && own.len() == asked.len()
            && own
                .iter()
                .zip(asked)
                .all(|(own, asked)| own.starts_with('{') || *own == asked)
    }

    fn within<'d>(&self, document: &'d Value) -> &'d Value {
        &document["paths"][&self.path][&self.method]
    }

    /// The schema of the answer with this status; null if it has no body.
    pub fn answer(&self, document: &Value, status: u64) -> Option<Value> {
        let answers = &self.within(document)["responses"];
        let exact = answers.get(status.to_string());
        let answer = exact.or_else(|| answers.get(format!("{}XX", status / 100)))?;
        let answer = match answer["$ref"].as_str() {
            Some(reference) => document.pointer(reference.trim_start_matches('#'))?,
            None => answer,
        };
        Some(answer["content"]["application/json"]["schema"].clone())
    }

    pub fn request(&self, document: &Value) -> Option<Value> {
        let schema = &self.within(document)["requestBody"]["content"]["application/json"]["schema"];
        (!schema.is_null()).then(|| schema.clone())
    }
}
