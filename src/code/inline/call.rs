//! Calls, conversions and builtins, counted: a call of a function that would be inlined costs what its body costs, any
//! other 57 more.

use super::conversion;
use super::cost::Count;
use super::target::{Target, is_intrinsic};
use super::tree::{self, unparen};
use super::{Callee, Go, Why};
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::object::{Builtin, VarKind};
use crate::types::ty::Signature;
use crate::types::{Basic, ObjId, ObjectKind, SelectionKind, Ty, TyKind, ValueMode};
use std::rc::Rc;

/// What a call costs beyond its nodes.
const CALL: i64 = 57;
/// The same of a parameter since Go 1.25, which may turn out to be a known function.
const CALL_OF_PARAMETER: i64 = 17;

impl<'a> Count<'_, '_, 'a> {
    pub fn call(&mut self, e: &'a Expr, fun: &'a Expr, args: &'a [Expr], spread: bool) {
        match self.mode_of(unparen(fun)) {
            Some(ValueMode::Type) => {
                let Some(to) = self.type_of(e) else { return };
                args.iter().for_each(|x| self.conversion(to, x));
            }
            Some(ValueMode::Builtin(builtin)) => self.builtin(e, builtin, args, spread),
            _ => self.ordinary(fun, args, spread),
        }
    }

    /// `T(x)`.
    fn conversion(&mut self, to: Ty, x: &'a Expr) {
        let types = self.types();
        if let Some(from) = self.type_of(x).filter(|_| !self.is_nil(x)) {
            let constant = self.is_const(x) && !conversion::is_interface(types, to);
            let cost = conversion::cost(types, from, to);
            // Of a constant it stays where it makes a value of another kind.
            let makes = matches!(types.kind(conversion::underlying(types, to)), TyKind::Slice(_));
            let boxed = self.is_const(x) && conversion::is_interface(types, to);
            if let (Some(Const::Str(text)), TyKind::Slice(elem)) =
                (self.const_of(x), types.kind(conversion::underlying(types, to)))
                && matches!(types.kind(conversion::underlying(types, *elem)), TyKind::Basic(Basic::Int32))
            {
                // A literal of runes.
                self.extra(1);
                self.node(1 + 3 * String::from_utf8_lossy(text).chars().count() as u32);
                return;
            }
            self.node(if boxed {
                1
            } else if constant && !makes {
                0
            } else {
                cost
            });
        }
        self.expr(x);
    }

    /// What is called, without the node of the call and the arguments.
    pub fn called(&mut self, fun: &'a Expr) {
        let fun = unparen(fun);
        let target = self.target(fun);
        let extra = self.call_cost(fun, &target);
        self.extra(extra);
        self.callee(fun);
    }

    fn ordinary(&mut self, fun: &'a Expr, args: &'a [Expr], spread: bool) {
        self.node(1);
        self.called(fun);
        let fun = unparen(fun);
        let Some(sig) = self.signature(fun) else { return };
        self.arguments(&sig, args, spread);
    }

    fn signature(&self, fun: &Expr) -> Option<Rc<Signature>> {
        let types = self.types();
        let ident = match &fun.kind {
            ExprKind::Ident(ident) => Some(ident),
            ExprKind::Selector { sel, .. } => Some(sel),
            ExprKind::Index { x, .. } => match &unparen(x).kind {
                ExprKind::Ident(ident) => Some(ident),
                ExprKind::Selector { sel, .. } => Some(sel),
                _ => None,
            },
            _ => None,
        };
        let instance = ident.and_then(|ident| {
            self.judge.survey.package.info.instances.get(ident.id.0 as usize).and_then(Option::as_ref)
        });
        let ty = instance.map(|instance| instance.ty).or_else(|| self.type_of(fun))?;
        match types.kind(conversion::underlying(types, ty)) {
            TyKind::Signature(sig) => Some(sig.clone()),
            _ => None,
        }
    }

