//! Lowering: `Checked` → [`Program`]. A worklist of reachable functions starts at package initialisation and
//! `main.main`; each function (and each instance of a generic one) is lowered once. There is no error path: what is
//! out of scope was refused by the checker.

mod assign;
mod body;
mod builtin_effects;
mod builtins;
mod call;
mod capture;
mod capture_walk;
mod closure;
mod composite;
mod constants;
mod control;
mod convert;
mod defer;
mod define;
mod early;
mod escape;
mod example;
mod expr;
mod fault_note;
mod func;
mod hoist;
mod implicit;
mod known;
mod layout;
mod map_update;
mod methods;
mod moved;
mod operators;
mod place;
mod range;
mod range_func;
mod select;
mod start;
mod switch;
#[cfg(test)]
mod tests;
mod type_names;
mod type_table;
mod types;
pub(super) mod walk;
mod wrappers;

use super::inline::Key;
use super::inline::record::Notes;
use super::program::{
    CallSite, CallSiteDesc, ConstId, Func, FuncId, Global, GlobalId, MethodId, MethodName, NativeId, Program,
    SelectDesc, SelectId, StrId,
};
use crate::syntax::ast::{FuncDecl, NodeId};
use crate::types::{Checked, ObjId, ObjectKind, Package, PackageId};
use func::FnState;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::rc::Rc;
use types::TypeTable;

/// What the caller may ask of lowering.
#[derive(Clone, Debug)]
pub struct LowerOptions {
    /// Minor language version of the user's file (`go1.21` is 21): below 22, loop variables are per loop.
    pub lang: u16,
    /// The file has `TestXxx` functions instead of `main`: run them through the embedded `testing` package.
    pub tests: bool,
    /// Functions of the user's package that nothing calls, to be lowered after everything else: ids given before them
    /// are those of the program without them.
    pub last: Vec<Rc<str>>,
    /// As gc lowers for the race detector (`go build -race`).
    pub instrumented: bool,
}

impl Default for LowerOptions {
    fn default() -> Self {
        LowerOptions { lang: 27, tests: false, last: Vec::new(), instrumented: false }
    }
}

/// Lowers a whole program with default options.
pub fn lower(checked: &Checked) -> Program {
    lower_with(checked, &LowerOptions::default())
}

/// Lowers a whole program.
pub fn lower_with(checked: &Checked, options: &LowerOptions) -> Program {
    let mut lower = Lower::new(checked, options.clone());
    lower.run();
    let program = lower.finish();
    #[cfg(debug_assertions)]
    if let Err(problem) = super::verify::verify(&program) {
        panic!("lowering made a bad program: {problem}");
    }
    program
}

/// What a reserved function id stands for, so that each is lowered once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum FuncKey {
    /// A declared function or method; `args` are the receiver's type arguments, then its own.
    Decl { obj: ObjId, args: Vec<super::TypeId> },
    /// The `index`-th `init` function of a package.
    Init { pkg: PackageId, index: usize },
    /// The variable initialisers of the user's package.
    VarInits { pkg: PackageId },
    /// One initialiser of a library package.
    VarInit { pkg: PackageId, index: usize },
    /// Entry of a method table whose method is declared elsewhere or takes another receiver.
    Wrapper { ty: super::TypeId, method: MethodId },
    /// The function of a method value; its capture is the receiver. `args` are for the method's own type parameters.
    Bound { ty: super::TypeId, method: MethodId, args: Vec<super::TypeId> },
    /// The function of a method expression.
    MethodExpr { ty: super::TypeId, method: MethodId, args: Vec<super::TypeId> },
    /// Stands in tables for a method that nothing can call.
    Unreachable,
}

/// A declared function's place.
#[derive(Clone, Copy)]
pub(crate) struct DeclRef<'a> {
    pub pkg: PackageId,
    pub decl: &'a FuncDecl,
}

