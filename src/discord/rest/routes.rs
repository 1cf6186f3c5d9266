//! The list of what is served, from which the router is made: what it serves and what it is said to serve cannot differ.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodFilter, MethodRouter};

use super::admitted::{Admitted, Door};

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
pub struct Routes(Vec<(String, On)>);

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn route(mut self, path: &str, on: On) -> Self {
        self.0.push((path.to_owned(), on));
        self
    }

    pub fn merge(mut self, others: Routes) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Each route under each of these prefixes, through this door. A route has its whole path at once: what axum nests costs
    /// a new address for each request.
    pub fn served<S>(&self, prefixes: &[&str], door: &Door) -> Router<S> {
        let mut router = Router::new();
        for (prefix, (path, on)) in prefixes
            .iter()
            .flat_map(|prefix| self.0.iter().map(move |route| (prefix, route)))
        {
            router = router.route(&format!("{prefix}{path}"), on.handlers.clone());
        }
        router.with_state(door.clone())
    }

    /// What is served, in the order of paths.
    pub fn listed(self) -> Vec<Route> {
        let mut listed: Vec<Route> = self
            .0
            .into_iter()
            .flat_map(|(path, on)| on.listed(&path))
            .collect();
        listed.sort();
        listed
    }
}

/// What is done on a path, method by method.
#[derive(Clone, Default)]
pub struct On {
    handlers: MethodRouter<Door>,
    methods: Vec<&'static str>,
    is_empty: bool,
}

impl On {
    fn on<H, T>(mut self, method: &'static str, filter: MethodFilter, handler: H) -> Self
    where
        H: Handler<T, Door>,
        T: 'static,
    {
        self.methods.push(method);
        self.handlers = self.handlers.on(filter, Admitted(handler));
        self
    }

    fn listed(self, path: &str) -> Vec<Route> {
        let route = |method| Route {
            path: path.to_owned(),
            method,
            is_empty: self.is_empty,
        };
        self.methods.into_iter().map(route).collect()
    }

    /// There is nothing of this kind here.
    pub fn nothing(mut self) -> Self {
        self.is_empty = true;
        self
    }

    pub fn get<H: Handler<T, Door>, T: 'static>(self, handler: H) -> Self {
        self.on("GET", MethodFilter::GET, handler)
    }

    pub fn post<H: Handler<T, Door>, T: 'static>(self, handler: H) -> Self {
        self.on("POST", MethodFilter::POST, handler)
    }

    pub fn put<H: Handler<T, Door>, T: 'static>(self, handler: H) -> Self {
        self.on("PUT", MethodFilter::PUT, handler)
    }

    pub fn patch<H: Handler<T, Door>, T: 'static>(self, handler: H) -> Self {
        self.on("PATCH", MethodFilter::PATCH, handler)
    }

    pub fn delete<H: Handler<T, Door>, T: 'static>(self, handler: H) -> Self {
        self.on("DELETE", MethodFilter::DELETE, handler)
    }
}

pub fn get<H: Handler<T, Door>, T: 'static>(handler: H) -> On {
    On::default().get(handler)
}

pub fn post<H: Handler<T, Door>, T: 'static>(handler: H) -> On {
    On::default().post(handler)
}

pub fn put<H: Handler<T, Door>, T: 'static>(handler: H) -> On {
    On::default().put(handler)
}

pub fn patch<H: Handler<T, Door>, T: 'static>(handler: H) -> On {
    On::default().patch(handler)
}

pub fn delete<H: Handler<T, Door>, T: 'static>(handler: H) -> On {
    On::default().delete(handler)
}
