//! The grammar: a hand-written recursive descent parser of all of Go 1.27. It accepts what `gc` accepts,
//! recovers where `gc` recovers, and reports in `gc`'s words (cmd/compile/internal/syntax/parser.go).
//!
//! Invariants: every loop consumes a token or ends; the tree's height, and so everybody's recursion over it,
//! is at most [`MAX_DEPTH`].

mod decl;
mod directives;
mod expr;
mod file;
mod header;
mod interface;
mod operand;
mod params;
mod simple;
mod split;
mod stmt;
mod structs;
mod types;

use super::ast::{Expr, ExprKind, File, Ident, NodeId, NodeIds, Stmt, StmtKind};
use super::lex::Lexer;
use super::token::{Tok, Token};
use crate::source::{Code, Diagnostic, Diagnostics, FileId, Source, Span};
use std::rc::Rc;

/// The greatest height of a tree. Deeper programs are refused with a [`Code::Limit`] diagnostic: later floors
/// recurse over the tree, and a browser's stack is 1 MiB.
pub const MAX_DEPTH: u32 = 250;

/// The result of parsing: a tree always, and what was wrong with the text.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub file: File,
    pub diagnostics: Diagnostics,
    /// What `gc` finds only after it has checked types, and only where nothing else is wrong.
    pub at_last: Vec<Diagnostic>,
    /// The package clause was right and the depth limit was not met.
    pub complete: bool,
}

impl Parsed {
    /// Whether `gc` would go on to check types: it does after lexical errors and misplaced labels, but not
    /// after syntax errors. A literal about which an error was reported is [`ExprKind::Bad`].
    pub fn checkable(&self) -> bool {
        self.complete
            && !self.diagnostics.list.iter().any(|diagnostic| diagnostic.text.starts_with("syntax error"))
    }
}

/// Parses one file. `ids` is the package's counter.
pub fn parse(file: FileId, source: &Source, ids: &mut NodeIds) -> Parsed {
    let mut parser = Parser::new(Lexer::new(file, source), ids);
    let (tree, complete) = parser.file();
    let mut parsed = Parsed {
        file: tree,
        complete: complete && !parser.stopped,
        diagnostics: parser.lexer.diagnostics,
        at_last: parser.at_last,
    };
    if parsed.checkable() {
        parsed.diagnostics.list.append(&mut parser.late);
    }
    parsed
}

struct Parser<'s> {
    lexer: Lexer<'s>,
    ids: &'s mut NodeIds,
    /// The current token.
    token: Token,
    /// Where the token before it ended.
    previous_end: u32,
    /// Nesting of function bodies: inside one, recovery stops at keywords that start a statement.
    functions: u32,
    /// Nesting of brackets in an expression; negative in the header of a control clause, where `{` opens the
    /// body and not a composite literal.
    brackets: i32,
    /// Nesting of the construct being parsed.
    depth: u32,
    /// Height of the expression tree built so far in the current [`Parser::tree`] scope.
    height: u32,
    /// Mistakes that `gc` finds only when it checks types: reported if there is no syntax error.
    late: Vec<Diagnostic>,
    /// Mistakes that `gc` finds when it writes what it has checked.
    at_last: Vec<Diagnostic>,
    /// Comments before this one have been looked at for directives.
    directives_from: usize,
    /// The file imports package embed.
    embeds: bool,
    /// The depth limit was met; all further input is passed over.
    stopped: bool,
}

impl<'s> Parser<'s> {
    fn new(mut lexer: Lexer<'s>, ids: &'s mut NodeIds) -> Self {
        let token = lexer.next();
        Parser {
            lexer,
            ids,
            token,
            previous_end: 0,
            functions: 0,
            brackets: 0,
            depth: 0,
            height: 0,
            late: Vec::new(),
            at_last: Vec::new(),
            directives_from: 0,
            embeds: false,
            stopped: false,
        }
    }

    // Tokens.

