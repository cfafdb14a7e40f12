//! The checker: resolves declarations on demand, checks bodies later, fills the side tables and collects
//! diagnostics in the order in which `gc` finds them. Modelled on the behaviour of cmd/compile/internal/types2.

mod absent;
mod assign;
mod assignable;
mod binary;
mod builtins;
mod builtins_data;
mod builtins_unsafe;
mod call;
mod composite;
mod conversion;
mod cycles;
mod decl;
mod errors;
mod expr;
mod expr_string;
mod implements;
mod index;
mod infer;
mod init_order;
mod instantiate;
mod interface;
mod literals;
mod local_decl;
mod mono;
mod operand;
mod package;
mod range;
mod record;
mod resolver;
mod returns;
mod scope;
mod selector;
mod signature;
mod std_packages;
mod stmt;
mod survey;
mod switch;
mod typexpr;
mod unify;
mod universe;
mod untyped;

pub use package::{Embedded, check};
pub use survey::survey;

use super::constant::Const;
use super::info::{Info, PackageId};
use super::object::{FuncObj, ObjId, Object, ObjectKind};
use super::store::{FixedMap, TypeStore};
use super::ty::{NamedId, Ty};
use crate::source::{Diagnostics, SourceMap, Span};
use crate::syntax::ast::{Expr, File, FuncDecl, NodeId, TypeSpec};
use scope::{Scope, ScopeId};
use std::collections::VecDeque;
use std::rc::Rc;

const NONE: u32 = u32::MAX;

/// Bound on nested expressions, statements and declarations resolved on demand, for a stack of 1 MiB. The standard
/// library stays below 50.
const MAX_NESTING: u32 = 400;

/// Index into [`Checker::decls`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct DeclId(u32);

/// A package-level declaration, checked on demand.
struct DeclInfo<'a> {
    pkg: PackageId,
    file: ScopeId,
    kind: DeclKind<'a>,
    /// Package-level objects that the declaration or its body mentions, for the order of initialisation.
    deps: Vec<ObjId>,
}

#[derive(Clone)]
enum DeclKind<'a> {
    Const { ty: Option<&'a Expr>, init: Option<&'a Expr>, inherited: bool, iota: u32 },
    Var { lhs: Option<Rc<[ObjId]>>, ty: Option<&'a Expr>, init: Option<&'a Expr> },
    Type(&'a TypeSpec),
    Func(&'a FuncDecl),
}

/// What only the checker needs to know of an object.
#[derive(Clone, Debug)]
struct Meta {
    decl: u32,
    order: u32,
    /// Place on the path of declarations being resolved.
    path_index: u32,
    used: bool,
    /// The constant's value is known.
    known: bool,
    package_level: bool,
}

/// One package while it is checked.
struct Pkg<'a> {
    path: Rc<str>,
    name: Rc<str>,
    files: &'a [File],
    scope: ScopeId,
    imports: Vec<PackageId>,
    /// Package names declared by the files' imports.
    import_names: Vec<ObjId>,
    /// Everything declared at package level, methods and `init` functions included, in source order.
    objects: Vec<ObjId>,
    /// Embedded packages are checked by need: only what the user's program reaches.
    library: bool,
    init_done: bool,
}

/// The function around the statement being checked.
struct FuncContext {
    results: Vec<ObjId>,
    /// Type parameters in scope: of the function and of its receiver.
    type_params: Vec<Ty>,
}

/// What the meaning of an expression depends on.
#[derive(Clone)]
struct Env {
    decl: Option<DeclId>,
    scope: ScopeId,
    iota: Option<u32>,
    /// Errors in a repeated constant expression are reported here.
    err_pos: Option<Span>,
    in_type_params: bool,
    func: Option<Rc<FuncContext>>,
    has_call_or_recv: bool,
}

type Action<'a> = Box<dyn FnOnce(&mut Checker<'a>) + 'a>;

