//! Declarations and the file.

use super::fields::Params;
use super::list::Mode;
use super::node::Node;
use super::printer::{Printer, Ws};
use crate::source::Span;
use crate::syntax::ast::{Decl, Expr, File, FuncDecl, Ident, ImportSpec, LitKind, TypeSpec};
use crate::syntax::token::Tok;

/// A constant or variable specification.
#[derive(Clone, Copy)]
struct Value<'t> {
    names: &'t [Ident],
    ty: Option<&'t Expr>,
    values: &'t [Expr],
    span: Span,
}

fn keyword(decl: &Decl) -> Option<Tok> {
    match decl {
        Decl::Const(_) => Some(Tok::Const),
        Decl::Var(_) => Some(Tok::Var),
        Decl::Type(_) => Some(Tok::Type),
        Decl::Func(_) => Some(Tok::Func),
        Decl::Import { .. } => Some(Tok::Import),
        Decl::Bad(_) => None,
    }
}

fn span(decl: &Decl) -> Span {
    match decl {
        Decl::Const(of) => of.span,
        Decl::Var(of) => of.span,
        Decl::Type(of) => of.span,
        Decl::Func(of) => of.span,
        Decl::Import { span, .. } | Decl::Bad(span) => *span,
    }
}

impl Printer<'_> {
    pub(super) fn file(&mut self, file: &File) {
        self.set_pos(self.layout.next_token(0));
        self.token(Tok::Package);
        self.space(Ws::Blank);
        self.ident(&file.package);
        let mut previous = None;
        for decl in &file.decls {
            let tok = keyword(decl);
            let span = span(decl);
            let least = if previous != tok || self.layout.has_doc(span.lo) { 2 } else { 1 };
            let several = self.layout.line(span.hi) > self.layout.line(span.lo);
            let section = tok == Some(Tok::Func) && several;
            self.linebreak(self.layout.line(span.lo), least, Ws::Ignore, section);
            match decl {
                Decl::Import { specs, grouped, span } => {
                    let specs = &file.imports[specs.clone()];
                    self.import_decl(specs, *grouped, *span);
                }
                _ => self.decl(decl),
            }
            previous = tok;
        }
        self.space(Ws::Newline);
    }

    pub(super) fn decl(&mut self, decl: &Decl) {
        match decl {
            Decl::Const(of) => {
                let specs: Vec<Value> = of
                    .specs
                    .iter()
                    .map(|spec| Value {
                        names: &spec.names,
                        ty: spec.ty.as_ref(),
                        values: &spec.values,
                        span: spec.span,
                    })
                    .collect();
                self.value_decl(Tok::Const, &specs, of.grouped, of.span);
            }
            Decl::Var(of) => {
                let specs: Vec<Value> = of
                    .specs
                    .iter()
                    .map(|spec| Value {
                        names: &spec.names,
                        ty: spec.ty.as_ref(),
                        values: &spec.values,
                        span: spec.span,
                    })
                    .collect();
                self.value_decl(Tok::Var, &specs, of.grouped, of.span);
            }
            Decl::Type(of) => {
                let count = of.specs.len();
                self.declaration(
                    Tok::Type,
                    of.grouped,
                    of.span,
                    &of.specs,
                    |spec| spec.span.lo,
                    |printer, spec, _| {
                        printer.type_spec(spec, count == 1);
                    },
                );
            }
            Decl::Func(of) => self.func_decl(of),
            Decl::Import { .. } | Decl::Bad(_) => {}
        }
    }

    /// The keyword, and the specifications, in parentheses where they are in the source. `place` says where a
    /// specification stands, `print` prints it: alone, or as one of several.
    fn declaration<T>(
        &mut self,
        tok: Tok,
        grouped: bool,
        span: Span,
        specs: &[T],
        place: impl Fn(&T) -> u32,
        mut print: impl FnMut(&mut Self, &T, usize),
    ) {
        self.set_pos(span.lo);
        self.token(tok);
        self.space(Ws::Blank);
        if !grouped {
            if let Some(spec) = specs.first() {
                print(self, spec, 0);
            }
            return;
        }
        let (lparen, rparen) = self.layout.brackets(span.lo + tok.text().len() as u32);
        self.set_pos(lparen);
        self.token(Tok::Lparen);
        if !specs.is_empty() {
            self.spaces(&[Ws::Indent, Ws::Formfeed]);
            let slot = self.line_slot();
            for (at, spec) in specs.iter().enumerate() {
                if at > 0 {
                    let section = self.lines_since(slot);
                    self.linebreak(self.layout.line(place(spec)), 1, Ws::Ignore, section);
                }
                self.record(slot);
                print(self, spec, at);
            }
            self.spaces(&[Ws::Unindent, Ws::Formfeed]);
        }
        self.set_pos(rparen);
        self.token(Tok::Rparen);
    }

    fn value_decl(&mut self, tok: Tok, specs: &[Value], grouped: bool, span: Span) {
        let columns = (grouped && specs.len() > 1).then(|| keep_types(specs));
        self.declaration(
            tok,
            grouped,
            span,
            specs,
            |spec| spec.span.lo,
            |printer, spec, at| match &columns {
                Some(keep) => printer.value_in_columns(spec, keep[at]),
                None => printer.value_alone(spec, !grouped),
            },
        );
    }

    fn value_in_columns(&mut self, spec: &Value, keep_type: bool) {
        self.ident_list(spec.names, false);
        let mut tabs = 3;
        if spec.ty.is_some() || keep_type {
            self.space(Ws::Vtab);
            tabs -= 1;
        }
        if let Some(ty) = spec.ty {
            self.expr(ty);
        }
        if !spec.values.is_empty() {
            self.space(Ws::Vtab);
            self.values(spec.values);
            tabs -= 1;
        }
        if self.layout.trailing_comment(spec.span.hi).is_some() {
            for _ in 0..tabs {
                self.space(Ws::Vtab);
            }
        }
    }

    fn value_alone(&mut self, spec: &Value, indent: bool) {
        self.ident_list(spec.names, indent);
        if let Some(ty) = spec.ty {
            self.space(Ws::Blank);
            self.expr(ty);
        }
        if !spec.values.is_empty() {
            self.space(Ws::Blank);
            self.values(spec.values);
        }
    }

    fn values(&mut self, values: &[Expr]) {
        self.token(Tok::Assign);
        self.space(Ws::Blank);
        let list: Vec<Node> = values.iter().map(Node::Expr).collect();
        self.expr_list(None, &list, 1, Mode::default(), None);
    }

    fn type_spec(&mut self, spec: &TypeSpec, alone: bool) {
        self.ident(&spec.name);
        if !spec.type_params.is_empty() {
            self.parameters(spec.name.span.hi, &spec.type_params, Params::TypeTypes);
        }
        self.space(if alone { Ws::Blank } else { Ws::Vtab });
        if spec.alias {
            self.token(Tok::Assign);
            self.space(Ws::Blank);
        }
        self.expr(&spec.ty);
    }

    fn import_decl(&mut self, specs: &[ImportSpec], grouped: bool, span: Span) {
        let imports = self.imports;
        let order = imports.order(specs);
        self.declaration(
            Tok::Import,
            grouped,
            span,
            &order,
            |place| place.start,
            |printer, place, _| {
                let spec = place.spec;
                if let Some(name) = &spec.name {
                    printer.set_pos(place.start);
                    printer.name(&name.name);
                    printer.space(Ws::Blank);
                }
                printer.set_pos(if place.end.is_some() { place.start } else { spec.path_span.lo });
                printer.literal(LitKind::String, &path(spec, printer.layout.slice(spec.path_span)));
                if let Some(end) = place.end {
                    printer.set_pos(end);
                }
            },
        );
    }

    fn func_decl(&mut self, decl: &FuncDecl) {
        self.set_pos(decl.span.lo);
        self.token(Tok::Func);
        self.space(Ws::Blank);
        let start = self.out_column - 4;
        if let Some(recv) = &decl.recv {
            self.parameters(decl.span.lo + 4, recv, Params::Values);
            self.space(Ws::Blank);
        }
        self.ident(&decl.name);
        self.signature(decl.name.span.hi, &decl.type_params, &decl.sig);
        if let Some(body) = &decl.body {
            let header = self.distance(decl.span.lo, start);
            self.func_body(header, Ws::Vtab, body);
        }
    }
}

/// Whether the column of types is kept, for each specification of a group: it is where a run of specifications with
/// values has a type in it.
fn keep_types(specs: &[Value]) -> Vec<bool> {
    let mut keep = vec![false; specs.len()];
    let mut start: Option<usize> = None;
    let mut typed = false;
    for (at, spec) in specs.iter().enumerate() {
        if !spec.values.is_empty() {
            if start.is_none() {
                start = Some(at);
                typed = false;
            }
        } else if let Some(from) = start.take() {
            keep[from..at].fill(typed);
        }
        typed |= spec.ty.is_some();
    }
    if let Some(from) = start {
        keep[from..].fill(typed);
    }
    keep
}

/// An import path in double quotes, if it is one that may be.
fn path(spec: &ImportSpec, written: &str) -> String {
    let strange = |ch: char| {
        ch.is_whitespace() || ch.is_control() || "!\"#$%&'()*,:;<=>?[\\]^{|}`\u{fffd}".contains(ch)
    };
    if spec.path.is_empty() || spec.path.contains(strange) {
        return written.to_owned();
    }
    format!("\"{}\"", spec.path)
}
