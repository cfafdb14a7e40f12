//! What a name means.

use super::program::Program;
use super::walk::{self, Visit};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Ident};

/// A name's meaning and the bytes it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    pub from: usize,
    pub to: usize,
    pub text: String,
}

struct At {
    offset: u32,
    ident: Option<Ident>,
    /// The selector that ends in the name, for the type of what it selects.
    selector: Option<Expr>,
}

impl Visit for At {
    fn ident(&mut self, ident: &Ident, _extent: Span) {
        if ident.span.lo <= self.offset && self.offset < ident.span.hi {
            self.ident = Some(ident.clone());
        }
    }

    fn expr(&mut self, x: &Expr) {
        if let ExprKind::Selector { sel, .. } = &x.kind
            && sel.span.lo <= self.offset
            && self.offset < sel.span.hi
        {
            self.selector = Some(x.clone());
        }
    }
}

/// What stands at a byte offset, if it is a name that is known.
pub fn hover(text: &str, offset: usize) -> Option<Hover> {
    let program = Program::of(text, &[]);
    let file = program.file()?;
    if let Some(spec) = file.imports.iter().find(|spec| {
        spec.path_span.lo as usize <= offset && offset < spec.path_span.hi as usize && !spec.path.is_empty()
    }) {
        let package = program.package(program.package_at(&spec.path)?)?;
        let text = format!("package {} (\"{}\")", package.name, package.path);
        return Some(Hover { from: spec.path_span.lo as usize, to: spec.path_span.hi as usize, text });
    }
    let mut at = At { offset: offset as u32, ident: None, selector: None };
    walk::file(file, &mut at);
    let ident = at.ident?;
    let object = program.meaning(&ident);
    let selected = at.selector.as_ref().and_then(|x| program.type_of(x));
    let text = match (object, selected) {
        // Fields, and methods of interfaces, have no object of their own here.
        (None, Some(ty)) => match program.call_text(&format!("func {}", ident.name), ty) {
            Some(found) => found.text,
            None => format!("field {} {}", ident.name, program.ty(ty)),
        },
        (Some(object), selected) => {
            program.describe(object, selected.filter(|_| is_instance(&program, object)))
        }
        (None, None) => return None,
    };
    Some(Hover { from: ident.span.lo as usize, to: ident.span.hi as usize, text })
}

/// Fields and methods of generic types are shown as the instance has them.
fn is_instance(program: &Program, object: crate::types::ObjId) -> bool {
    program.checked.types.is_parameterized(program.object(object).ty)
}
