//! Systematic search: dynamic partial-order reduction with source sets and sleep sets (Abdulla, Aronis, Jonsson,
//! Sagonas, POPL 2014), one complete execution per class of equivalent ones. Going back restores a cloned state.

use super::dependence::{Race, Wild, dependent, reversible};
use super::footprint::{Footprint, Op};
use super::order::Order;
use super::system::{Proc, Standing, System, enabled};
use crate::analysis::Clock;

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

struct Sleeper {
    process: Proc,
    footprint: Footprint,
}

/// A state on the current branch, and what was and will be tried there.
struct Node<S> {
    /// None when there is nothing else to try.
    state: Option<S>,
    enabled: Vec<Proc>,
    todo: Vec<Proc>,
    /// Tried or being tried.
    done: Vec<Proc>,
    asleep: Vec<Sleeper>,
    process: Proc,
    alternative: u32,
    alternatives: u32,
    /// Footprints of the current process's alternatives so far.
    seen: Vec<Footprint>,
}

pub struct Search<S> {
    initial: S,
    state: S,
    order: Order,
    nodes: Vec<Node<S>>,
    asleep: Vec<Sleeper>,
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
}

impl<S: System> Search<S> {
    pub fn new(initial: S, longest: usize) -> Search<S> {
        Search {
            state: initial.clone(),
            initial,
            order: Order::new(Wild::default()),
            nodes: Vec::new(),
            asleep: Vec::new(),
            longest,
            finished: false,
            started: false,
            complete: 0,
            redundant: 0,
            too_long: 0,
            transitions: 0,
            restarts: 0,
        }
    }

