//! Calls, conversions written as calls, arguments, and explicit function instantiation.

use super::expr::{Kind, Target};
use super::operand::{Mode, Operand, Site, start_of};
use super::{Checker, builtins_data};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::predicates::Class;
use crate::types::ty::*;
use std::rc::Rc;

/// The parts of a call expression.
pub(super) struct Call<'a> {
    pub e: &'a Expr,
    pub fun: &'a Expr,
    pub args: &'a [Expr],
    pub dots: bool,
    pub rparen: Span,
}

/// Type arguments given explicitly; the rest is inferred.
type PartialArgs = Vec<Option<Ty>>;

impl<'a> Checker<'a> {
    /// Instantiates the generic function `x`, explicitly (`inst` is the index expression) or by its target. Returns
    /// the given type arguments when there are too few and `infer` is false.
    pub(super) fn func_inst(
        &mut self,
        target: Option<&Target>,
        pos: Span,
        x: &mut Operand<'a>,
        inst: Option<&'a Expr>,
        infer: bool,
    ) -> Option<Vec<Ty>> {
        let mut list: &'a [Expr] = &[];
        if let Some(e) = inst
            && let ExprKind::Index { indices, .. } = &e.kind
        {
            x.site = Site::Expr(e);
            list = indices;
        }
        let Some(mut args) = self.type_list(list) else {
            x.invalidate();
            return None;
        };
        let sig = self.store.as_signature(x.ty)?;
        let (got, want) = (args.len(), sig.type_params.len());
        if got > want {
            self.error(list[got - 1].span, format!("got {got} type arguments but want {want}"));
            x.invalidate();
            return None;
        }
        let spans: Vec<Span> = list.iter().map(|e| e.span).collect();
        if got < want {
            if !infer {
                return Some(args);
            }
            let mut params = Vec::new();
            let mut operands = Vec::new();
            if let Some(target) = target {
                let plain = Signature { type_params: [].into(), ..(*sig).clone() };
                params.push(self.store.intern(TyKind::Signature(Rc::new(plain))));
                let site = Site::Text(self.operand_pos(x), target.desc.clone());
                operands.push(Operand::value(site, target.sig));
            }
            let (fresh, map) = self.rename(&sig.type_params);
            let params: Vec<Ty> = params.into_iter().map(|ty| self.store.subst(ty, &map)).collect();
            let given: PartialArgs = args.iter().copied().map(Some).collect();
            match self.infer(pos, &fresh, given, &params, &operands, target.is_some()) {
                Ok(inferred) => args = inferred,
                Err(failure) => {
                    if let Some((span, text)) = failure {
                        self.error(span, text);
                    }
                    x.invalidate();
                    return None;
                }
            }
        }
        let pos = self.operand_pos(x);
        x.ty = self.instantiate_signature(pos, x.expr(), &sig, &args, spans);
        x.mode = Mode::Value;
        None
    }

    /// Fresh copies of type parameters, so that a function can be called with its own ones.
    pub(super) fn rename(&mut self, params: &[Ty]) -> (Vec<Ty>, Vec<(Ty, Ty)>) {
        let (fresh, map) = self.store.rename_params(params, &[]);
        (fresh.to_vec(), map)
    }

    pub(super) fn call_expr(&mut self, e: &'a Expr) -> (Operand<'a>, Kind) {
        let ExprKind::Call { fun, args, ellipsis, rparen } = &e.kind else {
            return (Operand::invalid(), Kind::Statement);
        };
        let call = Call { e, fun, args, dots: ellipsis.is_some(), rparen: *rparen };
        let mut inst = None;
        let mut x = if let ExprKind::Index { .. } = fun.kind {
            let (mut x, is_func) = self.index_expr(fun);
            if is_func {
                inst = Some(&**fun);
            }
            x.site = Site::Expr(fun);
            self.record(&x);
            x
        } else {
            self.expr_or_type(fun, true)
        };
        let (mut x, kind) = match x.mode {
            Mode::Invalid => {
                self.use_exprs(args);
                (x, Kind::Statement)
            }
            Mode::Type => (self.conversion_call(&call, x), Kind::Conversion),
            Mode::Builtin(builtin) => {
                let ok = self.builtin(&mut x, &call, builtin);
                if !ok {
                    x.invalidate();
                }
                if x.is_valid() && x.mode != Mode::Constant {
                    self.env.has_call_or_recv = true;
                }
                (x, builtins_data::kind(builtin))
            }
            _ => (self.function_call(&call, x, inst), Kind::Statement),
        };
        x.site = Site::Expr(e);
        (x, kind)
    }

