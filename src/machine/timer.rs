//! Timers on the virtual clock (runtime/time.go). The clock moves when nothing can run, to the next timer; a program
//! that keeps running for longer than a timer's delay (at 20 ns a micro-step, at least 1 ms) sees it fire, too, so
//! that polling and spinning end.

use super::Machine;
use super::chan::layout;
use super::env::Sink;
use super::fingerprint::Mixer;
use super::pause::Idle;
use super::waitq::Queue;
use crate::event::{Addr, Choice, Event, EventSink, Fatal, Gid, Outcome, TimerEvent};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
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

/// All timers by handle, and those that will fire in order of their instants.
#[derive(Clone, Debug, Default)]
pub struct Timers {
    list: Rc<BTreeMap<u32, Timer>>,
    queue: Rc<BTreeSet<(i64, u32)>>,
    last: u32,
}

impl Timers {
    /// Timers that will fire, soonest first.
    pub fn pending(&self) -> impl Iterator<Item = (u32, &Timer)> {
        self.queue.iter().filter_map(|(_, handle)| Some((*handle, self.list.get(handle)?)))
    }

    pub fn get(&self, handle: u32) -> Option<&Timer> {
        self.list.get(&handle)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Timer> {
        self.list.values()
    }

    /// Puts the timer into the state given; None forgets it.
    fn set(&mut self, handle: u32, timer: Option<Timer>) {
        let list = Rc::make_mut(&mut self.list);
        let old = match timer {
            Some(timer) => list.insert(handle, timer),
            None => list.remove(&handle),
        };
        let queue = Rc::make_mut(&mut self.queue);
        if let Some(old) = old {
            queue.remove(&(old.when, handle));
        }
        if let Some(timer) = timer.filter(|timer| timer.active) {
            queue.insert((timer.when, handle));
        }
    }

    /// Everything about them, for [`Machine::identity`].
    pub(super) fn mix_into(&self, hash: &mut Mixer) {
        hash.mix(self.last.into());
        self.list.hash(hash);
    }

    fn next_when(&self) -> Option<i64> {
        self.queue.first().map(|(when, _)| *when)
    }
}

/// Modelled time of a micro-step.
const NS_PER_STEP: u64 = 20;
/// Running programs see the clock move in steps of this size.
const QUANTUM_NS: i64 = 1_000_000;

const NS_PER_SECOND: i64 = 1_000_000_000;
const SECONDS_YEAR_1_TO_1970: i64 = 62_135_596_800;
const SECONDS_1885_TO_1970: i64 = 2_682_288_000;

/// The words of a `time.Time` (time/time.go: wall, ext, loc), as `time.Now` makes them.
fn go_time(sec: i64, nsec: i64, mono: i64, loc: u64) -> [u64; 3] {
    let since_1885 = (sec + SECONDS_1885_TO_1970) as u64;
    if mono == 0 || since_1885 >> 33 != 0 {
        return [nsec as u64, (sec + SECONDS_YEAR_1_TO_1970) as u64, loc];
    }
    [1 << 63 | since_1885 << 30 | nsec as u64, mono as u64, loc]
}

impl Machine {
    /// Timers that will fire, by handle.
    pub fn timers(&self) -> &Timers {
        &self.timers
    }

    /// Virtual time as the running program sees it, nanoseconds since its start.
    pub(super) fn now(&self) -> i64 {
        let ran = ((self.steps - self.clock_step) * NS_PER_STEP) as i64;
        self.clock.saturating_add(ran / QUANTUM_NS * QUANTUM_NS)
    }

    /// Works out the micro-step at which the next timer fires although the program keeps running.
    fn set_overdue(&mut self) {
        self.overdue_at = match self.timers.next_when() {
            Some(when) => {
                let wait = when.saturating_sub(self.clock).max(QUANTUM_NS) as u64;
                self.clock_step.saturating_add(wait / NS_PER_STEP)
            }
            None => u64::MAX,
        };
    }

