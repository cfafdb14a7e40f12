//! Run-time panics of plain instructions, small enough to return from the inner loop, and their Go texts
//! (runtime/error.go, runtime/panic.go).

use super::address::{self, Access};
use super::env::{Env, Progress, Raise};
use crate::code::op::{Boxed, TrapKind};
use crate::code::program::FaultNote;
use crate::event::{Addr, Fatal};

/// Why a plain instruction did not finish.
#[derive(Clone, Debug, PartialEq)]
pub enum Trap {
    /// The parts of a concatenation have together more bytes than an int counts.
    StringTooLong,
    /// A memory fault at this byte offset from nil.
    Nil(u64),
    /// An access to memory that belongs to nothing, outside of the page around nil, or a store to a constant.
    Fault(u64),
    /// An access so many slots behind this address, which a pointer of package unsafe's holds.
    Wild {
        address: u64,
        slots: u64,
    },
    DivideByZero,
    NegativeShift,
    Index {
        idx: i64,
        len: i64,
    },
    /// An index of an unsigned 64-bit type.
    IndexUnsigned {
        idx: u64,
        len: i64,
    },
    /// `slice bounds out of range `, with the rest of the text as for signed and for unsigned bounds.
    Bounds {
        signed: String,
        unsigned: String,
        /// Which of the three it is.
        bound: u8,
    },
    /// A slice too short for the array it is converted to.
    Conversion {
        have: u64,
        len: u32,
    },
    /// Any other `runtime error: `.
    Runtime(String),
    /// A failed type assertion's text.
    Assertion(String),
    /// The length that make was asked for.
    MakeLen {
        negative: bool,
    },
    MakeCap,
    StackOverflow,
    /// One object of so many of Go's bytes, for which no machine has memory.
    CannotAllocate(u64),
    OutOfMemory,
    Kind(TrapKind),
    Engine(String),
}

impl Trap {
    /// The fault with what the compiler noted about the instruction.
    pub fn noted(self, note: FaultNote) -> Trap {
        match (self, note) {
            (Trap::Nil(_), FaultNote::Address(address)) => Trap::Nil(address.into()),
            (Trap::Wild { address, .. }, FaultNote::Address(offset)) => {
                Trap::Wild { address: address.wrapping_add(offset.into()), slots: 0 }
            }
            (Trap::Index { idx, len }, FaultNote::Unsigned) => Trap::IndexUnsigned { idx: idx as u64, len },
            (Trap::Bounds { unsigned, bound, .. }, FaultNote::UnsignedBounds(bounds))
                if bounds & (1 << bound) != 0 =>
            {
                Trap::Bounds { signed: unsigned.clone(), unsigned, bound }
            }
            (Trap::MakeLen { negative: false }, FaultNote::ForAppend) => {
                Trap::Runtime("growslice: len out of range".into())
            }
            (
                other,
                FaultNote::Address(_)
                | FaultNote::Unsigned
                | FaultNote::UnsignedBounds(_)
                | FaultNote::ForAppend
                | FaultNote::Methods
                | FaultNote::Shaped(_),
            ) => other,
        }
    }

    /// The panic (or fault) that the instruction ends in.
    pub fn raise(self, env: &mut Env) -> Progress {
        let bounds = env.program.known.bounds_error;
        match self {
            Trap::Nil(offset) => nil_dereference(env, offset),
            // Of what has memory, and cannot be written to, the address is where that lies.
            Trap::Fault(word) => {
                let address = address::of_pointer(env.heap, env.program, word);
                Progress::Fatal(Fatal::Fault(Addr(address)))
            }
            Trap::Wild { address, slots } => wild(env, address.wrapping_add(slots * 8)),
            Trap::DivideByZero => env.raise_runtime("integer divide by zero"),
            Trap::NegativeShift => env.raise_runtime("negative shift amount"),
            Trap::Index { idx, len } if idx < 0 => {
                let _ = len;
                env.raise_text(bounds, &format!("index out of range [{idx}]"))
            }
            Trap::Index { idx, len } => {
                env.raise_text(bounds, &format!("index out of range [{idx}] with length {len}"))
            }
            Trap::IndexUnsigned { idx, len } => {
                env.raise_text(bounds, &format!("index out of range [{idx}] with length {len}"))
            }
            Trap::Bounds { signed, .. } => {
                env.raise_text(bounds, &format!("slice bounds out of range {signed}"))
            }
            Trap::Conversion { have, len } => env.raise_text(
                bounds,
                &format!(
                    "cannot convert slice with length {have} to array or pointer to array with length {len}"
                ),
            ),
            Trap::Runtime(text) => env.raise_runtime(&text),
            Trap::Assertion(text) => assertion(env, &text),
            Trap::MakeLen { .. } => env.raise_runtime("makeslice: len out of range"),
            Trap::MakeCap => env.raise_runtime("makeslice: cap out of range"),
            Trap::StringTooLong => Progress::Fatal(Fatal::StringTooLong),
            Trap::StackOverflow => Progress::Fatal(Fatal::StackOverflow),
            Trap::CannotAllocate(bytes) => Progress::Fatal(Fatal::CannotAllocate { bytes }),
            Trap::OutOfMemory => Progress::OutOfMemory,
            Trap::Kind(kind) => trap_kind(env, kind),
            Trap::Engine(text) => Progress::Engine(text),
        }
    }
}

