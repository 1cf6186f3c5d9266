//! The room `bot`.
