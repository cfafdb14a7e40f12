//! Names and argument counts of built-in functions.

use super::expr::Kind;
use crate::types::object::Builtin;

/// Name, least number of arguments, whether more are allowed.
pub(super) fn data(builtin: Builtin) -> (&'static str, usize, bool) {
    match builtin {
        Builtin::Append => ("append", 1, true),
        Builtin::Cap => ("cap", 1, false),
        Builtin::Clear => ("clear", 1, false),
        Builtin::Close => ("close", 1, false),
        Builtin::Complex => ("complex", 2, false),
        Builtin::Copy => ("copy", 2, false),
        Builtin::Delete => ("delete", 2, false),
        Builtin::Imag => ("imag", 1, false),
        Builtin::Len => ("len", 1, false),
        Builtin::Make => ("make", 1, true),
        Builtin::Max => ("max", 1, true),
        Builtin::Min => ("min", 1, true),
        Builtin::New => ("new", 1, false),
        Builtin::Panic => ("panic", 1, false),
        Builtin::Print => ("print", 0, true),
        Builtin::Println => ("println", 0, true),
        Builtin::Real => ("real", 1, false),
        Builtin::Recover => ("recover", 0, false),
        Builtin::UnsafeAdd => ("Add", 2, false),
        Builtin::UnsafeAlignof => ("Alignof", 1, false),
        Builtin::UnsafeOffsetof => ("Offsetof", 1, false),
        Builtin::UnsafeSizeof => ("Sizeof", 1, false),
        Builtin::UnsafeSlice => ("Slice", 2, false),
        Builtin::UnsafeSliceData => ("SliceData", 1, false),
        Builtin::UnsafeString => ("String", 2, false),
        Builtin::UnsafeStringData => ("StringData", 1, false),
    }
}

/// Whether a call of the function may be a statement.
pub(super) fn kind(builtin: Builtin) -> Kind {
    match builtin {
        Builtin::Clear
        | Builtin::Close
        | Builtin::Copy
        | Builtin::Delete
        | Builtin::Panic
        | Builtin::Print
        | Builtin::Println
        | Builtin::Recover => Kind::Statement,
        _ => Kind::Expression,
    }
}
