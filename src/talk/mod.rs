//! The room `talk`.
