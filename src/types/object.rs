//! Declared things: constants, variables, types, functions, packages, labels, builtins and nil.

use super::constant::Const;
use super::info::PackageId;
use super::ty::Ty;
use crate::source::Span;
use crate::syntax::ast::NodeId;
use std::rc::Rc;

/// Handle of an object, unique in one compilation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjId(pub u32);

#[derive(Clone, Debug)]
pub struct Object {
    pub name: Rc<str>,
    /// Absent for the universe.
    pub pkg: Option<PackageId>,
    /// The declaring identifier; empty for the universe.
    pub span: Span,
    pub ty: Ty,
    pub kind: ObjectKind,
}

#[derive(Clone, Debug)]
pub enum ObjectKind {
    PkgName { imported: PackageId },
    Const(Const),
    TypeName,
    Var(VarKind),
    Func(FuncObj),
    Label,
    Builtin(Builtin),
    Nil,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VarKind {
    /// A package-level variable.
    Package,
    Local,
    Param,
    Result,
    Receiver,
    Field,
}

/// A declared function or method.
#[derive(Clone, Debug)]
pub struct FuncObj {
    /// Receiver's base type and whether the receiver is a pointer. `ty` of the object excludes the receiver.
    pub recv: Option<Recv>,
    /// The `FuncDecl`'s name identifier, by which its body is found in the package's files.
    pub decl: NodeId,
    /// Type parameters: of the function, or the receiver's own names for the type's parameters in a method.
    pub type_params: Rc<[Ty]>,
    /// No body: implemented by the engine.
    pub native: bool,
    /// A method with a pointer receiver (known before the signature is resolved).
    pub ptr_recv: bool,
}

#[derive(Clone, Debug)]
pub struct Recv {
    /// The receiver variable (present even when unnamed).
    pub var: ObjId,
    /// The named type (generic origin's own instance over the method's type parameters).
    pub base: Ty,
    pub pointer: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Builtin {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    UnsafeAdd,
    UnsafeAlignof,
    UnsafeOffsetof,
    UnsafeSizeof,
    UnsafeSlice,
    UnsafeSliceData,
    UnsafeString,
    UnsafeStringData,
}
