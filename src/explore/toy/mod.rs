//! A toy of straight-line goroutines over locks, channels and the like, with Go's queueing, to hold the independence
//! relation and the search against unreduced search.

#[cfg(test)]
mod chances;
mod compare;
mod corrections;
#[cfg(test)]
mod random;
mod states;

use super::footprint::{ChanOp, CondOp, Footprint, MutexOp, Obj, Op, RwOp, WgOp};
use super::system::{Effect, Proc, Standing, Stated, Step, System};
use crate::machine::{Identity, Mixer};
use std::collections::{BTreeMap, VecDeque};
use std::hash::Hash;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Do {
    Lock(u32),
    TryLock(u32),
    Unlock(u32),
    RLock(u32),
    RUnlock(u32),
    WLock(u32),
    WUnlock(u32),
    Add(u32, u32),
    Done(u32),
    Wait(u32),
    Send(u32),
    Recv(u32),
    Close(u32),
    Len(u32),
    /// (channel, is a send); with a default case.
    Select(Vec<(u32, bool)>, bool),
    CondEnter(u32),
    CondWait(u32),
    Signal(u32),
    Broadcast(u32),
    Load(u32),
    Store(u32),
    Print,
    Go(usize),
    Sleep(u64),
    Exit,
}

#[derive(Clone, Debug, Default, Hash)]
struct Chan {
    buffer: VecDeque<u64>,
    closed: bool,
    /// (process, select case).
    senders: VecDeque<(Proc, Option<usize>)>,
    receivers: VecDeque<(Proc, Option<usize>)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Status {
    Unborn,
    Ready,
    /// Queued in an operation.
    Queued,
    /// Asleep until this time.
    Sleeping(u64),
    Gone,
}

#[derive(Clone, Debug, Hash)]
struct Process {
    at: usize,
    status: Status,
    ticket: u32,
    /// Everything it saw.
    seen: Vec<u64>,
}

#[derive(Clone, Debug)]
pub struct Toy {
    program: Rc<Vec<Vec<Do>>>,
    caps: Rc<Vec<u32>>,
    processes: Vec<Process>,
    mutexes: BTreeMap<u32, bool>,
    /// readers, a writer is announced, it holds.
    rws: BTreeMap<u32, (u32, Option<Proc>, bool)>,
    counters: BTreeMap<u32, i64>,
    chans: BTreeMap<u32, Chan>,
    conds: BTreeMap<u32, (u32, u32)>,
    cells: BTreeMap<u32, u64>,
    /// Prints and ends, in order.
    log: Vec<(Proc, &'static str)>,
    now: u64,
}

fn obj(kind: u32, n: u32) -> Obj {
    Obj { object: kind, slot: n }
}

fn chan_obj(n: u32) -> Obj {
    obj(1, n)
}

impl Toy {
    /// Process 1 is main; the others start with it unless some `Go` names them.
    pub fn new(program: Vec<Vec<Do>>, caps: Vec<u32>) -> Toy {
        let spawned: Vec<usize> = program
            .iter()
            .flatten()
            .filter_map(|op| if let Do::Go(p) = op { Some(*p) } else { None })
            .collect();
        let processes = (0..=program.len())
            .map(|p| Process {
                at: 0,
                status: if p == 0 || spawned.contains(&p) { Status::Unborn } else { Status::Ready },
                ticket: 0,
                seen: Vec::new(),
            })
            .collect();
        let mut toy = Toy {
            program: Rc::new(program),
            caps: Rc::new(caps),
            processes,
            mutexes: BTreeMap::new(),
            rws: BTreeMap::new(),
            counters: BTreeMap::new(),
            chans: BTreeMap::new(),
            conds: BTreeMap::new(),
            cells: BTreeMap::new(),
            log: Vec::new(),
            now: 0,
        };
        for process in 1..toy.processes.len() {
            let mut step = Step::default();
            toy.settle(process, &mut step);
        }
        toy
    }

    fn cap(&self, chan: u32) -> u32 {
        self.caps.get(chan as usize).copied().unwrap_or(0)
    }

    fn next_op(&self, process: Proc) -> Option<&Do> {
        self.program[process - 1].get(self.processes[process].at)
    }

