//! Expressions and types.

use super::list::Mode;
use super::node::{Node, unparen};
use super::precedence::{HIGHEST, UNARY, cutoff, differs};
use super::printer::{Printer, Ws};
use crate::source::Span;
use crate::syntax::ast::{
    BinaryOp, ChanDir, Expr, ExprKind, FuncLit, Ident, KeyedElem, Lit, LitKind, UnaryOp,
};
use crate::syntax::token::Tok;

/// Parentheses take one level of depth away.
fn less(depth: u32) -> u32 {
    depth.saturating_sub(1).max(1)
}

impl Printer<'_> {
    pub(super) fn expr(&mut self, x: &Expr) {
        self.expr1(x, 0, 1);
    }

    pub(super) fn expr0(&mut self, x: &Expr, depth: u32) {
        self.expr1(x, 0, depth);
    }

    pub(super) fn ident(&mut self, ident: &Ident) {
        self.set_pos(ident.span.lo);
        self.name(&ident.name);
    }

    fn token_at(&mut self, offset: u32, tok: Tok) {
        self.set_pos(offset);
        self.token(tok);
    }

    pub(super) fn pair(&mut self, key: &Expr, value: &Expr) {
        self.set_pos(key.span.lo);
        self.expr(key);
        self.token_at(self.layout.next_token(key.span.hi), Tok::Colon);
        self.space(Ws::Blank);
        self.expr(value);
    }

    pub(super) fn expr1(&mut self, x: &Expr, outer: u8, depth: u32) {
        self.set_pos(x.span.lo);
        match &x.kind {
            ExprKind::Bad => {}
            ExprKind::Ident(ident) => self.name(&ident.name),
            ExprKind::Lit(lit) => self.lit(lit),
            ExprKind::Binary { op, op_span, x: left, y } => self.binary(*op, *op_span, left, y, outer, depth),
            ExprKind::Star(inner) => self.prefixed(outer, |printer| {
                printer.token(Tok::Star);
                printer.expr(inner);
            }),
            ExprKind::Unary { op, x: inner, .. } => self.prefixed(outer, |printer| {
                printer.token(unary(*op));
                printer.expr1(inner, UNARY, depth);
            }),
            ExprKind::FuncLit(literal) => self.func_lit(x.span, literal),
            ExprKind::Paren(inner) => {
                if matches!(inner.kind, ExprKind::Paren(_)) {
                    self.expr0(inner, depth);
                } else {
                    self.token(Tok::Lparen);
                    self.expr0(inner, less(depth));
                    self.token_at(x.span.hi - 1, Tok::Rparen);
                }
            }
            ExprKind::Selector { x: inner, sel } => {
                self.selector(inner, sel, depth, false);
            }
            ExprKind::TypeAssert { x: inner, ty } => {
                self.expr1(inner, HIGHEST, depth);
                self.assertion(inner, ty.as_deref(), x.span.hi - 1);
            }
            ExprKind::Index { x: inner, indices, rbrack } => {
                self.index(inner, indices, rbrack.lo, depth);
            }
            ExprKind::Slice { x: inner, lo, hi, max, .. } => {
                let ends = [lo.as_deref(), hi.as_deref(), max.as_deref()];
                self.slice(inner, &ends[..if max.is_some() { 3 } else { 2 }], x.span.hi - 1, depth);
            }
            ExprKind::Call { fun, args, ellipsis, rparen } => {
                self.call(fun, args, *ellipsis, rparen.lo, depth);
            }
            ExprKind::Composite { ty, elems, rbrace } => {
                self.composite(x.span.lo, ty.as_deref(), elems, rbrace.lo, depth);
            }
            ExprKind::Ellipsis(elem) => {
                self.token(Tok::DotDotDot);
                if let Some(elem) = elem {
                    self.expr(elem);
                }
            }
            ExprKind::ArrayType { len, elem } => {
                self.token(Tok::Lbrack);
                match len {
                    Some(len) => self.expr(len),
                    None => {
                        self.set_pos(self.layout.next_token(x.span.lo + 1));
                        self.token(Tok::DotDotDot);
                    }
                }
                self.token(Tok::Rbrack);
                self.expr(elem);
            }
            ExprKind::SliceType(elem) => {
                self.token(Tok::Lbrack);
                self.token(Tok::Rbrack);
                self.expr(elem);
            }
            ExprKind::StructType(fields) => {
                self.token(Tok::Struct);
                self.field_list(x.span.lo, fields, true);
            }
            ExprKind::InterfaceType(fields) => {
                self.token(Tok::Interface);
                self.field_list(x.span.lo, fields, false);
            }
            ExprKind::FuncType(sig) => {
                self.token(Tok::Func);
                self.signature(x.span.lo + 4, &[], sig);
            }
            ExprKind::MapType { key, value } => {
                self.token(Tok::Map);
                self.token(Tok::Lbrack);
                self.expr(key);
                self.token(Tok::Rbrack);
                self.expr(value);
            }
            ExprKind::ChanType { dir, elem } => self.chan_type(x.span.lo, *dir, elem),
        }
    }

    fn prefixed(&mut self, outer: u8, print: impl FnOnce(&mut Self)) {
        let parens = UNARY < outer;
        if parens {
            self.token(Tok::Lparen);
        }
        print(self);
        if parens {
            self.token(Tok::Rparen);
        }
    }

    fn binary(&mut self, op: BinaryOp, op_span: Span, x: &Expr, y: &Expr, outer: u8, depth: u32) {
        let own = op.precedence();
        if own < outer {
            self.token(Tok::Lparen);
            self.binary(op, op_span, x, y, 0, less(depth));
            self.token(Tok::Rparen);
            return;
        }
        let mut blank = own < cutoff(op, x, y, depth);
        let mut ws = Ws::Indent;
        self.expr1(x, own, depth + differs(x, own));
        if blank {
            self.space(Ws::Blank);
        }
        let x_line = self.pos.line;
        let y_line = self.layout.line(y.span.lo);
        self.set_pos(op_span.lo);
        self.token(if op == BinaryOp::Mul { Tok::Star } else { Tok::Op(op) });
        if x_line != y_line && x_line > 0 && y_line > 0 && self.linebreak(y_line, 1, ws, true) > 0 {
            ws = Ws::Ignore;
            blank = false;
        }
        if blank {
            self.space(Ws::Blank);
        }
        self.expr1(y, own + 1, depth + 1);
        if ws == Ws::Ignore {
            self.space(Ws::Unindent);
        }
    }

    fn lit(&mut self, lit: &Lit) {
        let text = match lit.kind {
            LitKind::Int | LitKind::Float | LitKind::Imag => number(&lit.text),
            LitKind::Char => lit.text.to_string(),
            LitKind::String => lit.text.replace('\r', ""),
        };
        self.literal(lit.kind, &text);
    }

    fn func_lit(&mut self, span: Span, literal: &FuncLit) {
        self.token(Tok::Func);
        let start = self.out_column - 4;
        self.signature(span.lo + 4, &[], &literal.sig);
        let header = self.distance(span.lo, start);
        self.func_body(header, Ws::Blank, &literal.body);
    }

    /// True if the selector was put on a line of its own.
    fn selector(&mut self, x: &Expr, sel: &Ident, depth: u32, is_method: bool) -> bool {
        self.expr1(x, HIGHEST, depth);
        self.token(Tok::Dot);
        let line = self.layout.line(sel.span.lo);
        if self.pos.is_valid() && self.pos.line < line {
            self.spaces(&[Ws::Indent, Ws::Newline]);
            self.ident(sel);
            if !is_method {
                self.space(Ws::Unindent);
            }
            return true;
        }
        self.ident(sel);
        false
    }

    /// `.(T)` after `x`.
    pub(super) fn assertion(&mut self, x: &Expr, ty: Option<&Expr>, rparen: u32) {
        self.token(Tok::Dot);
        let dot = self.layout.next_token(x.span.hi);
        self.token_at(self.layout.next_token(dot + 1), Tok::Lparen);
        match ty {
            Some(ty) => self.expr(ty),
            None => self.token(Tok::Type),
        }
        self.token_at(rparen, Tok::Rparen);
    }

    fn index(&mut self, x: &Expr, indices: &[Expr], rbrack: u32, depth: u32) {
        self.expr1(x, HIGHEST, 1);
        let lbrack = self.layout.next_token(x.span.hi);
        self.token_at(lbrack, Tok::Lbrack);
        match indices {
            [index] => self.expr0(index, depth + 1),
            _ => {
                let list: Vec<Node> = indices.iter().map(Node::Expr).collect();
                self.expr_list(
                    Some(lbrack),
                    &list,
                    depth + 1,
                    Mode { comma: true, flat: false },
                    Some(rbrack),
                );
            }
        }
        self.token_at(rbrack, Tok::Rbrack);
    }

    fn slice(&mut self, x: &Expr, ends: &[Option<&Expr>], rbrack: u32, depth: u32) {
        self.expr1(x, HIGHEST, 1);
        self.token_at(self.layout.next_token(x.span.hi), Tok::Lbrack);
        let given = ends.iter().flatten().count();
        let binaries = ends.iter().flatten().any(|x| matches!(x.kind, ExprKind::Binary { .. }));
        let blanks = depth <= 1 && given > 1 && binaries;
        for (at, end) in ends.iter().enumerate() {
            if at > 0 {
                if blanks && ends[at - 1].is_some() {
                    self.space(Ws::Blank);
                }
                self.token(Tok::Colon);
                if blanks && end.is_some() {
                    self.space(Ws::Blank);
                }
            }
            if let Some(end) = end {
                self.expr0(end, depth + 1);
            }
        }
        self.token_at(rbrack, Tok::Rbrack);
    }

    fn call(&mut self, fun: &Expr, args: &[Expr], ellipsis: Option<Span>, rparen: u32, depth: u32) {
        let depth = if args.len() > 1 { depth + 1 } else { depth };
        let parens =
            matches!(fun.kind, ExprKind::FuncType(_) | ExprKind::ChanType { dir: ChanDir::Recv, .. });
        if parens {
            self.token(Tok::Lparen);
        }
        let indented = match &fun.kind {
            ExprKind::Selector { x, sel } => self.selector(x, sel, depth, true),
            _ => {
                self.expr1(fun, HIGHEST, depth);
                false
            }
        };
        if parens {
            self.token(Tok::Rparen);
        }
        let lparen = self.layout.next_token(fun.span.hi);
        self.token_at(lparen, Tok::Lparen);
        let list: Vec<Node> = args.iter().map(Node::Expr).collect();
        match ellipsis {
            Some(dots) => {
                self.expr_list(Some(lparen), &list, depth, Mode::default(), Some(dots.lo));
                self.token_at(dots.lo, Tok::DotDotDot);
                if self.layout.line(dots.lo) < self.layout.line(rparen) {
                    self.token(Tok::Comma);
                    self.space(Ws::Formfeed);
                }
            }
            None => {
                self.expr_list(Some(lparen), &list, depth, Mode { comma: true, flat: false }, Some(rparen));
            }
        }
        self.token_at(rparen, Tok::Rparen);
        if indented {
            self.space(Ws::Unindent);
        }
    }

    fn composite(&mut self, lo: u32, ty: Option<&Expr>, elems: &[KeyedElem], rbrace: u32, depth: u32) {
        if let Some(ty) = ty {
            self.expr1(ty, HIGHEST, depth);
        }
        self.level += 1;
        let lbrace = self.layout.next_token(ty.map_or(lo, |ty| ty.span.hi));
        self.token_at(lbrace, Tok::Lbrace);
        let list: Vec<Node> = elems.iter().map(Node::of_element).collect();
        self.expr_list(Some(lbrace), &list, 1, Mode { comma: true, flat: false }, Some(rbrace));
        self.spaces(&[Ws::Indent, Ws::Unindent]);
        let (linebreak, blank) = (self.no_extra_linebreak, self.no_extra_blank);
        self.no_extra_linebreak = !linebreak;
        self.no_extra_blank = blank != !elems.is_empty();
        self.token_at(rbrace, Tok::Rbrace);
        self.no_extra_linebreak = linebreak;
        self.no_extra_blank = blank;
        self.level -= 1;
    }

    fn chan_type(&mut self, lo: u32, dir: ChanDir, elem: &Expr) {
        match dir {
            ChanDir::Both => self.token(Tok::Chan),
            ChanDir::Recv => {
                self.token(Tok::Arrow);
                self.token(Tok::Chan);
            }
            ChanDir::Send => {
                self.token(Tok::Chan);
                self.token_at(self.layout.next_token(lo + 4), Tok::Arrow);
            }
        }
        self.space(Ws::Blank);
        self.expr(elem);
    }

    /// Prints without the parentheses around it, unless they keep a composite literal from being read as a block.
    pub(super) fn condition(&mut self, x: &Expr) {
        let mut x = x;
        while let ExprKind::Paren(inner) = &x.kind
            && !holds_bare_composite(inner)
        {
            x = inner;
        }
        self.expr(x);
    }

    /// Prints a type without the parentheses around it.
    pub(super) fn bare_type(&mut self, x: &Expr) {
        self.expr(unparen(x));
    }
}

