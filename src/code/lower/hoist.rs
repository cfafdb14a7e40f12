//! Order of evaluation as gc has it: the calls and receives of an expression list happen first, in lexical order;
//! plain loads (variables others can change, elements, dereferences) happen after them, with the operation that
//! needs them (cmd/compile/internal/walk/order.go). `x + f()` therefore sees what `f` did to `x`.

use super::Lower;
use super::func::Home;
use super::walk::{any, operands, unparen};
use crate::code::program::Shape;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::types::object::Builtin;
use crate::types::{ObjectKind, ValueMode};

enum Token<'a> {
    Load,
    Call(&'a Expr),
}

impl<'a> Lower<'a> {
    /// Evaluates the outermost calls of `roots` ahead, where a load would otherwise come before a call.
    pub fn hoist(&mut self, roots: &[&'a Expr]) {
        if !roots.iter().any(|e| any(e, &is_ordered)) {
            return;
        }
        let mut tokens = Vec::new();
        for e in roots {
            self.tokens(e, &mut tokens);
        }
        let first_load = tokens.iter().position(|token| matches!(token, Token::Load));
        let last_call = tokens.iter().rposition(|token| matches!(token, Token::Call(_)));
        let (Some(load), Some(call)) = (first_load, last_call) else { return };
        if load > call {
            return;
        }
        for token in &tokens[..=call] {
            if let Token::Call(e) = token {
                let reg = self.value(e);
                self.f.hoisted.insert(e.id, reg);
            }
        }
    }

    /// The operands of an assignment's left side.
    pub fn lhs_roots(&mut self, lhs: &'a Expr, roots: &mut Vec<&'a Expr>) {
        match &unparen(lhs).kind {
            ExprKind::Index { x, indices, .. } => {
                let ty = self.type_of(x);
                if matches!(self.types.shape(ty), Shape::Array { .. }) {
                    self.lhs_roots(x, roots);
                } else {
                    roots.push(x);
                }
                roots.extend(indices);
            }
            ExprKind::Selector { x, .. } if self.selection(unparen(lhs)).is_some() => {
                let ty = self.type_of(x);
                if matches!(self.types.shape(ty), Shape::Pointer(_)) {
                    roots.push(x);
                } else {
                    self.lhs_roots(x, roots);
                }
            }
            ExprKind::Star(x) => roots.push(x),
            _ => {}
        }
    }

    fn tokens(&mut self, e: &'a Expr, out: &mut Vec<Token<'a>>) {
        let e = unparen(e);
        if self.const_of(e).is_some() || self.f.hoisted.contains_key(&e.id) {
            return;
        }
        match &e.kind {
            ExprKind::Ident(ident) => {
                let Some(obj) = self.use_of(ident.id) else { return };
                let local = self.f.vars.get(&obj).map(|var| var.home);
                let loads = match local {
                    Some(Home::Boxed(_)) => true,
                    Some(Home::Reg(_)) => false,
                    None => matches!(self.object(obj).kind, ObjectKind::Var(_)),
                };
                if loads {
                    out.push(Token::Load);
                }
            }
            ExprKind::FuncLit(_) => {}
            ExprKind::Call { fun, args, .. } => match self.mode_of(unparen(fun)) {
                Some(ValueMode::Type) => args.iter().for_each(|arg| self.tokens(arg, out)),
                Some(ValueMode::Builtin(builtin)) if !builtin_is_ordered(builtin) => {
                    args.iter().for_each(|arg| self.tokens(arg, out));
                }
                _ => out.push(Token::Call(e)),
            },
            ExprKind::Unary { op: UnaryOp::Recv, .. } => out.push(Token::Call(e)),
            ExprKind::Unary { op: UnaryOp::Addr, x, .. } => {
                let mut roots = Vec::new();
                self.lhs_roots(x, &mut roots);
                if matches!(unparen(x).kind, ExprKind::Composite { .. }) {
                    roots.push(x);
                }
                roots.into_iter().for_each(|root| self.tokens(root, out));
            }
            ExprKind::Binary { op: BinaryOp::LogAnd | BinaryOp::LogOr, .. } if any(e, &is_ordered) => {
                out.push(Token::Call(e));
            }
            ExprKind::Star(x) => {
                self.tokens(x, out);
                out.push(Token::Load);
            }
            ExprKind::Index { x, indices, .. } => {
                if self.func_named(x).is_some() {
                    return;
                }
                self.tokens(x, out);
                indices.iter().for_each(|index| self.tokens(index, out));
                out.push(Token::Load);
            }
            ExprKind::Slice { .. } => {
                operands(e, &mut |x| self.tokens(x, out));
                out.push(Token::Load);
            }
            ExprKind::Selector { x, sel } => {
                if self.selection(e).is_none() {
                    let var = self
                        .use_of(sel.id)
                        .is_some_and(|obj| matches!(self.object(obj).kind, ObjectKind::Var(_)));
                    if var {
                        out.push(Token::Load);
                    }
                    return;
                }
                if self.mode_of(x) == Some(ValueMode::Type) {
                    return;
                }
                self.tokens(x, out);
                let ty = self.type_of(x);
                if matches!(self.types.shape(ty), Shape::Pointer(_)) {
                    out.push(Token::Load);
                }
            }
            ExprKind::Composite { elems, .. } => {
                let ty = self.type_of(e);
                let keyed = matches!(self.types.shape(ty), Shape::Map { .. });
                for elem in elems {
                    if let Some(key) = &elem.key
                        && keyed
                    {
                        self.tokens(key, out);
                    }
                    self.tokens(&elem.value, out);
                }
            }
            _ => operands(e, &mut |x| self.tokens(x, out)),
        }
    }
}

/// Whether an expression by itself is, syntactically, a call or a receive.
pub(super) fn is_ordered(e: &Expr) -> bool {
    matches!(e.kind, ExprKind::Call { .. } | ExprKind::Unary { op: UnaryOp::Recv, .. })
}

fn builtin_is_ordered(builtin: Builtin) -> bool {
    matches!(
        builtin,
        Builtin::Append
            | Builtin::Clear
            | Builtin::Close
            | Builtin::Copy
            | Builtin::Delete
            | Builtin::Make
            | Builtin::New
            | Builtin::Panic
            | Builtin::Print
            | Builtin::Println
            | Builtin::Recover
    )
}
