//! Floor 7: the search through a program's interleavings. Knows the machine through [`System`] only; knows no browser
//! and no clock. Vocabulary: [`System`], [`Footprint`], [`Search`].

mod answers;
mod assertion;
mod booking;
mod claim;
mod dependence;
mod draw;
mod effects;
#[cfg(test)]
mod every_step;
mod exploration;
mod footprint;
mod grain;
mod graph;
#[cfg(test)]
mod growth_tests;
mod json;
mod knots;
mod map_effects;
mod memory;
mod names;
mod options;
mod order;
mod outcome;
mod place;
mod program;
#[cfg(test)]
mod program_tests;
mod queues;
mod races;
mod recorder;
mod replay;
mod report;
mod running;
mod sample;
mod search;
mod shrink;
mod simplify;
mod stages;
mod start;
mod stateful;
mod system;
mod tally;
mod text;
#[cfg(test)]
mod toy;
mod tree;
#[cfg(test)]
mod unreduced;
mod watch;
mod wire;
mod work;

pub use crate::analysis::Clock;
pub use assertion::{Assertion, Misstated, Verdict, assertions, compile_stated};
pub use exploration::{Exploration, explore};
pub use footprint::{ChanOp, CondOp, Footprint, MutexOp, Obj, Op, RwOp, WgOp};
pub use grain::Grain;
pub use knots::Inversion;
pub use names::Names;
pub use options::{Covered, LeftOut, Options, Progress, Strategy, TimerMode};
pub use outcome::{Found, Key, Kind};
pub use program::GoProgram;
pub use races::FoundRace;
pub use report::{AssertionReport, Report, Sampling};
pub use search::{Branch, Ended, Search};
pub use system::{Effect, Heard, Proc, Standing, Step, System};
pub use tally::Leak;
pub use tree::{Interleaving, Interleavings, Turn};
pub use wire::{LeakSummary, RaceSummary, Summary};
pub use work::Interrupt;