/// Whether a composite literal whose type is a name stands in `x` outside of parentheses.
fn holds_bare_composite(x: &Expr) -> bool {
    let any = |list: &[Expr]| list.iter().any(holds_bare_composite);
    let some = |x: &Option<Box<Expr>>| x.as_deref().is_some_and(holds_bare_composite);
    match &x.kind {
        ExprKind::Composite { ty, .. } => ty.as_deref().is_some_and(is_type_name),
        ExprKind::Selector { x, .. } | ExprKind::Star(x) | ExprKind::Unary { x, .. } => {
            holds_bare_composite(x)
        }
        ExprKind::TypeAssert { x, ty } => holds_bare_composite(x) || some(ty),
        ExprKind::Index { x, indices, .. } => holds_bare_composite(x) || any(indices),
        ExprKind::Slice { x, lo, hi, max, .. } => {
            holds_bare_composite(x) || some(lo) || some(hi) || some(max)
        }
        ExprKind::Call { fun, args, .. } => holds_bare_composite(fun) || any(args),
        ExprKind::Binary { x, y, .. } => holds_bare_composite(x) || holds_bare_composite(y),
        ExprKind::FuncLit(_)
        | ExprKind::Bad
        | ExprKind::Ident(_)
        | ExprKind::Lit(_)
        | ExprKind::Paren(_)
        | ExprKind::ArrayType { .. }
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType { .. }
        | ExprKind::ChanType { .. }
        | ExprKind::Ellipsis(_) => false,
    }
}

