//! Predeclared identifiers and package unsafe (specification: Universe block).

use super::{Checker, Meta, NONE, Pkg};
use crate::source::Span;
use crate::types::constant::Const;
use crate::types::info::{Info, PackageId};
use crate::types::object::{Builtin, ObjId, Object, ObjectKind};
use crate::types::store::TypeStore;
use crate::types::ty::*;
use std::rc::Rc;

const BASICS: [Basic; 26] = [
    Basic::Invalid,
    Basic::Bool,
    Basic::Int,
    Basic::Int8,
    Basic::Int16,
    Basic::Int32,
    Basic::Int64,
    Basic::Uint,
    Basic::Uint8,
    Basic::Uint16,
    Basic::Uint32,
    Basic::Uint64,
    Basic::Uintptr,
    Basic::Float32,
    Basic::Float64,
    Basic::Complex64,
    Basic::Complex128,
    Basic::String,
    Basic::UnsafePointer,
    Basic::UntypedBool,
    Basic::UntypedInt,
    Basic::UntypedRune,
    Basic::UntypedFloat,
    Basic::UntypedComplex,
    Basic::UntypedString,
    Basic::UntypedNil,
];

const BUILTINS: [(&str, Builtin); 18] = [
    ("append", Builtin::Append),
    ("cap", Builtin::Cap),
    ("clear", Builtin::Clear),
    ("close", Builtin::Close),
    ("complex", Builtin::Complex),
    ("copy", Builtin::Copy),
    ("delete", Builtin::Delete),
    ("imag", Builtin::Imag),
    ("len", Builtin::Len),
    ("make", Builtin::Make),
    ("max", Builtin::Max),
    ("min", Builtin::Min),
    ("new", Builtin::New),
    ("panic", Builtin::Panic),
    ("print", Builtin::Print),
    ("println", Builtin::Println),
    ("real", Builtin::Real),
    ("recover", Builtin::Recover),
];

const UNSAFE_BUILTINS: [(&str, Builtin); 8] = [
    ("Add", Builtin::UnsafeAdd),
    ("Alignof", Builtin::UnsafeAlignof),
    ("Offsetof", Builtin::UnsafeOffsetof),
    ("Sizeof", Builtin::UnsafeSizeof),
    ("Slice", Builtin::UnsafeSlice),
    ("SliceData", Builtin::UnsafeSliceData),
    ("String", Builtin::UnsafeString),
    ("StringData", Builtin::UnsafeStringData),
];

/// Objects and store with everything predeclared; the handles of [`Ty`]'s constants rely on this order.
pub(super) struct Universe {
    pub store: TypeStore,
    pub objects: Vec<Object>,
    pub iota: ObjId,
}

impl Universe {
    pub fn new() -> Self {
        let mut u = Universe { store: TypeStore::default(), objects: Vec::new(), iota: ObjId(0) };
        for basic in BASICS {
            let ty = u.store.intern(TyKind::Basic(basic));
            let name = basic.name();
            if !name.contains([' ', '.']) {
                u.object(name, ty, ObjectKind::TypeName);
            }
        }
        u.alias("byte", Ty::UINT8);
        u.alias("rune", Ty::INT32);
        let empty = InterfaceTy { methods: [].into(), embeds: [].into(), comparable: false, implicit: false };
        u.store.intern(TyKind::Interface(Rc::new(empty)));
        u.alias("any", Ty::EMPTY_INTERFACE);
        u.store.tuple(&[]);
        u.interfaces();
        u.object("true", Ty::UNTYPED_BOOL, ObjectKind::Const(Const::Bool(true)));
        u.object("false", Ty::UNTYPED_BOOL, ObjectKind::Const(Const::Bool(false)));
        u.iota = u.object("iota", Ty::UNTYPED_INT, ObjectKind::Const(Const::int(0)));
        u.object("nil", Ty::UNTYPED_NIL, ObjectKind::Nil);
        for (name, builtin) in BUILTINS {
            u.object(name, Ty::INVALID, ObjectKind::Builtin(builtin));
        }
        u
    }

