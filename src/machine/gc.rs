//! The collector: mark and sweep, conservative (any word that could be a pointer is one), run at fixed amounts of
//! allocation so that it does not disturb determinism. Finalizers and cleanups run in goroutines of their own.

use super::env::Sink;
use super::heap::{Data, Heap};
use super::op::{NativeOp, RuntimeOp};
use super::sync::SyncOperation;
use super::timer::TimerAction;
use super::waitq::Place;
use super::{Goroutine, Machine};
use crate::event::{Addr, Outcome};

/// First collection at this many bytes; later ones at twice what lived.
pub const FIRST_COLLECTION: u64 = 4 << 20;

/// Marks, with a stack of objects to look at.
pub(super) struct Marker<'a> {
    heap: &'a Heap,
    marks: Vec<u64>,
    todo: Vec<u32>,
}

impl<'a> Marker<'a> {
    pub(super) fn new(heap: &'a Heap) -> Marker<'a> {
        Marker { heap, marks: vec![0; heap.limit() as usize / 64 + 1], todo: Vec::new() }
    }
}

impl Marker<'_> {
    fn word(&mut self, word: u64) {
        let Some(index) = ((word >> 32) as u32).checked_sub(1) else { return };
        if index >= self.heap.limit() {
            return;
        }
        let (at, bit) = (index as usize / 64, 1 << (index % 64));
        if self.marks[at] & bit == 0 && self.heap.by_index(index).is_some() {
            self.marks[at] |= bit;
            self.todo.push(index);
        }
    }

    fn words(&mut self, words: &[u64]) {
        words.iter().for_each(|&word| self.word(word));
    }

    pub(super) fn drain(&mut self) {
        while let Some(index) = self.todo.pop() {
            let heap = self.heap;
            if let Some(object) = heap.by_index(index)
                && let Data::Words(words) = &object.data
            {
                self.words(words);
            }
        }
    }

    pub(super) fn is_marked(&self, index: u32) -> bool {
        self.marks.get(index as usize / 64).is_some_and(|word| word & 1 << (index % 64) != 0)
    }
}

impl Machine {
    /// Frees what nothing refers to.
    pub(super) fn collect(&mut self, sink: &mut dyn Sink) {
        let mut marker = Marker::new(&self.heap);
        self.mark_roots(&mut marker);
        marker.drain();
        // What an object with a finalizer refers to outlives it, so that finalizers run in order of dependency.
        for cleanup in self.cleanups.list.iter().filter(|cleanup| cleanup.finalizer) {
            if let Some(Data::Words(words)) = self.heap.object(cleanup.object).map(|object| &object.data) {
                let inside = u64::from(cleanup.object.object()) + 1;
                words.iter().filter(|&&word| word >> 32 != inside).for_each(|&word| marker.word(word));
                marker.drain();
            }
        }
        let is_due = |cleanup: &super::cleanup::Cleanup| !marker.is_marked(cleanup.object.object());
        let (due, kept): (Vec<_>, Vec<_>) = self.cleanups.list.iter().copied().partition(is_due);
        // A finalizer's object lives until the next collection.
        for cleanup in &due {
            marker.word(cleanup.func);
            if cleanup.finalizer {
                marker.word(cleanup.object.0);
            }
        }
        marker.drain();
        if self.pools.iter().any(|pool| !marker.is_marked(pool.object())) {
            self.pools = std::rc::Rc::new(
                self.pools.iter().copied().filter(|pool| marker.is_marked(pool.object())).collect(),
            );
        }
        if !self.made_in.is_empty() {
            let alive = |closure: &u64| marker.is_marked(Addr(*closure).object());
            std::rc::Rc::make_mut(&mut self.made_in).retain(|closure, _| alive(closure));
        }
        let dead: Vec<u32> =
            self.heap.iter().map(|(index, _)| index).filter(|&index| !marker.is_marked(index)).collect();
        for index in dead {
            self.heap.release(index);
            sink.freed(index);
        }
        if !due.is_empty() {
            self.cleanups.list = std::rc::Rc::new(kept);
            std::rc::Rc::make_mut(&mut self.cleanups.due).extend(due);
        }
        self.note_waits();
        self.collections += 1;
        self.collect_at = match self.config.collect_after {
            Some(bytes) => self.heap.bytes + bytes,
            None => FIRST_COLLECTION.max(self.heap.bytes * 2),
        };
        if self.heap.bytes > self.config.memory_limit {
            self.outcome = Some(Outcome::OutOfMemory);
        }
        self.collect_at = self.collect_at.min(self.config.memory_limit.max(self.heap.bytes + (1 << 20)));
    }

