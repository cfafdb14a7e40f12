//! What can follow a dot: the exported names of a package, the fields and methods of a value.

use super::NameKind;
use super::complete::Completion;
use super::describe;
use super::program::Program;
use crate::types::lookup::Member;
use crate::types::ty::TyKind;
use crate::types::typeset::is_exported;
use crate::types::{ObjectKind, PackageId, Ty};

/// How deep fields of embedded structs are looked for.
const DEEPEST: usize = 4;

impl Program {
    pub(super) fn package_members(&self, id: PackageId) -> Vec<Completion> {
        let Some(package) = self.package(id) else { return Vec::new() };
        let exported = package.scope.iter().filter(|(name, _)| is_exported(name));
        exported
            .map(|(name, object)| {
                let kind = describe::kind(self.object(*object));
                Completion::new(name, kind, &self.detail(*object))
            })
            .collect()
    }

    /// The short type beside a name in a list.
    pub(super) fn detail(&self, object: crate::types::ObjId) -> String {
        let of = self.object(object);
        match &of.kind {
            ObjectKind::Func(_) => self.call_text("", of.ty).map_or(String::new(), |found| found.text),
            ObjectKind::Const(value) => format!("{} = {}", self.ty(of.ty), value.text()),
            ObjectKind::Var(_) => self.ty(of.ty),
            ObjectKind::PkgName { .. }
            | ObjectKind::TypeName
            | ObjectKind::Label
            | ObjectKind::Builtin(_)
            | ObjectKind::Nil => {
                // What comes after the word and the name.
                let described = self.describe(object, None);
                let rest = described.split_once(' ').map_or("", |(_, rest)| rest);
                let name = rest.find(&*of.name).map_or(0, |at| at + of.name.len());
                rest[name..].trim_start().to_owned()
            }
        }
    }

    /// Fields first, the nearest first, then methods.
    pub(super) fn members(&mut self, ty: Ty) -> Vec<Completion> {
        let mut list: Vec<Completion> = Vec::new();
        self.fields(ty, 0, &mut list);
        let types = &mut self.checked.types;
        let (base, _) = types.deref(ty);
        let under = types.underlying(base);
        // The operand can mostly be addressed, so that methods with pointer receivers count.
        let whole = match types.kind(under) {
            TyKind::Interface(_) => base,
            _ => types.pointer(base),
        };
        let entries = types.method_set(&self.checked.objects, whole);
        for entry in entries {
            if !self.is_visible(&entry.name.pkg) || list.iter().any(|item| item.name == *entry.name.name) {
                continue;
            }
            let ty = match entry.found.member {
                Member::Method { obj, recv } => {
                    self.checked.types.method_signature(&self.checked.objects, obj, recv)
                }
                Member::IfaceMethod { sig, .. } => sig,
                Member::Field { .. } => continue,
            };
            let detail = self.call_text("", ty).map_or(String::new(), |found| found.text);
            list.push(Completion::new(&entry.name.name, NameKind::Method, &detail));
        }
        list
    }

    fn fields(&mut self, ty: Ty, depth: usize, list: &mut Vec<Completion>) {
        let (base, _) = self.checked.types.deref(ty);
        let under = self.checked.types.underlying(base);
        let TyKind::Struct(fields) = self.checked.types.kind(under).clone() else { return };
        for field in fields.iter() {
            if self.is_visible(&field.name.pkg) && !list.iter().any(|item| item.name == *field.name.name) {
                let detail = self.ty(field.ty);
                list.push(Completion::new(&field.name.name, NameKind::Field, &detail));
            }
        }
        if depth < DEEPEST {
            for field in fields.iter().filter(|field| field.embedded) {
                self.fields(field.ty, depth + 1, list);
            }
        }
    }

    /// Names that are not exported carry their package's path.
    fn is_visible(&self, package: &str) -> bool {
        package.is_empty() || self.own().is_some_and(|own| *own.path == *package)
    }
}
