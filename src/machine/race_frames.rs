//! A goroutine's stack as Go's race detector prints it: the program counter of the access, and the return addresses that
//! instrumented functions noted on entry (cmd/compile ssagen, racefuncenter). Frames of functions that are not
//! instrumented hide their callers; the outermost frame, a runtime's, is left out (tsan StackStripMain).

use super::Machine;
use super::goroutine::{FrameKind, Goroutine};
use super::traceback::GOROOT;
use crate::code::op::Op;
use crate::code::program::{FuncOrigin, NativeId, Shape, TypeId};
use crate::event::Gid;

/// Name without arguments, and place.
type Shown = (String, String);

/// Go 1.27.3 prints these lines for the runtime's functions that access memory for the program.
const DEFER_RETURN: (&str, &str) = ("runtime.deferreturn()", "runtime/panic.go:668");

/// One frame of the physical stack, as far as it is shown.
struct Physical {
    lines: Vec<Shown>,
    /// Whoever calls it is noted.
    instrumented: bool,
}

impl Machine {
    /// The frames of `g`, innermost first, with the access that it is about to make or is in the middle of.
    pub fn race_stack(&self, g: Gid) -> Vec<(String, String)> {
        let Some(goroutine) = self.goroutine(g) else { return Vec::new() };
        let mut frames = self.runtime_frames_of_access(goroutine);
        for (depth, frame) in goroutine.frames.iter().enumerate().rev() {
            let Some(func) = self.program().funcs.get(frame.func.0 as usize) else { continue };
            if func.origin == FuncOrigin::Wrapper {
                continue;
            }
            let lines = match self.as_library_shows(func, goroutine, depth) {
                Some(lines) => lines,
                None => vec![self.line(func, goroutine, depth)],
            };
            let lines = lines.into_iter().map(|line| shown(&line.name, line.place)).collect();
            frames.push(Physical { lines, instrumented: is_instrumented(&func.name) });
            if matches!(frame.kind, FrameKind::Deferred { by: None, .. }) {
                let (name, place) = DEFER_RETURN;
                frames.push(Physical { lines: vec![library(name, place)], instrumented: false });
            }
        }
        if let Some((name, place)) = self.wrapper_of_go(goroutine) {
            let lines = vec![shown(&name, self.place(place))];
            frames.push(Physical { lines, instrumented: true });
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

    /// What the runtime shows above the frame whose instruction is at the access.
    fn runtime_frames_of_access(&self, goroutine: &Goroutine) -> Vec<Physical> {
        let Some(op) = self.current_op(goroutine.id) else { return Vec::new() };
        let one = |name: String, place: String| vec![(name, place, true)];
        let fixed = |name: &str, place: &str| one(format!("runtime.{name}()"), place.to_owned());
        let frames = match op {
            Op::MapAccess { ty, ok, .. } => {
                let (suffix, file, [read, _, _]) = self.map_kind(ty);
                let mut frames = one(format!("runtime.mapaccess2{suffix}()"), format!("{file}:{read}"));
                if ok.is_none() {
                    // Its one result is had by calling the other, without a note of who called.
                    let line = read - 5;
                    frames.push((format!("runtime.mapaccess1{suffix}()"), format!("{file}:{line}"), false));
                }
                frames
            }
            Op::MapAssign { ty, .. } => {
                let (suffix, file, [_, write, _]) = self.map_kind(ty);
                one(format!("runtime.mapassign{suffix}()"), format!("{file}:{write}"))
            }
            Op::MapDelete { ty, .. } => match self.map_kind(ty) {
                ("", _, _) => fixed("mapdelete", "runtime/map.go:136"),
                (suffix, file, [_, _, delete]) => {
                    let suffix = suffix.trim_end_matches("ptr");
                    one(format!("runtime.mapdelete{suffix}()"), format!("{file}:{delete}"))
                }
            },
            Op::MapClear { .. } => fixed("mapclear", "runtime/map.go:178"),
            Op::MapIterInit { .. } => fixed("mapIterStart", "runtime/map.go:156"),
            Op::MapIterNext { .. } => fixed("mapIterNext", "runtime/map.go:168"),
            Op::Send { .. } => fixed("chansend", "runtime/chan.go:176"),
            Op::Close { .. } => fixed("closechan", "runtime/chan.go:414"),
            Op::CopySlice { .. } | Op::CopyStr { .. } | Op::AppendSlice { .. } | Op::AppendStr { .. } => {
                fixed("slicecopy", "runtime/slice.go:392")
            }
            Op::StrFromBytes { .. } => fixed("slicebytetostring", "runtime/string.go:140"),
            Op::StrFromRunes { .. } => fixed("slicerunetostring", "runtime/string.go:261"),
            Op::CallNative { native, .. } => return self.native_frames(native).unwrap_or_default(),
            _ => return Vec::new(),
        };
        let physical = |(name, place, instrumented): (String, String, bool)| Physical {
            lines: vec![library(&name, &place)],
            instrumented,
        };
        frames.into_iter().map(physical).collect()
    }

    /// What a lock or atomic operation shows of itself. They hide their caller.
    fn native_frames(&self, native: NativeId) -> Option<Vec<Physical>> {
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
                return Some(vec![Physical { lines, instrumented: false }]);
            }
            name => name.strip_prefix("sync/atomic.")?,
        };
        atomic_frames(atomic)
    }

