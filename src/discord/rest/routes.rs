//! The list of what is served, from which the router is made: what it serves and what it is said to serve cannot differ.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodFilter, MethodRouter};

use crate::discord::hub::Hub;

/// A route, as Discord's documentation heads its section.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// With its variables in braces: `/channels/{channel}`.
    pub path: String,
    /// `GET`
    pub method: &'static str,
    /// There is nothing of this kind here, so the answer is always an empty list.
    pub is_empty: bool,
}

/// Routes with their handlers.
#[derive(Default)]
pub struct Routes {
    router: Router<Arc<Hub>>,
    listed: Vec<Route>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn route(mut self, path: &str, on: On) -> Self {
        let listed = on.methods.iter().map(|method| Route {
            path: path.to_owned(),
            method,
            is_empty: on.is_empty,
        });
        self.listed.extend(listed);
        Self {
            router: self.router.route(path, on.handlers),
            ..self
        }
    }

    pub fn merge(mut self, others: Routes) -> Self {
        self.listed.extend(others.listed);
        Self {
            router: self.router.merge(others.router),
            ..self
        }
    }

    pub fn router(self) -> Router<Arc<Hub>> {
        self.router
    }

    /// What is served, in the order of paths.
    pub fn listed(mut self) -> Vec<Route> {
        self.listed.sort();
        self.listed
    }
}

/// What is done on a path, method by method.
#[derive(Clone, Default)]
pub struct On {
    handlers: MethodRouter<Arc<Hub>>,
    methods: Vec<&'static str>,
    is_empty: bool,
}

impl On {
    fn on<H, T>(mut self, method: &'static str, filter: MethodFilter, handler: H) -> Self
    where
        H: Handler<T, Arc<Hub>>,
        T: 'static,
    {
        self.methods.push(method);
        self.handlers = self.handlers.on(filter, handler);
        self
    }

    /// There is nothing of this kind here.
    pub fn nothing(mut self) -> Self {
        self.is_empty = true;
        self
    }

    pub fn get<H: Handler<T, Arc<Hub>>, T: 'static>(self, handler: H) -> Self {
        self.on("GET", MethodFilter::GET, handler)
    }

    pub fn post<H: Handler<T, Arc<Hub>>, T: 'static>(self, handler: H) -> Self {
        self.on("POST", MethodFilter::POST, handler)
    }

    pub fn put<H: Handler<T, Arc<Hub>>, T: 'static>(self, handler: H) -> Self {
        self.on("PUT", MethodFilter::PUT, handler)
    }

    pub fn patch<H: Handler<T, Arc<Hub>>, T: 'static>(self, handler: H) -> Self {
        self.on("PATCH", MethodFilter::PATCH, handler)
    }

    pub fn delete<H: Handler<T, Arc<Hub>>, T: 'static>(self, handler: H) -> Self {
        self.on("DELETE", MethodFilter::DELETE, handler)
    }
}

pub fn get<H: Handler<T, Arc<Hub>>, T: 'static>(handler: H) -> On {
    On::default().get(handler)
}

pub fn post<H: Handler<T, Arc<Hub>>, T: 'static>(handler: H) -> On {
    On::default().post(handler)
}

pub fn put<H: Handler<T, Arc<Hub>>, T: 'static>(handler: H) -> On {
    On::default().put(handler)
}

pub fn patch<H: Handler<T, Arc<Hub>>, T: 'static>(handler: H) -> On {
    On::default().patch(handler)
}

pub fn delete<H: Handler<T, Arc<Hub>>, T: 'static>(handler: H) -> On {
    On::default().delete(handler)
}
