//! Interface types: methods, embedded types, unions.

use super::Parser;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, Field, Ident, UnaryOp};
use crate::syntax::token::Tok;

const CONTEXT: &str = "interface method";

impl Parser<'_> {
    pub(super) fn interface_type(&mut self) -> ExprKind {
        self.next();
        self.want(Tok::Lbrace);
        let mut elems = Vec::new();
        self.list("interface type", Tok::Semi, Tok::Rbrace, |parser| {
            let elem = parser.interface_elem();
            elems.push(elem);
            false
        });
        ExprKind::InterfaceType(elems)
    }

    fn interface_elem(&mut self) -> Field {
        let mut elem = None;
        if self.at(Tok::Name) {
            let lo = self.lo();
            let name = self.name();
            match self.method_or_type(lo, name) {
                Ok(method) => return method,
                Err(ty) => elem = Some(ty),
            }
        }
        let ty = self.union(elem);
        self.unnamed(ty)
    }

    /// A method after its name, or else the embedded type that the name starts.
    fn method_or_type(&mut self, lo: u32, name: Ident) -> Result<Field, Expr> {
        match self.tok() {
            Tok::Lparen => Ok(self.method(lo, name)),
            Tok::Lbrack => self.generic_method_or_instance(lo, name),
            _ => Err(self.qualified_name(Some(name))),
        }
    }

    fn method(&mut self, lo: u32, name: Ident) -> Field {
        let start = self.lo();
        let (_, sig) = self.func_type(start, CONTEXT);
        let ty = self.expr_from(start, ExprKind::FuncType(Box::new(sig)));
        Field { id: self.id(), names: vec![name], ty, tag: None, span: self.span_from(lo) }
    }

    /// `name[`: an instantiated type, or a method with type parameters, which is an error.
    fn generic_method_or_instance(&mut self, lo: u32, name: Ident) -> Result<Field, Expr> {
        let lbrack = self.token.span;
        self.next();
        if self.at(Tok::Rbrack) {
            let rbrack = self.token.span;
            self.next();
            if self.at(Tok::Lparen) {
                self.error_at(rbrack, "empty type parameter list");
                return Ok(self.method(lo, name));
            }
            self.error_at(rbrack, "empty type argument list");
            return Err(self.ident_expr(name));
        }
        let list = self.param_list(None, None, Tok::Rbrack, false, false);
        if list.is_empty() {
            return if self.at(Tok::Lparen) { Ok(self.method(lo, name)) } else { Err(self.ident_expr(name)) };
        }
        if !list[0].names.is_empty() {
            let method = self.method(lo, name);
            self.error_at(lbrack, "interface method must have no type parameters");
            return Ok(method);
        }
        let rbrack = crate::source::Span { lo: self.previous_end.saturating_sub(1), ..self.span_from(lo) };
        let indices = list.into_iter().map(|field| field.ty).collect();
        Err(self.instance_of(name, indices, rbrack))
    }

    /// Terms joined by `|`, after the first if that is given.
    pub(super) fn union(&mut self, first: Option<Expr>) -> Expr {
        self.tree(|parser| {
            let mut x = match first {
                Some(first) => first,
                None => parser.term(),
            };
            let lo = x.span.lo;
            while parser.at(Tok::Op(BinaryOp::Or)) {
                let op_span = parser.token.span;
                parser.next();
                parser.grow();
                let y = Box::new(parser.term());
                let kind = ExprKind::Binary { op: BinaryOp::Or, op_span, x: Box::new(x), y };
                x = parser.expr_from(lo, kind);
            }
            x
        })
    }

    fn term(&mut self) -> Expr {
        if self.at(Tok::Tilde) {
            let op_span = self.token.span;
            self.next();
            let x = Box::new(self.ty());
            return self.expr_from(op_span.lo, ExprKind::Unary { op: UnaryOp::Tilde, op_span, x });
        }
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.syntax_error("expected ~ term or type");
            self.advance(&[Tok::Tilde, Tok::Semi, Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
            bad
        })
    }
}