    /// Ending of the runtime's function names for a map type (cmd/compile mapfast), their file, and the lines of
    /// mapaccess2, mapassign and mapdelete.
    fn map_kind(&self, ty: TypeId) -> (&'static str, &'static str, [u32; 3]) {
        let types = &self.program().types;
        let desc = |ty: TypeId| types.get(ty.0 as usize);
        let Some(Shape::Map { key, value }) = desc(ty).map(|desc| &desc.shape) else { return SLOW };
        let (Some(key), Some(elem)) = (desc(*key), desc(*value)) else { return SLOW };
        // abi.MapMaxElemBytes
        if elem.size > 128 {
            return SLOW;
        }
        match (&key.shape, key.size) {
            (Shape::String, _) => ("_faststr", "internal/runtime/maps/runtime_faststr.go", [120, 261, 409]),
            (Shape::Pointer(_) | Shape::Chan { .. } | Shape::UnsafePointer, _) => {
                ("_fast64ptr", "internal/runtime/maps/runtime_fast64.go", [22, 400, 544])
            }
            (shape, 4) if is_plain(shape) => {
                ("_fast32", "internal/runtime/maps/runtime_fast32.go", [22, 187, 479])
            }
            (shape, 8) if is_plain(shape) => {
                ("_fast64", "internal/runtime/maps/runtime_fast64.go", [22, 182, 544])
            }
            _ => SLOW,
        }
    }
}

const SLOW: (&str, &str, [u32; 3]) = ("", "internal/runtime/maps/runtime.go", [63, 143, 0]);

/// The assembly functions that do atomic operations under the detector (runtime/race_amd64.s).
fn atomic_frames(name: &str) -> Option<Vec<Physical>> {
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
    Some(vec![Physical { lines, instrumented: false }])
}

/// Compared as bytes (types.AlgType AMEM32, AMEM64), as far as one slot goes.
fn is_plain(shape: &Shape) -> bool {
    matches!(shape, Shape::Int { .. } | Shape::Bool)
}

/// Whether the package's functions note who called them (objabi.LookupPkgSpecial).
fn is_instrumented(func: &str) -> bool {
    const OMITTED: [&str; 7] = [
        "runtime.",
        "internal/runtime/",
        "sync.",
        "sync/atomic.",
        "internal/sync.",
        "internal/abi.",
        "internal/cpu.",
    ];
    !OMITTED.iter().any(|package| func.starts_with(package))
}

fn library(name: &str, place: &str) -> Shown {
    shown(name, format!("{GOROOT}{place}"))
}

/// With empty parentheses, whatever the arguments, and with an offset, also for inlined frames.
fn shown(name: &str, mut place: String) -> Shown {
    let name = name.rfind('(').filter(|_| name.ends_with(')')).map_or(name, |at| &name[..at]);
    if !place.contains(" +0x") {
        place.push_str(" +0x1d");
    }
    (format!("{name}()"), place)
}
