//! The checker for an editor: a program that may be incomplete, checked as far as it goes. Nothing is lowered from the
//! result; it answers what a name means and what a type has.

use super::package::{Embedded, Loader, assemble};
use super::{Checker, DeclKind};
use crate::source::{Diagnostics, SourceMap, Span};
use crate::syntax::Parsed;
use crate::syntax::ast::{ImportSpec, NodeId};
use crate::types::info::{Checked, PackageId};
use crate::types::object::ObjId;
use crate::types::typeset::is_exported;

/// What is known of a program with or without errors, in which the user's package is the last. `extra` are import
/// paths of packages to be loaded besides those that it imports. Errors are left out: [`super::check`] has them.
pub fn survey(
    sources: &mut SourceMap,
    main: Parsed,
    extra: &[&str],
    load: &mut dyn FnMut(&str) -> Option<Embedded>,
) -> Checked {
    let mut loader =
        Loader { sources, load, done: Vec::new(), active: Vec::new(), diagnostics: Diagnostics::default() };
    for spec in &main.file.imports {
        loader.import(spec);
    }
    for path in extra {
        loader.import(&ImportSpec {
            id: NodeId::default(),
            name: None,
            path: (*path).into(),
            path_span: Span::default(),
            span: Span::default(),
        });
    }
    let mut loaded = loader.done;
    let name = main.file.package.name.clone();
    loaded.push(super::package::Loaded { path: "main".into(), name, files: vec![main.file], library: false });
    let mut checker = Checker::new(sources, Diagnostics::default());
    checker.pkgs_from(&loaded);
    checker.survey(extra);
    let outcome = checker.finish();
    assemble(sources, loaded, outcome)
}

impl Checker<'_> {
    fn survey(&mut self, extra: &[&str]) {
        let count = self.pkgs.len();
        for index in 0..count {
            self.pkg = PackageId(index as u16);
            if Some(self.pkg) != self.unsafe_pkg {
                self.env = super::Env::at(self.package().scope);
                self.collect_objects();
            }
        }
        let main = PackageId(count as u16 - 1);
        self.pkg = main;
        self.direct_cycles();
        self.package_objects();
        self.process_delayed(0);
        for index in 0..count {
            let near = self.pkgs[main.0 as usize].imports.contains(&PackageId(index as u16))
                || extra.contains(&&*self.pkgs[index].path);
            for obj in self.pkgs[index].objects.clone() {
                if self.pkgs[index].library && self.is_offered(obj, near) {
                    self.obj_decl(obj);
                }
            }
        }
        self.process_delayed(0);
        self.pkg = main;
    }

    /// Functions, methods and types of every package are looked at, constants and variables where they can be named.
    fn is_offered(&self, obj: ObjId, near: bool) -> bool {
        is_exported(&self.object(obj).name)
            && match self.decl_kind(obj) {
                Some(DeclKind::Func(_) | DeclKind::Type(_)) => true,
                Some(DeclKind::Const { .. } | DeclKind::Var { .. }) => near,
                None => false,
            }
    }
}
