//! Acts of several users at the same moment.

use std::sync::Arc;

use crate::discord;

use super::conversation::Stage;
use super::user::Act;

impl Stage {
    /// Several users run commands at the same moment. The transcript has the commands first, then the answers to each in
    /// this order, whichever came first.
    ///
    /// # Panics
    /// If one of them is a message, or of a user on another stage.
    pub async fn at_once(&mut self, acts: impl IntoIterator<Item = Act>) {
        let mut runs = Vec::new();
        for act in acts {
            let here = Arc::ptr_eq(act.running(), &self.running);
            assert!(here, "a user of another stage is on a Discord of their own");
            runs.push(act.into_run());
        }
        self.running.unless_it_ends(discord::at_once(&runs)).await;
        self.running.ends_if_not_started();
    }
}
