//! Grains: coarser views over the one record of micro-steps. Positions between micro-steps are judged by what is about
//! to run and by what the step before did.

use crate::code::op::Pc;
use crate::code::program::{FuncId, FuncOrigin};
use crate::event::Gid;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// Every instruction and every stage of a runtime operation in the person's own code.
    Micro,
    /// Beginnings of statements in the person's own code.
    #[default]
    Statement,
    /// After every event: map stages, channel and lock operations, defers, panics, output.
    Event,
    /// Whenever another goroutine begins to run.
    Switch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Forward,
    Back,
}

/// A position of the timeline: `step` micro-steps have been executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub step: u64,
    /// Who executes the next micro-step; none at the end of the run.
    pub next: Option<Next>,
    /// Who executed the micro-step before; none at the start.
    pub last: Option<Gid>,
    /// The micro-step before caused an event other than calls and returns.
    pub event: bool,
}

/// The micro-step about to be executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    pub g: Gid,
    pub func: FuncId,
    pub pc: Pc,
    pub origin: FuncOrigin,
    pub stmt_start: bool,
    /// In the middle of a runtime operation.
    pub in_op: bool,
}

impl Grain {
    /// Whether stepping at this grain stops at `position`.
    pub fn stops(self, position: &Position) -> bool {
        let Some(next) = position.next else { return true };
        let user = next.origin == FuncOrigin::User;
        match self {
            Grain::Micro => user || position.event,
            Grain::Statement => user && next.stmt_start && !next.in_op,
            Grain::Event => position.event,
            Grain::Switch => position.last != Some(next.g),
        }
    }
}
