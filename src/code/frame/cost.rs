//! What an instruction takes of the frame in gc's code: the runtime's functions that it calls, and variables of its own
//! (cmd/compile/internal/walk, ssagen). Widths of runtime calls are those of their arguments; `rtcall`s have room for
//! the results, too.

use super::abi::{in_registers, width};
use super::flow::{Flow, Origin, Value, slots};
use super::objects::Fate;
use super::uses::{Uses, packed};
use crate::code::inline::Go;
use crate::code::op::{Callee, DeferKind, Op, PrintKind, Reg, Room, TrapKind};
use crate::code::program::{CallSite, Program, SelectId, Shape, TypeId};

/// runtime._defer, maps.Iter and hiter, hmap and maps.Map.
const DEFER: u32 = 48;
const ITERATOR: u32 = 96;
const MAP: u32 = 48;
/// Entries of a bucket and of a group, and the largest key or element in one.
const ENTRIES: u32 = 8;
const WIDEST: u32 = 128;
/// Go 1.27 has allocation functions of their own for objects up to this size (ssagen: specializedMallocSym).
const SPECIAL: u32 = 80;
/// Objects that the compiler leaves in the frame are no larger (ir.MaxImplicitStackVarSize).
const IMPLICIT: u32 = 64 << 10;

#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// It calls, with so many bytes for the callee's arguments.
    pub call: Option<u32>,
    /// It calls when it fails, and never comes back.
    pub fails: Option<u32>,
    /// Bytes that it alone uses.
    pub room: u32,
    /// Such bytes of a variable whose address the program does not take: larger ones share.
    pub shared: u32,
    /// A variable that could be in registers.
    pub plain: u32,
}

impl Cost {
    const NONE: Cost = Cost { call: None, fails: None, room: 0, shared: 0, plain: 0 };

    fn call(width: u32) -> Cost {
        Cost { call: Some(width), ..Cost::NONE }
    }

    fn fails(width: u32) -> Cost {
        Cost { fails: Some(width), ..Cost::NONE }
    }

    fn with(self, room: u32) -> Cost {
        Cost { room, ..self }
    }
}

pub struct Costs<'c, 'p> {
    pub flow: &'c mut Flow<'p>,
    pub fates: &'c [Fate],
    pub uses: &'c Uses,
    pub go: Go,
}

pub fn size(program: &Program, ty: TypeId) -> u32 {
    program.types.get(ty.0 as usize).map_or(0, |desc| desc.size as u32)
}

fn align(program: &Program, ty: TypeId) -> u32 {
    program.types.get(ty.0 as usize).map_or(1, |desc| desc.align.max(1))
}

impl Costs<'_, '_> {
    pub fn escapes(&self, value: Value) -> bool {
        self.fates.get(value as usize).is_none_or(|fate| fate.escapes)
    }

    pub fn leaks(&self, value: Value) -> bool {
        self.fates.get(value as usize).is_none_or(|fate| fate.leaks)
    }

    pub fn made(&mut self, pc: usize, k: u32) -> Value {
        self.flow.value(Origin::Made(pc as u32, k))
    }

    fn object(&self) -> Cost {
        match self.go {
            Go::Go123 => Cost::call(16),
            // mallocgc of a size class.
            Go::Go127 => Cost::call(32),
        }
    }

    /// Whether a new object is that of a variable.
    fn is_variable(&self, pc: usize) -> bool {
        let flat = self.flow.code[pc];
        let (Op::New { dst, .. }, Some(func)) =
            (flat.op, self.flow.program.funcs.get(flat.place.0.0 as usize))
        else {
            return false;
        };
        // It may be set to its first value before it has its name.
        let named = flat.place.1 + 1..=flat.place.1 + 2;
        func.locals.iter().any(|local| local.boxed && local.reg == dst && named.contains(&local.from))
    }

