//! Calls of built-in functions.

use super::Checker;
use super::builtins_data::data;
use super::call::Call;
use super::operand::{Mode, Operand, start_of};
use crate::syntax::ast::ChanDir;
use crate::types::constant::Const;
use crate::types::object::Builtin;
use crate::types::predicates::Class;
use crate::types::ty::*;
use num_rational::BigRational;
use std::rc::Rc;

impl<'a> Checker<'a> {
    /// Checks a call of a built-in function; `x` becomes its result. False after an error.
    pub(super) fn builtin(&mut self, x: &mut Operand<'a>, call: &Call<'a>, id: Builtin) -> bool {
        let (name, least, variadic) = data(id);
        if call.dots && id != Builtin::Append {
            self.error(
                start_of(call.e),
                format!("invalid operation: invalid use of ... with built-in {name}"),
            );
            self.use_exprs(call.args);
            return false;
        }
        // Whether len's operand contains calls or receives decides if the result is constant.
        let saved = self.env.has_call_or_recv;
        if matches!(id, Builtin::Len | Builtin::Cap) {
            self.env.has_call_or_recv = false;
        }
        let mut args = Vec::new();
        let mut count = call.args.len();
        if !matches!(id, Builtin::Make | Builtin::New | Builtin::UnsafeOffsetof) {
            args = self.expr_list(call.args);
            count = args.len();
            if args.iter().any(|a| !a.is_valid()) {
                self.restore_calls(id, saved);
                return false;
            }
            if let Some(first) = args.first() {
                *x = first.clone();
            }
        }
        let problem = if count < least {
            "not enough"
        } else if !variadic && count > least {
            "too many"
        } else {
            ""
        };
        if !problem.is_empty() {
            let text = self.es(call.e);
            let text = format!(
                "invalid operation: {problem} arguments for {text} (expected {least}, found {count})"
            );
            self.error(start_of(call.e), text);
            self.restore_calls(id, saved);
            return false;
        }
        let ok = match id {
            Builtin::Append => self.append(x, call, &mut args),
            Builtin::Cap | Builtin::Len => self.length(x, id, name),
            Builtin::Clear => self.clear(x),
            Builtin::Close => self.close(x),
            Builtin::Complex => self.complex(x, call, &mut args[1]),
            Builtin::Copy => self.copy(x, &args[1]),
            Builtin::Delete => self.delete(x, &args[1]),
            Builtin::Imag | Builtin::Real => self.complex_part(x, id, name),
            Builtin::Make => self.make(x, call),
            Builtin::Max | Builtin::Min => self.min_max(x, id, name, &mut args),
            Builtin::New => self.new_value(x, call),
            Builtin::Panic => {
                self.assignment(x, Some(Ty::EMPTY_INTERFACE), "argument to panic");
                let ok = x.is_valid();
                x.mode = Mode::NoValue;
                ok
            }
            Builtin::Print | Builtin::Println => {
                for a in &mut args {
                    self.assignment(a, None, &format!("argument to built-in {name}"));
                    if !a.is_valid() {
                        return false;
                    }
                }
                x.mode = Mode::NoValue;
                true
            }
            Builtin::Recover => {
                x.mode = Mode::Value;
                x.ty = Ty::EMPTY_INTERFACE;
                true
            }
            _ => self.unsafe_builtin(x, call, id, &mut args),
        };
        self.restore_calls(id, saved);
        if ok {
            self.record_builtin(call, id);
        }
        ok
    }

    fn restore_calls(&mut self, id: Builtin, saved: bool) {
        if matches!(id, Builtin::Len | Builtin::Cap) {
            self.env.has_call_or_recv = saved;
        }
    }

    /// The callee's entry (through parentheses) says which built-in it is.
    fn record_builtin(&mut self, call: &Call<'a>, id: Builtin) {
        let mut e = call.fun;
        loop {
            self.record_type(e, Mode::Builtin(id), Ty::INVALID, None);
            match &e.kind {
                crate::syntax::ast::ExprKind::Paren(inner) => e = inner,
                _ => return,
            }
        }
    }

