//! Whole functions: declared ones and `init`, their frames, parameters, results, epilogues, names.

use super::func::{FnState, Home, ResultSlot, Var};
use super::types::EnvId;
use super::{FuncKey, Lower};
use crate::code::inline::Key;
use crate::code::op::{DeferKind, Op, Pc, Reg};
use crate::code::program::{FrameSize, FrameSizes, FuncId, FuncOrigin, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Block, Field, FuncDecl, NodeId};
use crate::types::{ObjId, ObjectKind, PackageId};
use std::rc::Rc;

impl<'a> Lower<'a> {
    /// Saves the function around and starts `state`.
    pub fn enter(&mut self, state: FnState) {
        let outer = std::mem::replace(&mut self.f, state);
        self.stack.push(outer);
    }

    /// Ends the current function, storing it under its id.
    pub fn leave(&mut self) {
        let outer = self.stack.pop().unwrap_or_default();
        let mut state = std::mem::replace(&mut self.f, outer);
        let end = state.out.code.len() as Pc;
        for op in &mut state.out.code {
            if let Some(to) = op.target_mut() {
                *to = state.labels[*to as usize].unwrap_or(end);
            }
        }
        for local in &mut state.out.locals {
            local.to = local.to.min(end);
        }
        state.out.stmt_starts.dedup();
        state.out.stmt_starts.retain(|&pc| pc < end);
        state.out.frames = self.rough_frames(&state);
        self.funcs[state.id.0 as usize] = state.out;
    }

    /// Of a function of the library, which is not as Go's: registers but for those that the caller's frame has, variables
    /// that are captured by reference and do not escape, what the deferred calls need, return address and frame pointer.
    fn rough_frames(&self, state: &FnState) -> FrameSizes {
        let out = &state.out;
        let of_caller = u32::from(out.result_slots) + u32::from(out.param_slots) + u32::from(out.recv_slots);
        let own = u32::from(out.regs).saturating_sub(of_caller) * 8;
        let (mut open, mut defers) = (false, 0);
        for op in &out.code {
            let Op::Defer { site } = op else { continue };
            match self.sites.get(site.0 as usize).map(|site| site.kind) {
                // The closure and the slot for it.
                Some(DeferKind::OpenCoded) => {
                    open = true;
                    defers += 16;
                }
                // runtime._defer, and the closure.
                Some(DeferKind::Stack) => defers += 64,
                Some(DeferKind::Heap) | None => {}
            }
        }
        // The bits that say which open-coded defers were reached.
        let bits = if open { 8 } else { 0 };
        let bytes = (own + state.framed_bytes + defers + bits).saturating_add(16);
        let size = FrameSize { bytes, checked: true, inlined: Vec::new() };
        FrameSizes { go123: size.clone(), go127: size }
    }

    pub fn origin(&self, pkg: PackageId) -> FuncOrigin {
        if self.is_user(pkg) { FuncOrigin::User } else { FuncOrigin::Library }
    }

    pub(super) fn lower_decl(&mut self, id: FuncId, obj: ObjId, args: Vec<TypeId>) {
        let Some(at) = self.decl_of(obj) else { return };
        let object = self.object(obj);
        let ObjectKind::Func(func) = &object.kind else { return };
        let mut params: Vec<crate::types::Ty> = func.type_params.to_vec();
        params.extend(self.own_type_params(obj));
        params.dedup();
        let env = self.env_for(&params, &args, EnvId::NONE);
        let name = self.func_name(obj, !args.is_empty());
        let mut state = FnState { id, pkg: at.pkg, env, ..FnState::default() };
        state.out.name = name.clone().into();
        state.out.origin = self.origin(at.pkg);
        state.out.shapes = (self.is_user(at.pkg) && !args.is_empty()).then(|| self.shapes(&params, &args));
        state.out.span = at.decl.name.span;
        state.span = at.decl.span;
        self.enter(state);
        self.note_function(id, Key::Decl(obj));
        if at.decl.body.is_none() {
            self.lower_native_body(obj, &name);
        } else {
            let analysis = self.analyse_decl(at.decl);
            self.f.range_use = analysis.range_use(None);
            self.f.captures = Rc::new(analysis);
            self.lower_decl_body(obj, at.decl);
        }
        self.leave();
    }