    /// The state at the end of the branch that [`Search::next`] returned.
    pub fn state(&self) -> &S {
        &self.state
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
            pair[1].process != last && pair[1].enabled.contains(&last)
        });
        switches.count() as u32
    }

    /// A guess of the number of classes, from the share of the tree that lies behind the current branch (after Knuth
    /// 1975), as wide as it is known so far.
    pub fn estimate(&self) -> f64 {
        let (mut share, mut behind) = (1.0, 0.0);
        for node in &self.nodes {
            let alternatives = f64::from(node.alternatives.max(1));
            let width = (node.done.len() + node.todo.len()).max(1) as f64 * alternatives;
            let done = (node.done.len().max(1) - 1) as f64 * alternatives + f64::from(node.alternative);
            behind += share * done / width;
            share /= width;
        }
        let complete = self.complete as f64;
        (complete / (behind + share).max(f64::MIN_POSITIVE)).max(complete)
    }

    /// Runs to the end of the next branch; None when all are done.
    pub fn next(&mut self) -> Option<Ended> {
        loop {
            if self.finished || self.started && !self.back() {
                self.finished = true;
                return None;
            }
            self.started = true;
            let ended = self.forward();
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
            self.check_pending();
        }
        ended.unwrap_or(Ended::TooLong)
    }

    /// One transition more, or the reason why there is none.
    fn extend(&mut self) -> Option<Ended> {
        let enabled = enabled(&self.state);
        if self.nodes.len() >= self.longest {
            return Some(if enabled.is_empty() { Ended::Complete } else { Ended::TooLong });
        }
        if enabled.is_empty() {
            let state = self.state.clone();
            let Some(step) = self.state.pass_time(0) else {
                // What waits stands before its operation again: it is still to be checked for races.
                self.state = state;
                return Some(Ended::Complete);
            };
            // Time is a barrier; what is still waiting could have come before it.
            self.check_pending_in(&state);
            let asleep = std::mem::take(&mut self.asleep);
            self.nodes.push(Node {
                state: Some(state),
                enabled: vec![TIME],
                todo: Vec::new(),
                done: vec![TIME],
                asleep,
                process: TIME,
                alternative: 0,
                alternatives: step.alternatives,
                seen: Vec::new(),
            });
            self.executed(TIME, 0, step);
            return None;
        }
        let last = self.nodes.last().map(|node| node.process);
        let free = |process: &Proc| self.asleep.iter().all(|sleeper| sleeper.process != *process);
        let process = last
            .filter(|process| enabled.contains(process) && free(process))
            .or_else(|| enabled.iter().copied().find(free));
        let Some(process) = process else { return Some(Ended::Asleep) };
        // A state with one way to go on is not gone back to.
        let choosing = enabled.len() > 1
            || match self.state.standing(process) {
                Standing::Enabled(footprint) => footprint.may_choose(),
                Standing::Disabled(_) | Standing::Absent => true,
            };
        let state = choosing.then(|| self.state.clone());
        self.nodes.push(Node {
            state,
            enabled,
            todo: Vec::new(),
            done: vec![process],
            asleep: std::mem::take(&mut self.asleep),
            process,
            alternative: 0,
            alternatives: 0,
            seen: Vec::new(),
        });
        self.execute(process, 0);
        None
    }

    fn execute(&mut self, process: Proc, alternative: u32) {
        let step = if process == TIME {
            self.state.pass_time(alternative).unwrap_or_default()
        } else {
            self.state.execute(process, alternative)
        };
        self.executed(process, alternative, step);
    }

    /// Books the transition just executed at the newest node: order, sleepers that stay asleep, races.
    fn executed(&mut self, process: Proc, alternative: u32, step: super::system::Step) {
        self.transitions += 1;
        self.order.push(process, alternative, &step);
        let at = self.order.events.len() - 1;
        let footprint = &self.order.events[at].footprint;
        let Some(node) = self.nodes.last_mut() else { return };
        node.alternatives = node.alternatives.max(step.alternatives);
        node.seen.push(footprint.clone());
        if node.enabled.len() < 2 && node.alternatives < 2 {
            node.state = None;
        }
        let wild = &self.order.wild;
        let awake: Vec<Proc> = node
            .asleep
            .iter()
            .filter(|sleeper| sleeper.process == process || dependent(&sleeper.footprint, footprint, wild))
            .map(|sleeper| sleeper.process)
            .collect();
        self.asleep = node
            .asleep
            .iter()
            .filter(|sleeper| !awake.contains(&sleeper.process))
            .map(|sleeper| Sleeper { process: sleeper.process, footprint: sleeper.footprint.clone() })
            .collect();
        let event = &self.order.events[at];
        if event.footprint.op != Op::Local || event.footprint.ends || event.footprint.channels.is_some() {
            let (footprint, before, clock) =
                (event.footprint.clone(), event.before.clone(), event.clock.clone());
            self.check_races(at, process, &footprint, &before, &clock);
        }
    }

    /// What could not run when the branch ended may be possible in another order.
    fn check_pending(&mut self) {
        let state = self.state.clone();
        self.check_pending_in(&state);
    }

    fn check_pending_in(&mut self, state: &S) {
        for process in 1..state.processes() {
            let footprint = match state.standing(process) {
                Standing::Enabled(mut footprint) | Standing::Disabled(mut footprint) => {
                    self.order.note_end(process, &mut footprint);
                    footprint
                }
                Standing::Absent => continue,
            };
            let before = self.order.past(process).clone();
            let clock = self.order.clock_of(&before, process, &footprint);
            let end = self.order.events.len();
            self.check_races(end, process, &footprint, &before, &clock);
        }
    }

    /// Finds the events that the one with this footprint races with, and plans their reversal.
    fn check_races(
        &mut self,
        end: usize,
        process: Proc,
        footprint: &Footprint,
        before: &Clock,
        clock: &Clock,
    ) {
        let mut certain: Vec<usize> = Vec::new();
        for at in (0..end).rev() {
            let event = &self.order.events[at];
            if event.process == process
                || event.within(before)
                || !dependent(&event.footprint, footprint, &self.order.wild)
            {
                continue;
            }
            let race = reversible(&event.footprint, footprint, &self.order.wild);
            if race == Race::No || certain.iter().any(|&later| event.within(&self.order.events[later].clock))
            {
                continue;
            }
            if race == Race::Yes {
                certain.push(at);
            }
            self.plan(at, end, process, clock, race);
        }
    }

    /// Makes sure that at node `at` a first step is tried that leads to the racing event before event `at`.
    fn plan(&mut self, at: usize, end: usize, process: Proc, clock: &Clock, race: Race) {
        if self.nodes[at].state.is_none() {
            return;
        }
        let events = &self.order.events;
        let mut between: Vec<usize> = Vec::new();
        let mut first: Vec<Proc> = Vec::new();
        let mut initial: Vec<Proc> = Vec::new();
        for later in at + 1..end {
            let event = &events[later];
            if events[at].within(&event.clock) {
                continue;
            }
            if !first.contains(&event.process) {
                first.push(event.process);
                if !between.iter().any(|&earlier| events[earlier].within(&event.clock)) {
                    initial.push(event.process);
                }
            }
            between.push(later);
        }
        if !first.contains(&process) && !between.iter().any(|&earlier| events[earlier].within(clock)) {
            initial.push(process);
        }
        let node = &self.nodes[at];
        let tried = |candidate: &Proc| {
            node.done.contains(candidate)
                || node.todo.contains(candidate)
                || node.asleep.iter().any(|sleeper| sleeper.process == *candidate)
        };
        if initial.iter().any(tried) {
            return;
        }
        // Where the reversal may be impossible, something else may make it possible.
        if race == Race::Perhaps && !initial.contains(&process) {
            initial.clear();
        }
        let chosen = initial
            .iter()
            .copied()
            .filter(|candidate| node.enabled.contains(candidate))
            .max_by_key(|&candidate| (candidate == process, std::cmp::Reverse(candidate)));
        let node = &mut self.nodes[at];
        match chosen {
            Some(chosen) => node.todo.push(chosen),
            None => {
                for &other in &node.enabled {
                    let known = node.done.contains(&other)
                        || node.todo.contains(&other)
                        || node.asleep.iter().any(|sleeper| sleeper.process == other);
                    if !known {
                        node.todo.push(other);
                    }
                }
            }
        }
    }

    /// Goes back to the newest node with something left to try, and starts it. False when there is none.
    fn back(&mut self) -> bool {
        while let Some(node) = self.nodes.last_mut() {
            self.order.pop();
            if node.alternative + 1 < node.alternatives
                && let Some(state) = &node.state
            {
                node.alternative += 1;
                self.state = state.clone();
                let (process, alternative) = (node.process, node.alternative);
                self.execute(process, alternative);
                return true;
            }
            let process = node.process;
            for footprint in std::mem::take(&mut node.seen) {
                node.asleep.push(Sleeper { process, footprint });
            }
            if let Some(at) = next_awake(&mut node.todo, &node.asleep)
                && let Some(state) = &node.state
            {
                node.done.push(at);
                node.process = at;
                node.alternative = 0;
                node.alternatives = 0;
                self.state = state.clone();
                self.execute(at, 0);
                return true;
            }
            self.nodes.pop();
        }
        false
    }
}

fn next_awake(todo: &mut Vec<Proc>, asleep: &[Sleeper]) -> Option<Proc> {
    while !todo.is_empty() {
        let process = todo.remove(0);
        if asleep.iter().all(|sleeper| sleeper.process != process) {
            return Some(process);
        }
    }
    None
}
