//! Calls: the callee is found, its frame's window is laid out on top of the live registers, arguments are evaluated
//! straight into it, and the results stay at its start.

use super::Lower;
use super::methods::MethodTarget;
use super::place::Place;
use super::walk::unparen;
use crate::code::op::{Callee, Op, Reg};
use crate::code::program::{FuncId, MethodId, NativeId, Shape, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Ident};
use crate::types::{ObjId, ObjectKind, SelectionKind, ValueMode};

/// What a call expression calls. Registers are already evaluated.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    Func(FuncId),
    Native(NativeId),
    Closure(Reg),
    Iface(Reg, MethodId),
}

/// A resolved call: what to call, its function type, and the receiver to pass.
pub(crate) struct Resolved<'a> {
    pub target: Target,
    pub sig: TypeId,
    pub recv: Option<Receiver<'a>>,
}

/// A receiver argument still to be evaluated.
pub(crate) struct Receiver<'a> {
    pub x: &'a Expr,
    pub path: Vec<u32>,
    pub ty: TypeId,
    pub pointer: bool,
}

/// A laid-out window.
#[derive(Clone, Copy)]
pub(crate) struct Window {
    pub at: Reg,
    pub results: u16,
    /// Parameters and receiver.
    pub args: u16,
}

impl<'a> Lower<'a> {
    /// The function, method or function value that `fun` denotes.
    pub fn resolve(&mut self, fun: &'a Expr) -> Resolved<'a> {
        let fun = unparen(fun);
        if let Some((obj, args)) = self.func_named(fun) {
            let sig = self.instance_sig(obj, &args);
            return Resolved { target: self.static_target(obj, args), sig, recv: None };
        }
        let method = match &fun.kind {
            ExprKind::Index { x, .. } => unparen(x),
            _ => fun,
        };
        if let ExprKind::Selector { x, sel } = &method.kind
            && let Some(selection) = self.selection(method)
            && selection.kind == SelectionKind::MethodValue
            && !self.f.hoisted.contains_key(&fun.id)
        {
            return self.resolve_method(x, sel);
        }
        let sig = self.type_of(fun);
        let closure = self.expr(fun);
        Resolved { target: Target::Closure(closure), sig, recv: None }
    }

    /// The declared signature under type arguments.
    pub fn instance_sig(&mut self, obj: ObjId, args: &[TypeId]) -> TypeId {
        let object = self.object(obj);
        let mut params = match &object.kind {
            ObjectKind::Func(func) => func.type_params.to_vec(),
            _ => Vec::new(),
        };
        params.extend(self.own_type_params(obj));
        params.dedup();
        let env = self.env_for(&params, args, super::types::EnvId::NONE);
        self.conv_in(object.ty, env)
    }

    fn static_target(&mut self, obj: ObjId, args: Vec<TypeId>) -> Target {
        if self.is_native(obj) {
            let name = self.func_name(obj, false);
            return Target::Native(self.native_id(&name));
        }
        Target::Func(self.decl_key(obj, args))
    }

    /// The method id of a selector's name.
    pub fn selected_method(&mut self, sel: &Ident) -> MethodId {
        let exported = sel.name.chars().next().is_some_and(char::is_uppercase);
        let pkg = if exported { "".into() } else { self.selected_package(sel) };
        self.method_id(&pkg, &sel.name)
    }

    fn selected_package(&self, sel: &Ident) -> std::rc::Rc<str> {
        let pkg = self.use_of(sel.id).and_then(|obj| self.object(obj).pkg).unwrap_or(self.f.pkg);
        self.package(pkg).path.clone()
    }

    fn resolve_method(&mut self, x: &'a Expr, sel: &'a Ident) -> Resolved<'a> {
        let ty = self.type_of(x);
        let method = self.selected_method(sel);
        let Some(found) = self.find_method(ty, method) else {
            return Resolved { target: Target::Closure(self.int_reg(0)), sig: TypeId(0), recv: None };
        };
        match found.target {
            MethodTarget::Iface => {
                self.live_methods.insert(method);
                let sig = self.method_sig(method, &found, &[]);
                let base = self.receiver_base(x);
                let (place, at_ty) = self.follow(base, ty, &found.path);
                let recv = self.read(place, 2);
                self.f.pointees.insert(recv, at_ty);
                self.f.nil_ifaces.remove(&recv);
                if self.root_var(x).is_some_and(|obj| self.f.captures.always_zero(obj))
                    || self.is_nil_in_literal(x, &found.path)
                {
                    self.f.nil_ifaces.insert(recv);
                }
                Resolved { target: Target::Iface(recv, method), sig, recv: None }
            }
            MethodTarget::Decl { obj, pointer } => {
                let mut args = self.type_args_of(found.base);
                args.extend(self.instance_args(sel));
                let sig = self.instance_sig(obj, &args);
                let target = self.static_target(obj, args);
                let recv_ty = if pointer { self.types.pointer(found.base) } else { found.base };
                let recv = Receiver { x, path: found.path, ty: recv_ty, pointer };
                Resolved { target, sig, recv: Some(recv) }
            }
        }
    }

