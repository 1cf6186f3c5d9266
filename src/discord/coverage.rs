//! What of Discord is covered: read from the router and from the names of dispatches, so it is what is served.

use strum::{VariantArray, VariantNames};

pub use super::gap::Gap;
pub use super::rest::Route;

use super::gateway::name::Name;
use super::rest;

/// The routes of the API, in the order of paths.
pub fn routes() -> Vec<Route> {
    rest::listed()
}

/// The events that the gateway sends, as its documentation orders them.
pub fn events() -> &'static [&'static str] {
    Name::VARIANTS
}

/// What is refused in the requests of those routes.
pub fn gaps() -> &'static [Gap] {
    Gap::VARIANTS
}
