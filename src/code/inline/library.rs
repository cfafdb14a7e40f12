//! Costs of the library's functions, as gc itself tells them of Go's own: each package of the library that has any
//! carries them in a constant, `gcInlined`, with a line for each function: name, cost in Go 1.23, in Go 1.27.

use super::Go;
use crate::syntax::ast::{Decl, Expr, ExprKind, File};
use crate::types::Checked;
use std::collections::HashMap;

const NAME: &str = "gcInlined";

pub(super) struct Costs<'a> {
    /// The constants' texts by import path. The checker leaves the constants alone, as nothing uses them.
    packages: HashMap<&'a str, &'a str>,
}

impl<'a> Costs<'a> {
    pub fn of(checked: &'a Checked) -> Costs<'a> {
        let packages = checked.packages.iter();
        let texts =
            packages.filter_map(|package| Some((&*package.path, package.files.iter().find_map(text)?)));
        Costs { packages: texts.collect() }
    }

    /// Of a function by its full name, if it can be inlined.
    pub fn of_function(&self, name: &str, go: Go) -> Option<u32> {
        let slash = name.rfind('/').map_or(0, |at| at + 1);
        let dot = slash + name[slash..].find('.')?;
        let (package, function) = (&name[..dot], &name[dot + 1..]);
        let mut lines = self.packages.get(package)?.lines();
        let line = lines.find_map(|line| line.strip_prefix(function)?.strip_prefix(' '))?;
        let (old, new) = line.split_once(' ')?;
        match go {
            Go::Go123 => old.parse().ok(),
            Go::Go127 => new.parse().ok(),
        }
    }
}

fn text(file: &File) -> Option<&str> {
    let specs = file.decls.iter().filter_map(|decl| match decl {
        Decl::Const(of) => Some(&of.specs),
        Decl::Var(_) | Decl::Type(_) | Decl::Func(_) | Decl::Import { .. } | Decl::Bad(_) => None,
    });
    let spec = specs.flatten().find(|spec| spec.names.iter().any(|name| &*name.name == NAME))?;
    match spec.values.first() {
        Some(Expr { kind: ExprKind::Lit(lit), .. }) => Some(lit.text.trim_matches('`')),
        _ => None,
    }
}
