//! Headers of `if`, `switch` and `for`, where `{` opens the body.

use super::Parser;
use super::simple::{Place, RangeClause, Simple};
use crate::source::{Code, Diagnostic, Span};
use crate::syntax::ast::{Expr, ExprKind, ForStmt, RangeStmt, Stmt, StmtKind, SwitchStmt, TypeSwitchStmt};
use crate::syntax::print;
use crate::syntax::token::Tok;

/// What was read between the keyword and `{`.
#[derive(Default)]
struct Header {
    init: Option<Stmt>,
    cond: Option<Simple>,
    post: Option<Stmt>,
    range: Option<RangeClause>,
    /// The semicolon after `init`, and what it was in the source.
    semi: Option<(Span, &'static str)>,
}

impl Parser<'_> {
    pub(super) fn if_header(&mut self) -> (Option<Stmt>, Expr) {
        self.next();
        if self.at(Tok::Lbrace) {
            self.syntax_error("missing condition in if statement");
            return (None, self.bad_expr());
        }
        let outer = std::mem::replace(&mut self.brackets, -1);
        let header = self.header(Place::If);
        let at = header.cond.as_ref().map_or(self.point(self.lo()), simple_span);
        let cond = match header.cond {
            None => {
                if let Some((span, text)) = header.semi {
                    let text = match text {
                        "semicolon" => "missing condition in if statement".into(),
                        _ => format!("unexpected {text}, expected {{ after if clause"),
                    };
                    self.syntax_error_at(span, &text);
                }
                None
            }
            Some(simple) => self.condition(simple),
        };
        self.brackets = outer;
        let cond = cond.unwrap_or_else(|| Expr { id: self.id(), span: at.start(), kind: ExprKind::Bad });
        (header.init, cond)
    }

    pub(super) fn switch_stmt(&mut self) -> StmtKind {
        self.next();
        let mut header = Header::default();
        if !self.at(Tok::Lbrace) {
            let outer = std::mem::replace(&mut self.brackets, -1);
            header = self.header(Place::Switch);
            self.brackets = outer;
        }
        let init = header.init;
        let (mut bind, mut guard, mut tag) = (None, None, None);
        match header.cond {
            Some(Simple::Guard { bind: name, x }) => (bind, guard) = (Some(name), Some(x)),
            Some(Simple::Stmt(Stmt {
                kind: StmtKind::Expr(Expr { kind: ExprKind::TypeAssert { x, ty: None }, .. }),
                ..
            })) => guard = Some(*x),
            Some(simple) => tag = self.condition(simple),
            None => {}
        }
        let lbrace = self.clauses_open("switch");
        let (cases, rbrace) = self.case_clauses();
        match guard {
            Some(x) => {
                StmtKind::TypeSwitch(Box::new(TypeSwitchStmt { init, bind, x, cases, lbrace, rbrace }))
            }
            None => StmtKind::Switch(Box::new(SwitchStmt { init, tag, cases, lbrace, rbrace })),
        }
    }

    pub(super) fn for_stmt(&mut self) -> StmtKind {
        self.next();
        let mut header = Header::default();
        if !self.at(Tok::Lbrace) {
            let outer = std::mem::replace(&mut self.brackets, -1);
            header = self.header(Place::For);
            self.brackets = outer;
        }
        if let Some(range) = header.range {
            return self.range_stmt(range);
        }
        let cond = header.cond.and_then(|cond| self.condition(cond));
        let body = self.block("for clause");
        StmtKind::For(Box::new(ForStmt { init: header.init, cond, post: header.post, body }))
    }

    fn range_stmt(&mut self, range: RangeClause) -> StmtKind {
        let RangeClause { lhs, define, range_span, x } = range;
        let body = self.block("for clause");
        let mut lhs = lhs.into_iter();
        let (key, value) = (lhs.next(), lhs.next());
        if let Some(extra) = lhs.next() {
            let text = "range clause permits at most two iteration variables";
            self.late.push(Diagnostic::new(Code::Type, extra.span, text));
        }
        StmtKind::Range(Box::new(RangeStmt { key, value, define, x, range_span, body }))
    }

