//! The table of canonical run-time types and their names.

use crate::code::program::{KnownTypes, MethodId, Shape, TypeDesc, TypeId};
use crate::syntax::ast::ChanDir;
use crate::types::ty::{NamedId, QualName, TypeParamId};
use crate::types::{Basic, ObjId, Ty};
use std::collections::HashMap;
use std::rc::Rc;

/// An environment of type arguments; [`EnvId::NONE`] is the empty one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct EnvId(pub u32);

impl EnvId {
    pub const NONE: EnvId = EnvId(0);
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Env {
    pub map: HashMap<TypeParamId, TypeId>,
    /// Everything bound, in order.
    pub(super) bound: Vec<(TypeParamId, TypeId)>,
}

/// What makes two types identical.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Basic(Basic),
    Named { origin: NamedId, args: Vec<TypeId> },
    Runtime(&'static str),
    Pointer(TypeId),
    Slice(TypeId),
    Array(u64, TypeId),
    Map(TypeId, TypeId),
    Chan(ChanDir, TypeId),
    Struct(Vec<(QualName, TypeId, bool, Rc<str>)>),
    Func(Vec<TypeId>, Vec<TypeId>, bool),
    Interface(Vec<(MethodId, TypeId)>),
    Tuple(Vec<TypeId>),
}

/// A defined type's declaration and environment, for its methods.
#[derive(Clone, Debug)]
pub(crate) struct NamedInfo {
    pub args: Vec<TypeId>,
    pub methods: Vec<(MethodId, ObjId)>,
}

pub(crate) struct TypeInfo {
    pub desc: TypeDesc,
    /// As the linker has it, and lists of type arguments: with whole import paths and the numbers of local types.
    pub link: Rc<str>,
    pub named: Option<Rc<NamedInfo>>,
    /// Layout has been computed.
    pub laid: bool,
    /// Values of this type are put into interfaces.
    pub in_iface: bool,
    /// Members of a tuple (never a run-time type).
    pub tuple: Option<Rc<[TypeId]>>,
}

pub(crate) struct TypeTable {
    pub list: Vec<TypeInfo>,
    pub(super) ids: HashMap<Key, TypeId>,
    pub(super) cache: HashMap<(EnvId, Ty), TypeId>,
    pub envs: Vec<Env>,
    pub(super) env_ids: HashMap<Vec<(TypeParamId, TypeId)>, EnvId>,
    pub known: KnownTypes,
}

impl TypeTable {
    pub fn new() -> Self {
        let mut table = TypeTable {
            list: Vec::new(),
            ids: HashMap::new(),
            cache: HashMap::new(),
            envs: vec![Env::default()],
            env_ids: HashMap::new(),
            known: KnownTypes::default(),
        };
        table.add("invalid type".into(), "invalid type".into(), Shape::Invalid);
        table
    }

    pub(super) fn add(&mut self, name: Rc<str>, link: Rc<str>, shape: Shape) -> TypeId {
        let desc = TypeDesc {
            name,
            named: None,
            shape,
            slots: 0,
            size: 0,
            align: 1,
            comparable: true,
            methods: Vec::new(),
            pointer_to: None,
            link: None,
        };
        self.list.push(TypeInfo { desc, link, named: None, laid: false, in_iface: false, tuple: None });
        TypeId(self.list.len() as u32 - 1)
    }

    pub(super) fn intern(
        &mut self,
        key: Key,
        make: impl FnOnce(&TypeTable) -> (String, String, Shape),
    ) -> TypeId {
        if let Some(&id) = self.ids.get(&key) {
            return id;
        }
        let (name, link, shape) = make(self);
        let id = self.add(name.into(), link.into(), shape);
        self.ids.insert(key, id);
        id
    }

    pub fn get(&self, ty: TypeId) -> &TypeInfo {
        &self.list[ty.0 as usize]
    }

    pub fn shape(&self, ty: TypeId) -> &Shape {
        &self.get(ty).desc.shape
    }

    pub fn pointer(&mut self, elem: TypeId) -> TypeId {
        let id = self.intern(Key::Pointer(elem), |t| {
            let (name, link) = t.both(|n| format!("*{}", n(elem)));
            (name, link, Shape::Pointer(elem))
        });
        self.list[elem.0 as usize].desc.pointer_to = Some(id);
        id
    }

    pub fn slice(&mut self, elem: TypeId) -> TypeId {
        self.intern(Key::Slice(elem), |t| {
            let (name, link) = t.both(|n| format!("[]{}", n(elem)));
            (name, link, Shape::Slice(elem))
        })
    }

    pub fn array(&mut self, len: u64, elem: TypeId) -> TypeId {
        self.intern(Key::Array(len, elem), |t| {
            let (name, link) = t.both(|n| format!("[{len}]{}", n(elem)));
            (name, link, Shape::Array { elem, len })
        })
    }

    pub(super) fn map(&mut self, key: TypeId, value: TypeId) -> TypeId {
        self.intern(Key::Map(key, value), |t| {
            let (name, link) = t.both(|n| format!("map[{}]{}", n(key), n(value)));
            (name, link, Shape::Map { key, value })
        })
    }

    pub(super) fn chan(&mut self, dir: ChanDir, elem: TypeId) -> TypeId {
        self.intern(Key::Chan(dir, elem), |t| {
            let inner_recv = matches!(t.shape(elem), Shape::Chan { dir: ChanDir::Recv, .. });
            let (name, link) = t.both(|n| match dir {
                ChanDir::Both if inner_recv && t.get(elem).named.is_none() => format!("chan ({})", n(elem)),
                ChanDir::Both => format!("chan {}", n(elem)),
                ChanDir::Send => format!("chan<- {}", n(elem)),
                ChanDir::Recv => format!("<-chan {}", n(elem)),
            });
            (name, link, Shape::Chan { dir, elem })
        })
    }

    pub fn func(&mut self, params: Vec<TypeId>, results: Vec<TypeId>, variadic: bool) -> TypeId {
        self.intern(Key::Func(params.clone(), results.clone(), variadic), |t| {
            let (name, link) = t.both(|n| format!("func{}", t.signature(n, &params, &results, variadic)));
            (name, link, Shape::Func { params, results, variadic })
        })
    }

    pub fn tuple(&mut self, members: Vec<TypeId>) -> TypeId {
        let id =
            self.intern(Key::Tuple(members.clone()), |_| ("tuple".into(), "tuple".into(), Shape::Invalid));
        self.list[id.0 as usize].tuple = Some(members.into());
        id
    }

    /// A type that the runtime itself defines, with the given underlying shape.
    pub fn runtime_type(
        &mut self,
        pkg: &str,
        name: &'static str,
        full: &'static str,
        shape: Shape,
    ) -> TypeId {
        let id = self.intern(Key::Runtime(full), |_| (full.into(), full.into(), shape));
        let info = &mut self.list[id.0 as usize];
        info.desc.named = Some((pkg.into(), name.into()));
        info.named = Some(Rc::new(NamedInfo { args: Vec::new(), methods: Vec::new() }));
        id
    }
}
