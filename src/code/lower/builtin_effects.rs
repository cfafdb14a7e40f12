//! Builtins that are called for their effect, and package unsafe.

use super::Lower;
use super::walk::unparen;
use crate::code::op::{Boxed, Op, PrintKind, Reg, TrapKind};
use crate::code::program::{IntType, Shape, TypeId};
use crate::syntax::ast::{Expr, ExprKind};
use crate::types::object::Builtin;

/// From the addresses of Go's heap on linux/amd64 (0xc000000000) to the end of all addresses.
const BYTES_BEHIND_THE_HEAP: u64 = u64::MAX - 0xc0_0000_0000 + 1;

impl<'a> Lower<'a> {
    pub(super) fn effect_call(&mut self, builtin: Builtin, args: &'a [Expr]) {
        if let (Builtin::Panic, [arg]) = (builtin, args) {
            let (boxed, any) = (self.boxed(arg), self.types.known.any);
            let src = self.expr_as(arg, any);
            return self.emit(Op::Panic { src, boxed });
        }
        let mut operands = Vec::new();
        for arg in args {
            let mut ty = self.type_of(arg);
            if builtin == Builtin::Delete && operands.len() == 1 {
                let (_, map): (Reg, TypeId) = operands[0];
                if let Shape::Map { key, .. } = *self.types.shape(map) {
                    ty = key;
                }
            }
            let reg = self.expr_as(arg, ty);
            operands.push((reg, ty));
        }
        self.builtin_effect(builtin, &operands);
    }

    /// A builtin that is called for its effect, on evaluated operands.
    pub fn builtin_effect(&mut self, builtin: Builtin, operands: &[(Reg, TypeId)]) {
        match (builtin, operands) {
            (Builtin::Panic, [(src, _), ..]) => self.emit(Op::Panic { src: *src, boxed: Boxed::AsIs }),
            (Builtin::Close, [(chan, _), ..]) => self.emit(Op::Close { chan: *chan }),
            (Builtin::Delete, [(map, ty), (key, _)]) => {
                self.emit(Op::MapDelete { map: *map, key: *key, ty: *ty })
            }
            (Builtin::Clear, [(reg, ty), ..]) => match *self.types.shape(*ty) {
                Shape::Slice(elem) => {
                    let size = self.regs_of(elem);
                    self.emit(Op::ClearSlice { slice: *reg, size });
                }
                _ => self.emit(Op::MapClear { map: *reg, ty: *ty }),
            },
            (Builtin::Copy, [to, from]) => {
                let dst = self.alloc(1);
                self.copy_regs(dst, *to, *from);
            }
            (Builtin::Print | Builtin::Println, _) => self.print(builtin == Builtin::Println, operands),
            _ => {}
        }
    }

    /// How `panic(arg)` comes to its interface value.
    fn boxed(&mut self, arg: &'a Expr) -> Boxed {
        if self.is_constant(arg) {
            return Boxed::Constant;
        }
        let ty = self.type_of(arg);
        match self.types.shape(ty) {
            Shape::Interface(_)
            | Shape::Pointer(_)
            | Shape::UnsafePointer
            | Shape::Chan { .. }
            | Shape::Map { .. }
            | Shape::Func { .. } => Boxed::AsIs,
            _ => Boxed::Fresh,
        }
    }

    /// A constant, or a composite literal of constants, which the compiler keeps in read-only data.
    fn is_constant(&self, e: &Expr) -> bool {
        let e = unparen(e);
        match &e.kind {
            ExprKind::Composite { elems, .. } => elems.iter().all(|elem| self.is_constant(&elem.value)),
            _ => self.const_of(e).is_some(),
        }
    }

    pub(super) fn print(&mut self, line: bool, operands: &[(Reg, TypeId)]) {
        for (at, &(src, ty)) in operands.iter().enumerate() {
            if line && at > 0 {
                self.emit(Op::Print { src: Reg(0), kind: PrintKind::Space });
            }
            let kind = match self.types.shape(ty) {
                Shape::Bool => PrintKind::Bool,
                Shape::Int { kind } => match kind {
                    IntType::Int | IntType::Int8 | IntType::Int16 | IntType::Int32 | IntType::Int64 => {
                        PrintKind::Int
                    }
                    _ => PrintKind::Uint,
                },
                Shape::Float32 => PrintKind::Float32,
                Shape::Float64 => PrintKind::Float,
                Shape::Complex64 => PrintKind::Complex64,
                Shape::Complex128 => PrintKind::Complex,
                Shape::String => PrintKind::Str,
                Shape::Slice(_) => PrintKind::Slice,
                Shape::Interface(_) => PrintKind::Iface,
                _ => PrintKind::Pointer,
            };
            self.emit(Op::Print { src, kind });
        }
        if line {
            self.emit(Op::Print { src: Reg(0), kind: PrintKind::Newline });
        }
    }

