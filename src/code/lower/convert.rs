//! Conversions `T(x)` (specification: Conversions).

use super::Lower;
use super::constants::is_unsigned;
use super::func::FirstWord;
use super::layout::int_size;
use super::operators::wrap_kind;
use crate::code::op::{Op, Reg, Room};
use crate::code::program::{FuncOrigin, IntType, Shape, TypeId};
use crate::syntax::ast::Expr;
use crate::types::constant::Const;

impl<'a> Lower<'a> {
    /// `T(x)` into `dst`; `e` is the whole conversion.
    pub fn conversion_to(&mut self, e: &'a Expr, x: &'a Expr, dst: Reg) {
        let to = self.type_of(e);
        if self.is_nil(x) {
            let n = self.regs_of(to);
            return self.zero(dst, n);
        }
        if self.is_iface(to) {
            return self.expr_as_to(x, to, dst);
        }
        if let Some(value) = self.const_of(x)
            && self.is_numeric(to)
            && !matches!(value, Const::Bool(_) | Const::Str(_))
        {
            return self.const_to(value, to, dst);
        }
        let from = self.type_of(x);
        if let Some((native, ty)) = self.address_conversion(from, to) {
            let src = self.expr(x);
            let ty = ty.map(|ty| self.int_reg(ty.0.into()));
            let args = [Some(src), ty];
            return self.address_native(native, &args, dst);
        }
        if self.same_bits(from, to) {
            return self.expr_to(x, dst);
        }
        // Room for the bytes is asked for before they are read.
        let first = match self.types.shape(to) {
            &Shape::Slice(elem) if self.is_byte(elem) => FirstWord::Len,
            _ => FirstWord::Pointer,
        };
        let src = self.expr_from(x, first);
        match (self.types.shape(from), self.types.shape(to)) {
            (Shape::String, &Shape::Slice(elem)) => {
                let bytes = self.is_byte(elem);
                let room = match self.const_of(x) {
                    Some(_) => Room::Exact,
                    None => self.f.captures.room(e.id, bytes),
                };
                self.slice_from_string(src, bytes, room, dst);
            }
            _ => self.convert(src, from, to, dst),
        }
    }

    /// The native for a conversion between pointers and numbers, or of a pointer without a type to one with a type,
    /// which it is told.
    fn address_conversion(&mut self, from: TypeId, to: TypeId) -> Option<(&'static str, Option<TypeId>)> {
        match (self.types.shape(from), self.types.shape(to)) {
            (Shape::UnsafePointer, Shape::Int { .. }) => Some(("internal/lab.AddressOf", None)),
            (Shape::Int { .. }, Shape::UnsafePointer) => Some(("internal/lab.PointerTo", None)),
            (Shape::UnsafePointer, &Shape::Pointer(elem)) if self.origin(self.f.pkg) == FuncOrigin::User => {
                self.slots(elem);
                Some(("internal/lab.PointerAs", Some(elem)))
            }
            _ => None,
        }
    }

    /// Calls a native of addresses, with one result.
    pub fn address_native(&mut self, name: &str, args: &[Option<Reg>], dst: Reg) {
        let at = self.alloc(1 + args.len() as u32);
        for (n, arg) in (1..).zip(args.iter().flatten()) {
            self.move_n(Reg(at.0 + n), *arg, 1);
        }
        let native = self.native_id(name);
        self.emit(Op::CallNative { native, at });
        self.move_n(dst, at, 1);
    }

    fn slice_from_string(&mut self, s: Reg, bytes: bool, room: Room, dst: Reg) {
        self.emit(if bytes { Op::BytesFromStr { dst, s, room } } else { Op::RunesFromStr { dst, s, room } });
    }

    fn is_numeric(&self, ty: TypeId) -> bool {
        matches!(
            self.types.shape(ty),
            Shape::Int { .. } | Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128
        )
    }

