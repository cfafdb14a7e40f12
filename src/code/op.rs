//! The instruction set. One executed instruction is one micro-step; the runtime operations (maps, channels, sync)
//! take several micro-steps each, during which the instruction stays current.
//!
//! Operands are typed: a [`Reg`] is relative to the frame's base. `dst` comes first. Multi-slot values occupy
//! consecutive registers.

use super::program::{CallSite, ConstId, FuncId, GlobalId, MethodId, NativeId, SelectId, StrId, TypeId};
use serde::{Deserialize, Serialize};

/// A frame-relative register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Reg(pub u16);

/// An instruction index in the same function.
pub type Pc = u32;

/// Widths that a 64-bit result is wrapped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntKind {
    I8,
    I16,
    I32,
    U8,
    U16,
    U32,
}

/// How the compiler would implement a defer statement (cmd/compile/internal/ssagen, runtime/panic.go).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeferKind {
    OpenCoded,
    Stack,
    Heap,
}

/// Where the interface value of a `panic` comes from; decides whether two of them hold the same data word, and so
/// whether Go prints them as one (cmd/compile/internal/walk: dataWord; runtime/iface.go: convT64 and its like).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Boxed {
    /// It was an interface value already, or its data word is the value itself.
    AsIs,
    /// A constant's box in read-only data, one for each value.
    Constant,
    /// Boxed by the statement.
    Fresh,
}

/// What a call, `go` or `defer` calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Callee {
    Func(FuncId),
    /// Register with a function value. Nil: a memory fault when called (`go`: fatal `go of nil func value`).
    Closure(Reg),
    /// Register pair with an interface value; the machine appends the receiver's slots after the parameters.
    Iface(Reg, MethodId),
}