    /// Whether a new object is that of a parameter: those are made before the first statement.
    fn is_parameter(&self, pc: usize) -> bool {
        let flat = self.flow.code[pc];
        let (Op::New { dst, .. }, Some(func)) =
            (flat.op, self.flow.program.funcs.get(flat.place.0.0 as usize))
        else {
            return false;
        };
        let before = func.stmt_starts.first().is_none_or(|&first| flat.place.1 < first);
        match self.flow.code.get(pc + 1).map(|flat| flat.op) {
            Some(Op::Store { ptr, src, .. }) if before && ptr == dst => {
                let value = self.flow.at(pc + 1, src, 0);
                matches!(self.flow.origins.get(value as usize), Some(Origin::Param(_)))
            }
            _ => false,
        }
    }

    /// A bounds check: since Go 1.25 its values stay in registers.
    fn bounds(&self) -> Cost {
        match self.go {
            Go::Go123 => Cost::fails(16),
            Go::Go127 => Cost::fails(0),
        }
    }

    pub fn of(&mut self, pc: usize) -> Cost {
        let program = self.flow.program;
        if self.flow.code[pc].leaves || self.uses.dead.contains(&pc) {
            return Cost::NONE;
        }
        let op = self.flow.code[pc].op;
        match op {
            Op::Call { .. } | Op::CallClosure { .. } | Op::CallIface { .. } | Op::CallNative { .. } => {
                self.of_call(pc, op)
            }
            Op::New { ty, .. } => {
                let value = self.made(pc, 0);
                if !self.escapes(value) && self.is_parameter(pc) {
                    // The caller's frame has a place for it.
                    Cost::NONE
                } else if !self.uses.kept.contains(&value) && in_registers(program, ty) {
                    Cost { plain: size(program, ty), ..Cost::NONE }
                } else if !self.escapes(value) {
                    Cost::NONE.with(size(program, ty))
                } else if size(program, ty) == 0 {
                    Cost::NONE
                } else if self.is_variable(pc) || size(program, ty) > SPECIAL {
                    // newobject.
                    Cost::call(16)
                } else {
                    self.object()
                }
            }
            Op::MakeClosure { n, .. } => {
                let value = self.made(pc, 0);
                if self.escapes(value) { self.object() } else { Cost::NONE.with(8 + 8 * u32::from(n)) }
            }
            Op::MakeSlice { elem, len, .. } => self.of_slice(pc, elem, len),
            Op::MakeIface { src, ty, .. } => self.of_interface(pc, src, ty),
            Op::MakeMap { ty, hint, .. } => self.of_map(pc, ty, hint),
            Op::EqStr { a, b, .. } => {
                let constant = [a, b].iter().any(|&reg| self.flow.is_constant(self.flow.at(pc, reg, 0)));
                if constant { Cost::NONE } else { Cost::call(24) }
            }
            Op::LtStr { .. } | Op::LeStr { .. } => Cost::call(32),
            Op::EqIface { .. } => Cost::call(24),
            // growslice.
            Op::AppendElems { .. } | Op::AppendSlice { .. } | Op::AppendStr { .. } => Cost::call(64),
            Op::AppendFramed { .. } => Cost::call(64).with(match self.go {
                Go::Go123 => 0,
                Go::Go127 => 32,
            }),
            Op::CopySlice { .. } | Op::CopyStr { .. } => Cost::call(24),
            Op::Concat { count, .. } => {
                let value = self.made(pc, 0);
                let buffer = if self.escapes(value) || self.leaks(value) { 0 } else { 32 };
                match u32::from(count) {
                    n @ 0..=5 => Cost { shared: buffer, ..Cost::call(8 + 16 * n) },
                    n => Cost { shared: buffer + 16 * n, ..Cost::call(32) },
                }
            }
            Op::StrFromBytes { .. } | Op::StrFromRunes { .. } => {
                let value = self.made(pc, 0);
                let buffer = if self.escapes(value) || self.leaks(value) { 0 } else { 32 };
                Cost { shared: buffer, ..Cost::call(24) }
            }
            Op::RangeStr { .. } => Cost::call(24),
            Op::BytesFromStr { room, .. } => Cost::call(24).with(in_frame(room, 32)),
            Op::RunesFromStr { room, .. } => Cost::call(24).with(in_frame(room, 128)),
            Op::StrFromRune { .. } => {
                let value = self.made(pc, 0);
                let buffer = if self.escapes(value) || self.leaks(value) { 0 } else { 4 };
                Cost::call(16).with(buffer)
            }
            Op::Assert { ok: None, .. } => Cost::fails(24),
            Op::AssertIface { .. } | Op::IfaceImplements { .. } => Cost::call(24),
            Op::Go { site } => {
                let captured = self.captured(pc, site);
                if captured > 0 { self.object() } else { Cost::call(8) }
            }
            Op::Defer { site } => self.of_defer(pc, site),
            Op::RunDefers => Cost::call(0),
            Op::Recover { .. } => Cost::call(match self.go {
                Go::Go123 => 8,
                Go::Go127 => 0,
            }),
            Op::Panic { .. } => Cost::fails(16),
            Op::Trap { kind } => match kind {
                TrapKind::RangeFuncContinuedAfterFalse
                | TrapKind::RangeFuncContinuedAfterExit
                | TrapKind::RangeFuncContinuedAfterPanic
                | TrapKind::RangeFuncMissingPanic => Cost::fails(8),
                TrapKind::UnsafeSliceLen
                | TrapKind::UnsafeStringLen
                | TrapKind::UnsafeSliceNil
                | TrapKind::UnsafeStringNil
                | TrapKind::DivideByZero => Cost::fails(0),
                TrapKind::NilDereference | TrapKind::Unreachable => Cost::NONE,
            },
            Op::MakeChan { .. } => Cost::call(16),
            Op::Send { chan, src } => {
                let constant = self.flow.is_constant(self.flow.at(pc, src, 0));
                Cost::call(16).with(if constant { 0 } else { self.element(pc, chan) })
            }
            Op::Recv { dst, chan, .. } => {
                let reg = self.flow.code[pc].base + u32::from(dst.0);
                let read = self.flow.alive[pc].get(reg as usize).copied().unwrap_or(false);
                Cost::call(16).with(if read { self.element(pc, chan) } else { 0 })
            }
            Op::Close { .. } => Cost::call(8),
            Op::Select { id, .. } => self.of_select(pc, id),
            Op::MapAccess { ty, .. } | Op::MapAssign { ty, .. } | Op::MapDelete { ty, .. } => {
                let Shape::Map { key, value } = program.shape(ty) else { return Cost::call(24) };
                let fast = size(program, *value) <= WIDEST;
                match program.shape(*key) {
                    Shape::String if fast => Cost::call(32),
                    Shape::Int { .. } | Shape::Pointer(_) | Shape::Chan { .. } | Shape::UnsafePointer
                        if fast && matches!(size(program, *key), 4 | 8) =>
                    {
                        Cost::call(24)
                    }
                    _ => Cost::call(24).with(size(program, *key)),
                }
            }
            Op::MapClear { .. } => Cost::call(16),
            Op::MapIterInit { .. } => Cost::call(24).with(ITERATOR),
            Op::MapIterNext { .. } => Cost::call(8),
            Op::Print { kind, .. } => Cost::call(match kind {
                PrintKind::Space | PrintKind::Newline => 0,
                PrintKind::Str | PrintKind::Complex | PrintKind::Complex64 | PrintKind::Iface => 16,
                PrintKind::Slice => 24,
                PrintKind::Bool
                | PrintKind::Int
                | PrintKind::Uint
                | PrintKind::Float
                | PrintKind::Float32
                | PrintKind::Pointer => 8,
            }),
            _ if op.checks_bounds() => self.bounds(),
            Op::DivS { b, .. } | Op::DivU { b, .. } | Op::RemS { b, .. } | Op::RemU { b, .. } => {
                let constant = self.flow.is_constant(self.flow.at(pc, b, 0));
                if constant { Cost::NONE } else { Cost::fails(0) }
            }
            Op::CheckShift { .. } => Cost::fails(0),
            _ => Cost::NONE,
        }
    }

