//! What this machine can do without any store.

use std::collections::HashMap;
use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use serde_json::Value;

use crate::entries::{self, Numbers};
use crate::figure::Figure;

/// How often a file can be made longer, and be on the disk.
pub async fn syncs(folder: &Path, time: Duration) -> anyhow::Result<Figure> {
    let mut file = File::create(folder.join("synced"))?;
    let bytes = [b'x'; 300];
    let append = async || {
        file.write_all(&bytes).unwrap();
        file.sync_data().unwrap();
    };
    Ok(Figure::per_second(time, append).await)
}

/// How many megabytes a second serde_json writes, and reads.
pub async fn serde_json(time: Duration) -> anyhow::Result<(Figure, Figure)> {
    let document = entries::document(10_000);
    let text = serde_json::to_vec_pretty(&document)?;
    let megabytes = text.len() as f64 / 1e6;
    let write = async || drop(black_box(serde_json::to_vec_pretty(&document).unwrap()));
    let read = async || drop(black_box(serde_json::from_slice::<Value>(&text).unwrap()));
    let (writes, reads) = (
        Figure::per_second(time, write).await,
        Figure::per_second(time, read).await,
    );
    let scaled = |it: Figure| Figure {
        median: it.median * megabytes,
        least: it.least * megabytes,
        most: it.most * megabytes,
    };
    Ok((scaled(writes), scaled(reads)))
}

/// What a store in memory does at the very least: a value is looked up under the lock that the JSON store has, and shared.
pub struct Lookups {
    keys: Vec<String>,
    map: RwLock<HashMap<String, Arc<Value>>>,
    numbers: Numbers,
}

impl Lookups {
    pub fn of(size: usize) -> Lookups {
        let keys: Vec<String> = (0..size).map(entries::key).collect();
        let all = keys.iter().enumerate();
        let map = all.map(|(number, key)| (key.clone(), Arc::new(entries::value(number, 0))));
        Lookups {
            map: RwLock::new(map.collect()),
            keys,
            numbers: Numbers::new(),
        }
    }

    pub fn get(&self) {
        let key = &self.keys[self.numbers.below(self.keys.len())];
        let found = self.map.read().unwrap().get(key).cloned();
        assert!(black_box(found).is_some());
    }
}
