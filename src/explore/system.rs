//! What the search explores: something that can be cloned, has processes, and executes one visible operation at a time.

use super::footprint::{Footprint, Obj};
use crate::event::{Access, Event, Gid};
use crate::machine::Identity;
use std::rc::Rc;

/// A process (goroutine) under a number that does not depend on the schedule.
pub type Proc = usize;

/// Where a process stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its next transition can be executed.
    Enabled(Footprint),
    /// Its next operation has to wait (a held lock, a counter above 0); nothing of it was executed.
    Disabled(Footprint),
    /// It executed an operation and is queued, or it ended: it has no next operation of its own.
    Absent,
}

/// Orderings that an executed transition brings about beyond the conflicts of footprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The next send on the channel (in order of completion), by this process, was accepted.
    Sent { chan: Obj, by: Proc, cap: u32 },
    /// The next receive on the channel got its value.
    Received { chan: Obj, by: Proc },
    /// A receive found the channel closed and empty.
    ReceivedClosed { chan: Obj, by: Proc },
    /// A writer got the RWMutex.
    WriterEntered { rw: Obj, by: Proc },
    /// A wait for the WaitGroup is over.
    WaitOver { wg: Obj, by: Proc },
    /// The executing process made this one runnable.
    Woke { who: Proc },
    /// The executing process created this one.
    Created { who: Proc },
}

/// What an execution of a transition came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    pub footprint: Footprint,
    pub effects: Vec<Effect>,
    /// How many answers the operation had to choose from (ready select cases, …); 0 and 1: none.
    pub alternatives: u32,
    /// What a race detector hears of it, where the system records that.
    pub heard: Rc<[Heard]>,
}

/// Something for a race detector, with its micro-step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    Event(u64, Gid, Event),
    Access(u64, Gid, Access),
    Freed(u32),
}

pub trait System: Clone {
    /// Upper bound of process numbers.
    fn processes(&self) -> usize;

    fn standing(&self, process: Proc) -> Standing;

    /// Executes the next transition of an enabled process, taking the `alternative`-th answer where there is a choice.
    /// What follows it and is invisible to others is executed, too.
    fn execute(&mut self, process: Proc, alternative: u32) -> Step;

    /// Lets time pass: the next timer fires. None when no timer is pending. `alternative` as above.
    fn pass_time(&mut self, alternative: u32) -> Option<Step>;

    /// What a race detector hears of the time before the first visible operation.
    fn heard_before(&self) -> Rc<[Heard]> {
        Rc::default()
    }

    /// Somebody wants the search to stop: what follows counts for nothing.
    fn is_interrupted(&self) -> bool {
        false
    }

    /// Equal for states that are the same in every respect; None when that cannot be told.
    fn identity(&self) -> Option<Identity> {
        None
    }
}

/// A system whose states can be told apart: for search over states.
pub trait Stated: System {
    /// Equal for states from which the same can happen.
    fn fingerprint(&self) -> u128;

    /// The program has ended; what still runs goes on as if it had not.
    fn is_over(&self) -> bool;

    /// The process waits for something that only another process can do.
    fn waits(&self, process: Proc) -> bool;

    /// A timer is pending that could fire although somebody can run; [`System::pass_time`] then fires it.
    fn may_fire_early(&self) -> bool;
}

/// The processes that can run.
pub fn enabled<S: System>(state: &S) -> Vec<Proc> {
    (1..state.processes())
        .filter(|&process| matches!(state.standing(process), Standing::Enabled(_)))
        .collect()
}
