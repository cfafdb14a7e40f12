//! Expressions, destination-driven: `expr` leaves a value wherever it already is, `expr_to` computes it into given
//! registers. A destination must not be a variable that the expression reads after it began to write.

use super::Lower;
use super::func::FirstWord;
use super::place::Place;
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{Shape, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Ident, UnaryOp};
use crate::types::{ObjId, ObjectKind, Selection, SelectionKind, Ty, TypeAndValue, ValueMode};
use std::rc::Rc;

impl<'a> Lower<'a> {
    // ---- what the checker says

    fn info_of(&self, e: &Expr) -> Option<&'a TypeAndValue> {
        let checked = self.checked;
        checked.packages[self.f.pkg.0 as usize].info.types.get(e.id.0 as usize)?.as_ref()
    }

    /// The run-time type of an expression; the invalid type for none and for untyped nil.
    pub fn type_of(&mut self, e: &Expr) -> TypeId {
        if let Some(info) = self.info_of(e) {
            let ty = info.ty;
            return self.conv(ty);
        }
        match &e.kind {
            ExprKind::Paren(x) => self.type_of(x),
            ExprKind::Ident(ident) => {
                let obj = self.use_of(ident.id).or_else(|| self.def(ident.id));
                obj.map_or(TypeId(0), |obj| self.obj_type(obj))
            }
            ExprKind::Selector { sel, .. } => self.use_of(sel.id).map_or(TypeId(0), |obj| self.obj_type(obj)),
            _ => TypeId(0),
        }
    }

    /// The type of an expression as the checker has it, with type parameters.
    pub fn written_type(&self, e: &Expr) -> Option<Ty> {
        match (self.info_of(e), &e.kind) {
            (Some(info), _) => Some(info.ty),
            (None, ExprKind::Paren(x)) => self.written_type(x),
            (None, ExprKind::Ident(ident)) => self.use_of(ident.id).map(|obj| self.object(obj).ty),
            (None, ExprKind::Selector { sel, .. }) => self.use_of(sel.id).map(|obj| self.object(obj).ty),
            (None, _) => None,
        }
    }

    pub fn obj_type(&mut self, obj: ObjId) -> TypeId {
        if let Some(var) = self.f.vars.get(&obj) {
            return var.ty;
        }
        let ty = self.object(obj).ty;
        self.conv(ty)
    }

    pub fn mode_of(&self, e: &Expr) -> Option<ValueMode> {
        match self.info_of(e) {
            Some(info) => Some(info.mode),
            None => match &e.kind {
                ExprKind::Paren(x) => self.mode_of(x),
                ExprKind::Ident(ident) => match self.use_of(ident.id).map(|obj| &self.object(obj).kind) {
                    Some(ObjectKind::TypeName) => Some(ValueMode::Type),
                    Some(ObjectKind::Builtin(builtin)) => Some(ValueMode::Builtin(*builtin)),
                    Some(ObjectKind::Nil) => Some(ValueMode::Nil),
                    _ => None,
                },
                _ => None,
            },
        }
    }

    pub fn selection(&self, e: &Expr) -> Option<Rc<Selection>> {
        self.package(self.f.pkg).info.selections.get(e.id.0 as usize).cloned().flatten()
    }

    pub fn is_nil(&self, e: &Expr) -> bool {
        let e = unparen(e);
        if let ExprKind::Ident(ident) = &e.kind {
            return self.use_of(ident.id).is_some_and(|obj| matches!(self.object(obj).kind, ObjectKind::Nil));
        }
        false
    }

    /// `T(nil)`.
    pub fn is_converted_nil(&self, e: &Expr) -> bool {
        let ExprKind::Call { fun, args, .. } = &unparen(e).kind else { return false };
        let converts = self.mode_of(unparen(fun)) == Some(ValueMode::Type);
        converts && args.first().is_some_and(|x| self.is_nil(x) || self.is_converted_nil(x))
    }

    /// A call of the builtin make.
    pub fn is_make(&self, e: &Expr) -> bool {
        let ExprKind::Call { fun, .. } = &unparen(e).kind else { return false };
        self.mode_of(unparen(fun)) == Some(ValueMode::Builtin(crate::types::object::Builtin::Make))
    }

    /// The declared function that an expression names (with type arguments), when it is not a method.
    pub fn func_named(&mut self, e: &'a Expr) -> Option<(ObjId, Vec<TypeId>)> {
        let ident = match &unparen(e).kind {
            ExprKind::Ident(ident) => ident,
            ExprKind::Selector { sel, .. } if self.selection(unparen(e)).is_none() => sel,
            ExprKind::Index { x, .. } => return self.func_named(x),
            _ => return None,
        };
        let obj = self.use_of(ident.id)?;
        if !matches!(self.object(obj).kind, ObjectKind::Func(_)) {
            return None;
        }
        let args = self.instance_args(ident);
        Some((obj, args))
    }

    /// Type arguments recorded for an identifier.
    pub fn instance_args(&mut self, ident: &Ident) -> Vec<TypeId> {
        let instance = self.package(self.f.pkg).info.instances.get(ident.id.0 as usize).cloned().flatten();
        match instance {
            Some(instance) => self.conv_list(&instance.type_args, self.f.env),
            None => Vec::new(),
        }
    }

    // ---- values

    /// The value of `e` in registers, in place where it is a variable in registers.
    pub fn expr(&mut self, e: &'a Expr) -> Reg {
        let e = unparen(e);
        if let Some(&reg) = self.f.hoisted.get(&e.id) {
            return reg;
        }
        if self.const_of(e).is_some() || !is_place(e) {
            if let Some(reg) = self.at(e.span, |l| l.len_in_place(e)) {
                return reg;
            }
            return self.value(e);
        }
        self.at(e.span, |l| {
            let place = l.place(e);
            if let Place::Reg(reg) = place {
                return reg;
            }
            let ty = l.type_of(e);
            let n = l.regs_of(ty);
            l.read(place, n)
        })
    }

    /// The value of `e` in new registers (or where a call left it).
    pub fn value(&mut self, e: &'a Expr) -> Reg {
        let e = unparen(e);
        if let Some(&reg) = self.f.hoisted.get(&e.id) {
            return reg;
        }
        if self.const_of(e).is_none()
            && let ExprKind::Call { .. } = &e.kind
            && let Some(reg) = self.at(e.span, |l| l.call_result(e))
        {
            return reg;
        }
        let ty = self.type_of(e);
        let dst = self.alloc_for(ty);
        self.expr_to(e, dst);
        dst
    }

    /// The value of `e` into `dst`. Temporaries are released.
    pub fn expr_to(&mut self, e: &'a Expr, dst: Reg) {
        let mark = self.mark();
        self.at(unparen(e).span, |l| l.expr_to_inner(unparen(e), dst));
        self.release(mark);
    }

    pub fn at<T>(&mut self, span: Span, body: impl FnOnce(&mut Self) -> T) -> T {
        self.spanned(span, body)
    }

    fn expr_to_inner(&mut self, e: &'a Expr, dst: Reg) {
        if let Some(&reg) = self.f.hoisted.get(&e.id) {
            let ty = self.type_of(e);
            let n = self.regs_of(ty);
            return self.move_n(dst, reg, n);
        }
        if let Some(value) = self.const_of(e) {
            let ty = self.type_of(e);
            return self.const_to(value, ty, dst);
        }
        match &e.kind {
            ExprKind::Ident(ident) => self.ident_to(e, ident, dst),
            ExprKind::FuncLit(lit) => self.func_lit_to(e, lit, dst),
            ExprKind::Composite { .. } => {
                let ty = self.type_of(e);
                self.composite_to(e, ty, dst);
            }
            ExprKind::Selector { x, sel } => self.selector_to(e, x, sel, dst),
            ExprKind::Index { x, indices, .. } => self.index_to(e, x, indices, dst),
            ExprKind::Slice { x, lo, hi, max, .. } => {
                self.slice_to(x, [lo.as_deref(), hi.as_deref(), max.as_deref()], dst);
            }
            ExprKind::TypeAssert { x, .. } => self.assert_to(e, x, dst, None),
            ExprKind::Call { .. } => {
                let ty = self.type_of(e);
                let n = self.regs_of(ty);
                self.call_to(e, dst, n);
            }
            ExprKind::Star(_) => self.place_to(e, dst),
            ExprKind::Unary { op, x, .. } => self.unary_to(e, *op, x, dst),
            ExprKind::Binary { op, x, y, .. } => self.binary_to(e, *op, x, y, dst),
            _ => {}
        }
    }

    fn place_to(&mut self, e: &'a Expr, dst: Reg) {
        let ty = self.type_of(e);
        let n = self.regs_of(ty);
        let place = self.place(e);
        self.read_to(place, n, dst);
    }

    fn ident_to(&mut self, e: &'a Expr, ident: &'a Ident, dst: Reg) {
        let Some(obj) = self.use_of(ident.id) else { return };
        match &self.object(obj).kind {
            ObjectKind::Var(_) => self.place_to(e, dst),
            ObjectKind::Func(_) => {
                let args = self.instance_args(ident);
                let func = self.decl_key(obj, args);
                self.emit(Op::FuncValue { dst, func });
            }
            _ => {
                let ty = self.type_of(e);
                let n = self.regs_of(ty);
                self.zero(dst, n);
            }
        }
    }

    fn selector_to(&mut self, e: &'a Expr, x: &'a Expr, sel: &'a Ident, dst: Reg) {
        match self.selection(e) {
            None => match self.use_of(sel.id).map(|obj| (obj, &self.object(obj).kind)) {
                Some((obj, ObjectKind::Func(_))) => {
                    let args = self.instance_args(sel);
                    let func = self.decl_key(obj, args);
                    self.emit(Op::FuncValue { dst, func });
                }
                Some((_, ObjectKind::Var(_))) => self.place_to(e, dst),
                _ => {}
            },
            Some(selection) => match selection.kind {
                SelectionKind::Field => self.place_to(e, dst),
                SelectionKind::MethodValue => self.method_value_to(x, sel, dst),
                SelectionKind::MethodExpr => self.method_expr_to(x, sel, dst),
            },
        }
    }

    fn index_to(&mut self, e: &'a Expr, x: &'a Expr, indices: &'a [Expr], dst: Reg) {
        if let Some((obj, args)) = self.func_named(x) {
            let func = self.decl_key(obj, args);
            self.emit(Op::FuncValue { dst, func });
            return;
        }
        if let ExprKind::Selector { x: recv, sel } = &unparen(x).kind
            && let Some(selection) = self.selection(unparen(x))
            && selection.kind != SelectionKind::Field
        {
            match selection.kind {
                SelectionKind::MethodExpr => self.method_expr_to(recv, sel, dst),
                _ => self.method_value_to(recv, sel, dst),
            }
            return;
        }
        let ty = self.type_of(x);
        match self.types.shape(ty).clone() {
            Shape::Map { .. } => self.map_index_to(ty, x, &indices[0], dst, None),
            Shape::String => {
                let s = self.expr_from(x, FirstWord::Len);
                let idx = self.index_reg(&indices[0]);
                self.emit(Op::StrIndex { dst, s, idx });
            }
            _ => self.place_to(e, dst),
        }
    }

    /// `m[k]`, with the flag into `ok`.
    pub fn map_index_to(&mut self, map_ty: TypeId, x: &'a Expr, key: &'a Expr, dst: Reg, ok: Option<Reg>) {
        let Shape::Map { key: key_ty, value } = *self.types.shape(map_ty) else { return };
        let map = self.expr(x);
        let key = self.expr_as(key, key_ty);
        let ptr = self.alloc(1);
        self.emit(Op::MapAccess { dst: ptr, map, key, ty: map_ty, ok });
        let n = self.regs_of(value);
        if n > 0 {
            self.emit(Op::Load { dst, ptr, off: 0, n });
        }
    }

    /// `x[lo:hi:max]`.
    fn slice_to(&mut self, x: &'a Expr, bounds: [Option<&'a Expr>; 3], dst: Reg) {
        let ty = self.type_of(x);
        let shape = self.types.shape(ty).clone();
        let base = match shape {
            Shape::Array { .. } => {
                let place = self.place(x);
                match place {
                    Place::Reg(_) | Place::RegElem { .. } => self.spill(place, ty),
                    _ => self.checked_address(place),
                }
            }
            Shape::String | Shape::Slice(_) => self.expr_from(x, FirstWord::Len),
            _ => self.expr(x),
        };
        let at = self.alloc(3);
        let mut has = 0;
        for (index, bound) in bounds.into_iter().enumerate() {
            if let Some(bound) = bound {
                has |= 1 << index;
                let reg = Reg(at.0 + index as u16);
                self.expr_to(bound, reg);
                self.index_in(reg, bound);
            }
        }
        match shape {
            Shape::String => self.emit(Op::SliceStr { dst, src: base, bounds: at, has }),
            Shape::Slice(elem) => {
                let size = self.regs_of(elem);
                self.emit(Op::SliceSlice { dst, src: base, bounds: at, has, size });
            }
            Shape::Array { elem, len } => self.slice_array(dst, base, at, has, elem, len),
            Shape::Pointer(array) => {
                if let Shape::Array { elem, len } = *self.types.shape(array) {
                    self.slice_array(dst, base, at, has, elem, len);
                }
            }
            _ => {}
        }
    }

    fn slice_array(&mut self, dst: Reg, ptr: Reg, bounds: Reg, has: u8, elem: TypeId, len: u64) {
        let size = self.regs_of(elem);
        self.emit(Op::SliceArray { dst, ptr, bounds, has, size, len: len as u32 });
    }

    /// A copy of a register value in memory.
    pub fn spill(&mut self, place: Place, ty: TypeId) -> Reg {
        let n = self.regs_of(ty);
        let src = self.read(place, n);
        let ptr = self.alloc(1);
        self.emit(Op::New { dst: ptr, ty });
        self.store_mem(ptr, 0, src, n);
        ptr
    }

    /// `x.(T)`.
    pub fn assert_to(&mut self, e: &'a Expr, x: &'a Expr, dst: Reg, ok: Option<Reg>) {
        let mut ty = self.type_of(e);
        if let Some(members) = self.types.get(ty).tuple.clone() {
            ty = members[0];
        }
        let iface = self.type_of(x);
        let src = self.expr(x);
        if let Shape::Interface(methods) = self.types.shape(ty) {
            let methods: Vec<_> = methods.iter().map(|m| m.0).collect();
            self.live_methods.extend(methods);
            self.emit(Op::AssertIface { dst, src, ty, iface, ok });
        } else {
            self.emit(Op::Assert { dst, src, ty, iface, ok });
        }
    }

    fn unary_to(&mut self, e: &'a Expr, op: UnaryOp, x: &'a Expr, dst: Reg) {
        let ty = self.type_of(e);
        match op {
            UnaryOp::Plus | UnaryOp::Tilde => self.expr_to(x, dst),
            UnaryOp::Not => {
                let a = self.expr(x);
                self.emit(Op::Not { dst, a });
            }
            UnaryOp::Neg => {
                let a = self.expr(x);
                match self.types.shape(ty) {
                    Shape::Float32 | Shape::Float64 => self.emit(Op::NegF { dst, a }),
                    Shape::Complex64 | Shape::Complex128 => self.emit(Op::NegC { dst, a }),
                    _ => {
                        self.emit(Op::Neg { dst, a });
                        self.wrap_to(ty, dst);
                    }
                }
            }
            UnaryOp::Xor => {
                let a = self.expr(x);
                self.emit(Op::Com { dst, a });
                self.wrap_to(ty, dst);
            }
            UnaryOp::Addr => self.addr_to(x, dst),
            UnaryOp::Recv => {
                let chan = self.expr(x);
                self.emit(Op::Recv { dst, chan, ok: None });
            }
        }
    }

    /// `&x`.
    pub fn addr_to(&mut self, x: &'a Expr, dst: Reg) {
        let x = unparen(x);
        if let ExprKind::Composite { .. } = &x.kind {
            let ty = self.type_of(x);
            let ptr = self.composite_in_memory(x, ty);
            return self.move_n(dst, ptr, 1);
        }
        let place = self.place(x);
        match place {
            Place::Mem { ptr, off } if self.root_var(x).is_none() => self.emit(Op::PtrAdd { dst, ptr, off }),
            Place::Reg(_) | Place::RegElem { .. } => {
                let ty = self.type_of(x);
                let ptr = self.spill(place, ty);
                self.move_n(dst, ptr, 1);
            }
            _ => self.address_to(place, dst),
        }
    }
}

/// Whether an expression may denote a place that is readable without copying the whole.
pub(crate) fn is_place(e: &Expr) -> bool {
    matches!(
        e.kind,
        ExprKind::Ident(_) | ExprKind::Selector { .. } | ExprKind::Star(_) | ExprKind::Index { .. }
    )
}
