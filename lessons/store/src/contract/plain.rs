//! Rules for one who reads and writes alone.

use serde_json::{Value, json};

use super::{Judge, Room, Was, ensure, has, put, remove, told};
use crate::Version;

pub(super) async fn check(judge: &mut Judge<'_>) {
    judge
        .rule("A key that nobody has written has no entry.", "empty", empty)
        .await;
    judge
        .rule("What was written is read, in version 1.", "written", written)
        .await;
    let rule = "A write tells what was there before, and what is there now.";
    judge.rule(rule, "change", change).await;
    let rule = "Each write of a key raises its version by one, and no other's.";
    judge.rule(rule, "versions", versions).await;
    let rule = "A removed key has no entry, and when it comes back its version is higher than it was.";
    judge.rule(rule, "removed", removed).await;
    let rule = "To remove what is not there changes nothing.";
    judge.rule(rule, "absent", absent).await;
    let rule = "A list has every entry whose key begins with the group, and no other.";
    judge.rule(rule, "group", group).await;
    judge
        .rule(
            "A list is in the order of its keys, byte by byte.",
            "order",
            order,
        )
        .await;
}

async fn empty(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    let found = store.read("hours/monday").await?;
    ensure(found.is_none(), || format!("it has {}", told(&found)))?;
    let listed = store.list("").await?;
    ensure(listed.is_empty(), || {
        format!("a new store lists {} entries", listed.len())
    })
}

async fn written(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    let value = json!({ "open": "07:00", "close": "22:00" });
    put(&*store, "hours/monday", value.clone()).await?;
    let found = store.read("hours/monday").await?;
    ensure(
        has(&found, &value) && found.as_ref().is_some_and(|it| it.version == Version(1)),
        || format!("{value} was written, and read was {}", told(&found)),
    )
}

async fn change(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    let steps: [(Option<&str>, Option<&str>); 4] = [
        (None, Some("one")),
        (Some("one"), Some("two")),
        (Some("two"), None),
        (None, Some("three")),
    ];
    for (before, after) in steps {
        let change = store
            .write("name", after.map(Value::from), crate::Expected::Anything)
            .await?;
        let is = |entry, value: Option<&str>| match value {
            Some(value) => has(entry, &value.into()),
            None => entry.is_none(),
        };
        ensure(is(&change.before, before) && is(&change.after, after), || {
            format!(
                "a change from {before:?} to {after:?} was told as one from {} to {}",
                told(&change.before),
                told(&change.after)
            )
        })?;
    }
    Ok(())
}

async fn versions(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    put(&*store, "other", 0).await?;
    for number in 1..=5 {
        let change = put(&*store, "counted", number).await?;
        let found = store.read("counted").await?;
        ensure(
            change.after == found && found.as_ref().is_some_and(|it| it.version.0 == number),
            || {
                format!(
                    "write number {number} answered {}, and then there was {}",
                    told(&change.after),
                    told(&found)
                )
            },
        )?;
    }
    let other = store.read("other").await?;
    ensure(other.as_ref().is_some_and(|it| it.version == Version(1)), || {
        format!("another key, written once, became {}", told(&other))
    })
}

async fn removed(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    put(&*store, "a", 1).await?;
    put(&*store, "a", 2).await?;
    remove(&*store, "a").await?;
    let found = store.read("a").await?;
    let listed = store.list("").await?;
    ensure(found.is_none() && listed.is_empty(), || {
        format!(
            "after the removal there was {}, and the list had {}",
            told(&found),
            listed.len()
        )
    })?;
    let again = put(&*store, "a", 3).await?;
    ensure(
        again.after.as_ref().is_some_and(|it| it.version > Version(2)),
        || {
            format!(
                "it was removed after version 2, and came back as {}",
                told(&again.after)
            )
        },
    )
}

async fn absent(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    let change = remove(&*store, "a").await?;
    ensure(change.before.is_none() && change.after.is_none(), || {
        format!(
            "the change was from {} to {}",
            told(&change.before),
            told(&change.after)
        )
    })?;
    let first = put(&*store, "a", 1).await?;
    ensure(
        first.after.as_ref().is_some_and(|it| it.version == Version(1)),
        || format!("the first write after it made {}", told(&first.after)),
    )
}

async fn group(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    let keys = [
        "hours",
        "hours/monday",
        "hours/friday",
        "hours0",
        "Hours/monday",
        "hour/s",
        "100%/a",
        "100/a",
        "a_c/x",
        "abc/x",
        "g\u{10ffff}",
        "g\u{10ffff}x",
        "h",
    ];
    for key in keys {
        put(&*store, key, json!({ "key": key })).await?;
    }
    for group in [
        "",
        "hours/",
        "hours",
        "hour",
        "100%/",
        "a_c/",
        "g\u{10ffff}",
        "none/",
        "%",
        "_",
    ] {
        let listed: Vec<_> = store.list(group).await?.into_iter().map(|(key, _)| key).collect();
        let mut expected: Vec<_> = keys.iter().filter(|key| key.starts_with(group)).collect();
        expected.sort();
        let mut sorted = listed.clone();
        sorted.sort();
        ensure(sorted.iter().eq(expected.iter().copied()), || {
            format!("the list of {group:?} had {listed:?}, and these begin so: {expected:?}")
        })?;
    }
    for (key, entry) in store.list("").await? {
        ensure(entry.value["key"] == key.as_str(), || {
            format!("the list had {} at {key:?}", entry.value)
        })?;
    }
    Ok(())
}

async fn order(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    let keys = [
        "b", "a/2", "a/10", "a/1", "A", "z", "é", "e\u{301}", "가", "카페", "😀", "\u{fffd}", "a", "B",
        "a-b", "a b", "~",
    ];
    for key in keys {
        put(&*store, key, 1).await?;
    }
    let listed: Vec<_> = store.list("").await?.into_iter().map(|(key, _)| key).collect();
    let mut sorted = listed.clone();
    sorted.sort(); // Rust orders text byte by byte.
    ensure(listed == sorted && listed.len() == keys.len(), || {
        format!("it was {listed:?}, and should be {sorted:?}")
    })
}

pub(super) async fn everything_is_kept(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    put(&*store, "hours/monday", json!({ "open": "07:00" })).await?;
    put(&*store, "hours/monday", json!({ "open": "08:00" })).await?;
    put(&*store, "hours/tuesday", json!({ "open": "07:00" })).await?;
    put(&*store, "gone", "x").await?;
    remove(&*store, "gone").await?;
    put(&*store, "hours", 5).await?;
    let before = store.list("").await?;
    drop(store);

    let store = room.open().await?;
    let after = store.list("").await?;
    ensure(before == after, || {
        let tell = |list: &[(String, crate::Entry)]| -> Vec<String> {
            list.iter()
                .map(|(key, entry)| format!("{key}: {}", told(&Some(entry.clone()))))
                .collect()
        };
        format!(
            "there was {:?}, and after it there was {:?}",
            tell(&before),
            tell(&after)
        )
    })?;
    let again = put(&*store, "gone", "y").await?;
    ensure(
        again.before.is_none() && again.after.as_ref().is_some_and(|it| it.version > Version(1)),
        || {
            format!(
                "a key that was removed before it came back as {}",
                told(&again.after)
            )
        },
    )
}

pub(super) async fn nothing_is_kept(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    put(&*store, "name", "x").await?;
    drop(store);
    let store = room.open().await?;
    let found = store.read("name").await?;
    ensure(found.is_none(), || format!("there was {}", told(&found)))
}