    /// A pointer operand in a register, else the operand's place.
    pub fn receiver_base(&mut self, x: &'a Expr) -> Place {
        let ty = self.type_of(x);
        if matches!(self.types.shape(ty), Shape::Pointer(_)) {
            return Place::Reg(self.expr(x));
        }
        self.place(x)
    }

    /// Evaluates a receiver into its register.
    pub fn receiver_to(&mut self, recv: &Receiver<'a>, dst: Reg) {
        let mark = self.mark();
        let ty = self.type_of(recv.x);
        let base = self.receiver_base(recv.x);
        let (place, at) = self.follow(base, ty, &recv.path);
        self.receiver_from(place, at, recv.ty, recv.pointer, dst);
        self.release(mark);
    }

    /// Adjusts a receiver found at `place`, of type `at`, to the method's receiver type.
    pub fn receiver_from(&mut self, place: Place, at: TypeId, recv: TypeId, pointer: bool, dst: Reg) {
        let is_pointer = at != recv && matches!(self.types.shape(at), Shape::Pointer(_));
        let n = self.regs_of(recv);
        if pointer && at != recv {
            match place {
                Place::Reg(_) | Place::RegElem { .. } => {
                    let ptr = self.spill(place, at);
                    self.move_n(dst, ptr, 1);
                }
                // The pointer that was followed to the receiver is checked, wherever it lies.
                Place::Mem { ptr, off } if off > 0 || self.f.pointees.contains_key(&ptr) => {
                    self.emit(Op::PtrAdd { dst, ptr, off });
                }
                _ => self.address_to(place, dst),
            }
        } else if is_pointer && !pointer {
            let ptr = self.read(place, 1);
            if n == 0 {
                self.emit(Op::NilCheck { ptr });
            } else {
                self.load_mem(dst, ptr, 0, n);
            }
        } else {
            self.read_to(place, n, dst);
        }
    }

    // ---- windows

    pub fn window(&mut self, sig: TypeId, recv: Option<TypeId>) -> Window {
        let (params, results) = self.sig_parts(sig);
        let results = self.slots_of_all(&results);
        let mut args = self.slots_of_all(&params);
        args += recv.map_or(0, |ty| self.slots(ty));
        let at = self.alloc(results + args);
        Window { at, results: results as u16, args: args as u16 }
    }

    /// Evaluates receiver and arguments into a window.
    pub fn fill_window(&mut self, window: Window, resolved: &Resolved<'a>, args: &'a [Expr], spread: bool) {
        let (params, _) = self.sig_parts(resolved.sig);
        let first = Reg(window.at.0 + window.results);
        if let Some(recv) = &resolved.recv {
            let slots = self.slots_of_all(&params) as u16;
            self.receiver_to(recv, Reg(first.0 + slots));
        }
        let variadic = matches!(self.types.shape(resolved.sig), Shape::Func { variadic: true, .. });
        self.args_to(first, &params, variadic && !spread, args);
    }

    /// Arguments into consecutive registers from `first`.
    fn args_to(&mut self, first: Reg, params: &[TypeId], pack: bool, args: &'a [Expr]) {
        if let [only] = args {
            let ty = self.type_of(only);
            if let Some(members) = self.types.get(ty).tuple.clone() {
                let mark = self.mark();
                let src = self.value(only);
                self.spread_tuple(first, params, pack, src, &members);
                self.release(mark);
                return;
            }
        }
        let fixed = if pack { params.len() - 1 } else { params.len() };
        let mut dst = first;
        for (arg, &ty) in args.iter().zip(&params[..fixed]) {
            self.expr_as_to(arg, ty, dst);
            dst.0 += self.regs_of(ty);
        }
        if pack {
            let elem = self.slice_elem(params[fixed]);
            self.pack_args(dst, elem, args.get(fixed..).unwrap_or(&[]));
        }
    }

    pub fn slice_elem(&self, ty: TypeId) -> TypeId {
        match self.types.shape(ty) {
            Shape::Slice(elem) => *elem,
            _ => TypeId(0),
        }
    }

    /// The slice of a variadic parameter.
    fn pack_args(&mut self, dst: Reg, elem: TypeId, args: &'a [Expr]) {
        if args.is_empty() {
            return self.zero(dst, 3);
        }
        let mark = self.mark();
        let len = self.int_reg(args.len() as i64);
        self.emit(Op::MakeSlice { dst, elem, len, cap: len });
        let n = self.regs_of(elem);
        for (at, arg) in args.iter().enumerate() {
            let inner = self.mark();
            let src = self.expr_as(arg, elem);
            if n > 0 {
                self.store_mem(dst, at as u32 * u32::from(n), src, n);
            }
            self.release(inner);
        }
        self.release(mark);
    }

