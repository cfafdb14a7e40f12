//! Methods of run-time types: lookup through embedding, method sets, and the tables of types in interfaces.

use super::types::NamedInfo;
use super::{FuncKey, Lower};
use crate::code::program::{FuncId, MethodId, MethodImpl, Shape, TypeId};
use crate::types::{ObjId, ObjectKind};
use std::rc::Rc;

/// A method found from a type, and how to get to its receiver.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Indices of the embedded fields to go through.
    pub path: Vec<u32>,
    /// Type of the receiver found there: a defined type or an interface, never a pointer.
    pub base: TypeId,
    pub target: MethodTarget,
}

#[derive(Clone, Debug)]
pub(crate) enum MethodTarget {
    Decl { obj: ObjId, pointer: bool },
    Iface,
}

impl<'a> Lower<'a> {
    fn deref(&self, ty: TypeId) -> TypeId {
        match self.types.shape(ty) {
            Shape::Pointer(elem) if self.types.get(ty).named.is_none() => *elem,
            _ => ty,
        }
    }

    fn own_method(&self, ty: TypeId, method: MethodId) -> Option<MethodTarget> {
        let info = self.types.get(ty);
        if let Some(named) = &info.named
            && let Some(&(_, obj)) = named.methods.iter().find(|m| m.0 == method)
        {
            let pointer = match &self.object(obj).kind {
                ObjectKind::Func(func) => func.recv.as_ref().is_some_and(|recv| recv.pointer),
                _ => false,
            };
            return Some(MethodTarget::Decl { obj, pointer });
        }
        match &info.desc.shape {
            Shape::Interface(methods) if methods.iter().any(|m| m.0 == method) => Some(MethodTarget::Iface),
            _ => None,
        }
    }

    /// Selector lookup (specification: Selectors): shallowest depth, unique there.
    pub fn find_method(&mut self, ty: TypeId, method: MethodId) -> Option<Found> {
        let name = self.methods.list[method.0 as usize].clone();
        let start = self.deref(ty);
        let mut level = vec![(start, Vec::new())];
        let mut seen = vec![start];
        while !level.is_empty() {
            let mut next: Vec<(TypeId, Vec<u32>)> = Vec::new();
            let mut found = None;
            let mut count = 0;
            for (at, path) in &level {
                if let Some(target) = self.own_method(*at, method) {
                    count += 1;
                    found = Some(Found { path: path.clone(), base: *at, target });
                }
                let Shape::Struct(fields) = self.types.shape(*at) else { continue };
                for (index, field) in fields.iter().enumerate() {
                    if field.name == name.name && (name.pkg.is_empty() || field.pkg == name.pkg) {
                        count += 1;
                        found = None;
                    }
                    if field.embedded {
                        let inner = self.deref(field.ty);
                        let mut path = path.clone();
                        path.push(index as u32);
                        next.push((inner, path));
                    }
                }
            }
            if count > 0 {
                return if count == 1 { found } else { None };
            }
            next.retain(|entry| !seen.contains(&entry.0));
            seen.extend(next.iter().map(|entry| entry.0));
            level = next;
        }
        None
    }

    /// Whether the method can be called on a value of `ty` that is not addressable.
    fn in_method_set(&self, ty: TypeId, found: &Found) -> bool {
        let MethodTarget::Decl { pointer: true, .. } = found.target else { return true };
        let mut at = ty;
        let mut through_pointer = matches!(self.types.shape(ty), Shape::Pointer(_));
        for &index in &found.path {
            at = self.deref(at);
            let Shape::Struct(fields) = self.types.shape(at) else { return false };
            at = fields[index as usize].ty;
            through_pointer |= matches!(self.types.shape(at), Shape::Pointer(_));
        }
        through_pointer
    }

    /// Every method id that selection from `ty` might find.
    fn candidates(&self, ty: TypeId) -> Vec<MethodId> {
        let mut out = Vec::new();
        let mut todo = vec![self.deref(ty)];
        let mut at = 0;
        while at < todo.len() {
            let info = self.types.get(todo[at]);
            at += 1;
            if let Some(named) = &info.named {
                out.extend(named.methods.iter().map(|m| m.0));
            }
            match &info.desc.shape {
                Shape::Interface(methods) if at > 1 => out.extend(methods.iter().map(|m| m.0)),
                Shape::Struct(fields) => {
                    for field in fields.iter().filter(|field| field.embedded) {
                        let inner = self.deref(field.ty);
                        if !todo.contains(&inner) {
                            todo.push(inner);
                        }
                    }
                }
                _ => {}
            }
        }
        out.sort();
        out.dedup();
        out
    }

    /// The method set of a type that is not an interface.
    pub fn method_set(&mut self, ty: TypeId) -> Vec<(MethodId, Found)> {
        if self.is_iface(ty) {
            return Vec::new();
        }
        let mut out = Vec::new();
        for method in self.candidates(ty) {
            if let Some(found) = self.find_method(ty, method)
                && self.in_method_set(ty, &found)
                && !self.has_own_type_params(&found)
            {
                out.push((method, found));
            }
        }
        out
    }