    /// The type parameters that a method declares itself, or that a function has.
    pub fn own_type_params(&self, obj: ObjId) -> Vec<crate::types::Ty> {
        match self.checked.types.kind(self.object(obj).ty) {
            crate::types::TyKind::Signature(sig) => sig.type_params.to_vec(),
            _ => Vec::new(),
        }
    }

    /// `main.f`, `main.T.M`, `main.(*T).M`, with `[...]` for an instance, as tracebacks print it.
    pub fn func_name(&self, obj: ObjId, instance: bool) -> String {
        let object = self.object(obj);
        let pkg = object.pkg.map(|pkg| self.package(pkg).path.clone()).unwrap_or_default();
        let dots = if instance { "[...]" } else { "" };
        let ObjectKind::Func(func) = &object.kind else { return object.name.to_string() };
        let Some(recv) = &func.recv else { return format!("{pkg}.{}{dots}", object.name) };
        let base = self.base_name(recv.base);
        if recv.pointer {
            format!("{pkg}.(*{base}{dots}).{}", object.name)
        } else {
            format!("{pkg}.{base}{dots}.{}", object.name)
        }
    }

    fn base_name(&self, ty: crate::types::Ty) -> Rc<str> {
        match self.checked.types.kind(ty) {
            crate::types::TyKind::Named(id) => {
                let data = &self.checked.types.named[id.0 as usize];
                self.object(data.obj).name.clone()
            }
            crate::types::TyKind::Alias(id) => {
                let target = self.checked.types.aliases[id.0 as usize].target;
                target.map(|ty| self.base_name(ty)).unwrap_or_default()
            }
            _ => "".into(),
        }
    }

    fn lower_decl_body(&mut self, obj: ObjId, decl: &'a FuncDecl) {
        let Some(body) = &decl.body else { return };
        let recv = match &self.object(obj).kind {
            ObjectKind::Func(func) => func.recv.clone(),
            _ => None,
        };
        let sig = self.object(obj).ty;
        let sig = self.conv(sig);
        let recv = recv.map(|recv| {
            let base = self.conv(recv.base);
            let ty = if recv.pointer { self.types.pointer(base) } else { base };
            (recv.var, ty)
        });
        self.lower_body(sig, &decl.sig.params, &decl.sig.results, recv, body, None);
    }

    /// Prologue, body, epilogue. `prologue` runs after parameters are bound.
    #[allow(clippy::type_complexity)]
    pub fn lower_body(
        &mut self,
        sig: TypeId,
        params: &'a [Field],
        results: &'a [Field],
        recv: Option<(ObjId, TypeId)>,
        body: &'a Block,
        closure: Option<NodeId>,
    ) {
        let (param_types, result_types) = self.sig_parts(sig);
        self.lay_frame(&param_types, &result_types, recv.map(|r| r.1));
        if let Some(lit) = closure {
            self.load_captures(lit);
        }
        let span = self.f.out.span;
        self.f.span = span;
        let mut at = u32::from(self.f.out.result_slots);
        let names = self.field_objects(params);
        for (index, &ty) in param_types.iter().enumerate() {
            let reg = Reg(at as u16);
            at += self.slots(ty);
            if let Some(obj) = names.get(index).copied().flatten() {
                self.bind_param(obj, ty, reg);
            }
        }
        if let Some((obj, ty)) = recv {
            self.bind_param(obj, ty, Reg(at as u16));
        }
        let framed = self.f.captures.framed(closure);
        let first = self.alloc(framed.len() as u32);
        self.f.out.cleared = (first, framed.len() as u16);
        self.f.framed = framed.into_iter().zip(first.0..).map(|(obj, at)| (obj, Reg(at))).collect();
        self.plan_defers(body, results);
        self.bind_results(results, &result_types);
        self.block(body);
        self.end_function(body.rbrace);
    }

