//! The store as the bot knows it, made of parts: those that a mistake does not replace are right.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;

use crate::right;
pub use crate::right::{Expected, StoreError};

pub const FILE: &str = "data/library.json";

pub type Read = Result<Option<Value>, StoreError>;
pub type List = Result<Vec<(String, Value)>, StoreError>;
pub type Written = Result<(), StoreError>;

#[async_trait]
pub trait Parts: Send + Sync {
    async fn read(&self, right: &Arc<right::Store>, key: &str) -> Read {
        right.read(key).await
    }
    async fn list(&self, right: &Arc<right::Store>, group: &str) -> List {
        right.list(group).await
    }
    async fn write(
        &self,
        right: &Arc<right::Store>,
        key: &str,
        value: Option<Value>,
        expected: Expected,
    ) -> Written {
        right.write(key, value, expected).await
    }
}

pub struct Store {
    right: Arc<right::Store>,
    parts: Box<dyn Parts>,
}

impl Store {
    /// # Errors
    /// As those of the right store.
    pub fn of(parts: impl Parts + 'static) -> Result<Store, StoreError> {
        Ok(Store {
            right: Arc::new(right::Store::open()?),
            parts: Box::new(parts),
        })
    }

    pub async fn read(&self, key: &str) -> Read {
        self.parts.read(&self.right, key).await
    }

    pub async fn list(&self, group: &str) -> List {
        self.parts.list(&self.right, group).await
    }

    pub async fn write(&self, key: &str, value: Option<Value>, expected: Expected) -> Written {
        self.parts.write(&self.right, key, value, expected).await
    }
}