    fn of_call(&self, pc: usize, op: Op) -> Cost {
        let program = self.flow.program;
        let Some((params, results)) = self.flow.calls.get(&(pc as u32)).and_then(|call| call.types.as_ref())
        else {
            return Cost::call(0);
        };
        let callee = match op {
            Op::Call { func, .. } => program.funcs.get(func.0 as usize),
            _ => None,
        };
        let name = callee.map_or("", |callee| &*callee.name);
        let bytes = width(program, params, results);
        Cost::call(match name {
            // They are inlined: what they call has a writer or reader, too.
            "fmt.Print" | "fmt.Printf" | "fmt.Println" | "fmt.Scan" | "fmt.Scanf" | "fmt.Scanln" => {
                bytes + 16
            }
            // An instance of a generic function has its dictionary.
            name if name.contains("[...]") => bytes + 8,
            _ => bytes,
        })
    }

    fn of_slice(&mut self, pc: usize, elem: TypeId, len: Reg) -> Cost {
        let value = self.made(pc, 0);
        if self.uses.later.contains(&value) && !self.uses.kept.contains(&value) {
            return Cost::NONE;
        }
        let fixed = self.flow.number_of(self.flow.at(pc, len, 0));
        let bytes = fixed.map(|len| len.saturating_mul(size(self.flow.program, elem)));
        match bytes.filter(|&bytes| bytes <= IMPLICIT && !self.escapes(value)) {
            Some(bytes) => Cost { shared: bytes, ..Cost::NONE },
            None => Cost::call(24),
        }
    }

