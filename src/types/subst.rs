//! Substitution of types for type parameters.

use super::store::TypeStore;
use super::ty::*;
use std::rc::Rc;

impl TypeStore {
    /// Replaces type parameters by types. Signatures keep their own type parameters unless these are replaced too,
    /// in which case the result is an ordinary signature.
    pub fn subst(&mut self, ty: Ty, map: &[(Ty, Ty)]) -> Ty {
        if map.is_empty() || !self.is_parameterized(ty) {
            return ty;
        }
        match self.kind(ty).clone() {
            TyKind::Basic(_) => ty,
            TyKind::TypeParam(_) => map.iter().find(|(param, _)| *param == ty).map_or(ty, |&(_, arg)| arg),
            TyKind::Named(id) => self.subst_named(ty, id, map),
            TyKind::Alias(id) => self.subst_alias(ty, id, map),
            TyKind::Pointer(base) => {
                let base = self.subst(base, map);
                self.pointer(base)
            }
            TyKind::Slice(elem) => {
                let elem = self.subst(elem, map);
                self.slice(elem)
            }
            TyKind::Array { len, elem } => {
                let elem = self.subst(elem, map);
                self.array(len, elem)
            }
            TyKind::Map { key, value } => {
                let (key, value) = (self.subst(key, map), self.subst(value, map));
                self.map(key, value)
            }
            TyKind::Chan { dir, elem } => {
                let elem = self.subst(elem, map);
                self.chan(dir, elem)
            }
            TyKind::Struct(fields) => {
                let fields: Rc<[StructField]> = fields
                    .iter()
                    .map(|field| StructField { ty: self.subst(field.ty, map), ..field.clone() })
                    .collect();
                self.intern(TyKind::Struct(fields))
            }
            TyKind::Signature(sig) => {
                let sig = self.subst_signature(&sig, map);
                self.intern(TyKind::Signature(Rc::new(sig)))
            }
            TyKind::Interface(iface) => self.subst_interface(&iface, map),
            TyKind::Tuple(list) => {
                let list = self.subst_list(&list, map);
                self.intern(TyKind::Tuple(list))
            }
        }
    }

    pub fn subst_list(&mut self, list: &[Ty], map: &[(Ty, Ty)]) -> Rc<[Ty]> {
        list.iter().map(|&ty| self.subst(ty, map)).collect()
    }

    fn subst_named(&mut self, ty: Ty, id: NamedId, map: &[(Ty, Ty)]) -> Ty {
        let data = self.named_data(id);
        if let Some(origin) = data.origin {
            let mut args = data.type_args.clone();
            let declared = self.named_data(origin);
            let (own, outer) = (declared.type_params.len(), declared.outer.len());
            if args.len() != own && args.len() != own + outer {
                return Ty::INVALID;
            }
            args = self.subst_list(&args, map);
            // An instance made while its generic function was checked has no arguments for the outer parameters yet.
            let outer = self.named_data(origin).outer.clone();
            if args.len() < outer.len() + self.named_data(origin).type_params.len()
                && outer.iter().any(|param| map.iter().any(|(from, _)| from == param))
            {
                let outer = self.subst_list(&outer, map);
                args = outer.iter().chain(args.iter()).copied().collect();
            }
            return self.instance(origin, args);
        }
        if data.outer.is_empty() || !data.type_params.is_empty() {
            return ty;
        }
        let outer = data.outer.clone();
        if !outer.iter().any(|param| map.iter().any(|(from, _)| from == param)) {
            return ty;
        }
        let args = self.subst_list(&outer, map);
        self.instance(id, args)
    }

    fn subst_alias(&mut self, ty: Ty, id: AliasId, map: &[(Ty, Ty)]) -> Ty {
        let data = &self.aliases[id.0 as usize];
        match data.origin {
            Some(origin) if data.type_args.iter().any(|&arg| self.is_parameterized(arg)) => {
                let args = data.type_args.clone();
                let args = self.subst_list(&args, map);
                self.alias_instance(origin, args)
            }
            _ => match data.target {
                // A local alias may mention the type parameters of its function.
                Some(target) if data.type_params.is_empty() => {
                    let new = self.subst(target, map);
                    if new == target { ty } else { new }
                }
                _ => ty,
            },
        }
    }

    /// Substitutes in a signature. Its own type parameters vanish when the map replaces them; otherwise they are
    /// renamed where their constraints change.
    pub fn subst_signature(&mut self, sig: &Signature, map: &[(Ty, Ty)]) -> Signature {
        let mut map: std::borrow::Cow<'_, [(Ty, Ty)]> = map.into();
        let mut type_params = sig.type_params.clone();
        if let Some(&first) = sig.type_params.first() {
            if map.iter().any(|&(from, _)| from == first) {
                type_params = [].into();
            } else if sig.type_params.iter().any(|&param| self.constraint_changes(param, &map)) {
                let (fresh, renamed) = self.rename_params(&sig.type_params, &map);
                type_params = fresh;
                map = renamed.into();
            }
        }
        Signature {
            params: self.subst_list(&sig.params, &map),
            results: self.subst_list(&sig.results, &map),
            variadic: sig.variadic,
            type_params,
            names: sig.names.clone(),
        }
    }

    fn constraint_changes(&mut self, param: Ty, map: &[(Ty, Ty)]) -> bool {
        let Some(id) = self.as_type_param(param) else { return false };
        match self.type_params[id.0 as usize].constraint {
            Some(constraint) => self.subst(constraint, map) != constraint,
            None => false,
        }
    }

    /// Fresh copies of type parameters, and the given map extended by the renaming.
    pub fn rename_params(&mut self, params: &[Ty], map: &[(Ty, Ty)]) -> (Rc<[Ty]>, Vec<(Ty, Ty)>) {
        let mut map = map.to_vec();
        let mut fresh = Vec::with_capacity(params.len());
        for &param in params {
            let new = match self.as_type_param(param) {
                Some(id) => {
                    let data = self.type_params[id.0 as usize].clone();
                    self.new_type_param(data.obj, data.index, data.constraint)
                }
                None => param,
            };
            map.push((param, new));
            fresh.push(new);
        }
        for &new in &fresh {
            if let Some(id) = self.as_type_param(new)
                && let Some(constraint) = self.type_params[id.0 as usize].constraint
            {
                let constraint = self.subst(constraint, &map);
                self.type_params[id.0 as usize].constraint = Some(constraint);
            }
        }
        (fresh.into(), map)
    }

    fn subst_interface(&mut self, iface: &InterfaceTy, map: &[(Ty, Ty)]) -> Ty {
        let methods = iface
            .methods
            .iter()
            .map(|method| IfaceMethod { name: method.name.clone(), sig: self.subst(method.sig, map) })
            .collect();
        let embeds = iface
            .embeds
            .iter()
            .map(|embed| match embed {
                Embed::Type(ty) => Embed::Type(self.subst(*ty, map)),
                Embed::Union(terms) => Embed::Union(
                    terms
                        .iter()
                        .map(|term| Term { tilde: term.tilde, ty: self.subst(term.ty, map) })
                        .collect(),
                ),
            })
            .collect();
        let new = InterfaceTy { methods, embeds, comparable: iface.comparable, implicit: iface.implicit };
        self.intern(TyKind::Interface(Rc::new(new)))
    }
}
