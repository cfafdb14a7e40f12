//! Filling the side tables.

use super::Checker;
use super::operand::{Mode, Operand, Site};
use crate::syntax::ast::{Expr, ExprKind, Ident, NodeId};
use crate::types::constant::Const;
use crate::types::info::{Instance, Selection, TypeAndValue};
use crate::types::object::ObjId;
use crate::types::ty::Ty;
use std::rc::Rc;

fn put<T>(table: &mut Vec<Option<T>>, id: NodeId, value: T) {
    let at = id.0 as usize;
    if at >= table.len() {
        table.resize_with(at + 1, || None);
    }
    table[at] = Some(value);
}

impl<'a> Checker<'a> {
    pub(super) fn record_def(&mut self, id: NodeId, obj: ObjId) {
        put(&mut self.info().defs, id, obj);
    }

    pub(super) fn record_use(&mut self, id: NodeId, obj: ObjId) {
        put(&mut self.info().uses, id, obj);
    }

    pub(super) fn record_type(&mut self, e: &Expr, mode: Mode, ty: Ty, value: Option<Const>) {
        if let Some(mode) = mode.value_mode() {
            put(&mut self.info().types, e.id, TypeAndValue { mode, ty, value });
        }
    }

    /// Records an operand under its expression. An untyped one may still be converted, which records it again.
    pub(super) fn record(&mut self, x: &Operand<'a>) {
        if let Site::Expr(e) = x.site {
            let ty = if x.mode == Mode::NoValue { Ty::VOID } else { x.ty };
            let value = if x.mode == Mode::Constant { x.val.clone() } else { None };
            self.record_type(e, x.mode, ty, value);
        }
    }

    /// The entry of an expression that is still untyped.
    pub(super) fn untyped_entry(&mut self, e: &Expr) -> Option<&mut TypeAndValue> {
        let entry = self.info().types.get_mut(e.id.0 as usize)?.as_mut()?;
        (Ty::UNTYPED_BOOL <= entry.ty && entry.ty <= Ty::UNTYPED_NIL).then_some(entry)
    }

    /// Gives a comma-ok expression (through parentheses) its tuple type.
    pub(super) fn record_comma_ok(&mut self, mut e: &Expr, types: [Ty; 2]) {
        let tuple = self.store.tuple(&types);
        loop {
            if let Some(Some(entry)) = self.info().types.get_mut(e.id.0 as usize) {
                entry.ty = tuple;
            }
            match &e.kind {
                ExprKind::Paren(inner) => e = inner,
                _ => return,
            }
        }
    }

    pub(super) fn record_selection(&mut self, e: &Expr, selection: Selection) {
        put(&mut self.info().selections, e.id, Rc::new(selection));
    }

    /// Records an instance under the identifier that names the generic function or type.
    pub(super) fn record_instance(&mut self, e: &Expr, args: &[Ty], ty: Ty) {
        if let Some(ident) = instantiated_ident(e) {
            let id = ident.id;
            put(&mut self.info().instances, id, Rc::new(Instance { type_args: args.into(), ty }));
        }
    }
}

fn instantiated_ident(e: &Expr) -> Option<&Ident> {
    match &e.kind {
        ExprKind::Ident(ident) => Some(ident),
        ExprKind::Selector { sel, .. } => Some(sel),
        ExprKind::Index { x, .. } | ExprKind::Paren(x) => instantiated_ident(x),
        _ => None,
    }
}
