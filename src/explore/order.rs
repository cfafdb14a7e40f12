//! The execution so far as a partial order: its events with their vector clocks, kept so that the newest can be undone.

use super::dependence::{Race, Traits, Wild, dependent, reversible};
use super::footprint::{ChanOp, Footprint, MutexOp, Obj, Op, RwOp, WgOp};
use super::system::{Effect, Proc, Step};
use crate::analysis::Clock;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
pub struct Event {
    pub process: Proc,
    /// It is the process's n-th event, counted from 1.
    pub nth: u32,
    /// The answer taken, where there was a choice.
    pub alternative: u32,
    pub footprint: Footprint,
    /// The event's past, itself included.
    pub clock: Clock,
    /// How long the list of what can be undone was before it.
    undo: usize,
}

impl Event {
    /// Whether it lies in this past.
    #[inline]
    pub fn within(&self, past: &Clock) -> bool {
        past.get(self.process) >= self.nth
    }

    /// Others can tell whether it came before what they do.
    pub fn is_visible(&self) -> bool {
        is_visible(&self.footprint)
    }
}

fn is_visible(footprint: &Footprint) -> bool {
    !matches!(footprint.op, Op::Local) || footprint.ends || footprint.channels.is_some()
}

#[derive(Clone, Debug)]
enum Undo {
    Past(Proc, Clock),
    Sent(Obj),
    Received(Obj),
}

/// A channel's completed operations, in order.
#[derive(Clone, Debug, Default)]
struct Traffic {
    sends: Vec<Clock>,
    receives: Vec<Clock>,
    /// Sends and receives begun, for footprints.
    send_arrivals: u32,
    receive_arrivals: u32,
}

/// An event in brief, for the walks over all of them.
#[derive(Clone, Copy, Debug)]
struct Brief {
    process: Proc,
    nth: u32,
    traits: Traits,
}

#[derive(Clone, Debug, Default)]
pub struct Order {
    pub events: Vec<Event>,
    /// The same in brief.
    briefs: Vec<Brief>,
    /// By process: what its next event has in its past.
    past: Vec<Clock>,
    counts: Vec<u32>,
    last: Vec<Vec<usize>>,
    traffic: BTreeMap<Obj, Traffic>,
    /// What the events changed, newest last.
    undo: Vec<Undo>,
    /// The earlier events that the newest one races with.
    pub races: Vec<(usize, Race)>,
    pub wild: Wild,
    /// An operation was met whose counter could go wrong in another order; it joined `wild`.
    pub grew_wild: bool,
    /// WaitGroups to which somebody adds, from zero, without order with a Wait, which therefore takes several steps.
    pub reused: BTreeSet<Obj>,
    fixed: bool,
}

impl Order {
    pub fn new(wild: Wild) -> Order {
        Order { wild, ..Order::default() }
    }

    /// One that keeps to this relation whatever it meets.
    pub fn fixed(wild: Wild) -> Order {
        Order { wild, fixed: true, ..Order::default() }
    }

    #[inline]
    pub fn past(&mut self, process: Proc) -> &mut Clock {
        if process >= self.past.len() {
            self.make_room(process + 1);
        }
        &mut self.past[process]
    }

    #[inline(never)]
    fn make_room(&mut self, processes: usize) {
        self.past.resize(processes, Clock::default());
        self.counts.resize(processes, 0);
        self.last.resize(processes, Vec::new());
    }

    /// The past of an event with this footprint by `process`, whose past so far is `before`; to `races` go the earlier
    /// events that it races with, newest first. A certain race hides those in the past of the earlier event.
    pub fn meet(
        &self,
        before: &Clock,
        process: Proc,
        footprint: &Footprint,
        races: &mut Vec<(usize, Race)>,
    ) -> Clock {
        races.clear();
        let mut clock = before.clone();
        let mut left = if is_visible(footprint) { self.unsettled(before, process) } else { 0 };
        if left == 0 {
            return clock;
        }
        // What lies in the past, or is hidden.
        let mut settled = before.clone();
        let traits = Traits::of(footprint);
        for (at, brief) in self.briefs.iter().enumerate().rev() {
            if left == 0 {
                break;
            }
            if brief.process == process || settled.get(brief.process) >= brief.nth {
                continue;
            }
            left -= 1;
            if !traits.meet(brief.traits) {
                continue;
            }
            let event = &self.events[at];
            if !dependent(&event.footprint, footprint, &self.wild) {
                continue;
            }
            if !event.within(&clock) {
                clock.join(&event.clock);
            }
            let race = reversible(&event.footprint, footprint, &self.wild);
            if race != Race::No {
                races.push((at, race));
            }
            if race == Race::Yes {
                settled.join(&event.clock);
                left = self.unsettled(&settled, process).min(left);
            }
        }
        clock
    }

