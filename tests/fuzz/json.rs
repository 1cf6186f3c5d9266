//! JSON that may be wrong: written as it is, with keys that come twice and parts that are no JSON at all.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

#[derive(Clone)]
pub enum Json {
    /// Written as it is.
    Raw(Vec<u8>),
    List(Vec<Json>),
    Fields(Vec<(String, Json)>),
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Array(entries) => Self::List(entries.iter().map(Self::from).collect()),
            Value::Object(fields) => Self::Fields(
                fields
                    .iter()
                    .map(|(name, it)| (name.clone(), Self::from(it)))
                    .collect(),
            ),
            scalar => Self::Raw(scalar.to_string().into_bytes()),
        }
    }
}

impl Json {
    pub fn text(text: &str) -> Self {
        Self::from(&Value::from(text))
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut bytes);
        bytes
    }

    fn write(&self, to: &mut Vec<u8>) {
        match self {
            Self::Raw(bytes) => to.extend_from_slice(bytes),
            Self::List(entries) => {
                to.push(b'[');
                for (index, entry) in entries.iter().enumerate() {
                    to.extend_from_slice(if index == 0 { b"" } else { b"," });
                    entry.write(to);
                }
                to.push(b']');
            }
            Self::Fields(fields) => {
                to.push(b'{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    to.extend_from_slice(if index == 0 { b"" } else { b"," });
                    to.extend_from_slice(Value::from(name.as_str()).to_string().as_bytes());
                    to.push(b':');
                    value.write(to);
                }
                to.push(b'}');
            }
        }
    }

    fn count(&self) -> usize {
        1 + match self {
            Self::Raw(_) => 0,
            Self::List(entries) => entries.iter().map(Self::count).sum(),
            Self::Fields(fields) => fields.iter().map(|(_, it)| it.count()).sum(),
        }
    }

    /// The part with this number, counted from the outermost.
    fn part(&mut self, number: &mut usize) -> Option<&mut Json> {
        if *number == 0 {
            return Some(self);
        }
        *number -= 1;
        match self {
            Self::Raw(_) => None,
            Self::List(entries) => entries.iter_mut().find_map(|it| it.part(number)),
            Self::Fields(fields) => fields.iter_mut().find_map(|(_, it)| it.part(number)),
        }
    }
}

/// What is done to one part of a payload.
#[derive(Clone)]
pub enum Change {
    Replaced(Json),
    /// One of its fields or entries is missing.
    Missing(Index),
    Added(String, Json),
    /// One of its fields or entries comes more often.
    Repeated(Index, usize),
    Nested(usize),
    /// Its bytes end early.
    Cut(Index),
}

pub fn changed(mut json: Json, changes: &[(Index, Change)]) -> Json {
    for (place, change) in changes {
        let mut number = place.index(json.count());
        if let Some(part) = json.part(&mut number) {
            change.apply(part);
        }
    }
    json
}

impl Change {
    fn apply(&self, part: &mut Json) {
        match (self, part) {
            (Self::Replaced(by), part) => *part = by.clone(),
            (Self::Missing(which), Json::List(entries)) if !entries.is_empty() => {
                entries.remove(which.index(entries.len()));
            }
            (Self::Missing(which), Json::Fields(fields)) if !fields.is_empty() => {
                fields.remove(which.index(fields.len()));
            }
            (Self::Missing(_), part) => *part = Json::Raw(b"null".to_vec()),
            (Self::Added(_, new), Json::List(entries)) => entries.push(new.clone()),
            (Self::Added(name, new), Json::Fields(fields)) => fields.push((name.clone(), new.clone())),
            (Self::Repeated(which, times), Json::List(entries)) if !entries.is_empty() => {
                let entry = entries[which.index(entries.len())].clone();
                entries.extend(std::iter::repeat_n(entry, *times));
            }
            (Self::Repeated(which, times), Json::Fields(fields)) if !fields.is_empty() => {
                let field = fields[which.index(fields.len())].clone();
                fields.extend(std::iter::repeat_n(field, *times));
            }
            (Self::Added(name, new), part) => *part = Json::Fields(vec![(name.clone(), new.clone())]),
            (Self::Repeated(_, times), part) => *part = Json::List(vec![part.clone(); *times]),
            (Self::Nested(depth), part) => {
                let (open, close) = (b"[".repeat(*depth), b"]".repeat(*depth));
                *part = Json::Raw([open, part.bytes(), close].concat());
            }
            (Self::Cut(at), part) => {
                let mut bytes = part.bytes();
                bytes.truncate(at.index(bytes.len() + 1));
                *part = Json::Raw(bytes);
            }
        }
    }
}

