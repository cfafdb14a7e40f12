//! Which slice variables have arrays that do not leave their function. From Go 1.25 on gc gives the first `append` to
//! such a variable 32 bytes of the frame (ssagen/ssa.go, `(*state).append`), which `cap` shows: four ints at once
//! instead of one. A variable counts when each mention of it is of a kind that keeps its array in the function; gc's
//! own analysis (cmd/compile/internal/escape) follows pointers further, and through inlined calls.

use super::walk::unparen;
use super::{DeclRef, Lower};
use crate::code::program::Shape;
use crate::syntax::ast::*;
use crate::types::object::Builtin;
use crate::types::{ObjId, ObjectKind, ValueMode};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The mentions of the local variables of one declared function.
#[derive(Clone, Debug, Default)]
pub(crate) struct SliceUse {
    mentions: HashMap<ObjId, u32>,
    /// Of them, those that keep the array here.
    kept: HashMap<ObjId, u32>,
    /// The array of the first may be the array of the second.
    flows: Vec<(ObjId, ObjId)>,
    /// Variables that an append makes longer, in order.
    pub appended: Vec<ObjId>,
    /// Those whose elements are assigned to.
    written: HashSet<ObjId>,
    /// The variable that a conversion of a string is the value of; none for one that is only measured.
    conversions: HashMap<NodeId, Option<ObjId>>,
}

impl SliceUse {
    pub fn mention(&mut self, obj: ObjId) {
        *self.mentions.entry(obj).or_default() += 1;
    }

    fn keep(&mut self, obj: ObjId) {
        *self.kept.entry(obj).or_default() += 1;
    }

    /// Whether the array that the variable has stays in the function; `shared` are variables that others see too.
    pub fn stays(&self, obj: ObjId, shared: &dyn Fn(ObjId) -> bool) -> bool {
        self.with_aliases(obj).iter().all(|obj| !shared(*obj) && self.mentions.get(obj) == self.kept.get(obj))
    }

    pub fn written(&self, obj: ObjId) -> bool {
        self.with_aliases(obj).iter().any(|obj| self.written.contains(obj))
    }

    pub fn converted(&self, conversion: NodeId) -> Option<Option<ObjId>> {
        self.conversions.get(&conversion).copied()
    }

    fn with_aliases(&self, obj: ObjId) -> HashSet<ObjId> {
        let mut seen = HashSet::new();
        let mut list = vec![obj];
        while let Some(obj) = list.pop() {
            if seen.insert(obj) {
                list.extend(self.flows.iter().filter(|flow| flow.0 == obj).map(|flow| flow.1));
            }
        }
        seen
    }
}

impl<'a> Lower<'a> {
    fn is_slice(&mut self, e: &'a Expr) -> bool {
        let ty = self.type_of(e);
        matches!(self.types.shape(ty), Shape::Slice(_))
    }

    fn is_pointer(&mut self, e: &'a Expr) -> bool {
        let ty = self.type_of(e);
        matches!(self.types.shape(ty), Shape::Pointer(_))
    }

    fn builtin_of(&self, e: &'a Expr) -> Option<(Builtin, &'a [Expr], bool)> {
        let ExprKind::Call { fun, args, ellipsis, .. } = &unparen(e).kind else { return None };
        match self.mode_of(unparen(fun)) {
            Some(ValueMode::Builtin(builtin)) => Some((builtin, args, ellipsis.is_some())),
            _ => None,
        }
    }

    /// The variable whose array a slice has, or a pointer points into.
    pub(super) fn array_of(&mut self, e: &'a Expr) -> Option<ObjId> {
        let e = unparen(e);
        match &e.kind {
            ExprKind::Ident(ident) => {
                let obj = self.use_of(ident.id)?;
                (self.is_local_var(obj) && (self.is_slice(e) || self.is_pointer(e))).then_some(obj)
            }
            ExprKind::Unary { op: UnaryOp::Addr, x, .. } => match &unparen(x).kind {
                ExprKind::Index { x, .. } if self.is_slice(x) => self.array_of(x),
                _ => None,
            },
            ExprKind::Slice { x, .. } => self.is_slice(x).then(|| self.array_of(x))?,
            ExprKind::Call { fun, args, .. } => match self.mode_of(unparen(fun)) {
                Some(ValueMode::Builtin(Builtin::Append)) => self.array_of(args.first()?),
                Some(ValueMode::Type) if self.is_slice(e) => self.array_of(args.first()?),
                _ => None,
            },
            _ => None,
        }
    }

