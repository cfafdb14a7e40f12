//! Canonical run-time types: the checker's `Ty` under an environment of type arguments → [`TypeId`]. Here, equal ids
//! are identical types: structure is hash-consed, aliases vanish, interfaces are flattened, and an instance of a
//! generic type is keyed by its origin and argument ids, so that no substitution on `Ty` is needed.

use super::Lower;
use super::type_names::Style;
use super::type_table::Key;
pub(super) use super::type_table::{EnvId, NamedInfo, TypeTable};
use crate::code::program::{FieldDesc, IntType, MethodId, Shape, TypeId};
use crate::types::ty::{Embed, InterfaceTy, NamedId, QualName};
use crate::types::{Basic, ObjId, Ty, TyKind};
use std::rc::Rc;

impl<'a> Lower<'a> {
    /// The run-time type of `ty` in the function being lowered.
    pub fn conv(&mut self, ty: Ty) -> TypeId {
        self.conv_in(ty, self.f.env)
    }

    pub fn conv_in(&mut self, ty: Ty, env: EnvId) -> TypeId {
        if let Some(&id) = self.types.cache.get(&(env, ty)) {
            return id;
        }
        let id = self.conv_kind(ty, env);
        self.types.cache.insert((env, ty), id);
        id
    }

    fn conv_kind(&mut self, ty: Ty, env: EnvId) -> TypeId {
        let checked = self.checked;
        match checked.types.kind(ty) {
            TyKind::Basic(basic) => self.basic_type(*basic),
            TyKind::Named(id) => self.named_type(*id, env),
            TyKind::Alias(id) => {
                let data = &checked.types.aliases[id.0 as usize];
                data.target.map_or(TypeId(0), |target| self.conv_in(target, env))
            }
            TyKind::TypeParam(id) => {
                self.types.envs[env.0 as usize].map.get(id).copied().unwrap_or(TypeId(0))
            }
            TyKind::Pointer(elem) => {
                let elem = self.conv_in(*elem, env);
                self.types.pointer(elem)
            }
            TyKind::Slice(elem) => {
                let elem = self.conv_in(*elem, env);
                self.types.slice(elem)
            }
            TyKind::Array { len, elem } => {
                let elem = self.conv_in(*elem, env);
                self.types.array(u64::try_from(*len).unwrap_or(0), elem)
            }
            TyKind::Map { key, value } => {
                let (key, value) = (self.conv_in(*key, env), self.conv_in(*value, env));
                self.types.map(key, value)
            }
            TyKind::Chan { dir, elem } => {
                let elem = self.conv_in(*elem, env);
                self.types.chan(*dir, elem)
            }
            TyKind::Struct(fields) => self.struct_type(fields, env),
            TyKind::Signature(sig) => {
                let params = self.conv_list(&sig.params, env);
                let results = self.conv_list(&sig.results, env);
                self.types.func(params, results, sig.variadic)
            }
            TyKind::Interface(iface) => {
                let methods = self.interface_methods(iface, env);
                self.interface_type(methods)
            }
            TyKind::Tuple(members) => {
                let members = self.conv_list(members, env);
                self.types.tuple(members)
            }
        }
    }

    pub fn conv_list(&mut self, list: &[Ty], env: EnvId) -> Vec<TypeId> {
        list.iter().map(|&ty| self.conv_in(ty, env)).collect()
    }

    pub fn basic_type(&mut self, basic: Basic) -> TypeId {
        let (name, shape) = match basic {
            Basic::Invalid | Basic::UntypedNil => return TypeId(0),
            Basic::Bool => ("bool", Shape::Bool),
            Basic::UntypedBool => return self.basic_type(Basic::Bool),
            Basic::UntypedInt => return self.basic_type(Basic::Int),
            Basic::UntypedRune => return self.basic_type(Basic::Int32),
            Basic::UntypedFloat => return self.basic_type(Basic::Float64),
            Basic::UntypedComplex => return self.basic_type(Basic::Complex128),
            Basic::UntypedString => return self.basic_type(Basic::String),
            Basic::Int => ("int", Shape::Int { kind: IntType::Int }),
            Basic::Int8 => ("int8", Shape::Int { kind: IntType::Int8 }),
            Basic::Int16 => ("int16", Shape::Int { kind: IntType::Int16 }),
            Basic::Int32 => ("int32", Shape::Int { kind: IntType::Int32 }),
            Basic::Int64 => ("int64", Shape::Int { kind: IntType::Int64 }),
            Basic::Uint => ("uint", Shape::Int { kind: IntType::Uint }),
            Basic::Uint8 => ("uint8", Shape::Int { kind: IntType::Uint8 }),
            Basic::Uint16 => ("uint16", Shape::Int { kind: IntType::Uint16 }),
            Basic::Uint32 => ("uint32", Shape::Int { kind: IntType::Uint32 }),
            Basic::Uint64 => ("uint64", Shape::Int { kind: IntType::Uint64 }),
            Basic::Uintptr => ("uintptr", Shape::Int { kind: IntType::Uintptr }),
            Basic::Float32 => ("float32", Shape::Float32),
            Basic::Float64 => ("float64", Shape::Float64),
            Basic::Complex64 => ("complex64", Shape::Complex64),
            Basic::Complex128 => ("complex128", Shape::Complex128),
            Basic::String => ("string", Shape::String),
            Basic::UnsafePointer => ("unsafe.Pointer", Shape::UnsafePointer),
        };
        self.types.intern(Key::Basic(basic), |_| (name.into(), name.into(), shape))
    }

