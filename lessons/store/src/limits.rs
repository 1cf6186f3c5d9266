//! Which keys and values a store takes: the same for every store, so that data can move from one to another.

use serde_json::Value;

use crate::StoreError;

/// The longest key, in bytes of UTF-8. A database looks entries up by their keys, and its index has a limit of its own.
pub const MAX_KEY_BYTES: usize = 1_000;

/// How many lists and objects may stand in each other. Who reads JSON gives up at 128.
pub const MAX_DEPTH: usize = 100;

/// The largest value, in bytes of its JSON: 16 MiB.
pub const MAX_VALUE_BYTES: usize = 16 << 20;

/// A key is 1 to [`MAX_KEY_BYTES`] bytes with no control character (a newline, a NUL …). Everything else is one:
/// `../x` is four characters and no path, and two keys that differ by one byte are two keys, even if they look the same.
pub fn check_key(key: &str) -> Result<(), StoreError> {
    match key {
        "" => Err(bad_key(key, "it is empty".to_owned())),
        _ => check_group(key),
    }
}

/// What keys can begin with: a key, or nothing.
pub fn check_group(group: &str) -> Result<(), StoreError> {
    if group.len() > MAX_KEY_BYTES {
        let reason = format!("it has {} bytes, and {MAX_KEY_BYTES} are allowed", group.len());
        return Err(bad_key(group, reason));
    }
    match group.chars().find(|it| it.is_control()) {
        Some(it) => Err(bad_key(
            group,
            format!("it has a control character, {}", it.escape_default()),
        )),
        None => Ok(()),
    }
}

fn bad_key(key: &str, reason: String) -> StoreError {
    StoreError::BadKey {
        key: key.to_owned(),
        reason,
    }
}

/// Refuses a value that could be written, but not be read again.
pub fn check_value(key: &str, value: &Value) -> Result<(), StoreError> {
    let reason = match (deeper_than(value, MAX_DEPTH), bytes_of(value)) {
        (true, _) => format!("its lists and objects stand in each other more than {MAX_DEPTH} deep"),
        (false, bytes) if bytes > MAX_VALUE_BYTES => {
            format!("it has {bytes} bytes, and {MAX_VALUE_BYTES} are allowed")
        }
        _ => return Ok(()),
    };
    Err(StoreError::BadValue {
        key: key.to_owned(),
        reason,
    })
}

/// Goes no further down than `depth`, so it needs no more of the stack than that.
fn deeper_than(value: &Value, depth: usize) -> bool {
    match value {
        Value::Array(items) => depth == 0 || items.iter().any(|it| deeper_than(it, depth - 1)),
        Value::Object(members) => depth == 0 || members.values().any(|it| deeper_than(it, depth - 1)),
        _ => false,
    }
}

/// About as many bytes as its JSON has, without making it: only the text of its strings is counted exactly, and escapes and long
/// numbers count less than they take.
fn bytes_of(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => 4,
        Value::String(text) => text.len() + 2,
        Value::Array(items) => items.iter().map(|it| bytes_of(it) + 1).sum::<usize>() + 1,
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| name.len() + bytes_of(value) + 4;
            members.iter().map(member).sum::<usize>() + 1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(depth: usize) -> Value {
        (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]))
    }

    #[test]
    fn a_key_is_text_of_a_sensible_length() {
        for key in [
            "name",
            "hours/monday",
            "../x",
            " ",
            "카페",
            "\u{202e}",
            "/",
            "it's",
        ] {
            assert!(check_key(key).is_ok(), "{key}");
        }
        assert!(check_key(&"x".repeat(MAX_KEY_BYTES)).is_ok());
        for (key, said) in [
            ("", "\"\" is no key: it is empty"),
            ("a\nb", "\"a\\nb\" is no key: it has a control character, \\n"),
            ("a\0", "\"a\\0\" is no key: it has a control character, \\u{0}"),
        ] {
            assert_eq!(check_key(key).unwrap_err().to_string(), said);
        }
        let said = check_key(&"x".repeat(1 << 20)).unwrap_err().to_string();
        assert!(
            said.ends_with("x…\" is no key: it has 1048576 bytes, and 1000 are allowed"),
            "{said}"
        );
        assert!(check_group("").is_ok());
    }

    #[test]
    fn a_value_that_could_not_be_read_again_is_refused() {
        assert!(check_value("x", &nested(MAX_DEPTH)).is_ok());
        assert!(check_value("x", &nested(MAX_DEPTH + 1)).is_err());
        assert!(check_value("x", &Value::from("x".repeat(MAX_VALUE_BYTES - 2))).is_ok());
        assert!(check_value("x", &Value::from("x".repeat(MAX_VALUE_BYTES))).is_err());
    }
}
