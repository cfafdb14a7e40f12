//! Go's own scheduler, as far as a program can see it (runtime/proc.go: newproc, ready, runqput, runqget, schedule,
//! findRunnable, goschedImpl): Ps with a `runnext` slot and a ring of 256, a global queue looked at every 61st time,
//! stealing of half a queue, time slices. The Ps step in turn, a few micro-steps each, on one virtual clock.

use super::policy::{Policy, Situation, Turn, random_answer};
use super::rng::Rng;
use crate::event::{Choice, Event, Gid, SchedEvent};
use std::collections::VecDeque;

/// Slots of a P's local run queue (runtime2.go, `p.runq`).
const LOCAL: usize = 256;
/// The global queue is looked at first every so many schedule ticks (proc.go, schedule).
const GLOBAL_TICK: u32 = 61;
/// Micro-steps of a time slice: 10 ms at the cost model's 20 ns a micro-step.
const SLICE: u64 = 500_000;
/// Micro-steps that a P executes before the next P's turn, when several are busy.
const STRIDE: u64 = 12;
/// The same while only one goroutine can run: about as long as another P takes to wake.
const ALONE: u64 = 200;
/// Rounds that a woken P stays away from another's `runnext` (proc.go, runqgrab: it lets the owner take it first).
const RUNNEXT_PATIENCE: u32 = 3;

/// A goroutine of the runtime's own: none of the machine's, so never runnable when it is picked.
const RUNTIMES_OWN: Gid = Gid(0);

#[derive(Clone, Debug, Default)]
struct P {
    current: Option<Gid>,
    runnext: Option<Gid>,
    queue: VecDeque<Gid>,
    tick: u32,
    /// Micro-steps used of the current time slice.
    used: u64,
    /// Turns spent without work.
    idle: u32,
}

#[derive(Clone, Debug)]
pub struct GoLike {
    ps: Vec<P>,
    global: VecDeque<Gid>,
    /// The P whose turn it is.
    turn: usize,
    /// Step at which the last turn began, to charge it for its time.
    began: u64,
    rng: Rng,
    started: bool,
}

impl GoLike {
    pub fn new(procs: u32, seed: u64) -> Self {
        let procs = procs.clamp(1, 64) as usize;
        // The runtime's own start (main, forcegc, bgsweep, bgscavenge) has used up four ticks.
        let ps = vec![P { tick: 4, ..P::default() }; procs];
        GoLike { ps, global: VecDeque::new(), turn: 0, began: 0, rng: Rng::new(seed), started: false }
    }

    /// runqput: into `runnext`, kicking the previous one to the tail of the ring.
    fn put_next(&mut self, g: Gid) {
        if let Some(kicked) = self.ps[self.turn].runnext.replace(g) {
            self.put_tail(kicked);
        }
    }

    /// runqput, runqputslow: a full ring moves half of itself to the global queue.
    fn put_tail(&mut self, g: Gid) {
        let p = &mut self.ps[self.turn];
        if p.queue.len() < LOCAL {
            p.queue.push_back(g);
            return;
        }
        self.global.extend(p.queue.drain(..LOCAL / 2));
        self.global.push_back(g);
    }

    /// globrunqget: one to run, a fair share of the others into the local ring.
    fn take_global(&mut self, p: usize, most: usize) -> Option<Gid> {
        let share = (self.global.len() / self.ps.len() + 1).min(self.global.len()).min(most).min(LOCAL / 2);
        let first = self.global.pop_front()?;
        for _ in 1..share {
            let Some(g) = self.global.pop_front() else { break };
            self.ps[p].queue.push_back(g);
        }
        Some(first)
    }

