//! Visiting the names and expressions of a file, each with the piece of text in which what it declares can be seen.

use crate::source::Span;
use crate::syntax::ast::{
    Block, CaseClause, Decl, Expr, ExprKind, Field, File, FuncType, Ident, Stmt, StmtKind,
};

/// What a walk meets.
pub(super) trait Visit {
    /// A name. What it declares is visible in `extent` (if it declares something local).
    fn ident(&mut self, ident: &Ident, extent: Span);

    /// An expression, before what is in it.
    fn expr(&mut self, _x: &Expr) {}
}

pub(super) fn file(file: &File, visit: &mut dyn Visit) {
    let mut walk = Walk { visit, extent: file.span };
    walk.ident(&file.package);
    for spec in &file.imports {
        if let Some(name) = &spec.name {
            walk.ident(name);
        }
    }
    for decl in &file.decls {
        walk.decl(decl);
    }
}

struct Walk<'v> {
    visit: &'v mut dyn Visit,
    extent: Span,
}

impl Walk<'_> {
    fn ident(&mut self, ident: &Ident) {
        self.visit.ident(ident, self.extent);
    }

    fn within(&mut self, extent: Span, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.extent, extent);
        walk(self);
        self.extent = outer;
    }

    fn decl(&mut self, decl: &Decl) {
        match decl {
            Decl::Const(of) => {
                for spec in &of.specs {
                    self.values(&spec.names, spec.ty.as_ref(), &spec.values);
                }
            }
            Decl::Var(of) => {
                for spec in &of.specs {
                    self.values(&spec.names, spec.ty.as_ref(), &spec.values);
                }
            }
            Decl::Type(of) => {
                for spec in &of.specs {
                    self.ident(&spec.name);
                    self.within(spec.span, |walk| {
                        walk.fields(&spec.type_params);
                        walk.expr(&spec.ty);
                    });
                }
            }
            Decl::Func(of) => {
                self.ident(&of.name);
                self.within(of.span, |walk| {
                    walk.fields(of.recv.as_deref().unwrap_or_default());
                    walk.fields(&of.type_params);
                    walk.signature(&of.sig);
                    if let Some(body) = &of.body {
                        walk.block(body);
                    }
                });
            }
            Decl::Import { .. } | Decl::Bad(_) => {}
        }
    }

    fn values(&mut self, names: &[Ident], ty: Option<&Expr>, values: &[Expr]) {
        for name in names {
            self.ident(name);
        }
        if let Some(ty) = ty {
            self.expr(ty);
        }
        self.exprs(values);
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            for name in &field.names {
                self.ident(name);
            }
            self.expr(&field.ty);
        }
    }

    fn signature(&mut self, sig: &FuncType) {
        self.fields(&sig.params);
        self.fields(&sig.results);
    }

    fn block(&mut self, block: &Block) {
        let extent = block.lbrace.to(block.rbrace);
        self.within(extent, |walk| walk.stmts(&block.stmts));
    }

    fn stmts(&mut self, list: &[Stmt]) {
        for stmt in list {
            self.stmt(stmt);
        }
    }

    fn exprs(&mut self, list: &[Expr]) {
        for x in list {
            self.expr(x);
        }
    }

    fn some(&mut self, x: Option<&Expr>) {
        if let Some(x) = x {
            self.expr(x);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Decl(decl) => self.decl(decl),
            StmtKind::Labeled { label, stmt } => {
                self.ident(label);
                self.stmt(stmt);
            }
            StmtKind::Expr(x) | StmtKind::IncDec { x, .. } | StmtKind::Go(x) | StmtKind::Defer(x) => {
                self.expr(x);
            }
            StmtKind::Send { chan, value, .. } => {
                self.expr(chan);
                self.expr(value);
            }
            StmtKind::Assign { lhs, rhs, .. } | StmtKind::Define { lhs, rhs, .. } => {
                self.exprs(lhs);
                self.exprs(rhs);
            }
            StmtKind::Return(list) => self.exprs(list),
            StmtKind::Branch { label, .. } => {
                if let Some(label) = label {
                    self.ident(label);
                }
            }
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(of) => self.within(stmt.span, |walk| {
                walk.stmts(of.init.as_slice());
                walk.expr(&of.cond);
                walk.block(&of.then);
                walk.stmts(of.els.as_slice());
            }),
            StmtKind::Switch(of) => self.within(stmt.span, |walk| {
                walk.stmts(of.init.as_slice());
                walk.some(of.tag.as_ref());
                walk.cases(&of.cases);
            }),
            StmtKind::TypeSwitch(of) => self.within(stmt.span, |walk| {
                walk.stmts(of.init.as_slice());
                if let Some(bind) = &of.bind {
                    walk.ident(bind);
                }
                walk.expr(&of.x);
                walk.cases(&of.cases);
            }),
            StmtKind::Select(of) => {
                for case in &of.cases {
                    self.within(case.span, |walk| {
                        walk.stmts(case.comm.as_slice());
                        walk.stmts(&case.body);
                    });
                }
            }
            StmtKind::For(of) => self.within(stmt.span, |walk| {
                walk.stmts(of.init.as_slice());
                walk.some(of.cond.as_ref());
                walk.stmts(of.post.as_slice());
                walk.block(&of.body);
            }),
            StmtKind::Range(of) => self.within(stmt.span, |walk| {
                walk.some(of.key.as_ref());
                walk.some(of.value.as_ref());
                walk.expr(&of.x);
                walk.block(&of.body);
            }),
        }
    }

    fn cases(&mut self, cases: &[CaseClause]) {
        for case in cases {
            self.within(case.span, |walk| {
                walk.exprs(case.exprs.as_deref().unwrap_or_default());
                walk.stmts(&case.body);
            });
        }
    }

    fn expr(&mut self, x: &Expr) {
        self.visit.expr(x);
        match &x.kind {
            ExprKind::Bad | ExprKind::Lit(_) => {}
            ExprKind::Ident(ident) => self.ident(ident),
            ExprKind::Composite { ty, elems, .. } => {
                self.some(ty.as_deref());
                for elem in elems {
                    self.some(elem.key.as_ref());
                    self.expr(&elem.value);
                }
            }
            ExprKind::FuncLit(of) => self.within(x.span, |walk| {
                walk.signature(&of.sig);
                walk.block(&of.body);
            }),
            ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::Unary { x, .. } | ExprKind::SliceType(x) => {
                self.expr(x);
            }
            ExprKind::Selector { x, sel } => {
                self.expr(x);
                self.ident(sel);
            }
            ExprKind::Index { x, indices, .. } => {
                self.expr(x);
                self.exprs(indices);
            }
            ExprKind::Slice { x, lo, hi, max, .. } => {
                self.expr(x);
                for end in [lo, hi, max] {
                    self.some(end.as_deref());
                }
            }
            ExprKind::TypeAssert { x, ty } => {
                self.expr(x);
                self.some(ty.as_deref());
            }
            ExprKind::Call { fun, args, .. } => {
                self.expr(fun);
                self.exprs(args);
            }
            ExprKind::Binary { x, y, .. } => {
                self.expr(x);
                self.expr(y);
            }
            ExprKind::ArrayType { len, elem } => {
                self.some(len.as_deref());
                self.expr(elem);
            }
            ExprKind::StructType(fields) | ExprKind::InterfaceType(fields) => self.fields(fields),
            ExprKind::FuncType(sig) => self.within(x.span, |walk| walk.signature(sig)),
            ExprKind::MapType { key, value } => {
                self.expr(key);
                self.expr(value);
            }
            ExprKind::ChanType { elem, .. } => self.expr(elem),
            ExprKind::Ellipsis(elem) => self.some(elem.as_deref()),
        }
    }
}
