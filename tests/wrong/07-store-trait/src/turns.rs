//! One lock for all commands, held while they await Discord: what 04 warns of.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

static TURN: LazyLock<Arc<tokio::sync::Mutex<()>>> = LazyLock::new(Arc::default);
static HELD: Mutex<Option<OwnedMutexGuard<()>>> = Mutex::new(None);

pub async fn begin() {
    let turn = Arc::clone(&TURN).lock_owned().await;
    *HELD.lock().unwrap_or_else(PoisonError::into_inner) = Some(turn);
}

pub async fn end() {
    *HELD.lock().unwrap_or_else(PoisonError::into_inner) = None;
}
