//! Who is admitted to a route: the bot with its token, or whoever comes. What the API admits is counted.

use std::pin::Pin;
use std::sync::Arc;

use axum::extract::{FromRef, Request};
use axum::handler::Handler;
use axum::response::{IntoResponse, Response};

use super::{guard, limited};
use crate::discord::error::ApiError;
use crate::discord::hub::Hub;
use crate::discord::rules::codes;

/// What a route's requests pass.
#[derive(Clone)]
pub struct Door {
    hub: Arc<Hub>,
    admits: Admits,
}

#[derive(Clone, Copy)]
enum Admits {
    TheBot,
    Anybody,
    /// … and counts nobody.
    Freely,
}

impl Door {
    pub fn of_the_bot(hub: Arc<Hub>) -> Self {
        let admits = Admits::TheBot;
        Self { hub, admits }
    }

    pub fn of_anybody(hub: Arc<Hub>) -> Self {
        let admits = Admits::Anybody;
        Self { hub, admits }
    }

    /// To what is no part of the API.
    pub fn open(hub: Arc<Hub>) -> Self {
        let admits = Admits::Freely;
        Self { hub, admits }
    }
}

impl FromRef<Door> for Arc<Hub> {
    fn from_ref(door: &Door) -> Self {
        door.hub.clone()
    }
}

/// A handler behind the door. (The same as a layer would cost three times as much.)
#[derive(Clone)]
pub struct Admitted<H>(pub H);

impl<H: Handler<T, Door>, T: 'static> Handler<T, Door> for Admitted<H> {
    type Future = Pin<Box<dyn Future<Output = Response> + Send>>;

    fn call(self, request: Request, door: Door) -> Self::Future {
        Box::pin(async move {
            let Door { hub, admits } = door.clone();
            let is_admitted = match admits {
                Admits::TheBot => guard::has_token(&hub, request.headers()),
                Admits::Anybody => true,
                Admits::Freely => return self.0.call(request, door).await,
            };
            let answer = async |request| match is_admitted {
                true => self.0.call(request, door).await,
                // Whoever starts an offline Discord again has a bot with the last one's token.
                false => ApiError::from(codes::UNAUTHORIZED)
                    .because("its token is not this Discord's, which is made anew at each start")
                    .into_response(),
            };
            limited::limited(&hub, request, answer).await
        })
    }
}