/// Changes of a payload: none, one, or a few.
pub fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    vec((any::<Index>(), change()), 0..4)
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        8 => odd().prop_map(Change::Replaced),
        4 => any::<Index>().prop_map(Change::Missing),
        4 => (name(), odd()).prop_map(|(name, new)| Change::Added(name, new)),
        3 => (any::<Index>(), select(vec![1, 2, 30, 300])).prop_map(|(which, times)| Change::Repeated(which, times)),
        1 => select(vec![1, 2, 120, 200, 20_000]).prop_map(Change::Nested),
        1 => any::<Index>().prop_map(Change::Cut),
    ]
}

/// Names of fields: those that are looked for somewhere, and those that nobody looks for.
pub fn name() -> impl Strategy<Value = String> {
    let known = [
        "id",
        "type",
        "name",
        "data",
        "content",
        "embeds",
        "fields",
        "components",
        "options",
        "choices",
        "value",
        "flags",
        "attachments",
        "allowed_mentions",
        "parse",
        "users",
        "message_reference",
        "nonce",
        "permissions",
        "position",
        "name_localizations",
        "ko",
        "footer",
        "inline",
        "custom_id",
        "emoji",
        "min_values",
        "label",
        "style",
        "url",
    ];
    prop_oneof![
        4 => select(known.to_vec()).prop_map(str::to_owned),
        1 => text(),
    ]
}

/// Texts that make trouble.
pub fn text() -> impl Strategy<Value = String> {
    let odd = [
        "",
        " ",
        "\0",
        "\n",
        "a.b.c",
        "_errors",
        "0",
        "-1",
        "null",
        "@everyone",
        "<@",
        "<@>",
        "<@99999999999999999999>",
        "<@{user}> <@!{user}> <@&{role}> <#{channel}>",
        "{channel}",
        "{guild}",
        "{user}",
        "{message}",
        "{role}",
        "18446744073709551615",
        "18446744073709551616",
        "9223372036854775808",
        "99999-01-01T00:00:00Z",
        "-262143-01-01T00:00:00Z",
        "+262142-12-31T23:59:59Z",
        "2026-02-30T25:61:61Z",
        "\u{202e}abc\u{200d}\u{feff}",
        "e\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "하\u{1112}\u{1161}",
        "\u{10ffff}",
        "\u{1b}[2J",
        "../../etc/passwd",
        "{",
        "%s%n",
        "/hello",
        "```",
        "||",
        "https://example.com/\u{0}",
    ];
    prop_oneof![
        12 => select(odd.to_vec()).prop_map(str::to_owned),
        2 => "\\PC{0,40}",
        1 => (select(odd.to_vec()), select(vec![33, 101, 2001, 6001, 30_000]))
            .prop_map(|(text, length)| text.chars().cycle().take(length).collect()),
        1 => select(vec![33, 101, 2000, 2001, 4097, 100_000]).prop_map(|length| "가".repeat(length)),
    ]
}

/// A value where another is expected.
pub fn odd() -> impl Strategy<Value = Json> {
    let raw = [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1",
        "-1",
        "2",
        "11",
        "99",
        "255",
        "256",
        "4294967296",
        "9007199254740993",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "1.5",
        "1e308",
        "1e999",
        "-1e-999",
        "NaN",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "[{}]",
        "[\"x\"]",
        "[0]",
        "{\"\":{}}",
        "{\"type\":1}",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\u0000\"",
        "'x'",
        "01",
        ",",
        "]",
        "\u{feff}1",
        "[1,]",
        "{\"a\":1,\"a\":2}",
    ];
    prop_oneof![
        6 => select(raw.to_vec()).prop_map(|raw| Json::Raw(raw.into())),
        4 => text().prop_map(|text| Json::text(&text)),
        1 => select(vec![1, 40, 400]).prop_map(|digits| Json::Raw("9".repeat(digits).into())),
        1 => select(vec![b"\"\xff\"".to_vec(), b"\"\xc3\x28\"".to_vec(), b"\"\xed\xa0\x80\"".to_vec(), b"\xf8".to_vec()])
            .prop_map(Json::Raw),
    ]
}

impl std::fmt::Debug for Json {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::http::shown(&self.bytes()))
    }
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Replaced(by) => write!(f, "replaced by {by:?}"),
            Self::Missing(_) => write!(f, "something missing"),
            Self::Added(name, new) => write!(f, "added {name:?}: {new:?}"),
            Self::Repeated(_, times) => write!(f, "something {times} times more"),
            Self::Nested(depth) => write!(f, "nested {depth} deep"),
            Self::Cut(_) => write!(f, "cut off"),
        }
    }
}
