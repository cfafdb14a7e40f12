//! Whether two states that descend from a common one are the same in every respect. Only what differs from that common
//! state is looked at, so that asking is cheap however large the program's data are.

use super::fingerprint::Mixer;
use super::goroutine::Goroutine;
use super::op::RuntimeOp;
use super::{Data, Machine, Object};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// What a state is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Equal for equal states; for different ones with a chance of 2⁻¹²⁸ only.
    pub print: u128,
    /// Memory that the state does not share with the common one, in bytes, roughly.
    pub bytes: usize,
}

/// Memory of a state that differs in nothing: the machine's own fields and its lists.
const OWN: usize = 1_000;

impl Machine {
    /// None when the state holds something that is not compared: finalizers or a bubble. The order in which goroutines
    /// became ready does not count.
    pub fn identity(&self, base: &Machine) -> Option<Identity> {
        let same_cleanups = Rc::ptr_eq(&self.cleanups.list, &base.cleanups.list)
            && Rc::ptr_eq(&self.cleanups.due, &base.cleanups.due);
        if !same_cleanups || !self.bubbles.is_empty() || self.pending.is_some() {
            return None;
        }
        let mut hash = Mixer::default();
        for word in [self.steps, self.clock as u64, self.clock_step, self.overdue_at, self.collections] {
            hash.mix(word);
        }
        for word in [self.collect_at, self.stdin_at as u64, u64::from(self.panic_count), self.procs.into()] {
            hash.mix(word);
        }
        self.timer_answer.hash(&mut hash);
        self.collected_at.hash(&mut hash);
        self.detail.hash(&mut hash);
        if let Some(outcome) = &self.outcome {
            hash.write(format!("{outcome:?}").as_bytes());
        }
        for chunk in self.console.chunks() {
            hash.mix(chunk.stream as u64);
            hash.mix(chunk.bytes.len() as u64);
            hash.write(&chunk.bytes);
        }
        for (addr, queue, list) in self.waiters.iter() {
            hash.mix(addr.0);
            hash.mix(queue as u64 + 1);
            list.hash(&mut hash);
        }
        self.timers.mix_into(&mut hash);
        self.pools.hash(&mut hash);
        let mut bytes = OWN + self.console.len();
        bytes += self.mix_goroutines(base, &mut hash);
        bytes += self.heap.mix_into(&base.heap, &mut hash);
        Some(Identity { print: hash.value(), bytes })
    }

    fn mix_goroutines(&self, base: &Machine, hash: &mut Mixer) -> usize {
        let mut bytes = 0;
        for (at, goroutine) in self.goroutines.iter().enumerate() {
            if base.goroutines.get(at).is_some_and(|other| Rc::ptr_eq(goroutine, other)) {
                hash.mix(0);
                continue;
            }
            hash.mix(1);
            self.mix_goroutine(goroutine, hash);
            bytes += size_of::<Goroutine>() + goroutine.stack.len() * 8 + goroutine.frames.len() * 64;
        }
        bytes
    }

    fn mix_goroutine(&self, goroutine: &Goroutine, hash: &mut Mixer) {
        hash.mix(u64::from(goroutine.parent.0) << 32 | u64::from(goroutine.nth));
        hash.mix(u64::from(goroutine.serial) << 32 | u64::from(goroutine.children));
        hash.mix(u64::from(goroutine.stack_size) << 32 | u64::from(goroutine.func.0));
        goroutine.status.hash(hash);
        for frame in &goroutine.frames {
            hash.mix(u64::from(frame.func.0) << 32 | u64::from(frame.pc));
            hash.mix(u64::from(frame.base) << 32 | u64::from(frame.used));
            hash.mix(frame.closure);
            frame.kind.hash(hash);
        }
        if let Some(top) = goroutine.top() {
            let regs = self.program.funcs.get(top.func.0 as usize).map_or(0, |func| func.regs as usize);
            let end = (top.base as usize + regs).min(goroutine.stack.len());
            goroutine.stack[..end].iter().for_each(|&word| hash.mix(word));
        }
        goroutine.defers.hash(hash);
        goroutine.panics.hash(hash);
        goroutine.partial.hash(hash);
        goroutine.answer.hash(hash);
        goroutine.wake.hash(hash);
        match &goroutine.op {
            None => hash.mix(0),
            Some(RuntimeOp::ChanWoken { chan, send, .. }) => hash.mix(chan.0 << 2 | 2 | u64::from(*send)),
            Some(op) => hash.write(format!("{op:?}").as_bytes()),
        }
    }
}

/// An object's content, for [`Machine::identity`].
pub(super) fn mix_object(index: u32, object: &Object, hash: &mut Mixer) {
    hash.mix(u64::from(index) << 32 | u64::from(object.ty.0));
    hash.mix(u64::from(object.creator.0) << 32 | u64::from(object.serial));
    hash.mix((object.role as u64) << 32 | u64::from(object.count));
    match &object.data {
        Data::Words(words) => words.iter().for_each(|&word| hash.mix(word)),
        Data::Bytes(bytes) => {
            hash.mix(bytes.len() as u64);
            hash.write(bytes);
        }
        Data::Fixed(bytes) => {
            hash.mix(bytes.len() as u64);
            hash.write(bytes);
        }
    }
}
