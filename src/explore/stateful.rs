//! Search over states: depth-first, each state once, so that programs that loop for ever are covered, too. With a bound,
//! only executions with so many preemptions; a timer that fires early counts as one.

use super::graph::Graph;
use super::search::{Ended, TIME};
use super::system::{Proc, Stated, enabled};
use std::collections::BTreeMap;

/// What may be tried, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Preemptions and early firings; None: any number, and every state is expanded once.
    pub bound: Option<u32>,
    /// Timers may fire although somebody can run.
    pub early_timers: bool,
    /// Transitions of a path.
    pub longest: usize,
    /// States remembered; beyond that the search gives up.
    pub most_states: usize,
}

/// A state on the current path, and what is left to try there.
struct Level<S> {
    state: S,
    id: u32,
    /// Process, and what it costs.
    todo: Vec<(Proc, u32)>,
    /// All its successors are tried.
    expanded: bool,
    /// Somebody else could run.
    busy: bool,
    /// Further answers of the process tried last, and its cost.
    answers: Option<(Proc, u32, std::ops::Range<u32>)>,
    last: Proc,
    left: u32,
    time_tried: bool,
}

pub struct Stateful<S> {
    limits: Limits,
    levels: Vec<Level<S>>,
    /// Transitions from the start to the newest level.
    path: Vec<(Proc, u32)>,
    /// By fingerprint: number, and the largest budget with which it was expanded.
    seen: BTreeMap<u128, (u32, u32)>,
    pub graph: Graph,
    pub transitions: u64,
    /// Paths that came to a known state.
    pub met: u64,
    /// Some state had a timer pending.
    pub timers: bool,
    /// Something was cut: a path, or the memory.
    pub cut: bool,
    pub full: bool,
}

impl<S: Stated> Stateful<S> {
    pub fn new(initial: S, limits: Limits) -> Stateful<S> {
        let mut search = Stateful {
            limits,
            levels: Vec::new(),
            path: Vec::new(),
            seen: BTreeMap::new(),
            graph: Graph::default(),
            transitions: 0,
            met: 0,
            timers: false,
            cut: false,
            full: false,
        };
        let id = search.graph.add(None, &initial);
        search.seen.insert(initial.fingerprint(), (id, limits.bound.unwrap_or(0)));
        search.push(initial, id, TIME, limits.bound.unwrap_or(0));
        search
    }

    /// The state at the end that [`Stateful::next`] returned.
    pub fn state(&self) -> Option<&S> {
        self.levels.last().map(|level| &level.state)
    }

    pub fn path(&self) -> &[(Proc, u32)] {
        &self.path
    }

    /// A timer fired on the path although somebody could run.
    pub fn has_early(&self) -> bool {
        self.path.iter().zip(&self.levels).any(|(&(process, _), level)| process == TIME && level.busy)
    }

    /// States met.
    pub fn states(&self) -> usize {
        self.seen.len()
    }

    /// Runs to the next end of the program or of a path; None when all states are covered, or after `transitions`.
    pub fn next(&mut self, transitions: u64) -> Option<Ended> {
        let until = self.transitions.saturating_add(transitions);
        while self.transitions < until && !self.full {
            let level = self.levels.last_mut()?;
            if level.state.is_interrupted() {
                return None;
            }
            let Some((process, alternative, cost)) = level.advance() else {
                if level.expanded {
                    self.graph.close(level.id);
                }
                self.levels.pop();
                self.path.pop();
                continue;
            };
            if let Some(ended) = self.take(process, alternative, cost) {
                return Some(ended);
            }
        }
        None
    }

    pub fn is_finished(&self) -> bool {
        self.levels.is_empty() || self.full
    }

