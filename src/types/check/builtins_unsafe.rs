//! Built-in functions of package unsafe.

use super::Checker;
use super::call::Call;
use super::operand::{Mode, Operand, start_of};
use super::resolver::unparen;
use crate::syntax::ast::ExprKind;
use crate::types::constant::Const;
use crate::types::info::{Selection, SelectionKind};
use crate::types::lookup::{Lookup, Member};
use crate::types::object::Builtin;
use crate::types::ty::*;

impl<'a> Checker<'a> {
    pub(super) fn unsafe_builtin(
        &mut self,
        x: &mut Operand<'a>,
        call: &Call<'a>,
        id: Builtin,
        args: &mut [Operand<'a>],
    ) -> bool {
        match id {
            Builtin::UnsafeAdd => {
                self.assignment(x, Some(Ty::UNSAFE_POINTER), "argument to unsafe.Add");
                if !x.is_valid() || !self.valid_index(&mut args[1], "length", true) {
                    return false;
                }
                self.unsafe_result(x, Ty::UNSAFE_POINTER)
            }
            Builtin::UnsafeAlignof => self.layout(x, "argument to unsafe.Alignof", TypeQuestion::Align),
            Builtin::UnsafeSizeof => self.layout(x, "argument to unsafe.Sizeof", TypeQuestion::Size),
            Builtin::UnsafeOffsetof => self.offset_of(x, call),
            Builtin::UnsafeSlice => {
                let base = self.store.common_underlying(x.ty);
                let Some(TyKind::Pointer(base)) = base.map(|u| self.store.kind(u).clone()) else {
                    let text = self.os(x);
                    self.error(x.span(), format!("invalid argument: {text} is not a pointer"));
                    return false;
                };
                if !self.valid_index(&mut args[1], "length", false) {
                    return false;
                }
                let ty = self.store.slice(base);
                self.unsafe_result(x, ty)
            }
            Builtin::UnsafeSliceData => {
                let under = self.store.common_underlying(x.ty);
                let Some(TyKind::Slice(elem)) = under.map(|u| self.store.kind(u).clone()) else {
                    let text = self.os(x);
                    self.error(x.span(), format!("invalid argument: {text} is not a slice"));
                    return false;
                };
                let ty = self.store.pointer(elem);
                self.unsafe_result(x, ty)
            }
            Builtin::UnsafeString => {
                let ptr = self.store.pointer(Ty::BYTE);
                self.assignment(x, Some(ptr), "argument to unsafe.String");
                if !x.is_valid() || !self.valid_index(&mut args[1], "length", false) {
                    return false;
                }
                self.unsafe_result(x, Ty::STRING)
            }
            Builtin::UnsafeStringData => {
                self.assignment(x, Some(Ty::STRING), "argument to unsafe.StringData");
                if !x.is_valid() {
                    return false;
                }
                let ty = self.store.pointer(Ty::BYTE);
                self.unsafe_result(x, ty)
            }
            _ => false,
        }
    }

    fn unsafe_result(&mut self, x: &mut Operand<'a>, ty: Ty) -> bool {
        x.mode = Mode::Value;
        x.ty = ty;
        x.val = None;
        true
    }

    fn layout(&mut self, x: &mut Operand<'a>, context: &str, question: TypeQuestion) -> bool {
        self.assignment(x, None, context);
        if !x.is_valid() {
            return false;
        }
        if self.has_variable_size(x.ty, &mut Vec::new()) {
            return self.unsafe_result(x, Ty::UINTPTR);
        }
        let n = match question {
            TypeQuestion::Size => self.store.size_of(x.ty),
            TypeQuestion::Align => self.store.align_of(x.ty),
        };
        if n < 0 {
            let text = self.os(x);
            self.error(x.span(), format!("{text} is too large"));
            return false;
        }
        self.constant_result(x, n)
    }

    fn constant_result(&mut self, x: &mut Operand<'a>, n: i64) -> bool {
        x.mode = Mode::Constant;
        x.ty = Ty::UINTPTR;
        x.val = Some(Const::int(n));
        true
    }

    /// The size depends on type parameters.
    fn has_variable_size(&mut self, ty: Ty, seen: &mut Vec<Ty>) -> bool {
        let plain = self.store.unalias(ty);
        match self.store.kind(plain).clone() {
            TyKind::TypeParam(_) => true,
            TyKind::Named(id) => {
                if self.declaration_cycle(id) {
                    return true;
                }
                if seen.contains(&plain) {
                    return false;
                }
                seen.push(plain);
                let under = self.store.underlying(plain);
                self.has_variable_size(under, seen)
            }
            TyKind::Array { elem, .. } => self.has_variable_size(elem, seen),
            TyKind::Struct(fields) => fields.iter().any(|f| self.has_variable_size(f.ty, seen)),
            _ => false,
        }
    }

    /// The size of a type whose declaration is being resolved is asked for: reports the cycle.
    fn declaration_cycle(&mut self, id: NamedId) -> bool {
        let data = self.store.named_data(id);
        if data.origin.is_some() {
            return false;
        }
        let index = self.meta(data.obj).path_index;
        if index == super::NONE {
            return false;
        }
        let cycle = self.path[index as usize..].to_vec();
        self.cycle_error(&cycle);
        true
    }

    fn offset_of(&mut self, x: &mut Operand<'a>, call: &Call<'a>) -> bool {
        let arg = &call.args[0];
        let selector = unparen(arg);
        let ExprKind::Selector { x: operand, sel } = &selector.kind else {
            let text = self.es(arg);
            self.error(start_of(arg), format!("invalid argument: {text} is not a selector expression"));
            self.use_exprs(std::slice::from_ref(arg));
            return false;
        };
        *x = self.expr(None, operand);
        if !x.is_valid() {
            return false;
        }
        let under = self.store.underlying(x.ty);
        let base = match *self.store.kind(under) {
            TyKind::Pointer(base) => {
                let pointee = self.store.underlying(base);
                if matches!(self.store.kind(pointee), TyKind::Struct(_)) { base } else { x.ty }
            }
            _ => x.ty,
        };
        let found = match self.query_lookup(base, false, &sel.name, false) {
            Lookup::Found(found) => found,
            _ => {
                let text = self.ts(base);
                self.error(x.span(), format!("invalid argument: {text} has no single field {}", sel.name));
                return false;
            }
        };
        let Member::Field { ty, .. } = found.member else {
            let text = self.es(arg);
            self.error(start_of(arg), format!("invalid argument: {text} is a method value"));
            return false;
        };
        if found.indirect {
            let text = self.ts(base);
            let text = format!("invalid argument: field {} is embedded via a pointer in {text}", sel.name);
            self.error(x.span(), text);
            return false;
        }
        let mode = if x.mode == Mode::Variable { Mode::Variable } else { Mode::Value };
        self.record_type(selector, mode, ty, None);
        let path = found.path.clone();
        let selection = Selection {
            kind: SelectionKind::Field,
            recv: base,
            path: found.path.into(),
            obj: None,
            indirect: false,
            ty,
        };
        self.record_selection(selector, selection);
        if self.has_variable_size(base, &mut Vec::new()) {
            return self.unsafe_result(x, Ty::UINTPTR);
        }
        let mut offset = 0i64;
        let mut at = base;
        for index in path {
            let under = self.store.underlying(at);
            let TyKind::Struct(fields) = self.store.kind(under).clone() else { break };
            let step = self.store.field_offsets(&fields)[index as usize];
            offset = if offset < 0 || step < 0 { -1 } else { offset.checked_add(step).unwrap_or(-1) };
            at = fields[index as usize].ty;
        }
        if offset < 0 {
            let text = self.os(x);
            self.error(x.span(), format!("{text} is too large"));
            return false;
        }
        self.constant_result(x, offset)
    }
}

#[derive(Clone, Copy)]
enum TypeQuestion {
    Size,
    Align,
}
