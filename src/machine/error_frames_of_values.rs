//! The functions that came upon a part of a value which cannot be hashed or compared: the runtime's (runtime/alg.go
//! nilinterhash, typehash, efaceeq), one for each level of the value, and those that gc writes for types of several parts
//! (`code::equality`).

use super::Machine;
use super::iface;
use crate::code::equality::{self, Alg, Part};
use crate::code::program::{Shape, TypeId};
use crate::event::Addr;

/// Functions, innermost first: keys of the table, and names of those that gc writes. None where nothing panics.
type Above = Option<Vec<String>>;

impl Machine {
    /// Under a map's hash function for its type of keys (reflectdata genhash).
    pub(super) fn hashed_by_type(&self, ty: TypeId, words: &[u64], as_go123: bool) -> Above {
        let types = &self.program.types;
        if as_go123 {
            return match equality::alg(types, ty) {
                Alg::Interface { methods } => self.hashed_interface(methods, words),
                Alg::Special => {
                    let mut parts = self.parts(ty, words).into_iter();
                    let mut what =
                        parts.find_map(|(_, ty, words)| self.hashed_by_type(ty, words, as_go123))?;
                    what.push(format!("type:.hash.{}", self.link_name(ty)));
                    Some(what)
                }
                Alg::Memory | Alg::Value | Alg::Never => None,
            };
        }
        match equality::signature(types, ty).as_slice() {
            &[Part::Interface { methods, slot }] => {
                self.hashed_interface(methods, words.get(slot as usize..)?)
            }
            parts => self.hashed_by_parts(parts, words),
        }
    }

    /// In a function for a signature (reflectdata hashFunc of Go 1.27).
    fn hashed_by_parts(&self, parts: &[Part], words: &[u64]) -> Above {
        let mut what = parts.iter().find_map(|part| match *part {
            Part::Interface { methods, slot } => self.hashed_interface(methods, words.get(slot as usize..)?),
            Part::Repeat { count, slot, stride, ref parts } => {
                let rounds = words.get(slot as usize..)?.chunks_exact(stride.max(1) as usize);
                rounds.take(count as usize).find_map(|words| self.hashed_by_parts(parts, words))
            }
            Part::Memory(_) | Part::Skip(_) | Part::Float32 | Part::Float64 | Part::Text => None,
        })?;
        what.push(format!("type:.hash.{}", equality::text(parts)));
        Some(what)
    }

    /// nilinterhash, or interhash.
    fn hashed_interface(&self, methods: bool, words: &[u64]) -> Above {
        let suffix = if methods { "I" } else { "" };
        let ty = iface::dynamic_type(*words.first()?)?;
        let desc = self.program.types.get(ty.0 as usize)?;
        if !desc.comparable {
            return Some(vec![format!("hash{suffix}")]);
        }
        let mut what = self.typehash(ty, &self.unboxed(ty, *words.get(1)?))?;
        what.push(format!("hashIn{suffix}"));
        Some(what)
    }

    fn typehash(&self, ty: TypeId, words: &[u64]) -> Above {
        if let Shape::Interface(methods) = &self.program.types.get(ty.0 as usize)?.shape {
            let mut what = self.hashed_interface(!methods.is_empty(), words)?;
            what.push(if methods.is_empty() { "hashOf".into() } else { "hashOfI".into() });
            return Some(what);
        }
        self.parts(ty, words).into_iter().find_map(|(is_field, ty, words)| {
            let mut what = self.typehash(ty, words)?;
            what.push(if is_field { "hashStruct".into() } else { "hashArray".into() });
            Some(what)
        })
    }

    /// Below `==` of two values (walkCompare), of which one part at least panics; `shape` is the name of their type where
    /// it is a type parameter's.
    pub(super) fn compared(
        &self,
        ty: TypeId,
        shape: Option<&str>,
        a: &[u64],
        b: &[u64],
        as_go123: bool,
    ) -> Above {
        if let Shape::Interface(methods) = &self.program.types.get(ty.0 as usize)?.shape {
            return self.compared_interfaces(!methods.is_empty(), a, b, as_go123);
        }
        if !equality::is_in_place(&self.program.types, ty) {
            return self.compared_by_function(ty, shape, a, b, as_go123);
        }
        self.compared_part_by_part(ty, a, b, as_go123)
    }

    fn compared_part_by_part(&self, ty: TypeId, a: &[u64], b: &[u64], as_go123: bool) -> Above {
        let mut pairs = self.parts(ty, a).into_iter().zip(self.parts(ty, b));
        pairs.find_map(|((_, ty, a), (_, _, b))| self.compared(ty, None, a, b, as_go123))
    }

    /// In the function that gc writes for a type (reflectdata eqFunc).
    fn compared_by_function(
        &self,
        ty: TypeId,
        shape: Option<&str>,
        a: &[u64],
        b: &[u64],
        as_go123: bool,
    ) -> Above {
        if !as_go123 {
            return self.compared_by_parts(&equality::signature(&self.program.types, ty), a, b);
        }
        let mut what = self.compared_part_by_part(ty, a, b, as_go123)?;
        what.push(format!("type:.eq.{}", shape.unwrap_or(self.link_name(ty))));
        Some(what)
    }