    /// Fires the timer whose time came while the program was running.
    pub(super) fn fire_overdue(&mut self, sink: &mut dyn Sink) {
        let next = self.timers.pending().next().map(|(handle, _)| handle);
        match next {
            Some(handle) => self.fire(handle, sink),
            None => self.overdue_at = u64::MAX,
        }
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
        let when = self.now().saturating_add(delay.max(0));
        let timer = Timer { when, period, action, active: true, owner: g };
        self.timers.set(handle, Some(timer));
        self.set_overdue();
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
        self.timers.set(handle, Some(Timer { active: false, ..timer }));
        self.set_overdue();
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
        let when = self.now().saturating_add(delay.max(0));
        if let Some(timer) = self.timers.get(handle).copied() {
            self.timers.set(handle, Some(Timer { when, period, active: true, ..timer }));
            self.set_overdue();
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
        if self.wake_bubble_waiter(sink) {
            return Idle::Fired;
        }
        if self.fail_bubble(sink) {
            return Idle::Fired;
        }
        let timely = || self.timers.pending().filter(|(_, timer)| self.is_timely(timer.owner));
        let Some(when) = timely().find(|(_, timer)| self.wakes(timer)).map(|(_, timer)| timer.when) else {
            self.deadlock();
            return Idle::Done;
        };
        // Timers due before (channels without receiver) fire on the way, oldest first; they give no choice.
        let early = timely().next().filter(|(_, timer)| timer.when < when).map(|(handle, _)| handle);
        let due = timely().take_while(|(_, timer)| timer.when <= when);
        let due: Vec<u32> = due.map(|(handle, _)| handle).collect();
        match (early, &due[..]) {
            (Some(handle), _) => self.fire(handle, sink),
            (None, [only]) => self.fire(*only, sink),
            (None, _) => match self.timer_answer.take() {
                Some(at) if at == due.len() as u64 => due.iter().for_each(|&handle| self.fire(handle, sink)),
                Some(at) if at < due.len() as u64 => self.fire(due[at as usize], sink),
                Some(_) | None => {
                    let choice = Choice::Timer { due };
                    self.pending = Some((Gid(0), choice.clone()));
                    return Idle::Choice(choice);
                }
            },
        }
        if self.outcome.is_some() { Idle::Done } else { Idle::Fired }
    }

    /// Not a channel timer that nobody waits for, which cannot wake anybody (timers are in the heap only while needed, since
    /// Go 1.23).
    pub(super) fn wakes(&self, timer: &Timer) -> bool {
        match timer.action {
            TimerAction::Wake(_) | TimerAction::Go { .. } => true,
            TimerAction::Send { chan, .. } => !self.waiters.at(chan, Queue::Recv).is_empty(),
        }
    }

    /// Some timer was started, ever.
    pub fn uses_timers(&self) -> bool {
        self.timers.last > 0
    }

    /// The timers of the earliest instant to come, outside of bubbles (whose clock is exact).
    pub fn early_due(&self) -> Vec<u32> {
        let outside = |(_, timer): &(u32, &Timer)| self.bubble_of(timer.owner) == 0;
        let mut pending = self.timers.pending().filter(outside).peekable();
        let Some(when) = pending.peek().map(|(_, timer)| timer.when) else { return Vec::new() };
        pending.take_while(|(_, timer)| timer.when == when).map(|(handle, _)| handle).collect()
    }

    /// Some timer is pending that [`Machine::fire_early`] could fire.
    pub fn has_early_timer(&self) -> bool {
        self.timers.pending().any(|(_, timer)| self.bubble_of(timer.owner) == 0)
    }

    /// The next timer fires although somebody could run: in real Go the others may be that slow. `Idle::Done` when no
    /// timer is pending.
    pub fn fire_early<S: EventSink>(&mut self, sink: &mut S) -> Idle {
        let due = self.early_due();
        match (&due[..], self.timer_answer.take()) {
            ([], _) => return Idle::Done,
            ([only], _) => self.fire(*only, sink),
            (_, Some(at)) if at < due.len() as u64 => self.fire(due[at as usize], sink),
            (_, Some(_)) => due.iter().for_each(|&handle| self.fire(handle, sink)),
            (_, None) => {
                let choice = Choice::Timer { due };
                self.pending = Some((Gid(0), choice.clone()));
                return Idle::Choice(choice);
            }
        }
        Idle::Fired
    }

    /// Fires a pending timer, moving the clock to its instant if that lies ahead; for policies in which timers may
    /// fire early, too.
    pub fn fire(&mut self, handle: u32, sink: &mut dyn Sink) {
        let Some(timer) = self.timers.get(handle).copied().filter(|timer| timer.active) else { return };
        let nobody = Gid(0);
        let now = self.now().max(timer.when);
        if now > self.clock {
            self.clock = now;
            self.emit(nobody, Event::Timer(TimerEvent::Clock { now }), sink);
        }
        self.clock_step = self.steps;
        self.emit(nobody, Event::Timer(TimerEvent::Fired { timer: handle }), sink);
        let again = timer.when.saturating_add(timer.period);
        let keeps = !matches!(timer.action, TimerAction::Wake(_));
        self.timers.set(handle, keeps.then_some(Timer { active: timer.period > 0, when: again, ..timer }));
        self.set_overdue();
        match timer.action {
            TimerAction::Wake(g) => self.make_ready(nobody, g, sink),
            TimerAction::Send { chan, loc } => {
                let (sec, nsec, mono) = self.clocks(timer.owner, timer.when);
                self.send_time(chan, go_time(sec, nsec, mono, loc), sink);
            }
            TimerAction::Go { func } => {
                let Ok(index) = self.heap.load(Addr(func)) else {
                    return self.fatal(nobody, Fatal::GoOfNilFunc, sink);
                };
                let func_id = crate::code::FuncId(index as u32);
                let span = self.program.funcs.get(index as usize).map(|func| func.span).unwrap_or_default();
                let bubble = self.bubble_of(timer.owner);
                match self.spawn(nobody, func_id, func, &[], span, sink) {
                    Ok(g) => {
                        if let Some(goroutine) = self.g_mut(g) {
                            goroutine.bubble = bubble;
                        }
                    }
                    Err(_) => self.outcome = Some(Outcome::OutOfMemory),
                }
            }
        }
    }

    /// The wall clock that `g` sees at a virtual time (seconds since 1970, nanoseconds), and the monotonic clock, which is 0
    /// inside a bubble: runtime/time.go, time_runtimeNow; time/time.go, startNano.
    pub(super) fn clocks(&self, g: Gid, at: i64) -> (i64, i64, i64) {
        let wall = at.saturating_add(self.wall_offset(g));
        let mono = if self.bubble_of(g) == 0 { at.saturating_add(1) } else { 0 };
        (wall.div_euclid(NS_PER_SECOND), wall.rem_euclid(NS_PER_SECOND), mono)
    }

    fn send_time(&mut self, chan: Addr, value: [u64; 3], sink: &mut dyn Sink) {
        let full = self.word(chan.plus(layout::COUNT)) > 0;
        if full && self.waiters.at(chan, Queue::Recv).is_empty() {
            return;
        }
        self.send_ready(Gid(0), chan, &value, sink);
    }

    fn deadlock(&mut self) {
        let anyone = self.goroutines().any(|goroutine| goroutine.wait().is_some() && !goroutine.system);
        self.outcome = Some(if anyone { Outcome::Deadlock } else { Outcome::NoGoroutines });
    }
}