    /// Local steps: start others, fall asleep, end.
    fn settle(&mut self, process: Proc, step: &mut Step) {
        while self.processes[process].status == Status::Ready {
            match self.next_op(process).cloned() {
                None => self.processes[process].status = Status::Gone,
                Some(Do::Go(child)) => {
                    self.processes[process].at += 1;
                    if self.processes[child].status == Status::Unborn {
                        self.processes[child].status = Status::Ready;
                        step.effects.push(Effect::Created { who: child });
                        self.settle(child, step);
                    }
                }
                Some(Do::Sleep(time)) => {
                    self.processes[process].at += 1;
                    self.processes[process].status = Status::Sleeping(self.now + time);
                }
                Some(_) => return,
            }
        }
    }

    fn fail(&mut self, process: Proc, step: &mut Step, text: &'static str) {
        self.log.push((process, text));
        self.processes[process].status = Status::Gone;
        step.footprint.ends = true;
    }

    fn saw(&mut self, process: Proc, value: u64) {
        self.processes[process].seen.push(value);
    }

    fn wake(&mut self, process: Proc, step: &mut Step) {
        self.processes[process].at += 1;
        self.processes[process].status = Status::Ready;
        step.effects.push(Effect::Woke { who: process });
    }

    /// Takes a queued partner out of its channels' queues; if it is in a select, notes its channels.
    fn dequeue(&mut self, process: Proc, case: Option<usize>, step: &mut Step) {
        if let Some(case) = case {
            let Some(Do::Select(cases, _)) = self.next_op(process).cloned() else { return };
            self.saw(process, 1000 + case as u64);
            let mut channels: Vec<Obj> =
                step.footprint.channels.iter().flat_map(|c| c.iter().copied()).collect();
            for (chan, _) in &cases {
                channels.push(chan_obj(*chan));
                if let Some(chan) = self.chans.get_mut(chan) {
                    chan.senders.retain(|&(other, _)| other != process);
                    chan.receivers.retain(|&(other, _)| other != process);
                }
            }
            step.footprint.channels = Some(channels.into());
        }
    }

    fn value(&self, process: Proc) -> u64 {
        (process as u64) << 8 | self.processes[process].at as u64
    }

    fn can_send(&self, chan: u32) -> bool {
        self.chans.get(&chan).is_some_and(|c| c.closed || !c.receivers.is_empty())
            || self.chans.get(&chan).map_or(0, |c| c.buffer.len()) < self.cap(chan) as usize
    }

    fn can_recv(&self, chan: u32) -> bool {
        self.chans.get(&chan).is_some_and(|c| c.closed || !c.senders.is_empty() || !c.buffer.is_empty())
    }

    /// The send of a process that need not wait. False: it panicked.
    fn send(&mut self, process: Proc, n: u32, step: &mut Step) -> bool {
        let (cap, value) = (self.cap(n), self.value(process));
        let chan = self.chans.entry(n).or_default();
        if chan.closed {
            self.fail(process, step, "send on closed channel");
            return false;
        }
        step.effects.push(Effect::Sent { chan: chan_obj(n), by: process, cap });
        if let Some((receiver, case)) = chan.receivers.pop_front() {
            step.effects.push(Effect::Received { chan: chan_obj(n), by: receiver });
            self.dequeue(receiver, case, step);
            self.saw(receiver, value);
            self.wake(receiver, step);
        } else {
            chan.buffer.push_back(value);
        }
        true
    }

    fn recv(&mut self, process: Proc, n: u32, step: &mut Step) {
        let cap = self.cap(n);
        let chan = self.chans.entry(n).or_default();
        let head = chan.buffer.pop_front();
        let sender = chan.senders.pop_front();
        if head.is_none() && sender.is_none() {
            step.effects.push(Effect::ReceivedClosed { chan: chan_obj(n), by: process });
            self.saw(process, 0);
            return;
        }
        step.effects.push(Effect::Received { chan: chan_obj(n), by: process });
        let mut value = head;
        if let Some((sender, case)) = sender {
            step.effects.push(Effect::Sent { chan: chan_obj(n), by: sender, cap });
            self.dequeue(sender, case, step);
            let sent = self.value(sender);
            if value.is_none() {
                value = Some(sent);
            } else {
                self.chans.entry(n).or_default().buffer.push_back(sent);
            }
            self.wake(sender, step);
        }
        self.saw(process, value.unwrap_or(0));
    }

