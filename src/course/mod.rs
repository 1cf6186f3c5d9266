//! The room `course`.