fn is_type_name(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Ident(_) => true,
        ExprKind::Selector { x, .. } => is_type_name(x),
        _ => false,
    }
}

fn unary(op: UnaryOp) -> Tok {
    match op {
        UnaryOp::Plus => Tok::Op(BinaryOp::Add),
        UnaryOp::Neg => Tok::Op(BinaryOp::Sub),
        UnaryOp::Not => Tok::Not,
        UnaryOp::Xor => Tok::Op(BinaryOp::Xor),
        UnaryOp::Addr => Tok::Op(BinaryOp::And),
        UnaryOp::Recv => Tok::Arrow,
        UnaryOp::Tilde => Tok::Tilde,
    }
}

/// A number with its prefix and exponent in small letters, and no zeros before an imaginary integer.
fn number(text: &str) -> String {
    let exponent = |text: &str, from: char, to: &str| match text.rfind(from) {
        Some(at) => format!("{}{to}{}", &text[..at], &text[at + 1..]),
        None => text.to_owned(),
    };
    if text.len() < 2 {
        return text.to_owned();
    }
    match &text[..2] {
        "0x" | "0X" => exponent(&format!("0x{}", &text[2..]), 'P', "p"),
        "0o" | "0O" => format!("0o{}", &text[2..]),
        "0b" | "0B" => format!("0b{}", &text[2..]),
        _ if text.contains('E') => exponent(text, 'E', "e"),
        _ if text.ends_with('i') && !text.contains(['.', 'e']) => {
            let rest = text.trim_start_matches(['0', '_']);
            if rest == "i" { "0i".to_owned() } else { rest.to_owned() }
        }
        _ => text.to_owned(),
    }
}
