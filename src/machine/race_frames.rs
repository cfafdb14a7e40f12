//! A goroutine's stack as Go's race detector prints it: the program counter of the access, and the return addresses that
//! instrumented functions noted on entry (cmd/compile ssagen, racefuncenter). Frames of functions that are not
//! instrumented hide their callers; the outermost frame, a runtime's, is left out (tsan StackStripMain).

use super::Machine;
use super::goroutine::{FrameKind, Goroutine};
use super::inlined_frames::Seen;
use super::race_lines::{self, MapLines};
use super::traceback::GOROOT;
use super::traceback_frames::{Line, function_of};
use crate::code::op::{Callee, Op};
use crate::code::program::{Func, FuncOrigin, NativeId, Shape};
use crate::event::Gid;

/// Name without arguments, and place.
type Shown = (String, String);

/// One frame of the physical stack, as far as it is shown.
struct Physical {
    lines: Vec<Shown>,
    /// Whoever calls it is noted.
    instrumented: bool,
}

/// How a frame's method was called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MethodCalled {
    ByName,
    ByValue,
    ByInterface,
    /// By what gc makes for a method's value, or for its promotion.
    InWrapper,
}

impl Machine {
    /// Who creates goroutines for AfterFunc.
    pub fn race_stack_of_timer(&self) -> Vec<(String, String)> {
        let (name, place) = race_lines::lines(self.config.profile.prints_as_go123()).timer;
        vec![library(name, place)]
    }

    /// Who creates the goroutine of finalizers and cleanups.
    pub fn race_stack_of_finalizer(&self) -> Vec<(String, String)> {
        let (name, place) = race_lines::lines(self.config.profile.prints_as_go123()).finalizer;
        vec![library(name, place)]
    }

    /// The frames of `g`, innermost first, with the access that it is about to make or is in the middle of.
    pub fn race_stack(&self, g: Gid) -> Vec<(String, String)> {
        let Some(goroutine) = self.goroutine(g) else { return Vec::new() };
        let as_go123 = self.config.profile.prints_as_go123();
        let seen = self.seen_frames(goroutine);
        let mut frames = self.runtime_frames_of_access(goroutine);
        for (depth, frame) in goroutine.frames.iter().enumerate().rev() {
            let Some(func) = self.program().funcs.get(frame.func.0 as usize) else { continue };
            if !self.has_no_frame(func) && !(func.origin == FuncOrigin::Wrapper && seen[depth].devirtualized)
            {
                let lines = match self.as_library_shows(func, goroutine, depth) {
                    Some(lines) => lines,
                    None => vec![linked(func, self.line(func, goroutine, depth, &seen[depth]))],
                };
                let lines = lines.into_iter().map(|line| shown(&line.name, line.place)).collect();
                frames.push(Physical { lines, instrumented: is_instrumented(&func.name, as_go123) });
                frames.extend(self.around_method(goroutine, depth, &seen[depth]));
            }
            if let Some((line, owner)) = self.call_wrapper(goroutine, depth) {
                let line = linked(owner, line);
                frames.push(Physical { lines: vec![shown(&line.name, line.place)], instrumented: true });
            }
            if matches!(frame.kind, FrameKind::Deferred { by: None, .. }) {
                let (name, place) = race_lines::lines(as_go123).defer_return;
                frames.push(Physical { lines: vec![library(name, place)], instrumented: false });
            }
        }
        let mut stack: Vec<Shown> = Vec::new();
        let (mut noted, mut outermost) = (true, 0);
        for frame in frames {
            if noted {
                outermost = frame.lines.len();
                stack.extend(frame.lines);
            }
            noted = frame.instrumented;
        }
        // The runtime's own outermost frame is the last, unless the goroutine's function did not note it.
        if !noted {
            stack.truncate(stack.len() - outermost);
        }
        stack
    }

    /// Of the wrappers here those that gc does without: the program's start, method expressions of a method's own receiver,
    /// and, since Go 1.24, what promotes a method of an embedded interface, which jumps to it (noder/reader.go addTailCall).
    fn has_no_frame(&self, func: &Func) -> bool {
        if func.origin != FuncOrigin::Wrapper {
            return false;
        }
        let jumps = !self.config.profile.prints_as_go123() && func.recv_slots > 0;
        let own = func.code.iter().any(|op| match op {
            Op::CallIface { .. } => jumps,
            Op::Call { func: callee, .. } => {
                self.program().funcs.get(callee.0 as usize).is_some_and(|callee| callee.name == func.name)
            }
            _ => false,
        });
        own || &*func.name == "runtime.main"
    }

