//! Floor 2: types, objects, constants and the checker. Turns parsed packages into [`Checked`], which exists only
//! without errors. Knows nothing of code or machines. Vocabulary: [`Ty`], [`Object`], [`Info`].

mod canon;
mod check;
pub mod constant;
pub mod info;
pub mod literal;
pub mod lookup;
pub mod object;
mod predicates;
mod sizes;
pub mod store;
mod subst;
pub mod ty;
pub mod type_string;
pub mod typeset;

pub use check::{Embedded, check, survey};
pub use info::{Checked, Info, Package, PackageId, Selection, SelectionKind, TypeAndValue, ValueMode};
pub use object::{ObjId, Object, ObjectKind};
pub use predicates::Class;
pub use store::TypeStore;
pub use ty::{Basic, Ty, TyKind};