    /// Whether values of `from` are values of `to` in the same registers.
    pub fn same_bits(&mut self, from: TypeId, to: TypeId) -> bool {
        if from == to {
            return true;
        }
        match (self.types.shape(from), self.types.shape(to)) {
            (Shape::Int { kind: a }, Shape::Int { kind: b }) => !narrows(*a, *b),
            (Shape::Float32 | Shape::Float64, Shape::Float64) => true,
            (Shape::Float32, Shape::Float32) => true,
            (Shape::Complex64 | Shape::Complex128, Shape::Complex128) => true,
            (Shape::Complex64, Shape::Complex64) => true,
            (Shape::String, Shape::String) => true,
            (Shape::Slice(_), Shape::Slice(_)) => true,
            (Shape::Int { .. } | Shape::Float32 | Shape::Float64 | Shape::String | Shape::Slice(_), _) => {
                false
            }
            (Shape::Complex64 | Shape::Complex128, _) => false,
            _ => true,
        }
    }

    /// Converts a value in registers.
    pub fn convert(&mut self, src: Reg, from: TypeId, to: TypeId, dst: Reg) {
        let (from_shape, to_shape) = (self.types.shape(from).clone(), self.types.shape(to).clone());
        match (from_shape, to_shape) {
            (_, Shape::Interface(_)) => self.assign_conv(src, from, to, dst),
            (Shape::Int { kind: a }, Shape::Int { kind: b }) => match wrap_kind(b) {
                Some(kind) if narrows(a, b) => self.emit(Op::Wrap { dst, src, kind }),
                _ => self.move_n(dst, src, 1),
            },
            (Shape::Int { kind }, float @ (Shape::Float32 | Shape::Float64)) => {
                let unsigned = is_unsigned(kind) && int_size(kind) == 8;
                let single = matches!(float, Shape::Float32);
                self.emit(Op::IntToFloat { dst, src, unsigned, single });
            }
            (Shape::Float32 | Shape::Float64, Shape::Int { kind }) => {
                let unsigned = is_unsigned(kind) && int_size(kind) == 8;
                self.emit(Op::FloatToInt { dst, src, unsigned });
                self.wrap_to(to, dst);
            }
            (Shape::Float64, Shape::Float32) => self.emit(Op::RoundF32 { dst, src }),
            (Shape::Complex128, Shape::Complex64) => self.emit(Op::RoundC64 { dst, src }),
            (Shape::Int { .. }, Shape::String) => self.emit(Op::StrFromRune { dst, rune: src }),
            (Shape::Slice(elem), Shape::String) => {
                if self.is_byte(elem) {
                    self.emit(Op::StrFromBytes { dst, slice: src });
                } else {
                    self.emit(Op::StrFromRunes { dst, slice: src });
                }
            }
            (Shape::String, Shape::Slice(elem)) => {
                let bytes = self.is_byte(elem);
                self.slice_from_string(src, bytes, Room::Rounded, dst);
            }
            (Shape::Slice(_), Shape::Pointer(array)) => {
                let len = self.array_len(array);
                self.emit(Op::SliceToArrayPtr { dst, slice: src, len });
            }
            (Shape::Slice(_), Shape::Array { len, .. }) => {
                let ptr = self.alloc(1);
                self.emit(Op::SliceToArrayPtr { dst: ptr, slice: src, len: len as u32 });
                let n = self.regs_of(to);
                if n > 0 {
                    self.load_mem(dst, ptr, 0, n);
                }
            }
            _ => {
                let n = self.regs_of(to);
                self.move_n(dst, src, n);
            }
        }
    }

    fn is_byte(&self, ty: TypeId) -> bool {
        matches!(self.types.shape(ty), Shape::Int { kind: IntType::Uint8 })
    }

    fn array_len(&self, ty: TypeId) -> u32 {
        match self.types.shape(ty) {
            Shape::Array { len, .. } => *len as u32,
            _ => 0,
        }
    }
}

/// Whether converting `from` to `to` can change the register's bits.
fn narrows(from: IntType, to: IntType) -> bool {
    if int_size(to) == 8 {
        return false;
    }
    match (is_unsigned(from), is_unsigned(to)) {
        (false, true) => true,
        (true, false) => int_size(from) >= int_size(to),
        _ => int_size(from) > int_size(to),
    }
}