    /// The element type shared by all slices of an operand's type set, or why there is none.
    fn slice_elem(&mut self, x: &Operand<'a>) -> Result<Ty, String> {
        let list = self.store.type_list(x.ty).unwrap_or_else(|| vec![(Ty::INVALID, Ty::INVALID)]);
        let mut common: Option<Ty> = None;
        for (_, u) in list {
            let TyKind::Slice(elem) = *self.store.kind(u) else {
                let have = if x.is_nil() { "untyped nil".to_string() } else { self.os(x) };
                return Err(format!("argument must be a slice; have {have}"));
            };
            match common {
                None => common = Some(elem),
                Some(other) if !self.store.identical(other, elem) => {
                    let (a, b, operand) = (self.ts(other), self.ts(elem), self.os(x));
                    return Err(format!("mismatched slice element types {a} and {b} in {operand}"));
                }
                Some(_) => {}
            }
        }
        Ok(common.unwrap_or(Ty::INVALID))
    }

    /// Whether all types of an operand are strings or byte slices, and whether one is a string.
    fn bytes_or_strings(&mut self, y: &Operand<'a>) -> Option<bool> {
        let mut has_string = false;
        for (_, u) in self.store.type_list(y.ty)? {
            match self.store.kind(u).clone() {
                TyKind::Slice(elem) if self.store.identical(elem, Ty::UINT8) => {}
                _ if self.store.is(u, Class::STRING) => has_string = true,
                _ => return None,
            }
        }
        Some(has_string)
    }

    fn is_byte_slice(&mut self, x: &Operand<'a>) -> bool {
        let bytes = self.store.slice(Ty::BYTE);
        self.assignable(x, bytes, &mut None)
    }

