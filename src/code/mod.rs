//! Floor 3: register code. [`lower`] turns `Checked` into a [`Program`] (generic functions are stencilled for each
//! instance); [`verify`] checks it; [`disasm`] prints it. Knows nothing of scheduling or of the machine's state.
//! Vocabulary: [`Op`], [`Func`], [`Program`].
//!
//! ## Values in slots
//! Every value is a fixed number of 64-bit slots, as its type says:
//! integers, bool, pointers, maps, channels, functions, unsafe.Pointer: 1 (narrow integers are kept sign- or
//! zero-extended; bool is 0 or 1); float32 and float64: 1 (the bits of an `f64`; a float32 is rounded after each
//! operation); complex: 2; string: 2 (pointer to bytes, length); slice: 3 (pointer, length, capacity); interface: 2
//! (type id + 1, data; all zero for nil); struct and array: the sum of their parts (`struct{}` has none).
//!
//! A pointer is `(object + 1) << 32 | slot`; nil is 0. Each heap object is an array of slots; objects made for byte
//! elements keep one byte a slot, but are addressed alike. A function value is a pointer to a closure object
//! (slot 0: function index, then the captures) or 0. An interface's data is the value itself for 1-slot types, 0 for
//! 0-slot types, else a pointer to an object that is never written again.
//!
//! ## Frames
//! A frame's registers are `[results][parameters][receiver][locals and temporaries]`. A call names `at`, the
//! caller's register where the callee's frame begins: the caller has put parameters (and receiver) after the space
//! for the results, and finds the results at `at` afterwards. Registers of a new frame beyond the arguments hold
//! garbage: code writes before it reads.
//!
//! Variables that are captured by reference, or whose address is taken, or that are large arrays, live in a heap
//! object of their own; their register holds the pointer ("boxed").

mod dead;
pub mod disasm;
pub mod equality;
mod frame;
pub mod inline;
mod lower;
pub mod op;
mod op_wire;
mod operands;
pub mod program;
mod shape;
pub mod verify;
mod wire;

pub use lower::{LowerOptions, lower, lower_with};
pub use op::{Op, Reg};
pub use program::{Func, FuncId, Program, TypeDesc, TypeId};