    /// schedule, findRunnable: the next goroutine for P `p`.
    fn find(&mut self, p: usize) -> Option<Gid> {
        if self.ps[p].tick % GLOBAL_TICK == 0 && !self.global.is_empty() {
            return self.start_fresh(p, |this| this.take_global(p, 1));
        }
        if let Some(g) = self.ps[p].runnext.take() {
            // Inherits the time slice, and does not count as a schedule tick.
            return Some(g);
        }
        self.start_fresh(p, |this| {
            if let Some(g) = this.ps[p].queue.pop_front() {
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

    /// stealWork: half of another P's ring; its `runnext` only after some patience.
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
            let half = self.ps[victim].queue.len().div_ceil(2);
            if half > 0 {
                let mut taken: VecDeque<Gid> = self.ps[victim].queue.drain(..half).collect();
                let last = taken.pop_back();
                self.ps[p].queue.extend(taken);
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

    /// Goroutines that an override ran, or that a changed policy never saw, must not be lost.
    fn adopt(&mut self, runnable: &[Gid]) {
        for &g in runnable {
            let known = self.global.contains(&g)
                || self
                    .ps
                    .iter()
                    .any(|p| p.current == Some(g) || p.runnext == Some(g) || p.queue.contains(&g));
            if !known {
                self.global.push_back(g);
            }
        }
    }

    /// Drops what can no longer run from P `p` and gives it something else when it has nothing.
    fn refill(&mut self, p: usize, situation: Situation<'_>) -> Option<Gid> {
        if self.ps[p].current.is_some_and(|g| !situation.can_run(g)) {
            self.ps[p].current = None;
        }
        while self.ps[p].current.is_none() {
            let g = self.find(p)?;
            if situation.can_run(g) {
                self.ps[p].current = Some(g);
            }
        }
        self.ps[p].current
    }
}

impl Policy for GoLike {
    fn begins(&mut self, runtimes_own: u32) {
        if !self.started {
            (0..runtimes_own).for_each(|_| self.put_next(RUNTIMES_OWN));
        }
    }

    fn next(&mut self, situation: Situation<'_>) -> Turn {
        if !self.started {
            self.started = true;
            self.ps[0].current = situation.current.or(situation.runnable.first().copied());
        } else {
            let spent = situation.step - self.began;
            let p = &mut self.ps[self.turn];
            p.used += spent;
            if p.used >= SLICE {
                p.used = 0;
                if let Some(g) = p.current.take() {
                    self.global.push_back(g);
                }
            }
            if self.ps.len() > 1 {
                self.turn = (self.turn + 1) % self.ps.len();
            }
        }
        self.began = situation.step;
        let count = self.ps.len();
        for round in 0..=RUNNEXT_PATIENCE as usize + 1 {
            for offset in 0..count {
                let p = (self.turn + offset) % count;
                if let Some(g) = self.refill(p, situation) {
                    self.turn = p;
                    self.ps[p].idle = 0;
                    let left = SLICE - self.ps[p].used;
                    let alone = situation.runnable.len() == 1;
                    let quantum =
                        if count == 1 { left } else { if alone { ALONE } else { STRIDE }.min(left) };
                    return Turn { g, quantum: quantum.max(1), stop_at_visible: false, p: p as u32 };
                }
                self.ps[p].idle += 1;
            }
            if round == 0 {
                self.adopt(situation.runnable);
            }
        }
        Turn::until_parked(situation.runnable[0])
    }

    fn choose(&mut self, _step: u64, choice: &Choice) -> u64 {
        match choice {
            // A P runs all timers that are due (time.go, timers.run). Their instants differ by nanoseconds in Go: those
            // started first are due first.
            Choice::Timer { due } => due.len() as u64,
            Choice::Select { .. } | Choice::MapStart { .. } | Choice::Random { .. } | Choice::Pool { .. } => {
                random_answer(&mut self.rng, choice)
            }
        }
    }

    fn observe(&mut self, g: Gid, event: &Event) {
        let Event::Sched(event) = event else { return };
        match event {
            SchedEvent::Created { g, .. } | SchedEvent::Ready { g, .. } => self.put_next(*g),
            // goschedImpl and goyield_m.
            SchedEvent::Yielded { handoff } => {
                self.ps[self.turn].current = None;
                if *handoff {
                    self.put_tail(g);
                } else {
                    self.global.push_back(g);
                }
            }
            SchedEvent::Parked { .. } | SchedEvent::Exited => self.ps[self.turn].current = None,
        }
    }

    fn observes(&self) -> bool {
        true
    }

    fn clone_box(&self) -> Box<dyn Policy> {
        Box::new(self.clone())
    }
}
