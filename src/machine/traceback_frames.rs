//! The frames of a traceback, innermost first: which of them Go shows, and the runtime's frames that it shows among the
//! user's (runtime/traceback.go showframe, elideWrapperCalling).

use super::goroutine::{FrameKind, Goroutine, Panic, Status};
use super::inlined_frames::Seen;
use super::op::{NativeOp, RuntimeOp};
use super::runtime_frames::{self, Inside, Shown};
use super::throw_frames::Began;
use super::traceback::{GOROOT, registers};
use super::{Machine, library_places, stand_in_frames, throw_frames};
use crate::code::op::{DeferKind, Op};
use crate::code::program::{Func, FuncOrigin};
use crate::event::{Addr, Fatal, Gid, Outcome, Wait};
use crate::source::Span;

/// A frame as it is printed.
pub(super) struct Line {
    pub name: String,
    pub place: String,
}

impl Machine {
    /// Frames innermost first, wrappers hidden, with the runtime's frames that Go shows among them.
    pub(super) fn frame_lines(&self, goroutine: &Goroutine) -> Vec<Line> {
        let as_go123 = self.config.profile.prints_as_go123();
        let seen = self.seen_frames(goroutine);
        let mut lines = self.frames_on_top(goroutine, as_go123);
        if self.is_unstarted_coroutine(goroutine) {
            lines = vec![runtime_line(stand_in_frames::unstarted(as_go123))];
            lines.extend(throw_frames::outermost(Began::Go, as_go123).into_iter().map(runtime_line));
            return lines;
        }
        for (depth, frame) in goroutine.frames.iter().enumerate().rev() {
            let Some(func) = self.program.funcs.get(frame.func.0 as usize) else { continue };
            let is_top = depth + 1 == goroutine.frames.len();
            let panicked = goroutine.panics.iter().any(|panic| panic.start == depth as u32 && !panic.goexit);
            let inner = match is_top && self.throws() {
                true => Vec::new(),
                false => self.frames_where_it_panicked(goroutine, depth, panicked, as_go123),
            };
            lines.extend(inner.iter().copied().map(runtime_line));
            if panicked && !self.shows_runtime() {
                let started = |panic: &&Panic| panic.start == depth as u32 && !panic.goexit;
                let panic = goroutine.panics.iter().rev().find(started);
                lines.extend(
                    panic.into_iter().flat_map(|panic| self.error_frames_shown(goroutine, panic, as_go123)),
                );
            }
            let native = if is_top { self.native_at(goroutine, depth) } else { None };
            let special =
                native.and_then(|native| runtime_frames::frames(native, self.inside(goroutine)?, as_go123));
            let own = self.native_at(goroutine, depth) == Some(&*func.name);
            let replaced = own && (special.is_some() || !inner.is_empty());
            lines.extend(special.into_iter().flatten().map(runtime_line));
            let hidden = func.origin == FuncOrigin::Wrapper
                && (&*func.name == "runtime.main"
                    || self.is_in_pointers_wrapper(func, goroutine, depth)
                    || seen[depth].devirtualized
                    || !(self.shows_runtime() || self.panics_itself(goroutine, depth)));
            if !replaced && !hidden {
                match self.as_library_shows(func, goroutine, depth) {
                    Some(shown) => lines.extend(named(shown, &seen[depth])),
                    None => lines.push(self.line(func, goroutine, depth, &seen[depth])),
                }
            }
            // What the statement's own function calls by its name panics in that function.
            let panics_below = seen[depth].devirtualized
                && func.origin == FuncOrigin::Wrapper
                && self.panics_itself(goroutine, depth);
            if self.shows_runtime() || panics_below {
                lines.extend(self.call_wrapper(goroutine, depth).map(|(line, _)| line));
            }
            let below = self.frames_below(goroutine, func, depth, as_go123);
            // gopanic shows in the middle of a stack only (showframe).
            lines.extend(below.into_iter().skip(usize::from(lines.is_empty() && !self.shows_runtime())));
        }
        // Where nothing would be shown the runtime's frames are (traceback1).
        let all_hidden = lines.is_empty() && !goroutine.frames.is_empty();
        if all_hidden && !self.shows_runtime() {
            lines = self.lines_of_wrapper(goroutine, as_go123);
        }
        if self.shows_runtime() {
            let began = self.began(goroutine);
            if self.is_coroutine(goroutine) {
                lines.push(runtime_line(stand_in_frames::start(as_go123)));
            }
            lines.extend(throw_frames::outermost(began, as_go123).into_iter().map(runtime_line));
            for (depth, line) in lines.iter_mut().enumerate() {
                if line.place.contains(" +0x") {
                    line.place.push_str(&registers(goroutine.id.0, depth as u32));
                }
            }
        }
        lines
    }

    /// What a goroutine began with: the program's start calls the initialisers and main.main.
    pub(super) fn began(&self, goroutine: &Goroutine) -> Began {
        if goroutine.id != Gid(1) {
            return Began::Go;
        }
        if goroutine.wait() == Some(Wait::PanicWait) {
            return Began::Returned;
        }
        let first = goroutine.frames.get(1).and_then(|frame| self.program.funcs.get(frame.func.0 as usize));
        match first {
            Some(func) if &*func.name != "main.main" => Began::Init,
            Some(_) | None => Began::Main,
        }
    }

