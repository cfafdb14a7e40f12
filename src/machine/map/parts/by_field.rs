//! The equality functions of Go 1.23, as cmd/compile writes them for a type: reflectdata/alg.go (eqFunc), compare/compare.go
//! (EqStruct), walk/compare.go (walkCompare) for the fields of a struct and the elements of an array.

use super::{List, Part, Place};
use crate::code::equality::{Alg, IN_PLACE, alg, is_blank, memory_run, struct_cost};
use crate::code::program::{FieldDesc, Shape, TypeDesc, TypeId};

/// Bytes of an array of integers that is compared in line whatever its length.
const SMALL: u64 = 16;

/// One condition of a struct's comparison.
#[derive(Clone, Copy)]
enum Condition {
    Field(Place),
    Length(u32),
    Text(u32),
    Memory { offset: u64, size: u64 },
}

impl Condition {
    fn is_call(self) -> bool {
        matches!(self, Condition::Text(_) | Condition::Memory { .. })
    }
}

/// The function behind a map's `Key.Equal`.
pub(super) fn closure(list: &mut List, key: TypeId) {
    let place = Place { ty: key, slot: 0, offset: 0 };
    match list.is_memory(key) {
        true => list.memory(0, list.size(key)),
        false => function(list, place),
    }
}

/// Runs of plain memory that are hashed at once: offset and size of each (reflectdata/alg.go: genhash).
pub(super) fn runs(types: &[TypeDesc], key: TypeId) -> Vec<(u64, u64)> {
    let mut runs = Vec::new();
    add_runs(&mut runs, types, key, 0);
    runs
}

fn add_runs(runs: &mut Vec<(u64, u64)>, types: &[TypeDesc], ty: TypeId, offset: u64) {
    let Some(desc) = types.get(ty.0 as usize) else { return };
    match &desc.shape {
        _ if alg(types, ty) == Alg::Memory => runs.push((offset, desc.size)),
        Shape::Struct(fields) => {
            let mut i = 0;
            while let Some(field) = fields.get(i) {
                let plain = alg(types, field.ty) == Alg::Memory;
                match is_blank(field) {
                    false if plain => {
                        let (size, next) = memory_run(types, desc.size, fields, i);
                        runs.push((offset + field.offset, size));
                        i = next;
                        continue;
                    }
                    false => add_runs(runs, types, field.ty, offset + field.offset),
                    true => {}
                }
                i += 1;
            }
        }
        Shape::Array { elem, len } => {
            let size = types.get(elem.0 as usize).map_or(0, |desc| desc.size);
            (0..*len).for_each(|index| add_runs(runs, types, *elem, offset + index * size));
        }
        _ => {}
    }
}

/// `type:.eq.T`.
fn function(list: &mut List, place: Place) {
    let Some(desc) = list.desc(place.ty) else { return };
    match &desc.shape {
        Shape::Array { elem, len } => array(list, place, *elem, *len),
        Shape::Struct(fields) => {
            let all = conditions(list, place, desc, fields);
            all.into_iter().for_each(|of| condition(list, of));
        }
        _ => value(list, place),
    }
}

fn call(list: &mut List, place: Place) {
    if list.is_memory(place.ty) {
        return list.memequal(place.offset, list.size(place.ty));
    }
    list.calls += 1;
    function(list, place);
    list.calls += 1;
}

/// `p.f == q.f`.
fn value(list: &mut List, place: Place) {
    let Some(desc) = list.desc(place.ty) else { return };
    match &desc.shape {
        Shape::Array { elem, len } => {
            let size = list.size(*elem);
            let simple = list.desc(*elem).is_some_and(is_simple);
            match *len <= 1 || simple && (*len <= 4 || size * len <= SMALL) {
                true => elements(list, place, *elem, *len),
                false => call(list, place),
            }
        }
        Shape::Struct(fields) if struct_cost(list.types, desc.size, fields) <= IN_PLACE => {
            function(list, place)
        }
        Shape::Struct(_) => call(list, place),
        Shape::Float32 | Shape::Float64 => list.parts.push(Part::Float { slot: place.slot }),
        Shape::Complex64 | Shape::Complex128 => list.parts.push(Part::Complex { slot: place.slot }),
        Shape::String => {
            list.length(place.slot);
            list.text(place.slot);
        }
        Shape::Interface(_) => list.interface(place.slot),
        Shape::Invalid
        | Shape::Bool
        | Shape::Int { .. }
        | Shape::UnsafePointer
        | Shape::Pointer(_)
        | Shape::Chan { .. }
        | Shape::Slice(_)
        | Shape::Map { .. }
        | Shape::Func { .. } => list.word(place.offset, desc.size),
    }
}

