//! Statements and blocks.

use super::list::Mode;
use super::node::{Item, Node, unparen};
use super::printer::{Printer, Ws};
use crate::source::Span;
use crate::syntax::ast::{
    Block, BranchKind, CaseClause, CommClause, Expr, ExprKind, ForStmt, IfStmt, RangeStmt, Stmt, StmtKind,
    TypeSwitchStmt, UnaryOp,
};
use crate::syntax::token::Tok;

/// Largest function on one line, and most statements in it.
const ONE_LINE_FUNC: usize = 100;
const ONE_LINE_STMTS: usize = 5;

fn nodes(list: &[Expr]) -> Vec<Node<'_>> {
    list.iter().map(Node::Expr).collect()
}

impl Printer<'_> {
    pub(super) fn items(&mut self, list: &[Item], indent: bool, before_rbrace: bool) {
        if indent {
            self.space(Ws::Indent);
        }
        let slot = self.line_slot();
        for (printed, item) in list.iter().filter(|item| !item.is_empty()).enumerate() {
            if !self.output.is_empty() {
                let section = printed == 0 || !indent || self.lines_since(slot);
                self.linebreak(self.layout.line(item.lo()), 1, Ws::Ignore, section);
            }
            self.record(slot);
            // Whether it is the last is told by the whole list's length, empty statements counted.
            let last = before_rbrace && printed + 1 == list.len();
            match item {
                Item::Stmt(stmt) => {
                    self.stmt(stmt, last);
                    let mut inner = *stmt;
                    while let StmtKind::Labeled { stmt, .. } = &inner.kind {
                        self.skip_line(slot);
                        inner = stmt;
                    }
                }
                Item::Case(clause) => self.case(clause, last),
                Item::Comm(clause) => self.comm(clause, last),
            }
        }
        if indent {
            self.space(Ws::Unindent);
        }
    }

    fn braces(&mut self, lbrace: Span, list: &[Item], rbrace: Span, indent: bool) {
        self.set_pos(lbrace.lo);
        self.token(Tok::Lbrace);
        self.items(list, indent, true);
        self.linebreak(self.layout.line(rbrace.lo), 1, Ws::Ignore, true);
        self.set_pos(rbrace.lo);
        self.token(Tok::Rbrace);
    }

    pub(super) fn block(&mut self, block: &Block) {
        let list: Vec<Item> = block.stmts.iter().map(Item::Stmt).collect();
        self.braces(block.lbrace, &list, block.rbrace, true);
    }

    /// A function's body after a header of this many bytes.
    pub(super) fn func_body(&mut self, header: Option<usize>, separator: Ws, body: &Block) {
        let level = std::mem::take(&mut self.level);
        let size = self.body_size(body);
        let fits = header.zip(size).is_some_and(|(header, size)| header + size <= ONE_LINE_FUNC);
        if fits {
            self.space(separator);
            self.set_pos(body.lbrace.lo);
            self.token(Tok::Lbrace);
            if !body.stmts.is_empty() {
                self.space(Ws::Blank);
                for (at, stmt) in body.stmts.iter().enumerate() {
                    if at > 0 {
                        self.token(Tok::Semi);
                        self.space(Ws::Blank);
                    }
                    self.stmt(stmt, at + 1 == body.stmts.len());
                }
                self.space(Ws::Blank);
            }
            let linebreak = self.no_extra_linebreak;
            self.no_extra_linebreak = !linebreak;
            self.set_pos(body.rbrace.lo);
            self.token(Tok::Rbrace);
            self.no_extra_linebreak = linebreak;
        } else {
            self.space(Ws::Blank);
            self.block(body);
        }
        self.level = level;
    }

    /// Estimated bytes of a body on one line.
    fn body_size(&mut self, body: &Block) -> Option<usize> {
        if self.layout.line(body.lbrace.lo) != self.layout.line(body.rbrace.lo)
            || body.stmts.len() > ONE_LINE_STMTS
        {
            return None;
        }
        let mut size = self.comment_size_before(self.layout.position(body.rbrace.lo));
        for (at, stmt) in body.stmts.iter().enumerate() {
            if size > ONE_LINE_FUNC {
                break;
            }
            if at > 0 {
                size += 2;
            }
            if !matches!(stmt.kind, StmtKind::Empty) {
                size += self.stmt_size(stmt, ONE_LINE_FUNC).unwrap_or(ONE_LINE_FUNC + 1);
            }
        }
        Some(size)
    }

    /// Bytes printed since the construct at `start` began in output column `column`, if on the same line.
    pub(super) fn distance(&self, start: u32, column: u32) -> Option<usize> {
        (self.pos.is_valid() && self.layout.line(start) == self.pos.line)
            .then(|| (self.out_column - column) as usize)
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt, before_rbrace: bool) {
        self.set_pos(stmt.span.lo);
        match &stmt.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Decl(decl) => self.decl(decl),
            StmtKind::Labeled { label, stmt } => {
                self.space(Ws::Unindent);
                self.ident(label);
                self.set_pos(self.layout.next_token(label.span.hi));
                self.token(Tok::Colon);
                self.space(Ws::Indent);
                if matches!(stmt.kind, StmtKind::Empty) {
                    if !before_rbrace {
                        self.space(Ws::Newline);
                        self.set_pos(stmt.span.lo);
                        self.token(Tok::Semi);
                        return;
                    }
                } else {
                    self.linebreak(self.layout.line(stmt.span.lo), 1, Ws::Ignore, true);
                }
                self.stmt(stmt, before_rbrace);
            }
            StmtKind::Expr(x) => self.expr0(x, 1),
            StmtKind::Send { chan, value, arrow } => {
                self.expr0(chan, 1);
                self.space(Ws::Blank);
                self.set_pos(arrow.lo);
                self.token(Tok::Arrow);
                self.space(Ws::Blank);
                self.expr0(value, 1);
            }
            StmtKind::IncDec { x, inc, op_span } => {
                self.expr0(x, 2);
                self.set_pos(op_span.lo);
                self.token(if *inc { Tok::Inc } else { Tok::Dec });
            }
            StmtKind::Assign { lhs, op, rhs, op_span } => {
                let tok = op.map_or(Tok::Assign, Tok::AssignOp);
                self.assign(stmt.span.lo, lhs, tok, *op_span, rhs);
            }
            StmtKind::Define { lhs, rhs, op_span } => {
                self.assign(stmt.span.lo, lhs, Tok::Define, *op_span, rhs);
            }
            StmtKind::Go(x) => self.call_stmt(Tok::Go, x),
            StmtKind::Defer(x) => self.call_stmt(Tok::Defer, x),
            StmtKind::Return(results) => self.return_stmt(results),
            StmtKind::Branch { kind, label } => {
                self.token(match kind {
                    BranchKind::Break => Tok::Break,
                    BranchKind::Continue => Tok::Continue,
                    BranchKind::Goto => Tok::Goto,
                    BranchKind::Fallthrough => Tok::Fallthrough,
                });
                if let Some(label) = label {
                    self.space(Ws::Blank);
                    self.ident(label);
                }
            }
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(of) => self.if_stmt(of, before_rbrace),
            StmtKind::Switch(of) => {
                self.token(Tok::Switch);
                self.control(false, of.init.as_ref(), of.tag.as_ref(), None);
                let list: Vec<Item> = of.cases.iter().map(Item::Case).collect();
                self.braces(of.lbrace, &list, of.rbrace, false);
            }
            StmtKind::TypeSwitch(of) => self.type_switch(of),
            StmtKind::Select(of) => {
                self.token(Tok::Select);
                self.space(Ws::Blank);
                if of.cases.is_empty() && !self.comment_before(self.layout.position(of.rbrace.lo)) {
                    self.set_pos(of.lbrace.lo);
                    self.token(Tok::Lbrace);
                    self.set_pos(of.rbrace.lo);
                    self.token(Tok::Rbrace);
                    return;
                }
                let list: Vec<Item> = of.cases.iter().map(Item::Comm).collect();
                self.braces(of.lbrace, &list, of.rbrace, false);
            }
            StmtKind::For(of) => self.for_stmt(of),
            StmtKind::Range(of) => self.range_stmt(of),
        }
    }

    fn assign(&mut self, lo: u32, lhs: &[Expr], tok: Tok, op: Span, rhs: &[Expr]) {
        let depth = if lhs.len() > 1 && rhs.len() > 1 { 2 } else { 1 };
        self.expr_list(Some(lo), &nodes(lhs), depth, Mode::default(), Some(op.lo));
        self.space(Ws::Blank);
        self.set_pos(op.lo);
        self.token(tok);
        self.space(Ws::Blank);
        self.expr_list(Some(op.lo), &nodes(rhs), depth, Mode::default(), None);
    }

    fn call_stmt(&mut self, keyword: Tok, x: &Expr) {
        self.token(keyword);
        self.space(Ws::Blank);
        self.expr(x);
    }

    fn return_stmt(&mut self, results: &[Expr]) {
        self.token(Tok::Return);
        if results.is_empty() {
            return;
        }
        self.space(Ws::Blank);
        if self.indents_whole(results) {
            self.space(Ws::Indent);
            self.expr_list(None, &nodes(results), 1, Mode { comma: false, flat: true }, None);
            self.space(Ws::Unindent);
        } else {
            self.expr_list(None, &nodes(results), 1, Mode::default(), None);
        }
    }

    /// Whether results look better all indented: several of them take several lines, or one starts on a new line.
    fn indents_whole(&self, list: &[Expr]) -> bool {
        let (Some(first), Some(last)) = (list.first(), list.last()) else { return false };
        let line = |at: u32| self.layout.line(at);
        if list.len() < 2 || line(first.span.lo) >= line(last.span.hi) {
            return false;
        }
        let mut long = 0;
        let mut previous = line(first.span.lo);
        for x in list {
            let (start, end) = (line(x.span.lo), line(x.span.hi));
            if previous < start {
                return true;
            }
            if start < end && !is_composite(x) {
                long += 1;
            }
            previous = end;
        }
        long > 1
    }

    fn control(&mut self, is_for: bool, init: Option<&Stmt>, cond: Option<&Expr>, post: Option<&Stmt>) {
        self.space(Ws::Blank);
        let mut blank = false;
        if init.is_none() && post.is_none() {
            if let Some(cond) = cond {
                self.condition(cond);
                blank = true;
            }
        } else {
            if let Some(init) = init {
                self.stmt(init, false);
            }
            self.token(Tok::Semi);
            self.space(Ws::Blank);
            if let Some(cond) = cond {
                self.condition(cond);
                blank = true;
            }
            if is_for {
                self.token(Tok::Semi);
                self.space(Ws::Blank);
                blank = false;
                if let Some(post) = post {
                    self.stmt(post, false);
                    blank = true;
                }
            }
        }
        if blank {
            self.space(Ws::Blank);
        }
    }

    fn if_stmt(&mut self, of: &IfStmt, before_rbrace: bool) {
        self.token(Tok::If);
        self.control(false, of.init.as_ref(), Some(&of.cond), None);
        self.block(&of.then);
        if let Some(els) = &of.els {
            self.space(Ws::Blank);
            self.token(Tok::Else);
            self.space(Ws::Blank);
            self.stmt(els, before_rbrace);
        }
    }

    fn for_stmt(&mut self, of: &ForStmt) {
        self.token(Tok::For);
        self.control(true, of.init.as_ref(), of.cond.as_ref(), of.post.as_ref());
        self.block(&of.body);
    }

    fn range_stmt(&mut self, of: &RangeStmt) {
        self.token(Tok::For);
        self.space(Ws::Blank);
        if let Some(key) = &of.key {
            self.expr(key);
            if let Some(value) = &of.value {
                self.set_pos(value.span.lo);
                self.token(Tok::Comma);
                self.space(Ws::Blank);
                self.expr(value);
            }
            self.space(Ws::Blank);
            let last = of.value.as_ref().unwrap_or(key);
            self.set_pos(self.layout.next_token(last.span.hi));
            self.token(if of.define { Tok::Define } else { Tok::Assign });
            self.space(Ws::Blank);
        }
        self.token(Tok::Range);
        self.space(Ws::Blank);
        self.condition(&of.x);
        self.space(Ws::Blank);
        self.block(&of.body);
    }

    fn type_switch(&mut self, of: &TypeSwitchStmt) {
        self.token(Tok::Switch);
        if let Some(init) = &of.init {
            self.space(Ws::Blank);
            self.stmt(init, false);
            self.token(Tok::Semi);
        }
        self.space(Ws::Blank);
        if let Some(bind) = &of.bind {
            self.ident(bind);
            self.space(Ws::Blank);
            self.set_pos(self.layout.next_token(bind.span.hi));
            self.token(Tok::Define);
            self.space(Ws::Blank);
        }
        self.expr1(&of.x, super::precedence::HIGHEST, 1);
        let dot = self.layout.next_token(of.x.span.hi);
        let (_, rparen) = self.layout.brackets(dot + 1);
        self.assertion(&of.x, None, rparen);
        self.space(Ws::Blank);
        let list: Vec<Item> = of.cases.iter().map(Item::Case).collect();
        self.braces(of.lbrace, &list, of.rbrace, false);
    }

    fn case(&mut self, clause: &CaseClause, before_rbrace: bool) {
        self.set_pos(clause.span.lo);
        match &clause.exprs {
            Some(exprs) => {
                self.token(Tok::Case);
                self.space(Ws::Blank);
                let (lo, colon) = (clause.span.lo, clause.colon.lo);
                self.expr_list(Some(lo), &nodes(exprs), 1, Mode::default(), Some(colon));
            }
            None => self.token(Tok::Default),
        }
        self.clause_body(clause.colon, &clause.body, before_rbrace);
    }

    fn comm(&mut self, clause: &CommClause, before_rbrace: bool) {
        self.set_pos(clause.span.lo);
        match &clause.comm {
            Some(comm) => {
                self.token(Tok::Case);
                self.space(Ws::Blank);
                self.stmt(comm, false);
            }
            None => self.token(Tok::Default),
        }
        self.clause_body(clause.colon, &clause.body, before_rbrace);
    }

    fn clause_body(&mut self, colon: Span, body: &[Stmt], before_rbrace: bool) {
        self.set_pos(colon.lo);
        self.token(Tok::Colon);
        let list: Vec<Item> = body.iter().map(Item::Stmt).collect();
        self.items(&list, true, before_rbrace);
    }
}

/// A composite literal, or the address of one.
fn is_composite(x: &Expr) -> bool {
    let composite = |x: &Expr| matches!(x.kind, ExprKind::Composite { .. });
    let x = unparen(x);
    match &x.kind {
        ExprKind::Unary { op: UnaryOp::Addr, x, .. } => composite(unparen(x)),
        _ => composite(x),
    }
}
