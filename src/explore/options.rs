//! Bounds of an exploration, and how far it came.

/// Bounds of an exploration.
#[derive(Clone, Debug)]
pub struct Options {
    /// Executions, redundant ones included.
    pub max_executions: u64,
    /// Transitions in one execution.
    pub longest: usize,
    /// Executions per preemption bound 0, 1, 2.
    pub bounded: u64,
    /// Random walks for the outcomes' chances.
    pub walks: u32,
    /// Executions checked for data races.
    pub race_checks: u64,
    /// Starts of a map iteration that are tried.
    pub map_starts: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            max_executions: 1_000_000,
            longest: 2_000,
            bounded: 3_000,
            walks: 200,
            race_checks: 500,
            map_starts: 8,
        }
    }
}

/// How far an exploration is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    pub executions: u64,
    pub classes: u64,
    pub redundant: u64,
    pub outcomes: usize,
}

/// How much of the space was covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    Everything,
    /// All executions with at most this many preemptions.
    Preemptions(u32),
    Part,
}
