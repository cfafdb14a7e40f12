//! Bounds of an exploration, and how far it came.

use super::assertion::Assertion;
use super::work::Interrupt;
use serde::{Deserialize, Serialize};

/// How the interleavings are searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strategy {
    /// Classes of executions first, states where the program loops, random executions where the space is too large.
    #[default]
    Auto,
    /// One execution per class of equivalent ones.
    Dpor,
    /// Each state once.
    Stateful,
    /// Random executions: priorities with few changes.
    Pct,
    /// Random executions, nearly uniform over the orders of one object's operations.
    Surw,
    /// Random executions: a priority for every operation.
    Pos,
}

impl Strategy {
    pub const ALL: [Strategy; 6] =
        [Strategy::Auto, Strategy::Dpor, Strategy::Stateful, Strategy::Pct, Strategy::Surw, Strategy::Pos];

    pub fn name(self) -> &'static str {
        match self {
            Strategy::Auto => "auto",
            Strategy::Dpor => "dpor",
            Strategy::Stateful => "stateful",
            Strategy::Pct => "pct",
            Strategy::Surw => "surw",
            Strategy::Pos => "pos",
        }
    }
}

/// When timers fire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimerMode {
    /// Quiescent first; asynchronous in a later phase if that found nothing.
    #[default]
    Both,
    /// Only when nothing else can run.
    Quiescent,
    /// At any moment that the order of deadlines allows.
    Asynchronous,
}

impl TimerMode {
    pub const ALL: [TimerMode; 3] = [TimerMode::Both, TimerMode::Quiescent, TimerMode::Asynchronous];

    pub fn name(self) -> &'static str {
        match self {
            TimerMode::Both => "both",
            TimerMode::Quiescent => "quiescent",
            TimerMode::Asynchronous => "async",
        }
    }
}

/// Bounds of an exploration.
#[derive(Clone, Debug)]
pub struct Options {
    pub strategy: Strategy,
    pub timers: TimerMode,
    /// Executions, redundant ones included.
    pub max_executions: u64,
    /// Largest bound of preemptions that is tried before the search without a bound.
    pub max_preemptions: u32,
    /// Only executions within that bound.
    pub only_bounded: bool,
    /// Transitions in one execution.
    pub longest: usize,
    /// Random walks for the outcomes' chances.
    pub walks: u32,
    /// Executions of each random strategy, where the space is too large.
    pub samples: u64,
    pub seed: u64,
    /// Starts of a map iteration that are tried.
    pub map_starts: u32,
    /// Bytes that the search may hold.
    pub memory: usize,
    /// What the program states about itself.
    pub assertions: Vec<Assertion>,
    /// Interleavings kept for their tree; the others are only counted.
    pub kept: usize,
    /// Asked often whether to stop at once, in the middle of an execution.
    pub interrupt: Option<Interrupt>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            strategy: Strategy::default(),
            timers: TimerMode::default(),
            max_executions: 1_000_000,
            max_preemptions: 2,
            only_bounded: false,
            longest: 2_000,
            walks: 200,
            samples: 1_000,
            seed: 1,
            map_starts: 16,
            memory: 512 << 20,
            assertions: Vec::new(),
            kept: 0,
            interrupt: None,
        }
    }
}

/// How far an exploration is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    pub executions: u64,
    pub classes: u64,
    pub redundant: u64,
    /// States met by the search over them.
    pub states: u64,
    pub outcomes: usize,
    /// The search is over; schedules of what was found are worked out.
    pub finishing: bool,
}

/// Questions of which only some answers were tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Random numbers.
    pub random: bool,
    /// Where an iteration over a map starts.
    pub map_starts: bool,
    /// In which order many goroutines queue for a lock.
    pub queues: bool,
}

impl LeftOut {
    pub fn or(self, other: LeftOut) -> LeftOut {
        LeftOut {
            random: self.random || other.random,
            map_starts: self.map_starts || other.map_starts,
            queues: self.queues || other.queues,
        }
    }

    /// In words.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let random = self.random.then_some("random numbers");
        let map_starts = self.map_starts.then_some("starts of map iterations");
        let queues = self.queues.then_some("orders of goroutines that queue for a lock");
        [random, map_starts, queues].into_iter().flatten()
    }

    pub fn anything(self) -> bool {
        self.random || self.map_starts || self.queues
    }
}

/// How much of the space was covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Covered {
    Everything,
    /// All executions with at most this many preemptions.
    Preemptions(u32),
    Part,
}