    /// runtime.convT and its like (walk.dataWord).
    fn of_interface(&mut self, pc: usize, src: Reg, ty: TypeId) -> Cost {
        let program = self.flow.program;
        let data = self.made(pc, 1);
        let n = slots(program, ty);
        let bytes = size(program, ty);
        let direct = program.is_direct(program.shape(ty));
        if direct || bytes <= 1 || (0..n).all(|k| self.flow.is_constant(self.flow.at(pc, src, k))) {
            return Cost::NONE;
        }
        let copied = if in_registers(program, ty) { bytes } else { 0 };
        if !self.escapes(data) && !self.leaks(data) {
            return Cost::NONE.with(bytes);
        }
        match program.shape(ty) {
            Shape::String => Cost::call(16),
            Shape::Slice(_) => Cost::call(24),
            _ if matches!(bytes, 2 | 4 | 8) && !program.has_pointers(ty) => Cost::call(8),
            _ => Cost::call(16).with(copied),
        }
    }

    /// A small map that stays here has its header and first bucket or group in the frame (walk.walkMakeMap).
    fn of_map(&mut self, pc: usize, ty: TypeId, hint: Option<Reg>) -> Cost {
        let program = self.flow.program;
        let value = self.made(pc, 0);
        let hint = hint.map(|reg| self.flow.number_of(self.flow.at(pc, reg, 0)));
        let small = hint.is_none_or(|hint| hint.is_some_and(|hint| hint <= ENTRIES));
        let Shape::Map { key, value: elem } = program.shape(ty) else { return Cost::call(24) };
        if !small {
            return Cost::call(24);
        }
        if self.escapes(value) {
            return Cost::call(0);
        }
        let wide = |ty: TypeId| match size(program, ty) {
            bytes if bytes > WIDEST => 8,
            bytes => bytes,
        };
        let room = match self.go {
            Go::Go123 => 8 + ENTRIES * (wide(*key) + wide(*elem)) + 8,
            Go::Go127 => {
                let (of_key, of_elem) = (align(program, *key), align(program, *elem));
                let pair = wide(*key).next_multiple_of(of_elem) + wide(*elem);
                8 + ENTRIES * pair.next_multiple_of(of_key.max(of_elem))
            }
        };
        Cost::NONE.with(MAP + room)
    }

