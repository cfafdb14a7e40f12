//! Go's own scheduler, as far as a program can see it (runtime/proc.go: newproc, ready, schedule, goschedImpl, goyield_m,
//! retake): Ps with a `runnext` slot and a ring of 256, a global queue looked at every 61st time, stealing of half a
//! queue (all that in `queues`), time slices. The Ps step in turn, a few micro-steps each, on one virtual clock.

mod queues;
#[cfg(test)]
mod tests;

use self::queues::{Queues, RUNNEXT_PATIENCE};
use super::policy::{Policy, Situation, Turn, random_answer};
use super::rng::Rng;
use crate::event::{Choice, Event, Gid, SchedEvent};

/// Micro-steps of a time slice: 10 ms at the cost model's 20 ns a micro-step.
const SLICE: u64 = 500_000;
/// Micro-steps that a P executes before the next P's turn, when several are busy.
const STRIDE: u64 = 12;
/// The same while only one goroutine can run: about as long as another P takes to wake.
const ALONE: u64 = 200;
/// Micro-steps until a P that had nothing to do takes up what there is: its thread is woken (wakep, startm), which takes
/// some 20 µs.
const WAKE: u64 = 1_000;
/// A goroutine of the runtime's own: none of the machine's, so never runnable when it is picked.
const RUNTIMES_OWN: Gid = Gid(0);

#[derive(Clone, Debug)]
pub struct GoLike {
    queues: Queues,
    /// The P whose turn it is.
    turn: usize,
    /// Step at which the last turn began, to charge it for its time.
    began: u64,
    started: bool,
}

impl GoLike {
    pub fn new(procs: u32, seed: u64) -> Self {
        let procs = procs.clamp(1, 64) as usize;
        let mut queues = Queues::new(procs, Rng::new(seed));
        // main runs on the first; the others sleep.
        queues.ps.iter_mut().skip(1).for_each(|p| p.idle = 1);
        GoLike { queues, turn: 0, began: 0, started: false }
    }

    fn put_next(&mut self, g: Gid) {
        self.queues.put_next(self.turn, g);
    }

    /// Goroutines that an override ran, or that a changed policy never saw, must not be lost.
    fn adopt(&mut self, runnable: &[Gid]) {
        for &g in runnable {
            if !self.queues.know(g) {
                self.queues.global.push_back(g);
            }
        }
    }

    /// Whether P `p` had work at its last turn, or was woken for some long enough ago.
    fn is_awake(&mut self, p: usize, situation: Situation<'_>) -> bool {
        if self.queues.ps[p].idle == 0 {
            return true;
        }
        if !self.queues.has_some(p) {
            self.queues.ps[p].wakes = None;
            return false;
        }
        situation.step >= *self.queues.ps[p].wakes.get_or_insert(situation.step + WAKE)
    }

    /// Drops what can no longer run from P `p` and gives it something else when it has nothing.
    fn refill(&mut self, p: usize, situation: Situation<'_>) -> Option<Gid> {
        if self.queues.ps[p].current.is_some_and(|g| !situation.can_run(g)) {
            self.queues.ps[p].current = None;
        }
        while self.queues.ps[p].current.is_none() {
            let g = self.queues.find(p)?;
            if situation.can_run(g) {
                self.queues.ps[p].current = Some(g);
            }
        }
        self.queues.ps[p].current
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
            self.queues.ps[0].current = situation.current.or(situation.runnable.first().copied());
        } else {
            let spent = situation.step - self.began;
            let p = &mut self.queues.ps[self.turn];
            p.used += spent;
            if p.used >= SLICE {
                p.used = 0;
                if let Some(g) = p.current.take() {
                    self.queues.global.push_back(g);
                }
            }
            if self.queues.ps.len() > 1 {
                self.turn = (self.turn + 1) % self.queues.ps.len();
            }
        }
        self.began = situation.step;
        let count = self.queues.ps.len();
        for round in 0..=RUNNEXT_PATIENCE as usize + 1 {
            for offset in 0..count {
                let p = (self.turn + offset) % count;
                // Where no P is awake, time passes until one is.
                if round == 0 && !self.is_awake(p, situation) {
                    continue;
                }
                if let Some(g) = self.refill(p, situation) {
                    self.turn = p;
                    self.queues.ps[p].idle = 0;
                    self.queues.ps[p].wakes = None;
                    let left = SLICE - self.queues.ps[p].used;
                    let alone = situation.runnable.len() == 1;
                    let quantum =
                        if count == 1 { left } else { if alone { ALONE } else { STRIDE }.min(left) };
                    return Turn { g, quantum: quantum.max(1), stop_at_visible: false, p: p as u32 };
                }
                self.queues.ps[p].idle += 1;
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
            Choice::Select { .. }
            | Choice::MapStart { .. }
            | Choice::Random { .. }
            | Choice::Pool { .. }
            | Choice::Leave { .. } => random_answer(self.queues.rng(), choice),
        }
    }

    fn observe(&mut self, g: Gid, event: &Event) {
        let Event::Sched(event) = event else { return };
        match event {
            SchedEvent::Created { g, .. } | SchedEvent::Ready { g, .. } => self.put_next(*g),
            // goschedImpl and goyield_m.
            SchedEvent::Yielded { handoff } => {
                self.queues.ps[self.turn].current = None;
                if *handoff {
                    self.queues.put_tail(self.turn, g);
                } else {
                    self.queues.global.push_back(g);
                }
            }
            SchedEvent::Parked { .. } | SchedEvent::Exited => self.queues.ps[self.turn].current = None,
        }
    }

    fn observes(&self) -> bool {
        true
    }

    fn clone_box(&self) -> Box<dyn Policy> {
        Box::new(self.clone())
    }
}
