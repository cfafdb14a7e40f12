//! The runtime's frames that a traceback shows around a goroutine's own: above them all, above a frame that panicked, and
//! below a frame that the runtime called.

use super::goroutine::{Frame, FrameKind, Goroutine};
use super::inlined_frames::Seen;
use super::runtime_frames::{self, Inside, Shown};
use super::sync::waitgroup;
use super::throw_frames::Began;
use super::traceback_frames::{Line, runtime_line};
use super::{Machine, error_frames, stand_in_frames, throw_frames};
use crate::code::op::{Op, Reg};
use crate::code::program::Func;
use crate::event::{Fatal, Outcome, Wait};

impl Machine {
    /// A goroutine of which only a `gowrap` is left, which closes a channel in vain.
    pub(super) fn lines_of_wrapper(&self, goroutine: &Goroutine, as_go123: bool) -> Vec<Line> {
        let depth = goroutine.frames.len() - 1;
        let func = self.program.funcs.get(goroutine.frames[depth].func.0 as usize);
        let (Some(func), Some(Op::Close { chan })) = (func, self.current_op(goroutine.id)) else {
            return Vec::new();
        };
        let mut lines = vec![runtime_line(throw_frames::panicked(as_go123))];
        lines.push(runtime_line(self.close_frame(goroutine, chan, as_go123)));
        lines.push(self.line(func, goroutine, depth, &Seen::default()));
        lines.extend(throw_frames::outermost(Began::Go, as_go123).into_iter().map(runtime_line));
        lines
    }

    /// closechan, where it panicked.
    pub(super) fn close_frame(&self, goroutine: &Goroutine, chan: Reg, as_go123: bool) -> Shown {
        throw_frames::close(self.reg(goroutine.id, chan) == 0, as_go123)
    }

    /// The frame called gopanic itself, or faulted: then a traceback shows it even if it is a wrapper.
    pub(super) fn panics_itself(&self, goroutine: &Goroutine, depth: usize) -> bool {
        let Some(frame) = goroutine.frames.get(depth) else { return false };
        let func = self.program.funcs.get(frame.func.0 as usize);
        let panics = matches!(func.and_then(|func| func.code.get(frame.pc as usize)), Some(Op::Panic { .. }));
        let started = goroutine.panics.iter().filter(|panic| panic.start == depth as u32 && !panic.goexit);
        started.into_iter().any(|panic| panics || panic.signal.is_some())
    }

    /// `concatstrings` and the function for so many parts, if there is one.
    fn concatenation(&self, goroutine: &Goroutine, as_go123: bool) -> Vec<Shown> {
        match self.current_op(goroutine.id) {
            Some(Op::Concat { count, .. }) => throw_frames::concatenation(count, as_go123),
            Some(_) | None => Vec::new(),
        }
    }

    /// The runtime's frames above all others.
    pub(super) fn frames_on_top(&self, goroutine: &Goroutine, as_go123: bool) -> Vec<Line> {
        let frames = match (&self.outcome, self.waited(goroutine)) {
            (Some(Outcome::Fatal { g, fatal }), _) if *g == goroutine.id => {
                let mut frames = match *fatal {
                    Fatal::PanicWhilePrinting => return self.frames_while_printing(goroutine, as_go123),
                    Fatal::CannotAllocate { bytes } => {
                        return self.allocation_frames(goroutine, bytes, as_go123);
                    }
                    Fatal::GoexitWhilePrinting => return error_frames::rows("goexit", as_go123),
                    Fatal::Fault(_) => return error_frames::rows("fault", as_go123),
                    Fatal::ThreadExhaustion { .. } => return error_frames::rows("threads", as_go123),
                    Fatal::Breakpoint => return error_frames::rows("breakpoint", as_go123),
                    Fatal::StringTooLong => self.concatenation(goroutine, as_go123),
                    _ if fatal.is_throw() || !self.shows_runtime() => Vec::new(),
                    Fatal::GoOfNilFunc => throw_frames::before_go_of_nil(as_go123).to_vec(),
                    _ => vec![throw_frames::fatal(as_go123)],
                };
                if let Fatal::SetFinalizer(fault) = *fatal {
                    frames.extend(throw_frames::set_finalizer(fault, as_go123));
                }
                if is_map_fault(*fatal) {
                    let mut lines: Vec<Line> = frames.into_iter().map(runtime_line).collect();
                    lines.extend(self.map_fault_frames(goroutine, *fatal, as_go123));
                    return lines;
                }
                frames
            }
            (Some(Outcome::Panic { g }), _) if *g == goroutine.id && self.shows_runtime() => {
                let mut lines = vec![runtime_line(throw_frames::panicked(as_go123))];
                if let Some(panic) = goroutine.panics.last() {
                    lines.extend(self.error_frames(goroutine, panic, as_go123));
                }
                return lines;
            }
            (_, Some(_)) if self.shows_runtime() && self.is_in_coroutine(goroutine) => {
                vec![stand_in_frames::switch(as_go123)]
            }
            (_, Some(wait)) if self.shows_runtime() || wait == Wait::PanicWait => {
                let ok = matches!(self.current_op(goroutine.id), Some(Op::Recv { ok: Some(_), .. }));
                let mut frames = throw_frames::parked(wait, ok, as_go123);
                let depth = goroutine.frames.len().saturating_sub(1);
                // Package reflect calls chanrecv and chansend itself.
                if self.native_at(goroutine, depth).is_some_and(|name| name.starts_with("reflect.chan")) {
                    frames.pop();
                }
                frames
            }
            _ => Vec::new(),
        };
        frames.into_iter().map(runtime_line).collect()
    }

