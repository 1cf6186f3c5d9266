//! What many measurements come to.

use std::fmt;

/// Times in milliseconds.
pub struct Figure {
    sorted: Vec<f64>,
}

impl Figure {
    pub fn of(mut times: Vec<f64>) -> Figure {
        times.sort_by(f64::total_cmp);
        Figure { sorted: times }
    }

    fn at(&self, percent: usize) -> f64 {
        self.sorted[(self.sorted.len() - 1) * percent / 100]
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "median {:.1} ms (half of them {:.1} to {:.1}, 99 % below {:.1}, longest {:.1}; {} times)",
            self.at(50),
            self.at(25),
            self.at(75),
            self.at(99),
            self.at(100),
            self.sorted.len()
        )
    }
}
