//! The run queues of Go's scheduler, and who takes what from where (runtime/proc.go: runqput, runqputslow, runqget,
//! globrunqget, globrunqgetbatch, findRunnable, stealWork, runqgrab, runqsteal). Time does not pass here.

use super::super::rng::Rng;
use crate::event::Gid;
use std::collections::VecDeque;

/// Slots of a P's local run queue (runtime2.go, `p.runq`).
const LOCAL: usize = 256;
/// The global queue is looked at first every so many schedule ticks (proc.go, findRunnable).
const GLOBAL_TICK: u32 = 61;
/// Rounds that a woken P stays away from another's `runnext` (proc.go, runqgrab: it lets the owner take it first).
pub const RUNNEXT_PATIENCE: u32 = 3;

#[derive(Clone, Debug, Default)]
pub struct P {
    pub current: Option<Gid>,
    pub runnext: Option<Gid>,
    pub ring: VecDeque<Gid>,
    /// Goroutines begun, but for those that went on in another's time slice (`schedtick`).
    pub tick: u32,
    /// Micro-steps used of the current time slice.
    pub used: u64,
    /// Turns spent without work.
    pub idle: u32,
    /// Of a P without work: the step from which it is awake, once there is some.
    pub wakes: Option<u64>,
}

#[derive(Clone, Debug)]
pub struct Queues {
    pub ps: Vec<P>,
    pub global: VecDeque<Gid>,
    rng: Rng,
}

impl Queues {
    pub fn new(procs: usize, rng: Rng) -> Queues {
        // The runtime's own start (main, forcegc, bgsweep, bgscavenge) has used up four ticks.
        Queues { ps: vec![P { tick: 4, ..P::default() }; procs], global: VecDeque::new(), rng }
    }

    /// For the answers to the machine's other choices.
    pub fn rng(&mut self) -> &mut Rng {
        &mut self.rng
    }

    /// runqput with `next`: into `runnext`, kicking the previous one to the tail of the ring.
    pub fn put_next(&mut self, p: usize, g: Gid) {
        if let Some(kicked) = self.ps[p].runnext.replace(g) {
            self.put_tail(p, kicked);
        }
    }

    /// runqput, runqputslow: a full ring moves half of itself to the global queue.
    pub fn put_tail(&mut self, p: usize, g: Gid) {
        let p = &mut self.ps[p];
        if p.ring.len() < LOCAL {
            p.ring.push_back(g);
            return;
        }
        self.global.extend(p.ring.drain(..LOCAL / 2));
        self.global.push_back(g);
    }

    /// globrunqget (one), globrunqgetbatch: one to run, a fair share of the others into the local ring.
    fn take_global(&mut self, p: usize, most: usize) -> Option<Gid> {
        let share = (self.global.len() / self.ps.len() + 1).min(self.global.len()).min(most).min(LOCAL / 2);
        let first = self.global.pop_front()?;
        for _ in 1..share {
            let Some(g) = self.global.pop_front() else { break };
            self.ps[p].ring.push_back(g);
        }
        Some(first)
    }

    /// findRunnable, execute: the next goroutine for P `p`.
    pub fn find(&mut self, p: usize) -> Option<Gid> {
        if self.ps[p].tick % GLOBAL_TICK == 0 && !self.global.is_empty() {
            return self.start_fresh(p, |this| this.take_global(p, 1));
        }
        if let Some(g) = self.ps[p].runnext.take() {
            // Inherits the time slice, and does not count as a schedule tick.
            return Some(g);
        }
        self.start_fresh(p, |this| {
            if let Some(g) = this.ps[p].ring.pop_front() {
                return Some(g);
            }
            if let Some(g) = this.take_global(p, usize::MAX) {
                return Some(g);
            }
            this.steal(p)
        })
    }

    fn start_fresh(&mut self, p: usize, take: impl FnOnce(&mut Self) -> Option<Gid>) -> Option<Gid> {
        let g = take(self)?;
        self.ps[p].tick = self.ps[p].tick.wrapping_add(1);
        self.ps[p].used = 0;
        Some(g)
    }

    /// stealWork: half of another P's ring, of which the last runs first; its `runnext` only after some patience.
    fn steal(&mut self, p: usize) -> Option<Gid> {
        let count = self.ps.len();
        if count == 1 {
            return None;
        }
        let start = self.rng.index(count);
        for offset in 0..count {
            let victim = (start + offset) % count;
            if victim == p {
                continue;
            }
            let half = self.ps[victim].ring.len().div_ceil(2);
            if half > 0 {
                let mut taken: VecDeque<Gid> = self.ps[victim].ring.drain(..half).collect();
                let last = taken.pop_back();
                self.ps[p].ring.extend(taken);
                return last;
            }
        }
        if self.ps[p].idle < RUNNEXT_PATIENCE {
            return None;
        }
        (0..count).filter(|&victim| victim != p).find_map(|victim| {
            let busy = self.ps[victim].current.is_some();
            if busy { self.ps[victim].runnext.take() } else { None }
        })
    }

    /// Whether there is something in a queue that P `p` may take.
    pub fn has_some(&self, p: usize) -> bool {
        !self.global.is_empty()
            || self.ps[p].runnext.is_some()
            || self.ps.iter().any(|of| !of.ring.is_empty() || of.current.is_some() && of.runnext.is_some())
    }

    /// Whether `g` is in a queue or on a P.
    pub fn know(&self, g: Gid) -> bool {
        self.global.contains(&g)
            || self.ps.iter().any(|p| p.current == Some(g) || p.runnext == Some(g) || p.ring.contains(&g))
    }
}
