//! Panic, recover, Goexit (runtime/panic.go gopanic, gorecover, recovery, Goexit). Unwinding looks at one frame in
//! each micro-step; nothing is dropped from the stack until a recovery.

use super::Machine;
use super::env::{Progress, Raise, Sink};
use super::goroutine::{Frame, FrameKind, Panic};
use super::op::RuntimeOp;
use super::state::lost;
use crate::code::op::{Boxed, Reg};
use crate::code::program::{CallSite, FuncOrigin, Shape};
use crate::event::{Event, Fatal, Gid, Outcome, PanicEvent, PanicId};
use std::rc::Rc;

impl Machine {
    /// The top frame panics: a new record, whose unwinding begins with the next micro-step.
    pub(super) fn start_panic(&mut self, g: Gid, raise: Raise, sink: &mut dyn Sink) {
        self.start_unwinding(g, raise, false, sink);
    }

    /// `runtime.Goexit`.
    pub(super) fn goexit(&mut self, g: Gid, sink: &mut dyn Sink) -> Progress {
        self.start_unwinding(
            g,
            Raise { value: [0, 0], signal: None, boxed: Boxed::AsIs, woken: false },
            true,
            sink,
        );
        Progress::Jumped
    }

    fn start_unwinding(&mut self, g: Gid, raise: Raise, goexit: bool, sink: &mut dyn Sink) {
        self.panic_count += 1;
        let id = PanicId(self.panic_count);
        let Some(goroutine) = self.g_mut(g) else { return };
        let depth = goroutine.depth();
        goroutine.panics.push(Panic {
            id,
            value: raise.value,
            goexit,
            recovered: false,
            repanicked: false,
            boxed: raise.boxed,
            woken: raise.woken,
            start: depth,
            cursor: depth,
            signal: raise.signal,
            text: None,
        });
        goroutine.op = Some(RuntimeOp::Unwind);
        let event = if goexit { PanicEvent::Goexit } else { PanicEvent::Raised { id } };
        self.emit(g, Event::Panic(event), sink);
    }

    /// The instruction `panic(v)`: nil becomes `*runtime.PanicNilError`.
    pub(super) fn panic_op(&mut self, g: Gid, src: Reg, boxed: Boxed, sink: &mut dyn Sink) -> Progress {
        let value = [self.reg(g, src), self.reg(g, Reg(src.0 + 1))];
        if self.is_wrapper_gone(g) {
            let fault = self.with_env(g, sink, |env| super::trap::nil_dereference(env, 0));
            return fault.unwrap_or_else(lost);
        }
        if value[0] != 0 {
            return Progress::Panic(Raise { value, signal: None, boxed, woken: false });
        }
        let made = self.with_env(g, sink, |env| {
            let ty = env.program.known.panic_nil_error;
            let string = env.program.known.string;
            let target = env.alloc(string, 1);
            [u64::from(ty.0) + 1, target.0]
        });
        made.map_or_else(lost, super::state::raise)
    }

    /// Whether `g` is in the wrapper of a method (which panics for a nil pointer, runtime.panicwrap) that gc calls by its name
    /// here: then the pointer is followed where the call stands.
    fn is_wrapper_gone(&self, g: Gid) -> bool {
        let Some(goroutine) = self.goroutine(g) else { return false };
        let func = goroutine.frames.last().and_then(|frame| self.program().funcs.get(frame.func.0 as usize));
        func.is_some_and(|func| func.origin == FuncOrigin::Wrapper) && self.is_devirtualized(goroutine)
    }

    /// One micro-step of the newest panic's loop.
    pub(super) fn unwind(&mut self, g: Gid, sink: &mut dyn Sink) -> Progress {
        let Some(goroutine) = self.goroutine(g) else { return lost() };
        let index = goroutine.panics.len().wrapping_sub(1);
        let Some(panic) = goroutine.panics.get(index) else {
            return Progress::Engine("unwinding without a panic".into());
        };
        let (id, depth, goexit) = (panic.id, panic.cursor, panic.goexit);
        if let Some(defer) = self.pop_defer(g, depth) {
            return self.start_deferred(g, &defer, Some((index as u32, id)), sink);
        }
        self.emit(g, Event::Panic(PanicEvent::Visit { id, depth }), sink);
        let as_go123 = self.config.profile.prints_as_go123();
        let Some(goroutine) = self.g_mut(g) else { return lost() };
        let kind = goroutine.frames.get(depth as usize).map(|frame| frame.kind);
        if matches!(kind, Some(FrameKind::Printing { .. })) {
            if !goexit {
                return self.throw_while_printing(g, index);
            }
            if !as_go123 {
                return Progress::Fatal(Fatal::GoexitWhilePrinting);
            }
        }
        if depth > 0 {
            goroutine.panics[index].cursor = depth - 1;
            goroutine.op = Some(RuntimeOp::Unwind);
            return Progress::Jumped;
        }
        if goexit {
            return self.goexit_done(g, sink);
        }
        goroutine.op = Some(RuntimeOp::Print { panic: index as u32 });
        Progress::Jumped
    }

