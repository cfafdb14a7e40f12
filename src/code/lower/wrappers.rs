//! Functions without source: method table entries for promoted methods and for value methods through pointers,
//! method values, method expressions. All of them find the receiver, pass the parameters on and hand back results.

use super::Lower;
use super::func::FnState;
use super::methods::{Found, MethodTarget};
use super::place::Place;
use crate::code::op::{Boxed, Op, Reg};
use crate::code::program::{FuncId, FuncOrigin, MethodId, Shape, TypeId};
use std::rc::Rc;

/// The method that a wrapper calls.
#[derive(Clone, Copy)]
struct Target<'t> {
    sig: TypeId,
    method: MethodId,
    /// For the method's own type parameters.
    own: &'t [TypeId],
}

impl<'a> Lower<'a> {
    fn enter_wrapper(&mut self, id: FuncId, name: String) {
        let mut state = FnState { id, ..FnState::default() };
        let (name, arguments) = without_type_arguments(&name);
        state.out.name = name.into();
        state.out.shapes = arguments.map(Rc::from);
        state.out.origin = FuncOrigin::Wrapper;
        self.enter(state);
    }

    pub(super) fn method_name(&self, method: MethodId) -> String {
        self.methods.list[method.0 as usize].name.to_string()
    }

    /// As tracebacks print it: `main.(*T).M`, `main.(*T[...]).M`, of a type without a name `go:struct { *main.T }.M`.
    fn wrapper_name(&self, ty: TypeId, method: MethodId) -> String {
        let info = self.types.get(ty);
        match info.desc.shape {
            Shape::Pointer(elem) if info.named.is_none() => self.name_of_wrapper(elem, true, method),
            _ => self.name_of_wrapper(ty, false, method),
        }
    }

    /// In a method table: an interface that holds a pointer to a value calls the pointer's (abi.KindDirectIface).
    fn table_name(&self, ty: TypeId, method: MethodId) -> String {
        match self.types.shape(ty).is_direct(&|ty| self.types.shape(ty)) {
            true => self.wrapper_name(ty, method),
            false => self.name_of_wrapper(ty, true, method),
        }
    }

    fn name_of_wrapper(&self, ty: TypeId, pointer: bool, method: MethodId) -> String {
        let pkg = self.methods.list[method.0 as usize].pkg.clone();
        let mut method = self.method_name(method);
        let of = self.types.get(ty);
        let (package, name) = match &of.desc.named {
            Some((path, _)) => of.link.split_at((path.len() + 1).min(of.link.len())),
            None => {
                if !pkg.is_empty() {
                    method = format!("{pkg}.{method}");
                }
                ("go:", &*of.link)
            }
        };
        match pointer {
            true => format!("{package}(*{name}).{method}"),
            false => format!("{package}{name}.{method}"),
        }
    }

    pub(super) fn lower_wrapper(&mut self, id: FuncId, ty: TypeId, method: MethodId) {
        let name = self.table_name(ty, method);
        self.enter_wrapper(id, name);
        if let Some(found) = self.find_method(ty, method) {
            let sig = self.method_sig(method, &found, &[]);
            let (params, results) = self.sig_parts(sig);
            self.lay_frame(&params, &results, Some(ty));
            let first = self.f.out.result_slots;
            let recv = Reg(first + self.f.out.param_slots);
            self.check_nil_receiver(recv, ty, method, &found);
            self.forward(Target { sig, method, own: &[] }, Reg(first), Place::Reg(recv), ty, &found);
        }
        self.leave();
    }

    /// runtime.panicwrap: a value method called through a nil pointer.
    fn check_nil_receiver(&mut self, recv: Reg, ty: TypeId, method: MethodId, found: &Found) {
        let value_method = matches!(found.target, MethodTarget::Decl { pointer: false, .. });
        if !value_method || !found.path.is_empty() || !matches!(self.types.shape(ty), Shape::Pointer(_)) {
            return;
        }
        let fine = self.new_label();
        self.emit(Op::JumpNeI { a: recv, imm: 0, to: fine.0 });
        let base = self.types.get(found.base);
        let bare = base.desc.named.clone().map(|named| named.1).unwrap_or_default();
        let method = self.method_name(method);
        let (value, _) = without_type_arguments(&format!("{}.{method}", base.link));
        let (pointer, _) = without_type_arguments(&bare);
        let text = format!("value method {value} called using nil *{pointer} pointer");
        let id = self.str_id(text.as_bytes());
        let src = self.alloc(2);
        self.emit(Op::Str { dst: src, id });
        let panic_ty = self.types.known.plain_error;
        self.mark_in_iface(panic_ty);
        self.emit(Op::MakeIface { dst: src, src, ty: panic_ty });
        self.emit(Op::Panic { src, boxed: Boxed::AsIs });
        self.bind(fine);
    }

