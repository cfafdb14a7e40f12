//! The functions of the person's package, with their literals, and the variables that always hold one literal.

use super::Go;
use super::conversion;
use super::makers::Library;
use super::static_value::{self, Definitions};
use super::tree::{self, Part};
use crate::code::dead::Reach;
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::object::Builtin;
use crate::types::{Basic, Checked, ObjId, ObjectKind, Package, Ty, TyKind, TypeStore, ValueMode};
use std::collections::HashMap;

/// What a function is in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// By the object.
    Decl(ObjId),
    /// An `init` function, by its name's place in the tree.
    Init(NodeId),
    /// A function literal, by its expression.
    Literal(NodeId),
    /// The body of a loop over a function, by its block.
    Loop(NodeId),
    /// What initialises the package's variables.
    VarInits,
    /// A function of the library that returns a literal.
    Maker(ObjId),
    /// One of its literals, by its number; the returned one is the first.
    Made(ObjId, u32),
}

pub struct Function<'a> {
    pub key: Key,
    pub span: Span,
    /// Where gc says that it is.
    pub place: Span,
    /// Of a loop's body the loop.
    pub range: Option<&'a RangeStmt>,
    pub body: Option<&'a Block>,
    /// The values of the package's variables, for what initialises them.
    pub values: Vec<&'a Expr>,
    /// Its parameters, without the receiver.
    pub params: Vec<Option<ObjId>>,
    /// What it returns, if that is one value without a name and there is one `return`.
    pub only_result: Option<&'a Expr>,
    pub results: Vec<Ty>,
    /// The function around a literal.
    pub parent: Option<usize>,
    /// It has parameters or results, or a receiver.
    pub takes_or_gives: bool,
    /// Of a method whether it is of a value that an interface holds a pointer to.
    pub method: Option<bool>,
    pub no_inline: bool,
    /// It, or what is around it, has type parameters.
    pub generic: bool,
    /// It is the library's.
    pub library: Option<Library<'a>>,
}

impl Function<'_> {
    /// A literal, or the body of a loop, which becomes one.
    pub fn is_literal(&self) -> bool {
        matches!(self.key, Key::Literal(_) | Key::Loop(_) | Key::Made(..))
    }

    pub fn is_loop(&self) -> bool {
        matches!(self.key, Key::Loop(_))
    }
}

pub struct Survey<'a> {
    pub checked: &'a Checked,
    pub package: &'a Package,
    /// Each before the literals in it, in source order.
    pub functions: Vec<Function<'a>>,
    pub index: HashMap<Key, usize>,
    /// By the call of a `go` or `defer` statement what it calls.
    pub started: HashMap<NodeId, &'a Expr>,
    pub(super) definitions: Definitions<'a>,
    pub(super) library: &'a dyn Fn(&str, Go) -> Option<u32>,
}