    fn append(&mut self, x: &mut Operand<'a>, call: &Call<'a>, args: &mut [Operand<'a>]) -> bool {
        let elem = match self.slice_elem(x) {
            Ok(elem) => elem,
            Err(cause) => {
                self.error(x.span(), format!("invalid append: {cause}"));
                return false;
            }
        };
        if args.len() == 2
            && call.dots
            && self.is_byte_slice(x)
            && self.bytes_or_strings(&args[1]) == Some(true)
        {
            if self.store.is_untyped(args[1].ty) {
                let mut y = args[1].clone();
                self.convert_untyped(&mut y, Ty::STRING);
            }
            x.mode = Mode::Value;
            x.val = None;
            return true;
        }
        let list = self.store.slice(elem);
        let sig = Signature {
            params: [x.ty, list].into(),
            results: [x.ty].into(),
            variadic: true,
            type_params: [].into(),
            names: [].into(),
        };
        self.arguments(call, &Rc::new(sig), Vec::new(), Vec::new(), args, Vec::new());
        x.mode = Mode::Value;
        x.val = None;
        true
    }

    /// An array through a pointer, or the type itself.
    pub(super) fn array_pointer(&mut self, ty: Ty) -> Ty {
        if let TyKind::Pointer(base) = *self.store.kind(self.store.unalias(ty)) {
            let under = self.store.underlying(base);
            if matches!(self.store.kind(under), TyKind::Array { .. }) {
                return under;
            }
        }
        ty
    }

    fn length(&mut self, x: &mut Operand<'a>, id: Builtin, name: &str) -> bool {
        let under = self.store.underlying(x.ty);
        let target = self.array_pointer(under);
        let is_len = id == Builtin::Len;
        let mut value = None;
        let mode = match *self.store.kind(target) {
            TyKind::Basic(basic) if basic.class().meets(Class::STRING) && is_len => {
                if x.is_constant() {
                    if let Some(Const::Str(bytes)) = &x.val {
                        value = Some(Const::int(bytes.len() as i64));
                    }
                    Mode::Constant
                } else {
                    Mode::Value
                }
            }
            TyKind::Array { len, .. } => {
                if self.env.has_call_or_recv {
                    Mode::Value
                } else {
                    value = (len >= 0).then(|| Const::int(len));
                    Mode::Constant
                }
            }
            TyKind::Slice(_) | TyKind::Chan { .. } => Mode::Value,
            TyKind::Map { .. } if is_len => Mode::Value,
            TyKind::Interface(_) if self.store.is_type_param(x.ty) => {
                let list = self.store.type_list(x.ty).unwrap_or_default();
                let ok = !list.is_empty() && list.iter().all(|&(_, u)| self.has_length(u, is_len));
                if ok { Mode::Value } else { Mode::Invalid }
            }
            _ => Mode::Invalid,
        };
        if mode == Mode::Invalid {
            if self.store.is_valid(under) {
                let text = self.os(x);
                self.error(x.span(), format!("invalid argument: {text} for built-in {name}"));
            }
            return false;
        }
        x.mode = mode;
        x.ty = Ty::INT;
        x.val = value;
        true
    }

    fn has_length(&mut self, under: Ty, is_len: bool) -> bool {
        let target = self.array_pointer(under);
        match *self.store.kind(target) {
            TyKind::Basic(basic) => basic.class().meets(Class::STRING) && is_len,
            TyKind::Array { .. } | TyKind::Slice(_) | TyKind::Chan { .. } => true,
            TyKind::Map { .. } => is_len,
            _ => false,
        }
    }

    fn clear(&mut self, x: &mut Operand<'a>) -> bool {
        let list = self.store.type_list(x.ty).unwrap_or_else(|| vec![(Ty::INVALID, Ty::INVALID)]);
        let ok =
            list.iter().all(|&(_, u)| matches!(self.store.kind(u), TyKind::Map { .. } | TyKind::Slice(_)));
        if !ok {
            let text = self.os(x);
            let text = format!(
                "invalid argument: cannot clear {text}: argument must be (or constrained by) map or slice"
            );
            self.error(x.span(), text);
            return false;
        }
        x.mode = Mode::NoValue;
        true
    }

    fn close(&mut self, x: &mut Operand<'a>) -> bool {
        let list = self.store.type_list(x.ty).unwrap_or_else(|| vec![(Ty::INVALID, Ty::INVALID)]);
        for (_, u) in list {
            let what = match *self.store.kind(u) {
                TyKind::Chan { dir: ChanDir::Recv, .. } => "receive-only channel",
                TyKind::Chan { .. } => continue,
                _ => "non-channel",
            };
            let text = self.os(x);
            self.error(x.span(), format!("invalid operation: cannot close {what} {text}"));
            return false;
        }
        x.mode = Mode::NoValue;
        true
    }

    fn complex(&mut self, x: &mut Operand<'a>, call: &Call<'a>, y: &mut Operand<'a>) -> bool {
        match (self.store.is_untyped(x.ty), self.store.is_untyped(y.ty)) {
            (false, false) => {}
            (true, false) => self.convert_untyped(x, y.ty),
            (false, true) => self.convert_untyped(y, x.ty),
            (true, true) if x.is_constant() && y.is_constant() => {
                for operand in [&mut *x, &mut *y] {
                    let real = operand.val.as_ref().is_some_and(|v| v.to_float().is_some());
                    if self.store.is(operand.ty, Class::NUMERIC) && real {
                        operand.ty = Ty::UNTYPED_FLOAT;
                    }
                }
            }
            (true, true) => {
                self.convert_untyped(x, Ty::FLOAT64);
                self.convert_untyped(y, Ty::FLOAT64);
            }
        }
        if !x.is_valid() || !y.is_valid() {
            return false;
        }
        if !self.store.identical(x.ty, y.ty) {
            let (text, a, b) = (self.es(call.e), self.ts(x.ty), self.ts(y.ty));
            self.error(x.span(), format!("invalid operation: {text} (mismatched types {a} and {b})"));
            return false;
        }
        let complex_of = |basic| match basic {
            Basic::Float32 => Some(Ty::COMPLEX64),
            Basic::Float64 => Some(Ty::COMPLEX128),
            Basic::UntypedFloat => Some(Ty::UNTYPED_COMPLEX),
            _ => None,
        };
        let Some(result) = self.apply_to_types(x, "complex", &complex_of) else {
            let text = self.ts(x.ty);
            self.error(
                x.span(),
                format!("invalid argument: arguments have type {text}, expected floating-point"),
            );
            return false;
        };
        if x.is_constant() && y.is_constant() {
            let part = |v: &Option<Const>| v.as_ref().and_then(Const::to_float);
            x.val = match (part(&x.val), part(&y.val)) {
                (Some(re), Some(im)) => Some(Const::Complex(re, im)),
                _ => None,
            };
        } else {
            x.mode = Mode::Value;
            x.val = None;
        }
        x.ty = result;
        true
    }

    /// The result type of a built-in function by its operand's type. For a type parameter it would be a new one,
    /// which `gc` does not support (go.dev/issue/50937).
    fn apply_to_types(&mut self, x: &Operand<'a>, name: &str, f: &dyn Fn(Basic) -> Option<Ty>) -> Option<Ty> {
        let Some(id) = self.store.as_type_param(x.ty) else {
            return self.store.basic(x.ty).and_then(f);
        };
        let mut terms = Vec::new();
        for term in self.store.type_param_terms(id)? {
            let ty = self.store.basic(term.ty).and_then(f)?;
            terms.push(Term { tilde: term.tilde, ty });
        }
        let text = self.os(x);
        let text = format!(
            "{text} not supported as argument to built-in {name} for go1.18 (see go.dev/issue/50937)"
        );
        self.soft_error(x.span(), text);
        let iface = InterfaceTy {
            methods: [].into(),
            embeds: [Embed::Union(terms.into())].into(),
            comparable: false,
            implicit: true,
        };
        let bound = self.store.intern(TyKind::Interface(Rc::new(iface)));
        let data = self.store.type_params[id.0 as usize].clone();
        Some(self.store.new_type_param(data.obj, data.index, Some(bound)))
    }

    fn complex_part(&mut self, x: &mut Operand<'a>, id: Builtin, name: &str) -> bool {
        if self.store.is_untyped(x.ty) {
            if x.is_constant() {
                if self.store.is(x.ty, Class::NUMERIC) {
                    x.ty = Ty::UNTYPED_COMPLEX;
                }
            } else {
                self.convert_untyped(x, Ty::COMPLEX128);
                if !x.is_valid() {
                    return false;
                }
            }
        }
        let part_of = |basic| match basic {
            Basic::Complex64 => Some(Ty::FLOAT32),
            Basic::Complex128 => Some(Ty::FLOAT64),
            Basic::UntypedComplex => Some(Ty::UNTYPED_FLOAT),
            _ => None,
        };
        let Some(result) = self.apply_to_types(x, name, &part_of) else {
            let text = self.ts(x.ty);
            self.error(
                x.span(),
                format!("invalid argument: argument has type {text}, expected complex type"),
            );
            return false;
        };
        if x.is_constant() {
            let parts = x.val.as_ref().and_then(Const::to_complex);
            x.val = parts.map(|(re, im): (BigRational, BigRational)| {
                Const::Float(if id == Builtin::Real { re } else { im })
            });
        } else {
            x.mode = Mode::Value;
        }
        x.ty = result;
        true
    }

    fn copy(&mut self, x: &mut Operand<'a>, y: &Operand<'a>) -> bool {
        let dst = match self.slice_elem(x) {
            Ok(elem) => elem,
            Err(cause) => {
                self.error(x.span(), format!("invalid copy: {cause}"));
                return false;
            }
        };
        let special = self.is_byte_slice(x) && self.bytes_or_strings(y).is_some();
        if special && self.store.is_untyped(y.ty) {
            let mut y = y.clone();
            self.convert_untyped(&mut y, Ty::STRING);
        }
        if !special {
            let src = match self.slice_elem(y) {
                Ok(elem) => elem,
                Err(_) if self.store.all(y.ty, Class::STRING) => Ty::BYTE,
                Err(cause) => {
                    self.error(y.span(), format!("invalid copy: {cause}"));
                    return false;
                }
            };
            if !self.store.identical(dst, src) {
                let (a, b, s, t) = (self.os(x), self.os(y), self.ts(dst), self.ts(src));
                let text =
                    format!("invalid copy: arguments {a} and {b} have different element types {s} and {t}");
                self.error(x.span(), text);
                return false;
            }
        }
        x.mode = Mode::Value;
        x.ty = Ty::INT;
        x.val = None;
        true
    }

    fn delete(&mut self, x: &mut Operand<'a>, key: &Operand<'a>) -> bool {
        let list = self.store.type_list(x.ty).unwrap_or_else(|| vec![(Ty::INVALID, Ty::INVALID)]);
        let mut common: Option<Ty> = None;
        for (_, u) in list {
            let TyKind::Map { key, .. } = *self.store.kind(u) else {
                let text = self.os(x);
                self.error(x.span(), format!("invalid argument: {text} is not a map"));
                return false;
            };
            if let Some(other) = common
                && !self.store.identical(other, key)
            {
                let text = self.os(x);
                let text = format!("invalid argument: maps of {text} must have identical key types");
                self.error(x.span(), text);
                return false;
            }
            common = Some(key);
        }
        *x = key.clone();
        self.assignment(x, common, "argument to delete");
        if !x.is_valid() {
            return false;
        }
        x.mode = Mode::NoValue;
        true
    }

    fn make(&mut self, x: &mut Operand<'a>, call: &Call<'a>) -> bool {
        let arg = &call.args[0];
        let ty = self.var_type(arg);
        if !self.store.is_valid(ty) {
            return false;
        }
        let cause = match self.store.type_list(ty) {
            None => Some("no specific type".to_string()),
            Some(list) => {
                let makeable = |c: &Self, u: Ty| {
                    matches!(c.store.kind(u), TyKind::Slice(_) | TyKind::Map { .. } | TyKind::Chan { .. })
                };
                if list.iter().all(|&(_, u)| makeable(self, u)) {
                    self.common_problem(ty)
                } else {
                    Some("type must be slice, map, or channel".into())
                }
            }
        };
        if let Some(cause) = cause {
            let text = self.es(arg);
            self.error(start_of(arg), format!("invalid argument: cannot make {text}: {cause}"));
            return false;
        }
        let under = self.store.common_underlying(ty).unwrap_or(Ty::INVALID);
        let least = if matches!(self.store.kind(under), TyKind::Slice(_)) { 2 } else { 1 };
        let count = call.args.len();
        if count < least || least + 1 < count {
            let text = self.es(call.e);
            let text = format!(
                "invalid operation: {text} expects {least} or {} arguments; found {count}",
                least + 1
            );
            self.error(start_of(call.e), text);
            return false;
        }
        let sizes: Vec<i64> = call.args[1..].iter().filter_map(|arg| self.index_value(arg, -1).1).collect();
        if let [len, cap] = sizes[..]
            && len > cap
        {
            self.error(call.args[1].span, "invalid argument: length and capacity swapped");
        }
        x.mode = Mode::Value;
        x.ty = ty;
        true
    }

    fn min_max(&mut self, x: &mut Operand<'a>, id: Builtin, name: &str, args: &mut [Operand<'a>]) -> bool {
        use crate::syntax::ast::BinaryOp;
        let op = if id == Builtin::Max { BinaryOp::Gt } else { BinaryOp::Lt };
        for (i, a) in args.iter_mut().enumerate() {
            if !self.store.all(a.ty, Class::ORDERED) {
                let text = self.os(a);
                self.error(a.span(), format!("invalid argument: {text} cannot be ordered"));
                return false;
            }
            if i == 0 {
                continue;
            }
            self.match_types(x, a);
            if !x.is_valid() {
                return false;
            }
            if !self.store.identical(x.ty, a.ty) {
                let (s, t, expr) = (self.ts(x.ty), self.ts(a.ty), self.site_string(&a.site));
                let text = format!(
                    "invalid argument: mismatched types {s} (previous argument) and {t} (type of {expr})"
                );
                self.error(a.span(), text);
                return false;
            }
            if x.is_constant() && a.is_constant() {
                if let (Some(p), Some(q)) = (&a.val, &x.val)
                    && p.compare(op, q)
                {
                    *x = a.clone();
                }
            } else {
                x.mode = Mode::Value;
            }
        }
        if !x.is_constant() {
            x.mode = Mode::Value;
            x.val = None;
            self.assignment(x, Some(Ty::EMPTY_INTERFACE), &format!("argument to built-in {name}"));
            if !x.is_valid() {
                return false;
            }
        }
        for a in args.iter() {
            if let Some(e) = a.expr() {
                self.update_expr_type(e, x.ty, true);
            }
        }
        true
    }

    fn new_value(&mut self, x: &mut Operand<'a>, call: &Call<'a>) -> bool {
        let arg = &call.args[0];
        *x = self.expr_or_type(arg, false);
        self.exclude(x, true, true, false);
        match x.mode {
            Mode::Invalid => return false,
            Mode::Type => self.valid_var_type(arg.span, x.ty),
            _ => {
                if self.store.is_untyped(x.ty) {
                    self.assignment(x, None, "argument to new");
                    if !x.is_valid() {
                        return false;
                    }
                }
            }
        }
        x.mode = Mode::Value;
        x.val = None;
        x.ty = self.store.pointer(x.ty);
        true
    }
}
