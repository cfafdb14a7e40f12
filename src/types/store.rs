//! The type store: interning, constructors, and the small questions that need no type sets.

use super::object::ObjId;
use super::ty::*;
use crate::syntax::ast::ChanDir;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

/// A fixed multiplicative hasher: fast, and the same on every machine. Only for pure lookup.
#[derive(Clone, Copy, Debug, Default)]
pub struct FixedHasher(u64);

impl FixedHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for FixedHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.mix(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.mix(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }

    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }
}

pub type FixedMap<K, V> = HashMap<K, V, BuildHasherDefault<FixedHasher>>;

/// All types of one compilation. Handles of structurally equal types are equal; identity of types (aliases,
/// parameter names and the spelling of interfaces ignored) is [`TypeStore::identical`] or equality of
/// [`TypeStore::canon`] handles.
#[derive(Clone, Debug, Default)]
pub struct TypeStore {
    pub kinds: Vec<TyKind>,
    pub named: Vec<NamedData>,
    pub aliases: Vec<AliasData>,
    pub type_params: Vec<TypeParamData>,
    /// Name and import path of each package, by `PackageId`, for printing.
    pub packages: Vec<(Rc<str>, Rc<str>)>,
    /// Packages whose names are not unique in the program: messages show their paths.
    pub ambiguous: Vec<bool>,
    /// Whether a type parameter occurs in the type, by handle.
    parameterized: Vec<bool>,
    interned: FixedMap<TyKind, Ty>,
    instances: FixedMap<(NamedId, Rc<[Ty]>), Ty>,
    alias_instances: FixedMap<(AliasId, Rc<[Ty]>), Ty>,
    pub(super) type_sets: FixedMap<Ty, Rc<super::typeset::TypeSet>>,
    pub(super) canonical: FixedMap<Ty, Ty>,
    /// Size and alignment of struct and array types.
    pub(super) layouts: FixedMap<Ty, (i64, i64)>,
}

impl Ty {
    pub const INVALID: Ty = Ty(0);
    /// Stands for "not yet known" in objects that are being declared; never a valid handle.
    pub const UNSET: Ty = Ty(u32::MAX);
    pub const BOOL: Ty = Ty(Basic::Bool as u32);
    pub const INT: Ty = Ty(Basic::Int as u32);
    pub const INT8: Ty = Ty(Basic::Int8 as u32);
    pub const INT16: Ty = Ty(Basic::Int16 as u32);
    pub const INT32: Ty = Ty(Basic::Int32 as u32);
    pub const INT64: Ty = Ty(Basic::Int64 as u32);
    pub const UINT: Ty = Ty(Basic::Uint as u32);
    pub const UINT8: Ty = Ty(Basic::Uint8 as u32);
    pub const UINT16: Ty = Ty(Basic::Uint16 as u32);
    pub const UINT32: Ty = Ty(Basic::Uint32 as u32);
    pub const UINT64: Ty = Ty(Basic::Uint64 as u32);
    pub const UINTPTR: Ty = Ty(Basic::Uintptr as u32);
    pub const FLOAT32: Ty = Ty(Basic::Float32 as u32);
    pub const FLOAT64: Ty = Ty(Basic::Float64 as u32);
    pub const COMPLEX64: Ty = Ty(Basic::Complex64 as u32);
    pub const COMPLEX128: Ty = Ty(Basic::Complex128 as u32);
    pub const STRING: Ty = Ty(Basic::String as u32);
    pub const UNSAFE_POINTER: Ty = Ty(Basic::UnsafePointer as u32);
    pub const UNTYPED_BOOL: Ty = Ty(Basic::UntypedBool as u32);
    pub const UNTYPED_INT: Ty = Ty(Basic::UntypedInt as u32);
    pub const UNTYPED_RUNE: Ty = Ty(Basic::UntypedRune as u32);
    pub const UNTYPED_FLOAT: Ty = Ty(Basic::UntypedFloat as u32);
    pub const UNTYPED_COMPLEX: Ty = Ty(Basic::UntypedComplex as u32);
    pub const UNTYPED_STRING: Ty = Ty(Basic::UntypedString as u32);
    pub const UNTYPED_NIL: Ty = Ty(Basic::UntypedNil as u32);
    /// `byte`, an alias of `uint8` that messages print as `byte`.
    pub const BYTE: Ty = Ty(26);
    /// `rune`, an alias of `int32`.
    pub const RUNE: Ty = Ty(27);
    /// `interface{}`.
    pub const EMPTY_INTERFACE: Ty = Ty(28);
    /// `any`, an alias of `interface{}`.
    pub const ANY: Ty = Ty(29);
    /// The empty tuple: the type of a call without results.
    pub const VOID: Ty = Ty(30);
    pub const ERROR: Ty = Ty(31);
    pub const COMPARABLE: Ty = Ty(32);
}