/// The state of one compilation.
pub(super) struct Checker<'a> {
    sources: &'a SourceMap,
    store: TypeStore,
    objects: Vec<Object>,
    meta: Vec<Meta>,
    scopes: Vec<Scope>,
    decls: Vec<DeclInfo<'a>>,
    pkgs: Vec<Pkg<'a>>,
    infos: Vec<Info>,
    /// The package whose code is being checked.
    pkg: PackageId,
    env: Env,
    universe: ScopeId,
    unsafe_pkg: Option<PackageId>,
    delayed: Vec<(PackageId, Action<'a>)>,
    /// Library functions whose bodies are still to be checked, and objects to be resolved.
    library_bodies: VecDeque<(PackageId, Action<'a>)>,
    library_objects: VecDeque<ObjId>,
    path: Vec<ObjId>,
    diagnostics: Diagnostics,
    failed: bool,
    /// Untyped shift operands whose type is decided by the context.
    shift_operands: FixedMap<(PackageId, NodeId), ()>,
    /// Methods of a type name that was not resolved yet.
    pending_methods: FixedMap<ObjId, Vec<ObjId>>,
    /// Objects that a file sees through a dot import, with the import's package name.
    dot_imports: FixedMap<(ScopeId, Rc<str>), ObjId>,
    mono: mono::MonoGraph,
    /// Defined types that are known not to contain themselves.
    valid_types: FixedMap<NamedId, ()>,
    /// Where an instance of a generic type is first written.
    instance_places: FixedMap<NamedId, Span>,
    /// Interface literals of the user's program, for cycles through anonymous interfaces.
    interfaces: Vec<(Span, Ty)>,
    iota_obj: ObjId,
    depth: u32,
}

impl<'a> Checker<'a> {
    fn object(&self, id: ObjId) -> &Object {
        &self.objects[id.0 as usize]
    }

    fn object_mut(&mut self, id: ObjId) -> &mut Object {
        &mut self.objects[id.0 as usize]
    }

    fn meta(&self, id: ObjId) -> &Meta {
        &self.meta[id.0 as usize]
    }

    fn meta_mut(&mut self, id: ObjId) -> &mut Meta {
        &mut self.meta[id.0 as usize]
    }

    fn ty_of(&self, id: ObjId) -> Ty {
        self.object(id).ty
    }

    fn info(&mut self) -> &mut Info {
        &mut self.infos[self.pkg.0 as usize]
    }

    fn package(&self) -> &Pkg<'a> {
        &self.pkgs[self.pkg.0 as usize]
    }

    fn new_object(&mut self, name: Rc<str>, span: Span, ty: Ty, kind: ObjectKind) -> ObjId {
        let id = ObjId(self.objects.len() as u32);
        self.objects.push(Object { name, pkg: Some(self.pkg), span, ty, kind });
        self.meta.push(Meta {
            decl: NONE,
            order: 0,
            path_index: NONE,
            used: false,
            known: true,
            package_level: false,
        });
        id
    }

    fn func_object(decl: NodeId, native: bool, ptr_recv: bool) -> ObjectKind {
        ObjectKind::Func(FuncObj { recv: None, decl, type_params: [].into(), native, ptr_recv })
    }

    fn const_value(&self, id: ObjId) -> Option<Const> {
        match &self.object(id).kind {
            ObjectKind::Const(value) if self.meta(id).known => Some(value.clone()),
            _ => None,
        }
    }

    /// Runs an action when the current statement or declaration is done.
    fn later(&mut self, action: impl FnOnce(&mut Checker<'a>) + 'a) {
        self.delayed.push((self.pkg, Box::new(action)));
    }

    /// Runs the actions that were put off since there were `top` of them.
    fn process_delayed(&mut self, top: usize) {
        if self.delayed.len() <= top {
            return;
        }
        let saved = self.pkg;
        let mut next = top;
        while next < self.delayed.len() {
            let (pkg, action) = std::mem::replace(&mut self.delayed[next], (saved, Box::new(|_| {})));
            next += 1;
            self.pkg = pkg;
            action(self);
        }
        self.delayed.truncate(top);
        self.pkg = saved;
    }

    fn in_library(&self) -> bool {
        self.package().library
    }

    /// Bounds recursion on deeply nested input; false when too deep (and a diagnostic was made).
    fn enter(&mut self, span: Span) -> bool {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            self.limit_error(span);
            self.depth -= 1;
            return false;
        }
        true
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }
}