    /// Where a frame stands. Since Go 1.24 every return that calls deferreturn does it at the function's end
    /// (ssagen, state.exit); open-coded defers run at their return.
    fn span_at(&self, func: &Func, goroutine: &Goroutine, depth: usize) -> Span {
        let overflows = matches!(&self.outcome, Some(Outcome::Fatal { g, fatal: Fatal::StackOverflow }) if *g == goroutine.id);
        if overflows && depth + 1 == goroutine.frames.len() {
            return func.span;
        }
        let pc = goroutine.stands_at(depth).unwrap_or_default();
        let end = func.defer_return.filter(|_| {
            matches!(func.code.get(pc as usize), Some(Op::RunDefers))
                && !self.config.profile.prints_as_go123()
                && !self.has_open_coded_defers(func)
        });
        func.spans.get(end.unwrap_or(pc) as usize).copied().unwrap_or(func.span)
    }

    pub(super) fn has_open_coded_defers(&self, func: &Func) -> bool {
        func.code.iter().any(|op| match op {
            Op::Defer { site } => {
                self.program.sites.get(site.0 as usize).is_some_and(|site| site.kind == DeferKind::OpenCoded)
            }
            _ => false,
        })
    }

    /// The frames that Go shows for a function of the library; None: the function itself.
    pub(super) fn as_library_shows(
        &self,
        func: &Func,
        goroutine: &Goroutine,
        depth: usize,
    ) -> Option<Vec<Line>> {
        if let Some(main) = self.test_main(func, goroutine, depth) {
            return Some(vec![main]);
        }
        if func.origin != FuncOrigin::Library || self.config.own_frames {
            return None;
        }
        let span = self.span_at(func, goroutine, depth);
        let source = self.program.sources.files.get(span.file.0 as usize)?;
        let line = source.text.lines().nth(source.line_col(span.lo).line as usize - 1).unwrap_or_default();
        let mut outermost = func;
        for frame in goroutine.frames.get(..=depth)?.iter().rev() {
            match self.program.funcs.get(frame.func.0 as usize) {
                Some(func) if func.origin == FuncOrigin::Library => outermost = func,
                Some(func) if func.origin == FuncOrigin::Wrapper => {}
                _ => break,
            }
            if matches!(frame.kind, FrameKind::Deferred { by: Some(_), .. } | FrameKind::Printing { .. }) {
                break;
            }
        }
        library_places::shown(&func.name, &outermost.name, line, self.config.profile.prints_as_go123())
    }

    /// `created by`: the function and the place of the `go` statement.
    pub(super) fn creator_line(&self, goroutine: &Goroutine) -> (String, String) {
        let Some(func) = self.program.funcs.get(goroutine.creator.0 as usize) else {
            return ("?".into(), "?:0".into());
        };
        let span = goroutine.created_at;
        let source = self.program.sources.files.get(span.file.0 as usize);
        if let (FuncOrigin::Library, Some(source), false) = (func.origin, source, self.config.own_frames) {
            let line =
                source.text.lines().nth(source.line_col(span.lo).line as usize - 1).unwrap_or_default();
            let as_go123 = self.config.profile.prints_as_go123();
            let shown = library_places::shown(&func.name, &func.name, line, as_go123);
            if let Some(line) = shown.and_then(|lines| lines.into_iter().next()) {
                let name = line.name.strip_suffix("(...)").unwrap_or(&line.name).to_string();
                return (name, line.place.split(" +0x").next().unwrap_or_default().to_string());
            }
        }
        (self.shown_name(func).to_string(), self.place(span))
    }

