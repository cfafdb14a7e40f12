//! Fingerprints of the whole state: equal for states from which the same can happen, whatever way led there.

use super::heap::Data;
use super::op::{NativeOp, RuntimeOp};
use super::sync::SyncOperation;
use super::timer::TimerAction;
use super::{DeferCallee, Goroutine, Machine, Status};
use crate::event::{Gid, Stream};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

impl Machine {
    /// Fingerprint of the state, independent of counters and of the order of allocation: objects are numbered in the
    /// order in which they are reached from the variables and the goroutines' stacks. What was printed is not in it.
    pub fn state_hash(&self) -> u128 {
        let names = vec![0; self.heap.limit() as usize];
        let mut print =
            Fingerprint { machine: self, names, named: 0, todo: Vec::new(), hash: Mixer::default() };
        print.run();
        print.hash.value()
    }

    /// Fingerprint of what was printed.
    pub fn console_hash(&self) -> u128 {
        let mut hash = Mixer::default();
        for chunk in self.console.chunks() {
            hash.mix(u64::from(chunk.stream == Stream::Stderr) << 32 | chunk.bytes.len() as u64);
            chunk.bytes.iter().for_each(|&byte| hash.mix(u64::from(byte)));
        }
        hash.value()
    }
}

/// Two independent 64-bit lanes.
#[derive(Clone, Copy, Debug)]
pub struct Mixer([u64; 2]);

impl Default for Mixer {
    fn default() -> Mixer {
        Mixer([1, 2])
    }
}

impl Mixer {
    #[inline]
    pub fn mix(&mut self, value: u64) {
        for (lane, factor) in self.0.iter_mut().zip([0x9e37_79b9_7f4a_7c15_u64, 0xd1b5_4a32_d192_ed03]) {
            *lane = (*lane ^ value).wrapping_mul(factor).rotate_left(29) ^ (*lane >> 17);
        }
    }

    pub fn value(self) -> u128 {
        u128::from(self.0[0]) << 64 | u128::from(self.0[1])
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.mix(value.into());
    }

    fn write_u16(&mut self, value: u16) {
        self.mix(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.mix(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        self.mix(value);
    }

    fn write_usize(&mut self, value: usize) {
        self.mix(value as u64);
    }

    fn finish(&self) -> u64 {
        self.0[0]
    }
}

/// A walk over the live state.
struct Fingerprint<'a> {
    machine: &'a Machine,
    /// By object: its number; 0 for one not met.
    names: Vec<u32>,
    named: u32,
    todo: Vec<u32>,
    hash: Mixer,
}

impl Fingerprint<'_> {
    fn mix(&mut self, value: u64) {
        self.hash.mix(value);
    }

    /// The number of an object, given when it is first met; None for words that are no pointers.
    fn name(&mut self, word: u64) -> Option<u32> {
        let index = ((word >> 32) as u32).wrapping_sub(1);
        if word >> 32 == 0 || self.machine.heap.by_index(index).is_none() {
            return None;
        }
        let name = self.names.get_mut(index as usize)?;
        if *name == 0 {
            self.named += 1;
            *name = self.named;
            self.todo.push(index);
        }
        Some(*name)
    }

    /// A word, pointers by the number of their object.
    fn word(&mut self, word: u64) {
        match self.name(word) {
            Some(name) => self.mix(0x5050_0000_0000_0000 ^ u64::from(name) << 32 ^ word & 0xFFFF_FFFF),
            None => self.mix(word),
        }
    }

    fn words(&mut self, words: &[u64]) {
        self.mix(words.len() as u64);
        words.iter().for_each(|&word| self.word(word));
    }

    fn run(&mut self) {
        let machine = self.machine;
        self.words(&machine.statics.globals);
        // What program counters without an instruction mean.
        machine.foreign_frames.hash(&mut self.hash);
        // Names that do not depend on the schedule: the path of child numbers from main.
        let mut order: Vec<(Vec<u32>, Gid)> = Vec::new();
        for goroutine in machine.goroutines().filter(|goroutine| goroutine.status != Status::Dead) {
            let mut path = vec![goroutine.nth];
            let mut parent = goroutine.parent;
            while let Some(up) = machine.goroutine(parent) {
                path.push(up.nth);
                parent = up.parent;
            }
            path.reverse();
            order.push((path, goroutine.id));
        }
        order.sort();
        for (path, id) in &order {
            path.iter().for_each(|&nth| self.mix(u64::from(nth)));
            if let Some(goroutine) = machine.goroutine(*id) {
                self.goroutine(goroutine);
            }
        }
        let rank: BTreeMap<Gid, u64> =
            order.iter().enumerate().map(|(at, (_, id))| (*id, at as u64)).collect();
        self.heap();
        self.timers(&rank);
        self.heap();
        self.waiters(&rank);
    }

    /// Everything reachable from what was named so far.
    fn heap(&mut self) {
        while let Some(index) = self.todo.pop() {
            match self.machine.heap.by_index(index).map(|object| &object.data) {
                Some(Data::Words(words)) => self.words(words),
                Some(Data::Bytes(bytes)) => {
                    self.mix(bytes.len() as u64);
                    self.hash.write(bytes);
                }
                Some(Data::Fixed(bytes)) => {
                    self.mix(bytes.len() as u64);
                    self.hash.write(bytes);
                }
                None => {}
            }
        }
    }

