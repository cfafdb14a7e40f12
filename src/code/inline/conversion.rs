//! Which conversions are nodes that count: those that only rename a type do not (typecheck's assignOp and convertOp).

use crate::types::{Basic, Ty, TyKind, TypeStore};

/// The underlying type, without following type parameters.
pub(super) fn underlying(types: &TypeStore, ty: Ty) -> Ty {
    let mut ty = types.unalias(ty);
    while let TyKind::Named(id) = types.kind(ty) {
        match types.named_data(*id).underlying {
            Some(next) if next != ty => ty = types.unalias(next),
            _ => break,
        }
    }
    ty
}

pub(super) fn is_interface(types: &TypeStore, ty: Ty) -> bool {
    !types.is_type_param(ty) && matches!(types.kind(underlying(types, ty)), TyKind::Interface(_))
}

/// Identity, of types as the checker made them: structure is shared, so that names differ at most.
pub(super) fn identical(types: &TypeStore, x: Ty, y: Ty) -> bool {
    let (x, y) = (types.unalias(x), types.unalias(y));
    if x == y {
        return true;
    }
    let lists =
        |x: &[Ty], y: &[Ty]| x.len() == y.len() && x.iter().zip(y).all(|(&x, &y)| identical(types, x, y));
    match (types.kind(x), types.kind(y)) {
        (TyKind::Pointer(x), TyKind::Pointer(y)) | (TyKind::Slice(x), TyKind::Slice(y)) => {
            identical(types, *x, *y)
        }
        (TyKind::Array { len: n, elem: x }, TyKind::Array { len: m, elem: y }) => {
            n == m && identical(types, *x, *y)
        }
        (TyKind::Map { key: k, value: x }, TyKind::Map { key: l, value: y }) => {
            identical(types, *k, *l) && identical(types, *x, *y)
        }
        (TyKind::Chan { dir: d, elem: x }, TyKind::Chan { dir: e, elem: y }) => {
            d == e && identical(types, *x, *y)
        }
        (TyKind::Signature(x), TyKind::Signature(y)) => {
            x.variadic == y.variadic && lists(&x.params, &y.params) && lists(&x.results, &y.results)
        }
        (TyKind::Struct(x), TyKind::Struct(y)) => {
            x.len() == y.len()
                && x.iter().zip(y.iter()).all(|(x, y)| {
                    x.name == y.name
                        && x.embedded == y.embedded
                        && x.tag == y.tag
                        && identical(types, x.ty, y.ty)
                })
        }
        (TyKind::Interface(x), TyKind::Interface(y)) => {
            x.methods.len() == y.methods.len()
                && x.embeds.len() == y.embeds.len()
                && x.comparable == y.comparable
                && x.methods
                    .iter()
                    .zip(y.methods.iter())
                    .all(|(x, y)| x.name == y.name && identical(types, x.sig, y.sig))
                && x.embeds == y.embeds
        }
        (TyKind::Named(x), TyKind::Named(y)) => {
            let (x, y) = (types.named_data(*x), types.named_data(*y));
            x.origin.is_some() && x.origin == y.origin && lists(&x.type_args, &y.type_args)
        }
        _ => false,
    }
}

/// The nodes that a conversion adds: none where it makes no code.
pub(super) fn cost(types: &TypeStore, from: Ty, to: Ty) -> u32 {
    if identical(types, from, to) {
        return 0;
    }
    let (x, y) = (underlying(types, from), underlying(types, to));
    if is_interface(types, to) {
        let empty =
            matches!(types.kind(x), TyKind::Interface(of) if of.methods.is_empty() && of.embeds.is_empty());
        return u32::from(!(empty && identical(types, x, y)));
    }
    if identical(types, x, y) {
        // Explicit roundings stay.
        let rounds = matches!(
            types.kind(x),
            TyKind::Basic(Basic::Float32 | Basic::Float64 | Basic::Complex64 | Basic::Complex128)
        );
        return u32::from(rounds);
    }
    match (types.kind(x), types.kind(y)) {
        (TyKind::Basic(x), TyKind::Basic(y)) => u32::from(machine_kind(*x) != machine_kind(*y)),
        (TyKind::Pointer(_) | TyKind::Basic(_), TyKind::Pointer(_))
        | (TyKind::Pointer(_), TyKind::Basic(_))
        | (TyKind::Chan { .. }, TyKind::Chan { .. })
        | (TyKind::Struct(_), TyKind::Struct(_))
        | (TyKind::Signature(_), TyKind::Signature(_)) => 0,
        (TyKind::TypeParam(_), TyKind::TypeParam(_)) => 1,
        (TyKind::TypeParam(_), _) | (_, TyKind::TypeParam(_)) => 0,
        _ => 1,
    }
}

/// What a number is in the machine: of these gc converts without code (types.SimType).
fn machine_kind(basic: Basic) -> Basic {
    match basic {
        Basic::Int => Basic::Int64,
        Basic::Uint | Basic::Uintptr | Basic::UnsafePointer => Basic::Uint64,
        Basic::UntypedBool => Basic::Bool,
        Basic::UntypedRune => Basic::Int32,
        Basic::UntypedString => Basic::String,
        other => other,
    }
}
