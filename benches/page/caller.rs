//! A bot of which nothing is measured but its call.

use botcamp::discord::Discord;
use serde_json::{Value, json};

pub struct Caller {
    http: reqwest::Client,
    api: String,
    token: String,
}

impl Caller {
    pub fn of(discord: &Discord) -> Caller {
        Caller {
            http: reqwest::Client::new(),
            api: format!("{}/api/v10", discord.api()),
            token: format!("Bot {}", discord.token().expose()),
        }
    }

    async fn reads(&self, path: &str) -> Value {
        let call = self
            .http
            .get(format!("{}{path}", self.api))
            .header("authorization", &self.token);
        serde_json::from_str(&call.send().await.unwrap().text().await.unwrap()).unwrap()
    }

    pub async fn first_channel(&self) -> String {
        let guilds = self.reads("/users/@me/guilds").await;
        let guild = guilds[0]["id"].as_str().unwrap();
        let channels = self.reads(&format!("/guilds/{guild}/channels")).await;
        let mut channels = channels.as_array().unwrap().iter();
        let general = channels.find(|it| it["name"] == "general").unwrap();
        general["id"].as_str().unwrap().to_owned()
    }

    pub async fn says(&self, channel: &str, text: &str) {
        let call = self
            .http
            .post(format!("{}/channels/{channel}/messages", self.api))
            .header("authorization", &self.token)
            .header("content-type", "application/json")
            .body(json!({ "content": text }).to_string());
        let answer = call.send().await.unwrap();
        assert!(answer.status().is_success(), "{answer:?}");
    }
}
