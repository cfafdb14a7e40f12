//! Floor 2: types, objects, constants and the checker. Turns parsed packages into [`Checked`], which exists only
//! without errors. Knows nothing of code or machines. Vocabulary: [`Ty`], [`Object`], [`Info`].

pub mod constant;
pub mod info;
pub mod object;
pub mod ty;

pub use info::{Checked, Info, Package, PackageId, Selection, SelectionKind, TypeAndValue, ValueMode};
pub use object::{ObjId, Object, ObjectKind};
pub use ty::{Basic, Ty, TyKind, TypeStore};
