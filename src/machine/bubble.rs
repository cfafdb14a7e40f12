//! testing/synctest's bubbles (runtime/synctest.go): groups of goroutines with a clock that starts at
//! 2000-01-01 00:00:00 UTC. The virtual clock is one; a bubble only counts from another instant.

use super::Machine;
use super::env::{Progress, Sink};
use super::op::{NativeOp, RuntimeOp};
use crate::code::FuncId;
use crate::event::{Addr, Gid, Wait};
use std::rc::Rc;

/// 2000-01-01 00:00:00 UTC, nanoseconds since 1970.
const EPOCH: i64 = 946_684_800_000_000_000;

/// A bubble; its number is its position + 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bubble {
    /// The goroutine in `synctest.Run`.
    pub root: Gid,
    /// The goroutine that runs the function.
    pub main: Gid,
    /// Virtual time at which it began.
    pub start: i64,
    /// The goroutine in `synctest.Wait`.
    pub waiting: Option<Gid>,
    /// Why `Run` panics.
    pub failed: Option<&'static str>,
}

impl Machine {
    /// `run(f)`: f in a new goroutine of a new bubble, until all of the bubble's goroutines have ended.
    pub(super) fn synctest_run(&mut self, g: Gid, func: u64, sink: &mut dyn Sink) -> Progress {
        if self.bubble_of(g) != 0 {
            return self.string_panic(g, "synctest.Run called from within a synctest bubble", sink);
        }
        let Ok(index) = self.heap.load(Addr(func)) else { return self.nil_panic(g, 0, sink) };
        let number = self.bubbles.len() as u32 + 1;
        let start = self.now();
        let bubble = Bubble { root: g, main: Gid(0), start, waiting: None, failed: None };
        Rc::make_mut(&mut self.bubbles).push(bubble);
        let span = self.program.funcs.get(index as usize).map(|func| func.span).unwrap_or_default();
        match self.spawn(g, FuncId(index as u32), func, &[], span, sink) {
            Ok(main) => {
                if let Some(goroutine) = self.g_mut(main) {
                    goroutine.bubble = number;
                }
                if let Some(bubble) = self.bubble_mut(number) {
                    bubble.main = main;
                }
            }
            Err(progress) => return progress,
        }
        self.set_op(g, RuntimeOp::Native(NativeOp::Bubble(number)));
        Progress::Park(Wait::SynctestRun)
    }

    /// `run` goes on: every goroutine of the bubble has ended, or none of them can.
    pub(super) fn synctest_ran(&mut self, g: Gid, number: u32, sink: &mut dyn Sink) -> Progress {
        let failed = self.bubbles.get(number as usize - 1).and_then(|bubble| bubble.failed);
        match failed {
            Some(text) => self.plain_panic(g, text, sink),
            None => Progress::Done,
        }
    }

    /// `Wait()`: until every other goroutine of the bubble is durably blocked.
    pub(super) fn synctest_wait(&mut self, g: Gid, sink: &mut dyn Sink) -> Progress {
        let number = self.bubble_of(g);
        let Some(bubble) = self.bubble_mut(number) else {
            return self.string_panic(g, "goroutine is not in a bubble", sink);
        };
        if bubble.waiting.is_some() {
            return self.string_panic(g, "wait already in progress", sink);
        }
        bubble.waiting = Some(g);
        self.set_op(g, RuntimeOp::Native(NativeOp::Return));
        Progress::Park(Wait::SynctestWait)
    }

    /// Whether `g` may use a channel: one of a bubble belongs to its goroutines (runtime.hchan.bubble).
    pub(super) fn may_use_chan(&self, g: Gid, chan: Addr) -> bool {
        if self.bubbles.is_empty() {
            return true;
        }
        let creator = self.heap.object(chan).map_or(Gid(0), |object| object.creator);
        let bubble = self.bubble_of(creator);
        bubble == 0 || bubble == self.bubble_of(g)
    }

    /// Whether `g` may stop or reset a timer: not one of a bubble outside of every bubble (runtime/time.go stopTimer).
    pub(super) fn may_use_timer(&self, g: Gid, handle: u32) -> bool {
        let owner = self.timers.get(handle).map_or(Gid(0), |timer| timer.owner);
        self.bubble_of(owner) == 0 || self.bubble_of(g) != 0
    }

