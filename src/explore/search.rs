//! Systematic search: dynamic partial-order reduction with source sets and sleep sets (Abdulla, Aronis, Jonsson,
//! Sagonas, POPL 2014), one complete execution per class of equivalent ones. States are shared and never changed, so
//! going back is standing on an earlier one; the order and the race detector take their newest events back.

use super::dependence::{Race, Wild, dependent};
use super::footprint::{Footprint, Obj};
use super::memory::{Memory, State};
use super::order::{Event, Order};
use super::system::{Heard, Proc, Standing, Step, System};
use crate::analysis::{Clock, Mark, Races};
use crate::event::EventSink;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Process number of the passing of time.
pub const TIME: Proc = 0;

/// How a branch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Nothing can run any more.
    Complete,
    /// Everything that can run was covered elsewhere: redundant.
    Asleep,
    /// The bound of transitions was reached.
    TooLong,
    /// The program ended, others go on (search over states).
    Over,
}

/// One transition of the current branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch {
    pub process: Proc,
    pub alternative: u32,
}

#[derive(Clone)]
struct Sleeper {
    process: Proc,
    footprint: Footprint,
}

/// A state on the current branch, and what was and will be tried there.
struct Node<S> {
    state: Rc<State<S>>,
    /// The detector there.
    mark: Mark,
    /// Boxed because nodes come and go with every transition.
    tries: Box<Tries>,
    process: Proc,
    alternative: u32,
    alternatives: u32,
}

/// What was and will be tried at a node.
#[derive(Default)]
struct Tries {
    todo: Vec<Proc>,
    /// Tried or being tried.
    done: Vec<Proc>,
    asleep: Vec<Sleeper>,
    /// Footprints of the current process's alternatives so far.
    seen: Vec<Footprint>,
}

impl Tries {
    fn clear(&mut self) {
        self.todo.clear();
        self.done.clear();
        self.asleep.clear();
        self.seen.clear();
    }

    fn knows(&self, process: Proc) -> bool {
        self.done.contains(&process)
            || self.todo.contains(&process)
            || self.asleep.iter().any(|sleeper| sleeper.process == process)
    }
}

/// Lists that [`plan`] needs for a moment.
#[derive(Default)]
struct Scratch {
    /// Events, by their place after the race's first, that happened independently of it.
    between: Vec<usize>,
    /// Their processes, and those that can come first.
    met: Vec<Proc>,
    initial: Vec<Proc>,
}

pub struct Search<S> {
    initial: Rc<State<S>>,
    state: Rc<State<S>>,
    memory: Memory<S>,
    order: Order,
    races: Races,
    nodes: Vec<Node<S>>,
    asleep: Vec<Sleeper>,
    /// The events that a pending operation races with.
    pending: Vec<(usize, Race)>,
    /// Lists of nodes gone back from, to be used again.
    #[allow(clippy::vec_box, reason = "the boxes themselves are used again")]
    spare: Vec<Box<Tries>>,
    scratch: Scratch,
    /// Bound of transitions in a branch.
    pub longest: usize,
    finished: bool,
    started: bool,
    pub complete: u64,
    pub redundant: u64,
    pub too_long: u64,
    pub transitions: u64,
    /// How often the search began anew with a larger dependence relation.
    pub restarts: u64,
    /// WaitGroups with a Wait that meets a new Add ([`Order::reused`]): to be searched with all their steps.
    pub reused: BTreeSet<Obj>,
    /// One branch alone took more memory than there may be: the search gave up.
    pub full: bool,
}

/// Bytes that a search may hold unless it is told otherwise.
pub const MEMORY: usize = 512 << 20;

impl<S: System> Search<S> {
    pub fn new(initial: S, longest: usize) -> Search<S> {
        let mut memory = Memory::new(MEMORY);
        let initial = memory.enter(initial);
        let mut search = Search {
            state: initial.clone(),
            initial,
            memory,
            order: Order::new(Wild::default()),
            races: Races::with_log(),
            nodes: Vec::new(),
            asleep: Vec::new(),
            pending: Vec::new(),
            spare: Vec::new(),
            scratch: Scratch::default(),
            longest,
            finished: false,
            started: false,
            complete: 0,
            redundant: 0,
            too_long: 0,
            transitions: 0,
            restarts: 0,
            reused: BTreeSet::new(),
            full: false,
        };
        let before = search.initial.system.heard_before();
        search.hear(&before);
        search
    }