    /// What the call costs more than its nodes.
    fn call_cost(&mut self, fun: &'a Expr, target: &Target) -> i64 {
        let go = self.judge.go;
        match target {
            Target::Own(at) => {
                let at = *at;
                if self.judge.survey.functions[at].is_literal() && self.reaches_frames(at) {
                    return self.cost_of_unknown(fun);
                }
                if self.judge.survey.functions[at].is_literal() && at != self.function {
                    self.judge.judge(at);
                }
                match self.judge.callee(at) {
                    Some(callee) if go.cost_ok(callee, self.is_big) => i64::from(callee.cost),
                    Some(_) | None => self.cost_of_unknown(fun),
                }
            }
            Target::Library(name) if is_intrinsic(name) => 0,
            Target::Library(name) => match (self.judge.survey.library)(name, go) {
                Some(cost) if go.cost_ok(Callee { cost, literal: false, once: false }, self.is_big) => {
                    cost.into()
                }
                Some(_) | None => CALL,
            },
            Target::Unknown => self.cost_of_unknown(fun),
        }
    }

    /// A literal with variables of another function than the caller is not inlined into it.
    fn reaches_frames(&self, literal: usize) -> bool {
        let survey = self.judge.survey;
        survey.functions[literal].parent != Some(self.function) && survey.captures(literal)
    }

    fn cost_of_unknown(&self, fun: &Expr) -> i64 {
        let variable = match &fun.kind {
            ExprKind::Ident(ident) => self.use_of(ident.id),
            _ => None,
        };
        match variable.map(|obj| (obj, &self.object(obj).kind)) {
            Some((obj, ObjectKind::Var(kind))) if self.judge.go == Go::Go127 => {
                let parameter = matches!(kind, VarKind::Param | VarKind::Receiver | VarKind::Result);
                let captured = *kind != VarKind::Package && !self.is_declared_here(obj);
                match captured || parameter && *kind != VarKind::Result {
                    true => CALL_OF_PARAMETER,
                    false => CALL,
                }
            }
            _ => CALL,
        }
    }

    fn is_declared_here(&self, obj: ObjId) -> bool {
        let survey = self.judge.survey;
        let at = self.object(obj).span;
        survey.innermost(at) == Some(self.function)
    }

    /// The node of what is called, and the arguments that it brings: the receiver, a dictionary.
    fn callee(&mut self, fun: &'a Expr) {
        let method = match &fun.kind {
            ExprKind::Index { x, .. } => unparen(x),
            _ => fun,
        };
        if let ExprKind::Selector { x, .. } = &method.kind
            && let Some(selection) = self.selection(method)
            && selection.kind == SelectionKind::MethodValue
        {
            let types = self.types();
            if let Some(obj) = selection.obj {
                // A method expression is free of charge.
                self.free(2);
                self.receiver(selection, x);
                if let ObjectKind::Func(of) = &self.object(obj).kind
                    && !of.type_params.is_empty()
                {
                    let (base, _) = types.deref(selection.recv);
                    self.node(if types.is_parameterized(base) { 4 } else { 2 });
                }
            } else if types.is_type_param(types.deref(selection.recv).0) {
                self.node(5);
                self.receiver(selection, x);
            } else {
                self.node(selection.path.len() as u32);
                self.simple(x);
            }
            return;
        }
        match self.type_arguments(fun) {
            Some(args) => {
                let derived = args.iter().any(|&ty| self.types().is_parameterized(ty));
                self.node(1 + if derived { 4 } else { 2 });
            }
            None => self.simple(fun),
        }
    }

    /// Of what is called only a name may have effects; anything else gets a variable (RewriteNonNameCall).
    fn simple(&mut self, e: &'a Expr) {
        if self.has_call(e) {
            self.node(5);
        }
        self.expr(e);
    }