impl<'a> Survey<'a> {
    /// Of the last package, the person's. `library` knows the cost of a function of the library that can be inlined.
    pub fn new(checked: &'a Checked, library: &'a dyn Fn(&str, Go) -> Option<u32>) -> Option<Survey<'a>> {
        let package = checked.packages.last()?;
        let mut survey = Survey {
            checked,
            package,
            functions: Vec::new(),
            index: HashMap::new(),
            started: HashMap::new(),
            definitions: static_value::definitions(package),
            library,
        };
        for file in &package.files {
            for decl in &file.decls {
                match decl {
                    Decl::Func(func) => survey.declared(file, func),
                    Decl::Const(_) | Decl::Var(_) | Decl::Type(_) | Decl::Import { .. } | Decl::Bad(_) => {}
                }
            }
        }
        survey.variables();
        survey.makers();
        Some(survey)
    }

    fn declared(&mut self, file: &'a File, func: &'a FuncDecl) {
        let is_init = func.recv.is_none() && &*func.name.name == "init";
        let key = match self.package.info.defs.get(func.name.id.0 as usize).copied().flatten() {
            Some(obj) if !is_init => Key::Decl(obj),
            _ => Key::Init(func.name.id),
        };
        let results = match key {
            Key::Decl(obj) => self.results_of(self.checked.objects[obj.0 as usize].ty),
            Key::Init(_) | Key::Literal(_) | Key::Loop(_) | Key::VarInits | Key::Maker(_) | Key::Made(..) => {
                Vec::new()
            }
        };
        let generic_recv = func.recv.iter().flatten().any(|field| has_type_arguments(&field.ty));
        self.add(Function {
            key,
            span: func.span,
            place: func.span,
            range: None,
            body: func.body.as_ref(),
            values: Vec::new(),
            params: self.params_of(&func.sig),
            only_result: func.body.as_ref().and_then(|body| self.only_result(&func.sig, body)),
            results,
            parent: None,
            takes_or_gives: func.recv.is_some()
                || !func.sig.params.is_empty()
                || !func.sig.results.is_empty(),
            method: self.is_of_value(key),
            no_inline: is_marked(file, func.span, "//go:noinline"),
            generic: generic_recv || !func.type_params.is_empty(),
            library: None,
        });
    }

    /// A declared method of a type or of a pointer to it.
    pub(super) fn method_of(&self, ty: Ty, name: &str) -> Option<usize> {
        let types = &self.checked.types;
        let named = types.as_named(types.deref(ty).0)?;
        let methods = types.methods(named).iter();
        let mut found = methods.filter(|obj| &*self.checked.objects[obj.0 as usize].name == name);
        self.index.get(&Key::Decl(*found.next()?)).copied()
    }

    fn is_of_value(&self, key: Key) -> Option<bool> {
        let Key::Decl(obj) = key else { return None };
        match &self.checked.objects[obj.0 as usize].kind {
            ObjectKind::Func(func) => {
                let recv = func.recv.as_ref()?;
                Some(!recv.pointer && !is_pointer_shaped(&self.checked.types, recv.base))
            }
            _ => None,
        }
    }

    fn variables(&mut self) {
        let decls = self.package.files.iter().flat_map(|file| &file.decls);
        let specs = decls.filter_map(|decl| match decl {
            Decl::Var(var) => Some(&var.specs),
            Decl::Const(_) | Decl::Type(_) | Decl::Func(_) | Decl::Import { .. } | Decl::Bad(_) => None,
        });
        let values: Vec<&'a Expr> = specs.flatten().flat_map(|spec| &spec.values).collect();
        let at = self.functions.len();
        self.add(Function {
            key: Key::VarInits,
            span: Span::default(),
            place: Span::default(),
            range: None,
            body: None,
            values: values.clone(),
            params: Vec::new(),
            only_result: None,
            results: Vec::new(),
            parent: None,
            takes_or_gives: false,
            method: None,
            no_inline: false,
            generic: false,
            library: None,
        });
        values.into_iter().for_each(|value| self.literals(value, Some(at)));
    }

    fn add(&mut self, function: Function<'a>) {
        let at = self.functions.len();
        let body = function.body;
        self.index.insert(function.key, at);
        self.functions.push(function);
        if let Some(body) = body {
            tree::stmts(body, &mut |stmt| {
                if let StmtKind::Go(e) | StmtKind::Defer(e) = &stmt.kind
                    && let ExprKind::Call { fun, .. } = &tree::unparen(e).kind
                {
                    self.started.insert(tree::unparen(e).id, fun);
                }
            });
            for part in self.parts(body) {
                match part {
                    Part::Expr(e) => self.literals(e, Some(at)),
                    Part::Loop(range, place) => self.looped(range, place, at),
                }
            }
        }
    }

    /// The parts of a function, those of its loops over functions apart.
    pub(super) fn parts_of(&self, function: usize) -> Vec<Part<'a>> {
        let function = &self.functions[function];
        let mut parts: Vec<Part<'a>> = function.values.iter().map(|value| Part::Expr(value)).collect();
        function.body.iter().for_each(|body| parts.extend(self.parts(body)));
        parts
    }

    fn parts(&self, body: &'a Block) -> Vec<Part<'a>> {
        let mut parts = Vec::new();
        let is_function: &dyn Fn(&RangeStmt) -> bool = &|range| self.loops_over_function(range);
        let reading = tree::Reading { is_function, reach: Some(self) };
        tree::parts(body, reading, &mut |part| parts.push(part));
        parts
    }

    pub(super) fn loops_over_function(&self, range: &RangeStmt) -> bool {
        let ty = self.package.info.types.get(range.x.id.0 as usize).and_then(Option::as_ref).map(|of| of.ty);
        let types = &self.checked.types;
        ty.is_some_and(|ty| matches!(types.kind(conversion::underlying(types, ty)), TyKind::Signature(_)))
    }

    fn looped(&mut self, range: &'a RangeStmt, place: Span, parent: usize) {
        self.add(Function {
            key: Key::Loop(range.body.id),
            span: range.body.lbrace.to(range.body.rbrace),
            place,
            range: Some(range),
            body: Some(&range.body),
            values: Vec::new(),
            params: Vec::new(),
            only_result: None,
            results: self.functions[parent].results.clone(),
            parent: Some(parent),
            takes_or_gives: true,
            method: None,
            no_inline: false,
            generic: self.functions[parent].generic,
            library: None,
        });
    }

    /// The literals in an expression, without those inside them.
    fn literals(&mut self, e: &'a Expr, parent: Option<usize>) {
        if let ExprKind::FuncLit(lit) = &e.kind {
            let ty = self.package.info.types.get(e.id.0 as usize).and_then(Option::as_ref).map(|of| of.ty);
            let results = ty.map(|ty| self.results_of(ty)).unwrap_or_default();
            self.add(Function {
                key: Key::Literal(e.id),
                span: e.span,
                place: e.span,
                range: None,
                body: Some(&lit.body),
                values: Vec::new(),
                params: self.params_of(&lit.sig),
                only_result: self.only_result(&lit.sig, &lit.body),
                results,
                parent,
                takes_or_gives: !lit.sig.params.is_empty() || !lit.sig.results.is_empty(),
                method: None,
                no_inline: false,
                generic: parent.is_some_and(|at| self.functions[at].generic),
                library: None,
            });
        } else {
            tree::operands(e, &mut |x| self.literals(x, parent));
        }
    }

    fn params_of(&self, sig: &FuncType) -> Vec<Option<ObjId>> {
        let def = |id: NodeId| self.package.info.defs.get(id.0 as usize).copied().flatten();
        let mut params = Vec::new();
        for field in &sig.params {
            match field.names.as_slice() {
                [] => params.push(None),
                names => params.extend(names.iter().map(|name| def(name.id))),
            }
        }
        params
    }

    /// The operand of the only `return` of a body, loops over functions left out.
    fn only_result(&self, sig: &FuncType, body: &'a Block) -> Option<&'a Expr> {
        let mut returns = Vec::new();
        let mut loops = false;
        tree::stmts(body, &mut |stmt| match &stmt.kind {
            StmtKind::Return(results) => returns.push(results.as_slice()),
            StmtKind::Range(range) => loops |= self.loops_over_function(range),
            _ => {}
        });
        let named = sig.results.iter().any(|field| !field.names.is_empty());
        match returns.as_slice() {
            [[only]] if !named && !loops => Some(only),
            _ => None,
        }
    }

    fn results_of(&self, ty: Ty) -> Vec<Ty> {
        self.checked.types.as_signature(ty).map(|sig| sig.results.to_vec()).unwrap_or_default()
    }
}

impl Reach for Survey<'_> {
    fn bool_of(&self, e: &Expr) -> Option<bool> {
        match self.package.info.types.get(e.id.0 as usize)?.as_ref()?.value.as_ref()? {
            Const::Bool(value) => Some(*value),
            _ => None,
        }
    }

    fn is_panic(&self, fun: &Expr) -> bool {
        let of = self.package.info.types.get(tree::unparen(fun).id.0 as usize).and_then(Option::as_ref);
        of.is_some_and(|of| of.mode == ValueMode::Builtin(Builtin::Panic))
    }

    // Which loop a break leaves is not kept here.
    fn leaves_body(&self, _: BranchKind, _: Option<&Ident>) -> bool {
        false
    }
}