    pub(super) fn bubble_of(&self, g: Gid) -> u32 {
        self.goroutine(g).map_or(0, |goroutine| goroutine.bubble)
    }

    fn bubble_mut(&mut self, number: u32) -> Option<&mut Bubble> {
        Rc::make_mut(&mut self.bubbles).get_mut((number as usize).checked_sub(1)?)
    }

    /// Nanoseconds to add to the virtual clock for the wall clock that `g` sees.
    pub(super) fn wall_offset(&self, g: Gid) -> i64 {
        match self.bubbles.get((self.bubble_of(g) as usize).wrapping_sub(1)) {
            Some(bubble) => EPOCH - bubble.start,
            None => self.config.epoch,
        }
    }

    /// A goroutine of a bubble ended; the last one lets `run` go on.
    pub(super) fn left_bubble(&mut self, number: u32, sink: &mut dyn Sink) {
        let alive = |goroutine: &super::Goroutine| {
            goroutine.bubble == number && goroutine.status != super::Status::Dead
        };
        if self.goroutines().any(alive) {
            return;
        }
        if let Some(root) = self.bubbles.get(number as usize - 1).map(|bubble| bubble.root) {
            self.make_ready(Gid(0), root, sink);
        }
    }

    /// Nothing is runnable: a goroutine in `Wait` whose bubble is durably blocked goes on. True when there was one.
    pub(super) fn wake_bubble_waiter(&mut self, sink: &mut dyn Sink) -> bool {
        for number in 1..=self.bubbles.len() as u32 {
            if let Some(g) = self.bubbles[number as usize - 1].waiting
                && self.is_durably_blocked(number)
            {
                // Timers of this instant all fire before anyone goes on.
                let now = self.now();
                let due = self
                    .timers
                    .pending()
                    .find(|(_, timer)| timer.when <= now && self.bubble_of(timer.owner) == number);
                if let Some((handle, _)) = due {
                    self.fire(handle, sink);
                    return true;
                }
                if let Some(bubble) = self.bubble_mut(number) {
                    bubble.waiting = None;
                }
                self.make_ready(Gid(0), g, sink);
                return true;
            }
        }
        false
    }

    /// No timer can help: `run` of a durably blocked bubble panics. True when there was one.
    pub(super) fn fail_bubble(&mut self, sink: &mut dyn Sink) -> bool {
        for number in 1..=self.bubbles.len() as u32 {
            let bubble = &self.bubbles[number as usize - 1];
            let (root, main, failed) = (bubble.root, bubble.main, bubble.failed.is_some());
            let parked = self.goroutine(root).is_some_and(|root| root.wait() == Some(Wait::SynctestRun));
            if failed || !parked || !self.is_durably_blocked(number) {
                continue;
            }
            let main_lives = self.goroutine(main).is_some_and(|main| main.status != super::Status::Dead);
            let text = if main_lives {
                "deadlock: all goroutines in bubble are blocked"
            } else {
                "deadlock: main bubble goroutine has exited but blocked goroutines remain"
            };
            if let Some(bubble) = self.bubble_mut(number) {
                bubble.failed = Some(text);
            }
            self.make_ready(Gid(0), root, sink);
            return true;
        }
        false
    }

    fn is_durably_blocked(&self, number: u32) -> bool {
        self.goroutines()
            .filter(|goroutine| goroutine.bubble == number && goroutine.status != super::Status::Dead)
            .all(|goroutine| goroutine.wait().is_some_and(is_durable))
    }
}

/// Waits that only the bubble itself can end; mutexes and I/O are not among them.
pub(super) fn is_durable(wait: Wait) -> bool {
    match wait {
        Wait::ChanRecv(_)
        | Wait::ChanSend(_)
        | Wait::ChanRecvNil
        | Wait::ChanSendNil
        | Wait::Select
        | Wait::SelectNoCases
        | Wait::WaitGroup(_)
        | Wait::Cond(_)
        | Wait::Sleep
        | Wait::SynctestWait => true,
        Wait::Mutex(_)
        | Wait::RwMutexRLock(_)
        | Wait::RwMutexLock(_)
        | Wait::Semacquire(_)
        | Wait::Coroutine
        | Wait::SynctestRun
        | Wait::PanicWait => false,
    }
}
