//! The offline Discord, talked to by a real bot's libraries.

mod bot;
mod slash;
