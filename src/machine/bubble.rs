//! testing/synctest's bubbles (runtime/synctest.go): groups of goroutines with a clock that starts at
//! 2000-01-01 00:00:00 UTC. The virtual clock is one; a bubble only counts from another instant.

use super::Machine;
use super::env::{Progress, Sink};
use super::goroutine::Goroutine;
use super::op::{NativeOp, RuntimeOp};
use super::sync::waitgroup::BUBBLE_FLAG;
use super::timer::Timer;
use crate::code::FuncId;
use crate::event::{Addr, BubbleUse, Gid, Wait};
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
    /// The WaitGroups whose Add was called in it.
    pub groups: Vec<Group>,
}

/// A WaitGroup in the heap: the object's creator and number, and the slot in it.
pub type Group = (Gid, u32, u32);

impl Machine {
    /// `run(f)`: f in a new goroutine of a new bubble, until all of the bubble's goroutines have ended.
    pub(super) fn synctest_run(&mut self, g: Gid, func: u64, sink: &mut dyn Sink) -> Progress {
        if self.bubble_of(g) != 0 {
            return self.string_panic(g, "synctest.Run called from within a synctest bubble", sink);
        }
        let Ok(index) = self.heap.load(Addr(func)) else { return self.nil_panic(g, 0, sink) };
        let number = self.bubbles.len() as u32 + 1;
        let start = self.now();
        let bubble = Bubble { root: g, main: Gid(0), start, waiting: None, failed: None, groups: Vec::new() };
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

    /// Whether `g` may use a channel: one of a bubble belongs to its goroutines.
    pub(super) fn may_use_chan(&self, g: Gid, chan: Addr) -> bool {
        let bubble = self.bubble_of_chan(chan);
        bubble == 0 || bubble == self.bubble_of(g)
    }

    /// The bubble in which a channel was made, 0 for none (runtime.hchan.bubble).
    fn bubble_of_chan(&self, chan: Addr) -> u32 {
        if self.bubbles.is_empty() {
            return 0;
        }
        let creator = self.heap.object(chan).map_or(Gid(0), |object| object.creator);
        self.bubble_of(creator)
    }

    /// Whether `g` may wake one that waits for a Cond: in a bubble only those of the same (runtime/sema.go).
    pub(super) fn may_wake(&self, g: Gid, waiter: Gid) -> bool {
        let bubble = self.bubble_of(waiter);
        bubble == 0 || bubble == self.bubble_of(g)
    }

    /// A WaitGroup's Add by `g`, which ties the group to the bubble that `g` is in: whether it belongs to that
    /// (sync/waitgroup.go Add, internal/synctest.Associate).
    pub(super) fn group_of_bubble(&mut self, g: Gid, wg: Addr) -> Result<bool, BubbleUse> {
        let number = self.bubble_of(g);
        let Some(group) = self.group(wg).filter(|_| number != 0) else { return Ok(false) };
        match (1..).zip(self.bubbles.iter()).find(|(_, bubble)| bubble.groups.contains(&group)) {
            Some((owner, _)) if owner != number => return Err(BubbleUse::OtherBubblesGroup),
            Some(_) => {}
            None => {
                if let Some(bubble) = self.bubble_mut(number) {
                    bubble.groups.push(group);
                }
            }
        }
        let state = self.word(wg);
        self.set_word(wg, state | BUBBLE_FLAG);
        if state != 0 && state & BUBBLE_FLAG == 0 {
            return Err(BubbleUse::GroupInAndOut { inside: true });
        }
        Ok(true)
    }

    /// Whether a WaitGroup belongs to the bubble that `g` is in.
    pub(super) fn has_group(&self, g: Gid, wg: Addr) -> bool {
        let bubble = self.bubbles.get((self.bubble_of(g) as usize).wrapping_sub(1));
        bubble.zip(self.group(wg)).is_some_and(|(bubble, group)| bubble.groups.contains(&group))
    }

    /// A WaitGroup whose counter came to zero belongs to no bubble any more.
    pub(super) fn dissociate_group(&mut self, g: Gid, wg: Addr) {
        let group = self.group(wg);
        if let Some(bubble) = self.bubble_mut(self.bubble_of(g)) {
            bubble.groups.retain(|other| Some(*other) != group);
        }
    }

    /// What names a WaitGroup; None for one that is a package's variable: such are never tied to a bubble.
    fn group(&self, wg: Addr) -> Option<Group> {
        if self.statics.globals.iter().any(|&global| Addr(global).object() == wg.object()) {
            return None;
        }
        self.heap.object(wg).map(|object| (object.creator, object.serial, wg.slot()))
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

    /// Whether a timer may fire now that nothing is runnable: in a bubble time passes only while all its goroutines are
    /// durably blocked, and none after its function has returned.
    pub(super) fn is_timely(&self, owner: Gid) -> bool {
        let number = self.bubble_of(owner);
        number == 0 || self.main_lives(number) && self.is_durably_blocked(number)
    }

    fn main_lives(&self, number: u32) -> bool {
        let main = self.bubbles.get(number as usize - 1).map_or(Gid(0), |bubble| bubble.main);
        self.goroutine(main).is_some_and(|main| main.status != super::Status::Dead)
    }

    /// `run` of a durably blocked bubble whose timers cannot help panics. True when there was one.
    pub(super) fn fail_bubble(&mut self, sink: &mut dyn Sink) -> bool {
        for number in 1..=self.bubbles.len() as u32 {
            let bubble = &self.bubbles[number as usize - 1];
            let (root, failed) = (bubble.root, bubble.failed.is_some());
            let parked = self.goroutine(root).is_some_and(|root| root.wait() == Some(Wait::SynctestRun));
            if failed || !parked || !self.is_durably_blocked(number) {
                continue;
            }
            let main_lives = self.main_lives(number);
            let helps = |timer: &Timer| self.bubble_of(timer.owner) == number && self.wakes(timer);
            if main_lives && self.timers.pending().any(|(_, timer)| helps(timer)) {
                continue;
            }
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
            .all(|goroutine| self.waits_durably(goroutine))
    }

    /// Whether only its bubble can end a goroutine's wait (waitReason.isIdleInSynctest): it waits for channels that were
    /// made in the bubble, a WaitGroup of it, a Cond, a time, an iterator's other side.
    pub(super) fn waits_durably(&self, goroutine: &Goroutine) -> bool {
        if goroutine.bubble == 0 {
            return false;
        }
        let own = |chan: Addr| self.bubble_of_chan(chan) == goroutine.bubble;
        match goroutine.wait() {
            Some(Wait::ChanRecv(chan) | Wait::ChanSend(chan)) => own(chan) || self.is_in_coroutine(goroutine),
            Some(Wait::Select) => match &goroutine.op {
                Some(RuntimeOp::SelectWoken { cases, .. }) => {
                    cases.iter().all(|case| case.chan.is_nil() || own(case.chan))
                }
                _ => true,
            },
            Some(Wait::WaitGroup(wg)) => self.word(wg) & BUBBLE_FLAG != 0 && self.has_group(goroutine.id, wg),
            Some(
                Wait::ChanRecvNil
                | Wait::ChanSendNil
                | Wait::SelectNoCases
                | Wait::Cond(_)
                | Wait::Sleep
                | Wait::Coroutine
                | Wait::SynctestRun
                | Wait::SynctestWait,
            ) => true,
            Some(
                Wait::Mutex(_)
                | Wait::RwMutexRLock(_)
                | Wait::RwMutexLock(_)
                | Wait::Semacquire(_)
                | Wait::PanicWait
                | Wait::PutOff,
            )
            | None => false,
        }
    }
}