    /// Goexit ran every deferred call: the goroutine ends, and panics it was in the middle of vanish.
    fn goexit_done(&mut self, g: Gid, sink: &mut dyn Sink) -> Progress {
        let aborted: Vec<PanicId> = self
            .goroutine(g)
            .map(|goroutine| {
                goroutine.panics.iter().filter(|panic| !panic.goexit).map(|panic| panic.id).collect()
            })
            .unwrap_or_default();
        for id in aborted {
            self.emit(g, Event::Panic(PanicEvent::Aborted { id }), sink);
        }
        Progress::Exit
    }

    /// The deferred call that recovered panic number `index` returned to frame `owner`: that frame goes on with its
    /// remaining deferred calls and returns; panics started in or below it are gone, unless a Goexit is pending there.
    pub(super) fn recovery(
        &mut self,
        g: Gid,
        index: u32,
        (owner, site): (u32, CallSite),
        sink: &mut dyn Sink,
    ) -> Progress {
        let program = self.program.clone();
        let Some(goroutine) = self.g_mut(g) else { return lost() };
        let Some(panic) = goroutine.panics.get(index as usize) else { return lost() };
        let id = panic.id;
        goroutine.panics.truncate(index as usize);
        let mut aborted = Vec::new();
        let mut depth = owner;
        let mut pending_goexit = false;
        while let Some(older) = goroutine.panics.last() {
            if older.start < owner {
                break;
            }
            if older.goexit {
                depth = older.start;
                pending_goexit = true;
                break;
            }
            aborted.push(older.id);
            goroutine.panics.pop();
        }
        goroutine.frames.truncate(depth as usize + 1);
        goroutine.defers.retain(|defer| defer.depth <= depth);
        if pending_goexit {
            goroutine.op = Some(RuntimeOp::Unwind);
        } else {
            goroutine.op = None;
            goroutine.recoveries.retain(|&(other, _)| other < depth);
            goroutine.recoveries.push((depth, site));
            let Some(frame) = goroutine.frames.last_mut() else { return lost() };
            match program.funcs.get(frame.func.0 as usize).and_then(|func| func.defer_return) {
                Some(pc) => frame.pc = pc,
                None => return Progress::Engine("a recovered function has no place to return from".into()),
            }
        }
        for id in aborted {
            self.emit(g, Event::Panic(PanicEvent::Aborted { id }), sink);
        }
        self.emit(g, Event::Panic(PanicEvent::Unwound { id, depth }), sink);
        self.main_looks_again(g, sink);
        Progress::Jumped
    }

    /// `recover()`: the newest panic's value, if the calling function is the deferred call that this panic runs.
    pub(super) fn recover(&mut self, g: Gid, dst: Reg, sink: &mut dyn Sink) -> Progress {
        let program = self.program.clone();
        let as_go123 = self.config.profile.prints_as_go123();
        let in_wrappers = self.frames_in_wrappers(g);
        let Some(goroutine) = self.g_mut(g) else { return lost() };
        // Go 1.23 calls a deferred `recover()` for the function with the statement, which of a loop over a function is its
        // body (gorecover's argument is evaluated there); Go 1.27 looks for one frame that is no wrapper.
        let runs_for_owner = |site: CallSite| {
            let of_outer = program.sites.get(site.0 as usize).is_some_and(|site| site.outer.is_some());
            !(as_go123 && of_outer)
        };
        let frames = &goroutine.frames;
        let is_wrapper = |depth: usize| {
            let func = frames.get(depth).and_then(|frame| program.funcs.get(frame.func.0 as usize));
            func.is_some_and(|func| func.origin == FuncOrigin::Wrapper)
                || in_wrappers.get(depth) == Some(&true)
        };
        let caller = match frames.split_last() {
            Some((top, below)) if is_wrapper(below.len()) => match top.kind {
                FrameKind::Deferred { by: None, site, .. } if runs_for_owner(site) => {
                    deferred_caller(below, is_wrapper)
                }
                _ => None,
            },
            Some(_) | None => deferred_caller(frames, is_wrapper),
        };
        let index = goroutine.panics.len().wrapping_sub(1);
        let (value, event) = match goroutine.panics.get_mut(index) {
            Some(panic) if caller == Some(index as u32) && !panic.goexit && !panic.recovered => {
                panic.recovered = true;
                (panic.value, PanicEvent::Recovered { id: panic.id })
            }
            _ => ([0, 0], PanicEvent::RecoverNil),
        };
        self.set_reg(g, dst, value[0]);
        self.set_reg(g, Reg(dst.0 + 1), value[1]);
        self.emit(g, Event::Panic(event), sink);
        Progress::Done
    }