    /// Calls the found method with the parameters from `params` on the receiver reached from `base`.
    fn forward(&mut self, target: Target, params: Reg, base: Place, ty: TypeId, found: &Found) {
        let Target { sig, method, own } = target;
        let (param_types, result_types) = self.sig_parts(sig);
        let n = self.slots_of_all(&param_types) as u16;
        let results = self.slots_of_all(&result_types) as u16;
        let (place, at_ty) = self.follow(base, ty, &found.path);
        match found.target {
            MethodTarget::Iface => {
                self.live_methods.insert(method);
                let recv = self.read(place, 2);
                self.f.pointees.insert(recv, at_ty);
                let window = self.alloc((results + n).into());
                self.move_n(Reg(window.0 + results), params, n);
                self.emit(Op::CallIface { recv, method, at: window });
                self.move_n(Reg(0), window, results);
            }
            MethodTarget::Decl { obj, pointer } => {
                let recv_ty = if pointer { self.types.pointer(found.base) } else { found.base };
                let recv_slots = self.slots(recv_ty);
                let window = self.alloc(u32::from(results + n) + recv_slots);
                self.move_n(Reg(window.0 + results), params, n);
                self.receiver_from(place, at_ty, recv_ty, pointer, Reg(window.0 + results + n));
                let mut args = self.type_args_of(found.base);
                args.extend(own);
                let func = self.decl_key(obj, args);
                self.emit(Op::Call { func, at: window });
                self.move_n(Reg(0), window, results);
            }
        }
        self.emit(Op::Return);
    }

    pub(super) fn lower_bound(&mut self, id: FuncId, ty: TypeId, method: MethodId, own: &[TypeId]) {
        let name = self.wrapper_name(ty, method);
        self.enter_wrapper(id, format!("{name}-fm"));
        if let Some(found) = self.find_method(ty, method) {
            let sig = self.method_sig(method, &found, own);
            let (params, results) = self.sig_parts(sig);
            self.lay_frame(&params, &results, None);
            let n = self.regs_of(ty);
            let recv = self.alloc(n.into());
            if n > 0 {
                self.emit(Op::LoadCapture { dst: recv, index: 0, n });
            }
            let first = Reg(self.f.out.result_slots);
            self.forward(Target { sig, method, own }, first, Place::Reg(recv), ty, &found);
        }
        self.leave();
    }

    pub(super) fn lower_method_expr(&mut self, id: FuncId, ty: TypeId, method: MethodId, own: &[TypeId]) {
        let name = self.wrapper_name(ty, method);
        self.enter_wrapper(id, name);
        if let Some(found) = self.find_method(ty, method) {
            let sig = self.method_sig(method, &found, own);
            let (mut params, results) = self.sig_parts(sig);
            params.insert(0, ty);
            self.lay_frame(&params, &results, None);
            let recv = Reg(self.f.out.result_slots);
            let first = Reg(recv.0 + self.regs_of(ty));
            self.check_nil_receiver(recv, ty, method, &found);
            self.forward(Target { sig, method, own }, first, Place::Reg(recv), ty, &found);
        }
        self.leave();
    }
}

/// A name with `[...]` for all between its outermost brackets (runtime/traceback.go funcNameForPrint), and what that was.
fn without_type_arguments(name: &str) -> (String, Option<&str>) {
    match (name.find('['), name.rfind(']')) {
        (Some(from), Some(to)) if from < to => {
            (format!("{}[...]{}", &name[..from], &name[to + 1..]), Some(&name[from + 1..to]))
        }
        _ => (name.to_string(), None),
    }
}
