//! The names that can be seen at a place: local ones, the nearest meaning of each, then the package's, the imports and
//! what Go declares itself.

use super::complete::Completion;
use super::describe;
use super::program::Program;
use super::walk::{self, Visit};
use crate::source::Span;
use crate::syntax::ast::Ident;
use crate::types::object::VarKind;
use crate::types::{ObjId, ObjectKind};

struct Locals<'p> {
    program: &'p Program,
    offset: u32,
    /// Name, object, extent; outer ones first.
    found: Vec<(Ident, ObjId, Span)>,
}

impl Visit for Locals<'_> {
    fn ident(&mut self, ident: &Ident, extent: Span) {
        let inside = extent.lo <= self.offset && self.offset <= extent.hi && ident.span.hi <= self.offset;
        let Some(object) = self.program.declared(ident).filter(|_| inside) else { return };
        let is_name = !matches!(
            self.program.object(object).kind,
            ObjectKind::Var(VarKind::Field) | ObjectKind::Label | ObjectKind::PkgName { .. }
        );
        if is_name && &*ident.name != "_" {
            self.found.push((ident.clone(), object, extent));
        }
    }
}

impl Program {
    pub(super) fn names_at(&self, offset: usize) -> Vec<Completion> {
        let mut locals = Locals { program: self, offset: offset as u32, found: Vec::new() };
        let Some(file) = self.file() else { return Vec::new() };
        walk::file(file, &mut locals);
        // The narrowest extent, then the latest declaration, hides the others.
        locals.found.sort_by_key(|(ident, _, extent)| (u32::MAX - (extent.hi - extent.lo), ident.span.lo));
        let mut list: Vec<Completion> = Vec::new();
        let mut add = |name: &str, object: ObjId| {
            if !list.iter().any(|item| item.name == *name) {
                list.push(Completion::new(name, describe::kind(self.object(object)), &self.detail(object)));
            }
        };
        for (ident, object, _) in locals.found.iter().rev() {
            add(&ident.name, *object);
        }
        if let Some(own) = self.own() {
            for (name, object) in &own.scope {
                add(name, *object);
            }
        }
        for spec in &file.imports {
            let id = spec.name.as_ref().map_or(spec.id, |name| name.id);
            let object = self.own().and_then(|own| own.info.defs.get(id.0 as usize).copied().flatten());
            if let Some(object) = object
                && !matches!(&*self.object(object).name, "." | "_")
            {
                add(&self.object(object).name.clone(), object);
            }
        }
        for (at, object) in self.checked.objects.iter().enumerate() {
            let plain = object.name.starts_with(char::is_alphabetic) && !object.name.contains(' ');
            if object.pkg.is_none() && plain {
                add(&object.name.clone(), ObjId(at as u32));
            }
        }
        list
    }
}
