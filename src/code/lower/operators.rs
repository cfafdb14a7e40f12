//! Unary and binary operators, comparisons, and conditions as jumps.

use super::Lower;
use super::constants::is_unsigned;
use super::func::{FirstWord, Label};
use super::layout::int_size;
use super::walk::unparen;
use crate::code::op::{IntKind, Op, Reg};
use crate::code::program::{IntType, Shape, TypeId};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};

/// The width that results of an integer type are wrapped to; none at 64 bits.
pub(crate) fn wrap_kind(kind: IntType) -> Option<IntKind> {
    match kind {
        IntType::Int8 => Some(IntKind::I8),
        IntType::Int16 => Some(IntKind::I16),
        IntType::Int32 => Some(IntKind::I32),
        IntType::Uint8 => Some(IntKind::U8),
        IntType::Uint16 => Some(IntKind::U16),
        IntType::Uint32 => Some(IntKind::U32),
        IntType::Int | IntType::Int64 | IntType::Uint | IntType::Uint64 | IntType::Uintptr => None,
    }
}

/// How two values of a type compare.
#[derive(Clone, Copy, PartialEq)]
enum Cmp {
    Signed,
    Unsigned,
    Float,
    Str,
    Iface,
    Structural,
}

impl<'a> Lower<'a> {
    /// Wraps `dst` after arithmetic on a narrow integer or float type.
    pub fn wrap_to(&mut self, ty: TypeId, dst: Reg) {
        match self.types.shape(ty) {
            Shape::Int { kind } => {
                if let Some(kind) = wrap_kind(*kind) {
                    self.emit(Op::Wrap { dst, src: dst, kind });
                }
            }
            Shape::Float32 => self.emit(Op::RoundF32 { dst, src: dst }),
            Shape::Complex64 => self.emit(Op::RoundC64 { dst, src: dst }),
            _ => {}
        }
    }

    pub fn is_unsigned64(&self, ty: TypeId) -> bool {
        matches!(self.types.shape(ty), Shape::Int { kind } if is_unsigned(*kind) && int_size(*kind) == 8)
    }

    pub fn is_unsigned_type(&self, ty: TypeId) -> bool {
        matches!(self.types.shape(ty), Shape::Int { kind } if is_unsigned(*kind))
    }

    pub fn small_const(&mut self, e: &'a Expr) -> Option<i16> {
        self.int_const_of(e).and_then(|value| i16::try_from(value).ok())
    }

    pub fn binary_to(&mut self, e: &'a Expr, op: BinaryOp, x: &'a Expr, y: &'a Expr, dst: Reg) {
        match op {
            BinaryOp::LogAnd | BinaryOp::LogOr => {
                let end = self.new_label();
                self.expr_to(x, dst);
                self.emit(match op {
                    BinaryOp::LogAnd => Op::JumpIfNot { cond: dst, to: end.0 },
                    _ => Op::JumpIf { cond: dst, to: end.0 },
                });
                self.expr_to(y, dst);
                self.bind(end);
            }
            BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => {
                self.compare_to(op, x, y, dst);
            }
            BinaryOp::Add if self.is_string(e) => self.concat_to(e, dst),
            _ => {
                let ty = self.type_of(e);
                let a = self.expr(x);
                self.arith_expr(op, ty, a, y, dst);
            }
        }
    }

    /// `dst = a op y`, with an immediate where there is one.
    pub fn arith_expr(&mut self, op: BinaryOp, ty: TypeId, a: Reg, y: &'a Expr, dst: Reg) {
        if matches!(self.types.shape(ty), Shape::Int { .. })
            && let Some(value) = self.small_const(y)
        {
            let imm = match op {
                BinaryOp::Add => Some(value),
                BinaryOp::Sub => value.checked_neg(),
                _ => None,
            };
            if let Some(imm) = imm {
                self.emit(Op::AddI { dst, a, imm });
                return self.wrap_to(ty, dst);
            }
        }
        let b = if matches!(op, BinaryOp::Shl | BinaryOp::Shr) { self.shift_count(y) } else { self.expr(y) };
        self.arith(op, ty, a, b, dst);
    }

    /// A shift count: a constant may be of any numeric type, a signed variable is checked.
    fn shift_count(&mut self, y: &'a Expr) -> Reg {
        if let Some(value) = self.const_of(y) {
            let bits = super::constants::int_bits(&super::constants::to_int(value));
            return self.int_reg(bits as i64);
        }
        let count = self.expr(y);
        let ty = self.type_of(y);
        self.check_shift(count, ty);
        count
    }

    /// A signed count may be negative.
    pub(super) fn check_shift(&mut self, count: Reg, ty: TypeId) {
        if !self.is_unsigned_type(ty) {
            self.emit(Op::CheckShift { count });
        }
    }

