//! Start-up: package initialisation in dependency order, then `main.main` or the tests.
//!
//! The user's package is initialised whole. Of a library package, only those variables are that something reachable
//! uses, and all its `init` functions.

use super::func::FnState;
use super::{FuncKey, Lower, example};
use crate::code::inline::Key;
use crate::code::op::{Op, Reg};
use crate::code::program::{FuncId, FuncOrigin};
use crate::syntax::ast::{Decl, Expr, ExprKind, NodeId};
use crate::types::info::Initializer;
use crate::types::{ObjId, PackageId};
use std::collections::HashMap;
use std::rc::Rc;

impl<'a> Lower<'a> {
    fn package_ids(&self) -> Vec<PackageId> {
        (0..self.checked.packages.len()).map(|at| PackageId(at as u16)).collect()
    }

    fn scope_object(&self, pkg: PackageId, name: &str) -> Option<ObjId> {
        self.package(pkg).scope.iter().find(|entry| &*entry.0 == name).map(|entry| entry.1)
    }

    fn init_count(&self, pkg: PackageId) -> usize {
        self.inits.get(&pkg).map_or(0, Vec::len)
    }

    /// Requests everything that start-up calls; returns the entry function's id.
    pub(super) fn start(&mut self) -> FuncId {
        let entry = self.reserve();
        for pkg in self.package_ids() {
            for index in 0..self.init_count(pkg) {
                self.func_id(FuncKey::Init { pkg, index });
            }
            if self.is_user(pkg) {
                self.func_id(FuncKey::VarInits { pkg });
                if let Some(main) = self.scope_object(pkg, "main").filter(|_| !self.options.tests) {
                    self.decl_key(main, Vec::new());
                }
            } else {
                self.request_effectful(pkg);
            }
        }
        for (_, obj, _) in self.tests() {
            self.decl_key(obj, Vec::new());
        }
        if let Some(run) = self.test_runner() {
            self.decl_key(run, Vec::new());
        }
        entry
    }

    /// Requests the functions that the options name.
    pub(super) fn request_last(&mut self) {
        let user = PackageId((self.checked.packages.len() - 1) as u16);
        for name in self.options.last.clone() {
            if let Some(obj) = self.scope_object(user, &name) {
                self.decl_key(obj, Vec::new());
            }
        }
    }

    /// `var _ = f()` of a library package.
    fn request_effectful(&mut self, pkg: PackageId) {
        let inits = &self.package(pkg).info.init_order;
        for (index, init) in inits.iter().enumerate() {
            let blank = init.lhs.iter().all(|&obj| &*self.object(obj).name == "_");
            if blank
                && self.init_expr(pkg, init.rhs).is_some_and(calls_something)
                && self.lib_inits.insert((pkg, index))
            {
                self.func_id(FuncKey::VarInit { pkg, index });
            }
        }
    }

