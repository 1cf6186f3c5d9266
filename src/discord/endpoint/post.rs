//! One POST to an endpoint, as far as its answer. No redirect is followed and no connection kept: as little as there can be
//! between the bot and what went wrong.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::failure::Failure;
use super::turns::ByTurns;
use super::url::Url;
use crate::discord::rules;

/// How Discord calls itself.
const USER_AGENT: &str = "Discord-Interactions/1.0 (+https://discord.com)";

/// Bytes of an answer that are read at once. Its head has no more than these.
const READ_AT_ONCE: usize = 64 * 1024;

/// A body with its signature.
pub struct Signed {
    pub timestamp: String,
    pub signature: String,
    pub body: Bytes,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn content_type(&self) -> &str {
        text(&self.headers, header::CONTENT_TYPE).unwrap_or_default()
    }

    /// Any other status than this one is a failure.
    pub fn must_be(&self, status: StatusCode) -> Result<(), Failure> {
        match self.status == status {
            true => Ok(()),
            false => Err(Failure::Status {
                status: self.status.as_u16(),
                location: text(&self.headers, header::LOCATION).map(Into::into),
            }),
        }
    }

    /// This answer as the body of a request, to be read as those are.
    pub fn into_request(self) -> Request<Body> {
        let mut request = Request::new(Body::from(self.body));
        *request.headers_mut() = self.headers;
        request
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Sends it, and waits no longer than for a first answer.
pub async fn post(url: &Url, anywhere: bool, signed: Signed) -> Result<Answer, Failure> {
    let answer = answer(url, anywhere, signed);
    timeout(rules::FIRST_ANSWER, answer)
        .await
        .unwrap_or(Err(Failure::Slow))
}

async fn answer(url: &Url, anywhere: bool, signed: Signed) -> Result<Answer, Failure> {
    // `localhost` has several addresses, and a bot listens on one of them.
    let addresses = url.addresses(anywhere).await?;
    let stream = TcpStream::connect(&addresses[..]).await;
    let stream = stream.map_err(|source| Failure::NotThere(source.into()))?;
    // Only speed is lost.
    let _ = stream.set_nodelay(true);
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(READ_AT_ONCE)
        .handshake(TokioIo::new(ByTurns::new(stream)))
        .await
        .map_err(lost)?;
    // It ends with this set, whatever becomes of the request.
    let mut connections = JoinSet::new();
    connections.spawn(connection);
    let request = Request::post(url.path())
        .header(header::HOST, url.authority())
        .header(header::USER_AGENT, USER_AGENT)
        .header(header::CONTENT_TYPE, "application/json")
        .header("x-signature-ed25519", signed.signature)
        .header("x-signature-timestamp", signed.timestamp)
        .body(Full::new(signed.body))
        .map_err(lost)?;
    let (parts, body) = sender.send_request(request).await.map_err(lost)?.into_parts();
    let body = Limited::new(body, rules::REQUEST_BYTES).collect().await;
    let body = body.map_err(|error| match error.is::<LengthLimitError>() {
        true => Failure::Large,
        false => lost(error),
    })?;
    Ok(Answer {
        status: parts.status,
        headers: parts.headers,
        body: body.to_bytes(),
    })
}

fn lost(error: impl ToString) -> Failure {
    Failure::Lost(error.to_string().into())
}
