//! Where Go 1.23.9 and 1.27.3 place the functions of their runtimes and libraries that race reports show: those that
//! access memory for the program (at their entry, as racereadpc and racewritepc are told), and those that create goroutines.

use crate::code::program::{Program, Shape, TypeId};

/// A function's name and place, under the Go root.
pub type Entry = (&'static str, &'static str);

/// The functions that have one place each.
pub struct Lines {
    pub map_clear: Entry,
    pub map_iter_init: Entry,
    pub map_iter_next: Entry,
    pub send: Entry,
    pub close: Entry,
    pub slice_copy: Entry,
    pub string_of_bytes: Entry,
    pub string_of_runes: Entry,
    pub defer_return: Entry,
    /// Who creates goroutines for AfterFunc, and for finalizers and cleanups.
    pub timer: Entry,
    pub finalizer: Entry,
}

const GO_127: Lines = Lines {
    map_clear: ("runtime.mapclear()", "runtime/map.go:178"),
    map_iter_init: ("runtime.mapIterStart()", "runtime/map.go:156"),
    map_iter_next: ("runtime.mapIterNext()", "runtime/map.go:168"),
    send: ("runtime.chansend()", "runtime/chan.go:176"),
    close: ("runtime.closechan()", "runtime/chan.go:414"),
    slice_copy: ("runtime.slicecopy()", "runtime/slice.go:392"),
    string_of_bytes: ("runtime.slicebytetostring()", "runtime/string.go:140"),
    string_of_runes: ("runtime.slicerunetostring()", "runtime/string.go:261"),
    defer_return: ("runtime.deferreturn()", "runtime/panic.go:668"),
    timer: ("time.goFunc()", "time/sleep.go:182"),
    finalizer: ("runtime.createfing()", "runtime/mfinal.go:172"),
};

const GO_123: Lines = Lines {
    map_clear: ("runtime.mapclear()", "runtime/map.go:1075"),
    map_iter_init: ("runtime.mapiterinit()", "runtime/map.go:877"),
    map_iter_next: ("runtime.mapiternext()", "runtime/map.go:937"),
    send: ("runtime.chansend()", "runtime/chan.go:171"),
    close: ("runtime.closechan()", "runtime/chan.go:397"),
    slice_copy: ("runtime.slicecopy()", "runtime/slice.go:355"),
    string_of_bytes: ("runtime.slicebytetostring()", "runtime/string.go:91"),
    string_of_runes: ("runtime.slicerunetostring()", "runtime/string.go:212"),
    defer_return: ("runtime.deferreturn()", "runtime/panic.go:611"),
    timer: ("time.goFunc()", "time/sleep.go:215"),
    finalizer: ("runtime.createfing()", "runtime/mfinal.go:163"),
};

pub fn lines(as_go123: bool) -> &'static Lines {
    if as_go123 { &GO_123 } else { &GO_127 }
}

/// The functions for one kind of map (cmd/compile mapfast): ending of their names, file, and lines.
pub struct MapLines {
    pub suffix: &'static str,
    pub file: &'static str,
    /// Of mapaccess1 and mapaccess2: Go 1.27's mapaccess1 calls the other.
    pub access: [u32; 2],
    /// With its own ending: Go 1.23 reports the writes of pointer keys as those of numbers.
    pub assign: (&'static str, u32),
    pub delete: (&'static str, &'static str, u32),
}

/// Ending, file, lines of mapaccess1, mapaccess2, mapassign and mapdelete.
const fn map_lines(suffix: &'static str, file: &'static str, lines: [u32; 4]) -> MapLines {
    MapLines {
        suffix,
        file,
        access: [lines[0], lines[1]],
        assign: (suffix, lines[2]),
        delete: (suffix, file, lines[3]),
    }
}

const SLOW_127: MapLines = MapLines {
    delete: ("", "runtime/map.go", 135),
    ..map_lines("", "internal/runtime/maps/runtime.go", [58, 63, 143, 0])
};
const FAST_32_127: MapLines =
    map_lines("_fast32", "internal/runtime/maps/runtime_fast32.go", [17, 22, 187, 479]);
const FAST_64_127: MapLines =
    map_lines("_fast64", "internal/runtime/maps/runtime_fast64.go", [17, 22, 182, 544]);
const POINTER_127: MapLines = MapLines { assign: ("_fast64ptr", 400), ..FAST_64_127 };
const STRING_127: MapLines =
    map_lines("_faststr", "internal/runtime/maps/runtime_faststr.go", [115, 120, 261, 409]);

const SLOW_123: MapLines = map_lines("", "runtime/map.go", [409, 479, 615, 741]);
const FAST_32_123: MapLines = map_lines("_fast32", "runtime/map_fast32.go", [13, 62, 113, 302]);
const FAST_64_123: MapLines = map_lines("_fast64", "runtime/map_fast64.go", [13, 62, 113, 304]);
const STRING_123: MapLines = map_lines("_faststr", "runtime/map_faststr.go", [13, 117, 223, 321]);

/// Of a map type.
pub fn of_map(program: &Program, ty: TypeId, as_go123: bool) -> &'static MapLines {
    let desc = |ty: TypeId| program.types.get(ty.0 as usize);
    let slow = if as_go123 { &SLOW_123 } else { &SLOW_127 };
    let Some(Shape::Map { key, value }) = desc(ty).map(|desc| &desc.shape) else { return slow };
    let (Some(key), Some(elem)) = (desc(*key), desc(*value)) else { return slow };
    // abi.MapMaxElemBytes
    if elem.size > 128 {
        return slow;
    }
    match (&key.shape, key.size, as_go123) {
        (Shape::String, _, true) => &STRING_123,
        (Shape::String, _, false) => &STRING_127,
        (Shape::Pointer(_) | Shape::Chan { .. } | Shape::UnsafePointer, _, true) => &FAST_64_123,
        (Shape::Pointer(_) | Shape::Chan { .. } | Shape::UnsafePointer, _, false) => &POINTER_127,
        (shape, 4, true) if is_plain(shape) => &FAST_32_123,
        (shape, 4, false) if is_plain(shape) => &FAST_32_127,
        (shape, 8, true) if is_plain(shape) => &FAST_64_123,
        (shape, 8, false) if is_plain(shape) => &FAST_64_127,
        _ => slow,
    }
}

/// Compared as bytes (types.AlgType AMEM32, AMEM64), as far as one slot goes.
fn is_plain(shape: &Shape) -> bool {
    matches!(shape, Shape::Int { .. } | Shape::Bool)
}
