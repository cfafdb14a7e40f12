//! Package internal/lab: what several library packages share.

use super::Pure;
use super::args::Args;
use crate::code::program::TypeId;
use crate::event::Choice;
use crate::machine::address;
use crate::machine::env::Progress;
use crate::machine::iface::dynamic_type;
use crate::machine::map::hash;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lab {
    Classic,
    Rand,
    HashAny,
    SameType,
    TypeName,
    Comparable,
    AddressOf,
    PointerTo,
    PointerAdd,
    PointerAs,
}

pub fn find(name: &str) -> Option<Lab> {
    Some(match name {
        "Classic" => Lab::Classic,
        "Rand" => Lab::Rand,
        "HashAny" => Lab::HashAny,
        "SameType" => Lab::SameType,
        "TypeName" => Lab::TypeName,
        "Comparable" => Lab::Comparable,
        "AddressOf" => Lab::AddressOf,
        "PointerTo" => Lab::PointerTo,
        "PointerAdd" => Lab::PointerAdd,
        "PointerAs" => Lab::PointerAs,
        _ => return None,
    })
}

impl Lab {
    pub fn results(self) -> u16 {
        if self == Lab::TypeName { 2 } else { 1 }
    }

    pub fn entry(self) -> Pure {
        match self {
            Lab::Classic => |a| {
                let classic = a.env.config.profile.classic_map();
                a.done_bool(classic)
            },
            Lab::Rand => rand,
            Lab::HashAny => hash_any,
            Lab::SameType => |a| {
                let same = a.word(0) == a.word(2);
                a.done_bool(same)
            },
            Lab::TypeName => type_name,
            Lab::Comparable => comparable,
            Lab::AddressOf => |a| {
                let address = address::of_pointer(a.env.heap, a.env.program, a.word(0));
                a.done(address)
            },
            Lab::PointerTo => |a| {
                let pointer = address::to_pointer(a.env.heap, a.env.program, a.word(0));
                a.done(pointer)
            },
            Lab::PointerAdd => |a| {
                let address = address::of_pointer(a.env.heap, a.env.program, a.word(0));
                let address = address.wrapping_add(a.word(1));
                let pointer = address::to_pointer(a.env.heap, a.env.program, address);
                a.done(pointer)
            },
            Lab::PointerAs => pointer_as,
        }
    }
}

fn rand(a: &mut Args) -> Progress {
    match a.env.answer.take() {
        Some(answer) => a.done(answer),
        None => Progress::Ask(Choice::Random { g: a.env.g, bound: 0 }),
    }
}

fn hash_any(a: &mut Args) -> Progress {
    let (value, seed) = ([a.word(0), a.word(1)], a.word(2));
    let any = a.env.program.known.any;
    match hash::value(a.env.heap, a.env.program, any, &value, seed) {
        Ok(hash) => a.done(hash),
        Err(panic) => a.env.raise_map(panic),
    }
}

fn type_name(a: &mut Args) -> Progress {
    let ty = dynamic_type(a.word(0)).and_then(|ty| a.env.program.types.get(ty.0 as usize));
    let name = ty.map_or_else(|| "<nil>".into(), |desc| desc.name.clone());
    a.set_string(0, name.as_bytes());
    Progress::Done
}

fn pointer_as(a: &mut Args) -> Progress {
    let (pointer, ty) = (a.word(0), TypeId(a.word(1) as u32));
    match address::holds(a.env.heap, a.env.program, pointer, ty) {
        true => a.done(pointer),
        false => Progress::Unmodelled,
    }
}

fn comparable(a: &mut Args) -> Progress {
    let ty = dynamic_type(a.word(0)).and_then(|ty| a.env.program.types.get(ty.0 as usize));
    let comparable = ty.is_none_or(|desc| desc.comparable);
    a.done_bool(comparable)
}