/// The state of one lowering.
pub(crate) struct Lower<'a> {
    pub checked: &'a Checked,
    pub options: LowerOptions,
    pub types: TypeTable,
    /// Numbers of the types that are declared in functions, once asked for.
    pub local_types: Option<std::collections::HashMap<ObjId, u32>>,
    pub funcs: Vec<Func>,
    pub globals: Vec<Global>,
    pub selects: Vec<SelectDesc>,
    pub sites: Vec<CallSiteDesc>,
    consts: Pool<u64>,
    strings: Pool<Rc<[u8]>>,
    pub methods: Pool<MethodName>,
    natives: Pool<Rc<str>>,
    decls: HashMap<ObjId, DeclRef<'a>>,
    inits: BTreeMap<PackageId, Vec<&'a FuncDecl>>,
    func_ids: HashMap<FuncKey, FuncId>,
    queue: VecDeque<(FuncId, FuncKey)>,
    global_ids: HashMap<ObjId, GlobalId>,
    /// Library variable → index of its initialiser in its package.
    init_of: HashMap<ObjId, (PackageId, usize)>,
    /// Initialisers of library packages that are needed, in initialisation order.
    pub lib_inits: BTreeSet<(PackageId, usize)>,
    /// Methods that something calls through an interface.
    pub live_methods: BTreeSet<MethodId>,
    /// The function being lowered, and those around it (for function literals).
    pub f: FnState,
    pub stack: Vec<FnState>,
    /// Functions whose parameters were asked for their arrays; none while that is found out.
    looked_into: HashMap<ObjId, Option<Rc<capture::Captures>>>,
    entry: FuncId,
    /// Of the person's package, for what tracebacks tell of inlined calls.
    pub notes: Notes,
    /// The types of the person's calls.
    pub calls: super::frame::Calls,
}

/// Interned constants of one kind.
pub(crate) struct Pool<T> {
    pub list: Vec<T>,
    ids: HashMap<T, u32>,
}

impl<T: Clone + Eq + std::hash::Hash> Pool<T> {
    fn new() -> Self {
        Pool { list: Vec::new(), ids: HashMap::new() }
    }

    pub fn intern(&mut self, value: T) -> u32 {
        if let Some(&id) = self.ids.get(&value) {
            return id;
        }
        let id = self.list.len() as u32;
        self.list.push(value.clone());
        self.ids.insert(value, id);
        id
    }
}

impl<'a> Lower<'a> {
    fn new(checked: &'a Checked, options: LowerOptions) -> Self {
        let mut lower = Lower {
            checked,
            options,
            types: TypeTable::new(),
            local_types: None,
            funcs: Vec::new(),
            globals: Vec::new(),
            selects: Vec::new(),
            sites: Vec::new(),
            consts: Pool::new(),
            strings: Pool::new(),
            methods: Pool::new(),
            natives: Pool::new(),
            decls: HashMap::new(),
            inits: BTreeMap::new(),
            func_ids: HashMap::new(),
            queue: VecDeque::new(),
            global_ids: HashMap::new(),
            init_of: HashMap::new(),
            lib_inits: BTreeSet::new(),
            live_methods: BTreeSet::new(),
            f: FnState::default(),
            stack: Vec::new(),
            looked_into: HashMap::new(),
            entry: FuncId(0),
            notes: Notes::default(),
            calls: HashMap::new(),
        };
        lower.index_declarations();
        lower
    }

    fn run(&mut self) {
        self.types.known = self.known_types();
        self.entry = self.start();
        self.lower_requested();
        if !self.options.last.is_empty() {
            self.lower_last();
        }
        self.finish_start(self.entry);
    }

    /// The functions that the options name. What the end of lowering adds comes before them, so that it has the same ids
    /// with and without them; method tables are filled anew after them.
    fn lower_last(&mut self) {
        for at in self.fill_method_tables() {
            self.types.list[at].desc.methods.clear();
        }
        self.request_last();
        self.lower_requested();
    }