    /// The function's name in the profile's Go.
    pub(super) fn shown_name<'f>(&self, func: &'f Func) -> &'f str {
        match &func.old_name {
            Some(name) if self.config.profile.prints_as_go123() => name,
            Some(_) | None => &func.name,
        }
    }

    pub(super) fn line(&self, func: &Func, goroutine: &Goroutine, depth: usize, seen: &Seen) -> Line {
        let name = match &seen.name {
            Some(name) => printed(name),
            None => self.shown_name(func).to_owned(),
        };
        let generated = func.origin == FuncOrigin::Wrapper && !func.name.contains("wrap");
        let place = match generated {
            true => "<autogenerated>:1".to_string(),
            false => self.place(self.span_at(func, goroutine, depth)),
        };
        if seen.inlined {
            return Line { name: format!("{name}(...)"), place };
        }
        let offset = 0x14 + goroutine.frames[depth].pc * 4;
        let without = func.param_slots + func.recv_slots == 0
            || func.name.contains("wrap")
            || generated && func.name.contains("[...]");
        let arguments = if without { "()" } else { "(...)" };
        Line { name: format!("{name}{arguments}"), place: format!("{place} +{offset:#x}") }
    }

    /// A promoted method of a value that is run for printing: the wrapper for its pointer is the one that is called.
    fn is_in_pointers_wrapper(&self, func: &Func, goroutine: &Goroutine, depth: usize) -> bool {
        match goroutine.frames[depth].kind {
            FrameKind::Printing { panic } => {
                self.shows_runtime() && !func.name.contains("(*") && !self.is_direct(goroutine, panic)
            }
            FrameKind::Call | FrameKind::Entry | FrameKind::Deferred { .. } | FrameKind::Native => false,
        }
    }

    /// Whether a panic's value is in its interface itself.
    fn is_direct(&self, goroutine: &Goroutine, panic: u32) -> bool {
        let value = goroutine.panics.get(panic as usize).map_or([0, 0], |panic| panic.value);
        super::iface::dynamic_type(value[0])
            .and_then(|ty| self.program.types.get(ty.0 as usize))
            .is_some_and(|ty| self.program.is_direct(&ty.shape))
    }

    /// Name of the machine's own library function that the frame is in.
    pub(super) fn native_at(&self, goroutine: &Goroutine, depth: usize) -> Option<&str> {
        let frame = goroutine.frames.get(depth)?;
        match self.program.funcs.get(frame.func.0 as usize)?.code.get(frame.pc as usize)? {
            Op::CallNative { native, .. } => self.program.natives.get(native.0 as usize).map(|name| &**name),
            _ => None,
        }
    }

    /// What the goroutine waits for, or was woken from and has not gone on since.
    pub(super) fn waited(&self, goroutine: &Goroutine) -> Option<Wait> {
        let woken = match goroutine.status {
            Status::Parked(wait) => return Some(wait),
            Status::Dead => return None,
            Status::Runnable => goroutine.op.as_ref()?,
        };
        match *woken {
            RuntimeOp::ChanWoken { chan, send: true, .. } => Some(Wait::ChanSend(chan)),
            RuntimeOp::ChanWoken { chan, send: false, .. } => Some(Wait::ChanRecv(chan)),
            RuntimeOp::SelectWoken { .. } => Some(Wait::Select),
            RuntimeOp::Native(NativeOp::Sync(op)) => op.wait(),
            RuntimeOp::Native(NativeOp::ChanWoken { send: true, .. }) => Some(Wait::ChanSend(Addr::NIL)),
            RuntimeOp::Native(NativeOp::ChanWoken { send: false, .. }) => Some(Wait::ChanRecv(Addr::NIL)),
            RuntimeOp::Native(NativeOp::Bubble(_)) => Some(Wait::SynctestRun),
            RuntimeOp::Native(NativeOp::Return) => {
                let sleeps =
                    self.native_at(goroutine, goroutine.frames.len().wrapping_sub(1)) == Some("time.Sleep");
                Some(if sleeps { Wait::Sleep } else { Wait::SynctestWait })
            }
            RuntimeOp::Map { .. } | RuntimeOp::Unwind | RuntimeOp::Printed | RuntimeOp::Print { .. } => None,
        }
    }

    /// Why the goroutine's top frame, a library function of the machine's own, is where it is.
    fn inside(&self, goroutine: &Goroutine) -> Option<Inside> {
        match (&self.outcome, self.waited(goroutine)) {
            (_, Some(wait)) => {
                let inner = matches!(wait, Wait::Mutex(_)) || wait == Wait::Sleep && goroutine.bubble != 0;
                Some(Inside::Parked { inner })
            }
            (Some(Outcome::Fatal { g, fatal: Fatal::OutsideBubble(used) }), _) if *g == goroutine.id => {
                Some(Inside::Bubble(*used))
            }
            (Some(Outcome::Fatal { g, fatal: Fatal::InconsistentMutexState(mutex) }), _)
                if *g == goroutine.id =>
            {
                const STARVING: u64 = 4;
                Some(Inside::Inconsistent { starving: self.word(*mutex) & STARVING != 0 })
            }
            (Some(Outcome::Fatal { g, .. }), _) if *g == goroutine.id => Some(Inside::Fatal),
            _ => None,
        }
    }
}

/// A frame's function, without its arguments.
pub(super) fn function_of(name: &str) -> &str {
    name.rfind('(').filter(|_| name.ends_with(')')).map_or(name, |at| &name[..at])
}

/// A literal of the library that is compiled once more where gc inlines what made it has the name that it has there.
fn named(mut shown: Vec<Line>, seen: &Seen) -> Vec<Line> {
    if let (Some(name), [only]) = (&seen.name, shown.as_mut_slice()) {
        only.name = format!("{}(...)", printed(name));
    }
    shown
}

/// Brackets as they are printed (runtime funcNameForPrint).
pub(super) fn printed(name: &str) -> String {
    match (name.find('['), name.rfind(']')) {
        (Some(from), Some(to)) => format!("{}[...]{}", &name[..from], &name[to + 1..]),
        _ => name.to_owned(),
    }
}

pub(super) fn runtime_line((name, place): Shown) -> Line {
    Line { name: name.into(), place: format!("{GOROOT}{place}") }
}
