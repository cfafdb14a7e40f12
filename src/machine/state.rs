//! The machine's inner moves: lending its parts to an operation, parking and readying, allocation on behalf of a
//! goroutine, the end of the program.

use super::Machine;
use super::env::{Env, Progress, Raise, Sink};
use super::goroutine::{Goroutine, Status};
use super::op::RuntimeOp;
use crate::code::op::{Boxed, Op, Reg};
use crate::event::{Addr, Event, Fatal, Gid, Outcome, PanicEvent, SchedEvent, Stream, Wait};
use std::rc::Rc;

impl Machine {
    /// The goroutine, to change.
    pub(super) fn g_mut(&mut self, g: Gid) -> Option<&mut Goroutine> {
        self.goroutines.get_mut((g.0 as usize).checked_sub(1)?).map(Rc::make_mut)
    }

    /// Lends the goroutine's registers and the heap to `work`. None when there is no such goroutine or frame.
    pub(super) fn with_env<R>(
        &mut self,
        g: Gid,
        sink: &mut dyn Sink,
        work: impl FnOnce(&mut Env) -> R,
    ) -> Option<R> {
        let goroutine = Rc::make_mut(self.goroutines.get_mut((g.0 as usize).checked_sub(1)?)?);
        let top = *goroutine.frames.last()?;
        let regs = self.program.funcs.get(top.func.0 as usize)?.regs as usize;
        let base = top.base as usize;
        let mut env = Env {
            program: &self.program,
            config: &self.config,
            statics: &self.statics,
            heap: &mut self.heap,
            regs: goroutine.stack.get_mut(base..base + regs)?,
            g,
            step: self.steps,
            serial: &mut goroutine.serial,
            sink,
            answer: &mut goroutine.answer,
        };
        Some(work(&mut env))
    }

    /// A register of the goroutine's top frame.
    pub(super) fn reg(&self, g: Gid, reg: Reg) -> u64 {
        self.goroutine(g)
            .and_then(|goroutine| {
                let at = goroutine.top()?.base as usize + reg.0 as usize;
                goroutine.stack.get(at).copied()
            })
            .unwrap_or_default()
    }

    pub(super) fn set_reg(&mut self, g: Gid, reg: Reg, value: u64) {
        if let Some(at) = self.slot_of(g, reg) {
            self.set_stack(g, at, &[value]);
        }
    }

    /// Index in the goroutine's stack of a register of its top frame.
    pub(super) fn slot_of(&self, g: Gid, reg: Reg) -> Option<u32> {
        Some(self.goroutine(g)?.top()?.base + u32::from(reg.0))
    }

    pub(super) fn stack_slots(&self, g: Gid, at: u32, n: u32) -> Vec<u64> {
        let slots =
            self.goroutine(g).and_then(|goroutine| goroutine.stack.get(at as usize..(at + n) as usize));
        slots.map_or_else(|| vec![0; n as usize], <[u64]>::to_vec)
    }

    pub(super) fn set_stack(&mut self, g: Gid, at: u32, values: &[u64]) {
        if let Some(goroutine) = self.g_mut(g)
            && let Some(slots) = goroutine.stack.get_mut(at as usize..at as usize + values.len())
        {
            slots.copy_from_slice(values);
        }
    }

    /// The top frame's current instruction.
    pub(super) fn current_op(&self, g: Gid) -> Option<Op> {
        let top = self.goroutine(g)?.top()?;
        self.program.funcs.get(top.func.0 as usize)?.code.get(top.pc as usize).copied()
    }

    pub(super) fn advance_pc(&mut self, g: Gid) {
        if let Some(top) = self.g_mut(g).and_then(|goroutine| goroutine.frames.last_mut()) {
            top.pc += 1;
        }
    }

    pub(super) fn set_op(&mut self, g: Gid, op: RuntimeOp) {
        if let Some(goroutine) = self.g_mut(g) {
            goroutine.op = Some(op);
        }
    }

    pub(super) fn emit(&self, g: Gid, event: Event, sink: &mut dyn Sink) {
        sink.event(self.steps, g, event);
    }

    /// The running goroutine parks.
    pub(super) fn park(&mut self, g: Gid, wait: Wait, sink: &mut dyn Sink) {
        self.ready.retain(|&other| other != g);
        if let Some(goroutine) = self.g_mut(g) {
            goroutine.status = Status::Parked(wait);
        }
        self.emit(g, Event::Sched(SchedEvent::Parked { wait }), sink);
        self.main_looks_again(g, sink);
    }