    fn tok(&self) -> Tok {
        self.token.tok
    }

    fn at(&self, tok: Tok) -> bool {
        self.token.tok == tok
    }

    fn next(&mut self) {
        self.previous_end = self.token.span.hi;
        self.token = self.lexer.next();
        if self.stopped {
            self.token.tok = Tok::Eof;
        }
    }

    fn got(&mut self, tok: Tok) -> bool {
        let found = self.at(tok);
        if found {
            self.next();
        }
        found
    }

    fn want(&mut self, tok: Tok) {
        if !self.got(tok) {
            self.syntax_error(&format!("expected {}", tok.describe()));
            self.advance(&[]);
        }
    }

    /// `=`; `:=` is accepted with an error.
    fn got_assign(&mut self) -> bool {
        if self.at(Tok::Define) {
            self.syntax_error("expected =");
            self.next();
            return true;
        }
        self.got(Tok::Assign)
    }

    /// Passes over tokens up to one of `follow` or, in a function, one that starts a statement. With nothing
    /// to look for, passes over one token.
    fn advance(&mut self, follow: &[Tok]) {
        if follow.is_empty() {
            if !self.at(Tok::Eof) {
                self.next();
            }
            return;
        }
        while !self.at(Tok::Eof)
            && !(self.functions > 0 && starts_statement(self.tok()))
            && !follow.iter().any(|tok| tok.same_class(self.tok()))
        {
            self.next();
        }
    }

    // Positions.

    fn lo(&self) -> u32 {
        self.token.span.lo
    }

    /// From `lo` to the end of the token before the current one.
    fn span_from(&self, lo: u32) -> Span {
        Span { file: self.token.span.file, lo, hi: self.previous_end.max(lo) }
    }

    /// The empty span at an offset.
    fn point(&self, at: u32) -> Span {
        Span { file: self.token.span.file, lo: at, hi: at }
    }

    /// The current token's span if it is `tok`, else the empty span before it.
    fn span_if(&self, tok: Tok) -> Span {
        if self.at(tok) { self.token.span } else { self.token.span.start() }
    }

    // Errors.

    fn error_count(&self) -> usize {
        self.lexer.diagnostics.list.len()
    }

    fn error_at(&mut self, span: Span, text: impl Into<String>) {
        if !self.stopped {
            self.lexer.diagnostics.push(Diagnostic::new(Code::Syntax, span, text));
        }
    }

    fn error(&mut self, text: &str) {
        self.error_at(self.token.span, text);
    }

    fn syntax_error(&mut self, text: &str) {
        self.syntax_error_at(self.token.span, text);
    }

    /// Reports a syntax error. Texts that start with `in`, `at`, `after` or `expected` are preceded by what
    /// was found instead. At the end of the file only a first error is reported.
    fn syntax_error_at(&mut self, span: Span, text: &str) {
        if self.at(Tok::Eof) && self.error_count() > 0 {
            return;
        }
        let joint = if ["in ", "at ", "after "].iter().any(|word| text.starts_with(word)) {
            " "
        } else if text.starts_with("expected ") {
            ", "
        } else {
            self.error_at(span, format!("syntax error: {text}"));
            return;
        };
        let found = self.found();
        self.error_at(span, format!("syntax error: unexpected {found}{joint}{text}"));
    }

    /// The current token in the words of a message.
    fn found(&self) -> String {
        let text = self.lexer.slice(self.token.span);
        match self.tok() {
            Tok::Name => format!("name {text}"),
            Tok::Literal(_) => format!("literal {text}"),
            Tok::AssignOp(op) => format!("{}=", op.text()),
            Tok::Semi => self.semicolon().into(),
            other => other.describe(),
        }
    }

