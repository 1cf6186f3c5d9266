//! Rules for keys and values that nobody expects.

use serde_json::{Value, json};

use super::{Judge, Room, Was, ensure, has, put, remove, told};
use crate::limits::{MAX_DEPTH, MAX_KEY_BYTES, MAX_VALUE_BYTES};
use crate::{Expected, StoreError};

pub(super) async fn check(judge: &mut Judge<'_>) {
    let rule =
        "A key is kept letter for letter: keys that only look alike are two, and no key does anything.";
    judge.rule(rule, "keys", keys).await;
    let rule = "What is no key (empty, too long, with a control character) is refused as one.";
    judge.rule(rule, "bad-keys", bad_keys).await;
    let rule = "A value is kept as it is, whatever it is, in the order of its members.";
    judge.rule(rule, "values", values).await;
    let rule = "A value that is too large or too deep is refused, and changes nothing.";
    judge.rule(rule, "bad-values", bad_values).await;
}

const KEYS: [&str; 35] = [
    "../x",
    "..",
    "/",
    "//",
    "/etc/passwd",
    "C:\\x",
    "a/",
    "a/b",
    "a/b/c",
    "caf\u{e9}",
    "cafe\u{301}",
    "카페",
    "\u{110f}\u{1161}\u{1111}\u{1166}",
    "CAFÉ",
    "K",
    "\u{212a}",
    "a\u{202e}b",
    "\u{200b}",
    "\u{feff}",
    " ",
    "a ",
    "'",
    "\"",
    "`",
    "\\",
    "%",
    "_",
    "*",
    "?1",
    "$1",
    "null",
    "_versions",
    "_other/x",
    "x'); DROP TABLE entries; --",
    "' OR '1'='1",
];

async fn keys(room: &Room<'_>) -> Result<(), Was> {
    let store = &*room.open().await?;
    let longest = "한".repeat(MAX_KEY_BYTES / 3) + &"x".repeat(MAX_KEY_BYTES % 3);
    let keys: Vec<&str> = KEYS.into_iter().chain([longest.as_str()]).collect();
    for (number, key) in keys.iter().enumerate() {
        put(store, key, number).await?;
    }
    for (number, key) in keys.iter().enumerate() {
        let found = store.read(key).await?;
        ensure(has(&found, &number.into()), || {
            format!("{number} was written at {key:?}, and there was {}", told(&found))
        })?;
    }
    for (number, key) in keys.iter().enumerate() {
        remove(store, key).await?;
        let left = store.list("").await?.len();
        ensure(left == keys.len() - number - 1, || {
            format!(
                "when {key:?} was removed, {left} were left of {}",
                keys.len() - number
            )
        })?;
    }
    Ok(())
}

async fn bad_keys(room: &Room<'_>) -> Result<(), Was> {
    let store = &*room.open().await?;
    let megabyte = "x".repeat(1 << 20);
    let longer = "x".repeat(MAX_KEY_BYTES + 1);
    for key in [
        "", "a\0b", "\0", "a\nb", "\r", "\u{7f}", "\u{85}", &longer, &megabyte,
    ] {
        let shown: String = key.chars().take(10).collect();
        let outcomes = [
            store.read(key).await.err(),
            put(store, key, 1).await.err(),
            remove(store, key).await.err(),
        ];
        for (outcome, what) in outcomes.into_iter().zip(["read", "written", "removed"]) {
            ensure(
                matches!(outcome, Some(StoreError::BadKey { .. })),
                || match outcome {
                    Some(error) => format!("{shown:?} was {what}, and it answered: {error}"),
                    None => format!("{shown:?} was {what}"),
                },
            )?;
        }
    }
    let left = store.list("").await?;
    ensure(left.is_empty(), || format!("{} were written", left.len()))
}

async fn values(room: &Room<'_>) -> Result<(), Was> {
    let store = &*room.open().await?;
    let values = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(0.1),
        json!(1.0),
        json!(-2.5e-300),
        json!(1e300),
        json!(123456789.12345679),
        json!(""),
        json!("null"),
        json!("it's \"quoted\" \\ `so` %s {} $1 ?1"),
        json!("a\0b\n\r\t\u{1b}[31m\u{202e}\u{feff}"),
        json!("e\u{301} \u{e9} 카페 😀"),
        json!("x".repeat(1 << 20)),
        json!([]),
        json!({}),
        json!([[], {}, null]),
        json!({ "a": { "b": {} } }),
        json!([{ "name": "one" }, { "name": "one" }]),
        json!({ "z": 1, "a": 2, "": { "y": null, "b": [] }, "\0": 3 }),
    ];
    // In places where a file might read them as something else.
    for key in ["one", "group/one", "name", "deep/er/one"] {
        for value in &values {
            put(store, key, value.clone()).await?;
            let found = store.read(key).await?;
            // As text, for `==` overlooks the order of members.
            let text = value.to_string();
            let is = found.as_ref().is_some_and(|it| it.value.to_string() == text);
            ensure(is, || match text.len() {
                ..200 => format!("{text} was written, and there was {}", told(&found)),
                _ => "a long text came back as another".to_owned(),
            })?;
        }
    }
    let listed = store.list("").await?.len();
    ensure(listed == 4, || {
        format!("4 keys were written, and the list has {listed}")
    })
}

async fn bad_values(room: &Room<'_>) -> Result<(), Was> {
    let store = &*room.open().await?;
    put(store, "a", 1).await?;
    let nested = |depth: usize| (0..depth).fold(Value::Null, |inner, _| json!([inner]));
    put(store, "deep", nested(MAX_DEPTH)).await?;
    for (value, what) in [
        (nested(MAX_DEPTH + 1), "too deep"),
        (Value::from("x".repeat(MAX_VALUE_BYTES)), "too large"),
    ] {
        let outcome = store.write("a", Some(value), Expected::Anything).await.err();
        ensure(
            matches!(outcome, Some(StoreError::BadValue { .. })),
            || match outcome {
                Some(error) => format!("one that is {what} got the answer: {error}"),
                None => format!("one that is {what} was written"),
            },
        )?;
    }
    let found = store.read("a").await?;
    ensure(has(&found, &1.into()), || format!("there was {}", told(&found)))
}