    /// Events of other processes that are not in this past.
    #[inline]
    fn unsettled(&self, past: &Clock, process: Proc) -> u32 {
        let unsettled = |(other, &count): (Proc, &u32)| {
            if other == process { 0 } else { count.saturating_sub(past.get(other)) }
        };
        self.counts.iter().enumerate().map(unsettled).sum()
    }

    /// Appends what `process` just executed.
    pub fn push(&mut self, process: Proc, alternative: u32, step: &Step) {
        let before = self.past(process).clone();
        let mut footprint = step.footprint.clone();
        self.note_end(process, &mut footprint);
        self.count_arrival(&mut footprint);
        let mut races = std::mem::take(&mut self.races);
        let mut clock = self.meet(&before, process, &footprint, &mut races);
        self.races = races;
        self.counts[process] += 1;
        let nth = self.counts[process];
        clock.set(process, nth);
        let undo = self.undo.len();
        self.undo.push(Undo::Past(process, before));
        self.past[process].clone_from(&clock);
        self.last[process].push(self.events.len());
        self.briefs.push(Brief { process, nth, traits: Traits::of_event(&footprint) });
        let passes_time = matches!(footprint.op, Op::Time);
        self.events.push(Event { process, nth, alternative, footprint, clock, undo });
        if !step.effects.is_empty() || passes_time {
            self.take_effect(step, passes_time);
        }
        self.look_for_wild();
        self.look_for_reuse();
    }

    /// What the newest event, an execution of this step, orders beside itself.
    fn take_effect(&mut self, step: &Step, passes_time: bool) {
        let Some(clock) = self.events.last().map(|event| event.clock.clone()) else { return };
        for effect in &step.effects {
            self.record(effect);
        }
        for effect in &step.effects {
            self.order_by(effect, &clock);
        }
        if passes_time {
            for other in 0..self.past.len() {
                self.join(other, Some(&clock));
            }
        }
    }

    /// Takes the newest event back.
    pub fn pop(&mut self) {
        let Some(event) = self.events.last() else { return };
        self.briefs.pop();
        self.counts[event.process] -= 1;
        self.last[event.process].pop();
        while self.undo.len() > event.undo
            && let Some(undo) = self.undo.pop()
        {
            match undo {
                Undo::Past(process, clock) => self.past[process] = clock,
                Undo::Sent(chan) => drop(self.traffic.entry(chan).or_default().sends.pop()),
                Undo::Received(chan) => drop(self.traffic.entry(chan).or_default().receives.pop()),
            }
        }
        match event.footprint.op {
            Op::Chan(ChanOp::Send, chan) => self.traffic.entry(chan).or_default().send_arrivals -= 1,
            Op::Chan(ChanOp::Recv { .. }, chan) => {
                self.traffic.entry(chan).or_default().receive_arrivals -= 1;
            }
            Op::Select => {
                for &chan in event.footprint.channels.iter().flat_map(|channels| channels.iter()) {
                    self.traffic.entry(chan).or_default().send_arrivals -= 1;
                }
            }
            _ => {}
        }
        self.events.pop();
    }

    /// An operation that can end the program counts as ending it wherever it occurs.
    pub fn note_end(&mut self, process: Proc, footprint: &mut Footprint) {
        let known = self.wild.ends(process, footprint.op);
        if footprint.ends && !known && !self.fixed {
            self.wild.note_end(process, footprint.op);
            self.grew_wild = true;
        }
        footprint.ends |= known;
    }

    /// Numbers channel operations. A select may be a send on each of its channels.
    fn count_arrival(&mut self, footprint: &mut Footprint) {
        match &mut footprint.op {
            Op::Chan(ChanOp::Send, chan) => self.traffic.entry(*chan).or_default().send_arrivals += 1,
            Op::Chan(ChanOp::Recv { index, .. }, chan) => {
                let traffic = self.traffic.entry(*chan).or_default();
                *index = traffic.receive_arrivals;
                traffic.receive_arrivals += 1;
            }
            Op::Chan(ChanOp::Close { sends }, chan) => {
                *sends = self.traffic.entry(*chan).or_default().send_arrivals;
            }
            Op::Select => {
                for &chan in footprint.channels.iter().flat_map(|channels| channels.iter()) {
                    self.traffic.entry(chan).or_default().send_arrivals += 1;
                }
            }
            _ => {}
        }
    }

    /// The clock at which the process began the operation that it is in.
    fn arrival(&self, process: Proc) -> Clock {
        let at = self.last.get(process).and_then(|list| list.last().copied());
        at.map_or_else(Clock::default, |at| self.events[at].clock.clone())
    }