    /// Instants count from now on.
    fn timers(&mut self, rank: &BTreeMap<Gid, u64>) {
        let machine = self.machine;
        for (_, timer) in machine.timers.pending() {
            self.mix((timer.when - machine.clock) as u64);
            self.mix(timer.period as u64);
            match timer.action {
                TimerAction::Wake(g) => self.mix(rank.get(&g).copied().unwrap_or(u64::MAX)),
                TimerAction::Send { chan, .. } => self.word(chan.0),
                TimerAction::Go { func } => self.word(func),
            }
        }
    }

    /// Queues in the order of their objects' numbers.
    fn waiters(&mut self, rank: &BTreeMap<Gid, u64>) {
        let machine = self.machine;
        let mut queues: Vec<_> = Vec::new();
        for (addr, queue, list) in machine.waiters.iter() {
            let name = self.name(addr.0).map_or(u64::MAX, u64::from);
            queues.push((name << 32 | addr.0 & 0xFFFF_FFFF, queue, list));
        }
        queues.sort_by_key(|(name, queue, _)| (*name, *queue));
        for (name, queue, list) in queues {
            self.mix(name);
            self.mix(queue as u64);
            for sudog in list {
                self.mix(rank.get(&sudog.g).copied().unwrap_or(u64::MAX));
                self.mix(sudog.case.map_or(0, |case| u64::from(case) + 1));
                self.mix(u64::from(sudog.ticket));
            }
        }
    }

    fn goroutine(&mut self, goroutine: &Goroutine) {
        let machine = self.machine;
        self.mix(u64::from(goroutine.is_runnable()));
        for frame in &goroutine.frames {
            self.mix(u64::from(frame.func.0) << 32 | u64::from(frame.pc));
            self.word(frame.closure);
        }
        if let Some(top) = goroutine.top() {
            let regs = machine.program.funcs.get(top.func.0 as usize).map_or(0, |func| func.regs as usize);
            let end = (top.base as usize + regs).min(goroutine.stack.len());
            self.words(&goroutine.stack[..end]);
        }
        for defer in &goroutine.defers {
            self.mix(u64::from(defer.site.0) << 32 | u64::from(defer.depth));
            if let DeferCallee::Func { func, closure } = defer.callee {
                self.mix(u64::from(func.0));
                self.word(closure);
            }
            self.words(&defer.args);
        }
        for panic in &goroutine.panics {
            self.words(&panic.value);
            self.mix(
                u64::from(panic.cursor) << 2 | u64::from(panic.recovered) << 1 | u64::from(panic.goexit),
            );
        }
        let wake = goroutine.wake;
        self.mix(u64::from(wake.case) << 2 | u64::from(wake.success) << 1 | u64::from(wake.ticket));
        if let Some(partial) = goroutine.partial {
            self.word(partial.addr.0);
            self.mix(partial.done.into());
        }
        if let Some(op) = &goroutine.op {
            self.operation(op);
        }
    }

    /// What the goroutine is in the middle of.
    fn operation(&mut self, op: &RuntimeOp) {
        match op {
            RuntimeOp::Map { op, .. } => {
                self.mix(1);
                op.mix_into(&mut self.hash);
                self.words(op.key());
                op.roots(&mut |addr| self.word(addr.0));
            }
            RuntimeOp::ChanWoken { chan, send, .. } => {
                self.mix(2 + u64::from(*send));
                self.word(chan.0);
            }
            RuntimeOp::SelectWoken { .. } => self.mix(4),
            RuntimeOp::Native(NativeOp::Sync(op)) => {
                let (kind, addr, more) = match *op {
                    SyncOperation::Mutex(slow) => (0, slow.mutex, u64::from(slow.starving)),
                    SyncOperation::RwInner { rw, slow } => (1, rw, u64::from(slow.starving)),
                    SyncOperation::RwAnnounced { rw, readers } => (2, rw, readers as u64),
                    SyncOperation::RwWriter { rw } => (3, rw, 0),
                    SyncOperation::RwReader { rw } => (4, rw, 0),
                    SyncOperation::WaitGroup { wg, taken } => (5, wg, u64::from(taken)),
                    SyncOperation::WaitGroupZero { wg, waiters } => (7, wg, u64::from(waiters)),
                    SyncOperation::WaitGroupReset { wg, waiters } => (8, wg, u64::from(waiters)),
                    SyncOperation::Cond { list } => (6, list, 0),
                };
                self.mix(5 << 32 | kind);
                self.word(addr.0);
                self.mix(more);
            }
            RuntimeOp::Native(NativeOp::ChanWoken { send, .. }) => self.mix(6 + u64::from(*send)),
            RuntimeOp::Native(NativeOp::Bubble(number)) => self.mix(8 << 32 | u64::from(*number)),
            RuntimeOp::Native(NativeOp::Return) => self.mix(9),
            RuntimeOp::Unwind => self.mix(10),
            RuntimeOp::Printed => self.mix(11),
            RuntimeOp::Print { panic } => self.mix(12 << 32 | u64::from(*panic)),
        }
    }
}