    fn close(&mut self, process: Proc, n: u32, step: &mut Step) -> bool {
        let chan = self.chans.entry(n).or_default();
        if chan.closed {
            self.fail(process, step, "close of closed channel");
            return false;
        }
        chan.closed = true;
        let receivers: Vec<_> = chan.receivers.drain(..).collect();
        let senders: Vec<_> = chan.senders.drain(..).collect();
        for (receiver, case) in receivers {
            if self.processes[receiver].status == Status::Queued {
                step.effects.push(Effect::ReceivedClosed { chan: chan_obj(n), by: receiver });
                self.dequeue(receiver, case, step);
                self.saw(receiver, 0);
                self.wake(receiver, step);
            }
        }
        for (sender, case) in senders {
            if self.processes[sender].status == Status::Queued {
                self.dequeue(sender, case, step);
                step.effects.push(Effect::Woke { who: sender });
                self.fail(sender, step, "send on closed channel");
            }
        }
        true
    }

    fn select(
        &mut self,
        process: Proc,
        cases: &[(u32, bool)],
        default: bool,
        alternative: u32,
        step: &mut Step,
    ) {
        let ready: Vec<usize> = (0..cases.len())
            .filter(|&at| if cases[at].1 { self.can_send(cases[at].0) } else { self.can_recv(cases[at].0) })
            .collect();
        step.alternatives = ready.len() as u32;
        if ready.is_empty() {
            if default {
                self.saw(process, 999);
                self.processes[process].at += 1;
                return;
            }
            for (at, (chan, send)) in cases.iter().enumerate() {
                let chan = self.chans.entry(*chan).or_default();
                let queue = if *send { &mut chan.senders } else { &mut chan.receivers };
                queue.push_back((process, Some(at)));
            }
            self.processes[process].status = Status::Queued;
            return;
        }
        let case = ready[alternative as usize];
        self.saw(process, 1000 + case as u64);
        let (chan, send) = cases[case];
        if send {
            if !self.send(process, chan, step) {
                return;
            }
        } else {
            self.recv(process, chan, step);
        }
        self.processes[process].at += 1;
    }

    fn footprint(&self, process: Proc) -> Footprint {
        let Some(op) = self.next_op(process) else { return Footprint::default() };
        let op = match op {
            Do::Lock(n) => Op::Mutex(MutexOp::Lock, obj(2, *n)),
            Do::TryLock(n) => Op::Mutex(MutexOp::TryLock, obj(2, *n)),
            Do::Unlock(n) => Op::Mutex(MutexOp::Unlock, obj(2, *n)),
            Do::RLock(n) => Op::Rw(RwOp::RLock, obj(3, *n)),
            Do::RUnlock(n) => Op::Rw(RwOp::RUnlock, obj(3, *n)),
            Do::WLock(n) => Op::Rw(RwOp::Lock, obj(3, *n)),
            Do::WUnlock(n) => Op::Rw(RwOp::Unlock, obj(3, *n)),
            Do::Add(n, delta) => Op::Wg(WgOp::Add(*delta), obj(4, *n)),
            Do::Done(n) => Op::Wg(WgOp::Done(1), obj(4, *n)),
            Do::Wait(n) => Op::Wg(WgOp::Wait, obj(4, *n)),
            Do::Send(n) => Op::Chan(ChanOp::Send, chan_obj(*n)),
            Do::Recv(n) => Op::Chan(ChanOp::Recv { index: 0, cap: self.cap(*n) }, chan_obj(*n)),
            Do::Close(n) => Op::Chan(ChanOp::Close { sends: 0 }, chan_obj(*n)),
            Do::Len(n) => Op::Chan(ChanOp::Len, chan_obj(*n)),
            Do::Select(cases, _) => {
                let channels: Vec<Obj> = cases.iter().map(|(chan, _)| chan_obj(*chan)).collect();
                return Footprint { op: Op::Select, channels: Some(channels.into()), ends: false };
            }
            Do::CondEnter(n) => Op::Cond(CondOp::Enter, obj(5, *n)),
            Do::CondWait(n) => Op::Cond(CondOp::Wait, obj(5, *n)),
            Do::Signal(n) | Do::Broadcast(n) => Op::Cond(CondOp::Notify, obj(5, *n)),
            Do::Load(n) => Op::Memory { at: obj(6, *n), n: 1, write: false },
            Do::Store(n) => Op::Memory { at: obj(6, *n), n: 1, write: true },
            Do::Print => Op::Write(1),
            Do::Go(_) | Do::Sleep(_) | Do::Exit => Op::Local,
        };
        Footprint::of(op)
    }

