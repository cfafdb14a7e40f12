//! The type store: every type is a [`Ty`] handle into one table.
//!
//! Composite types are hash-consed. Two handles denote identical types exactly when `TypeStore::canon` gives the
//! same handle for both (aliases stripped, interfaces flattened); lowering and the machine use canonical handles
//! only, so there handle equality is type identity.

use super::object::ObjId;
use crate::syntax::ast::ChanDir;
use std::rc::Rc;

/// Handle of a type. `Ty(0)` is the invalid type; the basic types follow in the order of [`Basic`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ty(pub u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Basic {
    Invalid,
    Bool,
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
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

/// Index of a defined (named) type or an instance of a generic one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamedId(pub u32);

/// Index of an alias declaration or an instance of a generic one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AliasId(pub u32);

/// Index of a type parameter; distinct declarations have distinct ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeParamId(pub u32);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TyKind {
    Basic(Basic),
    Named(NamedId),
    /// Kept for messages; never canonical.
    Alias(AliasId),
    TypeParam(TypeParamId),
    Pointer(Ty),
    Slice(Ty),
    Array {
        len: i64,
        elem: Ty,
    },
    Map {
        key: Ty,
        value: Ty,
    },
    Chan {
        dir: ChanDir,
        elem: Ty,
    },
    Struct(Rc<[StructField]>),
    Signature(Rc<Signature>),
    Interface(Rc<InterfaceTy>),
    /// Results of a multi-value call; never the type of a variable.
    Tuple(Rc<[Ty]>),
}

/// `pkg` is the declaring package's path for a name that is not exported (it is part of the identity), else empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualName {
    pub pkg: Rc<str>,
    pub name: Rc<str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StructField {
    pub name: QualName,
    pub ty: Ty,
    pub embedded: bool,
    pub tag: Rc<str>,
}

/// A function's type without receiver. A variadic function's last parameter has slice type.
/// Parameter names are kept for messages only: canonical signatures have none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    pub params: Rc<[Ty]>,
    pub results: Rc<[Ty]>,
    pub variadic: bool,
    /// Type parameters of a generic function's own type; empty once instantiated.
    pub type_params: Rc<[Ty]>,
    /// Names of parameters and results, in that order; empty when there are none (and in canonical types).
    pub names: Rc<[Rc<str>]>,
}

/// An interface as written: explicit methods (sorted by name) and embedded elements.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InterfaceTy {
    pub methods: Rc<[IfaceMethod]>,
    pub embeds: Rc<[Embed]>,
    pub comparable: bool,
    /// Wraps a constraint literal such as `[T ~int | string]`.
    pub implicit: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IfaceMethod {
    pub name: QualName,
    /// A `Signature` type.
    pub sig: Ty,
}

/// An embedded element: a type or a union of terms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Embed {
    Type(Ty),
    Union(Rc<[Term]>),
}

/// `T` or `~T`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    pub tilde: bool,
    pub ty: Ty,
}

/// A defined type: one per declaration for ordinary types, one per distinct type argument list for generic ones.
#[derive(Clone, Debug)]
pub struct NamedData {
    /// The declaring `TypeName` object (of the generic declaration, for an instance).
    pub obj: ObjId,
    /// The generic type that this is an instance of.
    pub origin: Option<NamedId>,
    pub type_args: Rc<[Ty]>,
    /// Type parameters of a generic declaration (`TypeParam` types).
    pub type_params: Rc<[Ty]>,
    /// Never a `Named` or `Alias` once resolved; substituted for instances.
    pub underlying: Option<Ty>,
    /// Declared methods in source order; those of the origin for an instance (signatures are to be substituted).
    pub methods: Vec<ObjId>,
    /// Declared inside a function: its place distinguishes same-named local types in messages and at run time.
    pub local: bool,
    /// The type as written on the right-hand side of the declaration (may be `Named` or `Alias`).
    pub rhs: Option<Ty>,
    /// Type parameters of the generic function or method around a local declaration. An instance of such a type
    /// has the arguments for these first in `type_args`, then those for `type_params`.
    pub outer: Rc<[Ty]>,
}

#[derive(Clone, Debug)]
pub struct AliasData {
    pub obj: ObjId,
    pub type_args: Rc<[Ty]>,
    pub type_params: Rc<[Ty]>,
    /// The generic alias that this is an instance of.
    pub origin: Option<AliasId>,
    pub target: Option<Ty>,
}

#[derive(Clone, Debug)]
pub struct TypeParamData {
    pub obj: ObjId,
    pub index: u32,
    /// Its constraint, an interface type (or a named one).
    pub constraint: Option<Ty>,
}