    /// The runtime's frames above a method that panicked while a panic's value was printed.
    pub(super) fn frames_while_printing(&self, goroutine: &Goroutine, as_go123: bool) -> Vec<Line> {
        let panic = goroutine.panics.last();
        let ty = panic.and_then(|panic| super::iface::dynamic_type(panic.value[0]));
        let text = ty == Some(self.program.known.string);
        let mut lines: Vec<Line> =
            throw_frames::printing_top(text, as_go123).into_iter().map(runtime_line).collect();
        if let Some(panic) = panic {
            lines.extend(self.error_frames(goroutine, panic, as_go123));
        }
        lines
    }

    /// Frames of the library or runtime that raised a panic on behalf of the frame at `depth`.
    pub(super) fn frames_where_it_panicked(
        &self,
        goroutine: &Goroutine,
        depth: usize,
        panicked: bool,
        as_go123: bool,
    ) -> Vec<Shown> {
        if !panicked {
            return Vec::new();
        }
        let Some(frame) = goroutine.frames.get(depth) else { return Vec::new() };
        let op =
            self.program.funcs.get(frame.func.0 as usize).and_then(|func| func.code.get(frame.pc as usize));
        match op {
            Some(Op::CallNative { native, .. }) => {
                let name = self.program.natives.get(native.0 as usize).map_or("", |name| name);
                let started = |panic: &&super::Panic| panic.start == depth as u32 && !panic.goexit;
                let inside = match goroutine.panics.iter().find(started) {
                    Some(panic) if panic.signal.is_some() => Inside::Nil,
                    Some(panic) if self.is_misuse_of_wait_group(panic) => Inside::Misused,
                    Some(_) if name.starts_with("testing/synctest.") && goroutine.bubble != 0 => {
                        Inside::Misused
                    }
                    Some(_) | None => Inside::Panicked,
                };
                runtime_frames::frames(name, inside, as_go123).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// gopanic or Goexit, which itself faulted when it called a deferred function that is nil: the newest panic of the frame
    /// began in it. Without anything above it gopanic is not shown (showframe).
    pub(super) fn frames_of_nil_deferred(
        &self,
        goroutine: &Goroutine,
        depth: usize,
        on_top: bool,
        as_go123: bool,
    ) -> Vec<Line> {
        let mut lines = Vec::new();
        let started = goroutine.panics.iter().rev().filter(|panic| panic.start as usize == depth);
        for panic in started.skip(1) {
            let runtime = self.shows_runtime();
            match panic.goexit {
                true => lines.push(runtime_line(runtime_frames::goexit_frame(as_go123))),
                false if runtime || !on_top || !lines.is_empty() => {
                    lines.push(runtime_line(runtime_frames::panic_frame(as_go123)));
                }
                false => {}
            }
            if !panic.goexit && runtime {
                lines.extend(self.error_frames(goroutine, panic, as_go123));
            }
        }
        lines
    }

    /// Whether a frame is a deferred call that Goexit runs.
    pub(super) fn is_run_by_goexit(&self, goroutine: &Goroutine, frame: &Frame) -> bool {
        match frame.kind {
            FrameKind::Deferred { by: Some(index), .. } => {
                goroutine.panics.get(index as usize).is_some_and(|panic| panic.goexit)
            }
            FrameKind::Deferred { by: None, .. }
            | FrameKind::Call
            | FrameKind::Entry
            | FrameKind::Printing { .. }
            | FrameKind::Native => false,
        }
    }

    pub(super) fn is_misuse_of_wait_group(&self, panic: &super::Panic) -> bool {
        let text = super::print::panic_value(self, panic.value);
        let text = String::from_utf8_lossy(&text);
        text == waitgroup::MISUSE || text == waitgroup::REUSED
    }

    /// What stands between a frame that the machine itself called and the one below it.
    pub(super) fn frames_below(
        &self,
        goroutine: &Goroutine,
        func: &Func,
        depth: usize,
        as_go123: bool,
    ) -> Vec<Line> {
        let Some(frame) = goroutine.frames.get(depth) else { return Vec::new() };
        match frame.kind {
            FrameKind::Deferred { by: Some(index), .. } => {
                let panic = goroutine.panics.get(index as usize);
                let shown = match self.is_run_by_goexit(goroutine, frame) {
                    true => runtime_frames::goexit_frame(as_go123),
                    false => runtime_frames::panic_frame(as_go123),
                };
                let mut lines = vec![runtime_line(shown)];
                if let Some(panic) = panic.filter(|panic| !panic.goexit && self.shows_runtime()) {
                    lines.extend(self.error_frames(goroutine, panic, as_go123));
                }
                lines
            }
            FrameKind::Deferred { by: None, .. } if self.shows_runtime() => {
                self.deferreturn_frames(goroutine, depth, as_go123)
            }
            FrameKind::Printing { panic } => {
                let value = goroutine.panics.get(panic as usize).map_or([0, 0], |panic| panic.value);
                let ty =
                    super::iface::dynamic_type(value[0]).and_then(|ty| self.program.types.get(ty.0 as usize));
                if !self.throws() {
                    return throw_frames::printing_below(false, as_go123)
                        .into_iter()
                        .filter(|(name, _)| name.starts_with("panic("))
                        .map(runtime_line)
                        .collect();
                }
                let mut lines = Vec::new();
                // The method of a value is reached through the wrapper for its pointer, unless the value is one.
                if let (false, Some((head, method))) = (func.name.contains("(*"), func.name.rsplit_once('.'))
                    && let Some((package, name)) = head.rsplit_once('.')
                    && !ty.is_some_and(|ty| self.program.is_direct(&ty.shape))
                {
                    let name = format!("{package}.(*{name}).{method}(...)");
                    lines.push(Line { name, place: "<autogenerated>:1 +0x26".into() });
                }
                let is_error = ty.is_some_and(|ty| {
                    let mut methods = ty.methods.iter().map(|method| method.method);
                    methods.any(|method| method == self.program.known.error_method)
                });
                lines.extend(throw_frames::printing_below(!is_error, as_go123).into_iter().map(runtime_line));
                let printing = goroutine.panics.iter().rev().find(|panic| (panic.start as usize) < depth);
                lines.extend(
                    printing.into_iter().flat_map(|panic| self.error_frames(goroutine, panic, as_go123)),
                );
                lines
            }
            FrameKind::Native if self.shows_runtime() => self.reflectcall_frames(goroutine, depth, as_go123),
            FrameKind::Call | FrameKind::Entry | FrameKind::Deferred { by: None, .. } | FrameKind::Native => {
                Vec::new()
            }
        }
    }
}

fn is_map_fault(fatal: Fatal) -> bool {
    matches!(
        fatal,
        Fatal::ConcurrentMapReadAndMapWrite(_)
            | Fatal::ConcurrentMapWrites(_)
            | Fatal::ConcurrentMapIterationAndMapWrite(_)
            | Fatal::ConcurrentMapCloneAndMapWrite(_)
            | Fatal::ConcurrentMapClearAndMapWrite(_)
    )
}