    /// With a bound of the bytes held.
    pub fn within(mut self, bytes: usize) -> Search<S> {
        self.memory.most = bytes;
        self
    }

    /// Bytes of cached states.
    pub fn cached_bytes(&self) -> usize {
        self.memory.bytes()
    }

    /// Gives the cached states up if they hold more than `most` bytes: another search needs the memory.
    pub fn make_room(&mut self, most: usize) {
        if self.memory.bytes() > most {
            self.memory.forget();
        }
    }

    /// The state at the end of the branch that [`Search::next`] returned.
    pub fn state(&self) -> &S {
        &self.state.system
    }

    /// Complete, redundant and cut executions so far, and those set back to an earlier count.
    pub fn counted(&self) -> [u64; 3] {
        [self.complete, self.redundant, self.too_long]
    }

    pub fn count_as(&mut self, [complete, redundant, too_long]: [u64; 3]) {
        (self.complete, self.redundant, self.too_long) = (complete, redundant, too_long);
    }

    /// The race detector at that branch's end, where the system records what one has to hear.
    pub fn detector(&self) -> &Races {
        &self.races
    }

    /// More than one lock was met: one alone is taken inside of no other.
    pub fn has_locks(&self) -> bool {
        self.memory.locks.len() > 1
    }

    pub fn order(&self) -> &Order {
        &self.order
    }

    pub fn branch(&self) -> impl Iterator<Item = Branch> {
        self.nodes.iter().map(|node| Branch { process: node.process, alternative: node.alternative })
    }

    /// Switches of the branch away from a process that could go on.
    pub fn preemptions(&self) -> u32 {
        let switches = self.nodes.windows(2).filter(|pair| {
            let last = pair[0].process;
            pair[1].process != last && pair[1].state.enabled.contains(&last)
        });
        switches.count() as u32
    }

    /// A guess of the number of classes, from the share of the tree that lies behind the current branch (after Knuth
    /// 1975), as wide as it is known so far.
    pub fn estimate(&self) -> f64 {
        let (mut share, mut behind) = (1.0, 0.0);
        for node in &self.nodes {
            let alternatives = f64::from(node.alternatives.max(1));
            let (tried, left) = (node.tries.done.len(), node.tries.todo.len());
            let width = (tried + left).max(1) as f64 * alternatives;
            let done = (tried.max(1) - 1) as f64 * alternatives + f64::from(node.alternative);
            behind += share * done / width;
            share /= width;
        }
        let complete = self.complete as f64;
        (complete / (behind + share).max(f64::MIN_POSITIVE)).max(complete)
    }

    /// Runs to the end of the next branch; None when all are done.
    pub fn next(&mut self) -> Option<Ended> {
        loop {
            if !self.memory.fits(self.nodes.iter().map(|node| &node.state)) {
                (self.full, self.finished) = (true, true);
            }
            if self.finished || self.started && !self.back() {
                self.finished = true;
                return None;
            }
            self.started = true;
            let ended = self.forward();
            self.reused.append(&mut self.order.reused);
            if self.order.grew_wild {
                self.restart();
                continue;
            }
            match ended {
                Ended::Complete | Ended::Over => self.complete += 1,
                Ended::Asleep => self.redundant += 1,
                Ended::TooLong => self.too_long += 1,
            }
            return Some(ended);
        }
    }

    /// A larger dependence relation was needed: what was counted under the smaller one is void.
    fn restart(&mut self) {
        let wild = std::mem::take(&mut self.order.wild);
        self.order = Order::new(wild);
        if let Some(node) = self.nodes.first() {
            self.races.back_to(node.mark);
        }
        self.nodes.clear();
        self.asleep.clear();
        self.state = self.initial.clone();
        self.started = false;
        self.restarts += 1;
        (self.complete, self.redundant, self.too_long) = (0, 0, 0);
    }