    /// Words that the function around a later call captures: what is not constant of callee and arguments.
    fn captured(&self, pc: usize, site: CallSite) -> u32 {
        let Some(desc) = self.flow.program.sites.get(site.0 as usize) else { return 0 };
        let mut captured = match desc.callee {
            Callee::Func(_) => 0,
            Callee::Closure(_) if desc.arg_slots + desc.result_slots == 0 => 0,
            Callee::Closure(_) => 1,
            Callee::Iface(..) => 2,
        };
        let first = Reg(desc.at.0 + desc.result_slots);
        let mut k = 0;
        while k < u32::from(desc.arg_slots) {
            let value = self.flow.at(pc, first, k);
            let (words, slots) = match packed(self.flow, value) {
                Some(words) => (words, 3),
                None => (u32::from(!self.flow.is_constant(value)), 1),
            };
            captured += words;
            k += slots;
        }
        captured
    }

    fn of_defer(&self, pc: usize, site: CallSite) -> Cost {
        let Some(desc) = self.flow.program.sites.get(site.0 as usize) else { return Cost::NONE };
        let closure = match self.captured(pc, site) {
            0 => 0,
            words => 8 + 8 * words,
        };
        match desc.kind {
            DeferKind::OpenCoded => Cost::NONE.with(8 + closure),
            DeferKind::Stack => Cost::call(8).with(DEFER + closure),
            DeferKind::Heap if closure > 0 => self.object(),
            DeferKind::Heap => Cost::call(8),
        }
    }

    /// selectgo's cases, its order, and a place for each element; with one case and a default the runtime has functions
    /// of their own (walk.walkSelectCases).
    fn of_select(&self, pc: usize, id: SelectId) -> Cost {
        let Some(desc) = self.flow.program.selects.get(id.0 as usize) else { return Cost::NONE };
        let elements: u32 =
            desc.cases.iter().map(|case| self.element(pc, case.chan).next_multiple_of(8)).sum();
        match desc.cases.len() as u32 {
            0 => Cost::call(0),
            1 => Cost::call(16).with(elements),
            n => Cost::call(48).with(16 * n + (4 * n).next_multiple_of(8) + elements),
        }
    }

    /// Bytes of a channel's element.
    fn element(&self, pc: usize, chan: Reg) -> u32 {
        const WORD: u32 = 8;
        let program = self.flow.program;
        let reg = self.flow.code[pc].base + u32::from(chan.0);
        let ty = self.type_of(self.flow.at(pc, chan, 0)).or_else(|| {
            let here = |of: &&super::splice::Named| of.reg == reg && (of.from..of.to).contains(&(pc as u32));
            self.flow.locals.iter().find(here).map(|of| of.ty)
        });
        match ty.map(|ty| program.shape(ty)) {
            Some(Shape::Chan { elem, .. }) => size(program, *elem),
            _ => WORD,
        }
    }

    fn type_of(&self, value: Value) -> Option<TypeId> {
        let program = self.flow.program;
        if let Some(&Origin::Param(reg)) = self.flow.origins.get(value as usize) {
            let func = self.flow.func;
            let mut at = u32::from(func.result_slots);
            for ty in func.params.iter().copied().chain(func.recv) {
                if at == reg {
                    return Some(ty);
                }
                at += slots(program, ty);
            }
            return None;
        }
        let (pc, op) = self.flow.maker(value)?;
        match op {
            Op::MakeChan { ty, .. } => Some(ty),
            Op::LoadGlobal { global, .. } => program.globals.get(global.0 as usize).map(|of| of.ty),
            Op::LoadCapture { index, .. } => {
                let &Origin::Made(_, k) = self.flow.origins.get(value as usize)? else { return None };
                let func = program.funcs.get(self.flow.code[pc].place.0.0 as usize)?;
                let slot = u32::from(index) + k;
                func.captures.iter().find(|of| !of.by_ref && u32::from(of.slot) == slot).map(|of| of.ty)
            }
            _ => None,
        }
    }
}

fn in_frame(room: Room, bytes: u32) -> u32 {
    match room {
        Room::Framed => bytes,
        Room::Rounded | Room::Exact => 0,
    }
}