fn is_simple(desc: &TypeDesc) -> bool {
    let floats = matches!(desc.shape, Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128);
    floats || matches!(desc.shape, Shape::Bool | Shape::Int { .. })
}

/// An array in line: small integers are loaded several at once.
fn elements(list: &mut List, place: Place, elem: TypeId, len: u64) {
    let size = list.size(elem);
    let integers = list.desc(elem).is_some_and(|desc| matches!(desc.shape, Shape::Int { .. })) && size <= 4;
    let mut index = 0;
    while index < len {
        let left = (len - index) * size;
        let at = list.elem(place, elem, index);
        let together = [8, 4, 2].into_iter().find(|&n| integers && n > size && n <= left);
        match together {
            Some(bytes) => {
                list.word(at.offset, bytes);
                index += bytes / size;
            }
            None => {
                value(list, at);
                index += 1;
            }
        }
    }
}

fn can_panic(list: &List, ty: TypeId) -> bool {
    match list.desc(ty).map(|desc| &desc.shape) {
        Some(Shape::Interface(_)) => true,
        Some(Shape::Array { elem, .. }) => can_panic(list, *elem),
        Some(Shape::Struct(fields)) => {
            fields.iter().any(|field| !is_blank(field) && can_panic(list, field.ty))
        }
        _ => false,
    }
}

/// `EqStruct`: what needs a call comes last, but for what may panic, which stays in its place.
fn conditions(list: &List, place: Place, desc: &TypeDesc, fields: &[FieldDesc]) -> Vec<Condition> {
    let mut groups = vec![Vec::new()];
    let mut i = 0;
    while let Some(field) = fields.get(i) {
        if is_blank(field) {
            i += 1;
            continue;
        }
        let at = list.field(place, field);
        let mut add = |all: &[Condition]| {
            if let Some(group) = groups.last_mut() {
                group.extend_from_slice(all);
            }
        };
        if list.is_memory(field.ty) {
            let (size, next) = memory_run(list.types, desc.size, fields, i);
            match size.div_ceil(8) <= IN_PLACE {
                true => fields[i..next].iter().for_each(|of| add(&[Condition::Field(list.field(place, of))])),
                false => add(&[Condition::Memory { offset: at.offset, size }]),
            }
            i = next;
            continue;
        }
        i += 1;
        match &list.desc(field.ty).map(|desc| &desc.shape) {
            Some(Shape::String) => add(&[Condition::Length(at.slot), Condition::Text(at.slot)]),
            _ if can_panic(list, field.ty) => {
                groups.extend([vec![Condition::Field(at)], Vec::new()]);
            }
            _ => add(&[Condition::Field(at)]),
        }
    }
    for group in &mut groups {
        group.sort_by_key(|condition| condition.is_call());
    }
    groups.concat()
}

fn condition(list: &mut List, condition: Condition) {
    match condition {
        Condition::Field(place) => value(list, place),
        Condition::Length(slot) => list.length(slot),
        Condition::Text(slot) => list.text(slot),
        Condition::Memory { offset, size } => list.memequal(offset, size),
    }
}

/// An array whose elements are no plain memory: of strings, and of structs with some, all that needs no call comes first.
fn array(list: &mut List, place: Place, elem: TypeId, len: u64) {
    let all = |list: &List| -> Vec<Place> { (0..len).map(|index| list.elem(place, elem, index)).collect() };
    let Some(desc) = list.desc(elem) else { return };
    match &desc.shape {
        Shape::String => {
            all(list).into_iter().for_each(|at| list.length(at.slot));
            enter_loop(list, len, 1);
            all(list).into_iter().for_each(|at| list.text(at.slot));
        }
        Shape::Struct(fields) => {
            let of = |list: &List, at: Place| conditions(list, at, desc, fields);
            let sample = of(list, place);
            let calls = sample.iter().filter(|condition| condition.is_call()).count();
            if calls == 0 || calls == sample.len() || can_panic(list, elem) {
                enter_loop(list, len, 1);
                return all(list).into_iter().for_each(|at| value(list, at));
            }
            for at in all(list) {
                let plain = of(list, at).into_iter().filter(|condition| !condition.is_call());
                plain.for_each(|of| condition(list, of));
            }
            enter_loop(list, len, 2);
            for at in all(list) {
                let called = of(list, at).into_iter().filter(|condition| condition.is_call());
                called.for_each(|of| condition(list, of));
            }
        }
        _ => {
            enter_loop(list, len, 1);
            all(list).into_iter().for_each(|at| value(list, at));
        }
    }
}

/// What was loaded before a loop with calls is loaded anew in it. What goes round once is no loop.
fn enter_loop(list: &mut List, len: u64, unrolled: u64) {
    if len / unrolled > 1 {
        list.calls += 1;
    }
}
