//! Yes-or-no questions about types: classes of basic types, comparability, identity.

use super::store::TypeStore;
use super::ty::*;

/// A set of classes of basic types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(u8);

impl Class {
    pub const BOOLEAN: Class = Class(1);
    pub const INTEGER: Class = Class(2);
    pub const UNSIGNED: Class = Class(4);
    pub const FLOAT: Class = Class(8);
    pub const COMPLEX: Class = Class(16);
    pub const STRING: Class = Class(32);
    pub const UNTYPED: Class = Class(64);
    pub const ORDERED: Class = Class(2 | 8 | 32);
    pub const NUMERIC: Class = Class(2 | 8 | 16);
    pub const NUMERIC_OR_STRING: Class = Class(2 | 8 | 16 | 32);
    pub const REAL: Class = Class(2 | 8);
    pub const CONSTANT: Class = Class(1 | 2 | 8 | 16 | 32);

    pub(super) fn meets(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }
}

impl Basic {
    pub fn class(self) -> Class {
        let bits = match self {
            Basic::Invalid | Basic::UnsafePointer => 0,
            Basic::Bool => 1,
            Basic::Int | Basic::Int8 | Basic::Int16 | Basic::Int32 | Basic::Int64 => 2,
            Basic::Uint | Basic::Uint8 | Basic::Uint16 | Basic::Uint32 | Basic::Uint64 | Basic::Uintptr => {
                2 | 4
            }
            Basic::Float32 | Basic::Float64 => 8,
            Basic::Complex64 | Basic::Complex128 => 16,
            Basic::String => 32,
            Basic::UntypedBool => 1 | 64,
            Basic::UntypedInt | Basic::UntypedRune => 2 | 64,
            Basic::UntypedFloat => 8 | 64,
            Basic::UntypedComplex => 16 | 64,
            Basic::UntypedString => 32 | 64,
            Basic::UntypedNil => 64,
        };
        Class(bits)
    }
}

const MAX_DEPTH: u32 = 200;

impl TypeStore {
    /// The basic kind of the underlying type.
    pub fn basic(&mut self, ty: Ty) -> Option<Basic> {
        let under = self.underlying(ty);
        match *self.kind(under) {
            TyKind::Basic(basic) => Some(basic),
            _ => None,
        }
    }

    /// The underlying type is basic and in the class.
    pub fn is(&mut self, ty: Ty, class: Class) -> bool {
        self.basic(ty).is_some_and(|basic| basic.class().meets(class))
    }

    /// Like [`Self::is`], for every type of a type parameter's type set.
    pub fn all(&mut self, ty: Ty, class: Class) -> bool {
        match self.as_type_param(ty) {
            Some(id) => match self.type_param_terms(id) {
                Some(terms) => terms.iter().all(|term| self.is(term.ty, class)),
                None => false,
            },
            None => self.is(ty, class),
        }
    }

    pub fn is_untyped(&self, ty: Ty) -> bool {
        Ty::UNTYPED_BOOL <= ty && ty <= Ty::UNTYPED_NIL
    }

    pub fn is_valid(&self, ty: Ty) -> bool {
        self.unalias(ty) != Ty::INVALID
    }

    /// The underlying type is an interface (true for type parameters as well).
    pub fn is_interface(&mut self, ty: Ty) -> bool {
        let under = self.underlying(ty);
        matches!(self.kind(under), TyKind::Interface(_))
    }

    /// An interface that is not a type parameter.
    pub fn is_proper_interface(&mut self, ty: Ty) -> bool {
        !self.is_type_param(ty) && self.is_interface(ty)
    }

    /// Basic types, defined types and type parameters have names.
    pub fn has_name(&self, ty: Ty) -> bool {
        matches!(self.kind(self.unalias(ty)), TyKind::Basic(_) | TyKind::Named(_) | TyKind::TypeParam(_))
    }

    /// `nil` is one of the type's values.
    pub fn has_nil(&mut self, ty: Ty) -> bool {
        let under = self.underlying(ty);
        match self.kind(under) {
            TyKind::Basic(basic) => *basic == Basic::UnsafePointer,
            TyKind::Slice(_)
            | TyKind::Pointer(_)
            | TyKind::Signature(_)
            | TyKind::Map { .. }
            | TyKind::Chan { .. } => true,
            TyKind::Interface(_) => {
                if !self.is_type_param(ty) {
                    return true;
                }
                match self.type_list(ty) {
                    Some(list) => list.iter().all(|&(_, under)| self.has_nil(under)),
                    None => false,
                }
            }
            _ => false,
        }
    }

    /// The type that an untyped value takes when nothing else decides.
    pub fn default_type(&self, ty: Ty) -> Ty {
        match ty {
            Ty::UNTYPED_BOOL => Ty::BOOL,
            Ty::UNTYPED_INT => Ty::INT,
            Ty::UNTYPED_RUNE => Ty::RUNE,
            Ty::UNTYPED_FLOAT => Ty::FLOAT64,
            Ty::UNTYPED_COMPLEX => Ty::COMPLEX128,
            Ty::UNTYPED_STRING => Ty::STRING,
            _ => ty,
        }
    }

    /// Specification: Comparison operators. Interfaces count as comparable here.
    pub fn comparable(&mut self, ty: Ty) -> bool {
        self.comparable_at(ty, true, &mut Vec::new())
    }

    /// Comparison of the type's values cannot panic.
    pub fn strictly_comparable(&mut self, ty: Ty) -> bool {
        self.comparable_at(ty, false, &mut Vec::new())
    }