    /// `f(g())` for a `g` with several results.
    fn spread_tuple(&mut self, first: Reg, params: &[TypeId], pack: bool, src: Reg, members: &[TypeId]) {
        let fixed = if pack { params.len() - 1 } else { params.len() };
        let (mut dst, mut from) = (first, src);
        let mut rest = Vec::new();
        for (at, &member) in members.iter().enumerate() {
            if at < fixed {
                self.assign_conv(from, member, params[at], dst);
                dst.0 += self.regs_of(params[at]);
            } else {
                rest.push((from, member));
            }
            from.0 += self.regs_of(member);
        }
        if !pack {
            return;
        }
        if rest.is_empty() {
            return self.zero(dst, 3);
        }
        let elem = self.slice_elem(params[fixed]);
        let len = self.int_reg(rest.len() as i64);
        self.emit(Op::MakeSlice { dst, elem, len, cap: len });
        let n = self.regs_of(elem);
        for (at, (from, member)) in rest.into_iter().enumerate() {
            let value = self.alloc(n.into());
            self.assign_conv(from, member, elem, value);
            if n > 0 {
                self.store_mem(dst, at as u32 * u32::from(n), value, n);
            }
        }
    }

    pub fn emit_call(&mut self, target: Target, at: Reg) {
        self.emit(match target {
            Target::Func(func) => Op::Call { func, at },
            Target::Native(native) => Op::CallNative { native, at },
            Target::Closure(closure) => Op::CallClosure { closure, at },
            Target::Iface(recv, method) => Op::CallIface { recv, method, at },
        });
    }

    /// For `go` and `defer`, which name functions only.
    pub fn as_callee(&mut self, target: Target, fun: &'a Expr) -> Callee {
        match target {
            Target::Func(func) => Callee::Func(func),
            Target::Closure(reg) => Callee::Closure(reg),
            Target::Iface(reg, method) => Callee::Iface(reg, method),
            Target::Native(_) => Callee::Func(self.native_func(fun)),
        }
    }

    /// The declared function around a native one.
    fn native_func(&mut self, fun: &'a Expr) -> FuncId {
        if let Some((obj, args)) = self.func_named(fun) {
            return self.decl_key(obj, args);
        }
        if let ExprKind::Selector { x, sel } = &unparen(fun).kind {
            let ty = self.type_of(x);
            let method = self.selected_method(sel);
            if let Some(found) = self.find_method(ty, method)
                && let MethodTarget::Decl { obj, .. } = found.target
            {
                let args = self.type_args_of(found.base);
                return self.decl_key(obj, args);
            }
        }
        FuncId(0)
    }

    // ---- call expressions

    /// An ordinary call: the results are at the returned register, on top of the live ones. None for conversions and
    /// builtins, which write to a destination instead.
    pub fn call_result(&mut self, e: &'a Expr) -> Option<Reg> {
        let ExprKind::Call { fun, args, ellipsis, .. } = &e.kind else { return None };
        if let Some(ValueMode::Type | ValueMode::Builtin(_)) = self.mode_of(unparen(fun)) {
            return None;
        }
        let roots: Vec<&'a Expr> = std::iter::once(&**fun).chain(args).collect();
        self.hoist(&roots);
        let resolved = self.resolve(fun);
        let recv_ty = resolved.recv.as_ref().map(|recv| recv.ty);
        let window = self.window(resolved.sig, recv_ty);
        self.fill_window(window, &resolved, args, ellipsis.is_some());
        // A call stands at its parenthesis (cmd/compile/internal/syntax.parser.pexpr), which may be lines below its beginning.
        let at = Span { lo: fun.span.hi, ..e.span };
        let span = if self.on_one_line(fun.span) { self.f.span } else { at };
        self.spanned(span, |l| l.emit_call(resolved.target, window.at));
        self.note_own_call(e.id);
        self.note_call_type(resolved.sig, recv_ty);
        self.release(u32::from(window.at.0) + u32::from(window.results));
        Some(window.at)
    }

    fn on_one_line(&self, span: Span) -> bool {
        let file = self.checked.sources.file(span.file);
        file.line_col(span.lo).line == file.line_col(span.hi).line
    }

    /// Any call expression into `dst` (`n` slots).
    pub fn call_to(&mut self, e: &'a Expr, dst: Reg, n: u16) {
        let ExprKind::Call { fun, args, ellipsis, .. } = &e.kind else { return };
        match self.mode_of(unparen(fun)) {
            Some(ValueMode::Type) => self.conversion_to(e, &args[0], dst),
            Some(ValueMode::Builtin(builtin)) => self.builtin_to(e, builtin, args, ellipsis.is_some(), dst),
            _ => {
                if let Some(src) = self.call_result(e) {
                    self.move_n(dst, src, n);
                }
            }
        }
    }
}
