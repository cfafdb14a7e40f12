//! Scopes: name to object, linked to the enclosing scope. Local names are entered when their scope starts, so a
//! lookup needs no positions.

use super::Checker;
use crate::source::Span;
use crate::syntax::ast::{Ident, NodeId};
use crate::types::object::{ObjId, ObjectKind, VarKind};
use crate::types::store::FixedMap;
use std::rc::Rc;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct ScopeId(pub u32);

#[derive(Debug, Default)]
pub(super) struct Scope {
    pub parent: Option<ScopeId>,
    names: Vec<(Rc<str>, ObjId)>,
    /// Index of `names` once there are many.
    index: FixedMap<Rc<str>, ObjId>,
    pub children: Vec<ScopeId>,
    pub is_func: bool,
}

const INDEX_FROM: usize = 12;

impl Scope {
    pub fn get(&self, name: &str) -> Option<ObjId> {
        if self.names.len() >= INDEX_FROM {
            return self.index.get(name).copied();
        }
        self.names.iter().find(|(other, _)| **other == *name).map(|&(_, obj)| obj)
    }

    pub fn insert(&mut self, name: Rc<str>, obj: ObjId) {
        self.names.push((name.clone(), obj));
        if self.names.len() == INDEX_FROM {
            self.index = self.names.iter().cloned().collect();
        } else if self.names.len() > INDEX_FROM {
            self.index.insert(name, obj);
        }
    }

    /// Names in the order of declaration.
    pub fn names(&self) -> &[(Rc<str>, ObjId)] {
        &self.names
    }
}

impl<'a> Checker<'a> {
    pub(super) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    pub(super) fn new_scope(&mut self, parent: Option<ScopeId>) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        self.scopes.push(Scope { parent, ..Scope::default() });
        if let Some(parent) = parent {
            self.scopes[parent.0 as usize].children.push(id);
        }
        id
    }

    pub(super) fn open_scope(&mut self) {
        self.env.scope = self.new_scope(Some(self.env.scope));
    }

    pub(super) fn close_scope(&mut self) {
        if let Some(parent) = self.scope(self.env.scope).parent {
            self.env.scope = parent;
        }
    }

    /// The innermost object of that name, with its scope.
    pub(super) fn lookup_scope(&self, name: &str) -> Option<(ScopeId, ObjId)> {
        let mut scope = Some(self.env.scope);
        while let Some(id) = scope {
            if let Some(obj) = self.scope(id).get(name) {
                return Some((id, obj));
            }
            scope = self.scope(id).parent;
        }
        None
    }

    pub(super) fn lookup_name(&self, name: &str) -> Option<ObjId> {
        self.lookup_scope(name).map(|(_, obj)| obj)
    }

    /// Enters an object into a scope and records its definition; `_` is only recorded.
    pub(super) fn declare(&mut self, scope: ScopeId, id: Option<NodeId>, obj: ObjId) {
        let name = self.object(obj).name.clone();
        if &*name != "_" {
            if let Some(other) = self.scope(scope).get(&name) {
                self.redeclared(obj, other);
                return;
            }
            self.scopes[scope.0 as usize].insert(name, obj);
        }
        if let Some(id) = id {
            self.record_def(id, obj);
        }
    }

    pub(super) fn new_var(&mut self, ident: &Ident, ty: crate::types::Ty, kind: VarKind) -> ObjId {
        self.new_object(ident.name.clone(), ident.span, ty, ObjectKind::Var(kind))
    }

    pub(super) fn new_var_at(
        &mut self,
        span: Span,
        name: &str,
        ty: crate::types::Ty,
        kind: VarKind,
    ) -> ObjId {
        self.new_object(name.into(), span, ty, ObjectKind::Var(kind))
    }

    /// Reports variables of a function that are never used, scope by scope.
    pub(super) fn usage(&mut self, scope: ScopeId) {
        let mut unused: Vec<(Span, Rc<str>)> = Vec::new();
        for (name, obj) in self.scope(scope).names() {
            let needs_use = matches!(self.object(*obj).kind, ObjectKind::Var(VarKind::Local));
            if needs_use && !self.meta(*obj).used {
                unused.push((self.object(*obj).span, name.clone()));
            }
        }
        unused.sort_by_key(|(span, _)| span.lo);
        for (span, name) in unused {
            self.soft_error(span, format!("declared and not used: {name}"));
        }
        for index in 0..self.scope(scope).children.len() {
            let child = self.scope(scope).children[index];
            if !self.scope(child).is_func {
                self.usage(child);
            }
        }
    }
}
