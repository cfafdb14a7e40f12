//! Direct operands of an expression, for the small syntactic questions that lowering asks.

use crate::syntax::ast::{Expr, ExprKind};

/// Calls `f` with each operand of `e` in source order. Types are not operands, nor are function bodies.
pub(crate) fn operands<'a>(e: &'a Expr, f: &mut dyn FnMut(&'a Expr)) {
    match &e.kind {
        ExprKind::Bad
        | ExprKind::Ident(_)
        | ExprKind::Lit(_)
        | ExprKind::FuncLit(_)
        | ExprKind::ArrayType { .. }
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType { .. }
        | ExprKind::ChanType { .. }
        | ExprKind::Ellipsis(_) => {}
        ExprKind::Composite { elems, .. } => {
            for elem in elems {
                if let Some(key) = &elem.key {
                    f(key);
                }
                f(&elem.value);
            }
        }
        ExprKind::Paren(x)
        | ExprKind::Selector { x, .. }
        | ExprKind::TypeAssert { x, .. }
        | ExprKind::Star(x)
        | ExprKind::Unary { x, .. } => f(x),
        ExprKind::Index { x, indices, .. } => {
            f(x);
            indices.iter().for_each(f);
        }
        ExprKind::Slice { x, lo, hi, max, .. } => {
            f(x);
            for bound in [lo, hi, max].into_iter().flatten() {
                f(bound);
            }
        }
        ExprKind::Call { fun, args, .. } => {
            f(fun);
            args.iter().for_each(f);
        }
        ExprKind::Binary { x, y, .. } => {
            f(x);
            f(y);
        }
    }
}

/// Without parentheses.
pub(crate) fn unparen(mut e: &Expr) -> &Expr {
    while let ExprKind::Paren(x) = &e.kind {
        e = x;
    }
    e
}

/// Whether `pred` holds for `e` or anything in it (function bodies excluded).
pub(crate) fn any(e: &Expr, pred: &dyn Fn(&Expr) -> bool) -> bool {
    if pred(e) {
        return true;
    }
    let mut found = false;
    operands(e, &mut |x| found = found || any(x, pred));
    found
}
