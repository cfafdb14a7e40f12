//! Interfaces: making, asserting, comparing, and finding methods (runtime/iface.go, runtime/error.go).

use super::env::Env;
use super::map::equality;
use super::plain::{get, regs, set, set_all};
use super::trap::Trap;
use crate::code::op::{Op, Reg};
use crate::code::program::{FuncId, MethodId, Program, Shape, TypeDesc, TypeId};
use crate::event::Addr;

/// The dynamic type behind an interface's type word; None for nil.
pub fn dynamic_type(tag: u64) -> Option<TypeId> {
    u32::try_from(tag.checked_sub(1)?).ok().map(TypeId)
}

pub fn desc(program: &Program, ty: TypeId) -> Result<&TypeDesc, Trap> {
    program.types.get(ty.0 as usize).ok_or_else(|| Trap::Engine(format!("no type {}", ty.0)))
}

/// The function that implements `method` for the dynamic type behind `tag`.
#[inline]
pub fn find_method(program: &Program, tag: u64, method: MethodId) -> Result<FuncId, Trap> {
    let found = dynamic_type(tag).and_then(|ty| method_of(program, ty, method));
    found.ok_or_else(|| Trap::Engine(format!("type {tag} lacks method {}", method.0)))
}

#[inline]
pub fn method_of(program: &Program, ty: TypeId, method: MethodId) -> Option<FuncId> {
    let methods = &program.types.get(ty.0 as usize)?.methods;
    let at = methods.binary_search_by_key(&method, |candidate| candidate.method).ok()?;
    Some(methods[at].func)
}

/// The alphabetically first method of interface `iface` that `ty` lacks.
pub fn missing_method(program: &Program, ty: TypeId, iface: TypeId) -> Option<MethodId> {
    let Shape::Interface(wanted) = &program.types.get(iface.0 as usize)?.shape else { return None };
    let have = &program.types.get(ty.0 as usize)?.methods;
    wanted
        .iter()
        .filter(|(method, sig)| {
            let at = have.binary_search_by_key(method, |candidate| candidate.method);
            !at.is_ok_and(|at| have[at].sig == *sig)
        })
        .map(|(method, _)| *method)
        .min_by_key(|method| program.methods.get(method.0 as usize).map(|name| name.name.clone()))
}

/// Slots of an interface's value of type `ty`.
pub fn unbox(env: &Env, ty: TypeId, data: u64) -> Result<Vec<u64>, Trap> {
    let slots = desc(env.program, ty)?.slots as usize;
    match slots {
        0 => Ok(Vec::new()),
        1 => Ok(vec![data]),
        _ => {
            let mut words = vec![0; slots];
            let read = env.heap.load_into(Addr(data), &mut words);
            read.map_err(|_| super::exec::fault(data, 0))?;
            Ok(words)
        }
    }
}

/// Equality by the type's structure; panics on dynamic types that cannot be compared.
pub fn equal(env: &Env, ty: TypeId, a: &[u64], b: &[u64]) -> Result<bool, Trap> {
    equality::equal(env.heap, env.program, ty, a, b).map_err(|panic| match panic {
        super::map::MapPanic::Uncomparable(ty) => {
            let name = env.program.types.get(ty.0 as usize).map_or("?", |desc| &desc.name);
            Trap::Runtime(format!("comparing uncomparable type {name}"))
        }
        other => Trap::Engine(format!("comparison: {other:?}")),
    })
}

