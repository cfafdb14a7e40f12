//! Primary expressions: operands, and what may follow them (selectors, indices, slices, assertions, calls,
//! composite literals).

use super::{Parser, unparen};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, FuncLit, KeyedElem, Lit};
use crate::syntax::token::Tok;

impl Parser<'_> {
    fn operand(&mut self) -> Expr {
        let lo = self.lo();
        match self.tok() {
            Tok::Name => {
                let name = self.name();
                self.ident_expr(name)
            }
            Tok::Literal(kind) => {
                let text = self.lexer.slice(self.token.span).into();
                let bad = self.token.bad;
                self.next();
                self.expr_from(lo, if bad { ExprKind::Bad } else { ExprKind::Lit(Lit { kind, text }) })
            }
            Tok::Lparen => {
                self.next();
                self.brackets += 1;
                let x = self.expr();
                self.brackets -= 1;
                self.want(Tok::Rparen);
                self.grow();
                self.expr_from(lo, ExprKind::Paren(Box::new(x)))
            }
            Tok::Func => self.nested(|parser| parser.func_operand(lo)),
            Tok::Lbrack | Tok::Chan | Tok::Map | Tok::Struct | Tok::Interface => self.ty(),
            _ => {
                let x = self.bad_expr();
                self.syntax_error("expected expression");
                self.advance(&[Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
                x
            }
        }
    }

    /// A function type or a function literal.
    fn func_operand(&mut self, lo: u32) -> Expr {
        self.next();
        let (_, sig) = self.func_type(lo, "function type");
        if !self.at(Tok::Lbrace) {
            return self.expr_from(lo, ExprKind::FuncType(Box::new(sig)));
        }
        self.brackets += 1;
        let body = self.func_body();
        self.brackets -= 1;
        self.expr_from(lo, ExprKind::FuncLit(Box::new(FuncLit { sig, body })))
    }

    /// An operand (or `x`, if already there) and everything applied to it.
    pub(super) fn primary_expr(&mut self, x: Option<Expr>) -> Expr {
        self.tree(|parser| {
            let mut x = match x {
                Some(x) => x,
                None => parser.operand(),
            };
            loop {
                x = match parser.tok() {
                    Tok::Dot => parser.selector(x),
                    Tok::Lbrack => parser.index_or_slice(x),
                    Tok::Lparen => parser.call(x),
                    Tok::Lbrace if parser.may_be_composite(&x) => {
                        if matches!(x.kind, ExprKind::Paren(_)) {
                            parser.syntax_error("cannot parenthesize type in composite literal");
                        }
                        parser.composite(Some(x))
                    }
                    _ => return x,
                };
                parser.grow();
            }
        })
    }

    fn selector(&mut self, x: Expr) -> Expr {
        let lo = x.span.lo;
        self.next();
        match self.tok() {
            Tok::Name => {
                let sel = self.name();
                self.expr_from(lo, ExprKind::Selector { x: Box::new(x), sel })
            }
            Tok::Lparen => {
                self.next();
                let ty = if self.got(Tok::Type) { None } else { Some(Box::new(self.ty())) };
                self.want(Tok::Rparen);
                self.expr_from(lo, ExprKind::TypeAssert { x: Box::new(x), ty })
            }
            _ => {
                self.syntax_error("expected name or (");
                self.advance(&[Tok::Semi, Tok::Rparen]);
                x
            }
        }
    }

    fn index_or_slice(&mut self, x: Expr) -> Expr {
        let lo = x.span.lo;
        self.next();
        let mut first = None;
        if !self.at(Tok::Colon) {
            let (mut indices, comma) = if self.at(Tok::Rbrack) {
                self.syntax_error("expected operand");
                (vec![self.bad_expr()], false)
            } else {
                self.type_list(false)
            };
            if comma || self.at(Tok::Rbrack) {
                let rbrack = self.span_if(Tok::Rbrack);
                self.want(Tok::Rbrack);
                return self.expr_from(lo, ExprKind::Index { x: Box::new(x), indices, rbrack });
            }
            first = indices.pop().map(Box::new);
        }
        if !self.got(Tok::Colon) {
            self.syntax_error("expected comma, : or ]");
            self.advance(&[Tok::Comma, Tok::Colon, Tok::Rbrack]);
        }
        self.slice(x, first)
    }

    /// `x[lo:` was passed.
    fn slice(&mut self, x: Expr, first: Option<Box<Expr>>) -> Expr {
        self.brackets += 1;
        let (mut hi, mut max, mut full) = (None, None, false);
        if !self.at(Tok::Colon) && !self.at(Tok::Rbrack) {
            hi = Some(Box::new(self.expr()));
        }
        if self.at(Tok::Colon) {
            full = true;
            if hi.is_none() {
                self.error("middle index required in 3-index slice");
                hi = Some(Box::new(self.bad_expr()));
            }
            self.next();
            if self.at(Tok::Rbrack) {
                self.error("final index required in 3-index slice");
                max = Some(Box::new(self.bad_expr()));
            } else {
                max = Some(Box::new(self.expr()));
            }
        }
        self.brackets -= 1;
        self.want(Tok::Rbrack);
        let lo = x.span.lo;
        self.expr_from(lo, ExprKind::Slice { x: Box::new(x), lo: first, hi, max, full })
    }

    fn call(&mut self, fun: Expr) -> Expr {
        let lo = fun.span.lo;
        self.next();
        let (mut args, mut ellipsis) = (Vec::new(), None);
        self.brackets += 1;
        let rparen = self.list("argument list", Tok::Comma, Tok::Rparen, |parser| {
            args.push(parser.expr());
            if parser.at(Tok::DotDotDot) {
                ellipsis = Some(parser.token.span);
            }
            parser.got(Tok::DotDotDot)
        });
        self.brackets -= 1;
        self.expr_from(lo, ExprKind::Call { fun: Box::new(fun), args, ellipsis, rparen })
    }

    /// Whether `{` after `x` opens a composite literal of that type rather than a block.
    fn may_be_composite(&self, x: &Expr) -> bool {
        let ty = unparen(x);
        match &ty.kind {
            ExprKind::Ident(_) | ExprKind::Selector { .. } => self.brackets >= 0,
            ExprKind::Index { .. } => self.brackets >= 0 && !is_value(ty),
            ExprKind::ArrayType { .. }
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::MapType { .. } => true,
            _ => false,
        }
    }

    /// `{…}` after the type `ty`, or with that elided.
    fn composite(&mut self, ty: Option<Expr>) -> Expr {
        let lo = ty.as_ref().map_or(self.lo(), |ty| ty.span.lo);
        self.brackets += 1;
        self.want(Tok::Lbrace);
        let mut elems = Vec::new();
        let rbrace = self.list("composite literal", Tok::Comma, Tok::Rbrace, |parser| {
            let mut elem = KeyedElem { key: None, value: parser.element() };
            if parser.got(Tok::Colon) {
                let value = parser.element();
                elem.key = Some(std::mem::replace(&mut elem.value, value));
            }
            elems.push(elem);
            false
        });
        self.brackets -= 1;
        self.expr_from(lo, ExprKind::Composite { ty: ty.map(Box::new), elems, rbrace })
    }

    fn element(&mut self) -> Expr {
        if self.at(Tok::Lbrace) { self.nested(|parser| parser.composite(None)) } else { self.expr() }
    }

    /// The span of the parentheses that close at `rparen`, the opening one being the first after `lo`.
    pub(super) fn between_parens(&self, lo: u32, rparen: Span) -> Span {
        let text = self.lexer.slice(Span { lo, ..rparen });
        let open = text.find('(').map_or(lo, |at| lo + at as u32);
        Span { lo: open, ..rparen }
    }
}

/// Whether `x` must be a value, so that `x[i] {` cannot start a composite literal.
fn is_value(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Lit(_)
        | ExprKind::Composite { .. }
        | ExprKind::FuncLit(_)
        | ExprKind::Slice { .. }
        | ExprKind::TypeAssert { .. }
        | ExprKind::Call { .. }
        | ExprKind::Unary { .. }
        | ExprKind::Binary { .. } => true,
        ExprKind::Paren(x) => is_value(x),
        ExprKind::Index { x, indices, .. } => {
            is_value(x) || matches!(&indices[..], [index] if is_value(index))
        }
        _ => false,
    }
}