    /// A method with type parameters of its own is no interface's.
    fn has_own_type_params(&self, found: &Found) -> bool {
        match found.target {
            MethodTarget::Decl { obj, .. } => !self.own_type_params(obj).is_empty(),
            MethodTarget::Iface => false,
        }
    }

    pub fn named_info(&self, ty: TypeId) -> Option<Rc<NamedInfo>> {
        self.types.get(ty).named.clone()
    }

    /// Type arguments of a defined type.
    pub fn type_args_of(&self, ty: TypeId) -> Vec<TypeId> {
        self.named_info(ty).map(|info| info.args.clone()).unwrap_or_default()
    }

    /// The method's function type (without receiver); `own` are for its own type parameters.
    pub fn method_sig(&mut self, method: MethodId, found: &Found, own: &[TypeId]) -> TypeId {
        match found.target {
            MethodTarget::Decl { obj, .. } => {
                let mut args = self.type_args_of(found.base);
                args.extend(own);
                self.instance_sig(obj, &args)
            }
            MethodTarget::Iface => match self.types.shape(found.base) {
                Shape::Interface(methods) => {
                    methods.iter().find(|m| m.0 == method).map_or(TypeId(0), |m| m.1)
                }
                _ => TypeId(0),
            },
        }
    }

    // ---- tables

    /// Notes that values of `ty` are seen through interfaces; so are their parts, by printing and reflection.
    pub fn mark_in_iface(&mut self, ty: TypeId) {
        let mut todo = vec![ty];
        while let Some(ty) = todo.pop() {
            let info = &mut self.types.list[ty.0 as usize];
            if std::mem::replace(&mut info.in_iface, true) {
                continue;
            }
            match &info.desc.shape {
                Shape::Pointer(elem)
                | Shape::Slice(elem)
                | Shape::Array { elem, .. }
                | Shape::Chan { elem, .. } => todo.push(*elem),
                Shape::Func { params, results, .. } => todo.extend(params.iter().chain(results)),
                Shape::Map { key, value } => todo.extend([*key, *value]),
                Shape::Struct(fields) => todo.extend(fields.iter().map(|field| field.ty)),
                _ => {}
            }
        }
    }

    /// Requests the functions of live methods of types in interfaces. False when there was nothing to request.
    pub(super) fn request_table_methods(&mut self) -> bool {
        let before = self.queue.len();
        if self.uses_native("reflect.typePointerTo") {
            self.add_pointer_types();
        }
        // A method called by its name in reflection may be any exported one.
        let all = self.uses_native("reflect.callMethod");
        for at in 0..self.types.list.len() {
            let ty = TypeId(at as u32);
            if !self.types.get(ty).in_iface {
                continue;
            }
            for (method, found) in self.method_set(ty) {
                if all && self.methods.list[method.0 as usize].pkg.is_empty() {
                    self.live_methods.insert(method);
                }
                if self.live_methods.contains(&method) {
                    self.table_func(ty, method, &found);
                }
            }
        }
        self.queue.len() > before
    }

    /// `*T` for every `T` in an interface: reflection makes them from the type alone.
    fn add_pointer_types(&mut self) {
        for at in 0..self.types.list.len() {
            let ty = TypeId(at as u32);
            if self.types.get(ty).in_iface && !matches!(self.types.shape(ty), Shape::Pointer(_)) {
                let pointer = self.types.pointer(ty);
                self.mark_in_iface(pointer);
            }
        }
    }

    /// The function that a table holds for a method: the declared one where its receiver is exactly `ty`.
    pub fn table_func(&mut self, ty: TypeId, method: MethodId, found: &Found) -> FuncId {
        if found.path.is_empty()
            && let MethodTarget::Decl { obj, pointer } = found.target
            && pointer == (ty != found.base)
        {
            let args = self.type_args_of(found.base);
            return self.decl_key(obj, args);
        }
        self.func_id(FuncKey::Wrapper { ty, method })
    }

    /// Writes the method tables, once everything reachable is lowered.
    pub(super) fn fill_method_tables(&mut self) -> Vec<usize> {
        let mut filled = Vec::new();
        let mut stub = None;
        for at in 0..self.types.list.len() {
            let ty = TypeId(at as u32);
            if !self.types.get(ty).in_iface {
                continue;
            }
            let mut table = Vec::new();
            for (method, found) in self.method_set(ty) {
                let sig = self.method_sig(method, &found, &[]);
                let func = if self.live_methods.contains(&method) {
                    self.table_func(ty, method, &found)
                } else {
                    *stub.get_or_insert_with(|| self.func_id(FuncKey::Unreachable))
                };
                table.push(MethodImpl { method, func, sig });
            }
            let desc = &mut self.types.list[at].desc;
            if desc.methods.is_empty() {
                desc.methods = table;
                filled.push(at);
            }
        }
        while let Some((id, key)) = self.queue.pop_front() {
            self.lower_key(id, key);
        }
        filled
    }
}