/// Executes one instruction of the family; false when it is not one.
pub fn execute(op: &Op, env: &mut Env) -> Result<bool, Trap> {
    match *op {
        Op::EqIface { dst, a, b } => {
            let same = equal(env, env.program.known.any, regs(env, a, 2), regs(env, b, 2))?;
            set(env, dst, u64::from(same));
        }
        Op::EqTy { dst, a, b, ty } => {
            let slots = desc(env.program, ty)?.slots as usize;
            let same = equal(env, ty, regs(env, a, slots), regs(env, b, slots))?;
            set(env, dst, u64::from(same));
        }
        Op::MakeIface { dst, src, ty } => {
            let slots = desc(env.program, ty)?.slots as usize;
            let words = regs(env, src, slots).to_vec();
            let value = env.box_value(ty, &words);
            set_all(env, dst, &value);
        }
        Op::Assert { dst, src, ty, iface, ok } => {
            let (tag, data) = (get(env, src), get(env, Reg(src.0 + 1)));
            if dynamic_type(tag) == Some(ty) {
                let words = unbox(env, ty, data)?;
                set_all(env, dst, &words);
                set_ok(env, ok, true);
            } else if ok.is_some() {
                let slots = desc(env.program, ty)?.slots as usize;
                set_all(env, dst, &vec![0; slots]);
                set_ok(env, ok, false);
            } else {
                return Err(Trap::Assertion(concrete_text(env.program, tag, ty, iface)));
            }
        }
        Op::AssertIface { dst, src, ty, iface, ok } => {
            let (tag, data) = (get(env, src), get(env, Reg(src.0 + 1)));
            let dynamic = dynamic_type(tag);
            let missing = dynamic.and_then(|dynamic| missing_method(env.program, dynamic, ty));
            let _ = iface;
            if dynamic.is_some() && missing.is_none() {
                set_all(env, dst, &[tag, data]);
                set_ok(env, ok, true);
            } else if ok.is_some() {
                set_all(env, dst, &[0, 0]);
                set_ok(env, ok, false);
            } else {
                return Err(Trap::Assertion(interface_text(env.program, dynamic, ty, missing)));
            }
        }
        Op::IfaceIs { dst, src, ty } => {
            let same = dynamic_type(get(env, src)) == Some(ty);
            set(env, dst, u64::from(same));
        }
        Op::IfaceImplements { dst, src, ty } => {
            let dynamic = dynamic_type(get(env, src));
            let yes = dynamic.is_some_and(|dynamic| missing_method(env.program, dynamic, ty).is_none());
            set(env, dst, u64::from(yes));
        }
        Op::Unbox { dst, src, ty } => {
            let words = unbox(env, ty, get(env, Reg(src.0 + 1)))?;
            set_all(env, dst, &words);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn set_ok(env: &mut Env, ok: Option<Reg>, value: bool) {
    if let Some(ok) = ok {
        set(env, ok, u64::from(value));
    }
}

fn type_name(program: &Program, ty: TypeId) -> &str {
    program.types.get(ty.0 as usize).map_or("?", |desc| &desc.name)
}

/// The package of a named type, or of a pointer type with methods (runtime/type.go rtype.pkgpath).
fn package_of(program: &Program, ty: TypeId) -> Option<&str> {
    let desc = program.types.get(ty.0 as usize)?;
    match desc.shape {
        Shape::Pointer(elem) if desc.named.is_none() && !desc.methods.is_empty() => package_of(program, elem),
        _ => desc.named.as_ref().map(|(package, _)| &**package),
    }
}

/// runtime/error.go TypeAssertionError.Error, for a concrete type.
fn concrete_text(program: &Program, tag: u64, ty: TypeId, iface: TypeId) -> String {
    let (iface, want) = (type_name(program, iface), type_name(program, ty));
    match dynamic_type(tag) {
        None => format!("interface conversion: {iface} is nil, not {want}"),
        Some(dynamic) => {
            let have = type_name(program, dynamic);
            let same = match have == want {
                false => "",
                true if package_of(program, dynamic) != package_of(program, ty) => {
                    " (types from different packages)"
                }
                true => " (types from different scopes)",
            };
            format!("interface conversion: {iface} is {have}, not {want}{same}")
        }
    }
}

fn interface_text(
    program: &Program,
    dynamic: Option<TypeId>,
    ty: TypeId,
    missing: Option<MethodId>,
) -> String {
    let want = type_name(program, ty);
    match (dynamic, missing) {
        (Some(dynamic), Some(method)) => {
            let name = program.methods.get(method.0 as usize).map_or("?", |method| &method.name);
            let have = type_name(program, dynamic);
            format!("interface conversion: {have} is not {want}: missing method {name}")
        }
        _ => format!("interface conversion: interface is nil, not {want}"),
    }
}