    /// What an expression says of slice variables, apart from the context that it is in.
    pub(super) fn note_expr(&mut self, e: &'a Expr, out: &mut SliceUse) {
        match &e.kind {
            ExprKind::Index { x, .. } => self.keep(x, out),
            // A pointer to an element, `array_of` says whose: one mention more than is kept until its context keeps it.
            ExprKind::Unary { op: UnaryOp::Addr, x, .. } => {
                let mut at = unparen(x);
                while let ExprKind::Selector { x, .. } | ExprKind::Index { x, .. } = &at.kind {
                    if let Some(obj) = self.array_of(x) {
                        out.mention(obj);
                    }
                    at = unparen(x);
                }
            }
            ExprKind::Star(x) => self.keep(x, out),
            ExprKind::Selector { x, .. }
                if self.mode_of(x) != Some(ValueMode::Type) && self.is_pointer(x) =>
            {
                self.keep(x, out);
            }
            ExprKind::Binary { x, y, .. } => {
                self.keep(x, out);
                self.keep(y, out);
            }
            ExprKind::Call { fun, args, .. } => self.note_call(e, fun, args, out),
            _ => {}
        }
    }

    fn keep(&mut self, e: &'a Expr, out: &mut SliceUse) {
        if let Some(obj) = self.array_of(e) {
            out.keep(obj);
        }
    }

    fn note_call(&mut self, e: &'a Expr, fun: &'a Expr, args: &'a [Expr], out: &mut SliceUse) {
        if let Some((builtin, args, spread)) = self.builtin_of(e) {
            match builtin {
                Builtin::Append => {
                    if let ([first, ..], false) = (args, spread)
                        && let ExprKind::Ident(ident) = &unparen(first).kind
                        && let Some(obj) = self.use_of(ident.id)
                        && self.is_local_var(obj)
                    {
                        out.appended.push(obj);
                    }
                    args.first().into_iter().for_each(|arg| self.note_write(arg, out));
                    if spread {
                        args.last().into_iter().for_each(|arg| self.keep(arg, out));
                    }
                }
                Builtin::Len
                | Builtin::Cap
                | Builtin::Copy
                | Builtin::Clear
                | Builtin::Print
                | Builtin::Println => {
                    args.iter().for_each(|arg| self.keep(arg, out));
                    if let (Builtin::Cap, [arg]) = (builtin, args) {
                        out.conversions.insert(unparen(arg).id, None);
                    }
                    if matches!(builtin, Builtin::Copy | Builtin::Clear) {
                        args.first().into_iter().for_each(|arg| self.note_write(arg, out));
                    }
                }
                _ => {}
            }
            return;
        }
        if self.mode_of(unparen(fun)) == Some(ValueMode::Type) {
            let ty = self.type_of(e);
            if matches!(self.types.shape(ty), Shape::String) {
                args.iter().for_each(|arg| self.keep(arg, out));
            }
            return;
        }
        for (index, arg) in args.iter().enumerate() {
            if let Some(obj) = self.array_of(arg)
                && self.callee_keeps(fun, index)
            {
                out.keep(obj);
                if self.callee_writes(fun, index) {
                    out.written.insert(obj);
                }
            }
        }
    }

    fn note_write(&mut self, e: &'a Expr, out: &mut SliceUse) {
        if let Some(obj) = self.array_of(e) {
            out.written.insert(obj);
        }
    }

    /// Asked after [`Self::callee_keeps`]. Of the library, `sort` and `slices` write.
    fn callee_writes(&mut self, fun: &'a Expr, index: usize) -> bool {
        let Some((obj, at)) = self.callee(fun) else { return true };
        let Some(Some(inside)) = self.looked_into.get(&obj).cloned() else {
            let path = &self.package(at.pkg).path;
            return at.pkg == self.f.pkg || matches!(&**path, "sort" | "slices");
        };
        let names = at.decl.sig.params.iter().flat_map(|field| &field.names);
        let param = names.into_iter().nth(index).and_then(|name| self.def(name.id));
        param.is_some_and(|param| inside.writes(param))
    }

    fn callee(&mut self, fun: &'a Expr) -> Option<(ObjId, DeclRef<'a>)> {
        let name = match &unparen(fun).kind {
            ExprKind::Ident(ident) => ident,
            ExprKind::Selector { sel, .. } => sel,
            ExprKind::Index { x, .. } => return self.callee(x),
            _ => return None,
        };
        let obj = self.use_of(name.id)?;
        matches!(self.object(obj).kind, ObjectKind::Func(_)).then_some(obj)?;
        Some((obj, self.decl_of(obj)?))
    }