    /// Executes default transitions until the branch ends.
    fn forward(&mut self) -> Ended {
        let mut ended = None;
        while ended.is_none() && !self.order.grew_wild {
            ended = self.extend();
        }
        if !self.order.grew_wild {
            let state = self.state.clone();
            self.check_pending(&state);
        }
        ended.unwrap_or(Ended::TooLong)
    }

    /// One transition more, or the reason why there is none.
    fn extend(&mut self) -> Option<Ended> {
        let state = self.state.clone();
        if state.system.is_interrupted() {
            return Some(Ended::TooLong);
        }
        if self.nodes.len() >= self.longest {
            // Whoever sleeps goes on, too.
            let ended = state.enabled.is_empty() && self.memory.execute(&state, TIME, 0).is_none();
            return Some(if ended { Ended::Complete } else { Ended::TooLong });
        }
        if state.enabled.is_empty() {
            let Some((step, next)) = self.memory.execute(&state, TIME, 0) else {
                return Some(Ended::Complete);
            };
            // Time is a barrier; what is still waiting could have come before it.
            self.check_pending(&state);
            self.push(state, TIME);
            self.state = next;
            self.executed(TIME, 0, &step);
            return None;
        }
        let last = self.nodes.last().map(|node| node.process);
        let free = |process: &Proc| self.asleep.iter().all(|sleeper| sleeper.process != *process);
        let process = last
            .filter(|process| state.enabled.contains(process) && free(process))
            .or_else(|| state.enabled.iter().copied().find(free));
        let Some(process) = process else { return Some(Ended::Asleep) };
        self.push(state, process);
        self.execute(process, 0);
        None
    }

    /// Begins a node with this process.
    fn push(&mut self, state: Rc<State<S>>, process: Proc) {
        let mut tries = self.spare.pop().unwrap_or_default();
        tries.done.push(process);
        std::mem::swap(&mut tries.asleep, &mut self.asleep);
        let mark = self.races.mark();
        self.nodes.push(Node { state, mark, tries, process, alternative: 0, alternatives: 0 });
    }

    /// A transition from the newest node.
    fn execute(&mut self, process: Proc, alternative: u32) {
        let Some(node) = self.nodes.last() else { return };
        self.races.back_to(node.mark);
        // Only the passing of time can fail, and it was tried before the node was made.
        let Some((step, next)) = self.memory.execute(&node.state, process, alternative) else { return };
        self.state = next;
        self.executed(process, alternative, &step);
    }

    fn hear(&mut self, heard: &[Heard]) {
        for &heard in heard {
            match heard {
                Heard::Event(step, g, event) => self.races.event(step, g, event),
                Heard::Access(step, g, access) => self.races.access(step, g, access),
                Heard::Freed(object) => self.races.freed(object),
            }
        }
    }

    /// Books the transition just executed at the newest node: order, sleepers that stay asleep, races.
    fn executed(&mut self, process: Proc, alternative: u32, step: &Step) {
        self.transitions += 1;
        self.hear(&step.heard);
        self.order.push(process, alternative, step);
        let at = self.order.events.len() - 1;
        let event = &self.order.events[at];
        let footprint = &event.footprint;
        let Some(node) = self.nodes.last_mut() else { return };
        node.alternatives = node.alternatives.max(step.alternatives);
        node.tries.seen.push(footprint.clone());
        let wild = &self.order.wild;
        let awake =
            |sleeper: &Sleeper| sleeper.process == process || dependent(&sleeper.footprint, footprint, wild);
        let sleepers = &node.tries.asleep;
        self.asleep.clear();
        for sleeper in sleepers {
            // All footprints of a process sleep, or none.
            if !sleepers.iter().any(|other| other.process == sleeper.process && awake(other)) {
                self.asleep.push(sleeper.clone());
            }
        }
        if event.is_visible() {
            for &(first, race) in &self.order.races {
                let events = &self.order.events[first..at];
                plan(events, &mut self.nodes[first], process, &event.clock, race, &mut self.scratch);
            }
        }
    }

