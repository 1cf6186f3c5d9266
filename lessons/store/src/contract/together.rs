//! Rules for many at the same moment.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::{Judge, Room, Was, ensure, has, put, told};
use crate::{Change, Expected, Store, StoreError};

pub(super) async fn check(judge: &mut Judge<'_>) {
    let rule =
        "Of two who have seen the same version, exactly one wins, and the other is told the winner's value.";
    judge.rule(rule, "two", two).await;
    let rule = "Of many who add the same key, exactly one does.";
    judge.rule(rule, "add", add).await;
    let rule = "Many who write at once lose nothing: everything that was answered is there.";
    judge.rule(rule, "many", many).await;
    let rule = "Many who count in one entry, each from the version that they saw, lose no count.";
    judge.rule(rule, "count", count).await;
    let rule = "Every write has a version of its own, and tells as «before» what the one before it wrote.";
    judge.rule(rule, "chain", chain).await;
    let rule = "Who reads during writes sees whole values, and none that is older than one seen before.";
    judge.rule(rule, "reads", reads).await;
}

/// Writes all of these at the same moment.
async fn at_once(
    store: &Arc<dyn Store>,
    writes: impl IntoIterator<Item = (String, Value, Expected)>,
) -> Result<Vec<Result<Change, StoreError>>, Was> {
    let mut tasks = JoinSet::new();
    for (key, value, expected) in writes {
        let store = store.clone();
        tasks.spawn(async move { store.write(&key, Some(value), expected).await });
    }
    let mut results = Vec::new();
    while let Some(result) = tasks.join_next().await {
        results.push(result.map_err(|error| Was(format!("a write ended in a panic: {error}")))?);
    }
    Ok(results)
}

async fn two(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    let mut seen = put(&*store, "a", "start").await?.after;
    for round in 0..10 {
        let version = seen
            .as_ref()
            .ok_or_else(|| Was("the entry was gone".to_owned()))?
            .version;
        let writes =
            ["alice", "bora"].map(|who| ("a".to_owned(), json!([who, round]), Expected::Version(version)));
        let results = at_once(&store, writes).await?;
        let won: Vec<_> = results.iter().filter_map(|it| it.as_ref().ok()).collect();
        ensure(won.len() == 1, || format!("{} of the two won", won.len()))?;
        let now = store.read("a").await?;
        ensure(won[0].after == now, || {
            format!("{} won, and there was {}", told(&won[0].after), told(&now))
        })?;
        for result in &results {
            if let Err(error) = result {
                let told_winner = matches!(error, StoreError::Conflict { found, .. } if *found == now);
                ensure(told_winner, || format!("the other was told: {error}"))?;
            }
        }
        seen = now;
    }
    Ok(())
}

async fn add(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    let writes = (0..20).map(|number| ("a".to_owned(), json!(number), Expected::Nothing));
    let results = at_once(&store, writes).await?;
    let won = results.iter().filter(|it| it.is_ok()).count();
    ensure(won == 1, || format!("{won} of 20 added it"))
}

async fn many(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    let writes = (0..64).map(|number| {
        (
            format!("many/{number}"),
            json!({ "number": number }),
            Expected::Nothing,
        )
    });
    for result in at_once(&store, writes).await? {
        result?;
    }
    let there = store.list("many/").await?.len();
    ensure(there == 64, || format!("64 were answered, and {there} are there"))?;
    for number in 0..64 {
        let found = store.read(&format!("many/{number}")).await?;
        ensure(has(&found, &json!({ "number": number })), || {
            format!("number {number} became {}", told(&found))
        })?;
    }
    Ok(())
}

/// So many count …
const WRITERS: u64 = 8;
/// … so far.
const EACH: u64 = 4;

async fn count(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    put(&*store, "count", 0).await?;
    let mut tasks = JoinSet::new();
    for _ in 0..WRITERS {
        let store = store.clone();
        tasks.spawn(async move {
            for _ in 0..EACH {
                add_one(&*store).await?;
            }
            Ok::<_, Was>(())
        });
    }
    while let Some(result) = tasks.join_next().await {
        result.map_err(|error| Was(format!("a writer ended in a panic: {error}")))??;
    }
    let found = store.read("count").await?;
    ensure(has(&found, &json!(WRITERS * EACH)), || {
        format!(
            "{WRITERS} added one {EACH} times each, and there was {}",
            told(&found)
        )
    })
}

/// As a bot does that changes what it has read: who is refused looks again.
async fn add_one(store: &dyn Store) -> Result<(), Was> {
    // Each time, somebody else has written. So nobody is refused more often than there are writes.
    for _ in 0..=WRITERS * EACH {
        let found = store.read("count").await?;
        let (number, expected) = match &found {
            Some(entry) => (
                entry.value.as_u64().unwrap_or(0),
                Expected::Version(entry.version),
            ),
            None => (0, Expected::Nothing),
        };
        match store.write("count", Some(json!(number + 1)), expected).await {
            Err(StoreError::Conflict { .. }) => {}
            done => return Ok(done.map(drop)?),
        }
    }
    Err(Was(
        "one was refused again and again, with the version that it had just read".to_owned(),
    ))
}

async fn chain(room: &Room<'_>) -> Result<(), Was> {
    const WRITES: u64 = 24;
    let store = room.open().await?;
    let writes = (0..WRITES).map(|number| ("a".to_owned(), json!(number), Expected::Anything));
    let mut changes = Vec::new();
    for result in at_once(&store, writes).await? {
        changes.push(result?);
    }
    let version = |change: &Change| change.after.as_ref().map_or(0, |it| it.version.0);
    changes.sort_by_key(version);
    let versions: BTreeSet<_> = changes.iter().map(version).collect();
    ensure(versions == (1..=WRITES).collect(), || {
        format!("{WRITES} writes had the versions {versions:?}")
    })?;
    let broken = changes.windows(2).find(|pair| pair[0].after != pair[1].before);
    ensure(broken.is_none(), || match broken {
        Some(pair) => format!(
            "after {} one found {}",
            told(&pair[0].after),
            told(&pair[1].before)
        ),
        None => String::new(),
    })
}

async fn reads(room: &Room<'_>) -> Result<(), Was> {
    let store = room.open().await?;
    put(&*store, "pair", json!({ "a": 0, "b": 0 })).await?;
    let writer = {
        let store = store.clone();
        tokio::spawn(async move {
            for number in 1..=20 {
                put(&*store, "pair", json!({ "a": number, "b": number })).await?;
            }
            Ok::<_, StoreError>(())
        })
    };
    let mut last = 0;
    while !writer.is_finished() {
        let found = store.read("pair").await?;
        let entry = found
            .clone()
            .ok_or_else(|| Was("the entry was gone for a moment".to_owned()))?;
        ensure(entry.value["a"] == entry.value["b"], || {
            format!("there was {}", told(&found))
        })?;
        ensure(entry.version.0 >= last, || {
            format!("after version {last} there was {}", told(&found))
        })?;
        last = entry.version.0;
        tokio::task::yield_now().await;
    }
    writer
        .await
        .map_err(|error| Was(format!("the writer ended in a panic: {error}")))??;
    Ok(())
}