    /// Fills in the frame's fixed part.
    pub fn lay_frame(&mut self, params: &[TypeId], results: &[TypeId], recv: Option<TypeId>) {
        let result_slots = self.slots_of_all(results);
        let param_slots = self.slots_of_all(params);
        let recv_slots = recv.map_or(0, |ty| self.slots(ty));
        let mut reg = 0;
        self.f.results.clear();
        for &ty in results {
            self.f.results.push(ResultSlot { reg: Reg(reg), ty, boxed: None });
            reg += self.regs_of(ty);
        }
        let out = &mut self.f.out;
        out.result_slots = result_slots as u16;
        out.param_slots = param_slots as u16;
        out.recv_slots = recv_slots as u16;
        out.params = params.to_vec();
        out.results = results.to_vec();
        out.recv = recv;
        self.alloc(result_slots + param_slots + recv_slots);
    }

    pub fn sig_parts(&self, sig: TypeId) -> (Vec<TypeId>, Vec<TypeId>) {
        match self.types.shape(sig) {
            crate::code::program::Shape::Func { params, results, .. } => (params.clone(), results.clone()),
            _ => (Vec::new(), Vec::new()),
        }
    }

    /// The object of each parameter, in order; none for `_` and unnamed ones.
    pub(super) fn field_objects(&self, fields: &[Field]) -> Vec<Option<ObjId>> {
        let mut out = Vec::new();
        for field in fields {
            if field.names.is_empty() {
                out.push(None);
            }
            for name in &field.names {
                out.push(if &*name.name == "_" { None } else { self.def(name.id) });
            }
        }
        out
    }

    fn bind_param(&mut self, obj: ObjId, ty: TypeId, reg: Reg) {
        if self.wants_box(obj, ty) {
            self.declare_from(obj, ty, reg);
        } else {
            self.bind_var(obj, Var { home: Home::Reg(reg), ty });
        }
    }

    fn bind_results(&mut self, fields: &'a [Field], types: &[TypeId]) {
        let objects = self.field_objects(fields);
        let named = fields.iter().any(|field| !field.names.is_empty());
        self.f.named_results = named;
        if named || self.f.defers.is_some() {
            let n = self.f.out.result_slots;
            self.zero(Reg(0), n);
        }
        for (index, &ty) in types.iter().enumerate() {
            let slot = self.f.results[index];
            let captured = self.f.range_use.returns;
            match objects.get(index).copied().flatten() {
                Some(obj) if self.wants_box(obj, ty) || captured => {
                    let reg = self.alloc(1);
                    self.emit(Op::New { dst: reg, ty });
                    self.bind_var(obj, Var { home: Home::Boxed(reg), ty });
                    self.f.results[index].boxed = Some(reg);
                }
                Some(obj) => self.bind_var(obj, Var { home: Home::Reg(slot.reg), ty }),
                None if captured => {
                    let reg = self.alloc(1);
                    self.emit(Op::New { dst: reg, ty });
                    self.f.results[index].boxed = Some(reg);
                }
                None => {}
            }
        }
        self.declare_range_vars();
    }

    /// The end of the body, and the place where a recovered panic goes on.
    fn end_function(&mut self, rbrace: Span) {
        self.f.span = rbrace;
        if self.f.results.is_empty() {
            let pc = self.pc();
            self.f.out.stmt_starts.push(pc);
            self.return_sequence();
        } else if self.falls_through() {
            self.emit(Op::Trap { kind: crate::code::op::TrapKind::Unreachable });
        }
        if let Some(kind) = self.f.defers {
            self.f.out.defer_return = Some(self.pc());
            self.f.span = match kind {
                DeferKind::OpenCoded => self.place_of_last_instruction().unwrap_or(rbrace),
                DeferKind::Stack | DeferKind::Heap => rbrace,
            };
            self.return_sequence();
        }
    }

