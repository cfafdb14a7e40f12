//! A program's text with what the checker could find out about it.

use crate::library;
use crate::source::{Source, SourceMap};
use crate::syntax::ast::{Expr, File, Ident, NodeIds};
use crate::syntax::parse;
use crate::types::{Checked, Embedded, Info, ObjId, Object, ObjectKind, Package, PackageId, Ty, survey};
use std::rc::Rc;

pub(super) struct Program {
    pub checked: Checked,
}

impl Program {
    /// `extra`: import paths to be looked at besides the program's own.
    pub(super) fn of(text: &str, extra: &[&str]) -> Program {
        let mut sources = SourceMap::default();
        let source = Source::from_bytes("./prog.go", text.as_bytes());
        let file = sources.add(source.clone());
        let parsed = parse(file, &source, &mut NodeIds::default());
        let mut load = |path: &str| {
            let files = library::files(path)?;
            let named = files.iter().map(|(name, text)| (format!("{path}/{name}"), Rc::from(*text)));
            Some(Embedded { files: named.collect() })
        };
        Program { checked: survey(&mut sources, parsed, extra, &mut load) }
    }

    /// The user's own package is the last.
    pub(super) fn main(&self) -> PackageId {
        PackageId(self.checked.packages.len().saturating_sub(1) as u16)
    }

    pub(super) fn own(&self) -> Option<&Package> {
        self.checked.packages.last()
    }

    pub(super) fn file(&self) -> Option<&File> {
        self.own()?.files.first()
    }

    fn info(&self) -> Option<&Info> {
        Some(&self.own()?.info)
    }

    pub(super) fn object(&self, id: ObjId) -> &Object {
        &self.checked.objects[id.0 as usize]
    }

    /// What an identifier declares.
    pub(super) fn declared(&self, ident: &Ident) -> Option<ObjId> {
        self.info()?.defs.get(ident.id.0 as usize).copied().flatten()
    }

    /// What an identifier declares or names.
    pub(super) fn meaning(&self, ident: &Ident) -> Option<ObjId> {
        self.declared(ident).or_else(|| self.info()?.uses.get(ident.id.0 as usize).copied().flatten())
    }

    pub(super) fn type_of(&self, x: &Expr) -> Option<Ty> {
        let entry = self.info()?.types.get(x.id.0 as usize)?.as_ref()?;
        (entry.ty != Ty::INVALID).then_some(entry.ty)
    }

    /// The package that a name in the file stands for.
    pub(super) fn imported(&self, ident: &Ident) -> Option<PackageId> {
        match self.object(self.meaning(ident)?).kind {
            ObjectKind::PkgName { imported } => Some(imported),
            _ => None,
        }
    }

    pub(super) fn package(&self, id: PackageId) -> Option<&Package> {
        self.checked.packages.get(id.0 as usize)
    }

    pub(super) fn package_at(&self, path: &str) -> Option<PackageId> {
        let at = self.checked.packages.iter().position(|package| *package.path == *path)?;
        Some(PackageId(at as u16))
    }
}