    fn conversion_call(&mut self, call: &Call<'a>, mut x: Operand<'a>) -> Operand<'a> {
        self.non_generic(None, &mut x);
        if !x.is_valid() {
            return x;
        }
        let ty = x.ty;
        x.invalidate();
        if !self.is_complete(ty) {
            return x;
        }
        match call.args {
            [] => {
                let text = self.ts(ty);
                self.error(start_of(call.e), format!("missing argument in conversion to {text}"));
            }
            [arg] => {
                let target = self.target(ty, "conversion");
                x = self.expr(target.as_ref(), arg);
                if !x.is_valid() {
                    return x;
                }
                if self.store.is_proper_interface(ty) && !self.store.type_set(ty).is_method_set() {
                    let text = self.ts(ty);
                    let text = format!(
                        "cannot use interface {text} in conversion (contains specific type constraints or is comparable)"
                    );
                    self.error(start_of(call.e), text);
                    x.invalidate();
                    return x;
                }
                if call.dots {
                    let text = self.ts(ty);
                    self.error(start_of(arg), format!("invalid use of ... in conversion to {text}"));
                    x.invalidate();
                    return x;
                }
                self.conversion(&mut x, ty);
            }
            [.., last] => {
                self.use_exprs(call.args);
                let text = self.ts(ty);
                self.error(start_of(last), format!("too many arguments in conversion to {text}"));
            }
        }
        x
    }

    fn function_call(&mut self, call: &Call<'a>, mut x: Operand<'a>, inst: Option<&'a Expr>) -> Operand<'a> {
        let Some(sig) = self.callee_signature(&x) else {
            self.use_exprs(call.args);
            x.invalidate();
            return x;
        };
        let was_generic = !sig.type_params.is_empty();
        let mut sig = sig;
        let mut given: PartialArgs = Vec::new();
        let mut spans = Vec::new();
        if let Some(e) = inst
            && let ExprKind::Index { indices, .. } = &e.kind
        {
            let Some(list) = self.type_list(indices) else {
                self.use_exprs(call.args);
                x.invalidate();
                return x;
            };
            let (got, want) = (list.len(), sig.type_params.len());
            if got > want {
                self.error(indices[want].span, format!("got {got} type arguments but want {want}"));
                self.use_exprs(call.args);
                x.invalidate();
                return x;
            }
            spans = indices.iter().map(|e| e.span).collect();
            if got == want && want > 0 {
                let pos = self.node_pos(e);
                let ty = self.instantiate_signature(pos, Some(e), &sig, &list, std::mem::take(&mut spans));
                if let Some(instantiated) = self.store.as_signature(ty) {
                    sig = instantiated;
                }
            } else {
                given = list.into_iter().map(Some).collect();
            }
        }
        let (mut args, arg_types) = self.generic_expr_list(call.args);
        let sig = self.arguments(call, &sig, given, spans, &mut args, arg_types);
        if was_generic && sig.type_params.is_empty() {
            let ty = self.store.intern(TyKind::Signature(sig.clone()));
            self.record_type(call.fun, Mode::Value, ty, None);
        }
        x.val = None;
        match &sig.results[..] {
            [] => {
                // The operand keeps the function's type, which messages about arguments show.
                x.mode = Mode::NoValue;
            }
            &[ty] => {
                x.mode = Mode::Value;
                if !self.is_complete(ty) {
                    x.invalidate();
                    return x;
                }
                x.ty = ty;
            }
            list => {
                x.mode = Mode::Value;
                x.ty = self.store.tuple(list);
            }
        }
        self.env.has_call_or_recv = true;
        if x.mode == Mode::Value && !sig.type_params.is_empty() && self.mentions_any(x.ty, &sig.type_params) {
            x.invalidate();
        }
        x
    }

    /// The signature that an operand is called with; reports an operand that is not a function.
    fn callee_signature(&mut self, x: &Operand<'a>) -> Option<Rc<Signature>> {
        if let Some(sig) = self.store.as_signature(x.ty) {
            return Some(sig);
        }
        let mut cause = None;
        match self.store.type_list(x.ty) {
            None => cause = Some("no specific type".to_string()),
            Some(list) => {
                let other = list.iter().find(|&&(_, u)| self.store.as_signature(u).is_none());
                if let Some(&(t, _)) = other {
                    cause = Some(format!("{} is not a function", self.ts(t)));
                }
            }
        }
        if cause.is_none() {
            cause = self.common_problem(x.ty);
        }
        if cause.is_none()
            && let Some(u) = self.store.common_underlying(x.ty)
        {
            return self.store.as_signature(u);
        }
        let text = self.os(x);
        let cause = cause.unwrap_or_default();
        self.error(x.span(), format!("invalid operation: cannot call {text}: {cause}"));
        None
    }

    pub(super) fn expr_list(&mut self, list: &'a [Expr]) -> Vec<Operand<'a>> {
        match list {
            [] => Vec::new(),
            [e] => self.multi_expr(e, false).0,
            list => list.iter().map(|e| self.expr(None, e)).collect(),
        }
    }

    /// Arguments, which may be generic functions; the type arguments given to partially instantiated ones.
    fn generic_expr_list(&mut self, list: &'a [Expr]) -> (Vec<Operand<'a>>, Vec<Option<Vec<Ty>>>) {
        if let [e] = list {
            let (mut x, given) = self.generic_argument(e, true);
            if x.is_valid()
                && x.mode == Mode::Value
                && let Some(types) = self.store.as_tuple(x.ty)
            {
                let values = types.iter().map(|&ty| Operand::value(Site::Expr(e), ty));
                return (values.collect(), Vec::new());
            }
            if given.is_none() {
                self.exclude(&mut x, true, true, true);
            }
            return (vec![x], vec![given]);
        }
        let mut operands = Vec::new();
        let mut given = Vec::new();
        for e in list {
            let (mut x, args) = self.generic_argument(e, false);
            if args.is_none() {
                self.exclude(&mut x, true, true, true);
                self.single_value(&mut x);
            }
            operands.push(x);
            given.push(args);
        }
        (operands, given)
    }

    fn generic_argument(&mut self, e: &'a Expr, _single: bool) -> (Operand<'a>, Option<Vec<Ty>>) {
        if let ExprKind::Index { .. } = e.kind {
            let (mut x, is_func) = self.index_expr(e);
            x.site = Site::Expr(e);
            if is_func {
                let pos = self.operand_pos(&x);
                let given = self.func_inst(None, pos, &mut x, Some(e), false);
                if given.is_none() {
                    self.record(&x);
                }
                return (x, given);
            }
            self.record(&x);
            return (x, None);
        }
        (self.raw_expr(None, e, None, true).0, None)
    }

    /// Checks arguments against a signature, inferring type arguments; the signature as instantiated.
    pub(super) fn arguments(
        &mut self,
        call: &Call<'a>,
        sig: &Rc<Signature>,
        mut given: PartialArgs,
        spans: Vec<Span>,
        args: &mut [Operand<'a>],
        arg_types: Vec<Option<Vec<Ty>>>,
    ) -> Rc<Signature> {
        let Some((mut params, adjusted)) = self.adjusted_params(call, sig, args) else { return sig.clone() };
        let own = sig.type_params.len();
        let mut type_params: Vec<Ty> = Vec::new();
        if own > 0 {
            let (fresh, map) = self.rename(&sig.type_params);
            params = params.iter().map(|&ty| self.store.subst(ty, &map)).collect();
            type_params = fresh;
            given.resize(own, None);
        }
        let generic_args = self.generic_arguments(args, &arg_types, &mut type_params, &mut given);
        let mut result = sig.clone();
        if !type_params.is_empty() {
            let pos = self.node_pos(call.e);
            let inferred = match self.infer(pos, &type_params, given, &params, args, false) {
                Ok(inferred) => inferred,
                Err(failure) => {
                    if let Some((span, text)) = failure {
                        let fun = self.es(call.fun);
                        self.error(span, format!("in call to {fun}, {text}"));
                    }
                    return sig.clone();
                }
            };
            if own > 0 {
                let ty = self.instantiate_signature(pos, Some(call.fun), sig, &inferred[..own], spans);
                if let Some(instantiated) = self.store.as_signature(ty) {
                    result = instantiated;
                }
                if adjusted {
                    let map: Vec<(Ty, Ty)> =
                        type_params[..own].iter().copied().zip(inferred.iter().copied()).collect();
                    params = params.iter().map(|&ty| self.store.subst(ty, &map)).collect();
                } else {
                    params = result.params.to_vec();
                }
            }
            let mut next = own;
            for (i, sig) in generic_args {
                let end = next + sig.type_params.len();
                let x = &mut args[i];
                x.ty = self.instantiate_signature(pos, x.expr(), &sig, &inferred[next..end], Vec::new());
                let x = args[i].clone();
                self.record(&x);
                next = end;
            }
        }
        if !args.is_empty() {
            let mut context = None;
            for (x, &ty) in args.iter_mut().zip(&params) {
                self.argument(x, ty, call, &mut context);
            }
        }
        result
    }

    /// Assigns an argument; the context's text is made only when something may be reported.
    fn argument(&mut self, x: &mut Operand<'a>, ty: Ty, call: &Call<'a>, context: &mut Option<String>) {
        if x.mode != Mode::Invalid
            && x.ty == ty
            && !self.store.is_untyped(ty)
            && x.mode != Mode::NoValue
            && self.store.as_signature(ty).is_none_or(|sig| sig.type_params.is_empty())
            && self.store.as_tuple(ty).is_none()
        {
            return;
        }
        let context = context
            .get_or_insert_with(|| format!("argument to {}", super::expr_string::expr_string(call.fun)));
        let context = context.clone();
        self.assignment(x, Some(ty), &context);
    }

    /// Parameter types matched to the number of arguments (variadic ones repeated); nothing after an error.
    fn adjusted_params(
        &mut self,
        call: &Call<'a>,
        sig: &Signature,
        args: &[Operand<'a>],
    ) -> Option<(Vec<Ty>, bool)> {
        let mut params = sig.params.to_vec();
        let mut expected = params.len();
        let mut adjusted = false;
        if sig.variadic {
            if call.dots {
                if call.args.len() == 1 && args.len() > 1 {
                    let text = self.es(&call.args[0]);
                    let text = format!("cannot use ... with {}-valued {text}", args.len());
                    self.error(start_of(call.e), text);
                    return None;
                }
            } else if args.len() + 1 >= params.len() {
                let last = params.pop().unwrap_or(Ty::INVALID);
                let elem = match *self.store.kind(last) {
                    TyKind::Slice(elem) => elem,
                    _ => last,
                };
                params.resize(args.len(), elem);
                adjusted = true;
                expected = args.len();
            } else {
                expected -= 1;
            }
        } else if call.dots {
            let text = self.es(call.fun);
            self.error(start_of(call.e), format!("cannot use ... in call to non-variadic {text}"));
            return None;
        }
        if args.len() == expected {
            return Some((params, adjusted));
        }
        let (at, qualifier) = if args.len() > expected {
            (args[expected].span(), "too many")
        } else {
            (args.last().map_or(call.rparen, |x| x.span()), "not enough")
        };
        let have: Vec<Ty> = args.iter().map(|x| x.ty).collect();
        let have = self.types_summary(&have, false, call.dots);
        let want = self.types_summary(&sig.params, sig.variadic, false);
        let fun = self.es(call.fun);
        let text = format!("{qualifier} arguments in call to {fun}\n\thave {have}\n\twant {want}");
        let at = if args.is_empty() { self.empty_call_pos(call) } else { at };
        self.error(at, text);
        None
    }

    /// Where a call without arguments is reported as lacking some.
    fn empty_call_pos(&self, call: &Call<'a>) -> Span {
        call.e.span
    }

    /// Generic functions among the arguments: their type parameters join those to be inferred.
    fn generic_arguments(
        &mut self,
        args: &mut [Operand<'a>],
        arg_types: &[Option<Vec<Ty>>],
        type_params: &mut Vec<Ty>,
        given: &mut PartialArgs,
    ) -> Vec<(usize, Rc<Signature>)> {
        let mut list = Vec::new();
        for (i, x) in args.iter_mut().enumerate() {
            if !x.is_valid() {
                continue;
            }
            let Some(sig) = self.store.as_signature(x.ty).filter(|sig| !sig.type_params.is_empty()) else {
                continue;
            };
            let (fresh, map) = self.rename(&sig.type_params);
            let renamed = Signature {
                params: self.store.subst_list(&sig.params, &map),
                results: self.store.subst_list(&sig.results, &map),
                variadic: sig.variadic,
                type_params: fresh.as_slice().into(),
                names: sig.names.clone(),
            };
            let renamed = Rc::new(renamed);
            x.ty = self.store.intern(TyKind::Signature(renamed.clone()));
            type_params.extend(&fresh);
            if let Some(Some(args)) = arg_types.get(i) {
                given.extend(args.iter().copied().map(Some));
            }
            given.resize(type_params.len(), None);
            list.push((i, renamed));
        }
        list
    }

    /// `(int, string, number)`: the types of arguments or parameters in a message.
    pub(super) fn types_summary(&mut self, list: &[Ty], variadic: bool, dots: bool) -> String {
        let mut out = Vec::new();
        for (i, &ty) in list.iter().enumerate() {
            let last = i + 1 == list.len();
            let mut text = if ty == Ty::UNSET || !self.store.is_valid(ty) {
                "unknown type".to_string()
            } else if self.store.is_untyped(ty) {
                if self.store.is(ty, Class::NUMERIC) {
                    "number".into()
                } else {
                    self.ts(ty).replace("untyped ", "")
                }
            } else {
                self.ts(ty)
            };
            if last && variadic {
                if let TyKind::Slice(elem) = *self.store.kind(ty) {
                    text = self.ts(elem);
                }
                text = format!("...{text}");
            } else if last && dots {
                text.push_str("...");
            }
            out.push(text);
        }
        format!("({})", out.join(", "))
    }
}
