//! Expressions: binary and unary operators over primary expressions.

use super::Parser;
use crate::syntax::ast::BinaryOp;
use crate::syntax::ast::{ChanDir, Expr, ExprKind, UnaryOp};
use crate::syntax::print;
use crate::syntax::token::Tok;

impl Parser<'_> {
    pub(super) fn expr(&mut self) -> Expr {
        self.nested(|parser| {
            parser.tree(|parser| {
                let x = parser.unary_expr();
                parser.binary_expr(x, 0)
            })
        })
    }

    /// The rest of an expression that starts with the operand `x`.
    pub(super) fn expr_after(&mut self, x: Expr) -> Expr {
        self.nested(|parser| {
            parser.tree(|parser| {
                let x = parser.primary_expr(Some(x));
                parser.binary_expr(x, 0)
            })
        })
    }

    pub(super) fn expr_list(&mut self) -> Vec<Expr> {
        let mut list = vec![self.expr()];
        while self.got(Tok::Comma) {
            list.push(self.expr());
        }
        list
    }

    /// Operators that bind more tightly than `floor`, after the left operand `x`.
    fn binary_expr(&mut self, mut x: Expr, floor: u8) -> Expr {
        let lo = x.span.lo;
        while let Some(op) = self.tok().binary().filter(|op| op.precedence() > floor) {
            let op_span = self.token.span;
            self.next();
            self.grow();
            let y = self.right_operand(op);
            x = self.expr_from(lo, ExprKind::Binary { op, op_span, x: Box::new(x), y: Box::new(y) });
        }
        x
    }

    fn right_operand(&mut self, op: BinaryOp) -> Expr {
        self.tree(|parser| {
            let y = parser.unary_expr();
            parser.binary_expr(y, op.precedence())
        })
    }

    fn unary_expr(&mut self) -> Expr {
        let op = match self.tok() {
            Tok::Op(BinaryOp::Add) => UnaryOp::Plus,
            Tok::Op(BinaryOp::Sub) => UnaryOp::Neg,
            Tok::Op(BinaryOp::Xor) => UnaryOp::Xor,
            Tok::Op(BinaryOp::And) => UnaryOp::Addr,
            Tok::Not => UnaryOp::Not,
            Tok::Tilde => UnaryOp::Tilde,
            Tok::Arrow => return self.nested(Self::receive_expr),
            Tok::Star => {
                let lo = self.lo();
                self.next();
                let x = self.nested(Self::unary_expr);
                return self.expr_from(lo, ExprKind::Star(Box::new(x)));
            }
            _ => return self.primary_expr(None),
        };
        let op_span = self.token.span;
        self.next();
        let x = Box::new(self.nested(Self::unary_expr));
        self.expr_from(op_span.lo, ExprKind::Unary { op, op_span, x })
    }

    /// `<-x`, or a receive-only channel type, which is known only at its end: `<-chan int(x)` receives.
    fn receive_expr(&mut self) -> Expr {
        let op_span = self.token.span;
        self.next();
        let mut x = self.unary_expr();
        if !matches!(x.kind, ExprKind::ChanType { .. }) {
            let kind = ExprKind::Unary { op: UnaryOp::Recv, op_span, x: Box::new(x) };
            return self.expr_from(op_span.lo, kind);
        }
        self.receive_from_chan_type(&mut x);
        x.span.lo = op_span.lo;
        x
    }

    /// Gives the arrow before a channel type to it: `<-(chan E)` is `(<-chan E)`, and `<-(chan<- chan E)` is
    /// `(<-chan (<-chan E))`.
    fn receive_from_chan_type(&mut self, x: &mut Expr) {
        let mut at = x;
        while matches!(at.kind, ExprKind::ChanType { .. }) {
            let ExprKind::ChanType { dir, elem } = &mut at.kind else { return };
            let old = std::mem::replace(dir, ChanDir::Recv);
            if old == ChanDir::Recv {
                self.syntax_error("unexpected <-, expected chan");
            }
            if old != ChanDir::Send {
                return;
            }
            at = &mut **elem;
        }
        let text = format!("unexpected {}, expected chan", print::expr(at));
        self.syntax_error(&text);
    }
}
