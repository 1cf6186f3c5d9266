//! Reactions to messages. `resources/message` (Create reaction …)

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{Asked, In};
use super::routes::{Routes, delete, get, put};
use super::{Answer, Hubbed, bounded};
use crate::discord::clock::Snowflake;
use crate::discord::rules::{self, Permissions};
use crate::discord::world::Emoji;

pub fn routes() -> Routes {
    const MESSAGE: &str = "/channels/{channel}/messages/{message}/reactions";
    Routes::new()
        .route(MESSAGE, delete(clear))
        .route(&format!("{MESSAGE}/{{emoji}}"), get(users).delete(clear_emoji))
        .route(&format!("{MESSAGE}/{{emoji}}/@me"), put(react).delete(unreact))
        .route(&format!("{MESSAGE}/{{emoji}}/{{user}}"), delete(remove))
}

#[derive(Deserialize)]
struct Place {
    channel: Snowflake,
    message: Snowflake,
    emoji: Option<String>,
    user: Option<Snowflake>,
}

impl Place {
    fn emoji(&self) -> Answer<Emoji> {
        Emoji::read(self.emoji.as_deref().unwrap_or_default())
    }
}

#[derive(Deserialize)]
struct Page {
    /// 1 are those that somebody paid for, of whom there are none here.
    #[serde(rename = "type")]
    kind: Option<u8>,
    limit: Option<u64>,
    after: Option<Snowflake>,
}

async fn react(State(hub): Hubbed, In(at): In<Place>) -> Answer<StatusCode> {
    let emoji = at.emoji()?;
    hub.write(|world| world.react(world.bot, at.channel, at.message, emoji))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn unreact(State(hub): Hubbed, In(at): In<Place>) -> Answer<StatusCode> {
    let emoji = at.emoji()?;
    hub.write(|world| world.unreact(world.bot, at.channel, at.message, world.bot, emoji))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Somebody else's.
async fn remove(State(hub): Hubbed, In(at): In<Place>) -> Answer<StatusCode> {
    let emoji = at.emoji()?;
    hub.write(|world| {
        let user = at.user.unwrap_or(world.bot);
        world.unreact(world.bot, at.channel, at.message, user, emoji)
    })?;
    Ok(StatusCode::NO_CONTENT)
}

async fn clear(State(hub): Hubbed, In(at): In<Place>) -> Answer<StatusCode> {
    hub.write(|world| world.clear_reactions(world.bot, at.channel, at.message, None))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn clear_emoji(State(hub): Hubbed, In(at): In<Place>) -> Answer<StatusCode> {
    let emoji = at.emoji()?;
    hub.write(|world| world.clear_reactions(world.bot, at.channel, at.message, Some(emoji)))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who reacted with this emoji.
async fn users(State(hub): Hubbed, In(at): In<Place>, Asked(page): Asked<Page>) -> Answer<Json<Value>> {
    let emoji = at.emoji()?;
    let limit = bounded(page.limit, rules::REACTION_USERS_DEFAULT, rules::REACTION_USERS)?;
    hub.read(|world| {
        world.require_in(at.channel, world.bot, Permissions::READ_MESSAGE_HISTORY)?;
        let message = world.message(at.channel, at.message)?;
        let mut reactions = message.reactions.iter();
        let reaction = reactions.find(|it| it.emoji == emoji && page.kind.unwrap_or(0) == 0);
        let mut users: Vec<Snowflake> = reaction.map_or(Vec::new(), |it| it.users.clone());
        users.sort();
        let after = |user: &Snowflake| page.after.is_none_or(|after| *user > after);
        Ok(Json(
            users
                .into_iter()
                .filter(after)
                .take(limit)
                .map(|user| json!(world.user_wire(user)))
                .collect(),
        ))
    })
}