    /// Everything up to `{`, which is not the current token.
    fn header(&mut self, place: Place) -> Header {
        let mut header = Header::default();
        let mut init = None;
        if !self.at(Tok::Semi) {
            if self.got(Tok::Var) {
                let text = format!("var declaration not allowed in {} initializer", keyword(place));
                self.syntax_error(&text);
            }
            match self.simple(place) {
                Simple::Range(range) => {
                    header.range = Some(range);
                    return header;
                }
                simple => init = Some(simple),
            }
        }
        if self.at(Tok::Lbrace) {
            header.cond = init;
            return header;
        }
        header.init = init.and_then(|simple| self.as_stmt(simple));
        self.header_semicolon(&mut header);
        if place == Place::For {
            self.for_clause(&mut header);
        } else if !self.at(Tok::Lbrace) {
            header.cond = Some(self.simple(place));
        }
        header
    }

    fn header_semicolon(&mut self, header: &mut Header) {
        if self.at(Tok::Semi) {
            header.semi = Some((self.token.span, self.semicolon()));
            self.next();
            return;
        }
        self.want(Tok::Lbrace);
        if !self.at(Tok::Lbrace) {
            self.advance(&[Tok::Lbrace, Tok::Rbrace]);
        }
    }

    /// Condition and post statement of a `for`.
    fn for_clause(&mut self, header: &mut Header) {
        if !self.at(Tok::Semi) {
            if self.at(Tok::Lbrace) {
                self.syntax_error("expected for loop condition");
                return;
            }
            header.cond = Some(self.simple(Place::Statement));
        }
        self.want(Tok::Semi);
        if !self.at(Tok::Lbrace) {
            let post = self.simple_stmt();
            if let StmtKind::Define { op_span, .. } = post.kind {
                self.syntax_error_at(op_span, "cannot declare in post statement of for loop");
            }
            header.post = Some(post);
        }
    }

    /// An initialiser; a type switch guard there is an ordinary definition, which the checker refuses.
    fn as_stmt(&mut self, simple: Simple) -> Option<Stmt> {
        match simple {
            Simple::Stmt(stmt) => Some(stmt),
            Simple::Guard { bind, x } => {
                let (lo, op_span) = (bind.span.lo, self.point(bind.span.hi));
                let lhs = vec![self.ident_expr(bind)];
                let rhs = vec![self.expr_from(x.span.lo, ExprKind::TypeAssert { x: Box::new(x), ty: None })];
                Some(self.stmt_from(lo, StmtKind::Define { lhs, rhs, op_span }))
            }
            Simple::Range(_) => None,
        }
    }

    /// The expression that a condition or tag is; anything else is an error.
    fn condition(&mut self, simple: Simple) -> Option<Expr> {
        let Simple::Stmt(stmt) = simple else { return None };
        let (span, text) = match stmt.kind {
            StmtKind::Expr(x) => return Some(x),
            StmtKind::Assign { ref lhs, op: None, ref rhs, op_span } => {
                let text = format!("assignment {} = {}", emphasized(lhs), emphasized(rhs));
                (op_span, text)
            }
            StmtKind::Assign { op_span, .. }
            | StmtKind::Define { op_span, .. }
            | StmtKind::IncDec { op_span, .. } => (op_span, print::stmt(&stmt)),
            StmtKind::Send { arrow, .. } => (arrow, print::stmt(&stmt)),
            _ => return None,
        };
        self.syntax_error_at(span, &format!("cannot use {text} as value"));
        None
    }
}

fn simple_span(simple: &Simple) -> Span {
    match simple {
        Simple::Stmt(stmt) => stmt.span,
        Simple::Range(range) => range.range_span,
        Simple::Guard { bind, .. } => bind.span,
    }
}

fn keyword(place: Place) -> &'static str {
    match place {
        Place::If => "if",
        Place::Switch => "switch",
        Place::For => "for",
        Place::Statement => "",
    }
}

/// One side of an assignment; a binary expression in parentheses, so that the `=` stands out.
fn emphasized(list: &[Expr]) -> String {
    match list {
        [x @ Expr { kind: ExprKind::Binary { .. }, .. }] => format!("({})", print::expr(x)),
        _ => print::exprs(list),
    }
}
