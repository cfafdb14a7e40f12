//! What Go leaves open, as values: the machine asks, a policy answers.

use super::ids::{Addr, Gid};

/// A question with two or more answers. The machine stops at it and goes on with a [`Decision`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Which ready case a select takes; indices into the statement's cases, in source order.
    Select { g: Gid, ready: Vec<u16> },
    /// Where a map iteration starts: a number below `bound` (slot offset, and bucket or table offset above it).
    MapStart { g: Gid, map: Addr, bound: u64 },
    /// `rand` without a seed, a map's hash seed under "random seeds", …: a number below `bound` (0: any 64 bits).
    Random { g: Gid, bound: u64 },
    /// Which of the timers due at the same instant fires first (timer indices); or, as the last answer, all of them in
    /// this order before anything runs, as Go's scheduler does it.
    Timer { due: Vec<u32> },
    /// Whether `sync.Pool` hands back an item or makes a new one.
    Pool { g: Gid, items: u32 },
    /// Whether main, which has returned, waits until other goroutines' panics have run their deferred functions (0), or
    /// has yielded a thousand times and leaves (1).
    Leave { g: Gid },
}

/// An answer. `Run` answers "which goroutine next?", the question before every micro-step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    Run(Gid),
    /// For `Select`: the case's index in the statement. For the others: the number, or the position in `due`.
    Value(u64),
}
