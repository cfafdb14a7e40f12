//! Which values of a parallel assignment gc reads ahead: those that an assignment to the left of theirs could change.
//! `s[i], s[j] = s[j], s[i]` reads `s[i]` first, so an index that is out of range is told of `i` before `j`
//! (cmd/compile/internal/walk/assign.go ascompatee, readsMemory).

use super::Lower;
use super::func::Home;
use super::walk::{any, operands, unparen};
use crate::code::program::Shape;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};
use crate::types::{ObjId, ObjectKind, SelectionKind};

/// What the assignments so far may have changed.
#[derive(Default)]
struct Changed {
    memory: bool,
    variables: Vec<ObjId>,
}

impl<'a> Lower<'a> {
    /// For each value whether it is read ahead. Calls happen before all of this, in their order.
    pub(super) fn read_early(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) -> Vec<bool> {
        if rhs.iter().any(|e| any(e, &super::hoist::is_ordered)) {
            return vec![false; rhs.len()];
        }
        let mut changed = Changed::default();
        let mut early = Vec::new();
        for (left, right) in lhs.iter().zip(rhs) {
            early.push(self.reads(right, &changed));
            if super::assign::is_blank(left) {
                continue;
            }
            match self.root_var(left) {
                Some(obj) if self.is_in_register(obj) => changed.variables.push(obj),
                Some(_) | None => changed.memory = true,
            }
        }
        early
    }

    fn is_in_register(&self, obj: ObjId) -> bool {
        self.f.vars.get(&obj).is_some_and(|var| matches!(var.home, Home::Reg(_)))
    }

    /// Of an expression without calls.
    fn reads(&mut self, e: &'a Expr, changed: &Changed) -> bool {
        if self.const_of(e).is_some() {
            return false;
        }
        let here = match &unparen(e).kind {
            ExprKind::Ident(ident) => self.use_of(ident.id).is_some_and(|obj| {
                let is_var = matches!(self.object(obj).kind, ObjectKind::Var(_));
                changed.variables.contains(&obj) || changed.memory && is_var && !self.is_in_register(obj)
            }),
            ExprKind::Selector { x, .. } => match self.selection(unparen(e)) {
                Some(selection) if selection.kind == SelectionKind::Field => {
                    let ty = self.type_of(x);
                    changed.memory && matches!(self.types.shape(ty), Shape::Pointer(_))
                }
                Some(_) | None => changed.memory,
            },
            ExprKind::Binary { op, .. } => {
                use BinaryOp::{Eq, Ge, Gt, Le, Lt, Ne};
                changed.memory && matches!(op, Eq | Ne | Lt | Le | Gt | Ge)
            }
            ExprKind::TypeAssert { .. } | ExprKind::Unary { .. } | ExprKind::Lit(_) => false,
            _ => changed.memory,
        };
        let mut parts = Vec::new();
        operands(unparen(e), &mut |part| parts.push(part));
        here || parts.into_iter().any(|part| self.reads(part, changed))
    }
}
