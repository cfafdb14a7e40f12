//! Timers on the virtual clock (runtime/time.go). The clock moves only when nothing can run.

use super::Machine;
use super::chan::layout;
use super::env::Sink;
use super::pause::Idle;
use super::waitq::Queue;
use crate::event::{Addr, Choice, Event, Gid, Outcome, TimerEvent};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What a timer does when it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimerAction {
    /// Ends a Sleep.
    Wake(Gid),
    /// Sends the time on a timer's channel, unless a value is still there.
    Send { chan: Addr, loc: u64 },
    /// Starts a goroutine with this function value.
    Go { func: u64 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Timer {
    /// Nanoseconds since the program's start.
    pub when: i64,
    pub period: i64,
    pub action: TimerAction,
    /// False: stopped or fired; only its handle lives on.
    pub active: bool,
    /// The goroutine that started it.
    pub owner: Gid,
}

/// All timers by handle.
#[derive(Clone, Debug, Default)]
pub struct Timers {
    list: Rc<BTreeMap<u32, Timer>>,
    last: u32,
}

impl Timers {
    /// Timers that will fire, by handle.
    pub fn pending(&self) -> impl Iterator<Item = (u32, &Timer)> {
        self.list.iter().filter(|(_, timer)| timer.active).map(|(&handle, timer)| (handle, timer))
    }

    pub fn get(&self, handle: u32) -> Option<&Timer> {
        self.list.get(&handle)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Timer> {
        self.list.values()
    }

    fn edit(&mut self, handle: u32) -> Option<&mut Timer> {
        Rc::make_mut(&mut self.list).get_mut(&handle)
    }
}

const SECONDS_YEAR_1_TO_1970: i64 = 62_135_596_800;

impl Machine {
    /// Timers that will fire, by handle.
    pub fn timers(&self) -> &Timers {
        &self.timers
    }

    pub(super) fn start_timer(
        &mut self,
        g: Gid,
        delay: i64,
        period: i64,
        action: TimerAction,
        sink: &mut dyn Sink,
    ) -> u32 {
        self.timers.last += 1;
        let handle = self.timers.last;
        let when = self.clock.saturating_add(delay.max(0));
        let timer = Timer { when, period, action, active: true, owner: g };
        Rc::make_mut(&mut self.timers.list).insert(handle, timer);
        if let TimerAction::Send { chan, .. } = action {
            self.set_word(chan.plus(layout::TIMER), u64::from(handle) + 1);
        }
        self.emit(g, Event::Timer(TimerEvent::Started { timer: handle, when }), sink);
        handle
    }

    /// Whether it was pending, or fired without its value being received; that value is dropped.
    pub(super) fn stop_timer(&mut self, g: Gid, handle: u32, sink: &mut dyn Sink) -> bool {
        let Some(timer) = self.timers.get(handle).copied() else { return false };
        let mut active = timer.active;
        if let TimerAction::Send { chan, .. } = timer.action
            && self.word(chan.plus(layout::COUNT)) > 0
        {
            self.set_word(chan.plus(layout::COUNT), 0);
            self.set_word(chan.plus(layout::SENDX), 0);
            self.set_word(chan.plus(layout::RECVX), 0);
            active = true;
        }
        if let Some(timer) = self.timers.edit(handle) {
            timer.active = false;
        }
        self.emit(g, Event::Timer(TimerEvent::Stopped { timer: handle, pending: active }), sink);
        active
    }

    pub(super) fn reset_timer(
        &mut self,
        g: Gid,
        handle: u32,
        delay: i64,
        period: i64,
        sink: &mut dyn Sink,
    ) -> bool {
        let active = self.stop_timer(g, handle, sink);
        let when = self.clock.saturating_add(delay.max(0));
        if let Some(timer) = self.timers.edit(handle) {
            timer.when = when;
            timer.period = period;
            timer.active = true;
        }
        self.emit(g, Event::Timer(TimerEvent::Started { timer: handle, when }), sink);
        active
    }

    /// Nothing is runnable: the clock moves to the next timer, or the program is deadlocked.
    pub(super) fn idle_step(&mut self, sink: &mut dyn Sink) -> Idle {
        if self.outcome.is_some() {
            return Idle::Done;
        }
        if !self.ready.is_empty() {
            return Idle::Busy;
        }
        // A channel timer that nobody waits for cannot wake anybody (timers are in the heap only while needed, 1.23).
        let wakes = |timer: &Timer| match timer.action {
            TimerAction::Wake(_) | TimerAction::Go { .. } => true,
            TimerAction::Send { chan, .. } => !self.waiters.at(chan, Queue::Recv).is_empty(),
        };
        let Some(when) =
            self.timers.pending().filter(|(_, timer)| wakes(timer)).map(|(_, timer)| timer.when).min()
        else {
            self.deadlock();
            return Idle::Done;
        };
        // Timers due before (channels without receiver) fire on the way, oldest first; they give no choice.
        let mut due: Vec<u32> = Vec::new();
        let mut early: Option<(i64, u32)> = None;
        for (handle, timer) in self.timers.pending() {
            if timer.when < when && early.is_none_or(|(at, _)| timer.when < at) {
                early = Some((timer.when, handle));
            }
            if timer.when == when {
                due.push(handle);
            }
        }
        let handle = match (early, &due[..]) {
            (Some((_, handle)), _) => handle,
            (None, [only]) => *only,
            (None, _) => match self.timer_answer.take().and_then(|at| due.get(at as usize).copied()) {
                Some(handle) => handle,
                None => {
                    let choice = Choice::Timer { due };
                    self.pending = Some((Gid(0), choice.clone()));
                    return Idle::Choice(choice);
                }
            },
        };
        self.fire(handle, sink);
        if self.outcome.is_some() { Idle::Done } else { Idle::Fired }
    }

    /// Fires a pending timer, moving the clock to its instant if that lies ahead; for policies in which timers may
    /// fire early, too.
    pub fn fire(&mut self, handle: u32, sink: &mut dyn Sink) {
        let Some(timer) = self.timers.get(handle).copied().filter(|timer| timer.active) else { return };
        let nobody = Gid(0);
        if timer.when > self.clock {
            self.clock = timer.when;
            self.emit(nobody, Event::Timer(TimerEvent::Clock { now: self.clock }), sink);
        }
        self.emit(nobody, Event::Timer(TimerEvent::Fired { timer: handle }), sink);
        if let Some(edit) = self.timers.edit(handle) {
            edit.active = timer.period > 0;
            edit.when = timer.when.saturating_add(timer.period);
        }
        match timer.action {
            TimerAction::Wake(g) => {
                Rc::make_mut(&mut self.timers.list).remove(&handle);
                self.make_ready(nobody, g, sink);
            }
            TimerAction::Send { chan, loc } => self.send_time(chan, loc, timer.when, sink),
            TimerAction::Go { func } => {
                let Ok(index) = self.heap.load(Addr(func)) else { return };
                let func_id = crate::code::FuncId(index as u32);
                let span = self.program.funcs.get(index as usize).map(|func| func.span).unwrap_or_default();
                if self.spawn(nobody, func_id, func, &[], span, sink).is_err() {
                    self.outcome = Some(Outcome::OutOfMemory);
                }
            }
        }
    }

    fn send_time(&mut self, chan: Addr, loc: u64, when: i64, sink: &mut dyn Sink) {
        let full = self.word(chan.plus(layout::COUNT)) > 0;
        if full && self.waiters.at(chan, Queue::Recv).is_empty() {
            return;
        }
        let now = self.config.epoch.saturating_add(when);
        let (sec, nsec) = (now.div_euclid(1_000_000_000), now.rem_euclid(1_000_000_000));
        let value = [nsec as u64, (sec + SECONDS_YEAR_1_TO_1970) as u64, loc];
        self.send_ready(Gid(0), chan, &value, sink);
    }

    fn deadlock(&mut self) {
        let anyone = self.goroutines().any(|goroutine| goroutine.wait().is_some() && !goroutine.system);
        self.outcome = Some(if anyone { Outcome::Deadlock } else { Outcome::NoGoroutines });
    }
}