    /// `seen` are the types met on the way: one that contains itself adds nothing.
    fn comparable_at(&mut self, ty: Ty, dynamic: bool, seen: &mut Vec<Ty>) -> bool {
        if seen.contains(&ty) {
            return true;
        }
        let under = self.underlying(ty);
        match self.kind(under).clone() {
            TyKind::Basic(basic) => basic != Basic::UntypedNil,
            TyKind::Pointer(_) | TyKind::Chan { .. } => true,
            TyKind::Struct(fields) => {
                seen.push(ty);
                fields.iter().all(|field| self.comparable_at(field.ty, dynamic, seen))
            }
            TyKind::Array { elem, .. } => {
                seen.push(ty);
                self.comparable_at(elem, dynamic, seen)
            }
            TyKind::Interface(_) => {
                if dynamic && !self.is_type_param(ty) {
                    return true;
                }
                seen.push(ty);
                let set = self.type_set(under);
                match &set.terms {
                    super::typeset::Terms::All => set.comparable,
                    super::typeset::Terms::Only(list) => {
                        !list.is_empty() && list.iter().all(|term| self.comparable_at(term.ty, false, seen))
                    }
                }
            }
            _ => false,
        }
    }

    /// Specification: Type identity.
    pub fn identical(&mut self, x: Ty, y: Ty) -> bool {
        self.identical_at(x, y, false, 0)
    }

    /// Identity that ignores struct tags (specification: Conversions).
    pub fn identical_ignoring_tags(&mut self, x: Ty, y: Ty) -> bool {
        self.identical_at(x, y, true, 0)
    }

    fn identical_lists(&mut self, x: &[Ty], y: &[Ty], tags: bool, depth: u32) -> bool {
        x.len() == y.len() && x.iter().zip(y).all(|(&x, &y)| self.identical_at(x, y, tags, depth))
    }

    fn identical_at(&mut self, x: Ty, y: Ty, tags: bool, depth: u32) -> bool {
        let (x, y) = (self.unalias(x), self.unalias(y));
        if x == y || depth > MAX_DEPTH {
            return true;
        }
        let depth = depth + 1;
        match (self.kind(x), self.kind(y)) {
            (TyKind::Basic(_) | TyKind::TypeParam(_), _) => false,
            (&TyKind::Pointer(a), &TyKind::Pointer(b)) | (&TyKind::Slice(a), &TyKind::Slice(b)) => {
                self.identical_at(a, b, tags, depth)
            }
            (&TyKind::Array { len: m, elem: a }, &TyKind::Array { len: n, elem: b }) => {
                (m < 0 || n < 0 || m == n) && self.identical_at(a, b, tags, depth)
            }
            (&TyKind::Map { key: j, value: a }, &TyKind::Map { key: k, value: b }) => {
                self.identical_at(j, k, tags, depth) && self.identical_at(a, b, tags, depth)
            }
            (&TyKind::Chan { dir: d, elem: a }, &TyKind::Chan { dir: e, elem: b }) => {
                d == e && self.identical_at(a, b, tags, depth)
            }
            (TyKind::Struct(a), TyKind::Struct(b)) => {
                let (a, b) = (a.clone(), b.clone());
                a.len() == b.len()
                    && a.iter().zip(b.iter()).all(|(f, g)| {
                        f.embedded == g.embedded
                            && f.name == g.name
                            && (tags || f.tag == g.tag)
                            && self.identical_at(f.ty, g.ty, tags, depth)
                    })
            }
            (TyKind::Tuple(a), TyKind::Tuple(b)) => {
                let (a, b) = (a.clone(), b.clone());
                self.identical_lists(&a, &b, tags, depth)
            }
            (TyKind::Signature(a), TyKind::Signature(b)) => {
                let (a, b) = (a.clone(), b.clone());
                self.identical_signatures(&a, &b, tags, depth)
            }
            (TyKind::Interface(_), TyKind::Interface(_)) => self.identical_interfaces(x, y, tags, depth),
            (&TyKind::Named(a), &TyKind::Named(b)) => {
                let (da, db) = (self.named_data(a), self.named_data(b));
                if da.origin.is_none() || da.origin != db.origin {
                    return false;
                }
                let (args_a, args_b) = (da.type_args.clone(), db.type_args.clone());
                self.identical_lists(&args_a, &args_b, false, depth)
            }
            _ => false,
        }
    }

    fn identical_signatures(&mut self, a: &Signature, b: &Signature, tags: bool, depth: u32) -> bool {
        if a.variadic != b.variadic || a.type_params.len() != b.type_params.len() {
            return false;
        }
        if a.type_params.is_empty() {
            return self.identical_lists(&a.params, &b.params, tags, depth)
                && self.identical_lists(&a.results, &b.results, tags, depth);
        }
        let map: Vec<(Ty, Ty)> = b.type_params.iter().copied().zip(a.type_params.iter().copied()).collect();
        for (&p, &q) in a.type_params.iter().zip(b.type_params.iter()) {
            let (Some(p), Some(q)) = (self.as_type_param(p), self.as_type_param(q)) else { return false };
            let (p, q) = (self.constraint_interface(p), self.constraint_interface(q));
            let q = self.subst(q, &map);
            if !self.identical_at(p, q, tags, depth) {
                return false;
            }
        }
        let (params, results) = (self.subst_list(&b.params, &map), self.subst_list(&b.results, &map));
        self.identical_lists(&a.params, &params, tags, depth)
            && self.identical_lists(&a.results, &results, tags, depth)
    }

    fn identical_interfaces(&mut self, x: Ty, y: Ty, tags: bool, depth: u32) -> bool {
        let (a, b) = (self.type_set(x), self.type_set(y));
        a.comparable == b.comparable
            && a.methods.len() == b.methods.len()
            && self.terms_equal(&a.terms, &b.terms)
            && a.methods
                .iter()
                .zip(&b.methods)
                .all(|(f, g)| f.name == g.name && self.identical_at(f.sig, g.sig, tags, depth))
    }
}