    /// Whether a call of a function that is known leaves the array of its `index`-th argument alone.
    fn callee_keeps(&mut self, fun: &'a Expr, index: usize) -> bool {
        let Some((obj, at)) = self.callee(fun) else { return false };
        let mut params = at.decl.sig.params.iter().flat_map(|field| {
            field
                .names
                .iter()
                .map(Some)
                .chain(field.names.is_empty().then_some(None))
                .map(move |name| (field, name))
        });
        let Some((field, name)) = params.nth(index) else { return false };
        if !matches!(
            field.ty.kind,
            ExprKind::SliceType(_) | ExprKind::Ident(_) | ExprKind::Ellipsis(_) | ExprKind::Star(_)
        ) {
            return false;
        }
        if at.pkg != self.f.pkg || !at.decl.type_params.is_empty() || at.decl.recv.is_some() {
            // Not looked into: what returns no slice does not keep one, as a rule.
            let slices =
                |field: &Field| !matches!(&field.ty.kind, ExprKind::Ident(ident) if is_plain(&ident.name));
            let generic = !at.decl.type_params.is_empty();
            return (generic || matches!(field.ty.kind, ExprKind::SliceType(_)))
                && !at.decl.sig.results.iter().any(slices);
        }
        let Some(param) = name.and_then(|name| self.def(name.id)) else { return true };
        match self.looked_into.get(&obj) {
            Some(Some(inside)) => inside.array_stays(param),
            // A recursive call.
            Some(None) => true,
            None => {
                self.looked_into.insert(obj, None);
                let inside = Rc::new(self.analyse_decl(at.decl));
                self.looked_into.insert(obj, Some(inside.clone()));
                inside.array_stays(param)
            }
        }
    }

    /// `lhs = rhs`, one value to one variable.
    pub(super) fn note_assign(&mut self, lhs: &'a Expr, rhs: &'a Expr, out: &mut SliceUse) {
        if let ExprKind::Ident(ident) = &unparen(lhs).kind
            && let Some(to) = self.use_of(ident.id).or_else(|| self.def(ident.id))
        {
            self.note_conversion(to, rhs, out);
        }
        let Some(from) = self.array_of(rhs) else { return };
        let ExprKind::Ident(ident) = &unparen(lhs).kind else { return };
        if &*ident.name == "_" {
            return out.keep(from);
        }
        let Some(to) = self.use_of(ident.id).or_else(|| self.def(ident.id)) else { return };
        if self.is_local_var(to) {
            out.keep(from);
            out.flows.push((from, to));
        }
    }

    fn note_conversion(&mut self, to: ObjId, rhs: &'a Expr, out: &mut SliceUse) {
        let rhs = unparen(rhs);
        if let ExprKind::Call { fun, .. } = &rhs.kind
            && self.mode_of(unparen(fun)) == Some(ValueMode::Type)
            && self.is_local_var(to)
        {
            out.conversions.insert(rhs.id, Some(to));
        }
    }

    pub(super) fn note_var(&mut self, name: &'a Ident, rhs: &'a Expr, out: &mut SliceUse) {
        if let Some(to) = self.def(name.id) {
            self.note_conversion(to, rhs, out);
        }
        if let (Some(from), Some(to)) = (self.array_of(rhs), self.def(name.id)) {
            out.keep(from);
            out.flows.push((from, to));
        }
    }

    /// A variable that is assigned to as a whole.
    pub(super) fn note_target(&mut self, e: &'a Expr, out: &mut SliceUse) {
        if let ExprKind::Ident(ident) = &unparen(e).kind
            && let Some(obj) = self.use_of(ident.id)
            && self.is_local_var(obj)
        {
            out.keep(obj);
        } else if let ExprKind::Index { x, .. } = &unparen(e).kind {
            self.note_write(x, out);
        }
    }

    pub(super) fn note_range(&mut self, x: &'a Expr, out: &mut SliceUse) {
        self.keep(x, out);
    }

    /// What a `go` statement is given.
    pub(super) fn note_go(&mut self, e: &'a Expr, out: &mut SliceUse) {
        let ExprKind::Call { args, .. } = &unparen(e).kind else { return };
        for arg in args {
            if let Some(obj) = self.array_of(arg) {
                out.mention(obj);
            }
        }
    }
}

/// Predeclared types without pointers to slices.
fn is_plain(name: &str) -> bool {
    matches!(name, "bool" | "string" | "error" | "int" | "int64" | "float64" | "byte" | "rune" | "uint64")
}