    /// One transition from the newest level.
    fn take(&mut self, process: Proc, alternative: u32, cost: u32) -> Option<Ended> {
        let level = self.levels.last_mut()?;
        let mut state = level.state.clone();
        let step = match process {
            TIME => state.pass_time(alternative),
            process => Some(state.execute(process, alternative)),
        };
        let from = level.id;
        let Some(step) = step else {
            // Nothing can ever run again.
            self.graph.finish(from);
            return Some(Ended::Complete);
        };
        if alternative == 0 && step.alternatives > 1 {
            level.answers = Some((process, cost, 1..step.alternatives));
        }
        let left = level.left - cost;
        // A timer that fires early interrupts nobody.
        let last = if process == TIME && level.busy { level.last } else { process };
        let was_over = level.state.is_over();
        self.transitions += 1;
        let mut print = state.fingerprint();
        if self.limits.bound.is_some() {
            print ^= (last as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        }
        if let Some(known) = self.seen.get_mut(&print) {
            let id = known.0;
            self.graph.edge(from, id);
            if left <= known.1 || self.limits.bound.is_none() {
                self.met += 1;
                self.let_time_pass(id);
                return None;
            }
            known.1 = left;
            self.path.push((process, alternative));
            self.push(state, id, last, left);
            return None;
        }
        if self.seen.len() >= self.limits.most_states {
            (self.full, self.cut) = (true, true);
            return None;
        }
        let id = self.graph.add(Some((from, process, alternative)), &state);
        self.graph.edge(from, id);
        self.seen.insert(print, (id, left));
        self.path.push((process, alternative));
        if self.path.len() >= self.limits.longest {
            self.cut = true;
            self.levels.push(Level::cut(state, id));
            return Some(Ended::TooLong);
        }
        let over = state.is_over() && !was_over;
        self.push(state, id, last, left);
        over.then_some(Ended::Over)
    }

    /// A path came back to a state on it: whoever waits for time is let go there, too.
    fn let_time_pass(&mut self, id: u32) {
        if self.limits.bound.is_some() {
            return;
        }
        if let Some(level) = self.levels.iter_mut().rev().find(|level| level.id == id)
            && !level.time_tried
            && level.state.may_fire_early()
        {
            level.time_tried = true;
            level.todo.insert(0, (TIME, 0));
        }
    }

    fn push(&mut self, state: S, id: u32, last: Proc, left: u32) {
        let able = enabled(&state);
        self.timers |= state.may_fire_early();
        let going = able.contains(&last);
        let early = !able.is_empty() && self.limits.early_timers && state.may_fire_early();
        let mut todo: Vec<(Proc, u32)> =
            able.iter().map(|&process| (process, u32::from(going && process != last))).collect();
        if early {
            todo.push((TIME, 1));
        }
        if able.is_empty() {
            todo.push((TIME, 0));
        }
        match self.limits.bound {
            Some(_) => todo.retain(|&(_, cost)| cost <= left),
            None => todo.iter_mut().for_each(|(_, cost)| *cost = 0),
        }
        // The last is taken first: who runs goes on, then the others in order.
        todo.reverse();
        todo.sort_by_key(|&(process, _)| process == last);
        let time_tried = early || able.is_empty();
        self.levels.push(Level {
            state,
            id,
            todo,
            expanded: true,
            busy: !able.is_empty(),
            answers: None,
            last,
            left,
            time_tried,
        });
    }
}

impl<S> Level<S> {
    /// One whose successors are not tried.
    fn cut(state: S, id: u32) -> Level<S> {
        let todo = Vec::new();
        Level {
            state,
            id,
            todo,
            expanded: false,
            busy: false,
            answers: None,
            last: TIME,
            left: 0,
            time_tried: true,
        }
    }

    fn advance(&mut self) -> Option<(Proc, u32, u32)> {
        if let Some((process, cost, range)) = &mut self.answers {
            let (process, cost) = (*process, *cost);
            if let Some(alternative) = range.next() {
                return Some((process, alternative, cost));
            }
            self.answers = None;
        }
        let (process, cost) = self.todo.pop()?;
        Some((process, 0, cost))
    }
}