    fn lower_requested(&mut self) {
        loop {
            while let Some((id, key)) = self.queue.pop_front() {
                self.lower_key(id, key);
            }
            if !self.request_table_methods() {
                break;
            }
        }
    }

    fn finish(mut self) -> Program {
        let known = self.types.known.clone();
        self.fill_method_tables();
        let types = self.finish_types();
        let inlining = super::inline::record::of_program(self.checked, &self.notes, &self.funcs);
        let mut program = Program {
            sources: self.checked.sources.clone(),
            funcs: self.funcs,
            types,
            globals: self.globals,
            consts: self.consts.list,
            strings: self.strings.list,
            methods: self.methods.list,
            natives: self.natives.list,
            selects: self.selects,
            sites: self.sites,
            entry: self.entry,
            known,
            inlining: inlining.as_ref().map_or(Vec::new(), |inlining| inlining.bytes()).into(),
        };
        for (at, func) in program.funcs.iter_mut().enumerate() {
            func.copied = inlining.as_ref().is_some_and(|inlining| inlining.is_copied(FuncId(at as u32)));
        }
        for (id, frames) in super::frame::of_program(&program, inlining.as_ref(), &self.calls) {
            program.funcs[id.0 as usize].frames = frames;
        }
        program
    }

    /// The id of a function, queueing its lowering at the first request.
    pub fn func_id(&mut self, key: FuncKey) -> FuncId {
        if let Some(&id) = self.func_ids.get(&key) {
            return id;
        }
        let id = self.reserve();
        self.func_ids.insert(key.clone(), id);
        self.queue.push_back((id, key));
        id
    }

    /// Notes which function of the person's package is lowered as `id`.
    pub fn note_function(&mut self, id: FuncId, key: Key) {
        if self.is_user(self.f.pkg) {
            self.notes.functions.push((id, key));
        }
    }

    /// Notes that the last instruction is a call of the person's package.
    pub fn note_own_call(&mut self, call: NodeId) {
        if self.is_user(self.f.pkg) {
            let pc = self.pc().saturating_sub(1);
            self.notes.calls.push((self.f.id, pc, call));
        }
    }

    /// Notes the type of the last instruction's callee, a call of the person's package.
    pub fn note_call_type(&mut self, sig: super::TypeId, recv: Option<super::TypeId>) {
        if self.is_user(self.f.pkg) {
            let pc = self.pc().saturating_sub(1);
            self.calls.insert((self.f.id, pc), (sig, recv));
        }
    }

    /// Notes a `go` or `defer` statement of the person's package.
    pub fn note_own_site(&mut self, site: CallSite, call: NodeId) {
        if self.is_user(self.f.pkg) {
            self.notes.sites.push((site, call));
        }
    }

    /// A function id whose code follows.
    pub fn reserve(&mut self) -> FuncId {
        let id = FuncId(self.funcs.len() as u32);
        self.funcs.push(Func::default());
        id
    }

    fn lower_key(&mut self, id: FuncId, key: FuncKey) {
        match key {
            FuncKey::Decl { obj, args } => self.lower_decl(id, obj, args),
            FuncKey::Init { pkg, index } => self.lower_init(id, pkg, index),
            FuncKey::VarInits { pkg } => self.lower_var_inits(id, pkg),
            FuncKey::VarInit { pkg, index } => self.lower_var_init(id, pkg, index),
            FuncKey::Wrapper { ty, method } => self.lower_wrapper(id, ty, method),
            FuncKey::Bound { ty, method, args } => self.lower_bound(id, ty, method, &args),
            FuncKey::MethodExpr { ty, method, args } => self.lower_method_expr(id, ty, method, &args),
            FuncKey::Unreachable => self.lower_unreachable(id),
        }
    }

    // ---- interning

    pub fn const_id(&mut self, bits: u64) -> ConstId {
        ConstId(self.consts.intern(bits))
    }

