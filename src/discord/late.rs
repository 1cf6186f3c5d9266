//! Answers that Discord takes and confirms late, as it does on a bad day: the bot's request stays open meanwhile.

use tokio::sync::watch;

use super::clock::Snowflake;

/// The interactions whose answers are confirmed late.
#[derive(Default)]
pub struct Late(watch::Sender<Vec<Unconfirmed>>);

struct Unconfirmed {
    interaction: Snowflake,
    token: String,
    /// The answer that is not confirmed yet; those before it are.
    answer: usize,
}

impl Late {
    pub fn add(&self, interaction: Snowflake, token: String, answer: usize) {
        let unconfirmed = Unconfirmed {
            interaction,
            token,
            answer,
        };
        self.0.send_modify(|all| all.push(unconfirmed));
    }

    pub fn all(&self) -> Vec<Snowflake> {
        self.0.borrow().iter().map(|it| it.interaction).collect()
    }

    pub fn confirm(&self, these: &[Snowflake]) {
        self.0
            .send_modify(|all| all.retain(|it| !these.contains(&it.interaction)));
    }

    /// The interaction that a request of this path is about, and the answer to wait with, if it is confirmed late.
    pub fn of(&self, path: &str) -> Option<(Snowflake, usize)> {
        let all = self.0.borrow();
        let named = |it: &&Unconfirmed| path.split('/').any(|part| part == it.token);
        all.iter().find(named).map(|it| (it.interaction, it.answer))
    }

    /// Resolves when the interaction is confirmed.
    pub async fn confirmed(&self, interaction: Snowflake) {
        let mut all = self.0.subscribe();
        let confirmed = |all: &Vec<Unconfirmed>| all.iter().all(|it| it.interaction != interaction);
        // We hold the sender, so this cannot fail.
        let _ = all.wait_for(confirmed).await;
    }
}
