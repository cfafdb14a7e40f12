//! Package reflect: what it asks about types. A type is its `TypeId` as an int, 0 for none.

use super::Pure;
use super::args::Args;
use crate::code::program::{IntType, MethodId, Shape, TypeDesc, TypeId};
use crate::machine::env::Progress;
use crate::machine::iface::missing_method;
use crate::syntax::ast::ChanDir;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Types {
    Kind,
    String,
    Name,
    Size,
    Comparable,
    Elem,
    Key,
    Len,
    Field,
    Func,
    Param,
    NumMethod,
    Method,
    PointerTo,
    SliceOf,
    MapOf,
    Implements,
    SameUnderlying,
}

pub fn find(name: &str) -> Option<Types> {
    Some(match name {
        "typeKind" => Types::Kind,
        "typeString" => Types::String,
        "typeName" => Types::Name,
        "typeSize" => Types::Size,
        "typeComparable" => Types::Comparable,
        "typeElem" => Types::Elem,
        "typeKey" => Types::Key,
        "typeLen" => Types::Len,
        "typeField" => Types::Field,
        "typeFunc" => Types::Func,
        "typeParam" => Types::Param,
        "typeNumMethod" => Types::NumMethod,
        "typeMethod" => Types::Method,
        "typePointerTo" => Types::PointerTo,
        "typeSliceOf" => Types::SliceOf,
        "typeMapOf" => Types::MapOf,
        "typeImplements" => Types::Implements,
        "typeSameUnderlying" => Types::SameUnderlying,
        _ => return None,
    })
}

impl Types {
    /// Slots of results.
    pub fn results(self) -> u16 {
        match self {
            Types::String => 2,
            Types::Name => 4,
            Types::Size | Types::Func => 3,
            Types::Field => 10,
            Types::Method => 5,
            _ => 1,
        }
    }

    pub fn entry(self) -> Pure {
        match self {
            Types::Kind => |a| {
                let kind = desc(a, 0).map_or(0, |desc| kind_number(&desc.shape));
                a.done(kind)
            },
            Types::String => |a| {
                let name = desc(a, 0).map(|desc| desc.name.clone()).unwrap_or_default();
                a.set_string(0, name.as_bytes());
                Progress::Done
            },
            Types::Name => name,
            Types::Size => |a| {
                let [size, align, slots] =
                    desc(a, 0).map_or([0; 3], |desc| [desc.size, desc.align.into(), desc.slots.into()]);
                a.set(0, size);
                a.set(1, align);
                a.set(2, slots);
                Progress::Done
            },
            Types::Comparable => |a| {
                let comparable = desc(a, 0).is_some_and(|desc| desc.comparable);
                a.done_bool(comparable)
            },
            Types::Elem => |a| {
                let elem = desc(a, 0).and_then(|desc| elem(&desc.shape));
                a.done(elem.map_or(0, |ty| ty.0.into()))
            },
            Types::Key => |a| {
                let key = match desc(a, 0).map(|desc| &desc.shape) {
                    Some(Shape::Map { key, .. }) => key.0,
                    _ => 0,
                };
                a.done(key.into())
            },
            Types::Len => |a| {
                let len = match desc(a, 0).map(|desc| &desc.shape) {
                    Some(Shape::Array { len, .. }) => *len,
                    Some(Shape::Struct(fields)) => fields.len() as u64,
                    Some(Shape::Chan { dir: ChanDir::Recv, .. }) => 1,
                    Some(Shape::Chan { dir: ChanDir::Send, .. }) => 2,
                    Some(Shape::Chan { dir: ChanDir::Both, .. }) => 3,
                    _ => 0,
                };
                a.done(len)
            },
            Types::Field => field,
            Types::Func => |a| {
                let [n_in, n_out, variadic] = match desc(a, 0).map(|desc| &desc.shape) {
                    Some(Shape::Func { params, results, variadic }) => {
                        [params.len() as u64, results.len() as u64, u64::from(*variadic)]
                    }
                    _ => [0; 3],
                };
                a.set(0, n_in);
                a.set(1, n_out);
                a.set(2, variadic);
                Progress::Done
            },
            Types::Param => |a| {
                let at = a.word(1) as usize;
                let ty = match desc(a, 0).map(|desc| &desc.shape) {
                    Some(Shape::Func { params, results, .. }) => {
                        params.iter().chain(results).nth(at).copied()
                    }
                    _ => None,
                };
                a.done(ty.map_or(0, |ty| ty.0.into()))
            },
            Types::NumMethod => |a| {
                let count = methods(a, 0).len();
                a.done(count as u64)
            },
            Types::Method => method,
            Types::PointerTo => |a| {
                let ty = desc(a, 0).and_then(|desc| desc.pointer_to);
                a.done(ty.map_or(0, |ty| ty.0.into()))
            },
            Types::SliceOf => |a| {
                let elem = TypeId(a.word(0) as u32);
                let ty = unnamed(a, |shape| *shape == Shape::Slice(elem));
                a.done(ty)
            },
            Types::MapOf => |a| {
                let wanted = Shape::Map { key: TypeId(a.word(0) as u32), value: TypeId(a.word(1) as u32) };
                let ty = unnamed(a, |shape| *shape == wanted);
                a.done(ty)
            },
            Types::Implements => |a| {
                let yes = implements(a);
                a.done_bool(yes)
            },
            Types::SameUnderlying => |a| {
                let same = a.word(0) == a.word(1)
                    || match (desc(a, 0), desc(a, 1)) {
                        (Some(x), Some(y)) => x.shape == y.shape,
                        _ => false,
                    };
                a.done_bool(same)
            },
        }
    }
}

