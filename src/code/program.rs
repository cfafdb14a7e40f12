//! A lowered program: functions, run-time types, constants and tables. Immutable; shared by every machine.

use super::op::{Callee, DeferKind, Op, Pc, Reg};
use crate::source::{SourceMap, Span};
use crate::syntax::ast::ChanDir;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

macro_rules! index {
    ($(#[$doc:meta] $name:ident)*) => { $(
        #[$doc]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);
    )* };
}
index! {
    /// A function of [`Program::funcs`].
    FuncId
    /// A run-time type of [`Program::types`].
    TypeId
    /// A package-level variable of [`Program::globals`]; each is one heap object, made at start in this order.
    GlobalId
    /// A 64-bit constant of [`Program::consts`].
    ConstId
    /// A string constant of [`Program::strings`].
    StrId
    /// A method name (with its package when not exported) of [`Program::methods`].
    MethodId
    /// A function implemented by the engine, of [`Program::natives`].
    NativeId
    /// A select statement of [`Program::selects`].
    SelectId
    /// A `go` or `defer` statement of [`Program::sites`].
    CallSite
}

/// Everything the machine needs. `entry` runs package initialisation, then `main.main` (or the test driver).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Program {
    #[serde(with = "super::wire::sources")]
    pub sources: SourceMap,
    pub funcs: Vec<Func>,
    pub types: Vec<TypeDesc>,
    pub globals: Vec<Global>,
    pub consts: Vec<u64>,
    pub strings: Vec<Rc<[u8]>>,
    pub methods: Vec<MethodName>,
    /// `importpath.Func` or `importpath.(*Type).Method`, resolved by the machine when it starts.
    pub natives: Vec<Rc<str>>,
    pub selects: Vec<SelectDesc>,
    pub sites: Vec<CallSiteDesc>,
    pub entry: FuncId,
    /// Types that the runtime itself makes values of.
    pub known: KnownTypes,
    /// What gc inlines where, as bytes (`inline::Inlining`): only a traceback reads it.
    pub inlining: Rc<[u8]>,
}

/// Run-time types that the machine needs to build panic values and the like; `TypeId(0)` is the invalid type.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct KnownTypes {
    pub bool: TypeId,
    pub int: TypeId,
    pub string: TypeId,
    pub uint8: TypeId,
    pub int32: TypeId,
    pub float64: TypeId,
    pub unsafe_pointer: TypeId,
    /// `interface {}`.
    pub any: TypeId,
    /// `runtime.errorString` (1 string slot pair), as `runtime.Error`: texts prefixed `runtime error: `.
    pub runtime_error: TypeId,
    /// `runtime.plainError`: no prefix (nil map write, channel errors).
    pub plain_error: TypeId,
    /// `runtime.boundsError` (its text as a string).
    pub bounds_error: TypeId,
    /// `*runtime.TypeAssertionError` (points to its text as a string).
    pub type_assertion_error: TypeId,
    /// `*runtime.PanicNilError`.
    pub panic_nil_error: TypeId,
    /// `internal/runtime/maps.unhashableTypeError` (Go 1.27 on empty maps; its text as a string).
    pub unhashable_type_error: TypeId,
    /// Method id of `Error() string`, and of `String() string`.
    pub error_method: MethodId,
    pub string_method: MethodId,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MethodName {
    /// Declaring package's path when the name is not exported, else empty.
    pub pkg: Rc<str>,
    pub name: Rc<str>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Global {
    /// `pkg.name`.
    pub name: Rc<str>,
    pub ty: TypeId,
    pub span: Span,
}

/// Where a function comes from: decides what steps over it and what tracebacks show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum FuncOrigin {
    /// The person's own file.
    #[default]
    User,
    /// An embedded library package.
    Library,
    /// Made by lowering: method wrappers, `gowrap`, `deferwrap`, start-up. `recover` looks through a wrapper.
    Wrapper,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Func {
    /// As Go's tracebacks print it: `main.main.func1`, `main.(*T).M`, `main.gen[...]`.
    pub name: Rc<str>,
    pub origin: FuncOrigin,
    pub span: Span,
    /// Its name in Go 1.23, where that is another: what stands in the body of a range-over-func loop was named after
    /// the function around the loop.
    pub old_name: Option<Rc<str>>,
    /// What the linker's name has instead of `...` in the first brackets: the shapes of type arguments, of a wrapper the
    /// arguments themselves. None for the library's own instances.
    pub shapes: Option<Rc<str>>,
    #[serde(with = "super::op_wire")]
    pub code: Vec<Op>,
    /// Span of the expression or statement each instruction belongs to; same length as `code`.
    #[serde(with = "super::wire::spans")]
    pub spans: Vec<Span>,
    /// What a fault of an instruction says that the instruction does not tell, sorted by instruction.
    pub notes: Vec<(Pc, FaultNote)>,
    /// Instructions at which a new statement begins, sorted.
    pub stmt_starts: Vec<Pc>,
    /// Slots of the frame's parts, in this order; `regs` is the whole frame.
    pub result_slots: u16,
    pub param_slots: u16,
    pub recv_slots: u16,
    pub regs: u16,
    /// Registers that are zero when the function begins, and how many.
    pub cleared: (Reg, u16),
    /// Where a frame goes on after a recovered panic or a Goexit-free unwinding: `RunDefers`, reload results, `Return`.
    pub defer_return: Option<Pc>,
    pub locals: Vec<Local>,
    pub captures: Vec<Capture>,
    /// Results in order, for the display of returned values.
    pub results: Vec<TypeId>,
    pub params: Vec<TypeId>,
    /// The receiver's type, for methods.
    pub recv: Option<TypeId>,
    /// A literal that gc compiles more than once, as what is around it is inlined (`inline`).
    pub copied: bool,
    /// For the stack sizes on show.
    pub frames: FrameSizes,
}

/// What a call of a function takes of the stack in gc's code, by both releases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameSizes {
    pub go123: FrameSize,
    pub go127: FrameSize,
}

