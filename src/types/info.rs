//! What the checker found out, indexed by [`NodeId`]: one [`Info`] per package, all of them in [`Checked`].

use super::constant::Const;
use super::object::{Builtin, ObjId, Object};
use super::store::TypeStore;
use super::ty::Ty;
use crate::source::SourceMap;
use crate::syntax::ast::{File, NodeId};
use std::rc::Rc;

/// Index of a package in [`Checked::packages`]; dependencies come first, the user's `main` last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackageId(pub u16);

/// How an expression may be used, as in `go/types`' operand modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueMode {
    /// A call without result used as a statement.
    NoValue,
    Builtin(Builtin),
    Type,
    Constant,
    /// Addressable.
    Variable,
    /// `m[k]`: assignable, not addressable, comma-ok allowed.
    MapIndex,
    /// An rvalue.
    Value,
    Nil,
    /// An rvalue that allows comma-ok (type assertion, receive).
    CommaOk,
}

/// Type and mode of one expression. Untyped constants and nil have their final (converted) type here:
/// for `var x float64 = 1` the literal's type is `float64`; for `x := nil`-like errors nothing is recorded.
/// A comma-ok expression in comma-ok position has a `Tuple(T, bool)` type.
#[derive(Clone, Debug)]
pub struct TypeAndValue {
    pub mode: ValueMode,
    pub ty: Ty,
    pub value: Option<Const>,
}

/// The instance that a generic function identifier (or index expression) stands for.
#[derive(Clone, Debug)]
pub struct Instance {
    pub type_args: Rc<[Ty]>,
    /// The instantiated type.
    pub ty: Ty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionKind {
    Field,
    /// `x.m` bound to its receiver.
    MethodValue,
    /// `T.m`.
    MethodExpr,
}

/// What `x.f` selects, after automatic dereference and promotion.
#[derive(Clone, Debug)]
pub struct Selection {
    pub kind: SelectionKind,
    /// Type of `x` (of `T` for a method expression).
    pub recv: Ty,
    /// Field indices through embedded fields; for a method all but the last lead to the receiver and the last is
    /// the method's index in its named type or interface.
    pub path: Rc<[u32]>,
    /// The field's, or the declared method's, object. Absent for an interface method.
    pub obj: Option<ObjId>,
    /// A pointer was followed somewhere on the path.
    pub indirect: bool,
    /// Type of the selected field or of the method (without receiver; with it for a method expression).
    pub ty: Ty,
}

/// Per-package side tables. Vectors are indexed by `NodeId`.
#[derive(Clone, Debug, Default)]
pub struct Info {
    pub types: Vec<Option<TypeAndValue>>,
    /// Identifier → object it declares (`_` and package clause: none). Also `CaseClause` ids of type switches
    /// with a variable, and `Field`/`ImportSpec` ids of unnamed declarations (embedded fields, unnamed parameters).
    pub defs: Vec<Option<ObjId>>,
    /// Identifier → object it refers to (the `sel` of a selector: field, method or package member).
    pub uses: Vec<Option<ObjId>>,
    /// Selector expression → selection (qualified identifiers `pkg.Name` have none; see `uses` of `sel`).
    pub selections: Vec<Option<Rc<Selection>>>,
    /// Identifier → instance, where a generic function is instantiated (explicitly or by inference).
    pub instances: Vec<Option<Rc<Instance>>>,
    /// Package-level variables with initialisers, in the order in which they are to be initialised.
    pub init_order: Vec<Initializer>,
}

/// `lhs… = rhs` of one package-level variable declaration. `file`, `rhs` find the expression.
#[derive(Clone, Debug)]
pub struct Initializer {
    pub lhs: Vec<ObjId>,
    pub rhs: NodeId,
}

#[derive(Clone, Debug)]
pub struct Package {
    /// Import path; `main` for the user's program.
    pub path: Rc<str>,
    pub name: Rc<str>,
    pub files: Vec<File>,
    pub info: Info,
    /// Exported and unexported package-level objects, sorted by name.
    pub scope: Vec<(Rc<str>, ObjId)>,
    pub imports: Vec<PackageId>,
}

/// A whole program without errors.
#[derive(Clone, Debug)]
pub struct Checked {
    pub sources: SourceMap,
    pub packages: Vec<Package>,
    pub objects: Vec<Object>,
    pub types: TypeStore,
}