    /// What gc makes around a method that is called through an interface or as a value, and the machine does without: the
    /// function that passes the dictionary of an instance, and the pointer's method of a value that an interface points to.
    fn around_method(&self, goroutine: &Goroutine, depth: usize, seen: &Seen) -> Vec<Physical> {
        let Some(frame) = goroutine.frames.get(depth) else { return Vec::new() };
        let Some(func) = self.program().funcs.get(frame.func.0 as usize) else { return Vec::new() };
        let Some((pointer, [of_value, of_pointer])) = self.method_names(func) else { return Vec::new() };
        let physical =
            |name: &str, place: String| Physical { lines: vec![shown(name, place)], instrumented: true };
        let mut around = Vec::new();
        if func.shapes.is_some()
            && match self.method_called(goroutine, depth) {
                MethodCalled::ByName => false,
                MethodCalled::InWrapper => !seen.inlined,
                MethodCalled::ByInterface | MethodCalled::ByValue => true,
            }
        {
            around.push(physical(if pointer { &of_pointer } else { &of_value }, self.place(func.span)));
        }
        let by_table = self.pointers_method(goroutine, depth, seen);
        around.extend(by_table.map(|name| physical(&name, "<autogenerated>:1".to_owned())));
        around
    }

    /// The method of a pointer by which an interface that holds a pointer to a value calls the value's method.
    pub(super) fn pointers_method(&self, goroutine: &Goroutine, depth: usize, seen: &Seen) -> Option<String> {
        let func = self.program().funcs.get(goroutine.frames.get(depth)?.func.0 as usize)?;
        let (pointer, [_, of_pointer]) = self.method_names(func)?;
        let by_table =
            self.method_called(goroutine, depth) == MethodCalled::ByInterface && !seen.devirtualized;
        let recv = self.program().types.get(func.recv?.0 as usize)?;
        (by_table && !pointer && !self.program().is_direct(&recv.shape)).then_some(of_pointer)
    }

    /// Of a method of the person's whether it is a pointer's, and its names as one of the value and as one of the pointer.
    fn method_names(&self, func: &Func) -> Option<(bool, [String; 2])> {
        let types = &self.program().types;
        let desc = types.get(func.recv?.0 as usize)?;
        let (pointer, base) = match desc.shape {
            Shape::Pointer(elem) if desc.named.is_none() => (true, types.get(elem.0 as usize)?),
            _ => (false, desc),
        };
        let (package, bare) = base.named.as_ref()?;
        let (_, method) = func.name.rsplit_once('.')?;
        let names = [format!("{package}.{bare}.{method}"), format!("{package}.(*{bare}).{method}")];
        (func.origin == FuncOrigin::User).then_some((pointer, names))
    }

    fn method_called(&self, goroutine: &Goroutine, depth: usize) -> MethodCalled {
        let site = match goroutine.frames[depth].kind {
            FrameKind::Call => {
                let below = depth.checked_sub(1).and_then(|below| goroutine.frames.get(below));
                let caller = below.and_then(|below| self.program().funcs.get(below.func.0 as usize));
                let pc = depth.checked_sub(1).and_then(|below| goroutine.stands_at(below));
                return match caller.zip(pc).and_then(|(caller, pc)| caller.code.get(pc as usize)) {
                    Some(Op::CallIface { .. }) => MethodCalled::ByInterface,
                    Some(Op::CallClosure { .. }) => MethodCalled::ByValue,
                    _ if caller.is_some_and(|caller| caller.origin == FuncOrigin::Wrapper) => {
                        MethodCalled::InWrapper
                    }
                    _ => MethodCalled::ByName,
                };
            }
            FrameKind::Entry | FrameKind::Deferred { .. } => self.callee_of_statement(goroutine, depth),
            FrameKind::Printing { .. } => return MethodCalled::ByInterface,
            FrameKind::Native => return MethodCalled::ByValue,
        };
        match site {
            Some(Callee::Iface(..)) => MethodCalled::ByInterface,
            Some(Callee::Closure(_)) => MethodCalled::ByValue,
            Some(Callee::Func(_)) | None => MethodCalled::ByName,
        }
    }

