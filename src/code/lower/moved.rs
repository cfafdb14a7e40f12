//! Which variables gc would move to the heap, as far as the kinds of deferred calls depend on it: a function whose
//! result lives there has no open-coded defers (cmd/compile/internal/ssagen, buildssa).
//!
//! A variable goes there when its address, or a closure that captures it, is returned, sent, stored outside of the
//! function's own variables, put in an interface, or given to a new goroutine. What a called function does with a
//! pointer or closure is not looked into: it is taken to keep neither.

use super::capture_walk::Walker;
use super::walk::unparen;
use crate::code::program::Shape;
use crate::syntax::ast::{Expr, ExprKind, UnaryOp};

impl<'a> Walker<'_, 'a> {
    /// The value of `e`, which was walked already, goes where this function does not see it.
    pub(super) fn leaks(&mut self, e: &'a Expr) {
        match &unparen(e).kind {
            ExprKind::Unary { op: UnaryOp::Addr, x, .. } | ExprKind::Slice { x, .. } => {
                if let Some(obj) = self.lower.root_var(x) {
                    self.flags(obj).escapes = true;
                }
            }
            ExprKind::FuncLit(_) => {
                let captured = self.out.free(unparen(e).id).to_vec();
                captured.into_iter().for_each(|obj| self.flags(obj).escapes = true);
            }
            ExprKind::Composite { elems, .. } => elems.iter().for_each(|elem| self.leaks(&elem.value)),
            _ => {}
        }
    }

    /// `lhs = rhs`, both walked.
    pub(super) fn stores(&mut self, lhs: &'a Expr, rhs: &'a Expr) {
        let blank = matches!(&unparen(lhs).kind, ExprKind::Ident(ident) if &*ident.name == "_");
        if !blank && self.lower.root_var(lhs).is_none() {
            self.leaks(rhs);
        }
    }

    /// A call with its operands, all walked; `new_goroutine`: by a go statement.
    pub(super) fn calls(&mut self, e: &'a Expr, new_goroutine: bool) {
        let ExprKind::Call { fun, args, .. } = &unparen(e).kind else { return };
        if new_goroutine {
            self.leaks(fun);
            return args.iter().for_each(|arg| self.leaks(arg));
        }
        let sig = self.lower.type_of(fun);
        let Shape::Func { variadic, .. } = *self.lower.types.shape(sig) else { return };
        let (params, _) = self.lower.sig_parts(sig);
        for (at, arg) in args.iter().enumerate() {
            let last = params.len().saturating_sub(1);
            let Some(&param) = params.get(at.min(last)) else { return };
            let ty = if variadic && at >= last { self.lower.slice_elem(param) } else { param };
            if matches!(self.lower.types.shape(ty), Shape::Interface(_)) {
                self.leaks(arg);
            }
        }
    }
}
