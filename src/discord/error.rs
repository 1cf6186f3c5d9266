//! What Discord answers when it refuses: a status, a code, a message, and which fields were wrong.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::gap::Gap;
use super::rules::codes::Code;

/// A refusal, in Discord's own shape.
#[derive(Clone, Debug)]
pub struct ApiError {
    pub status: StatusCode,
    pub code: u32,
    pub message: String,
    pub faults: Faults,
    /// What whoever watches is told beside it, which Discord itself would not tell the bot.
    pub cause: Option<String>,
}

impl ApiError {
    pub fn new(status: StatusCode, code: u32, message: &str) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            faults: Faults::default(),
            cause: None,
        }
    }

    pub fn invalid_form(faults: Faults) -> Self {
        Self {
            faults,
            ..Self::new(StatusCode::BAD_REQUEST, 50035, "Invalid Form Body")
        }
    }

    /// The same, and why, for whoever watches.
    pub fn because(self, cause: impl Into<String>) -> Self {
        Self {
            cause: Some(cause.into()),
            ..self
        }
    }

    /// One line for whoever watches.
    pub fn told(&self) -> String {
        match self.faults.0.first() {
            Some(fault) if fault.path.is_empty() => fault.message.clone(),
            Some(fault) => format!("{}: {}", fault.path, fault.message),
            None => self.message.clone(),
        }
    }
}

impl From<Code> for ApiError {
    fn from(Code(status, code, message): Code) -> Self {
        // Every status in the table is one.
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
        Self::new(status, code, message)
    }
}