    /// `by` (0: a timer) makes the parked goroutine `g` runnable.
    pub(super) fn make_ready(&mut self, by: Gid, g: Gid, sink: &mut dyn Sink) {
        let Some(goroutine) = self.g_mut(g) else { return };
        goroutine.status = Status::Runnable;
        goroutine.waits_since = None;
        self.ready.push(g);
        self.emit(by, Event::Sched(SchedEvent::Ready { g, by_timer: by == Gid(0) }), sink);
    }

    /// The running goroutine goes behind all others.
    pub(super) fn yield_now(&mut self, g: Gid, handoff: bool, sink: &mut dyn Sink) {
        self.ready.retain(|&other| other != g);
        self.ready.push(g);
        self.emit(g, Event::Sched(SchedEvent::Yielded { handoff }), sink);
    }

    /// The goroutine ends.
    pub(super) fn exit(&mut self, g: Gid, sink: &mut dyn Sink) {
        self.ready.retain(|&other| other != g);
        let bubble = self.bubble_of(g);
        if let Some(goroutine) = self.g_mut(g) {
            goroutine.status = Status::Dead;
            goroutine.stack = Vec::new();
            goroutine.frames = Vec::new();
            goroutine.defers = Vec::new();
            goroutine.panics = Vec::new();
            goroutine.op = None;
        }
        self.emit(g, Event::Sched(SchedEvent::Exited), sink);
        self.main_looks_again(g, sink);
        if bubble != 0 {
            self.left_bubble(bubble, sink);
        }
    }

    /// A runtime panic with a plain text, on behalf of `g`.
    pub(super) fn plain_panic(&mut self, g: Gid, text: &str, sink: &mut dyn Sink) -> Progress {
        self.with_env(g, sink, |env| env.raise_plain(text)).unwrap_or_else(lost)
    }

    /// A panic with a Go string.
    pub(super) fn string_panic(&mut self, g: Gid, text: &str, sink: &mut dyn Sink) -> Progress {
        self.with_env(g, sink, |env| {
            let ty = env.program.known.string;
            match env.raise_text(ty, text) {
                // In Go it is a constant of package sync.
                Progress::Panic(raise) => Progress::Panic(Raise { boxed: Boxed::Constant, ..raise }),
                other => other,
            }
        })
        .unwrap_or_else(lost)
    }

    /// A nil dereference at this byte offset.
    pub(super) fn nil_panic(&mut self, g: Gid, offset: u64, sink: &mut dyn Sink) -> Progress {
        self.with_env(g, sink, |env| super::trap::nil_dereference(env, offset)).unwrap_or_else(lost)
    }

    pub(super) fn fatal(&mut self, g: Gid, fatal: Fatal, sink: &mut dyn Sink) {
        if !fatal.is_throw() {
            self.before_fatal(g);
        }
        self.emit(g, Event::Panic(PanicEvent::Fatal(fatal)), sink);
        self.outcome = Some(Outcome::Fatal { g, fatal });
    }

    pub(super) fn panics_on_fault(&self, g: Gid) -> bool {
        self.goroutine(g).is_some_and(|goroutine| goroutine.panics_on_fault)
    }

    pub(super) fn engine_fault(&mut self, text: String) {
        self.outcome = Some(Outcome::Engine(text));
    }

    /// Appends to the console.
    pub(super) fn write(&mut self, g: Gid, stream: Stream, bytes: &[u8], sink: &mut dyn Sink) {
        if !bytes.is_empty() {
            self.console.write(stream, self.steps, bytes);
            let len = bytes.len() as u32;
            self.emit(g, Event::Io(crate::event::IoEvent::Write { stream, len }), sink);
        }
    }

    /// A heap word; 0 where there is none.
    pub(super) fn word(&self, addr: Addr) -> u64 {
        self.heap.load(addr).unwrap_or_default()
    }

    pub(super) fn set_word(&mut self, addr: Addr, value: u64) {
        // Only called with addresses that were read before.
        let _ = self.heap.store(addr, value);
    }
}

/// The goroutine that should run is not there.
pub(super) fn lost() -> Progress {
    Progress::Engine("the running goroutine has no frame".into())
}

/// A panic of a value that the program made.
pub(super) fn raise(value: [u64; 2]) -> Progress {
    Progress::Panic(Raise { value, signal: None, boxed: Boxed::AsIs, woken: false })
}