    fn disabled(&self, process: Proc) -> bool {
        match self.next_op(process) {
            Some(Do::Lock(n)) => self.mutexes.get(n) == Some(&true),
            Some(Do::RLock(n) | Do::WLock(n)) => self.rws.get(n).is_some_and(|rw| rw.1.is_some()),
            Some(Do::Wait(n)) => self.counters.get(n).is_some_and(|&count| count != 0),
            Some(Do::CondWait(n)) => {
                self.conds.get(n).is_none_or(|&(_, notified)| self.processes[process].ticket >= notified)
            }
            _ => false,
        }
    }

    fn rw(&mut self, process: Proc, op: &Do, step: &mut Step) {
        match *op {
            Do::RLock(n) => self.rws.entry(n).or_default().0 += 1,
            Do::RUnlock(n) => {
                let rw = self.rws.entry(n).or_default();
                if rw.0 == 0 {
                    return self.fail(process, step, "RUnlock of unlocked RWMutex");
                }
                rw.0 -= 1;
                if let (0, Some(writer), false) = *rw {
                    rw.2 = true;
                    step.effects.push(Effect::WriterEntered { rw: obj(3, n), by: writer });
                    self.wake(writer, step);
                }
            }
            Do::WLock(n) => {
                let rw = self.rws.entry(n).or_default();
                rw.1 = Some(process);
                if rw.0 > 0 {
                    self.processes[process].status = Status::Queued;
                    return;
                }
                rw.2 = true;
                step.effects.push(Effect::WriterEntered { rw: obj(3, n), by: process });
            }
            Do::WUnlock(n) => {
                let rw = self.rws.entry(n).or_default();
                if !rw.2 {
                    return self.fail(process, step, "Unlock of unlocked RWMutex");
                }
                (rw.1, rw.2) = (None, false);
            }
            _ => {}
        }
        self.processes[process].at += 1;
    }

    /// Everything that can be seen at the end.
    fn outcome(&self) -> (Vec<Vec<u64>>, Vec<usize>, Vec<(Proc, &'static str)>) {
        (
            self.processes.iter().map(|process| process.seen.clone()).collect(),
            self.processes.iter().map(|process| process.at).collect(),
            self.log.clone(),
        )
    }
}

impl System for Toy {
    fn processes(&self) -> usize {
        self.processes.len()
    }

    fn standing(&self, process: Proc) -> Standing {
        if self.processes[process].status != Status::Ready {
            return Standing::Absent;
        }
        let footprint = self.footprint(process);
        if self.disabled(process) { Standing::Disabled(footprint) } else { Standing::Enabled(footprint) }
    }

