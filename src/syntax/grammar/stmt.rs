//! Statements.

use super::{Parser, unparen};
use crate::syntax::ast::{
    Block, BranchKind, CaseClause, CommClause, ExprKind, Ident, IfStmt, SelectStmt, Stmt, StmtKind,
};
use crate::syntax::token::Tok;

impl Parser<'_> {
    /// `{ … }`. `context` says what comes before, if it is not known that `{` is there.
    pub(super) fn block(&mut self, context: &str) -> Block {
        let id = self.id();
        let lbrace = self.span_if(Tok::Lbrace);
        if !self.got(Tok::Lbrace) {
            self.syntax_error(&format!("expected {{ after {context}"));
            self.advance(&[Tok::Name, Tok::Rbrace]);
            let rbrace = self.span_if(Tok::Rbrace);
            if self.got(Tok::Rbrace) {
                return Block { id, stmts: Vec::new(), lbrace, rbrace };
            }
        }
        let stmts = self.stmt_list();
        let rbrace = self.span_if(Tok::Rbrace);
        self.want(Tok::Rbrace);
        Block { id, stmts, lbrace, rbrace }
    }

    /// Statements up to a `}` or the next clause. Nested once more than the tree, as the frames are large.
    fn stmt_list(&mut self) -> Vec<Stmt> {
        self.nested(Self::stmts_here)
    }

    fn stmts_here(&mut self) -> Vec<Stmt> {
        let mut list = Vec::new();
        while !matches!(self.tok(), Tok::Eof | Tok::Rbrace | Tok::Case | Tok::Default) {
            if !matches!(self.tok(), Tok::Var | Tok::Const | Tok::Type) {
                self.no_directives();
            }
            let stmt = self.stmt();
            self.no_directives();
            let Some(stmt) = stmt else { break };
            list.push(stmt);
            if !self.got(Tok::Semi) && !self.at(Tok::Rbrace) {
                self.syntax_error("at end of statement");
                self.advance(&[Tok::Semi, Tok::Rbrace, Tok::Case, Tok::Default]);
                self.got(Tok::Semi);
            }
        }
        list
    }

    /// A statement, if one starts here.
    fn stmt(&mut self) -> Option<Stmt> {
        self.nested(Self::stmt_here)
    }

    fn stmt_here(&mut self) -> Option<Stmt> {
        let lo = self.lo();
        let kind = match self.tok() {
            Tok::Name => return self.labeled_or_simple(),
            Tok::Literal(_)
            | Tok::Func
            | Tok::Lparen
            | Tok::Lbrack
            | Tok::Struct
            | Tok::Map
            | Tok::Chan
            | Tok::Interface
            | Tok::Arrow
            | Tok::Star
            | Tok::Not => return Some(self.simple_stmt()),
            Tok::Op(op) if matches!(op.text(), "+" | "-" | "&" | "^") => return Some(self.simple_stmt()),
            Tok::Var | Tok::Const | Tok::Type => StmtKind::Decl(self.decl()),
            Tok::Lbrace => StmtKind::Block(self.block("")),
            Tok::For => self.for_stmt(),
            Tok::Switch => self.nested(Self::switch_stmt),
            Tok::Select => self.nested(Self::select_stmt),
            Tok::If => self.if_stmt(),
            Tok::Break | Tok::Continue | Tok::Goto | Tok::Fallthrough => self.branch_stmt(),
            Tok::Go | Tok::Defer => self.call_stmt(),
            Tok::Return => {
                self.next();
                let ends = matches!(self.tok(), Tok::Semi | Tok::Rbrace);
                StmtKind::Return(if ends { Vec::new() } else { self.expr_list() })
            }
            Tok::Semi => {
                let span = self.token.span.start();
                return Some(Stmt { id: self.id(), span, kind: StmtKind::Empty });
            }
            _ => return None,
        };
        Some(self.stmt_from(lo, kind))
    }

    fn labeled_or_simple(&mut self) -> Option<Stmt> {
        let lo = self.lo();
        let mut list = self.expr_list();
        if self.at(Tok::Colon)
            && let [only] = &list[..]
            && matches!(only.kind, ExprKind::Ident(_))
            && let Some(ExprKind::Ident(label)) = list.pop().map(|x| x.kind)
        {
            return self.labeled(lo, label);
        }
        Some(self.simple_stmt_after(lo, list))
    }

    fn labeled(&mut self, lo: u32, label: Ident) -> Option<Stmt> {
        let colon = self.token.span;
        self.next();
        let stmt = if self.at(Tok::Rbrace) {
            let span = self.token.span.start();
            Some(Stmt { id: self.id(), span, kind: StmtKind::Empty })
        } else {
            self.stmt()
        };
        match stmt {
            Some(stmt) => Some(self.stmt_from(lo, StmtKind::Labeled { label, stmt: Box::new(stmt) })),
            None => {
                self.syntax_error_at(colon, "missing statement after label");
                None
            }
        }
    }

    fn branch_stmt(&mut self) -> StmtKind {
        let keyword = self.tok();
        self.next();
        let (kind, label) = match keyword {
            Tok::Fallthrough => (BranchKind::Fallthrough, None),
            Tok::Goto => (BranchKind::Goto, Some(self.name())),
            _ => {
                let kind = if keyword == Tok::Break { BranchKind::Break } else { BranchKind::Continue };
                (kind, self.at(Tok::Name).then(|| self.name()))
            }
        };
        StmtKind::Branch { kind, label }
    }

    /// `go` and `defer`.
    fn call_stmt(&mut self) -> StmtKind {
        let keyword = self.tok();
        self.next();
        let mut x = self.primary_expr(None);
        if matches!(x.kind, ExprKind::Paren(_)) {
            let text = format!("expression in {} must not be parenthesized", keyword.text());
            self.error_at(x.span, text);
            x = unparen(&x).clone();
        }
        if keyword == Tok::Go { StmtKind::Go(x) } else { StmtKind::Defer(x) }
    }

    fn if_stmt(&mut self) -> StmtKind {
        let (init, cond) = self.if_header();
        let then = self.block("if clause");
        let mut els = None;
        if self.got(Tok::Else) {
            let lo = self.lo();
            let kind = match self.tok() {
                Tok::If => Some(self.nested(Self::if_stmt)),
                Tok::Lbrace => Some(StmtKind::Block(self.block(""))),
                _ => {
                    self.syntax_error("else must be followed by if or statement block");
                    self.advance(&[Tok::Name, Tok::Rbrace]);
                    None
                }
            };
            els = kind.map(|kind| self.stmt_from(lo, kind));
        }
        StmtKind::If(Box::new(IfStmt { init, cond, then, els }))
    }

    /// The opening brace of a switch or select.
    pub(super) fn clauses_open(&mut self, context: &str) -> crate::source::Span {
        let lbrace = self.span_if(Tok::Lbrace);
        if !self.got(Tok::Lbrace) {
            self.syntax_error(&format!("missing {{ after {context} clause"));
            self.advance(&[Tok::Case, Tok::Default, Tok::Rbrace]);
        }
        lbrace
    }

    pub(super) fn case_clauses(&mut self) -> (Vec<CaseClause>, crate::source::Span) {
        let mut cases = Vec::new();
        while !matches!(self.tok(), Tok::Eof | Tok::Rbrace) {
            cases.push(self.case_clause());
        }
        let rbrace = self.span_if(Tok::Rbrace);
        self.want(Tok::Rbrace);
        (cases, rbrace)
    }

    fn case_clause(&mut self) -> CaseClause {
        let id = self.id();
        let lo = self.lo();
        let mut exprs = None;
        if self.got(Tok::Case) {
            exprs = Some(self.expr_list());
        } else {
            self.default_or_error();
        }
        let (colon, body) = self.clause_body();
        CaseClause { id, exprs, body, colon, span: self.span_from(lo) }
    }

    fn default_or_error(&mut self) {
        if !self.got(Tok::Default) {
            self.syntax_error("expected case or default or }");
            self.advance(&[Tok::Colon, Tok::Case, Tok::Default, Tok::Rbrace]);
        }
    }

    fn clause_body(&mut self) -> (crate::source::Span, Vec<Stmt>) {
        let colon = self.span_if(Tok::Colon);
        self.want(Tok::Colon);
        (colon, self.stmt_list())
    }

    fn select_stmt(&mut self) -> StmtKind {
        self.next();
        let lbrace = self.clauses_open("select");
        let mut cases = Vec::new();
        while !matches!(self.tok(), Tok::Eof | Tok::Rbrace) {
            cases.push(self.comm_clause());
        }
        let rbrace = self.span_if(Tok::Rbrace);
        self.want(Tok::Rbrace);
        StmtKind::Select(Box::new(SelectStmt { cases, lbrace, rbrace }))
    }

    fn comm_clause(&mut self) -> CommClause {
        let id = self.id();
        let lo = self.lo();
        let mut comm = None;
        if self.got(Tok::Case) {
            comm = Some(self.simple_stmt());
        } else {
            self.default_or_error();
        }
        let (colon, body) = self.clause_body();
        CommClause { id, comm, body, colon, span: self.span_from(lo) }
    }
}
