//! Floor 7: the search through a program's interleavings. Knows the machine through [`System`] only; knows no browser
//! and no clock. Vocabulary: [`System`], [`Footprint`], [`Search`].

mod dependence;
mod footprint;
mod json;
mod names;
mod order;
mod outcome;
mod program;
#[cfg(test)]
mod program_tests;
mod replay;
mod report;
mod search;
mod system;
#[cfg(test)]
mod toy;
mod unreduced;

pub use crate::analysis::Clock;
pub use footprint::{ChanOp, CondOp, Footprint, MutexOp, Obj, Op, RwOp, WgOp};
pub use names::Names;
pub use outcome::{Found, Key, Kind};
pub use program::{GoProgram, Grain};
pub use report::{Covered, Exploration, Options, Progress, Report, explore};
pub use search::{Branch, Ended, Search};
pub use system::{Effect, Proc, Standing, Step, System};