    /// `dst = a op b` on registers of type `ty`.
    pub fn arith(&mut self, op: BinaryOp, ty: TypeId, a: Reg, b: Reg, dst: Reg) {
        match self.types.shape(ty) {
            Shape::Float32 | Shape::Float64 => {
                self.emit(match op {
                    BinaryOp::Add => Op::AddF { dst, a, b },
                    BinaryOp::Sub => Op::SubF { dst, a, b },
                    BinaryOp::Mul => Op::MulF { dst, a, b },
                    _ => Op::DivF { dst, a, b },
                });
                self.wrap_to(ty, dst);
            }
            Shape::Complex64 | Shape::Complex128 => {
                self.emit(match op {
                    BinaryOp::Add => Op::AddC { dst, a, b },
                    BinaryOp::Sub => Op::SubC { dst, a, b },
                    BinaryOp::Mul => Op::MulC { dst, a, b },
                    _ => Op::DivC { dst, a, b },
                });
                self.wrap_to(ty, dst);
            }
            Shape::String => {
                let src = self.alloc(4);
                self.move_n(src, a, 2);
                self.move_n(Reg(src.0 + 2), b, 2);
                self.emit(Op::Concat { dst, src, count: 2 });
            }
            Shape::Bool => self.emit(match op {
                BinaryOp::LogAnd | BinaryOp::And => Op::And { dst, a, b },
                _ => Op::Or { dst, a, b },
            }),
            _ => self.arith_int(op, ty, a, b, dst),
        }
    }

    fn arith_int(&mut self, op: BinaryOp, ty: TypeId, a: Reg, b: Reg, dst: Reg) {
        let wide = self.is_unsigned64(ty);
        let unsigned = self.is_unsigned_type(ty);
        let (code, wraps) = match op {
            BinaryOp::Add => (Op::Add { dst, a, b }, true),
            BinaryOp::Sub => (Op::Sub { dst, a, b }, true),
            BinaryOp::Mul => (Op::Mul { dst, a, b }, true),
            BinaryOp::Div if wide => (Op::DivU { dst, a, b }, false),
            BinaryOp::Div => (Op::DivS { dst, a, b }, !unsigned),
            BinaryOp::Rem if wide => (Op::RemU { dst, a, b }, false),
            BinaryOp::Rem => (Op::RemS { dst, a, b }, false),
            BinaryOp::And => (Op::And { dst, a, b }, false),
            BinaryOp::Or => (Op::Or { dst, a, b }, false),
            BinaryOp::Xor => (Op::Xor { dst, a, b }, false),
            BinaryOp::AndNot => (Op::AndNot { dst, a, b }, false),
            BinaryOp::Shl => (Op::Shl { dst, a, b }, true),
            BinaryOp::Shr if unsigned => (Op::ShrU { dst, a, b }, false),
            BinaryOp::Shr => (Op::ShrS { dst, a, b }, false),
            BinaryOp::LogAnd | BinaryOp::LogOr => (Op::Or { dst, a, b }, false),
            BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => {
                (Op::Eq { dst, a, b }, false)
            }
        };
        self.emit(code);
        if wraps {
            self.wrap_to(ty, dst);
        }
    }

    // ---- strings

    fn is_string(&mut self, e: &'a Expr) -> bool {
        let ty = self.type_of(e);
        matches!(self.types.shape(ty), Shape::String)
    }

    /// A chain of `+` on strings is one concatenation.
    fn concat_to(&mut self, e: &'a Expr, dst: Reg) {
        let mut parts = Vec::new();
        self.concat_parts(e, &mut parts);
        let src = self.alloc(parts.len() as u32 * 2);
        for (at, part) in parts.iter().enumerate() {
            self.expr_to(part, Reg(src.0 + at as u16 * 2));
        }
        self.emit(Op::Concat { dst, src, count: parts.len() as u16 });
    }

    fn concat_parts(&mut self, e: &'a Expr, parts: &mut Vec<&'a Expr>) {
        let e = unparen(e);
        match &e.kind {
            ExprKind::Binary { op: BinaryOp::Add, x, y, .. }
                if self.const_of(e).is_none() && !self.f.hoisted.contains_key(&e.id) =>
            {
                self.concat_parts(x, parts);
                self.concat_parts(y, parts);
            }
            _ => parts.push(e),
        }
    }

    // ---- comparisons

    fn cmp_of(&self, ty: TypeId) -> Cmp {
        match self.types.shape(ty) {
            Shape::Int { .. } if self.is_unsigned64(ty) => Cmp::Unsigned,
            Shape::Float32 | Shape::Float64 => Cmp::Float,
            Shape::String => Cmp::Str,
            Shape::Interface(_) => Cmp::Iface,
            Shape::Struct(_) | Shape::Array { .. } | Shape::Complex64 | Shape::Complex128 => Cmp::Structural,
            _ => Cmp::Signed,
        }
    }