    // ---- unsafe

    pub(super) fn unsafe_to(&mut self, builtin: Builtin, args: &'a [Expr], dst: Reg) {
        match builtin {
            Builtin::UnsafeSizeof => {
                let ty = self.type_of(&args[0]);
                let size = self.size_of(ty);
                self.int_to(size as i64, dst);
            }
            Builtin::UnsafeAlignof => {
                let ty = self.type_of(&args[0]);
                let align = self.align_of(ty);
                self.int_to(align.into(), dst);
            }
            Builtin::UnsafeOffsetof => {
                let offset = self.byte_offset(&args[0]);
                self.int_to(offset as i64, dst);
            }
            Builtin::UnsafeSliceData | Builtin::UnsafeStringData => {
                let src = self.expr(&args[0]);
                self.move_n(dst, src, 1);
            }
            Builtin::UnsafeString | Builtin::UnsafeSlice => {
                let parts = self.alloc(3);
                self.expr_to(&args[0], parts);
                let len = self.size_reg(Some(&args[1]));
                let pointer = self.type_of(&args[0]);
                let elem_size = match *self.types.shape(pointer) {
                    Shape::Pointer(elem) => self.size_of(elem),
                    _ => 1,
                };
                self.check_unsafe_len(builtin, parts, len, elem_size);
                self.move_n(Reg(parts.0 + 1), len, 1);
                self.move_n(Reg(parts.0 + 2), len, 1);
                self.move_n(dst, parts, if builtin == Builtin::UnsafeString { 2 } else { 3 });
            }
            _ => {
                let a = self.expr(&args[0]);
                let b = self.size_reg(Some(&args[1]));
                self.address_native("internal/lab.PointerAdd", &[Some(a), Some(b)], dst);
            }
        }
    }

    /// runtime/unsafe.go unsafeslice, unsafestring: no negative length, none behind nil, and none whose bytes would not
    /// fit behind the pointer.
    fn check_unsafe_len(&mut self, builtin: Builtin, ptr: Reg, len: Reg, elem_size: u64) {
        let (bad_len, nil) = match builtin {
            Builtin::UnsafeString => (TrapKind::UnsafeStringLen, TrapKind::UnsafeStringNil),
            _ => (TrapKind::UnsafeSliceLen, TrapKind::UnsafeSliceNil),
        };
        let fine = self.new_label();
        self.emit(Op::JumpEqI { a: len, imm: 0, to: fine.0 });
        let not_negative = self.new_label();
        self.emit(Op::JumpGeI { a: len, imm: 0, to: not_negative.0 });
        self.emit(Op::Trap { kind: bad_len });
        self.bind(not_negative);
        let not_nil = self.new_label();
        self.emit(Op::JumpNeI { a: ptr, imm: 0, to: not_nil.0 });
        self.emit(Op::Trap { kind: nil });
        self.bind(not_nil);
        // No int counts so many single bytes.
        if elem_size > 1 {
            let most = self.alloc(1);
            self.int_to((BYTES_BEHIND_THE_HEAP / elem_size) as i64, most);
            self.emit(Op::JumpLe { a: len, b: most, to: fine.0 });
            self.emit(Op::Trap { kind: bad_len });
        }
        self.bind(fine);
    }

    pub(super) fn byte_offset(&mut self, x: &'a Expr) -> u64 {
        let Some(selection) = self.selection(unparen(x)) else { return 0 };
        let mut ty = self.conv(selection.recv);
        let mut offset = 0;
        for &index in selection.path.iter() {
            if let Shape::Pointer(elem) = *self.types.shape(ty) {
                ty = elem;
                offset = 0;
            }
            self.slots(ty);
            let Shape::Struct(fields) = self.types.shape(ty) else { break };
            let Some(field) = fields.get(index as usize) else { break };
            offset += field.offset;
            ty = field.ty;
        }
        offset
    }
}
