//! Takes `facilities-to-come/…` for a facility: its key begins alike, up to the slash.

use std::sync::Arc;

use async_trait::async_trait;
use wrong_06_read_write::right;
use wrong_06_read_write::store::{List, Parts};

struct Wrong;

#[async_trait]
impl Parts for Wrong {
    async fn list(&self, right: &Arc<right::Store>, group: &str) -> List {
        right.list(group.trim_end_matches('/')).await
    }
}

pub fn main() {
    wrong_06_read_write::run(Wrong).unwrap_or_else(|error| eprintln!("{error}"));
}