/// The capacity of a slice made from a string (runtime/string.go; walk/convert.go).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// An allocation's size class.
    Rounded,
    /// Its length: a constant's array, or a string that nobody will see written.
    Exact,
    /// 32 elements of the frame, when they suffice.
    Framed,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    // ---- moves and constants
    Move {
        dst: Reg,
        src: Reg,
    },
    MoveN {
        dst: Reg,
        src: Reg,
        n: u16,
    },
    Zero {
        dst: Reg,
        n: u16,
    },
    /// Sign-extended small constant.
    Int {
        dst: Reg,
        value: i32,
    },
    /// 64-bit constant from the pool.
    Const {
        dst: Reg,
        id: ConstId,
    },
    /// String constant (2 slots).
    Str {
        dst: Reg,
        id: StrId,
    },
    /// Function value of a function without captures.
    FuncValue {
        dst: Reg,
        func: FuncId,
    },

    // ---- 64-bit integers (wrapping); narrow kinds follow with `Wrap`
    Add {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    AddI {
        dst: Reg,
        a: Reg,
        imm: i16,
    },
    Sub {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    Mul {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// Signed division; panics on zero; `MinInt64 / -1` wraps.
    DivS {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    DivU {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    RemS {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    RemU {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    And {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    Or {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    Xor {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    AndNot {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// Counts of 64 and more give 0 (or the sign, for `ShrS`). The count is taken as unsigned.
    Shl {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    ShrS {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    ShrU {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// Panics `negative shift amount` when the signed count is negative.
    CheckShift {
        count: Reg,
    },
    Neg {
        dst: Reg,
        a: Reg,
    },
    /// Bitwise complement.
    Com {
        dst: Reg,
        a: Reg,
    },
    /// Boolean negation.
    Not {
        dst: Reg,
        a: Reg,
    },
    Wrap {
        dst: Reg,
        src: Reg,
        kind: IntKind,
    },

    // ---- floats (f64 bits) and complex (2 slots)
    AddF {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    SubF {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    MulF {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    DivF {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    NegF {
        dst: Reg,
        a: Reg,
    },
    /// Rounds to float32 precision.
    RoundF32 {
        dst: Reg,
        src: Reg,
    },
    AddC {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    SubC {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    MulC {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// runtime/complex.go complex128div.
    DivC {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    NegC {
        dst: Reg,
        a: Reg,
    },
    /// Rounds both parts to float32 precision.
    RoundC64 {
        dst: Reg,
        src: Reg,
    },
    /// Signed or unsigned 64-bit integer to float64, or in one rounding to float32.
    IntToFloat {
        dst: Reg,
        src: Reg,
        unsigned: bool,
        single: bool,
    },
    /// As amd64 converts: truncation, out-of-range values as the hardware gives them.
    FloatToInt {
        dst: Reg,
        src: Reg,
        unsigned: bool,
    },

    // ---- comparisons, giving 0 or 1
    Eq {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    Ne {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    LtS {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    LeS {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    LtU {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    LeU {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    EqF {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    NeF {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    LtF {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    LeF {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    EqStr {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    LtStr {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    LeStr {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// Interface equality; may panic `comparing uncomparable type`.
    EqIface {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// Equality of two values of any comparable type, by its structure.
    EqTy {
        dst: Reg,
        a: Reg,
        b: Reg,
        ty: TypeId,
    },

    // ---- jumps
    Jump {
        to: Pc,
    },
    JumpIf {
        cond: Reg,
        to: Pc,
    },
    JumpIfNot {
        cond: Reg,
        to: Pc,
    },
    JumpEq {
        a: Reg,
        b: Reg,
        to: Pc,
    },
    JumpNe {
        a: Reg,
        b: Reg,
        to: Pc,
    },
    JumpLt {
        a: Reg,
        b: Reg,
        to: Pc,
    },
    JumpLe {
        a: Reg,
        b: Reg,
        to: Pc,
    },
    JumpEqI {
        a: Reg,
        imm: i16,
        to: Pc,
    },
    JumpNeI {
        a: Reg,
        imm: i16,
        to: Pc,
    },
    JumpLtI {
        a: Reg,
        imm: i16,
        to: Pc,
    },
    JumpLeI {
        a: Reg,
        imm: i16,
        to: Pc,
    },
    JumpGtI {
        a: Reg,
        imm: i16,
        to: Pc,
    },
    JumpGeI {
        a: Reg,
        imm: i16,
        to: Pc,
    },

    // ---- memory
    /// Pointer to a new zeroed object holding one `ty`.
    New {
        dst: Reg,
        ty: TypeId,
    },
    /// `n` slots from `ptr + off`; nil is a memory fault.
    Load {
        dst: Reg,
        ptr: Reg,
        off: u16,
        n: u16,
    },
    Store {
        ptr: Reg,
        off: u16,
        src: Reg,
        n: u16,
    },
    /// `n` slots from memory at `from` to memory at `to` (large values that do not pass through registers); the
    /// ranges may overlap. A nil pointer is a memory fault.
    CopyMem {
        to: Reg,
        from: Reg,
        n: u32,
    },
    /// Address of a part; nil is a memory fault (as Go checks `&p.f`).
    PtrAdd {
        dst: Reg,
        ptr: Reg,
        off: u32,
    },
    NilCheck {
        ptr: Reg,
    },
    LoadGlobal {
        dst: Reg,
        global: GlobalId,
        n: u16,
    },
    StoreGlobal {
        global: GlobalId,
        src: Reg,
        n: u16,
    },
    GlobalAddr {
        dst: Reg,
        global: GlobalId,
    },
    /// `n` slots of the running closure's captures, from capture slot `index` (0 is the first capture).
    LoadCapture {
        dst: Reg,
        index: u16,
        n: u16,
    },
    /// Closure object of `func` with `n` capture slots copied from `src`.
    MakeClosure {
        dst: Reg,
        func: FuncId,
        src: Reg,
        n: u16,
    },

    // ---- arrays, slices, strings
    /// `dst[0..n] = base[idx]` within registers; `len` elements of `n` slots. Panics when out of range.
    RegIndex {
        dst: Reg,
        base: Reg,
        idx: Reg,
        len: u16,
        n: u16,
    },
    RegSetIndex {
        base: Reg,
        idx: Reg,
        src: Reg,
        len: u16,
        n: u16,
    },
    /// Address of an element of the array at `ptr`.
    ArrayElemAddr {
        dst: Reg,
        ptr: Reg,
        idx: Reg,
        len: u32,
        size: u16,
    },
    SliceElemAddr {
        dst: Reg,
        slice: Reg,
        idx: Reg,
        size: u16,
    },
    LoadElem {
        dst: Reg,
        slice: Reg,
        idx: Reg,
        n: u16,
    },
    StoreElem {
        slice: Reg,
        idx: Reg,
        src: Reg,
        n: u16,
    },
    StrIndex {
        dst: Reg,
        s: Reg,
        idx: Reg,
    },
    /// Index check alone (`_ = a[i]` on zero-size or constant cases).
    BoundsCheck {
        idx: Reg,
        len: Reg,
    },
    MakeSlice {
        dst: Reg,
        elem: TypeId,
        len: Reg,
        cap: Reg,
    },
    /// `bounds..bounds+3` hold lo, hi, max; `has` bit 0, 1, 2 says which are given. `size` is the element's slots.
    SliceSlice {
        dst: Reg,
        src: Reg,
        bounds: Reg,
        has: u8,
        size: u16,
    },
    /// Slice of the array of `len` elements at `ptr` (1 register).
    SliceArray {
        dst: Reg,
        ptr: Reg,
        bounds: Reg,
        has: u8,
        size: u16,
        len: u32,
    },
    SliceStr {
        dst: Reg,
        src: Reg,
        bounds: Reg,
        has: u8,
    },
    /// `append(slice, values…)`: `count` elements in registers from `src`.
    AppendElems {
        dst: Reg,
        slice: Reg,
        src: Reg,
        count: u16,
        elem: TypeId,
    },
    /// As `AppendElems`, where an empty slice may get 32 bytes of the frame: once, and not before Go 1.25.
    AppendFramed {
        dst: Reg,
        slice: Reg,
        src: Reg,
        count: u16,
        elem: TypeId,
        used: Reg,
    },
    /// `append(slice, other...)`.
    AppendSlice {
        dst: Reg,
        slice: Reg,
        other: Reg,
        elem: TypeId,
    },
    /// `append([]byte, string...)`.
    AppendStr {
        dst: Reg,
        slice: Reg,
        s: Reg,
    },
    /// Number of elements copied into `n_dst`.
    CopySlice {
        n_dst: Reg,
        to: Reg,
        from: Reg,
        size: u16,
    },
    CopyStr {
        n_dst: Reg,
        to: Reg,
        s: Reg,
    },
    ClearSlice {
        slice: Reg,
        size: u16,
    },
    /// Slice to array pointer; panics when too short. (To an array: then `Load`.)
    SliceToArrayPtr {
        dst: Reg,
        slice: Reg,
        len: u32,
    },
    /// Concatenation of `count` strings in registers from `src`.
    Concat {
        dst: Reg,
        src: Reg,
        count: u16,
    },
    StrFromBytes {
        dst: Reg,
        slice: Reg,
    },
    BytesFromStr {
        dst: Reg,
        s: Reg,
        room: Room,
    },
    StrFromRunes {
        dst: Reg,
        slice: Reg,
    },
    RunesFromStr {
        dst: Reg,
        s: Reg,
        room: Room,
    },
    StrFromRune {
        dst: Reg,
        rune: Reg,
    },
    /// Decodes at byte index `idx`: `dst` = index after the rune, `dst+1` = rune. `idx` must be below the length.
    RangeStr {
        dst: Reg,
        s: Reg,
        idx: Reg,
    },

    // ---- interfaces
    /// Value of concrete type `ty` in registers from `src` to an interface value.
    MakeIface {
        dst: Reg,
        src: Reg,
        ty: TypeId,
    },
    /// `x.(T)` for a concrete T. With `ok`: `dst[slots of T]` then the flag in register `ok`.
    Assert {
        dst: Reg,
        src: Reg,
        ty: TypeId,
        iface: TypeId,
        ok: Option<Reg>,
    },
    /// `x.(I)` for an interface `ty`; `iface` is x's static type, for the message.
    AssertIface {
        dst: Reg,
        src: Reg,
        ty: TypeId,
        iface: TypeId,
        ok: Option<Reg>,
    },
    /// 1 when the dynamic type is exactly `ty`.
    IfaceIs {
        dst: Reg,
        src: Reg,
        ty: TypeId,
    },
    /// 1 when the dynamic type implements interface `ty`.
    IfaceImplements {
        dst: Reg,
        src: Reg,
        ty: TypeId,
    },
    /// The value of an interface known to hold `ty`.
    Unbox {
        dst: Reg,
        src: Reg,
        ty: TypeId,
    },

    // ---- calls
    Call {
        func: FuncId,
        at: Reg,
    },
    CallClosure {
        closure: Reg,
        at: Reg,
    },
    CallIface {
        recv: Reg,
        method: MethodId,
        at: Reg,
    },
    /// A function implemented by the engine; same layout of arguments and results. May take several micro-steps.
    CallNative {
        native: NativeId,
        at: Reg,
    },
    Return,
    /// Runs the frame's pending deferred calls, newest first; stays current until none is left.
    RunDefers,
    /// Pushes a deferred call; the argument slots (results' space excluded) are copied from the site's `at`.
    Defer {
        site: CallSite,
    },
    Go {
        site: CallSite,
    },
    /// Depth of this frame, for defers of range-over-func bodies (see `CallSiteDesc::outer`).
    FrameDepth {
        dst: Reg,
    },
    /// Panics with the interface value in `src`.
    Panic {
        src: Reg,
        boxed: Boxed,
    },
    Recover {
        dst: Reg,
    },
    /// A run-time panic that lowering found, by its kind (range-over-func misuse and the like).
    Trap {
        kind: TrapKind,
    },

    // ---- channels and select
    MakeChan {
        dst: Reg,
        ty: TypeId,
        cap: Reg,
    },
    Send {
        chan: Reg,
        src: Reg,
    },
    /// Zero value and ok = false when closed and drained.
    Recv {
        dst: Reg,
        chan: Reg,
        ok: Option<Reg>,
    },
    Close {
        chan: Reg,
    },
    ChanLen {
        dst: Reg,
        chan: Reg,
    },
    ChanCap {
        dst: Reg,
        chan: Reg,
    },
    /// `dst` = index of the chosen case, or -1 for default.
    Select {
        dst: Reg,
        id: SelectId,
    },

    // ---- maps (each a multi-step runtime operation)
    MakeMap {
        dst: Reg,
        ty: TypeId,
        hint: Option<Reg>,
    },
    /// runtime.mapaccess1/2: pointer to the element, or to a shared zero value. The caller then loads.
    MapAccess {
        dst: Reg,
        map: Reg,
        key: Reg,
        ty: TypeId,
        ok: Option<Reg>,
    },
    /// runtime.mapassign: pointer to the element. The caller then stores.
    MapAssign {
        dst: Reg,
        map: Reg,
        key: Reg,
        ty: TypeId,
    },
    MapDelete {
        map: Reg,
        key: Reg,
        ty: TypeId,
    },
    MapClear {
        map: Reg,
        ty: TypeId,
    },
    /// Pointer to a new iterator object; positions it at the first entry.
    MapIterInit {
        dst: Reg,
        map: Reg,
        ty: TypeId,
    },
    /// `dst` = pointer to the current key (0 at the end), `dst+1` = pointer to the element.
    MapIterKey {
        dst: Reg,
        iter: Reg,
    },
    MapIterNext {
        iter: Reg,
        ty: TypeId,
    },
    /// A plain read of the count; nil gives 0. Never checks the flag.
    MapLen {
        dst: Reg,
        map: Reg,
    },

    // ---- print builtins (to standard error, as runtime.print* do)
    Print {
        src: Reg,
        kind: PrintKind,
    },
    /// End of the program's start-up code: everything initialised, main.main returned.
    Exit,
}

/// Operand kinds of `print` and `println`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintKind {
    Bool,
    Int,
    Uint,
    Float,
    /// Go 1.27 prints the shortest digits of the narrow type.
    Float32,
    Complex,
    Complex64,
    Str,
    /// Pointers, channels, maps, functions, unsafe.Pointer: hexadecimal.
    Pointer,
    /// `[len/cap]0x…`
    Slice,
    /// `(0x…,0x…)`
    Iface,
    Space,
    Newline,
}

/// Run-time panics and faults raised by lowered code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrapKind {
    RangeFuncContinuedAfterFalse,
    RangeFuncContinuedAfterExit,
    /// `range function continued iteration after loop body panic`.
    RangeFuncContinuedAfterPanic,
    RangeFuncMissingPanic,
    /// `unsafe.Slice: len out of range`, `unsafe.String: len out of range`.
    UnsafeSliceLen,
    UnsafeStringLen,
    /// `unsafe.Slice: ptr is nil and len is not zero`, and of `unsafe.String`.
    UnsafeSliceNil,
    UnsafeStringNil,
    DivideByZero,
    NilDereference,
    /// A function without result that Go proves unreachable at its end.
    Unreachable,
}

impl Op {
    /// Whether it fails for an index, or for bounds of a slice, that lie outside.
    pub fn checks_bounds(&self) -> bool {
        matches!(
            self,
            Op::RegIndex { .. }
                | Op::RegSetIndex { .. }
                | Op::ArrayElemAddr { .. }
                | Op::SliceElemAddr { .. }
                | Op::LoadElem { .. }
                | Op::StoreElem { .. }
                | Op::StrIndex { .. }
                | Op::BoundsCheck { .. }
                | Op::SliceSlice { .. }
                | Op::SliceArray { .. }
                | Op::SliceStr { .. }
                | Op::SliceToArrayPtr { .. }
        )
    }
}