    /// In a function for a signature (reflectdata eqFunc of Go 1.27).
    fn compared_by_parts(&self, parts: &[Part], a: &[u64], b: &[u64]) -> Above {
        let mut what = parts.iter().find_map(|part| match *part {
            Part::Interface { methods, slot } => {
                let from = slot as usize..;
                self.compared_interfaces(methods, a.get(from.clone())?, b.get(from)?, false)
            }
            Part::Repeat { count, slot, stride, ref parts } => {
                let (from, stride) = (slot as usize.., stride.max(1) as usize);
                let (a, b) = (a.get(from.clone())?, b.get(from)?);
                let mut rounds = a.chunks_exact(stride).zip(b.chunks_exact(stride)).take(count as usize);
                rounds.find_map(|(a, b)| self.compared_by_parts(equality::trimmed(parts), a, b))
            }
            Part::Memory(_) | Part::Skip(_) | Part::Float32 | Part::Float64 | Part::Text => None,
        })?;
        what.push(format!("type:.eq.{}", equality::text(parts)));
        Some(what)
    }

    fn compared_interfaces(&self, methods: bool, a: &[u64], b: &[u64], as_go123: bool) -> Above {
        let (&[a, x, ..], &[b, y, ..]) = (a, b) else { return None };
        let what = self.interfaces_compared(methods, [a, x], [b, y], as_go123);
        (!what.is_empty()).then_some(what)
    }

    /// efaceeq, or ifaceeq, of two interface values; none if they can be compared.
    pub(super) fn interfaces_compared(
        &self,
        methods: bool,
        a: [u64; 2],
        b: [u64; 2],
        as_go123: bool,
    ) -> Vec<String> {
        let suffix = if methods { "I" } else { "" };
        let Some(ty) = iface::dynamic_type(a[0]).filter(|_| a[0] == b[0]) else { return Vec::new() };
        let Some(desc) = self.program.types.get(ty.0 as usize) else { return Vec::new() };
        if !desc.comparable {
            return vec![format!("equal{suffix}")];
        }
        let (a, b) = (self.unboxed(ty, a[1]), self.unboxed(ty, b[1]));
        let Some(mut what) = self.compared_in_interface(ty, &a, &b, as_go123) else { return Vec::new() };
        what.push(format!("equalIn{suffix}"));
        what
    }

    /// Below the function that a type's descriptor has (reflectdata geneq): nilinterequal or interequal of a value that is
    /// nothing but an interface.
    fn compared_in_interface(&self, ty: TypeId, a: &[u64], b: &[u64], as_go123: bool) -> Above {
        let (methods, slot) = match as_go123 {
            true => match equality::alg(&self.program.types, ty) {
                Alg::Interface { methods } => (methods, 0),
                _ => return self.compared_by_function(ty, None, a, b, as_go123),
            },
            false => match equality::signature(&self.program.types, ty).as_slice() {
                &[Part::Interface { methods, slot }] => (methods, slot as usize),
                parts => return self.compared_by_parts(parts, a, b),
            },
        };
        let mut what = self.compared_interfaces(methods, a.get(slot..)?, b.get(slot..)?, as_go123)?;
        what.push(if methods { "equalBoxedI".into() } else { "equalBoxed".into() });
        Some(what)
    }

    fn link_name(&self, ty: TypeId) -> &str {
        let desc = self.program.types.get(ty.0 as usize);
        desc.map_or("", |desc| desc.link.as_deref().unwrap_or(&desc.name))
    }

    /// The fields or elements of a value: whether it is a field, its type, its words.
    fn parts<'w>(&self, ty: TypeId, words: &'w [u64]) -> Vec<(bool, TypeId, &'w [u64])> {
        let slots = |ty: TypeId| self.program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots as usize);
        match self.program.types.get(ty.0 as usize).map(|desc| &desc.shape) {
            Some(Shape::Struct(fields)) => {
                let named = fields.iter().filter(|field| &*field.name != "_");
                let part = named.map(|field| {
                    let from = field.slot as usize;
                    (true, field.ty, words.get(from..from + slots(field.ty)).unwrap_or_default())
                });
                part.collect()
            }
            Some(Shape::Array { elem, .. }) if slots(*elem) > 0 => {
                words.chunks_exact(slots(*elem)).map(|part| (false, *elem, part)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The value of an interface of type `ty`.
    fn unboxed(&self, ty: TypeId, data: u64) -> Vec<u64> {
        match self.program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots) {
            0 => Vec::new(),
            1 => vec![data],
            slots => {
                let mut words = vec![0; slots as usize];
                // Boxed values are never written again, so a box that cannot be read is a box of zeros.
                let _ = self.heap.load_into(Addr(data), &mut words);
                words
            }
        }
    }
}
