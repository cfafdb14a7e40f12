//! Which variables must live in the heap, and which variables each function literal captures. Like gc
//! (cmd/compile/internal/typecheck, CaptureVars): by value when the variable is never assigned after its declaration,
//! its address is not taken and it is at most 128 bytes; else by reference.

use super::Lower;
use super::capture_walk::Walker;
use super::escape::SliceUse;
use super::walk::unparen;
use crate::code::op::Room;
use crate::code::program::Shape;
use crate::syntax::ast::*;
use crate::types::object::VarKind;
use crate::types::{ObjId, ObjectKind};
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Flags {
    pub(super) captured: bool,
    pub(super) assigned: bool,
    pub(super) addressed: bool,
    /// Declared without a value.
    pub(super) zero: bool,
    /// Its address, or a closure with it, goes out of the function (`moved.rs`).
    pub(super) escapes: bool,
}

/// What the range-over-func loops of one function do.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RangeUse {
    pub loops: bool,
    pub returns: bool,
    pub defers: bool,
}

/// The analysis of one declared function with all its literals.
#[derive(Clone, Debug, Default)]
pub(crate) struct Captures {
    pub(super) flags: HashMap<ObjId, Flags>,
    /// Captured variables of a function literal (by its expression) or range-over-func body (by its block).
    pub(super) free: HashMap<NodeId, Vec<ObjId>>,
    /// By function literal; none is the declared function.
    pub(super) range_use: HashMap<Option<NodeId>, RangeUse>,
    pub(super) slices: SliceUse,
    /// The function that a variable is declared in, when that is no range-over-func body.
    pub(super) owners: HashMap<ObjId, Option<NodeId>>,
}

impl Captures {
    pub fn boxed(&self, obj: ObjId, bytes: u64) -> bool {
        let flags = self.flags.get(&obj).copied().unwrap_or_default();
        flags.addressed || (flags.captured && (flags.assigned || bytes > 128))
    }

    pub fn assigned(&self, obj: ObjId) -> bool {
        self.flags.get(&obj).is_some_and(|flags| flags.assigned)
    }

    pub fn escapes(&self, obj: ObjId) -> bool {
        self.flags.get(&obj).is_some_and(|flags| flags.escapes)
    }

    /// Whether a variable has its zero value for ever, as far as its own function shows.
    pub fn always_zero(&self, obj: ObjId) -> bool {
        let flags = self.flags.get(&obj).copied().unwrap_or_default();
        flags.zero && !flags.assigned && !flags.addressed && !flags.captured
    }

    /// Whether a slice variable's array is seen by its function only.
    pub fn array_stays(&self, obj: ObjId) -> bool {
        self.slices.stays(obj, &|obj| {
            let flags = self.flags.get(&obj).copied().unwrap_or_default();
            flags.captured || flags.addressed
        })
    }

    /// The variables of a function (none: the declared one) whose first append may use an array in the frame.
    pub fn framed(&self, function: Option<NodeId>) -> Vec<ObjId> {
        let mut out = Vec::new();
        for &obj in &self.slices.appended {
            let here = self.owners.get(&obj) == Some(&function);
            if here && !out.contains(&obj) && self.array_stays(obj) {
                out.push(obj);
            }
        }
        out
    }

    /// The room that the slice gets which a conversion of a string makes.
    pub fn room(&self, conversion: NodeId, bytes: bool) -> Room {
        match self.slices.converted(conversion) {
            Some(Some(obj)) if !self.array_stays(obj) => Room::Rounded,
            Some(Some(obj)) if bytes && !self.slices.written(obj) => Room::Exact,
            Some(None) if bytes => Room::Exact,
            Some(_) => Room::Framed,
            None => Room::Rounded,
        }
    }

    /// Whether the array behind a parameter is written to.
    pub fn writes(&self, obj: ObjId) -> bool {
        self.slices.written(obj)
    }

    pub fn free(&self, lit: NodeId) -> &[ObjId] {
        self.free.get(&lit).map_or(&[], Vec::as_slice)
    }

    pub fn range_use(&self, lit: Option<NodeId>) -> RangeUse {
        self.range_use.get(&lit).copied().unwrap_or_default()
    }
}

impl<'a> Lower<'a> {
    pub fn analyse_decl(&mut self, decl: &'a FuncDecl) -> Captures {
        let mut walker = Walker::new(self);
        if let Some(recv) = &decl.recv {
            walker.params(recv, false);
        }
        walker.params(&decl.sig.params, false);
        walker.params(&decl.sig.results, true);
        if let Some(body) = &decl.body {
            walker.block(body);
        }
        walker.out
    }

    /// For the initialisers of package-level variables.
    pub fn analyse_exprs(&mut self, exprs: &[&'a Expr]) -> Captures {
        let mut walker = Walker::new(self);
        for e in exprs {
            walker.expr(e);
        }
        walker.out
    }

    pub fn is_local_var(&self, obj: ObjId) -> bool {
        matches!(&self.object(obj).kind, ObjectKind::Var(kind) if !matches!(kind, VarKind::Package | VarKind::Field))
    }

    /// The local variable that an operand is a part of, without going through a pointer, slice or map.
    pub fn root_var(&mut self, e: &'a Expr) -> Option<ObjId> {
        match &unparen(e).kind {
            ExprKind::Ident(ident) => {
                let obj = self.use_of(ident.id).or_else(|| self.def(ident.id))?;
                self.is_local_var(obj).then_some(obj)
            }
            ExprKind::Selector { x, .. } => {
                let ty = self.type_of(x);
                if matches!(self.types.shape(ty), Shape::Pointer(_)) {
                    return None;
                }
                self.root_var(x)
            }
            ExprKind::Index { x, .. } => {
                let ty = self.type_of(x);
                if !matches!(self.types.shape(ty), Shape::Array { .. }) {
                    return None;
                }
                self.root_var(x)
            }
            _ => None,
        }
    }

    /// How many array elements with variable index lie on the way to an operand within its root variable.
    pub(super) fn dynamic_depth(&mut self, e: &'a Expr) -> u32 {
        match &unparen(e).kind {
            ExprKind::Selector { x, .. } => self.dynamic_depth(x),
            ExprKind::Index { x, indices, .. } => {
                let constant = indices.first().is_some_and(|index| self.const_of(index).is_some());
                u32::from(!constant) + self.dynamic_depth(x)
            }
            _ => 0,
        }
    }
}
