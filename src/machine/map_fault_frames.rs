//! The frames above the user's at a map fault, as Go 1.23.9 and 1.27.3 print them: in Go 1.23 those outside of package
//! runtime, in 1.27 also those of internal/runtime/maps that have exported names; with GOTRACEBACK=system all of them.

use super::Machine;
use super::goroutine::Goroutine;
use super::map::layout::swiss_map;
use super::map::{MapKind, Variant};
use super::traceback::GOROOT;
use super::traceback_frames::Line;
use crate::code::op::{Op, Reg};
use crate::code::program::{FuncOrigin, TypeId};
use crate::event::{Addr, Fatal};

/// Which check of a write found the other one: its lines differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Check {
    First,
    /// At the end, in a map of one group (only Go 1.27 has lines of their own for it).
    EndOfSmall,
    End,
}

/// A function of a map's variant: the ending of its name, and the lines of its checks in the version's order.
type Row = (&'static str, [u32; 3]);

/// Lines of `fatal` in mapaccess1, mapaccess2 and mapassign at first and at the end, and in mapdelete at first and at
/// the end: runtime/map.go, map_fast32.go, map_fast64.go, map_faststr.go of Go 1.23.
const CLASSIC: [(&str, [u32; 6]); 4] = [
    ("", [429, 499, 632, 723, 761, 852]),
    ("_fast32", [22, 71, 122, 197, 311, 387]),
    ("_fast64", [22, 71, 122, 197, 313, 391]),
    ("_faststr", [22, 126, 232, 315, 330, 406]),
];
/// mapassign_fast64ptr of the same.
const CLASSIC_POINTER: [u32; 2] = [223, 298];

/// Lines of mapaccess1's call of mapaccess2, of `fatal` in mapaccess2, and of mapdelete's call of Delete:
/// internal/runtime/maps/runtime.go, runtime_fast32.go, runtime_fast64.go, runtime_faststr.go of Go 1.27.
const SWISS: [(&str, [u32; 3]); 4] = [
    ("", [58, 85, 149]),
    ("_fast32", [17, 34, 490]),
    ("_fast64", [17, 34, 555]),
    ("_faststr", [115, 132, 420]),
];
/// Lines of `fatal` in mapassign, by `Check`.
const SWISS_ASSIGN: [Row; 5] = [
    ("", [160, 186, 315]),
    ("_fast32", [197, 229, 324]),
    ("_fast64", [192, 224, 319]),
    ("_fast64ptr", [410, 442, 536]),
    ("_faststr", [271, 303, 401]),
];

const MAP: &str = "internal/runtime/maps/map.go";

/// The frames, innermost first, and which of them only GOTRACEBACK=system lists.
struct Frames {
    system: bool,
    lines: Vec<Line>,
}

impl Frames {
    fn shown(&mut self, name: &str, place: &str) {
        self.lines.push(Line { name: name.to_owned(), place: format!("{GOROOT}{place}") });
    }

    fn runtime(&mut self, name: &str, place: &str) {
        if self.system {
            self.shown(&format!("runtime.{name}(0x0?, 0x0?)"), &format!("{place} +0x45"));
        }
    }
}

impl Machine {
    /// What stands above the user's frame at a map fault.
    pub(super) fn map_fault_frames(&self, goroutine: &Goroutine, fatal: Fatal, as_go123: bool) -> Vec<Line> {
        let mut frames = Frames { system: self.shows_runtime(), lines: Vec::new() };
        let cloned = matches!(fatal, Fatal::ConcurrentMapCloneAndMapWrite(_));
        let op = self.current_op(goroutine.id);
        match as_go123 {
            true if cloned => {
                frames.runtime("mapclone2", "runtime/map.go:1695");
                frames.shown("maps.clone({0x0, 0x0})", "runtime/map.go:1618 +0x25");
            }
            true => self.classic_fault(goroutine, op, &mut frames),
            false => {
                frames.shown("internal/runtime/maps.fatal({0x0?, 0x0?})", "runtime/panic.go:1195 +0x18");
                if cloned {
                    frames.shown("internal/runtime/maps.(*Map).Clone(0x0, 0x0)", &format!("{MAP}:808 +0x33"));
                    frames.shown("maps.clone({0x0, 0x0})", "runtime/map.go:326 +0x28");
                } else {
                    self.swiss_fault(goroutine, fatal, op, &mut frames);
                }
            }
        }
        frames.lines
    }

    fn classic_fault(&self, goroutine: &Goroutine, op: Option<Op>, frames: &mut Frames) {
        let at_end = usize::from(goroutine.at_last_check());
        let variant = |ty: TypeId| {
            let suffix = self.map_suffix(ty);
            let (_, lines) = CLASSIC.into_iter().find(|(name, _)| *name == suffix).unwrap_or(CLASSIC[0]);
            (suffix, format!("runtime/map{suffix}.go"), lines)
        };
        match op {
            Some(Op::MapAccess { ty, ok, .. }) => {
                let (suffix, file, lines) = variant(ty);
                let (name, line) = if ok.is_some() { ("2", lines[1]) } else { ("1", lines[0]) };
                frames.runtime(&format!("mapaccess{name}{suffix}"), &format!("{file}:{line}"));
            }
            Some(Op::MapAssign { ty, .. }) => {
                let (suffix, file, lines) = variant(ty);
                let (pointer, line) = match self.map_kind_of(ty).key_pointers && suffix == "_fast64" {
                    true => ("ptr", CLASSIC_POINTER[at_end]),
                    false => ("", lines[2 + at_end]),
                };
                frames.runtime(&format!("mapassign{suffix}{pointer}"), &format!("{file}:{line}"));
            }
            Some(Op::MapDelete { ty, .. }) => {
                let (suffix, file, lines) = variant(ty);
                frames.runtime(&format!("mapdelete{suffix}"), &format!("{file}:{}", lines[4 + at_end]));
            }
            Some(Op::MapClear { .. }) => {
                frames.runtime("mapclear", &format!("runtime/map.go:{}", [1087, 1134][at_end]));
            }
            _ if self.begins_iteration(goroutine) => {
                frames.runtime("mapiternext", "runtime/map.go:944");
                frames.runtime("mapiterinit", "runtime/map.go:920");
                if self.is_in_library(goroutine) {
                    frames.shown("reflect.mapiterinit(0x0, 0x0, 0x0)", "runtime/map.go:1520 +0x13");
                }
            }
            _ => {
                frames.runtime("mapiternext", "runtime/map.go:944");
                if self.is_in_library(goroutine) {
                    frames.shown("reflect.mapiternext(0x0)", "runtime/map.go:1537 +0x13");
                }
            }
        }
    }

    fn swiss_fault(&self, goroutine: &Goroutine, fatal: Fatal, op: Option<Op>, frames: &mut Frames) {
        const NEXT: &str = "internal/runtime/maps.(*Iter).Next(0x0?)";
        let at_end = goroutine.at_last_check();
        let variant = |ty: TypeId| {
            let suffix = self.map_suffix(ty);
            let (_, lines) = SWISS.into_iter().find(|(name, _)| *name == suffix).unwrap_or(SWISS[0]);
            (suffix, format!("internal/runtime/maps/runtime{suffix}.go"), lines)
        };
        match op {
            Some(Op::MapAccess { ty, ok, .. }) => {
                let (suffix, file, [outer, line, _]) = variant(ty);
                frames.runtime(&format!("mapaccess2{suffix}"), &format!("{file}:{line}"));
                if ok.is_none() {
                    frames.runtime(&format!("mapaccess1{suffix}"), &format!("{file}:{outer}"));
                }
            }
            Some(Op::MapAssign { map, ty, .. }) => {
                let (suffix, file, _) = variant(ty);
                let pointer =
                    if self.map_kind_of(ty).key_pointers && suffix == "_fast64" { "ptr" } else { "" };
                let name = format!("{suffix}{pointer}");
                let lines = SWISS_ASSIGN.iter().find(|(known, _)| *known == name).map_or([0; 3], |row| row.1);
                let check = match (at_end, self.is_small(goroutine, map)) {
                    (false, _) => Check::First,
                    (true, true) => Check::EndOfSmall,
                    (true, false) => Check::End,
                };
                frames.runtime(&format!("mapassign{name}"), &format!("{file}:{}", lines[check as usize]));
            }
            Some(Op::MapDelete { ty, .. }) => {
                let line = if at_end { "703 +0x125" } else { "677 +0x4c" };
                frames.shown("internal/runtime/maps.(*Map).Delete(0x0, 0x0, 0x0)", &format!("{MAP}:{line}"));
                let (suffix, file, [.., outer]) = variant(ty);
                let file = if suffix.is_empty() { "runtime/map.go" } else { &file };
                frames.runtime(&format!("mapdelete{suffix}"), &format!("{file}:{outer}"));
            }
            Some(Op::MapClear { .. }) => {
                let line = if at_end { "789 +0x1b9" } else { "762 +0x45" };
                frames.shown("internal/runtime/maps.(*Map).Clear(0x0, 0x0)", &format!("{MAP}:{line}"));
                frames.runtime("mapclear", "runtime/map.go:185");
            }
            _ if matches!(fatal, Fatal::ConcurrentMapIterationAndMapWrite(_)) => {
                frames.shown(NEXT, "internal/runtime/maps/table.go:882 +0x85");
                self.swiss_iteration(goroutine, op, frames);
            }
            // An iteration that looks an entry up in the table's successor.
            Some(Op::MapIterInit { .. } | Op::MapIterNext { .. }) => {
                let get = "internal/runtime/maps.(*Map).getWithKey(0x0, 0x0, 0x0)";
                frames.shown(get, &format!("{MAP}:432 +0x105"));
                let grown = "internal/runtime/maps.(*Iter).grownKeyElem(...)";
                frames.shown(grown, "internal/runtime/maps/table.go:826");
                frames.shown(NEXT, "internal/runtime/maps/table.go:1047 +0x4a5");
                self.swiss_iteration(goroutine, op, frames);
            }
            _ => {}
        }
    }

    fn swiss_iteration(&self, goroutine: &Goroutine, op: Option<Op>, frames: &mut Frames) {
        // Package reflect has functions of its own for it, which its frame's place stands for.
        if self.is_in_library(goroutine) {
            return;
        }
        match op {
            Some(Op::MapIterInit { .. }) => frames.runtime("mapIterStart", "runtime/map.go:163"),
            Some(Op::MapIterNext { .. }) => frames.runtime("mapIterNext", "runtime/map.go:174"),
            _ => {}
        }
    }

    /// Whether the iteration's first step is under way, a loop's or package reflect's.
    fn begins_iteration(&self, goroutine: &Goroutine) -> bool {
        let depth = goroutine.frames.len().saturating_sub(1);
        matches!(self.current_op(goroutine.id), Some(Op::MapIterInit { .. }))
            || self.native_at(goroutine, depth) == Some("reflect.mapIterInit")
    }

    /// Whether package reflect iterates.
    fn is_in_library(&self, goroutine: &Goroutine) -> bool {
        let func = goroutine.top().and_then(|top| self.program.funcs.get(top.func.0 as usize));
        func.is_some_and(|func| func.origin == FuncOrigin::Library)
    }

    fn map_kind_of(&self, ty: TypeId) -> MapKind {
        MapKind::of(&self.program, ty)
    }

    /// Ending of the names of mapaccess1, mapaccess2 and mapdelete for a map's type.
    pub(super) fn map_suffix(&self, ty: TypeId) -> &'static str {
        match self.map_kind_of(ty).variant {
            Variant::Slow => "",
            Variant::Fast32 => "_fast32",
            Variant::Fast64 => "_fast64",
            Variant::FastStr => "_faststr",
        }
    }

    /// Whether the Swiss map in the top frame's register has no directory.
    fn is_small(&self, goroutine: &Goroutine, map: Reg) -> bool {
        let base = goroutine.top().map_or(0, |top| top.base as usize);
        let map = goroutine.stack.get(base + map.0 as usize).copied().unwrap_or_default();
        self.heap.load(Addr(map).plus(swiss_map::DIR_LEN)) == Ok(0)
    }
}
