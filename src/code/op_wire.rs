//! Instructions as numbers: which one, then its operands. Deriving this would make as much code as the machine itself.

use super::op::{Boxed, IntKind, Op, PrintKind, Reg, Room, TrapKind};
use super::program::{CallSite, ConstId, FuncId, GlobalId, MethodId, NativeId, SelectId, StrId, TypeId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub fn serialize<S: Serializer>(code: &[Op], to: S) -> Result<S::Ok, S::Error> {
    let mut numbers = Vec::new();
    code.iter().for_each(|op| op.write(&mut numbers));
    numbers.serialize(to)
}

pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<Op>, D::Error> {
    let numbers: Vec<u32> = Vec::deserialize(from)?;
    let mut numbers = Numbers { rest: &numbers };
    let mut code = Vec::new();
    while !numbers.rest.is_empty() {
        match Op::read(&mut numbers) {
            Some(op) => code.push(op),
            None => return Err(serde::de::Error::custom("no instruction")),
        }
    }
    Ok(code)
}

/// What is left to read; zeros behind the end.
struct Numbers<'a> {
    rest: &'a [u32],
}

impl Numbers<'_> {
    #[inline(never)]
    fn next(&mut self) -> u32 {
        match self.rest {
            [first, rest @ ..] => {
                self.rest = rest;
                *first
            }
            [] => 0,
        }
    }
}

/// An operand as a number, small where the operand is.
trait Operand: Copy {
    fn number(self) -> u32;
    fn of(number: u32) -> Self;
}

macro_rules! plain {
    ($($name:ty)*) => { $(
        impl Operand for $name {
            fn number(self) -> u32 {
                self.into()
            }

            fn of(number: u32) -> Self {
                number as $name
            }
        }
    )* };
}
plain! { u8 u16 u32 }

macro_rules! signed {
    ($($name:ty)*) => { $(
        impl Operand for $name {
            fn number(self) -> u32 {
                let value = i32::from(self);
                ((value << 1) ^ (value >> 31)) as u32
            }

            fn of(number: u32) -> Self {
                ((number >> 1) as i32 ^ -((number & 1) as i32)) as $name
            }
        }
    )* };
}
signed! { i16 i32 }

macro_rules! index {
    ($($name:ident)*) => { $(
        impl Operand for $name {
            fn number(self) -> u32 {
                self.0.into()
            }

            fn of(number: u32) -> Self {
                $name(Operand::of(number))
            }
        }
    )* };
}
index! { Reg CallSite ConstId FuncId GlobalId MethodId NativeId SelectId StrId TypeId }

impl Operand for bool {
    fn number(self) -> u32 {
        self.into()
    }

    fn of(number: u32) -> Self {
        number != 0
    }
}

impl Operand for Option<Reg> {
    fn number(self) -> u32 {
        self.map_or(0, |reg| reg.number() + 1)
    }

    fn of(number: u32) -> Self {
        number.checked_sub(1).map(Operand::of)
    }
}

/// Numbered in this order; an unknown number is the last.
macro_rules! kinds {
    ($($name:ident { $($variant:ident)*; $last:ident })*) => { $(
        impl Operand for $name {
            fn number(self) -> u32 {
                const ALL: &[$name] = &[$($name::$variant,)* $name::$last];
                ALL.iter().position(|other| *other == self).unwrap_or_default() as u32
            }

            fn of(number: u32) -> Self {
                const ALL: &[$name] = &[$($name::$variant,)* $name::$last];
                ALL.get(number as usize).copied().unwrap_or($name::$last)
            }
        }
    )* };
}
kinds! {
    Boxed { AsIs Constant; Fresh }
    Room { Rounded Exact; Framed }
    IntKind { I8 I16 I32 U8 U16; U32 }
    PrintKind { Bool Int Uint Float Float32 Complex Complex64 Str Pointer Slice Iface Space; Newline }
    TrapKind { RangeFuncContinuedAfterFalse RangeFuncContinuedAfterExit RangeFuncContinuedAfterPanic RangeFuncMissingPanic DivideByZero NilDereference; Unreachable }
}