    fn record(&mut self, effect: &Effect) {
        match *effect {
            Effect::Sent { chan, by, .. } => {
                let clock = self.arrival(by);
                self.traffic.entry(chan).or_default().sends.push(clock);
                self.undo.push(Undo::Sent(chan));
            }
            Effect::Received { chan, by } => {
                let clock = self.arrival(by);
                self.traffic.entry(chan).or_default().receives.push(clock);
                self.undo.push(Undo::Received(chan));
            }
            _ => {}
        }
    }

    fn order_by(&mut self, effect: &Effect, clock: &Clock) {
        match *effect {
            Effect::Sent { chan, by, cap } => {
                // Go's memory model: the k-th receive comes before the (k + capacity)-th send completes.
                let traffic = &self.traffic[&chan];
                let at = self.position(chan, by, true).checked_sub(cap as usize);
                let clock = at.and_then(|at| traffic.receives.get(at).cloned());
                self.join(by, clock.as_ref());
            }
            Effect::Received { chan, by } => {
                let at = self.position(chan, by, false);
                let clock = self.traffic[&chan].sends.get(at).cloned();
                self.join(by, clock.as_ref());
            }
            Effect::ReceivedClosed { chan, by } => {
                let close = self.events.iter().find(
                    |event| matches!(event.footprint.op, Op::Chan(ChanOp::Close { .. }, closed) if closed == chan),
                );
                let clock = close.map(|event| event.clock.clone());
                self.join(by, clock.as_ref());
            }
            Effect::WriterEntered { rw, by } => {
                self.join_all(by, rw, |op| op == Op::Rw(RwOp::RUnlock, rw));
            }
            // Who was parked is woken by the last Done, but all of them brought it about.
            Effect::WaitOver { wg, by } => {
                self.join_all(
                    by,
                    wg,
                    |op| matches!(op, Op::Wg(WgOp::Done(_) | WgOp::Add(_), at) if at == wg),
                );
            }
            Effect::Woke { who } | Effect::Created { who } => self.join(who, Some(clock)),
        }
    }

    /// Which of the channel's completed sends or receives is the one that `by` just completed.
    fn position(&self, chan: Obj, by: Proc, send: bool) -> usize {
        let traffic = &self.traffic[&chan];
        let list = if send { &traffic.sends } else { &traffic.receives };
        let arrival = self.arrival(by);
        list.iter().rposition(|clock| *clock == arrival).unwrap_or(list.len().saturating_sub(1))
    }

    /// The events that may have to do with this object.
    fn events_on(&self, obj: Obj) -> impl Iterator<Item = &Event> {
        let on = Traits::of(&Footprint::of(Op::Memory { at: obj, n: 1, write: false }));
        let briefs = self.briefs.iter().enumerate();
        briefs.filter(move |(_, brief)| on.meet(brief.traits)).map(|(at, _)| &self.events[at])
    }

    /// What these events on the object had in their past is in the past of the process.
    fn join_all(&mut self, process: Proc, obj: Obj, which: impl Fn(Op) -> bool) {
        let mut joined = Clock::default();
        for event in self.events_on(obj).filter(|event| which(event.footprint.op)) {
            joined.join(&event.clock);
        }
        self.join(process, Some(&joined));
    }

    fn join(&mut self, process: Proc, clock: Option<&Clock>) {
        let Some(clock) = clock else { return };
        let past = self.past(process);
        if past.covers(clock) {
            return;
        }
        let old = past.clone();
        past.join(clock);
        self.undo.push(Undo::Past(process, old));
    }

    /// Whether the newest event shows that a counter could go below zero in another order.
    fn look_for_wild(&mut self) {
        let Some(event) = self.events.last().filter(|_| !self.fixed) else { return };
        match event.footprint.op {
            Op::Wg(WgOp::Done(_), wg) if !self.wild.contains(&wg) && self.counter_may_fail(wg, event) => {
                self.wild.objects.insert(wg);
                self.grew_wild = true;
            }
            // Where waiters park it matters when the counter comes to zero.
            Op::Wg(WgOp::Arrive, wg) if !self.wild.contains(&wg) => {
                self.wild.objects.insert(wg);
                self.grew_wild = true;
            }
            Op::Rw(RwOp::RUnlock | RwOp::Unlock, lock) | Op::Mutex(MutexOp::Unlock, lock)
                if !self.wild.contains(&lock) && self.unlock_may_fail(lock, event) =>
            {
                self.wild.objects.insert(lock);
                self.grew_wild = true;
            }
            _ => {}
        }
    }

