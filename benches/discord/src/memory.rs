//! How much memory this program has.

/// In MB; nothing, where the system does not say.
pub fn of_this_program() -> f64 {
    memory_stats::memory_stats().map_or(f64::NAN, |usage| usage.physical_mem as f64 / 1e6)
}