    fn has_call(&self, e: &Expr) -> bool {
        let e = unparen(e);
        if self.is_const(e) {
            return false;
        }
        let own = match &e.kind {
            ExprKind::Call { fun, .. } => {
                let mode = self.mode_of(unparen(fun));
                !matches!(mode, Some(ValueMode::Type | ValueMode::Builtin(Builtin::New)))
            }
            ExprKind::Unary { op: UnaryOp::Recv, .. } => true,
            _ => false,
        };
        let mut found = own;
        tree::operands(e, &mut |x| found = found || self.has_call(x));
        found
    }

    fn arguments(&mut self, sig: &Signature, args: &'a [Expr], spread: bool) {
        let params = &sig.params;
        if !sig.variadic || spread {
            let types: Vec<Option<Ty>> = params.iter().map(|&ty| Some(ty)).collect();
            self.values(&types, args);
            return;
        }
        let fixed = params.len().saturating_sub(1);
        let elem = params.last().and_then(|&ty| match self.types().kind(self.types().unalias(ty)) {
            TyKind::Slice(elem) => Some(*elem),
            _ => None,
        });
        let tuple = match args {
            [only] => {
                self.type_of(only).and_then(|ty| self.types().as_tuple(ty)).filter(|tuple| tuple.len() > 1)
            }
            _ => None,
        };
        let given = tuple.as_ref().map_or(args.len(), |tuple| tuple.len());
        let types: Vec<Option<Ty>> =
            (0..given).map(|at| if at < fixed { Some(params[at]) } else { elem }).collect();
        self.values(&types, args);
        if given > fixed {
            self.node(1);
            self.extra(1);
        } else {
            self.node(1);
        }
    }

    fn builtin(&mut self, e: &'a Expr, builtin: Builtin, args: &'a [Expr], spread: bool) {
        self.node(1);
        match builtin {
            Builtin::Append => {
                let elem = match self.kind_of(e) {
                    Some(TyKind::Slice(elem)) if !spread => Some(*elem),
                    _ => None,
                };
                for (at, arg) in args.iter().enumerate() {
                    self.converted(elem.filter(|_| at > 0), arg);
                }
            }
            Builtin::Delete => {
                let key = match args.first().and_then(|map| self.kind_of(map)) {
                    Some(TyKind::Map { key, .. }) => Some(*key),
                    _ => None,
                };
                for (at, arg) in args.iter().enumerate() {
                    self.converted(key.filter(|_| at > 0), arg);
                }
            }
            Builtin::Panic => {
                self.extra(1);
                args.iter().for_each(|arg| self.expr(arg));
            }
            Builtin::Make => {
                args.iter().skip(1).for_each(|arg| self.expr(arg));
                let slice = matches!(self.kind_of(e), Some(TyKind::Slice(_)));
                if args.len() == 1 && !slice {
                    self.node(1);
                }
            }
            Builtin::New => match args.first() {
                Some(arg) if self.mode_of(unparen(arg)) != Some(ValueMode::Type) => {
                    self.node(5);
                    self.expr(arg);
                }
                _ => self.free(1),
            },
            Builtin::Recover => self.impossible(Why::Recover),
            Builtin::Cap
            | Builtin::Clear
            | Builtin::Close
            | Builtin::Complex
            | Builtin::Copy
            | Builtin::Imag
            | Builtin::Len
            | Builtin::Max
            | Builtin::Min
            | Builtin::Print
            | Builtin::Println
            | Builtin::Real
            | Builtin::UnsafeAdd
            | Builtin::UnsafeAlignof
            | Builtin::UnsafeOffsetof
            | Builtin::UnsafeSizeof
            | Builtin::UnsafeSlice
            | Builtin::UnsafeSliceData
            | Builtin::UnsafeString
            | Builtin::UnsafeStringData => args.iter().for_each(|arg| self.expr(arg)),
        }
    }

    /// What a call calls (inlCallee).
    fn target(&self, fun: &'a Expr) -> Target {
        self.judge.survey.target(fun)
    }
}