    /// One micro-step of turning the panics' values into text (preprintpanics), newest first; at the end the program
    /// dies.
    pub(super) fn print_panics(&mut self, g: Gid, index: u32, sink: &mut dyn Sink) -> Progress {
        let known = self.program.known.clone();
        let Some(panic) = self.goroutine(g).and_then(|goroutine| goroutine.panics.get(index as usize)) else {
            return lost();
        };
        let value = panic.value;
        if self.marks_repanicked(g, index as usize) {
            return self.print_next(g, index, sink);
        }
        if let Some(ty) = super::iface::dynamic_type(value[0]) {
            let program = self.program.clone();
            let method = [known.error_method, known.string_method]
                .into_iter()
                .find_map(|method| super::iface::method_of(&program, ty, method));
            if let Some(func) = method {
                let receiver = self.with_env(g, sink, |env| super::iface::unbox(env, ty, value[1]));
                let args = receiver.and_then(Result::ok).unwrap_or_default();
                let kind = FrameKind::Printing { panic: index };
                return match self.push_call(g, func, 0, &args, kind, sink) {
                    Ok(()) => Progress::Jumped,
                    Err(progress) => progress,
                };
            }
        }
        self.print_next(g, index, sink)
    }

    /// Whether a panic has the value of the one before it, which is then marked: Go 1.27 tells the two in one line, Go 1.23 in
    /// two.
    fn marks_repanicked(&mut self, g: Gid, index: usize) -> bool {
        let panics = self.goroutine(g).map_or(&[][..], |goroutine| &goroutine.panics);
        let same = match (index.checked_sub(1).and_then(|older| panics.get(older)), panics.get(index)) {
            (Some(older), Some(panic)) => {
                let apart = older.goexit || panic.goexit || self.config.profile.prints_as_go123();
                !apart && self.is_identical((panic.value, panic.boxed), (older.value, older.boxed))
            }
            _ => false,
        };
        if same && let Some(older) = self.g_mut(g).and_then(|goroutine| goroutine.panics.get_mut(index - 1)) {
            older.repanicked = true;
        }
        same
    }

    /// What a fatal error in a deferred call does with the panics that it tells of (runtime/panic.go printPreFatalDeferPanic).
    pub(super) fn before_fatal(&mut self, g: Gid) {
        let panics = self.goroutine(g).map_or(0, |goroutine| goroutine.panics.len());
        for index in 1..panics {
            self.marks_repanicked(g, index);
        }
    }

    /// Whether the interface values of a panic and of the one before it have the same words in Go.
    fn is_identical(&self, (new, boxed): ([u64; 2], Boxed), (old, old_boxed): ([u64; 2], Boxed)) -> bool {
        let Some(ty) = super::iface::dynamic_type(new[0]) else { return false };
        let Some(desc) = self.program.types.get(ty.0 as usize) else { return false };
        let known = &self.program.known;
        // A new one has no size, and lies where all such values lie.
        if ty == known.panic_nil_error && new[0] == old[0] {
            return true;
        }
        if (ty == known.runtime_error || ty == known.plain_error) && new[0] == old[0] {
            return self.is_same_fault(new[1], old[1]);
        }
        // A constant of the runtime's is made each time that it is raised.
        if ty == known.string && boxed == Boxed::Constant && old_boxed == Boxed::Constant {
            return new[0] == old[0] && self.text_in(new[1]) == self.text_in(old[1]);
        }
        let words = |value: [u64; 2]| match desc.slots {
            0 => Vec::new(),
            1 => vec![value[1]],
            n => (0..n).map(|at| self.word(crate::event::Addr(value[1]).plus(at))).collect(),
        };
        if new[0] != old[0] || words(new) != words(old) {
            return false;
        }
        // Go boxes a byte or a bool in a table, and nothing for an empty value.
        if desc.size <= 1 {
            return true;
        }
        match (boxed, old_boxed) {
            (Boxed::AsIs, Boxed::AsIs) => new == old,
            (Boxed::AsIs, Boxed::Constant | Boxed::Fresh) => new == old || old_boxed == Boxed::Constant,
            (Boxed::Constant, Boxed::Constant | Boxed::AsIs) => true,
            (Boxed::Fresh, Boxed::Fresh | Boxed::AsIs) => is_small(&desc.shape, &words(new)),
            (Boxed::Fresh, Boxed::Constant) | (Boxed::Constant, Boxed::Fresh) => false,
        }
    }

