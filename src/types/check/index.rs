//! Index and slice expressions.

use super::Checker;
use super::operand::{Mode, Operand, Site};
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::predicates::Class;
use crate::types::ty::*;

/// What indexing a value of some type gives.
struct Indexed {
    key: Option<Ty>,
    elem: Ty,
    length: i64,
    mode: Mode,
}

impl<'a> Checker<'a> {
    /// `x[i]`. The second result is true for a generic function that is to be instantiated.
    pub(super) fn index_expr(&mut self, e: &'a Expr) -> (Operand<'a>, bool) {
        let ExprKind::Index { x: operand, indices, .. } = &e.kind else { return (Operand::invalid(), false) };
        let mut x = self.expr_or_type(operand, true);
        match x.mode {
            Mode::Invalid => {
                self.use_exprs(indices);
                return (x, false);
            }
            Mode::Type => {
                let ty = self.var_type(e);
                x = Operand::invalid();
                x.ty = ty;
                if self.store.is_valid(ty) {
                    x.mode = Mode::Type;
                }
                return (x, false);
            }
            Mode::Value => {
                if self.store.as_signature(x.ty).is_some_and(|sig| !sig.type_params.is_empty()) {
                    return (x, true);
                }
            }
            _ => {}
        }
        self.non_generic(None, &mut x);
        if !x.is_valid() {
            return (x, false);
        }
        if !self.is_complete(x.ty) || !self.element_complete(x.ty) {
            x.invalidate();
            return (x, false);
        }
        let Some(found) = self.indexed(&x) else {
            let text = self.os(&x);
            let pos = self.node_pos(e);
            self.error(pos, format!("cannot index {text}"));
            self.use_exprs(indices);
            x.invalidate();
            return (x, false);
        };
        let length = found.length;
        x.mode = found.mode;
        x.ty = found.elem;
        x.val = None;
        x.site = Site::Expr(e);
        let Some(index) = self.single_index(indices) else {
            x.invalidate();
            return (x, false);
        };
        match found.key {
            Some(key_ty) => {
                let mut key = self.generic_expr(index, None);
                self.assignment(&mut key, Some(key_ty), "map index");
            }
            None => {
                self.index_value(index, length);
            }
        }
        (x, false)
    }

    fn element_complete(&mut self, ty: Ty) -> bool {
        let under = self.store.underlying(ty);
        match *self.store.kind(under) {
            TyKind::Pointer(base) => self.is_complete(base),
            TyKind::Map { value, .. } => self.is_complete(value),
            _ => true,
        }
    }