    /// Whether the newest event shows a Wait and an Add that are not ordered, where the Add may be the first.
    fn look_for_reuse(&mut self) {
        let Some(event) = self.events.last().filter(|_| !self.fixed) else { return };
        let Op::Wg(WgOp::Add(_) | WgOp::Done(_) | WgOp::Wait, wg) = event.footprint.op else { return };
        if self.reused.contains(&wg) {
            return;
        }
        let is_wait = |event: &&Event| event.footprint.op == Op::Wg(WgOp::Wait, wg);
        let meets_new_add = |wait: &Event| {
            self.events_on(wg).any(|add| {
                matches!(add.footprint.op, Op::Wg(WgOp::Add(1..), _))
                    && !add.within(self.before(wait))
                    && !wait.within(self.before(add))
                    && self.may_be_first(wg, add)
            })
        };
        let reused = self.events_on(wg).filter(is_wait).any(meets_new_add);
        if reused {
            self.reused.insert(wg);
        }
    }

    /// What an event of this execution had in its past before it met what it depends on.
    fn before<'a>(&'a self, event: &'a Event) -> &'a Clock {
        match self.undo.get(event.undo) {
            Some(Undo::Past(_, clock)) => clock,
            Some(Undo::Sent(_) | Undo::Received(_)) | None => &event.clock,
        }
    }

    /// The counter may be zero before this Add in some order of the events so far.
    fn may_be_first(&self, wg: Obj, add: &Event) -> bool {
        let mut least = 0;
        for event in self.events_on(wg) {
            match event.footprint.op {
                Op::Wg(WgOp::Add(delta), obj) if obj == wg && event.within(self.before(add)) => {
                    least += i64::from(delta);
                }
                Op::Wg(WgOp::Done(delta), obj) if obj == wg && !add.within(self.before(event)) => {
                    least -= i64::from(delta);
                }
                _ => {}
            }
        }
        least <= 0
    }

    /// A lower bound of the counter after this Done over all orders of the events so far is below zero.
    fn counter_may_fail(&self, wg: Obj, done: &Event) -> bool {
        let on = |event: &Event| match event.footprint.op {
            Op::Wg(op, obj) if obj == wg => Some(op),
            _ => None,
        };
        let (mut known, mut dones, mut strangers) = (0i64, 0i64, Vec::new());
        for event in self.events_on(wg) {
            match on(event) {
                Some(WgOp::Add(delta)) if event.within(&done.clock) => known += i64::from(delta),
                Some(WgOp::Add(delta)) => strangers.push((event, i64::from(delta))),
                Some(WgOp::Done(delta)) => dones += i64::from(delta),
                Some(WgOp::Wait | WgOp::Arrive | WgOp::Return | WgOp::Reset) | None => {}
            }
        }
        if known >= dones {
            return false;
        }
        let mut least = known;
        for event in self.events_on(wg) {
            if let Some(WgOp::Done(delta)) = on(event)
                && !strangers.iter().any(|(add, _)| add.within(&event.clock))
            {
                least -= i64::from(delta);
            }
        }
        for (add, delta) in &strangers {
            let mut needed = 0;
            for event in self.events_on(wg) {
                if let Some(WgOp::Done(delta)) = on(event)
                    && add.within(&event.clock)
                {
                    needed += i64::from(delta);
                }
            }
            least += (delta - needed).min(0);
        }
        least < 0
    }

    /// The goroutine unlocks what it did not lock itself.
    fn unlock_may_fail(&self, lock: Obj, unlock: &Event) -> bool {
        let (mut readers, mut writers) = (0i64, 0i64);
        for event in self.events_on(lock).filter(|event| event.process == unlock.process) {
            match event.footprint.op {
                Op::Rw(RwOp::RLock, obj) if obj == lock => readers += 1,
                Op::Rw(RwOp::RUnlock, obj) if obj == lock => readers -= 1,
                Op::Rw(RwOp::Lock, obj) | Op::Mutex(MutexOp::Lock, obj) if obj == lock => writers += 1,
                Op::Rw(RwOp::Unlock, obj) | Op::Mutex(MutexOp::Unlock, obj) if obj == lock => writers -= 1,
                // Whether it took the lock is not known here; a lock of either kind may be due.
                Op::Rw(RwOp::Try, obj) | Op::Mutex(MutexOp::TryLock, obj) if obj == lock => {
                    (readers, writers) = (readers + 1, writers + 1)
                }
                _ => {}
            }
            if readers < 0 || writers < 0 {
                return true;
            }
        }
        false
    }

    /// The partial order as a value: equal for equivalent executions.
    pub fn canonical(&self) -> Vec<(Proc, u32, u32, Vec<u32>)> {
        let mut list: Vec<_> = self
            .events
            .iter()
            .map(|event| (event.process, event.nth, event.alternative, event.clock.entries()))
            .collect();
        list.sort();
        list
    }
}
