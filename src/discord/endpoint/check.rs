//! What Discord asks of an endpoint before it saves it, and again now and then: that it answers a PING, and that it refuses
//! what Discord did not sign. `interactions/overview` (Setting up an endpoint)

use std::fmt;

use axum::body::Bytes;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::failure::Failure;
use super::key::Key;
use super::post::{Answer, Signed};
use super::url::Url;
use crate::discord::hub::Hub;
use crate::discord::{rules, secret};

/// A request that a bot must refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgery {
    /// It is signed with another key.
    Key,
    /// Another body is signed.
    Body,
    /// Another timestamp is signed.
    Timestamp,
}

impl Forgery {
    /// All that a bot is sent.
    pub const ALL: [Self; 3] = [Self::Key, Self::Body, Self::Timestamp];
}

impl fmt::Display for Forgery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Key => "a signature made with another key",
            Self::Body => "the signature of another body",
            Self::Timestamp => "the signature of another timestamp",
        })
    }
}

/// A request to a bot is of now: some refuse an old one. World time may stand still, so it is not meant here.
pub fn signed(key: &Key, body: Bytes) -> Signed {
    signed_at(Utc::now(), key, body)
}

fn signed_at(now: DateTime<Utc>, key: &Key, body: Bytes) -> Signed {
    let timestamp = now.timestamp().to_string();
    Signed {
        signature: key.sign(&timestamp, &body),
        timestamp,
        body,
    }
}

/// Now is looked for once: were it the next second already when the earlier one is signed, that would be the right one.
fn forged(forgery: Forgery, now: DateTime<Utc>, key: &Key, body: Bytes) -> Signed {
    let mut signed = signed_at(now, key, body);
    match forgery {
        Forgery::Key => signed.signature = Key::random().sign(&signed.timestamp, &signed.body),
        Forgery::Body => signed.signature = key.sign(&signed.timestamp, &[&signed.body[..], b" "].concat()),
        Forgery::Timestamp => {
            let earlier = now - TimeDelta::seconds(1);
            signed.signature = key.sign(&earlier.timestamp().to_string(), &signed.body);
        }
    }
    signed
}

/// All that Discord asks for before it saves an endpoint.
pub async fn verify(hub: &Hub, url: &Url) -> Result<(), Failure> {
    let answer = send(hub, url, None).await?;
    answer.must_be(StatusCode::OK)?;
    pong(&answer)?;
    for forgery in Forgery::ALL {
        must_be_refused(hub, url, forgery).await?;
    }
    Ok(())
}

/// The endpoint must refuse this.
pub async fn must_be_refused(hub: &Hub, url: &Url, forgery: Forgery) -> Result<(), Failure> {
    let status = send(hub, url, Some(forgery)).await?.status;
    match status == StatusCode::UNAUTHORIZED {
        true => Ok(()),
        false => Err(Failure::Trusting {
            forgery,
            status: status.as_u16(),
        }),
    }
}

fn pong(answer: &Answer) -> Result<(), Failure> {
    // «You must provide a valid Content-Type when responding to PINGs.»
    if !answer.content_type().starts_with("application/json") {
        return Err(Failure::Kind(answer.content_type().into()));
    }
    let pong: Value =
        serde_json::from_slice(&answer.body).map_err(|error| Failure::Json(error.to_string().into()))?;
    match pong["type"] == 1 {
        true => Ok(()),
        false => Err(Failure::NoPong(pong.to_string().into())),
    }
}

async fn send(hub: &Hub, url: &Url, forgery: Option<Forgery>) -> Result<Answer, Failure> {
    let ping = hub.write(|world| {
        json!({
            "id": world.clock.id(),
            "application_id": world.bot,
            "type": 1,
            "token": secret::random(),
            "version": 1,
            "user": world.user_wire(world.owner),
            "app_permissions": "0",
            "authorizing_integration_owners": {},
            "entitlements": [],
            "attachment_size_limit": rules::ATTACHMENT_BYTES,
        })
    });
    let (key, body) = (&hub.endpoint.key, ping.to_string().into());
    let signed = match forgery {
        None => signed(key, body),
        Some(forgery) => forged(forgery, Utc::now(), key, body),
    };
    hub.post(url, signed, &ping).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_forged_is_never_right() {
        // The second before is long gone.
        let now = DateTime::from_timestamp(1_772_420_400, 0).unwrap();
        let key = Key::random();
        for forgery in Forgery::ALL {
            let forged = forged(forgery, now, &key, Bytes::from_static(b"{}"));
            assert_eq!(forged.timestamp, "1772420400");
            let right = key.sign(&forged.timestamp, &forged.body);
            assert_ne!(forged.signature, right, "{forgery}");
        }
    }
}