    fn object(&mut self, name: &str, ty: Ty, kind: ObjectKind) -> ObjId {
        let id = ObjId(self.objects.len() as u32);
        self.objects.push(Object { name: name.into(), pkg: None, span: Span::default(), ty, kind });
        id
    }

    fn alias(&mut self, name: &str, target: Ty) {
        let obj = self.object(name, Ty::INVALID, ObjectKind::TypeName);
        let ty = self.store.new_alias(AliasData {
            obj,
            type_args: [].into(),
            type_params: [].into(),
            origin: None,
            target: Some(target),
        });
        self.objects[obj.0 as usize].ty = ty;
    }

    /// A defined interface type; its handle is fixed before that of the interface itself.
    fn named(&mut self, name: &str) -> Ty {
        let obj = self.object(name, Ty::INVALID, ObjectKind::TypeName);
        let ty = self.store.new_named(NamedData {
            obj,
            origin: None,
            type_args: [].into(),
            type_params: [].into(),
            underlying: None,
            methods: Vec::new(),
            local: false,
            rhs: None,
            outer: [].into(),
        });
        self.objects[obj.0 as usize].ty = ty;
        ty
    }

    fn define(&mut self, named: Ty, iface: InterfaceTy) {
        let rhs = self.store.intern(TyKind::Interface(Rc::new(iface)));
        if let Some(id) = self.store.as_named(named) {
            let data = &mut self.store.named[id.0 as usize];
            data.rhs = Some(rhs);
            data.underlying = Some(rhs);
        }
    }

    fn interfaces(&mut self) {
        let (error, comparable) = (self.named("error"), self.named("comparable"));
        let sig = self.store.func(&[], &[Ty::STRING], false);
        let name = QualName { pkg: "".into(), name: "Error".into() };
        let methods = [IfaceMethod { name, sig }].into();
        self.define(error, InterfaceTy { methods, embeds: [].into(), comparable: false, implicit: false });
        let empty: InterfaceTy =
            InterfaceTy { methods: [].into(), embeds: [].into(), comparable: true, implicit: false };
        self.define(comparable, empty);
    }
}

impl<'a> Checker<'a> {
    /// Package unsafe, made when it is first imported.
    pub(super) fn unsafe_package(&mut self) -> PackageId {
        if let Some(id) = self.unsafe_pkg {
            return id;
        }
        let id = PackageId(self.pkgs.len() as u16);
        let scope = self.new_scope(None);
        self.scopes[scope.0 as usize].parent = Some(self.universe);
        self.pkgs.push(Pkg {
            path: "unsafe".into(),
            name: "unsafe".into(),
            files: &[],
            scope,
            imports: Vec::new(),
            import_names: Vec::new(),
            objects: Vec::new(),
            library: true,
            init_done: true,
        });
        self.infos.push(Info::default());
        self.store.packages.push(("unsafe".into(), "unsafe".into()));
        let here = std::mem::replace(&mut self.pkg, id);
        let pointer =
            self.new_object("Pointer".into(), Span::default(), Ty::UNSAFE_POINTER, ObjectKind::TypeName);
        self.scopes[scope.0 as usize].insert("Pointer".into(), pointer);
        for (name, builtin) in UNSAFE_BUILTINS {
            let obj =
                self.new_object(name.into(), Span::default(), Ty::INVALID, ObjectKind::Builtin(builtin));
            self.scopes[scope.0 as usize].insert(name.into(), obj);
        }
        self.pkg = here;
        self.unsafe_pkg = Some(id);
        id
    }
}

pub(super) fn universe_meta(count: usize) -> Vec<Meta> {
    let meta = Meta { decl: NONE, order: 0, path_index: NONE, used: true, known: true, package_level: false };
    vec![meta; count]
}
