//! The room `words`.