    /// gc puts the call of deferreturn of open-coded defers behind the function's last instruction and gives it that
    /// one's place (ssagen.genssa): a panic's, if the function ends in one and never returns.
    fn place_of_last_instruction(&self) -> Option<Span> {
        let code = &self.f.out.code;
        let returns = code.iter().filter(|op| matches!(op, Op::Return)).count();
        let own = usize::from(self.f.results.is_empty());
        let last = code.iter().rposition(|op| matches!(op, Op::Panic { .. }))?;
        let rest = &code[last + 1..];
        let ends = rest.iter().all(|op| matches!(op, Op::RunDefers | Op::Return | Op::Load { .. }));
        let jumped_to = (last + 1..=code.len()).any(|at| self.f.labels.contains(&Some(at as u32)));
        (returns == own && ends && !jumped_to).then(|| self.f.out.spans.get(last).copied()).flatten()
    }

    /// Whether control can reach the end of what is emitted so far (conservatively).
    fn falls_through(&self) -> bool {
        let end = self.pc();
        let ends = matches!(
            self.f.out.code.last(),
            Some(Op::Return | Op::Jump { .. } | Op::Panic { .. } | Op::Trap { .. } | Op::Exit)
        );
        !ends || self.f.labels.contains(&Some(end))
    }

    /// Results are in place (or in their boxes): runs deferred calls and returns.
    pub fn return_sequence(&mut self) {
        if self.f.defers.is_some() {
            self.emit(Op::RunDefers);
        }
        for index in 0..self.f.results.len() {
            let slot = self.f.results[index];
            if let Some(ptr) = slot.boxed {
                let n = self.regs_of(slot.ty);
                self.load_mem(slot.reg, ptr, 0, n);
            }
        }
        self.emit(Op::Return);
    }

    fn lower_native_body(&mut self, obj: ObjId, name: &str) {
        let sig = self.object(obj).ty;
        let sig = self.conv(sig);
        let (params, results) = self.sig_parts(sig);
        let recv = match &self.object(obj).kind {
            ObjectKind::Func(func) => func.recv.clone(),
            _ => None,
        };
        let recv = recv.map(|recv| {
            let base = self.conv(recv.base);
            if recv.pointer { self.types.pointer(base) } else { base }
        });
        self.lay_frame(&params, &results, recv);
        let native = self.native_id(&name.replace("[...]", ""));
        self.emit(Op::CallNative { native, at: Reg(0) });
        self.emit(Op::Return);
    }

    pub(super) fn lower_init(&mut self, id: FuncId, pkg: PackageId, index: usize) {
        let Some(&decl) = self.inits.get(&pkg).and_then(|list| list.get(index)) else { return };
        let mut state = FnState { id, pkg, ..FnState::default() };
        state.out.name = format!("{}.init.{index}", self.package(pkg).path).into();
        state.out.origin = self.origin(pkg);
        state.out.span = decl.name.span;
        self.enter(state);
        self.note_function(id, Key::Init(decl.name.id));
        let analysis = self.analyse_decl(decl);
        self.f.range_use = analysis.range_use(None);
        self.f.captures = Rc::new(analysis);
        let sig = self.types.func(Vec::new(), Vec::new(), false);
        if let Some(body) = &decl.body {
            self.lower_body(sig, &[], &[], None, body, None);
        }
        self.leave();
    }

    pub(super) fn lower_unreachable(&mut self, id: FuncId) {
        let mut state = FnState { id, ..FnState::default() };
        state.out.name = "runtime.unreachableMethod".into();
        state.out.origin = FuncOrigin::Wrapper;
        self.enter(state);
        self.emit(Op::Trap { kind: crate::code::op::TrapKind::Unreachable });
        self.leave();
    }

    /// Key of an instance, with its arguments in the current environment.
    pub fn decl_key(&mut self, obj: ObjId, args: Vec<TypeId>) -> FuncId {
        self.func_id(FuncKey::Decl { obj, args })
    }
}
