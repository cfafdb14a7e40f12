//! What the runtime shows where the system gives it no memory for an object (runtime/mheap.go grow, mem_linux.go
//! sysMapOS), and where it is sent a signal for an address that is nobody's (signal_unix.go sigpanic).

use super::Machine;
use super::error_frames::{copies_next, note_of, rows};
use super::goroutine::{Frame, Goroutine};
use super::runtime_frames::Shown;
use super::traceback_frames::Line;
use crate::code::op::Op;
use crate::code::program::{FaultNote, Func, FuncOrigin, Shape, TypeId};
use crate::event::{ADDRESSES, Gid};

/// The heap grows by so many bytes, or a multiple (pallocChunkBytes).
const CHUNK: u64 = 4 << 20;
/// What stacks take of the first of them in a program of few goroutines.
const STACKS: u64 = 256 << 10;

impl Machine {
    /// What is said before `fatal error: ` of an object that fits into no addresses.
    pub(super) fn cannot_reserve_text(&self, g: Gid, bytes: u64) -> Option<String> {
        if bytes < ADDRESSES {
            return None;
        }
        let asked = bytes.saturating_add(self.appended_to(g)).next_multiple_of(CHUNK);
        let in_use = (self.heap.bytes + 1).next_multiple_of(CHUNK) - STACKS;
        Some(format!("runtime: out of memory: cannot allocate {asked}-byte block ({in_use} in use)\n"))
    }

    /// Bytes of the slice to which what is made would be appended at once.
    fn appended_to(&self, g: Gid) -> u64 {
        let Some((frame, func)) = self.goroutine(g).and_then(|goroutine| self.innermost(goroutine)) else {
            return 0;
        };
        if note_of(func, frame) != Some(FaultNote::ForAppend) {
            return 0;
        }
        let rest = func.code.get(frame.pc as usize..).unwrap_or_default();
        let old = rest.iter().find_map(|op| match op {
            Op::AppendSlice { slice, elem, .. } => Some((slice.0 + 1, *elem)),
            _ => None,
        });
        old.map_or(0, |(len, elem)| {
            let size = self.program.types.get(elem.0 as usize).map_or(0, |desc| desc.size);
            self.reg(g, crate::code::op::Reg(len)).saturating_mul(size)
        })
    }

    fn innermost<'m>(&'m self, goroutine: &'m Goroutine) -> Option<(&'m Frame, &'m Func)> {
        let frame = goroutine.top()?;
        Some((frame, self.program.funcs.get(frame.func.0 as usize)?))
    }

    /// The frames above the goroutine's own.
    pub(super) fn allocation_frames(&self, goroutine: &Goroutine, bytes: u64, as_go123: bool) -> Vec<Line> {
        let give_up = if bytes < ADDRESSES { "cannotMap" } else { "cannotReserve" };
        let by = self.innermost(goroutine).and_then(|(frame, func)| self.allocates(frame, func));
        let keys = [Some(give_up), Some("mallocgc"), by];
        keys.into_iter().flatten().flat_map(|key| rows(key, as_go123)).collect()
    }

    /// The runtime's function that an instruction calls for memory.
    fn allocates(&self, frame: &Frame, func: &Func) -> Option<&'static str> {
        let of = |plain, pointers, elem| if self.program.has_pointers(elem) { pointers } else { plain };
        Some(match *func.code.get(frame.pc as usize)? {
            Op::New { .. } => "newobject",
            Op::MakeSlice { elem, .. } => match library_buffer(func) {
                Some(key) => key,
                None if note_of(func, frame) == Some(FaultNote::ForAppend) => {
                    of("growslice", "growslicePointers", elem)
                }
                None if copies_next(func, frame) && func.origin != FuncOrigin::Library => {
                    of("makeslicecopy", "makeslicecopyPointers", elem)
                }
                None => "makeslice",
            },
            Op::AppendElems { elem, .. } | Op::AppendFramed { elem, .. } | Op::AppendSlice { elem, .. } => {
                of("growslice", "growslicePointers", elem)
            }
            Op::AppendStr { .. } => "growslice",
            Op::MakeChan { ty, .. } => of("bufferedChan", "bufferedChanPointers", self.chan_elem(ty)?),
            Op::MakeMap { .. } => "makemap",
            Op::CallNative { .. } => "unsafe_NewArray",
            _ => return None,
        })
    }

    fn chan_elem(&self, chan: TypeId) -> Option<TypeId> {
        match self.program.types.get(chan.0 as usize)?.shape {
            Shape::Chan { elem, .. } => Some(elem),
            _ => None,
        }
    }
}

/// How Go's own library makes a buffer where the lab's has `make`.
fn library_buffer(func: &Func) -> Option<&'static str> {
    match &*func.name {
        "strings.(*Builder).Grow" | "strings.Repeat" | "bytes.Repeat" => Some("MakeNoZero"),
        _ => None,
    }
}

/// The frames of the system stack on which the system refused memory.
pub(super) fn refused(as_go123: bool) -> Vec<Shown> {
    let place = |old, new| if as_go123 { old } else { new };
    vec![
        ("runtime.throw({0x0?, 0x0?})", place("runtime/panic.go:1073 +0x48", "runtime/panic.go:1243 +0x48")),
        (
            place("runtime.sysMapOS(0x0, 0x0)", "runtime.sysMapOS(0x0, 0x0, {0x0, 0x4})"),
            place("runtime/mem_linux.go:168 +0x11b", "runtime/mem_linux.go:175 +0x13b"),
        ),
        (
            place("runtime.sysMap(0x0, 0x0, 0x0?)", "runtime.sysMap(0x0, 0x0, 0x0?, {0x0, 0x4})"),
            place("runtime/mem.go:155 +0x34", "runtime/mem.go:275 +0x45"),
        ),
        (
            "runtime.(*mheap).grow(0x0, 0x0?)",
            place("runtime/mheap.go:1539 +0x236", "runtime/mheap.go:1625 +0x2be"),
        ),
        (
            "runtime.(*mheap).allocSpan(0x0, 0x0, 0x0, 0x1)",
            place("runtime/mheap.go:1244 +0x1b0", "runtime/mheap.go:1290 +0x1b3"),
        ),
        (
            "runtime.(*mheap).alloc.func1()",
            place("runtime/mheap.go:962 +0x5c", "runtime/mheap.go:1008 +0x5c"),
        ),
        ("runtime.systemstack(0x0)", place("runtime/asm_amd64.s:514 +0x4a", "runtime/asm_amd64.s:531 +0x4a")),
    ]
}
