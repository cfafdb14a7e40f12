//! Telling a type parameter list from an array length: `type T[P *C] …` and `type T[P *C,] …` both start like
//! the product `P * C`.

use super::{Parser, unparen};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, Ident, UnaryOp};

/// Splits `x` into a type parameter's name and, if there is one, its constraint; gives `x` back if it cannot
/// be a parameter. A constraint that might as well be a value is split off only if `force` is set.
pub(super) fn split_type_param(
    x: Expr,
    force: bool,
    parser: &mut Parser,
) -> Result<(Ident, Option<Expr>), Expr> {
    if !splits(&x, force) {
        return Err(x);
    }
    split(x, parser)
}

fn splits(x: &Expr, force: bool) -> bool {
    match &x.kind {
        ExprKind::Ident(_) => true,
        _ => splits_off_constraint(x, force),
    }
}

fn splits_off_constraint(x: &Expr, force: bool) -> bool {
    let named = |x: &Expr| matches!(x.kind, ExprKind::Ident(_));
    match &x.kind {
        ExprKind::Binary { op: BinaryOp::Mul, x, y, .. } => named(x) && (force || is_type_element(y)),
        ExprKind::Binary { op: BinaryOp::Or, x, y, .. } => {
            splits_off_constraint(x, force || is_type_element(y))
        }
        ExprKind::Call { fun, args, ellipsis: None, .. } => {
            named(fun) && args.len() == 1 && (force || is_type_element(&args[0]))
        }
        _ => false,
    }
}

/// The split itself, for an expression that [`splits`].
fn split(x: Expr, parser: &mut Parser) -> Result<(Ident, Option<Expr>), Expr> {
    let Expr { id, span, kind } = x;
    match kind {
        ExprKind::Ident(name) => Ok((name, None)),
        ExprKind::Binary { op: BinaryOp::Mul, op_span, x, y } => match x.kind {
            ExprKind::Ident(name) => {
                Ok((name, Some(Expr { id, span: op_span.to(y.span), kind: ExprKind::Star(y) })))
            }
            _ => Err(*y),
        },
        ExprKind::Binary { op, op_span, x, y } => {
            let (name, left) = split(*x, parser)?;
            Ok(match left {
                Some(left) => {
                    let span = left.span.to(y.span);
                    let kind = ExprKind::Binary { op, op_span, x: Box::new(left), y };
                    (name, Some(Expr { id, span, kind }))
                }
                None => (name, Some(*y)),
            })
        }
        ExprKind::Call { fun, mut args, rparen, .. } => match (fun.kind, args.pop()) {
            (ExprKind::Ident(name), Some(arg)) => {
                let span = parser.between_parens(fun.span.hi, rparen);
                Ok((name, Some(Expr { id, span, kind: ExprKind::Paren(Box::new(arg)) })))
            }
            (_, Some(arg)) => Err(arg),
            (kind, None) => Err(Expr { id, span, kind }),
        },
        kind => Err(Expr { id, span, kind }),
    }
}

/// Whether `x` can only be a type element, not a value.
pub(super) fn is_type_element(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::ArrayType { .. }
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType { .. }
        | ExprKind::ChanType { .. } => true,
        ExprKind::Unary { op: UnaryOp::Tilde, .. } => true,
        ExprKind::Binary { x, y, .. } => is_type_element(x) || is_type_element(y),
        ExprKind::Unary { x, .. } | ExprKind::Star(x) => is_type_element(x),
        ExprKind::Paren(_) => is_type_element(unparen(x)),
        _ => false,
    }
}