impl TypeStore {
    pub fn kind(&self, ty: Ty) -> &TyKind {
        &self.kinds[ty.0 as usize]
    }

    /// The handle of a composite type.
    pub fn intern(&mut self, kind: TyKind) -> Ty {
        if let Some(&ty) = self.interned.get(&kind) {
            return ty;
        }
        let ty = Ty(self.kinds.len() as u32);
        let parameterized = self.mentions_type_param(&kind);
        self.parameterized.push(parameterized);
        self.kinds.push(kind.clone());
        self.interned.insert(kind, ty);
        ty
    }

    fn mentions_type_param(&self, kind: &TyKind) -> bool {
        let any = |list: &[Ty]| list.iter().any(|&ty| self.is_parameterized(ty));
        match kind {
            TyKind::Basic(_) => false,
            TyKind::Named(id) => {
                let data = &self.named[id.0 as usize];
                any(&data.type_args) || data.origin.is_none() && !data.outer.is_empty()
            }
            TyKind::Alias(id) => {
                let data = &self.aliases[id.0 as usize];
                any(&data.type_args) || data.target.is_none_or(|target| self.is_parameterized(target))
            }
            TyKind::TypeParam(_) => true,
            TyKind::Pointer(elem) | TyKind::Slice(elem) => self.is_parameterized(*elem),
            TyKind::Array { elem, .. } | TyKind::Chan { elem, .. } => self.is_parameterized(*elem),
            TyKind::Map { key, value } => self.is_parameterized(*key) || self.is_parameterized(*value),
            TyKind::Struct(fields) => fields.iter().any(|field| self.is_parameterized(field.ty)),
            TyKind::Signature(sig) => any(&sig.params) || any(&sig.results) || !sig.type_params.is_empty(),
            TyKind::Interface(iface) => {
                iface.methods.iter().any(|method| self.is_parameterized(method.sig))
                    || iface.embeds.iter().any(|embed| match embed {
                        Embed::Type(ty) => self.is_parameterized(*ty),
                        Embed::Union(terms) => terms.iter().any(|term| self.is_parameterized(term.ty)),
                    })
            }
            TyKind::Tuple(list) => any(list),
        }
    }

    /// Whether a type parameter occurs in the type as written.
    pub fn is_parameterized(&self, ty: Ty) -> bool {
        self.parameterized.get(ty.0 as usize).copied().unwrap_or(false)
    }

    pub fn pointer(&mut self, base: Ty) -> Ty {
        self.intern(TyKind::Pointer(base))
    }

    pub fn slice(&mut self, elem: Ty) -> Ty {
        self.intern(TyKind::Slice(elem))
    }

    pub fn array(&mut self, len: i64, elem: Ty) -> Ty {
        self.intern(TyKind::Array { len, elem })
    }

    pub fn map(&mut self, key: Ty, value: Ty) -> Ty {
        self.intern(TyKind::Map { key, value })
    }

    pub fn chan(&mut self, dir: ChanDir, elem: Ty) -> Ty {
        self.intern(TyKind::Chan { dir, elem })
    }

    pub fn tuple(&mut self, list: &[Ty]) -> Ty {
        self.intern(TyKind::Tuple(list.into()))
    }

    /// A signature without parameter names or type parameters.
    pub fn func(&mut self, params: &[Ty], results: &[Ty], variadic: bool) -> Ty {
        let sig = Signature {
            params: params.into(),
            results: results.into(),
            variadic,
            type_params: [].into(),
            names: [].into(),
        };
        self.intern(TyKind::Signature(Rc::new(sig)))
    }