/// Whether an interface holds such a value itself.
fn is_pointer_shaped(types: &TypeStore, ty: Ty) -> bool {
    match types.kind(conversion::underlying(types, ty)) {
        TyKind::Pointer(_) | TyKind::Map { .. } | TyKind::Chan { .. } | TyKind::Signature(_) => true,
        TyKind::Basic(basic) => *basic == Basic::UnsafePointer,
        TyKind::Struct(fields) => fields.len() == 1 && is_pointer_shaped(types, fields[0].ty),
        TyKind::Array { len, elem } => *len == 1 && is_pointer_shaped(types, *elem),
        _ => false,
    }
}

/// Type arguments in a receiver: `(m *Map[K, V])`.
fn has_type_arguments(ty: &Expr) -> bool {
    match &ty.kind {
        ExprKind::Index { .. } => true,
        ExprKind::Star(x) | ExprKind::Paren(x) => has_type_arguments(x),
        _ => false,
    }
}

/// A directive among the comments on the lines right above a declaration.
fn is_marked(file: &File, at: Span, directive: &str) -> bool {
    let before =
        file.decls.iter().map(decl_end).filter(|end| *end <= at.lo).max().unwrap_or(file.package.span.hi);
    file.comments.iter().any(|comment| {
        comment.span.lo >= before && comment.span.hi <= at.lo && comment.text.trim_end() == directive
    })
}

fn decl_end(decl: &Decl) -> u32 {
    match decl {
        Decl::Const(of) => of.span.hi,
        Decl::Var(of) => of.span.hi,
        Decl::Type(of) => of.span.hi,
        Decl::Func(of) => of.span.hi,
        Decl::Import { span, .. } | Decl::Bad(span) => span.hi,
    }
}