    fn single_index(&mut self, indices: &'a [Expr]) -> Option<&'a Expr> {
        if let Some(second) = indices.get(1) {
            self.error(second.span, "invalid operation: more than one index");
        }
        indices.first()
    }

    fn indexed(&mut self, x: &Operand<'a>) -> Option<Indexed> {
        if self.store.is_type_param(x.ty) {
            return self.indexed_param(x);
        }
        let under = self.store.underlying(x.ty);
        self.indexed_type(under, x)
    }

    fn indexed_type(&mut self, under: Ty, x: &Operand<'a>) -> Option<Indexed> {
        let plain = |elem, length, mode| Some(Indexed { key: None, elem, length, mode });
        match *self.store.kind(under) {
            TyKind::Basic(basic) if basic.class().meets(Class::STRING) => {
                let length = match (&x.val, x.is_constant()) {
                    (Some(Const::Str(bytes)), true) => bytes.len() as i64,
                    _ => -1,
                };
                plain(Ty::BYTE, length, Mode::Value)
            }
            TyKind::Array { len, elem } => {
                plain(elem, len, if x.mode == Mode::Variable { Mode::Variable } else { Mode::Value })
            }
            TyKind::Pointer(base) => {
                let base = self.store.underlying(base);
                match *self.store.kind(base) {
                    TyKind::Array { len, elem } => plain(elem, len, Mode::Variable),
                    _ => None,
                }
            }
            TyKind::Slice(elem) => plain(elem, -1, Mode::Variable),
            TyKind::Map { key, value } => {
                Some(Indexed { key: Some(key), elem: value, length: -1, mode: Mode::MapIndex })
            }
            _ => None,
        }
    }

    /// All types of the type set must be indexed alike.
    fn indexed_param(&mut self, x: &Operand<'a>) -> Option<Indexed> {
        let mut result: Option<Indexed> = None;
        for (_, under) in self.store.type_list(x.ty)? {
            let plain = Operand { val: None, ..x.clone() };
            let next = self.indexed_type(under, &plain)?;
            match &mut result {
                None => result = Some(next),
                Some(so_far) => {
                    let same_key = match (so_far.key, next.key) {
                        (None, None) => true,
                        (Some(a), Some(b)) => self.store.identical(a, b),
                        _ => false,
                    };
                    if !same_key || !self.store.identical(so_far.elem, next.elem) {
                        return None;
                    }
                    if next.length >= 0 && (so_far.length < 0 || next.length < so_far.length) {
                        so_far.length = next.length;
                    }
                    if next.mode == Mode::Value {
                        so_far.mode = Mode::Value;
                    }
                }
            }
        }
        result
    }

    /// An index below `max` (if that is not negative): its type, and its value if it is constant.
    pub(super) fn index_value(&mut self, e: &'a Expr, max: i64) -> (Ty, Option<i64>) {
        let mut x = self.expr(None, e);
        if !self.valid_index(&mut x, "index", false) {
            return (Ty::INVALID, None);
        }
        if !x.is_constant() {
            return (x.ty, None);
        }
        let Some(value) = x.val.as_ref().and_then(Const::to_i64) else { return (Ty::INVALID, None) };
        if max >= 0 && value >= max {
            self.error(x.span(), format!("invalid argument: index {value} out of bounds [0:{max}]"));
            return (Ty::INVALID, None);
        }
        (x.ty, Some(value))
    }

    pub(super) fn valid_index(&mut self, x: &mut Operand<'a>, what: &str, negative: bool) -> bool {
        if !x.is_valid() {
            return false;
        }
        self.convert_untyped(x, Ty::INT);
        if !x.is_valid() {
            return false;
        }
        if !self.store.all(x.ty, Class::INTEGER) {
            let text = self.os(x);
            self.error(x.span(), format!("invalid argument: {what} {text} must be integer"));
            return false;
        }
        if x.is_constant()
            && let Some(value) = &x.val
        {
            if !negative && value.sign() < 0 {
                let text = self.os(x);
                self.error(x.span(), format!("invalid argument: {what} {text} must not be negative"));
                return false;
            }
            match super::untyped::represent(value, Basic::Int) {
                Some(value) => x.val = Some(value),
                None => {
                    let text = self.os(x);
                    self.error(x.span(), format!("invalid argument: {what} {text} overflows int"));
                    return false;
                }
            }
        }
        true
    }

    pub(super) fn slice_expr(&mut self, e: &'a Expr) -> Operand<'a> {
        let ExprKind::Slice { x: operand, lo, hi, max, full } = &e.kind else { return Operand::invalid() };
        let mut x = self.expr(None, operand);
        let parts = [lo.as_deref(), hi.as_deref(), max.as_deref()];
        if !x.is_valid() {
            for part in parts.into_iter().flatten() {
                self.use_exprs(std::slice::from_ref(part));
            }
            return x;
        }
        let Some(under) = self.sliced_type(&x) else {
            x.invalidate();
            return x;
        };
        let is_ptr = match *self.store.kind(under) {
            TyKind::Pointer(base) => !self.is_complete(base),
            _ => false,
        };
        if is_ptr {
            x.invalidate();
            return x;
        }
        let Some(length) = self.slice_result(e, &mut x, under, max.as_deref(), *full) else {
            x.invalidate();
            return x;
        };
        x.mode = Mode::Value;
        x.val = None;
        let mut bounds = [None; 3];
        for (i, part) in parts.into_iter().enumerate() {
            bounds[i] = match part {
                Some(part) => {
                    let limit = if length >= 0 { length.saturating_add(1) } else { -1 };
                    self.index_value(part, limit).1
                }
                None if i == 0 => Some(0),
                None if length >= 0 => Some(length),
                None => None,
            };
        }
        self.ordered_bounds(bounds, parts);
        x
    }

    /// Constant slice bounds must not decrease.
    fn ordered_bounds(&mut self, bounds: [Option<i64>; 3], parts: [Option<&'a Expr>; 3]) {
        for i in 0..2 {
            let Some(x) = bounds[i] else { continue };
            for j in i + 1..3 {
                if let (Some(y), true) = (bounds[j], x > 0)
                    && y < x
                {
                    let span = parts[j].or(parts[i]).map_or_else(Default::default, |part| part.span);
                    self.error(span, format!("invalid slice indices: {y} < {x}"));
                    return;
                }
            }
        }
    }

    /// The underlying type that all sliceable types of an operand share.
    fn sliced_type(&mut self, x: &Operand<'a>) -> Option<Ty> {
        let Some(list) = self.store.type_list(x.ty) else {
            let (operand, ty) = (self.os(x), self.ts(x.ty));
            self.error(x.span(), format!("cannot slice {operand}: no specific type in {ty}"));
            return None;
        };
        let mut has_string = false;
        let mut common: Option<(Ty, Ty)> = None;
        for (t, mut u) in list {
            if self.store.is(u, Class::STRING) {
                u = self.store.slice(Ty::BYTE);
                has_string = true;
            }
            let Some((ct, cu)) = common else {
                common = Some((t, u));
                continue;
            };
            if !self.store.identical(cu, u) {
                let (operand, a, b) = (self.os(x), self.ts(ct), self.ts(t));
                let text = format!("cannot slice {operand}: {a} and {b} have different underlying types");
                self.error(x.span(), text);
                return None;
            }
        }
        if has_string {
            return Some(if self.store.is_type_param(x.ty) {
                Ty::STRING
            } else {
                self.store.underlying(x.ty)
            });
        }
        common.map(|(_, under)| under)
    }

    /// Sets the slice's type and returns the operand's constant length (or -1); nothing after an error.
    fn slice_result(
        &mut self,
        e: &'a Expr,
        x: &mut Operand<'a>,
        under: Ty,
        max: Option<&'a Expr>,
        full: bool,
    ) -> Option<i64> {
        match *self.store.kind(under) {
            TyKind::Basic(basic) if basic.class().meets(Class::STRING) => {
                if full {
                    let at = max.map_or(e.span, |max| max.span);
                    self.error(at, "invalid operation: 3-index slice of string");
                    return None;
                }
                let length = match &x.val {
                    Some(Const::Str(bytes)) if x.is_constant() => bytes.len() as i64,
                    _ => -1,
                };
                if self.store.is_untyped(x.ty) {
                    x.ty = Ty::STRING;
                }
                Some(length)
            }
            TyKind::Array { len, elem } => {
                if x.mode != Mode::Variable {
                    let text = self.os(x);
                    self.error(x.span(), format!("cannot slice unaddressable value {text}"));
                    return None;
                }
                x.ty = self.store.slice(elem);
                Some(len)
            }
            TyKind::Slice(_) => Some(-1),
            TyKind::Pointer(base) => {
                let base = self.store.underlying(base);
                match *self.store.kind(base) {
                    TyKind::Array { len, elem } => {
                        x.ty = self.store.slice(elem);
                        Some(len)
                    }
                    _ => self.cannot_slice(x),
                }
            }
            _ => self.cannot_slice(x),
        }
    }

    fn cannot_slice(&mut self, x: &Operand<'a>) -> Option<i64> {
        let text = self.os(x);
        self.error(x.span(), format!("cannot slice {text}"));
        None
    }
}