    fn struct_type(&mut self, fields: &[crate::types::ty::StructField], env: EnvId) -> TypeId {
        let (key, descs) = self.struct_fields(fields, env);
        self.types.intern(Key::Struct(key), |t| {
            (t.struct_name(&descs, Style::Printed), t.struct_name(&descs, Style::Link), Shape::Struct(descs))
        })
    }

    #[allow(clippy::type_complexity)]
    fn struct_fields(
        &mut self,
        fields: &[crate::types::ty::StructField],
        env: EnvId,
    ) -> (Vec<(QualName, TypeId, bool, Rc<str>)>, Vec<FieldDesc>) {
        let mut key = Vec::new();
        let mut descs = Vec::new();
        for field in fields {
            let ty = self.conv_in(field.ty, env);
            key.push((field.name.clone(), ty, field.embedded, field.tag.clone()));
            descs.push(FieldDesc {
                name: field.name.name.clone(),
                pkg: field.name.pkg.clone(),
                ty,
                slot: 0,
                offset: 0,
                embedded: field.embedded,
                tag: field.tag.clone(),
            });
        }
        (key, descs)
    }

    /// Flattened, sorted by method id.
    fn interface_methods(&mut self, iface: &InterfaceTy, env: EnvId) -> Vec<(MethodId, TypeId)> {
        let mut methods: Vec<(MethodId, TypeId)> = Vec::new();
        for method in iface.methods.iter() {
            let id = self.method_id(&method.name.pkg, &method.name.name);
            let sig = self.conv_in(method.sig, env);
            methods.push((id, sig));
        }
        for embed in iface.embeds.iter() {
            let Embed::Type(ty) = embed else { continue };
            let (inner, inner_env) = self.underlying_interface(*ty, env);
            if let Some(inner) = inner {
                methods.extend(self.interface_methods(&inner, inner_env));
            }
        }
        methods.sort();
        methods.dedup_by_key(|m| m.0);
        methods
    }

    /// The interface under an embedded type, with the environment its methods are to be read in.
    fn underlying_interface(&mut self, ty: Ty, env: EnvId) -> (Option<Rc<InterfaceTy>>, EnvId) {
        let (under, env) = self.resolve_type(ty, env);
        match self.checked.types.kind(under) {
            TyKind::Interface(iface) => (Some(iface.clone()), env),
            _ => (None, env),
        }
    }

    /// The type under names and aliases, with the environment it is to be read in.
    fn resolve_type(&mut self, ty: Ty, env: EnvId) -> (Ty, EnvId) {
        let checked = self.checked;
        match checked.types.kind(ty) {
            TyKind::Alias(id) => match checked.types.aliases[id.0 as usize].target {
                Some(target) => self.resolve_type(target, env),
                None => (ty, env),
            },
            TyKind::Named(id) => {
                let (origin, args) = self.named_parts(*id, env);
                let data = &checked.types.named[origin.0 as usize];
                let inner = self.named_env(origin, &args, env);
                match data.underlying.or(data.rhs) {
                    Some(under) => self.resolve_type(under, inner),
                    None => (ty, env),
                }
            }
            _ => (ty, env),
        }
    }

    pub fn interface_type(&mut self, methods: Vec<(MethodId, TypeId)>) -> TypeId {
        let named = self.named_methods(&methods);
        self.types.intern(Key::Interface(methods.clone()), |t| {
            let name = |style| t.interface_name(&named, style);
            (name(Style::Printed), name(Style::Link), Shape::Interface(methods))
        })
    }

    /// Origin and converted type arguments of a defined type: first those of the generic function around a local
    /// declaration, then its own.
    fn named_parts(&mut self, id: NamedId, env: EnvId) -> (NamedId, Vec<TypeId>) {
        let types = &self.checked.types;
        let data = &types.named[id.0 as usize];
        let origin = data.origin.unwrap_or(id);
        let declared = &types.named[origin.0 as usize];
        let own = if data.type_args.is_empty() { &declared.type_params } else { &data.type_args };
        let mut args = Vec::new();
        if own.len() < declared.outer.len() + declared.type_params.len() {
            args = self.conv_list(&declared.outer, env);
        }
        args.extend(self.conv_list(own, env));
        (origin, args)
    }

