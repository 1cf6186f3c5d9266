//! The room `stage`.