    fn execute(&mut self, process: Proc, alternative: u32) -> Step {
        let Some(op) = self.next_op(process).cloned() else { return Step::default() };
        let mut step = Step { footprint: self.footprint(process), ..Step::default() };
        let mut advance = true;
        match op {
            Do::Lock(n) => drop(self.mutexes.insert(n, true)),
            Do::TryLock(n) => {
                let taken = self.mutexes.insert(n, true) != Some(true);
                self.saw(process, u64::from(taken));
            }
            Do::Unlock(n) => {
                if self.mutexes.insert(n, false) != Some(true) {
                    self.fail(process, &mut step, "unlock of unlocked mutex");
                }
            }
            Do::RLock(_) | Do::RUnlock(_) | Do::WLock(_) | Do::WUnlock(_) => {
                self.rw(process, &op, &mut step);
                advance = false;
            }
            Do::Add(n, delta) => *self.counters.entry(n).or_default() += i64::from(delta),
            Do::Done(n) => {
                let count = self.counters.entry(n).or_default();
                *count -= 1;
                if *count < 0 {
                    self.fail(process, &mut step, "negative WaitGroup counter");
                }
            }
            Do::Wait(_) | Do::CondWait(_) => {}
            Do::Send(n) => {
                if !self.can_send(n) {
                    self.chans.entry(n).or_default().senders.push_back((process, None));
                    self.processes[process].status = Status::Queued;
                    advance = false;
                } else {
                    advance = self.send(process, n, &mut step);
                }
            }
            Do::Recv(n) => {
                if !self.can_recv(n) {
                    self.chans.entry(n).or_default().receivers.push_back((process, None));
                    self.processes[process].status = Status::Queued;
                    advance = false;
                } else {
                    self.recv(process, n, &mut step);
                }
            }
            Do::Close(n) => advance = self.close(process, n, &mut step),
            Do::Len(n) => {
                let len = self.chans.get(&n).map_or(0, |chan| chan.buffer.len() as u64);
                self.saw(process, len);
            }
            Do::Select(cases, default) => {
                self.select(process, &cases, default, alternative, &mut step);
                advance = false;
            }
            Do::CondEnter(n) => {
                let cond = self.conds.entry(n).or_default();
                self.processes[process].ticket = cond.0;
                cond.0 += 1;
            }
            Do::Signal(n) => {
                let cond = self.conds.entry(n).or_default();
                cond.1 = cond.0.min(cond.1 + 1);
            }
            Do::Broadcast(n) => {
                let cond = self.conds.entry(n).or_default();
                cond.1 = cond.0;
            }
            Do::Load(n) => {
                let value = self.cells.get(&n).copied().unwrap_or(0);
                self.saw(process, value);
            }
            Do::Store(n) => drop(self.cells.insert(n, self.value(process))),
            Do::Print => self.log.push((process, "print")),
            Do::Exit => self.fail(process, &mut step, "exit"),
            Do::Go(_) | Do::Sleep(_) => {}
        }
        if advance {
            self.processes[process].at += 1;
        }
        for process in 1..self.processes.len() {
            self.settle(process, &mut step);
        }
        step
    }

    fn pass_time(&mut self, alternative: u32) -> Option<Step> {
        let due = self.processes.iter().filter_map(|process| match process.status {
            Status::Sleeping(until) => Some(until),
            _ => None,
        });
        let now = due.min()?;
        let sleepers: Vec<Proc> = (1..self.processes.len())
            .filter(|&process| self.processes[process].status == Status::Sleeping(now))
            .collect();
        let who = sleepers[alternative as usize];
        self.now = now;
        self.processes[who].status = Status::Ready;
        let mut step = Step {
            footprint: Footprint::of(Op::Time),
            alternatives: sleepers.len() as u32,
            ..Step::default()
        };
        step.effects.push(Effect::Woke { who });
        self.settle(who, &mut step);
        Some(step)
    }

    fn identity(&self) -> Option<Identity> {
        let Toy { processes, mutexes, rws, counters, chans, conds, cells, log, now, .. } = self;
        let mut hash = Mixer::default();
        (processes, mutexes, rws, counters, chans, conds, cells, log, now).hash(&mut hash);
        Some(Identity { print: hash.value(), bytes: 1_000 })
    }
}

impl Stated for Toy {
    fn fingerprint(&self) -> u128 {
        let Toy { processes, mutexes, rws, counters, chans, conds, cells, log, now, .. } = self;
        let state = (processes, mutexes, rws, counters, chans, conds, cells, log, now);
        let mut hash = Mixer::default();
        format!("{state:?}").bytes().for_each(|byte| hash.mix(u64::from(byte)));
        hash.value()
    }

    fn is_over(&self) -> bool {
        false
    }

    fn waits(&self, process: Proc) -> bool {
        match self.processes[process].status {
            Status::Queued => true,
            Status::Ready => self.disabled(process),
            Status::Unborn | Status::Sleeping(_) | Status::Gone => false,
        }
    }

    fn may_fire_early(&self) -> bool {
        self.processes.iter().any(|process| matches!(process.status, Status::Sleeping(_)))
    }
}