macro_rules! ops {
    ($($name:ident $({ $($field:ident),* })?)*) => {
        /// Which instruction.
        enum Which {
            $($name,)*
        }

        impl Op {
            fn write(self, to: &mut Vec<u32>) {
                match self {
                    $(Op::$name $({ $($field),* })? => {
                        to.push(Which::$name as u32);
                        $($(to.push($field.number());)*)?
                    })*
                }
            }

            fn read(from: &mut Numbers<'_>) -> Option<Op> {
                let which = from.next();
                $(if which == Which::$name as u32 {
                    return Some(Op::$name $({ $($field: Operand::of(from.next())),* })?);
                })*
                None
            }
        }
    };
}
ops! {
    Move { dst, src }
    MoveN { dst, src, n }
    Zero { dst, n }
    Int { dst, value }
    Const { dst, id }
    Str { dst, id }
    FuncValue { dst, func }
    Add { dst, a, b }
    AddI { dst, a, imm }
    Sub { dst, a, b }
    Mul { dst, a, b }
    DivS { dst, a, b }
    DivU { dst, a, b }
    RemS { dst, a, b }
    RemU { dst, a, b }
    And { dst, a, b }
    Or { dst, a, b }
    Xor { dst, a, b }
    AndNot { dst, a, b }
    Shl { dst, a, b }
    ShrS { dst, a, b }
    ShrU { dst, a, b }
    CheckShift { count }
    Neg { dst, a }
    Com { dst, a }
    Not { dst, a }
    Wrap { dst, src, kind }
    AddF { dst, a, b }
    SubF { dst, a, b }
    MulF { dst, a, b }
    DivF { dst, a, b }
    NegF { dst, a }
    RoundF32 { dst, src }
    AddC { dst, a, b }
    SubC { dst, a, b }
    MulC { dst, a, b }
    DivC { dst, a, b }
    NegC { dst, a }
    RoundC64 { dst, src }
    IntToFloat { dst, src, unsigned, single }
    FloatToInt { dst, src, unsigned }
    Eq { dst, a, b }
    Ne { dst, a, b }
    LtS { dst, a, b }
    LeS { dst, a, b }
    LtU { dst, a, b }
    LeU { dst, a, b }
    EqF { dst, a, b }
    NeF { dst, a, b }
    LtF { dst, a, b }
    LeF { dst, a, b }
    EqStr { dst, a, b }
    LtStr { dst, a, b }
    LeStr { dst, a, b }
    EqIface { dst, a, b }
    EqTy { dst, a, b, ty }
    Jump { to }
    JumpIf { cond, to }
    JumpIfNot { cond, to }
    JumpEq { a, b, to }
    JumpNe { a, b, to }
    JumpLt { a, b, to }
    JumpLe { a, b, to }
    JumpEqI { a, imm, to }
    JumpNeI { a, imm, to }
    JumpLtI { a, imm, to }
    JumpLeI { a, imm, to }
    JumpGtI { a, imm, to }
    JumpGeI { a, imm, to }
    New { dst, ty }
    Load { dst, ptr, off, n }
    Store { ptr, off, src, n }
    CopyMem { to, from, n }
    PtrAdd { dst, ptr, off }
    NilCheck { ptr }
    LoadGlobal { dst, global, n }
    StoreGlobal { global, src, n }
    GlobalAddr { dst, global }
    LoadCapture { dst, index, n }
    MakeClosure { dst, func, src, n }
    RegIndex { dst, base, idx, len, n }
    RegSetIndex { base, idx, src, len, n }
    ArrayElemAddr { dst, ptr, idx, len, size }
    SliceElemAddr { dst, slice, idx, size }
    LoadElem { dst, slice, idx, n }
    StoreElem { slice, idx, src, n }
    StrIndex { dst, s, idx }
    BoundsCheck { idx, len }
    MakeSlice { dst, elem, len, cap }
    SliceSlice { dst, src, bounds, has, size }
    SliceArray { dst, ptr, bounds, has, size, len }
    SliceStr { dst, src, bounds, has }
    AppendElems { dst, slice, src, count, elem }
    AppendFramed { dst, slice, src, count, elem, used }
    AppendSlice { dst, slice, other, elem }
    AppendStr { dst, slice, s }
    CopySlice { n_dst, to, from, size }
    CopyStr { n_dst, to, s }
    ClearSlice { slice, size }
    SliceToArrayPtr { dst, slice, len }
    Concat { dst, src, count }
    StrFromBytes { dst, slice }
    BytesFromStr { dst, s, room }
    StrFromRunes { dst, slice }
    RunesFromStr { dst, s, room }
    StrFromRune { dst, rune }
    RangeStr { dst, s, idx }
    MakeIface { dst, src, ty }
    Assert { dst, src, ty, iface, ok }
    AssertIface { dst, src, ty, iface, ok }
    IfaceIs { dst, src, ty }
    IfaceImplements { dst, src, ty }
    Unbox { dst, src, ty }
    Call { func, at }
    CallClosure { closure, at }
    CallIface { recv, method, at }
    CallNative { native, at }
    Return
    RunDefers
    Defer { site }
    Go { site }
    FrameDepth { dst }
    Panic { src, boxed }
    Recover { dst }
    Trap { kind }
    MakeChan { dst, ty, cap }
    Send { chan, src }
    Recv { dst, chan, ok }
    Close { chan }
    ChanLen { dst, chan }
    ChanCap { dst, chan }
    Select { dst, id }
    MakeMap { dst, ty, hint }
    MapAccess { dst, map, key, ty, ok }
    MapAssign { dst, map, key, ty }
    MapDelete { map, key, ty }
    MapClear { map, ty }
    MapIterInit { dst, map, ty }
    MapIterKey { dst, iter }
    MapIterNext { iter, ty }
    MapLen { dst, map }
    Print { src, kind }
    Exit
}
