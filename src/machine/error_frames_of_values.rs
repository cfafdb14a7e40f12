//! The runtime's functions that came upon a part of a value which cannot be hashed or compared (runtime/alg.go
//! nilinterhash, typehash, efaceeq): one for each level of the value. Those that the compiler writes for a type of
//! several parts (`type:.hash.T`, `type:.eq.T`) are left out.

use super::Machine;
use super::iface;
use super::map::equality;
use crate::code::program::{Shape, TypeId};
use crate::event::Addr;

impl Machine {
    /// Under a map's hash function for its type of keys.
    pub(super) fn hashed_by_type(&self, ty: TypeId, words: &[u64]) -> Option<Vec<String>> {
        match &self.program.types.get(ty.0 as usize)?.shape {
            Shape::Interface(methods) => self.hashed_interface(!methods.is_empty(), words),
            _ => self.parts(ty, words).into_iter().find_map(|(_, ty, words)| self.hashed_by_type(ty, words)),
        }
    }

    /// nilinterhash, or interhash.
    fn hashed_interface(&self, methods: bool, words: &[u64]) -> Option<Vec<String>> {
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

    fn typehash(&self, ty: TypeId, words: &[u64]) -> Option<Vec<String>> {
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

    /// Below `==` of two values of a type that has parts.
    pub(super) fn compared(&self, ty: TypeId, a: &[u64], b: &[u64]) -> Option<Vec<String>> {
        if let Shape::Interface(methods) = &self.program.types.get(ty.0 as usize)?.shape {
            let what = self.interfaces_compared(
                !methods.is_empty(),
                [*a.first()?, *a.get(1)?],
                [*b.first()?, *b.get(1)?],
            );
            return (!what.is_empty()).then_some(what);
        }
        let pairs = self.parts(ty, a).into_iter().zip(self.parts(ty, b));
        let mut pairs = pairs.take_while(|((_, ty, a), (_, _, b))| {
            // The first that differs ends the comparison; one that cannot be compared does, too.
            equality::equal(&self.heap, &self.program, *ty, a, b) != Ok(false)
        });
        pairs.find_map(|((_, ty, a), (_, _, b))| self.compared(ty, a, b))
    }

    /// efaceeq, or ifaceeq, of two interface values; none if they can be compared.
    pub(super) fn interfaces_compared(&self, methods: bool, a: [u64; 2], b: [u64; 2]) -> Vec<String> {
        let suffix = if methods { "I" } else { "" };
        let Some(ty) = iface::dynamic_type(a[0]).filter(|_| a[0] == b[0]) else { return Vec::new() };
        let Some(desc) = self.program.types.get(ty.0 as usize) else { return Vec::new() };
        if !desc.comparable {
            return vec![format!("equal{suffix}")];
        }
        let (a, b) = (self.unboxed(ty, a[1]), self.unboxed(ty, b[1]));
        let Some(mut what) = self.compared(ty, &a, &b) else { return Vec::new() };
        // A value of one part is compared by the function for that part.
        if let Some(methods) = self.only_interface(ty) {
            what.push(if methods { "equalBoxedI".into() } else { "equalBoxed".into() });
        }
        what.push(format!("equalIn{suffix}"));
        what
    }

    /// Whether a type is nothing but an interface, perhaps within structs and arrays of one part, and whether that has
    /// methods.
    fn only_interface(&self, ty: TypeId) -> Option<bool> {
        match &self.program.types.get(ty.0 as usize)?.shape {
            Shape::Interface(methods) => Some(!methods.is_empty()),
            Shape::Struct(fields) => match &fields[..] {
                [only] => self.only_interface(only.ty),
                _ => None,
            },
            Shape::Array { elem, len: 1 } => self.only_interface(*elem),
            _ => None,
        }
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