impl From<Faults> for ApiError {
    fn from(faults: Faults) -> Self {
        Self::invalid_form(faults)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut body = json!({ "message": self.message, "code": self.code });
        if !self.faults.0.is_empty() {
            body["errors"] = self.faults.tree();
        }
        let kind = [(header::CONTENT_TYPE, "application/json")];
        let mut response = (self.status, kind, body.to_string()).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// So many are told at once: a body of 25 MiB has room for a million.
const FAULTS: usize = 1000;

/// The wrong fields of one request body, found all at once as Discord does.
#[derive(Clone, Debug, Default)]
pub struct Faults(Vec<Fault>);

#[derive(Clone, Debug)]
struct Fault {
    /// Where it is, such as `data.content` or `0.options.2.name`; empty for the request as a whole.
    path: String,
    code: &'static str,
    message: String,
    /// It is wrong only because it is not covered here.
    gap: Option<Gap>,
}

impl Faults {
    pub fn add(&mut self, path: impl Into<String>, code: &'static str, message: impl Into<String>) {
        self.push(Fault {
            path: path.into(),
            code,
            message: message.into(),
            gap: None,
        });
    }

    fn push(&mut self, fault: Fault) {
        if self.0.len() < FAULTS {
            self.0.push(fault);
        }
    }

    /// The text must have so many characters.
    pub fn length(&mut self, path: impl Into<String>, text: &str, range: std::ops::RangeInclusive<usize>) {
        // Discord does not say what it counts; serenity, like us, counts characters.
        let length = text.chars().count();
        if range.contains(&length) {
            return;
        }
        let (least, most) = (*range.start(), *range.end());
        if length == 0 {
            self.required(path);
        } else if least == 0 {
            self.add(
                path,
                "BASE_TYPE_MAX_LENGTH",
                format!("Must be {most} or fewer in length."),
            );
        } else {
            self.add(
                path,
                "BASE_TYPE_BAD_LENGTH",
                format!("Must be between {least} and {most} in length."),
            );
        }
    }

    /// A list must have so many entries.
    pub fn count(&mut self, path: impl Into<String>, count: usize, range: std::ops::RangeInclusive<usize>) {
        let (least, most) = (*range.start(), *range.end());
        if !range.contains(&count) && least == 0 {
            self.add(
                path,
                "BASE_TYPE_MAX_LENGTH",
                format!("Must be {most} or fewer in length."),
            );
        } else if !range.contains(&count) {
            self.add(
                path,
                "BASE_TYPE_BAD_LENGTH",
                format!("Must be between {least} and {most} in length."),
            );
        }
    }

    pub fn required(&mut self, path: impl Into<String>) {
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// The same, unless something is wrong there already.
    pub fn required_once(&mut self, path: String) {
        if !self.has(&path) {
            self.required(path);
        }
    }

    pub fn range(&mut self, path: impl Into<String>, number: u64, range: std::ops::RangeInclusive<u64>) {
        let (least, most) = (*range.start(), *range.end());
        if number > most {
            let message = format!("int value should be less than or equal to {most}.");
            self.add(path, "NUMBER_TYPE_MAX", message);
        } else if number < least {
            let message = format!("int value should be greater than or equal to {least}.");
            self.add(path, "NUMBER_TYPE_MIN", message);
        }
    }

    /// It is refused for no rule of Discord's.
    pub fn gap(&mut self, path: impl Into<String>, gap: Gap) {
        self.push(Fault {
            path: path.into(),
            code: "NOT_COVERED",
            message: format!("The offline Discord does not cover {} yet.", gap.name()),
            gap: Some(gap),
        });
    }

    /// The field that is refused only because of what is not covered here, and what that is.
    pub fn not_covered(&self) -> Option<(&str, Gap)> {
        self.0
            .iter()
            .find_map(|fault| Some((fault.path.as_str(), fault.gap?)))
    }

    pub fn has(&self, path: &str) -> bool {
        self.0.iter().any(|fault| fault.path == path)
    }

    pub fn extend(&mut self, others: Faults) {
        let room = FAULTS - self.0.len();
        self.0.extend(others.0.into_iter().take(room));
    }

    /// Something of many kinds, of which it must be one of these. `Value of field "type" must be one of (1,).`
    pub fn kind(&mut self, path: impl Into<String>, allowed: &[u64]) {
        let allowed: Vec<String> = allowed.iter().map(u64::to_string).collect();
        let allowed = match allowed.as_slice() {
            [one] => format!("{one},"),
            several => several.join(", "),
        };
        let message = format!("Value of field \"type\" must be one of ({allowed}).");
        self.add(path, "UNION_TYPE_CHOICES", message);
    }

    pub fn choice(&mut self, path: impl Into<String>, allowed: &str) {
        self.add(
            path,
            "BASE_TYPE_CHOICES",
            format!("Value must be one of {{{allowed}}}."),
        );
    }

    pub fn check(self) -> Result<(), ApiError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(self.into())
        }
    }

    /// `{"data": {"content": {"_errors": [{"code", "message"}]}}}`: one level for each part of the path, and none for what is
    /// wrong with the request as a whole.
    ///
    /// A value is wrong itself or in its parts, never both: Discord's own description has no answer for that. What was
    /// found first is told.
    fn tree(&self) -> Value {
        let mut root = json!({});
        for fault in &self.0 {
            add_to(&mut root, fault);
        }
        root
    }
}

fn add_to(root: &mut Value, fault: &Fault) {
    const OWN: &str = "_errors";
    let mut node = root;
    for part in fault.path.split('.').filter(|part| !part.is_empty()) {
        if node.get(OWN).is_some() {
            return;
        }
        node = &mut node[part];
    }
    let has_parts = node.as_object().is_some_and(|it| it.keys().any(|key| key != OWN));
    if has_parts {
        return;
    }
    let errors = &mut node[OWN];
    if errors.is_null() {
        *errors = json!([]);
    }
    if let Some(list) = errors.as_array_mut() {
        list.push(json!({ "code": fault.code, "message": fault.message }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_become_a_tree() {
        let mut faults = Faults::default();
        faults.length("data.content", &"x".repeat(2001), 0..=2000);
        faults.required("data.embeds.0.title");
        assert_eq!(
            faults.tree(),
            json!({ "data": {
                "content": { "_errors": [
                    { "code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length." }
                ] },
                "embeds": { "0": { "title": { "_errors": [
                    { "code": "BASE_TYPE_REQUIRED", "message": "This field is required" }
                ] } } },
            } })
        );
    }

    #[test]
    fn a_value_is_wrong_itself_or_in_its_parts() {
        let mut faults = Faults::default();
        faults.required("options.0.type");
        faults.kind("options.0", &[1]);
        faults.kind("name", &[1]);
        faults.required("name.en");
        let tree = faults.tree();
        assert_eq!(tree["options"]["0"].as_object().unwrap().len(), 1);
        assert!(tree["options"]["0"]["type"].is_object());
        assert_eq!(tree["name"].as_object().unwrap().len(), 1);
        assert!(tree["name"]["_errors"].is_array());
    }

    #[test]
    fn what_is_wrong_as_a_whole_stands_at_the_root() {
        let mut faults = Faults::default();
        faults.kind("", &[1]);
        let expected = json!({ "_errors": [
            { "code": "UNION_TYPE_CHOICES", "message": "Value of field \"type\" must be one of (1,)." }
        ] });
        assert_eq!(faults.tree(), expected);
        assert_eq!(
            ApiError::from(faults).told(),
            "Value of field \"type\" must be one of (1,)."
        );
    }
}