    /// Both operands in registers, of one type: mixed interface and concrete operands become interfaces.
    fn compare_operands(&mut self, op: BinaryOp, x: &'a Expr, y: &'a Expr) -> (Reg, Reg, TypeId) {
        // Texts of different lengths differ.
        let first =
            if matches!(op, BinaryOp::Eq | BinaryOp::Ne) { FirstWord::Len } else { FirstWord::Pointer };
        let (mut ty, y_ty) = (self.type_of(x), self.type_of(y));
        if self.is_iface(y_ty) {
            ty = y_ty;
        }
        let a = self.expr_as_from(x, ty, first);
        let b = self.expr_as_from(y, ty, first);
        self.f.compared_shape = self.compared_shape(x, ty);
        (a, b, ty)
    }

    /// The operand that is compared with nil, if one is nil.
    fn nil_operand(&self, x: &'a Expr, y: &'a Expr) -> Option<&'a Expr> {
        if self.is_nil(y) {
            Some(x)
        } else if self.is_nil(x) {
            Some(y)
        } else {
            None
        }
    }

    fn compare_to(&mut self, op: BinaryOp, x: &'a Expr, y: &'a Expr, dst: Reg) {
        if let Some(operand) = self.nil_operand(x, y) {
            let a = self.expr(operand);
            let zero = self.int_reg(0);
            self.emit(match op {
                BinaryOp::Eq => Op::Eq { dst, a, b: zero },
                _ => Op::Ne { dst, a, b: zero },
            });
            return;
        }
        let (a, b, ty) = self.compare_operands(op, x, y);
        self.compare(op, ty, a, b, dst);
    }

    /// `dst = a op b` on registers of type `ty`.
    pub fn compare(&mut self, op: BinaryOp, ty: TypeId, a: Reg, b: Reg, dst: Reg) {
        let (op, a, b) = match op {
            BinaryOp::Gt => (BinaryOp::Lt, b, a),
            BinaryOp::Ge => (BinaryOp::Le, b, a),
            _ => (op, a, b),
        };
        let cmp = self.cmp_of(ty);
        let code = match (op, cmp) {
            (BinaryOp::Lt, Cmp::Unsigned) => Op::LtU { dst, a, b },
            (BinaryOp::Le, Cmp::Unsigned) => Op::LeU { dst, a, b },
            (BinaryOp::Lt, Cmp::Float) => Op::LtF { dst, a, b },
            (BinaryOp::Le, Cmp::Float) => Op::LeF { dst, a, b },
            (BinaryOp::Lt, Cmp::Str) => Op::LtStr { dst, a, b },
            (BinaryOp::Le, Cmp::Str) => Op::LeStr { dst, a, b },
            (BinaryOp::Lt, _) => Op::LtS { dst, a, b },
            (BinaryOp::Le, _) => Op::LeS { dst, a, b },
            (_, Cmp::Signed | Cmp::Unsigned) if op == BinaryOp::Ne => Op::Ne { dst, a, b },
            (_, Cmp::Signed | Cmp::Unsigned) => Op::Eq { dst, a, b },
            (_, Cmp::Float) if op == BinaryOp::Ne => Op::NeF { dst, a, b },
            (_, Cmp::Float) => Op::EqF { dst, a, b },
            (_, Cmp::Str) => Op::EqStr { dst, a, b },
            (_, Cmp::Iface) => Op::EqIface { dst, a, b },
            (_, Cmp::Structural) => Op::EqTy { dst, a, b, ty },
        };
        self.f.compares_methods =
            matches!(self.types.shape(ty), Shape::Interface(methods) if !methods.is_empty());
        self.emit(code);
        self.f.compared_shape = None;
        let negate = op == BinaryOp::Ne && matches!(cmp, Cmp::Str | Cmp::Iface | Cmp::Structural);
        if negate {
            self.emit(Op::Not { dst, a: dst });
        }
    }

    // ---- conditions

    /// Jumps to `to` when `e` is `sense`; else goes on.
    pub fn jump_if(&mut self, e: &'a Expr, sense: bool, to: Label) {
        let e = unparen(e);
        let mark = self.mark();
        self.at(e.span, |l| l.jump_if_inner(e, sense, to));
        self.release(mark);
    }

    fn jump_if_inner(&mut self, e: &'a Expr, sense: bool, to: Label) {
        if let Some(value) = self.int_const_of(e) {
            if (value != 0) == sense {
                self.jump(to);
            }
            return;
        }
        if self.f.hoisted.contains_key(&e.id) {
            return self.jump_on_value(e, sense, to);
        }
        match &e.kind {
            ExprKind::Unary { op: UnaryOp::Not, x, .. } => self.jump_if(x, !sense, to),
            ExprKind::Binary { op, x, y, .. } => match op {
                BinaryOp::LogAnd | BinaryOp::LogOr => {
                    // `x && y` false, or `x || y` true: either decides.
                    if (*op == BinaryOp::LogOr) == sense {
                        self.jump_if(x, sense, to);
                        self.jump_if(y, sense, to);
                    } else {
                        let end = self.new_label();
                        self.jump_if(x, !sense, end);
                        self.jump_if(y, sense, to);
                        self.bind(end);
                    }
                }
                BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => {
                    self.compare_jump(*op, x, y, sense, to);
                }
                _ => self.jump_on_value(e, sense, to),
            },
            _ => self.jump_on_value(e, sense, to),
        }
    }

    fn jump_on_value(&mut self, e: &'a Expr, sense: bool, to: Label) {
        let cond = self.expr(e);
        self.jump_on(cond, sense, to);
    }

    pub fn jump_on(&mut self, cond: Reg, sense: bool, to: Label) {
        self.emit(if sense { Op::JumpIf { cond, to: to.0 } } else { Op::JumpIfNot { cond, to: to.0 } });
    }

    fn compare_jump(&mut self, op: BinaryOp, x: &'a Expr, y: &'a Expr, sense: bool, to: Label) {
        if let Some(operand) = self.nil_operand(x, y) {
            let a = self.expr(operand);
            return self.jump_int_imm(op, a, 0, sense, to);
        }
        let ty = self.type_of(x);
        if self.cmp_of(ty) == Cmp::Signed || (self.cmp_of(ty) == Cmp::Unsigned && is_equality(op)) {
            let y_ty = self.type_of(y);
            if !self.is_iface(y_ty) {
                if let Some(imm) = self.small_const(y) {
                    let a = self.expr(x);
                    return self.jump_int_imm(op, a, imm, sense, to);
                }
                if let Some(imm) = self.small_const(x) {
                    let a = self.expr(y);
                    return self.jump_int_imm(mirrored(op), a, imm, sense, to);
                }
            }
        }
        let (a, b, ty) = self.compare_operands(op, x, y);
        self.jump_compare(op, ty, a, b, sense, to);
    }

    /// Jumps when `(a op b) == sense`.
    pub fn jump_compare(&mut self, op: BinaryOp, ty: TypeId, a: Reg, b: Reg, sense: bool, to: Label) {
        let cmp = self.cmp_of(ty);
        if cmp == Cmp::Signed || (cmp == Cmp::Unsigned && is_equality(op)) {
            let op = if sense { op } else { negated(op) };
            let to = to.0;
            self.emit(match op {
                BinaryOp::Eq => Op::JumpEq { a, b, to },
                BinaryOp::Ne => Op::JumpNe { a, b, to },
                BinaryOp::Lt => Op::JumpLt { a, b, to },
                BinaryOp::Le => Op::JumpLe { a, b, to },
                BinaryOp::Gt => Op::JumpLt { a: b, b: a, to },
                _ => Op::JumpLe { a: b, b: a, to },
            });
            return;
        }
        let dst = self.alloc(1);
        // `!=` on structures is `==` with the sense turned.
        let (op, sense) = if op == BinaryOp::Ne { (BinaryOp::Eq, !sense) } else { (op, sense) };
        self.compare(op, ty, a, b, dst);
        self.jump_on(dst, sense, to);
    }

    /// Jumps when `(a op imm) == sense`, on signed 64-bit registers.
    pub fn jump_int_imm(&mut self, op: BinaryOp, a: Reg, imm: i16, sense: bool, to: Label) {
        let op = if sense { op } else { negated(op) };
        let to = to.0;
        self.emit(match op {
            BinaryOp::Eq => Op::JumpEqI { a, imm, to },
            BinaryOp::Ne => Op::JumpNeI { a, imm, to },
            BinaryOp::Lt => Op::JumpLtI { a, imm, to },
            BinaryOp::Le => Op::JumpLeI { a, imm, to },
            BinaryOp::Gt => Op::JumpGtI { a, imm, to },
            _ => Op::JumpGeI { a, imm, to },
        });
    }
}

fn is_equality(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Eq | BinaryOp::Ne)
}

/// The comparison that holds exactly when `op` does not, on a total order.
fn negated(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Eq => BinaryOp::Ne,
        BinaryOp::Ne => BinaryOp::Eq,
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        BinaryOp::Ge => BinaryOp::Lt,
        other => other,
    }
}

/// The comparison with its operands exchanged.
fn mirrored(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        other => other,
    }
}