impl FrameSizes {
    /// Of Go 1.23, else of Go 1.27.
    pub fn of(&self, go123: bool) -> &FrameSize {
        if go123 { &self.go123 } else { &self.go127 }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameSize {
    /// Bytes with the return address.
    pub bytes: u32,
    /// It looks first whether the stack is large enough.
    pub checked: bool,
    /// Calls in it that gc inlines, sorted: they take nothing.
    pub inlined: Vec<Pc>,
}

/// More about a possible fault of an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FaultNote {
    /// The index is an unsigned 64-bit number, and printed as such.
    Unsigned,
    /// The address of the memory fault when the pointer is nil.
    Address(u32),
    /// The slice is made to be appended at once: gc appends that many zeros instead.
    ForAppend,
    /// These bounds (bits as in `Op::SliceSlice`) are unsigned 64-bit numbers, and printed as such.
    UnsignedBounds(u8),
    /// The interfaces that are compared have methods.
    Methods,
    /// What is compared has a type parameter's type: the name of the shape that Go 1.23 compiles the comparison for.
    Shaped(StrId),
}

/// A variable of a frame, for the display and for watch expressions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Local {
    pub name: Rc<str>,
    pub ty: TypeId,
    pub reg: Reg,
    /// The register holds a pointer to the variable.
    pub boxed: bool,
    /// In scope (and initialised) while `from <= pc < to`.
    pub from: Pc,
    pub to: Pc,
    pub span: Span,
}

/// A captured variable: by value (it is never assigned again) or by reference (a pointer to its box).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Capture {
    pub name: Rc<str>,
    pub ty: TypeId,
    pub by_ref: bool,
    /// First slot among the captures.
    pub slot: u16,
}

/// A `go` or `defer` statement.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct CallSiteDesc {
    pub callee: Callee,
    /// Frame-to-be: `result_slots` of space, then `arg_slots` of arguments (the receiver included unless `Iface`).
    pub at: Reg,
    pub result_slots: u16,
    pub arg_slots: u16,
    pub kind: DeferKind,
    /// For a defer in a range-over-func body: register with the depth of the frame that owns it.
    pub outer: Option<Reg>,
    /// Of a function value that is called with arguments or results: what runs if it is nil. Go calls it in a
    /// function around the call, so that it faults there.
    pub nil: Option<FuncId>,
    pub span: Span,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SelectDesc {
    pub cases: Vec<SelectCase>,
    pub has_default: bool,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SelectCase {
    pub chan: Reg,
    pub dir: SelectDir,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum SelectDir {
    Send { src: Reg },
    Recv { dst: Reg, ok: Option<Reg> },
}

/// A run-time type.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TypeDesc {
    /// As `%T` and panic texts print it: `main.T`, `map[string]int`, `*main.T`.
    pub name: Rc<str>,
    /// For a named type: package path and bare name.
    pub named: Option<(Rc<str>, Rc<str>)>,
    pub shape: Shape,
    /// Slots of a value.
    pub slots: u32,
    /// `unsafe.Sizeof` on amd64, for what the runtime decides by bytes (append growth, indirect map keys).
    pub size: u64,
    pub align: u32,
    pub comparable: bool,
    /// Methods callable through an interface holding this type, sorted by `method`.
    pub methods: Vec<MethodImpl>,
    /// Pointer type to this type, where the program has one.
    pub pointer_to: Option<TypeId>,
    /// The linker's name (cmd/compile/internal/types LinkString), where that is another than the printed one.
    pub link: Option<Rc<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodImpl {
    pub method: MethodId,
    /// The function to call (a wrapper for promoted or pointer-receiver-through-value methods).
    pub func: FuncId,
    /// Function type (without receiver).
    pub sig: TypeId,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    Invalid,
    Bool,
    /// `bits` of 8…64; int, uint and uintptr are 64 and told apart by `TypeDesc::kind_name`.
    Int {
        kind: IntType,
    },
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    Pointer(TypeId),
    Slice(TypeId),
    Array {
        elem: TypeId,
        len: u64,
    },
    Struct(Vec<FieldDesc>),
    Map {
        key: TypeId,
        value: TypeId,
    },
    Chan {
        dir: ChanDir,
        elem: TypeId,
    },
    Func {
        params: Vec<TypeId>,
        results: Vec<TypeId>,
        variadic: bool,
    },
    /// Methods that a dynamic type must have, sorted by id, each with its function type.
    Interface(Vec<(MethodId, TypeId)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IntType {
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldDesc {
    pub name: Rc<str>,
    /// Declaring package's path when not exported.
    pub pkg: Rc<str>,
    pub ty: TypeId,
    /// Slot offset in the struct.
    pub slot: u32,
    /// Byte offset on amd64.
    pub offset: u64,
    pub embedded: bool,
    pub tag: Rc<str>,
}