    /// Whether two faults of the runtime are one value: those with a fixed text are variables or constants of the
    /// runtime (panic.go memoryError, divideError), the others are built when they happen.
    fn is_same_fault(&self, new: u64, old: u64) -> bool {
        let fixed = !BUILT.iter().any(|start| self.text_in(new).starts_with(start));
        new == old || (fixed && self.text_in(new) == self.text_in(old))
    }

    /// The text of a boxed string.
    fn text_in(&self, data: u64) -> Vec<u8> {
        let [at, len] = self.string_words(data);
        self.heap.bytes_at(crate::event::Addr(at), len).into_owned()
    }

    fn print_next(&mut self, g: Gid, index: u32, sink: &mut dyn Sink) -> Progress {
        if index > 0 {
            self.set_op(g, RuntimeOp::Print { panic: index - 1 });
            return Progress::Jumped;
        }
        let newest = self.goroutine(g).and_then(|goroutine| goroutine.panics.last()).map(|panic| panic.id);
        if let Some(id) = newest {
            self.emit(g, Event::Panic(PanicEvent::Uncaught { id }), sink);
        }
        self.outcome = Some(Outcome::Panic { g });
        Progress::Jumped
    }

    /// An Error or String method returned: its string is at the popped frame's base.
    pub(super) fn printed(&mut self, g: Gid, index: u32, frame: &Frame) -> Progress {
        let words = self.stack_slots(g, frame.base, 2);
        let text = self.heap.bytes_at(crate::event::Addr(words[0]), words[1]).into_owned();
        let Some(goroutine) = self.g_mut(g) else { return lost() };
        if let Some(panic) = goroutine.panics.get_mut(index as usize) {
            panic.text = Some(Rc::from(text));
        }
        goroutine.op =
            Some(if index > 0 { RuntimeOp::Print { panic: index - 1 } } else { RuntimeOp::Printed });
        Progress::Jumped
    }

    /// All values are text: the program dies.
    pub(super) fn die(&mut self, g: Gid, sink: &mut dyn Sink) -> Progress {
        self.print_next(g, 0, sink)
    }

    /// A printing method panicked: throw, with the panic's string or type.
    fn throw_while_printing(&mut self, g: Gid, index: usize) -> Progress {
        let value =
            self.goroutine(g).and_then(|goroutine| goroutine.panics.get(index)).map(|panic| panic.value);
        let value = value.unwrap_or_default();
        if let Some(ty) = super::iface::dynamic_type(value[0]) {
            self.detail = Some(if ty == self.program.known.string {
                let words = self.string_words(value[1]);
                let bytes = self.heap.bytes_at(crate::event::Addr(words[0]), words[1]);
                format!(": {}", String::from_utf8_lossy(&bytes)).into()
            } else {
                let name = self.program.types.get(ty.0 as usize).map_or("?", |desc| &desc.name);
                format!(": type {name}").into()
            });
        }
        Progress::Fatal(Fatal::PanicWhilePrinting)
    }

    /// The string value in a box.
    pub(super) fn string_words(&self, data: u64) -> [u64; 2] {
        let at = crate::event::Addr(data);
        [self.word(at), self.word(at.plus(1))]
    }
}

/// How texts of faults begin that name a type.
const BUILT: [&[u8]; 3] = [b"hash of unhashable type", b"comparing uncomparable type", b"value method"];

/// Whether boxing the value allocates nothing: small numbers lie in a table, empty strings and nil slices are one
/// shared zero (runtime/iface.go convT16, convT32, convT64, convTstring, convTslice).
fn is_small(shape: &Shape, words: &[u64]) -> bool {
    match (shape, words) {
        (Shape::Int { .. } | Shape::Float32 | Shape::Float64, [word]) => *word < 256,
        (Shape::String, [_, len]) => *len == 0,
        (Shape::Slice(_), [pointer, ..]) => *pointer == 0,
        _ => false,
    }
}

/// Index of the panic whose deferred call the running function is: the top frame must be that call itself, or be
/// called by it through wrappers only, and must not be a wrapper.
fn deferred_caller(frames: &[Frame], is_wrapper: impl Fn(usize) -> bool) -> Option<u32> {
    let mut at = frames.len().checked_sub(1)?;
    if is_wrapper(at) {
        return None;
    }
    loop {
        match frames[at].kind {
            FrameKind::Deferred { by, .. } => return by,
            FrameKind::Call if at > 0 && is_wrapper(at - 1) => at -= 1,
            _ => return None,
        }
    }
}