    /// A new defined type of the declaration `obj`.
    pub fn new_named(&mut self, data: NamedData) -> Ty {
        let id = NamedId(self.named.len() as u32);
        self.named.push(data);
        self.intern(TyKind::Named(id))
    }

    /// A new alias; its target may be set later.
    pub fn new_alias(&mut self, data: AliasData) -> Ty {
        let id = AliasId(self.aliases.len() as u32);
        self.aliases.push(data);
        self.intern(TyKind::Alias(id))
    }

    /// Sets an alias's target once it is known.
    pub fn set_alias_target(&mut self, ty: Ty, target: Ty) {
        if let TyKind::Alias(id) = *self.kind(ty) {
            self.aliases[id.0 as usize].target = Some(target);
            let parameterized = self.mentions_type_param(&TyKind::Alias(id));
            self.parameterized[ty.0 as usize] = parameterized;
        }
    }

    pub fn new_type_param(&mut self, obj: ObjId, index: u32, constraint: Option<Ty>) -> Ty {
        let id = TypeParamId(self.type_params.len() as u32);
        self.type_params.push(TypeParamData { obj, index, constraint });
        self.intern(TyKind::TypeParam(id))
    }

    /// The data of a defined type, through aliases.
    pub fn as_named(&self, ty: Ty) -> Option<NamedId> {
        match *self.kind(self.unalias(ty)) {
            TyKind::Named(id) => Some(id),
            _ => None,
        }
    }

    pub fn named_data(&self, id: NamedId) -> &NamedData {
        &self.named[id.0 as usize]
    }

    /// The generic declaration of an instance, or the type itself.
    pub fn origin(&self, id: NamedId) -> NamedId {
        self.named_data(id).origin.unwrap_or(id)
    }

    pub fn as_type_param(&self, ty: Ty) -> Option<TypeParamId> {
        match *self.kind(self.unalias(ty)) {
            TyKind::TypeParam(id) => Some(id),
            _ => None,
        }
    }

    pub fn is_type_param(&self, ty: Ty) -> bool {
        self.as_type_param(ty).is_some()
    }

    /// The signature of a function type as given (not through names).
    pub fn as_signature(&self, ty: Ty) -> Option<Rc<Signature>> {
        match self.kind(ty) {
            TyKind::Signature(sig) => Some(sig.clone()),
            _ => None,
        }
    }

    pub fn as_tuple(&self, ty: Ty) -> Option<Rc<[Ty]>> {
        match self.kind(ty) {
            TyKind::Tuple(list) => Some(list.clone()),
            _ => None,
        }
    }

    /// Strips aliases. An alias that is still being declared gives the invalid type.
    pub fn unalias(&self, mut ty: Ty) -> Ty {
        for _ in 0..10_000 {
            match self.kinds.get(ty.0 as usize) {
                Some(TyKind::Alias(id)) => ty = self.aliases[id.0 as usize].target.unwrap_or(Ty::INVALID),
                Some(_) => return ty,
                None => return Ty::INVALID,
            }
        }
        Ty::INVALID
    }

    /// Specification: Underlying types. The invalid type while a declaration is incomplete; the constraint
    /// interface for a type parameter.
    pub fn underlying(&mut self, ty: Ty) -> Ty {
        let ty = self.unalias(ty);
        match *self.kind(ty) {
            TyKind::Named(id) => self.underlying_named(id, 0),
            TyKind::TypeParam(id) => self.constraint_interface(id),
            _ => ty,
        }
    }

    fn underlying_named(&mut self, id: NamedId, depth: u32) -> Ty {
        if let Some(ty) = self.named_data(id).underlying {
            return ty;
        }
        let Some(rhs) = self.expand_rhs(id) else { return Ty::INVALID };
        let rhs = self.unalias(rhs);
        let underlying = match *self.kind(rhs) {
            TyKind::Named(_) if depth > 1000 => return Ty::INVALID,
            TyKind::Named(next) => self.underlying_named(next, depth + 1),
            TyKind::TypeParam(_) => Ty::INVALID,
            _ => rhs,
        };
        if underlying != Ty::INVALID {
            self.named[id.0 as usize].underlying = Some(underlying);
        }
        underlying
    }

