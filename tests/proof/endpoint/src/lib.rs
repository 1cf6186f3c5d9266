//! A bot that answers interactions, and the two ways to serve it: the gateway, and an HTTP server of forty lines.

pub mod bot;
pub mod gateway;
pub mod http;
