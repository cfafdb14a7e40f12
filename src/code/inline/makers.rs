//! Functions of the library that return a literal (`maps.Keys`, `sync.OnceFunc`): where gc inlines them their literals
//! exist once more, like those of the person's own functions. Which do is read from the library's own source.

use super::Go;
use super::Verdict;
use super::callback::Declared;
use super::cost::Judge;
use super::survey::{Function, Key, Survey};
use super::tree::{self, Part, unparen};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::{ObjId, ObjectKind};

/// In Go 1.23 what runs once is a literal before the returned one, not within it.
const BESIDE: [&str; 3] = ["sync.OnceFunc", "sync.OnceValue", "sync.OnceValues"];

/// What a function of the library, or a literal in one, is.
#[derive(Clone)]
pub struct Library<'a> {
    /// As the lab's function is called.
    pub name: String,
    /// In the list of costs.
    listed: String,
    /// Of the literal that is returned: what declares it, and its parameters.
    returned: Option<(Declared<'a>, &'a FuncLit)>,
}

impl Library<'_> {
    pub(super) fn has_two_in_go123(&self) -> bool {
        BESIDE.iter().any(|name| *name == self.listed || self.listed.strip_suffix(".func1") == Some(name))
    }
}

impl<'a> Survey<'a> {
    /// Those that the person's package names.
    pub(super) fn makers(&mut self) {
        let mut named: Vec<(ObjId, Declared<'a>, bool)> = Vec::new();
        for at in 0..self.functions.len() {
            for part in self.parts_of(at) {
                let e = match part {
                    Part::Expr(e) => e,
                    Part::Loop(range, _) => &range.x,
                };
                self.makers_in(e, &mut named);
            }
        }
        for (obj, declared, generic) in named {
            self.maker(obj, declared, generic);
        }
    }

    fn makers_in(&self, e: &'a Expr, named: &mut Vec<(ObjId, Declared<'a>, bool)>) {
        if let Some(obj) = self.object_of_library(e)
            && named.iter().all(|of| of.0 != obj)
            && let Some(declared) = self.library_function(self.package, e)
            && returned(&declared).is_some()
            && [Go::Go123, Go::Go127].iter().any(|&go| (self.library)(&declared.name, go).is_some())
        {
            let generic = self.is_generic(obj);
            named.push((obj, declared, generic));
        }
        tree::operands(e, &mut |x| self.makers_in(x, named));
    }

    /// What a selector names in a package.
    fn object_of_library(&self, e: &Expr) -> Option<ObjId> {
        let ExprKind::Selector { sel, .. } = &unparen(e).kind else { return None };
        self.package.info.uses.get(sel.id.0 as usize).copied().flatten()
    }

    fn is_generic(&self, obj: ObjId) -> bool {
        matches!(&self.checked.objects[obj.0 as usize].kind, ObjectKind::Func(of) if !of.type_params.is_empty())
    }

    fn maker(&mut self, obj: ObjId, declared: Declared<'a>, generic: bool) {
        let Some(lit) = returned(&declared) else { return };
        let listed = declared.name.clone();
        let name = format!("{listed}{}", if generic { "[...]" } else { "" });
        let library = Library { name: name.clone(), listed: listed.clone(), returned: None };
        let maker = self.add_of_library(Key::Maker(obj), None, library);
        let (name, listed) = (format!("{name}.func1"), format!("{listed}.func1"));
        let library = Library { name: name.clone(), listed, returned: Some((declared, lit)) };
        let mut number = 0;
        let literal = self.add_of_library(Key::Made(obj, number), Some(maker), library);
        self.literals_of_library(obj, &lit.body, literal, &name, &mut number);
    }

    /// The literals in one.
    fn literals_of_library(
        &mut self,
        obj: ObjId,
        body: &'a Block,
        parent: usize,
        around: &str,
        number: &mut u32,
    ) {
        let mut inside = Vec::new();
        tree::exprs(body, &mut |e| literals(e, &mut inside));
        for (nth, lit) in inside.into_iter().enumerate() {
            *number += 1;
            let name = format!("{around}.{}", nth + 1);
            let library = Library { name: name.clone(), listed: String::new(), returned: None };
            let at = self.add_of_library(Key::Made(obj, *number), Some(parent), library);
            self.literals_of_library(obj, &lit.body, at, &name, number);
        }
    }

    fn add_of_library(&mut self, key: Key, parent: Option<usize>, library: Library<'a>) -> usize {
        let at = self.functions.len();
        // It lies in no file of the person's.
        let span = Span { lo: u32::MAX, ..Span::default() };
        self.index.insert(key, at);
        self.functions.push(Function {
            key,
            span,
            place: span,
            range: None,
            body: None,
            values: Vec::new(),
            params: Vec::new(),
            only_result: None,
            results: Vec::new(),
            parent,
            takes_or_gives: true,
            method: None,
            no_inline: false,
            // As if: it has variables of what is around it.
            generic: true,
            library: Some(library),
        });
        at
    }

    /// The maker that an expression names.
    pub(super) fn maker_named(&self, e: &Expr) -> Option<usize> {
        self.index.get(&Key::Maker(self.object_of_library(e)?)).copied()
    }

    /// The literal that a maker returns.
    pub(super) fn made_by(&self, maker: usize) -> Option<usize> {
        let Key::Maker(obj) = self.functions[maker].key else { return None };
        self.index.get(&Key::Made(obj, 0)).copied()
    }

    /// How often such a literal calls its parameter.
    pub(super) fn calls_of_made(&self, made: usize, parameter: usize, go: Go) -> u32 {
        let library = self.functions[made].library.as_ref();
        match library.and_then(|of| of.returned.as_ref()) {
            Some((declared, lit)) => self.calls_in(&declared.inside(lit), parameter, go, 0),
            None => 0,
        }
    }
}

impl Judge<'_, '_> {
    /// What gc says of a function of the library.
    pub(super) fn verdict_of_library(&self, library: &Library) -> Option<Verdict> {
        (self.survey.library)(&library.listed, self.go).map(|cost| Verdict::Can { cost })
    }
}

/// The literal that a function returns at its end.
pub(super) fn returned<'a>(of: &Declared<'a>) -> Option<&'a FuncLit> {
    let Some(Stmt { kind: StmtKind::Return(results), .. }) = of.body.stmts.last() else { return None };
    match results.as_slice() {
        [Expr { kind: ExprKind::FuncLit(lit), .. }] => Some(lit),
        _ => None,
    }
}

/// The literals in an expression, without those inside them.
fn literals<'a>(e: &'a Expr, found: &mut Vec<&'a FuncLit>) {
    match &e.kind {
        ExprKind::FuncLit(lit) => found.push(lit),
        _ => tree::operands(e, &mut |x| literals(x, found)),
    }
}