    /// The right-hand side of a defined type's declaration, substituted for an instance.
    pub fn expand_rhs(&mut self, id: NamedId) -> Option<Ty> {
        let data = self.named_data(id);
        if let Some(rhs) = data.rhs {
            return Some(rhs);
        }
        let origin = self.named_data(data.origin?);
        let rhs = origin.rhs?;
        let args = data.type_args.clone();
        // A local type of a generic function is instantiated without the outer arguments while it is checked.
        let params: Vec<Ty> = if args.len() == origin.type_params.len() && !args.is_empty() {
            origin.type_params.to_vec()
        } else {
            origin.outer.iter().chain(origin.type_params.iter()).copied().collect()
        };
        if params.len() != args.len() {
            return Some(Ty::INVALID);
        }
        let map: Vec<(Ty, Ty)> = params.iter().copied().zip(args.iter().copied()).collect();
        let rhs = self.subst(rhs, &map);
        self.named[id.0 as usize].rhs = Some(rhs);
        Some(rhs)
    }

    /// An instance of a generic defined type. The declaration may still be incomplete.
    pub fn instance(&mut self, origin: NamedId, args: Rc<[Ty]>) -> Ty {
        let key = (origin, args.clone());
        if let Some(&ty) = self.instances.get(&key) {
            return ty;
        }
        let data = self.named_data(origin);
        let data = NamedData {
            obj: data.obj,
            origin: Some(origin),
            type_args: args,
            type_params: [].into(),
            underlying: None,
            methods: Vec::new(),
            local: data.local,
            rhs: None,
            outer: [].into(),
        };
        let ty = self.new_named(data);
        self.instances.insert(key, ty);
        ty
    }

    /// An instance of a generic alias, whose declaration must be complete.
    pub fn alias_instance(&mut self, origin: AliasId, args: Rc<[Ty]>) -> Ty {
        let key = (origin, args.clone());
        if let Some(&ty) = self.alias_instances.get(&key) {
            return ty;
        }
        let data = self.aliases[origin.0 as usize].clone();
        if data.type_params.len() != args.len() {
            return Ty::INVALID;
        }
        let map: Vec<(Ty, Ty)> = data.type_params.iter().copied().zip(args.iter().copied()).collect();
        let target = data.target.map(|target| self.subst(target, &map));
        let ty = self.new_alias(AliasData {
            obj: data.obj,
            type_args: args,
            type_params: [].into(),
            origin: Some(origin),
            target,
        });
        self.alias_instances.insert(key, ty);
        ty
    }

    /// Declared methods of a defined type (those of the origin for an instance).
    pub fn methods(&self, id: NamedId) -> &[ObjId] {
        &self.named_data(self.origin(id)).methods
    }

    /// A generic type or alias that still needs type arguments.
    pub fn is_generic(&self, ty: Ty) -> bool {
        match *self.kind(ty) {
            TyKind::Alias(id) => {
                let data = &self.aliases[id.0 as usize];
                if !data.type_params.is_empty() && data.origin.is_none() {
                    return true;
                }
                data.target.is_some_and(|target| self.is_generic(target))
            }
            TyKind::Named(id) => {
                let data = self.named_data(id);
                data.origin.is_none() && !data.type_params.is_empty()
            }
            _ => false,
        }
    }

    /// Type parameters of a generic type or alias.
    pub fn generic_params(&self, ty: Ty) -> Rc<[Ty]> {
        match *self.kind(ty) {
            TyKind::Alias(id) => match &self.aliases[id.0 as usize] {
                data if !data.type_params.is_empty() => data.type_params.clone(),
                data => data.target.map_or_else(|| [].into(), |target| self.generic_params(target)),
            },
            TyKind::Named(id) => self.named_data(self.origin(id)).type_params.clone(),
            _ => [].into(),
        }
    }

    /// Pointer's base and true, or the type itself.
    pub fn deref(&self, ty: Ty) -> (Ty, bool) {
        match *self.kind(self.unalias(ty)) {
            TyKind::Pointer(base) => (base, true),
            _ => (ty, false),
        }
    }
}
