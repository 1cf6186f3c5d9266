//! The room `grade`.