    /// What `go test` runs, in source order: functions named `TestXxx`, `FuzzXxx`, `BenchmarkXxx`, and examples that
    /// say what they print (a word on the order of its lines, a newline, the text).
    fn tests(&self) -> Vec<(Rc<str>, ObjId, String)> {
        let Some(package) = self.checked.packages.last().filter(|_| self.options.tests) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        for file in &package.files {
            for decl in &file.decls {
                let Decl::Func(decl) = decl else { continue };
                let name = &decl.name.name;
                let is = |prefix: &str| {
                    let rest = name.strip_prefix(prefix);
                    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_lowercase()))
                };
                let params = decl.sig.params.len();
                let output = if params == 1 && (is("Test") || is("Fuzz") || is("Benchmark")) {
                    String::new()
                } else if params == 0 && decl.sig.results.is_empty() && is("Example") {
                    let source = self.checked.sources.file(decl.span.file);
                    let Some(output) = example::output(source, file, decl) else { continue };
                    output
                } else {
                    continue;
                };
                if decl.recv.is_none()
                    && let Some(Some(obj)) = package.info.defs.get(decl.name.id.0 as usize)
                {
                    out.push((name.clone(), *obj, output));
                }
            }
        }
        out
    }

    fn test_runner(&self) -> Option<ObjId> {
        let at = self.checked.packages.iter().position(|package| &*package.path == "testing")?;
        self.scope_object(PackageId(at as u16), "runTests").filter(|_| self.options.tests)
    }

    /// Writes the entry function, once it is known what there is to initialise.
    pub(super) fn finish_start(&mut self, entry: FuncId) {
        let mut state = FnState { id: entry, ..FnState::default() };
        state.out.name = "runtime.main".into();
        state.out.origin = FuncOrigin::Wrapper;
        self.enter(state);
        for pkg in self.package_ids() {
            if self.is_user(pkg) {
                self.call_plain(FuncKey::VarInits { pkg });
            }
            for index in 0..self.package(pkg).info.init_order.len() {
                if self.lib_inits.contains(&(pkg, index)) {
                    self.call_plain(FuncKey::VarInit { pkg, index });
                }
            }
            for index in 0..self.init_count(pkg) {
                self.call_plain(FuncKey::Init { pkg, index });
            }
            if self.is_user(pkg)
                && let Some(main) = self.scope_object(pkg, "main").filter(|_| !self.options.tests)
            {
                self.call_plain(FuncKey::Decl { obj: main, args: Vec::new() });
            }
        }
        if let Some(run) = self.test_runner() {
            self.run_tests(run);
        }
        self.emit(Op::Exit);
        self.leave();
    }

    fn call_plain(&mut self, key: FuncKey) {
        let func = self.func_id(key);
        let empty = self.funcs[func.0 as usize].code.as_slice() == [Op::Return];
        if !empty {
            self.emit(Op::Call { func, at: Reg(0) });
        }
    }

    fn run_tests(&mut self, run: ObjId) {
        let tests = self.tests();
        let sig = self.instance_sig(run, &[]);
        let (params, _) = self.sig_parts(sig);
        let &[names, funcs, outputs] = &params[..] else { return };
        let window = self.alloc(9);
        let len = self.int_reg(tests.len() as i64);
        for (at, slice) in [names, funcs, outputs].into_iter().enumerate() {
            let elem = self.slice_elem(slice);
            self.emit(Op::MakeSlice { dst: Reg(window.0 + 3 * at as u16), elem, len, cap: len });
        }
        for (at, (name, obj, output)) in tests.into_iter().enumerate() {
            let src = self.alloc(2);
            for (slice, text) in [(0, name.as_bytes()), (6, output.as_bytes())] {
                let id = self.str_id(text);
                self.emit(Op::Str { dst: src, id });
                self.store_mem(Reg(window.0 + slice), at as u32 * 2, src, 2);
            }
            let func = self.decl_key(obj, Vec::new());
            self.emit(Op::FuncValue { dst: src, func });
            self.store_mem(Reg(window.0 + 3), at as u32, src, 1);
        }
        let func = self.decl_key(run, Vec::new());
        self.emit(Op::Call { func, at: window });
    }

    // ---- variable initialisers

    fn enter_init(&mut self, id: FuncId, pkg: PackageId, exprs: &[&'a Expr]) {
        let mut state = FnState { id, pkg, ..FnState::default() };
        state.out.name = format!("{}.init", self.package(pkg).path).into();
        state.out.origin = self.origin(pkg);
        if let Some(first) = exprs.first() {
            state.out.span = first.span;
            state.span = first.span;
        }
        self.enter(state);
        let analysis = self.analyse_exprs(exprs);
        self.f.captures = Rc::new(analysis);
    }

    pub(super) fn lower_var_inits(&mut self, id: FuncId, pkg: PackageId) {
        let inits = &self.package(pkg).info.init_order;
        let exprs = self.initialisers(pkg);
        let list: Vec<&'a Expr> = inits.iter().filter_map(|init| exprs.get(&init.rhs).copied()).collect();
        self.enter_init(id, pkg, &list);
        self.note_function(id, Key::VarInits);
        for init in inits {
            if let Some(e) = exprs.get(&init.rhs) {
                self.initialise(init, e);
            }
        }
        self.emit(Op::Return);
        self.leave();
    }

    pub(super) fn lower_var_init(&mut self, id: FuncId, pkg: PackageId, index: usize) {
        let Some(init) = self.package(pkg).info.init_order.get(index) else { return };
        let Some(e) = self.init_expr(pkg, init.rhs) else { return };
        self.enter_init(id, pkg, &[e]);
        self.initialise(init, e);
        self.emit(Op::Return);
        self.leave();
    }

    fn initialise(&mut self, init: &Initializer, e: &'a Expr) {
        let mark = self.mark();
        self.begin_stmt(e.span);
        let named = |l: &Self, obj: ObjId| &*l.object(obj).name != "_";
        if let [only] = init.lhs.as_slice() {
            if named(self, *only) {
                let ty = self.obj_type(*only);
                let place = self.var_place(*only);
                self.store_expr(place, ty, e);
            } else {
                self.discard(e);
            }
        } else if init.lhs.is_empty() {
            self.discard(e);
        } else {
            let (src, members) = self.multi_value(e);
            let mut from = src;
            for (&obj, &member) in init.lhs.iter().zip(&members) {
                if named(self, obj) {
                    let ty = self.obj_type(obj);
                    let place = self.var_place(obj);
                    self.write_conv(place, ty, from, member);
                }
                from.0 += self.regs_of(member);
            }
        }
        self.release(mark);
    }

    /// Package-level initialiser expressions by node.
    fn initialisers(&self, pkg: PackageId) -> HashMap<NodeId, &'a Expr> {
        let mut out = HashMap::new();
        for decl in self.package(pkg).files.iter().flat_map(|file| &file.decls) {
            if let Decl::Var(decl) = decl {
                for e in decl.specs.iter().flat_map(|spec| &spec.values) {
                    out.insert(e.id, e);
                }
            }
        }
        out
    }

    fn init_expr(&self, pkg: PackageId, rhs: NodeId) -> Option<&'a Expr> {
        let files = &self.package(pkg).files;
        files.iter().flat_map(|file| &file.decls).find_map(|decl| match decl {
            Decl::Var(decl) => decl.specs.iter().flat_map(|spec| &spec.values).find(|e| e.id == rhs),
            _ => None,
        })
    }
}

fn calls_something(e: &Expr) -> bool {
    super::walk::any(e, &|x| match &x.kind {
        ExprKind::Call { fun, .. } => !matches!(super::walk::unparen(fun).kind, ExprKind::Star(_)),
        _ => false,
    })
}