/// The nil dereference panic with its signal line's address.
///
/// Code for a field further away than the page around nil checks the pointer itself first.
pub fn nil_dereference(env: &mut Env, offset: u64) -> Progress {
    let offset = if offset < address::NIL_PAGE { offset } else { 0 };
    match env.raise_runtime("invalid memory address or nil pointer dereference") {
        Progress::Panic(raise) => Progress::Panic(Raise { signal: Some(offset), ..raise }),
        other => other,
    }
}

/// An access to an address that no object of the machine has (runtime/signal_unix.go sigpanic).
pub fn wild(env: &mut Env, address: u64) -> Progress {
    match address::access(env.heap, address) {
        Access::NilPage => nil_dereference(env, address),
        Access::Unmapped => Progress::Fatal(Fatal::Fault(Addr(address))),
        // The processor does not tell which it was.
        Access::NonCanonical => Progress::Fatal(Fatal::Fault(Addr::NIL)),
        Access::Heap => Progress::Unmodelled,
    }
}

/// A fault at an address without memory, in a goroutine that is to panic of it (runtime/panic.go panicmemAddr).
pub fn address_error(env: &mut Env, address: u64) -> Progress {
    match env.raise_runtime("invalid memory address or nil pointer dereference") {
        Progress::Panic(raise) => Progress::Panic(Raise { signal: Some(address), ..raise }),
        other => other,
    }
}

/// `*runtime.TypeAssertionError`, which points to its text.
fn assertion(env: &mut Env, text: &str) -> Progress {
    let string = env.new_string(text.as_bytes());
    let known = &env.program.known;
    let (ty, string_ty) = (known.type_assertion_error, known.string);
    let boxed = env.alloc_object(string_ty, 1, super::heap::Data::Words(string.to_vec()));
    Progress::Panic(Raise {
        value: [u64::from(ty.0) + 1, boxed.0],
        signal: None,
        boxed: Boxed::AsIs,
        woken: false,
    })
}

fn trap_kind(env: &mut Env, kind: TrapKind) -> Progress {
    match kind {
        TrapKind::RangeFuncContinuedAfterFalse => env
            .raise_runtime("range function continued iteration after function for loop body returned false"),
        TrapKind::RangeFuncContinuedAfterExit => {
            env.raise_runtime("range function continued iteration after whole loop exit")
        }
        TrapKind::RangeFuncContinuedAfterPanic => {
            env.raise_runtime("range function continued iteration after loop body panic")
        }
        TrapKind::RangeFuncMissingPanic => {
            env.raise_runtime("range function recovered a loop body panic and did not resume panicking")
        }
        TrapKind::UnsafeSliceLen => env.raise_runtime("unsafe.Slice: len out of range"),
        TrapKind::UnsafeStringLen => env.raise_runtime("unsafe.String: len out of range"),
        TrapKind::UnsafeSliceNil => env.raise_runtime("unsafe.Slice: ptr is nil and len is not zero"),
        TrapKind::UnsafeStringNil => env.raise_runtime("unsafe.String: ptr is nil and len is not zero"),
        TrapKind::DivideByZero => env.raise_runtime("integer divide by zero"),
        TrapKind::NilDereference => nil_dereference(env, 0),
        TrapKind::Unreachable => Progress::Engine("unreachable code was reached".into()),
    }
}