    pub fn str_id(&mut self, bytes: &[u8]) -> StrId {
        StrId(self.strings.intern(bytes.into()))
    }

    pub fn native_id(&mut self, name: &str) -> NativeId {
        NativeId(self.natives.intern(name.into()))
    }

    /// Whether lowered code calls a native function.
    pub fn uses_native(&self, name: &str) -> bool {
        self.natives.ids.contains_key(name)
    }

    pub fn method_id(&mut self, pkg: &str, name: &str) -> MethodId {
        MethodId(self.methods.intern(MethodName { pkg: pkg.into(), name: name.into() }))
    }

    pub fn select_id(&mut self, desc: SelectDesc) -> SelectId {
        self.selects.push(desc);
        SelectId(self.selects.len() as u32 - 1)
    }

    pub fn site_id(&mut self, desc: CallSiteDesc) -> CallSite {
        self.sites.push(desc);
        CallSite(self.sites.len() as u32 - 1)
    }

    // ---- the checker's tables

    pub fn package(&self, pkg: PackageId) -> &'a Package {
        &self.checked.packages[pkg.0 as usize]
    }

    pub fn is_user(&self, pkg: PackageId) -> bool {
        pkg.0 as usize + 1 == self.checked.packages.len()
    }

    pub fn object(&self, obj: ObjId) -> &'a crate::types::Object {
        &self.checked.objects[obj.0 as usize]
    }

    /// The object that an identifier declares.
    pub fn def(&self, id: NodeId) -> Option<ObjId> {
        self.package(self.f.pkg).info.defs.get(id.0 as usize).copied().flatten()
    }

    /// The object that an identifier refers to.
    pub fn use_of(&self, id: NodeId) -> Option<ObjId> {
        self.package(self.f.pkg).info.uses.get(id.0 as usize).copied().flatten()
    }

    /// The name `decl` of a function, method or `init` function, with its package.
    pub fn decl_of(&self, obj: ObjId) -> Option<DeclRef<'a>> {
        self.decls.get(&obj).copied()
    }

    /// The heap object of a package-level variable.
    pub fn global_id(&mut self, obj: ObjId) -> GlobalId {
        if let Some(&id) = self.global_ids.get(&obj) {
            return id;
        }
        let object = self.object(obj);
        let pkg = object.pkg.map(|pkg| self.package(pkg).path.clone()).unwrap_or_default();
        let ty = self.conv_in(object.ty, types::EnvId::NONE);
        let id = GlobalId(self.globals.len() as u32);
        let name = format!("{pkg}.{}", object.name).into();
        self.globals.push(Global { name, ty, span: object.span });
        self.global_ids.insert(obj, id);
        if let Some(&(pkg, index)) = self.init_of.get(&obj)
            && self.lib_inits.insert((pkg, index))
        {
            self.func_id(FuncKey::VarInit { pkg, index });
        }
        id
    }

    fn index_declarations(&mut self) {
        use crate::syntax::ast::Decl;
        for (at, package) in self.checked.packages.iter().enumerate() {
            let pkg = PackageId(at as u16);
            for file in &package.files {
                for decl in &file.decls {
                    let Decl::Func(decl) = decl else { continue };
                    if decl.recv.is_none() && &*decl.name.name == "init" {
                        self.inits.entry(pkg).or_default().push(decl);
                    } else if let Some(Some(obj)) = package.info.defs.get(decl.name.id.0 as usize) {
                        self.decls.insert(*obj, DeclRef { pkg, decl });
                    }
                }
            }
            if self.is_user(pkg) {
                continue;
            }
            for (index, init) in package.info.init_order.iter().enumerate() {
                for &obj in &init.lhs {
                    self.init_of.insert(obj, (pkg, index));
                }
            }
        }
    }

    pub fn is_native(&self, obj: ObjId) -> bool {
        match &self.object(obj).kind {
            ObjectKind::Func(func) => func.native,
            _ => false,
        }
    }
}
