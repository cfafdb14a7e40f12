//! The frames of a traceback, innermost first: which of them Go shows, and the runtime's frames that it shows among the
//! user's (runtime/traceback.go showframe, elideWrapperCalling).

use super::goroutine::{FrameKind, Goroutine, Status};
use super::inlined_frames::Seen;
use super::runtime_frames::{self, Inside, Shown};
use super::sync::waitgroup;
use super::throw_frames::Began;
use super::traceback::{GOROOT, registers};
use super::{Machine, library_places, throw_frames};
use crate::code::op::{DeferKind, Op, Reg};
use crate::code::program::{Func, FuncOrigin, Shape, TypeDesc};
use crate::event::{Fatal, Gid, Outcome, Wait};
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
        for (depth, frame) in goroutine.frames.iter().enumerate().rev() {
            let Some(func) = self.program.funcs.get(frame.func.0 as usize) else { continue };
            let is_top = depth + 1 == goroutine.frames.len();
            let panicked = goroutine.panics.iter().any(|panic| panic.start == depth as u32 && !panic.goexit);
            let inner = match is_top && self.throws() {
                true => Vec::new(),
                false => self.frames_where_it_panicked(goroutine, depth, panicked, as_go123),
            };
            lines.extend(inner.iter().copied().map(runtime_line));
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
                    Some(shown) => lines.extend(shown),
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
        let first = goroutine.frames.get(1).and_then(|frame| self.program.funcs.get(frame.func.0 as usize));
        match first {
            Some(func) if &*func.name != "main.main" => Began::Init,
            Some(_) | None => Began::Main,
        }
    }

    /// A goroutine of which only a `gowrap` is left, which closes a channel in vain.
    fn lines_of_wrapper(&self, goroutine: &Goroutine, as_go123: bool) -> Vec<Line> {
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
    fn close_frame(&self, goroutine: &Goroutine, chan: Reg, as_go123: bool) -> Shown {
        throw_frames::close(self.reg(goroutine.id, chan) == 0, as_go123)
    }

    /// The frame called gopanic itself, or faulted: then a traceback shows it even if it is a wrapper.
    fn panics_itself(&self, goroutine: &Goroutine, depth: usize) -> bool {
        let Some(frame) = goroutine.frames.get(depth) else { return false };
        let func = self.program.funcs.get(frame.func.0 as usize);
        let panics = matches!(func.and_then(|func| func.code.get(frame.pc as usize)), Some(Op::Panic { .. }));
        let started = goroutine.panics.iter().filter(|panic| panic.start == depth as u32 && !panic.goexit);
        started.into_iter().any(|panic| panics || panic.signal.is_some())
    }

    /// Where a frame stands. Since Go 1.24 every return that calls deferreturn does it at the function's end
    /// (ssagen, state.exit); open-coded defers run at their return.
    fn span_at(&self, func: &Func, goroutine: &Goroutine, depth: usize) -> Span {
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
        let name = seen.name.as_deref().unwrap_or(self.shown_name(func));
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

    /// The runtime's frames above all others.
    fn frames_on_top(&self, goroutine: &Goroutine, as_go123: bool) -> Vec<Line> {
        let frames = match (&self.outcome, goroutine.status) {
            (Some(Outcome::Fatal { g, fatal }), _) if *g == goroutine.id => {
                if *fatal == Fatal::PanicWhilePrinting {
                    return self.frames_while_printing(goroutine, as_go123);
                } else {
                    let mut frames = match fatal {
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
            }
            (Some(Outcome::Panic { g }), _) if *g == goroutine.id && self.shows_runtime() => {
                let mut lines = vec![runtime_line(throw_frames::panicked(as_go123))];
                if let Some(panic) = goroutine.panics.last() {
                    lines.extend(self.error_frames(goroutine, panic, as_go123));
                }
                return lines;
            }
            (_, Status::Parked(wait)) if self.shows_runtime() => {
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
    fn frames_while_printing(&self, goroutine: &Goroutine, as_go123: bool) -> Vec<Line> {
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
    fn frames_where_it_panicked(
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
                    Some(_) if name == "testing/synctest.Wait" && goroutine.bubble != 0 => Inside::Misused,
                    Some(_) | None => Inside::Panicked,
                };
                runtime_frames::frames(name, inside, as_go123).unwrap_or_default()
            }
            Some(Op::MapDelete { map, .. }) if !as_go123 && !self.shows_runtime() => {
                let at = frame.base as usize + map.0 as usize;
                let map = goroutine.stack.get(at).copied().unwrap_or_default();
                let empty = map == 0 || super::map::len(&self.heap, crate::event::Addr(map)) == 0;
                vec![runtime_frames::map_delete(empty)]
            }
            _ => Vec::new(),
        }
    }

    fn is_misuse_of_wait_group(&self, panic: &super::Panic) -> bool {
        let text = super::print::panic_value(self, panic.value);
        let text = String::from_utf8_lossy(&text);
        text == waitgroup::MISUSE || text == waitgroup::REUSED
    }

    /// What stands between a frame that the machine itself called and the one below it.
    fn frames_below(&self, goroutine: &Goroutine, func: &Func, depth: usize, as_go123: bool) -> Vec<Line> {
        let Some(frame) = goroutine.frames.get(depth) else { return Vec::new() };
        match frame.kind {
            FrameKind::Deferred { by: Some(index), .. } => {
                let panic = goroutine.panics.get(index as usize);
                let shown = match panic.is_some_and(|panic| panic.goexit) {
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
                    && !ty.is_some_and(|ty| self.is_pointer_shaped(ty))
                {
                    let name = format!("{package}.(*{name}).{method}(...)");
                    lines.push(Line { name, place: "<autogenerated>:1 +0x26".into() });
                }
                let is_error = ty.is_some_and(|ty| {
                    let mut methods = ty.methods.iter().map(|method| method.method);
                    methods.any(|method| method == self.program.known.error_method)
                });
                lines.extend(throw_frames::printing_below(!is_error, as_go123).into_iter().map(runtime_line));
                lines
            }
            FrameKind::Native if self.shows_runtime() => self.reflectcall_frames(goroutine, depth, as_go123),
            FrameKind::Call | FrameKind::Entry | FrameKind::Deferred { by: None, .. } | FrameKind::Native => {
                Vec::new()
            }
        }
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
            .is_some_and(|ty| self.is_pointer_shaped(ty))
    }

    /// Whether an interface holds the value itself instead of a pointer to it (abi.KindDirectIface).
    pub(super) fn is_pointer_shaped(&self, ty: &TypeDesc) -> bool {
        match &ty.shape {
            Shape::Pointer(_) | Shape::Map { .. } | Shape::Chan { .. } | Shape::Func { .. } => true,
            Shape::Struct(fields) => match &fields[..] {
                [only] => {
                    self.program.types.get(only.ty.0 as usize).is_some_and(|ty| self.is_pointer_shaped(ty))
                }
                _ => false,
            },
            Shape::Array { elem, len: 1 } => {
                self.program.types.get(elem.0 as usize).is_some_and(|ty| self.is_pointer_shaped(ty))
            }
            _ => false,
        }
    }

    /// Name of the machine's own library function that the frame is in.
    pub(super) fn native_at(&self, goroutine: &Goroutine, depth: usize) -> Option<&str> {
        let frame = goroutine.frames.get(depth)?;
        match self.program.funcs.get(frame.func.0 as usize)?.code.get(frame.pc as usize)? {
            Op::CallNative { native, .. } => self.program.natives.get(native.0 as usize).map(|name| &**name),
            _ => None,
        }
    }

    /// Why the goroutine's top frame, a library function of the machine's own, is where it is.
    fn inside(&self, goroutine: &Goroutine) -> Option<Inside> {
        match (&self.outcome, goroutine.status) {
            (_, Status::Parked(wait)) => Some(Inside::Parked { inner: matches!(wait, Wait::Mutex(_)) }),
            (Some(Outcome::Fatal { g, .. }), _) if *g == goroutine.id => Some(Inside::Fatal),
            _ => None,
        }
    }
}

fn runtime_line((name, place): Shown) -> Line {
    Line { name: name.into(), place: format!("{GOROOT}{place}") }
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