    /// What the runtime shows above the frame whose instruction is at the access.
    fn runtime_frames_of_access(&self, goroutine: &Goroutine) -> Vec<Physical> {
        let Some(op) = self.current_op(goroutine.id) else { return Vec::new() };
        let as_go123 = self.config.profile.prints_as_go123();
        let lines = race_lines::lines(as_go123);
        let one = |name: String, place: String| vec![(name, place, true)];
        let fixed = |(name, place): race_lines::Entry| one(name.to_owned(), place.to_owned());
        let of_map = |ty| race_lines::of_map(self.program(), ty, as_go123);
        let frames = match op {
            Op::MapAccess { ty, ok, .. } => {
                let MapLines { suffix, file, access: [first, second], .. } = of_map(ty);
                let two = || one(format!("runtime.mapaccess2{suffix}()"), format!("{file}:{second}"));
                let single = (format!("runtime.mapaccess1{suffix}()"), format!("{file}:{first}"));
                match (ok, as_go123) {
                    (Some(_), _) => two(),
                    (None, true) => one(single.0, single.1),
                    // The one result is had by calling the other, without a note of who called.
                    (None, false) => two().into_iter().chain([(single.0, single.1, false)]).collect(),
                }
            }
            Op::MapAssign { ty, .. } => {
                let MapLines { file, assign: (suffix, line), .. } = of_map(ty);
                one(format!("runtime.mapassign{suffix}()"), format!("{file}:{line}"))
            }
            Op::MapDelete { ty, .. } => {
                let (suffix, file, line) = of_map(ty).delete;
                one(format!("runtime.mapdelete{suffix}()"), format!("{file}:{line}"))
            }
            Op::MapClear { .. } => fixed(lines.map_clear),
            Op::MapIterInit { .. } => fixed(lines.map_iter_init),
            Op::MapIterNext { .. } => fixed(lines.map_iter_next),
            Op::Send { .. } => fixed(lines.send),
            Op::Close { .. } => fixed(lines.close),
            Op::CopySlice { .. } | Op::CopyStr { .. } | Op::AppendSlice { .. } | Op::AppendStr { .. } => {
                fixed(lines.slice_copy)
            }
            Op::StrFromBytes { .. } => fixed(lines.string_of_bytes),
            Op::StrFromRunes { .. } => fixed(lines.string_of_runes),
            Op::CallNative { native, .. } => return self.native_frames(native, as_go123).unwrap_or_default(),
            _ => return Vec::new(),
        };
        let physical = |(name, place, instrumented): (String, String, bool)| Physical {
            lines: vec![library(&name, &place)],
            instrumented,
        };
        frames.into_iter().map(physical).collect()
    }

    /// What a lock or atomic operation shows of itself: the innermost function, which hides its caller. Of a lock that is
    /// its method, which in Go 1.23 notes who called it.
    fn native_frames(&self, native: NativeId, as_go123: bool) -> Option<Vec<Physical>> {
        let name = self.program().natives.get(native.0 as usize)?;
        let atomic = match &**name {
            "sync.(*Mutex).Lock" | "sync.(*Mutex).TryLock" => "CompareAndSwapInt32",
            "sync.(*Mutex).Unlock" => "AddInt32",
            lock if lock.starts_with("sync.(*RWMutex).") || lock.starts_with("sync.(*WaitGroup).") => {
                let name = if lock == "sync.(*WaitGroup).Wait" {
                    "runtime.racewrite()"
                } else {
                    "runtime.raceread()"
                };
                let lines = vec![shown(name, "<autogenerated>:1".to_owned())];
                return Some(vec![Physical { lines, instrumented: as_go123 }]);
            }
            name => return atomic_frames(name.strip_prefix("sync/atomic.")?, false),
        };
        atomic_frames(atomic, as_go123)
    }
}

/// The assembly functions that do atomic operations under the detector (runtime/race_amd64.s).
fn atomic_frames(name: &str, noted: bool) -> Option<Vec<Physical>> {
    let operation = ["Int", "Uint", "Pointer"].iter().find_map(|&kind| Some(name.split_once(kind)?.0))?;
    let wide = !name.ends_with("32");
    let (line, step) = match operation {
        "Load" => (202, 6),
        "Store" => (231, 6),
        "Swap" => (256, 6),
        "Add" => (281, 8),
        "And" => (310, 6),
        "Or" => (335, 6),
        "CompareAndSwap" => (361, 6),
        _ => return None,
    };
    let worker = format!("sync/atomic.{operation}Int{}()", if wide { 64 } else { 32 });
    let lines = vec![
        library(&worker, &format!("runtime/race_amd64.s:{}", line + u32::from(wide) * step)),
        shown(&format!("sync/atomic.{name}()"), "<autogenerated>:1".to_owned()),
    ];
    Some(vec![Physical { lines, instrumented: noted }])
}

/// Whether the package's functions note who called them (objabi.LookupPkgSpecial). As Go 1.23 is built, those of sync do.
fn is_instrumented(func: &str, as_go123: bool) -> bool {
    const OMITTED: [&str; 4] = ["runtime.", "internal/runtime/", "internal/abi.", "internal/cpu."];
    const OMITTED_SINCE: [&str; 3] = ["sync.", "sync/atomic.", "internal/sync."];
    let since = if as_go123 { &[][..] } else { &OMITTED_SINCE };
    !OMITTED.iter().chain(since).any(|package| func.starts_with(package))
}

/// With the linker's name, which has the shapes of type arguments.
fn linked(func: &Func, line: Line) -> Line {
    match &func.shapes {
        Some(shapes) => Line { name: line.name.replacen("[...]", &format!("[{shapes}]"), 1), ..line },
        None => line,
    }
}

fn library(name: &str, place: &str) -> Shown {
    shown(name, format!("{GOROOT}{place}"))
}

/// With empty parentheses, whatever the arguments, and with an offset, also for inlined frames.
fn shown(name: &str, mut place: String) -> Shown {
    let name = function_of(name);
    if !place.contains(" +0x") {
        place.push_str(" +0x1d");
    }
    (format!("{name}()"), place)
}
