//! States that the search met, each executed onward once: where two orders of independent steps come to the same state,
//! what follows from there is looked up and not executed again. Cached states are the first to go when memory is short.

use super::footprint::Obj;
use super::knots::lock_of;
use super::search::TIME;
use super::system::{Proc, Standing, Step, System};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Transitions after which it is decided whether remembering is worth its cost, again and again.
const TRIAL: u64 = 5_000;

/// A state, and what can be asked of it, worked out once.
pub struct State<S> {
    pub system: S,
    /// By process.
    pub standing: Vec<Standing>,
    pub enabled: Vec<Proc>,
    next: RefCell<Vec<Next<S>>>,
    remembered: bool,
    bytes: usize,
}

/// A transition that was executed; None when no time could pass.
struct Next<S> {
    process: Proc,
    alternative: u32,
    to: Option<(Rc<Step>, Rc<State<S>>)>,
}

pub struct Memory<S> {
    known: BTreeMap<u128, Rc<State<S>>>,
    /// Bytes that the known states hold, and that there may be.
    bytes: usize,
    pub most: usize,
    /// What a state takes that is not compared with others.
    usual: usize,
    /// Transitions since the last decision: looked up, executed.
    looked_up: u64,
    executed: u64,
    /// States are no longer remembered: they are all different.
    off: bool,
    /// Locks that some transition took or let go.
    pub locks: BTreeSet<Obj>,
}

impl<S: System> Memory<S> {
    pub fn new(most: usize) -> Memory<S> {
        Memory {
            known: BTreeMap::new(),
            bytes: 0,
            most,
            usual: 4_096,
            looked_up: 0,
            executed: 0,
            off: false,
            locks: BTreeSet::new(),
        }
    }

    /// The state after a transition, and what that came to; None when no time can pass. Only [`TIME`] can fail.
    pub fn execute(
        &mut self,
        from: &Rc<State<S>>,
        process: Proc,
        alternative: u32,
    ) -> Option<(Rc<Step>, Rc<State<S>>)> {
        let same = |next: &&Next<S>| next.process == process && next.alternative == alternative;
        if let Some(next) = from.next.borrow().iter().find(same) {
            self.looked_up += 1;
            return next.to.clone();
        }
        self.executed += 1;
        let mut system = from.system.clone();
        let step = match process {
            TIME => system.pass_time(alternative),
            process => Some(system.execute(process, alternative)),
        };
        if let Some((lock, _)) = step.as_ref().and_then(|step| lock_of(&step.footprint)) {
            self.locks.insert(lock);
        }
        let to = step.map(|step| (Rc::new(step), self.enter(system)));
        if from.remembered && to.as_ref().is_none_or(|(_, to)| to.remembered) {
            from.next.borrow_mut().push(Next { process, alternative, to: to.clone() });
        }
        self.decide();
        to
    }

    /// The state under which this one is known.
    pub fn enter(&mut self, system: S) -> Rc<State<S>> {
        let identity = if self.off { None } else { system.identity() };
        if let Some(known) = identity.and_then(|identity| self.known.get(&identity.print)) {
            return known.clone();
        }
        let standing: Vec<Standing> =
            (0..system.processes()).map(|process| system.standing(process)).collect();
        let is_enabled = |process: &Proc| matches!(standing[*process], Standing::Enabled(_));
        let enabled = (1..standing.len()).filter(is_enabled).collect();
        let bytes = identity.map_or(self.usual, |identity| identity.bytes);
        let next = RefCell::default();
        let state = Rc::new(State { system, standing, enabled, next, remembered: identity.is_some(), bytes });
        if let Some(identity) = identity {
            self.known.insert(identity.print, state.clone());
            self.bytes += bytes;
        }
        state
    }

    /// Bytes that the known states hold.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    fn decide(&mut self) {
        if self.executed < TRIAL || self.off {
            return;
        }
        self.off = self.looked_up < self.executed / 2;
        self.usual = self.bytes.checked_div(self.known.len()).unwrap_or(self.usual);
        (self.looked_up, self.executed) = (0, 0);
        if self.off {
            self.forget();
        }
    }

    /// Forgets the cached states if they take too much. False when what the search stands on alone takes too much.
    pub fn fits<'a>(&mut self, path: impl Iterator<Item = &'a Rc<State<S>>>) -> bool
    where
        S: 'a,
    {
        if self.bytes <= self.most && !self.off {
            return true;
        }
        if !self.off {
            self.forget();
        }
        let held: usize = path.map(|state| state.bytes).sum();
        held <= self.most
    }

    /// The states that nobody stands on are freed, the others forget what follows from them. Chains of states would be
    /// freed by deep recursion otherwise.
    pub fn forget(&mut self) {
        for state in self.known.values() {
            state.next.borrow_mut().clear();
        }
        self.known.clear();
        self.bytes = 0;
    }
}

impl<S> Drop for Memory<S> {
    fn drop(&mut self) {
        for state in self.known.values() {
            state.next.borrow_mut().clear();
        }
    }
}