    /// The environment in which a defined type's declaration is read.
    fn named_env(&mut self, origin: NamedId, args: &[TypeId], outer: EnvId) -> EnvId {
        let data = &self.checked.types.named[origin.0 as usize];
        let params: Vec<Ty> = data.outer.iter().chain(data.type_params.iter()).copied().collect();
        let base = if params.is_empty() { outer } else { EnvId::NONE };
        self.env_for(&params, args, base)
    }

    fn named_type(&mut self, id: NamedId, env: EnvId) -> TypeId {
        let checked = self.checked;
        let (origin, args) = self.named_parts(id, env);
        let data = &checked.types.named[origin.0 as usize];
        let key = Key::Named { origin, args: args.clone() };
        if let Some(&known) = self.types.ids.get(&key) {
            return known;
        }
        let (mut name, link, named) = self.named_names(data.obj, &args);
        if matches!(&named, Some((pkg, name)) if &**pkg == "reflect" && &**name == "rtype") {
            // Go's is a pointer to the type's description, and printed so; ours is a number.
            name = "*reflect.rtype".into();
        }
        let id = self.types.add(name, link, Shape::Invalid);
        self.types.ids.insert(key, id);
        self.types.list[id.0 as usize].desc.named = named;
        let inner = self.named_env(origin, &args, env);
        let shape = match data.underlying.or(data.rhs) {
            Some(under) => {
                let (under, inner) = self.resolve_type(under, inner);
                self.underlying_shape(under, inner)
            }
            None => Shape::Invalid,
        };
        let methods = data
            .methods
            .iter()
            .map(|&obj| {
                let name = self.object(obj).name.clone();
                let pkg = self.method_package(obj, &name);
                (self.method_id(&pkg, &name), obj)
            })
            .collect();
        let info = &mut self.types.list[id.0 as usize];
        info.desc.shape = shape;
        info.named = Some(Rc::new(NamedInfo { args, methods }));
        id
    }

    /// The path that is part of an unexported name's identity.
    fn method_package(&self, obj: ObjId, name: &str) -> Rc<str> {
        if name.chars().next().is_some_and(char::is_uppercase) {
            return "".into();
        }
        self.object(obj).pkg.map(|pkg| self.package(pkg).path.clone()).unwrap_or_default()
    }

    #[allow(clippy::type_complexity)]
    fn named_names(&mut self, obj: ObjId, args: &[TypeId]) -> (Rc<str>, Rc<str>, Option<(Rc<str>, Rc<str>)>) {
        let object = self.object(obj);
        let mut suffix = String::new();
        if !args.is_empty() {
            let links: Vec<Rc<str>> = args.iter().map(|&arg| self.types.get(arg).link.clone()).collect();
            suffix = format!("[{}]", links.join(","));
        }
        match object.pkg {
            None => (object.name.clone(), object.name.clone(), Some(("".into(), object.name.clone()))),
            Some(pkg) => {
                let number = self.local_number(obj).map(|number| format!("·{number}")).unwrap_or_default();
                let package = self.package(pkg);
                let bare: Rc<str> = format!("{}{suffix}", object.name).into();
                (
                    format!("{}.{bare}", package.name).into(),
                    format!("{}.{bare}{number}", package.path).into(),
                    Some((package.path.clone(), bare)),
                )
            }
        }
    }

    fn underlying_shape(&mut self, under: Ty, env: EnvId) -> Shape {
        let checked = self.checked;
        match checked.types.kind(under) {
            // Not interned by way of its own type: `type T struct{ … }` must not lay out before T is known.
            TyKind::Struct(fields) => Shape::Struct(self.struct_fields(fields, env).1),
            TyKind::Interface(iface) => Shape::Interface(self.interface_methods(iface, env)),
            _ => {
                let id = self.conv_in(under, env);
                self.types.shape(id).clone()
            }
        }
    }

    /// `outer` extended by `params` bound to `args`.
    pub fn env_for(&mut self, params: &[Ty], args: &[TypeId], outer: EnvId) -> EnvId {
        if params.is_empty() {
            return outer;
        }
        let mut env = self.types.envs[outer.0 as usize].clone();
        for (param, &arg) in params.iter().zip(args) {
            if let TyKind::TypeParam(id) = self.checked.types.kind(*param) {
                env.map.insert(*id, arg);
                env.bound.push((*id, arg));
            }
        }
        if let Some(&known) = self.types.env_ids.get(&env.bound) {
            return known;
        }
        let id = EnvId(self.types.envs.len() as u32);
        self.types.env_ids.insert(env.bound.clone(), id);
        self.types.envs.push(env);
        id
    }
}
