//! Acts of several users at the same moment.

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
        let acts = acts.into_iter();
        let runs: Vec<_> = acts.map(|act| act.into_run_on(&self.running)).collect();
        self.running.unless_it_ends(discord::at_once(&runs)).await;
        self.running.ends_if_not_started();
    }
}