    /// A collection remembers of whom it finds waiting since when: since the collection before began (mgcmark.go,
    /// markroot reads work.tstart, which mgc.go's gcMark sets at each collection's end). So the first one remembers nothing.
    fn note_waits(&mut self) {
        if let Some(before) = self.collected_at {
            let waits = |of: &Goroutine| of.wait().is_some() && of.waits_since.is_none();
            let waiting: Vec<_> = self.goroutines().filter(|of| waits(of)).map(|of| of.id).collect();
            for g in waiting {
                if let Some(goroutine) = self.g_mut(g) {
                    goroutine.waits_since = Some(before);
                }
            }
        }
        self.collected_at = Some(self.clock);
    }

    /// Package variables, constants, timers and cleanups.
    pub(super) fn mark_statics(&self, marker: &mut Marker) {
        let statics = &self.statics;
        marker.word(statics.zero.0);
        marker.words(&statics.strings);
        marker.words(&statics.globals);
        marker.words(&statics.func_values);
        for timer in self.timers.all() {
            match timer.action {
                TimerAction::Wake(_) => {}
                TimerAction::Send { chan, loc } if timer.active => {
                    marker.word(chan.0);
                    marker.word(loc);
                }
                TimerAction::Send { .. } => {}
                TimerAction::Go { func } => marker.word(func),
            }
        }
        for cleanup in self.cleanups.list.iter().chain(self.cleanups.due.iter()) {
            marker.word(cleanup.func);
        }
        for cleanup in self.cleanups.due.iter().filter(|cleanup| cleanup.finalizer) {
            marker.word(cleanup.object.0);
        }
    }

    pub(super) fn mark_goroutine(&self, goroutine: &Goroutine, marker: &mut Marker) {
        let Some(top) = goroutine.top() else { return };
        let regs = self.program.funcs.get(top.func.0 as usize).map_or(0, |func| func.regs as usize);
        let end = (top.base as usize + regs).min(goroutine.stack.len());
        marker.words(&goroutine.stack[..end]);
        for frame in &goroutine.frames {
            marker.word(frame.closure);
        }
        for defer in &goroutine.defers {
            marker.words(&defer.args);
            if let super::DeferCallee::Func { closure, .. } = defer.callee {
                marker.word(closure);
            }
        }
        for panic in &goroutine.panics {
            marker.word(panic.value[1]);
        }
        if let Some(partial) = goroutine.partial {
            marker.word(partial.addr.0);
        }
        if let Some(op) = &goroutine.op {
            mark_op(op, marker);
        }
    }

    fn mark_roots(&self, marker: &mut Marker) {
        self.mark_statics(marker);
        self.goroutines().for_each(|goroutine| self.mark_goroutine(goroutine, marker));
        for (addr, _, list) in self.waiters.iter() {
            marker.word(addr.0);
            for sudog in list {
                if let Some(Place::Heap(addr)) = sudog.elem {
                    marker.word(addr.0);
                }
            }
        }
    }
}

fn mark_op(op: &RuntimeOp, marker: &mut Marker) {
    match op {
        RuntimeOp::Map { op, .. } => {
            op.roots(&mut |addr: Addr| marker.word(addr.0));
            marker.words(op.key());
        }
        RuntimeOp::ChanWoken { chan, .. } => marker.word(chan.0),
        RuntimeOp::Native(NativeOp::Sync(op)) => marker.word(sync_address(*op).0),
        RuntimeOp::SelectWoken { cases, .. } => {
            for case in cases.iter() {
                marker.word(case.chan.0);
                if let Place::Heap(addr) = case.elem {
                    marker.word(addr.0);
                }
            }
        }
        RuntimeOp::Native(NativeOp::Return | NativeOp::Bubble(_) | NativeOp::ChanWoken { .. })
        | RuntimeOp::Unwind
        | RuntimeOp::Printed
        | RuntimeOp::Print { .. } => {}
    }
}

/// The primitive that a parked sync operation belongs to.
pub(super) fn sync_address(op: SyncOperation) -> Addr {
    match op {
        SyncOperation::Mutex(slow) => slow.mutex,
        SyncOperation::RwInner { rw, .. }
        | SyncOperation::RwAnnounced { rw, .. }
        | SyncOperation::RwWriter { rw }
        | SyncOperation::RwReader { rw } => rw,
        SyncOperation::WaitGroup { wg, .. }
        | SyncOperation::WaitGroupZero { wg, .. }
        | SyncOperation::WaitGroupReset { wg, .. } => wg,
        SyncOperation::Cond { list } => list,
    }
}