    /// What could not run when the branch, or the time up to now, ended may be possible in another order.
    fn check_pending(&mut self, state: &State<S>) {
        for (process, standing) in state.standing.iter().enumerate().skip(1) {
            let mut footprint = match standing {
                Standing::Enabled(footprint) | Standing::Disabled(footprint) => footprint.clone(),
                Standing::Absent => continue,
            };
            self.order.note_end(process, &mut footprint);
            let before = self.order.past(process).clone();
            let mut races = std::mem::take(&mut self.pending);
            let clock = self.order.meet(&before, process, &footprint, &mut races);
            for &(first, race) in &races {
                let (events, node) = (&self.order.events[first..], &mut self.nodes[first]);
                plan(events, node, process, &clock, race, &mut self.scratch);
            }
            self.pending = races;
        }
    }

    /// Goes back to the newest node with something left to try, and starts it. False when there is none. The race
    /// detector follows when that node is known.
    fn back(&mut self) -> bool {
        while let Some(node) = self.nodes.last_mut() {
            self.order.pop();
            if node.alternative + 1 < node.alternatives {
                node.alternative += 1;
                let (process, alternative) = (node.process, node.alternative);
                self.execute(process, alternative);
                return true;
            }
            let process = node.process;
            let tries = &mut node.tries;
            tries.asleep.extend(tries.seen.drain(..).map(|footprint| Sleeper { process, footprint }));
            if let Some(next) = next_awake(tries) {
                tries.done.push(next);
                node.process = next;
                node.alternative = 0;
                node.alternatives = 0;
                self.execute(next, 0);
                return true;
            }
            if let Some(mut node) = self.nodes.pop() {
                node.tries.clear();
                self.spare.push(node.tries);
            }
        }
        false
    }
}

/// Makes sure that at the node of the first of these events a first step is tried that leads to the racing event of
/// `process`, whose past is `clock`, before that event.
fn plan<S>(
    events: &[Event],
    node: &mut Node<S>,
    process: Proc,
    clock: &Clock,
    race: Race,
    scratch: &mut Scratch,
) {
    // What is known of already is tried in any case.
    if node.state.enabled.iter().all(|&process| node.tries.knows(process)) {
        return;
    }
    let Some((first_event, later)) = events.split_first() else { return };
    let Scratch { between, met, initial } = scratch;
    between.clear();
    met.clear();
    initial.clear();
    let is_free = |between: &[usize], past: &Clock| !between.iter().any(|&at| later[at].within(past));
    for (at, event) in later.iter().enumerate() {
        if first_event.within(&event.clock) {
            continue;
        }
        if !met.contains(&event.process) {
            met.push(event.process);
            if is_free(between, &event.clock) {
                initial.push(event.process);
            }
        }
        between.push(at);
    }
    if !met.contains(&process) && is_free(between, clock) {
        initial.push(process);
    }
    let tries = &mut node.tries;
    if initial.iter().any(|&candidate| tries.knows(candidate)) {
        return;
    }
    // Where the reversal may be impossible, something else may make it possible.
    if race == Race::Perhaps && !initial.contains(&process) {
        initial.clear();
    }
    let chosen = initial
        .iter()
        .copied()
        .filter(|candidate| node.state.enabled.contains(candidate))
        .max_by_key(|&candidate| (candidate == process, std::cmp::Reverse(candidate)));
    match chosen {
        Some(chosen) => tries.todo.push(chosen),
        None => {
            for &other in &node.state.enabled {
                if !tries.knows(other) {
                    tries.todo.push(other);
                }
            }
        }
    }
}

fn next_awake(tries: &mut Tries) -> Option<Proc> {
    while !tries.todo.is_empty() {
        let process = tries.todo.remove(0);
        if tries.asleep.iter().all(|sleeper| sleeper.process != process) {
            return Some(process);
        }
    }
    None
}