/// The type in parameter slot `n`.
fn desc<'p>(a: &Args<'_, 'p>, n: usize) -> Option<&'p TypeDesc> {
    let program = a.env.program;
    program.types.get(usize::try_from(a.word(n)).ok()?)
}

/// reflect.Kind.
fn kind_number(shape: &Shape) -> u64 {
    match shape {
        Shape::Invalid => 0,
        Shape::Bool => 1,
        Shape::Int { kind } => match kind {
            IntType::Int => 2,
            IntType::Int8 => 3,
            IntType::Int16 => 4,
            IntType::Int32 => 5,
            IntType::Int64 => 6,
            IntType::Uint => 7,
            IntType::Uint8 => 8,
            IntType::Uint16 => 9,
            IntType::Uint32 => 10,
            IntType::Uint64 => 11,
            IntType::Uintptr => 12,
        },
        Shape::Float32 => 13,
        Shape::Float64 => 14,
        Shape::Complex64 => 15,
        Shape::Complex128 => 16,
        Shape::Array { .. } => 17,
        Shape::Chan { .. } => 18,
        Shape::Func { .. } => 19,
        Shape::Interface(_) => 20,
        Shape::Map { .. } => 21,
        Shape::Pointer(_) => 22,
        Shape::Slice(_) => 23,
        Shape::String => 24,
        Shape::Struct(_) => 25,
        Shape::UnsafePointer => 26,
    }
}

fn elem(shape: &Shape) -> Option<TypeId> {
    match shape {
        Shape::Pointer(elem)
        | Shape::Slice(elem)
        | Shape::Array { elem, .. }
        | Shape::Chan { elem, .. }
        | Shape::Map { value: elem, .. } => Some(*elem),
        _ => None,
    }
}

fn name(a: &mut Args) -> Progress {
    let (pkg, name) = match desc(a, 0) {
        Some(TypeDesc { named: Some((pkg, name)), .. }) => (pkg.to_string(), name.to_string()),
        Some(desc) if is_predeclared(&desc.shape) => (String::new(), desc.name.to_string()),
        _ => Default::default(),
    };
    a.set_string(0, name.as_bytes());
    a.set_string(2, pkg.as_bytes());
    Progress::Done
}

fn is_predeclared(shape: &Shape) -> bool {
    (1..=16).contains(&kind_number(shape)) || *shape == Shape::String
}

/// `typeField(typ, i) (name, pkg, tag string, ftyp, slot int, offset uintptr, embedded bool)`.
fn field(a: &mut Args) -> Progress {
    let at = a.word(1) as usize;
    let field = match desc(a, 0).map(|desc| &desc.shape) {
        Some(Shape::Struct(fields)) => fields.get(at),
        _ => None,
    };
    let Some(field) = field else { return Progress::Engine("reflect: no such field".into()) };
    a.set_string(0, field.name.as_bytes());
    a.set_string(2, field.pkg.as_bytes());
    a.set_string(4, field.tag.as_bytes());
    a.set(6, field.ty.0.into());
    a.set(7, field.slot.into());
    a.set(8, field.offset);
    a.set(9, u64::from(field.embedded));
    Progress::Done
}

/// Methods of the type (an interface's own ones too), in the machine's order.
fn methods(a: &Args, n: usize) -> Vec<(MethodId, TypeId)> {
    match desc(a, n) {
        Some(TypeDesc { shape: Shape::Interface(methods), .. }) => methods.clone(),
        Some(desc) => desc.methods.iter().map(|method| (method.method, method.sig)).collect(),
        None => Vec::new(),
    }
}

/// `typeMethod(typ, i) (name, pkg string, sig int)`.
fn method(a: &mut Args) -> Progress {
    let method = methods(a, 0).get(a.word(1) as usize).copied();
    let Some((id, sig)) = method else { return Progress::Engine("reflect: no such method".into()) };
    let program = a.env.program;
    let Some(name) = program.methods.get(id.0 as usize) else {
        return Progress::Engine("reflect: no such method name".into());
    };
    a.set_string(0, name.name.as_bytes());
    a.set_string(2, name.pkg.as_bytes());
    a.set(4, sig.0.into());
    Progress::Done
}

/// The type of this shape that has no name, as a number.
fn unnamed(a: &Args, wanted: impl Fn(&Shape) -> bool) -> u64 {
    let types = &a.env.program.types;
    types.iter().position(|desc| desc.named.is_none() && wanted(&desc.shape)).unwrap_or(0) as u64
}

fn implements(a: &Args) -> bool {
    let (ty, iface) = (TypeId(a.word(0) as u32), TypeId(a.word(1) as u32));
    match (desc(a, 0).map(|desc| &desc.shape), desc(a, 1).map(|desc| &desc.shape)) {
        (Some(Shape::Interface(have)), Some(Shape::Interface(wanted))) => {
            wanted.iter().all(|method| have.contains(method))
        }
        _ => missing_method(a.env.program, ty, iface).is_none(),
    }
}
