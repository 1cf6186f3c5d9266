//! An answer waits until the bot has sent what it had to say. Many HTTP clients read no answer before that: to refuse a file
//! in the middle and to close the connection would be a «broken pipe» for the bot, in place of the reason.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, HttpBody as _};
use axum::extract::Request;
use axum::response::Response;
use futures_util::stream::{self, StreamExt};

use crate::discord::rules;

/// Who sends nothing for so long is answered all the same.
const PATIENCE: Duration = Duration::from_secs(1);

pub async fn read_to_the_end<F>(request: Request, answer: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let (parts, body) = request.into_parts();
    let sent = Sent::new(body);
    let mut handed_on = sent.clone();
    let body = Body::from_stream(stream::poll_fn(move |context| handed_on.poll(context)));
    let response = answer(Request::from_parts(parts, body)).await;
    sent.discard().await;
    response
}

/// What a bot sends: a handler reads it, and what that leaves is read here.
#[derive(Clone)]
struct Sent(Arc<Mutex<Option<BodyDataStream>>>);

type Chunk = Result<Bytes, axum::Error>;

impl Sent {
    fn new(body: Body) -> Self {
        Self(Arc::new(Mutex::new(Some(body.into_data_stream()))))
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Chunk>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(stream) = body.as_mut() else {
            return Poll::Ready(None);
        };
        let chunk = stream.poll_next_unpin(context);
        if matches!(chunk, Poll::Ready(None | Some(Err(_)))) {
            *body = None;
        }
        chunk
    }

    fn is_read(&self) -> bool {
        let body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        body.as_ref().is_none_or(|body| body.is_end_stream())
    }

    /// Reads the rest, up to the largest request once more: who sends without end is cut off.
    async fn discard(mut self) {
        let mut left = rules::REQUEST_BYTES;
        while !self.is_read() {
            let next = poll_fn(|context| self.poll(context));
            match tokio::time::timeout(PATIENCE, next).await {
                Ok(Some(Ok(chunk))) if chunk.len() <= left => left -= chunk.len(),
                _ => return,
            }
        }
    }
}
