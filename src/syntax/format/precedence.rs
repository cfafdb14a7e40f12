//! Blanks around binary operators: none or some, by how tightly the operators of an expression bind.

use crate::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};

/// Precedence above that of every operator, and that of unary operators.
pub(super) const HIGHEST: u8 = 7;
pub(super) const UNARY: u8 = 6;

/// What an expression's operators look like.
#[derive(Default)]
struct Found {
    /// Operators like `+`, and like `*`.
    adds: bool,
    multiplies: bool,
    /// Precedence up to which blanks are needed, as in `a / *p`; 0 for none.
    clash: u8,
}

impl Found {
    fn join(&mut self, other: Found) {
        self.adds |= other.adds;
        self.multiplies |= other.multiplies;
        self.clash = self.clash.max(other.clash);
    }
}

fn look(op: BinaryOp, x: &Expr, y: &Expr) -> Found {
    let own = op.precedence();
    let mut found = Found { adds: own == 4, multiplies: own == 5, clash: 0 };
    if let ExprKind::Binary { op: inner, x, y, .. } = &x.kind
        && inner.precedence() >= own
    {
        found.join(look(*inner, x, y));
    }
    match &y.kind {
        ExprKind::Binary { op: inner, x, y, .. } if inner.precedence() > own => {
            found.join(look(*inner, x, y));
        }
        ExprKind::Star(_) if op == BinaryOp::Div => found.clash = 5,
        ExprKind::Unary { op: unary, .. } => match (op, unary) {
            (BinaryOp::And, UnaryOp::Addr | UnaryOp::Xor) => found.clash = 5,
            (BinaryOp::Add, UnaryOp::Plus) | (BinaryOp::Sub, UnaryOp::Neg) => {
                found.clash = found.clash.max(4);
            }
            _ => {}
        },
        _ => {}
    }
    found
}

/// Operators below this precedence have blanks around them. Depth 1 is an expression of its own.
pub(super) fn cutoff(op: BinaryOp, x: &Expr, y: &Expr, depth: u32) -> u8 {
    let found = look(op, x, y);
    if found.clash > 0 {
        return found.clash + 1;
    }
    match (found.adds && found.multiplies, depth) {
        (true, 1) => 5,
        (false, 1) => 6,
        _ => 4,
    }
}

/// 1 unless `x` is a binary expression of this precedence.
pub(super) fn differs(x: &Expr, precedence: u8) -> u32 {
    match &x.kind {
        ExprKind::Binary { op, .. } if op.precedence() == precedence => 0,
        _ => 1,
    }
}
