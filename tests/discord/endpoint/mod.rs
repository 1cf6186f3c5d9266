//! Interactions over HTTP: what Discord asks of an endpoint before it saves it, what it sends there, and what becomes of each
//! answer. `interactions/overview`, `interactions/receiving-and-responding`

mod answers;
mod bot;
mod saving;