    /// What the current semicolon was in the source.
    fn semicolon(&self) -> &'static str {
        match self.lexer.slice(self.token.span) {
            ";" => "semicolon",
            "" => "EOF",
            _ => "newline",
        }
    }

    // Depth.

    /// Runs `parse` one level deeper, unless the limit is met.
    fn nested<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        self.check_depth();
        let result = parse(self);
        self.depth -= 1;
        result
    }

    /// Runs `parse`, which builds one expression, and accounts for the height of its tree.
    fn tree<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::take(&mut self.height);
        let result = parse(self);
        self.height = self.height.max(outer);
        result
    }

    /// The expression being parsed became the operand of another node.
    fn grow(&mut self) {
        self.height += 1;
        self.check_depth();
    }

    fn check_depth(&mut self) {
        if self.depth + self.height > MAX_DEPTH && !self.stopped {
            let text = format!("program is nested too deeply (more than {MAX_DEPTH} levels)");
            self.lexer.diagnostics.push(Diagnostic::new(Code::Limit, self.token.span, text));
            self.stopped = true;
            self.token.tok = Tok::Eof;
        }
    }

    // Nodes.

    fn id(&mut self) -> NodeId {
        self.ids.fresh()
    }

    fn expr_from(&mut self, lo: u32, kind: ExprKind) -> Expr {
        Expr { id: self.id(), span: self.span_from(lo), kind }
    }

    fn stmt_from(&mut self, lo: u32, kind: StmtKind) -> Stmt {
        Stmt { id: self.id(), span: self.span_from(lo), kind }
    }

    fn bad_expr(&mut self) -> Expr {
        let span = self.token.span.start();
        Expr { id: self.id(), span, kind: ExprKind::Bad }
    }

    fn ident_expr(&mut self, ident: Ident) -> Expr {
        Expr { id: self.id(), span: ident.span, kind: ExprKind::Ident(ident) }
    }

    /// `_`, standing for a name that is missing.
    fn blank(&mut self, span: Span) -> Ident {
        Ident { id: self.id(), name: "_".into(), span }
    }

    fn name(&mut self) -> Ident {
        if self.at(Tok::Name) {
            let span = self.token.span;
            let name: Rc<str> = self.lexer.slice(span).into();
            self.next();
            return Ident { id: self.id(), name, span };
        }
        let ident = self.blank(self.token.span.start());
        self.syntax_error("expected name");
        self.advance(&[]);
        ident
    }

    /// `a, b, c` after its first name.
    fn name_list(&mut self, first: Ident) -> Vec<Ident> {
        let mut names = vec![first];
        while self.got(Tok::Comma) {
            names.push(self.name());
        }
        names
    }

    /// Elements separated by `sep`, which may also follow the last, up to `close`, whose span is the result.
    /// `element` answers whether it must be the last.
    fn list(
        &mut self,
        context: &str,
        sep: Tok,
        close: Tok,
        mut element: impl FnMut(&mut Self) -> bool,
    ) -> Span {
        let mut done = false;
        while !self.at(Tok::Eof) && !self.at(close) && !done {
            done = element(self);
            if !self.got(sep) && !self.at(close) {
                let (sep, close_text) = (sep.describe(), close.describe());
                self.syntax_error(&format!("in {context}; possibly missing {sep} or {close_text}"));
                self.advance(&[Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
                if !self.at(close) {
                    return self.token.span.start();
                }
            }
        }
        let span = self.span_if(close);
        self.want(close);
        span
    }
}

fn starts_statement(tok: Tok) -> bool {
    matches!(
        tok,
        Tok::Break
            | Tok::Const
            | Tok::Continue
            | Tok::Defer
            | Tok::Fallthrough
            | Tok::For
            | Tok::Go
            | Tok::Goto
            | Tok::If
            | Tok::Return
            | Tok::Select
            | Tok::Switch
            | Tok::Type
            | Tok::Var
    )
}

/// `x` without parentheses around it.
fn unparen(mut x: &Expr) -> &Expr {
    while let ExprKind::Paren(inner) = &x.kind {
        x = inner;
    }
    x
}
