//! Functions that are handed to the library: where gc inlines the library's function it may inline the one that was handed
//! to it, too. Which of its parameters a function of the library calls is read from the library's own source.

use super::makers;
use super::survey::Survey;
use super::tree::{self, Part, unparen};
use super::{Callee, Go};
use crate::syntax::ast::*;
use crate::types::{ObjId, ObjectKind, Package, SelectionKind};

/// A declared function of the library.
#[derive(Clone)]
pub(super) struct Declared<'a> {
    package: &'a Package,
    pub name: String,
    params: Vec<Option<ObjId>>,
    pub body: &'a Block,
}

impl<'a> Declared<'a> {
    /// A literal in it.
    pub fn inside(&self, lit: &'a FuncLit) -> Declared<'a> {
        let params = names(self.package, &lit.sig.params);
        Declared { package: self.package, name: String::new(), params, body: &lit.body }
    }
}

impl<'a> Survey<'a> {
    /// How often the library's function calls its parameter where gc inlines both: not at all if it is not inlined.
    pub(super) fn callbacks(&self, fun: &Expr, parameter: usize, go: Go) -> u32 {
        self.library_function(self.package, fun).map_or(0, |of| self.calls_of(&of, parameter, go, 0))
    }

    /// The same of the function that a loop hands to an iterator, which a function of the library has made.
    pub(super) fn yields(&self, x: &Expr, go: Go) -> u32 {
        let ExprKind::Call { fun, .. } = &unparen(x).kind else { return 0 };
        let Some(of) = self.library_function(self.package, fun) else { return 0 };
        let cost = (self.library)(&of.name, go).zip((self.library)(&format!("{}.func1", of.name), go));
        let Some((maker, iterator)) = cost else { return 0 };
        let fits = |cost, literal| go.cost_ok(Callee { cost, literal, once: true }, false);
        match makers::returned(&of) {
            Some(lit) if fits(maker, false) && fits(iterator, true) => {
                self.calls_in(&of.inside(lit), 0, go, 0)
            }
            Some(_) | None => 0,
        }
    }

    fn calls_of(&self, of: &Declared<'a>, parameter: usize, go: Go, depth: u32) -> u32 {
        let inlined = (self.library)(&of.name, go).is_some_and(|cost| {
            loops(of.body) < 3 && go.cost_ok(Callee { cost, literal: false, once: false }, false)
        });
        if inlined && depth < 4 { self.calls_in(of, parameter, go, depth) } else { 0 }
    }

    pub(super) fn calls_in(&self, of: &Declared<'a>, parameter: usize, go: Go, depth: u32) -> u32 {
        let Some(Some(obj)) = of.params.get(parameter).copied() else { return 0 };
        let mut calls = 0;
        let is_it = |e: &Expr| match &unparen(e).kind {
            ExprKind::Ident(ident) => {
                of.package.info.uses.get(ident.id.0 as usize).copied().flatten() == Some(obj)
            }
            _ => false,
        };
        // The parameter is a function, so that a loop over it calls it.
        let is_function: &dyn Fn(&RangeStmt) -> bool = &|range| is_it(&range.x);
        tree::parts(of.body, tree::Reading { is_function, reach: None }, &mut |part| match part {
            Part::Loop(..) => calls += 1,
            Part::Expr(e) => each(e, &mut |e| {
                let ExprKind::Call { fun, args, .. } = &e.kind else { return };
                if is_it(fun) {
                    calls += 1;
                } else if let Some(at) = args.iter().position(&is_it)
                    && let Some(next) = self.library_function(of.package, fun)
                {
                    calls += self.calls_of(&next, at, go, depth + 1);
                }
            }),
        });
        calls
    }

    /// The declared function of the library, without receiver, that an expression of a package names.
    pub(super) fn library_function(&self, package: &'a Package, fun: &Expr) -> Option<Declared<'a>> {
        let fun = match &unparen(fun).kind {
            ExprKind::Index { x, .. } => unparen(x),
            _ => unparen(fun),
        };
        let ident = match &fun.kind {
            ExprKind::Ident(ident) => ident,
            ExprKind::Selector { sel, .. } => {
                let selection = package.info.selections.get(fun.id.0 as usize).and_then(Option::as_ref);
                if selection.is_some_and(|of| of.kind != SelectionKind::MethodExpr) {
                    return None;
                }
                sel
            }
            _ => return None,
        };
        let obj = package.info.uses.get(ident.id.0 as usize).copied().flatten()?;
        let object = &self.checked.objects[obj.0 as usize];
        let ObjectKind::Func(func) = &object.kind else { return None };
        let home = self.checked.packages.get(object.pkg?.0 as usize)?;
        let decls = home.files.iter().flat_map(|file| &file.decls);
        let decl = decls.into_iter().find_map(|decl| match decl {
            Decl::Func(of) if of.name.id == func.decl && of.name.name == object.name => Some(of),
            _ => None,
        })?;
        let name = format!("{}.{}", home.path, object.name);
        let is_own = std::ptr::eq(home, self.package);
        let body = decl.body.as_ref().filter(|_| func.recv.is_none() && !is_own)?;
        Some(Declared { package: home, name, params: names(home, &decl.sig.params), body })
    }
}

fn names(package: &Package, fields: &[Field]) -> Vec<Option<ObjId>> {
    let names = fields.iter().flat_map(|field| &field.names);
    names.map(|name| package.info.defs.get(name.id.0 as usize).copied().flatten()).collect()
}

/// How deep loops are nested. A function with many would cost gc too much, so that it is another in Go.
fn loops(body: &Block) -> u32 {
    let mut deepest = 0;
    tree::stmts(body, &mut |stmt| match &stmt.kind {
        StmtKind::For(of) => deepest = deepest.max(1 + loops(&of.body)),
        StmtKind::Range(of) => deepest = deepest.max(1 + loops(&of.body)),
        _ => {}
    });
    deepest
}

/// An expression and all its operands.
fn each<'a>(e: &'a Expr, f: &mut dyn FnMut(&'a Expr)) {
    f(e);
    tree::operands(e, &mut |x| each(x, f));
}
