//! A value in memory with its type, from which fields, pointers and interfaces are followed by their Go names.

use super::show::Reader;
use crate::code::program::{Shape, TypeDesc, TypeId};
use crate::event::Addr;

#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub reader: Reader<'a>,
    pub ty: TypeId,
    pub addr: Addr,
}

impl<'a> Spot<'a> {
    pub fn desc(self) -> Option<&'a TypeDesc> {
        self.reader.ty(self.ty)
    }

    /// The package path and name of a defined type; empty for others.
    pub fn named(self) -> (&'a str, &'a str) {
        self.desc().and_then(|desc| desc.named.as_ref()).map_or(("", ""), |(pkg, name)| (pkg, name))
    }

    /// The field of this name, of a struct.
    pub fn field(self, name: &str) -> Option<Spot<'a>> {
        let TypeDesc { shape: Shape::Struct(fields), .. } = self.desc()? else { return None };
        let field = fields.iter().find(|field| &*field.name == name)?;
        Some(Spot { ty: field.ty, addr: self.addr.plus(field.slot), ..self })
    }

    /// The word of a field's field's … value; 0 where there is none.
    pub fn word_at(self, path: &[&str]) -> u64 {
        self.path(path).map_or(0, Spot::word)
    }

    pub fn path(self, path: &[&str]) -> Option<Spot<'a>> {
        path.iter().try_fold(self, |spot, name| spot.field(name))
    }

    /// The value's first slot.
    pub fn word(self) -> u64 {
        self.reader.heap.load(self.addr).unwrap_or(0)
    }

    /// As [`Reader::value_at`].
    pub fn text(self) -> String {
        self.reader.value_at(self.ty, self.addr)
    }

    /// What a pointer points to; none for nil and for values that are no pointers.
    pub fn target(self) -> Option<Spot<'a>> {
        let TypeDesc { shape: Shape::Pointer(elem), .. } = self.desc()? else { return None };
        self.to(*elem)
    }

    /// What the address in this slot leads to, told to be a `ty`: for `unsafe.Pointer` and `atomic.Pointer[T]`.
    pub fn to(self, ty: TypeId) -> Option<Spot<'a>> {
        let addr = Addr(self.word());
        (!addr.is_nil()).then_some(Spot { ty, addr, ..self })
    }

    /// The dynamic value of an interface: behind a pointer what it points to. None for nil and for values that
    /// do not lie in memory.
    pub fn dynamic(self) -> Option<Spot<'a>> {
        let data = self.reader.heap.load(self.addr.plus(1)).ok()?;
        let ty = TypeId(u32::try_from(self.word().checked_sub(1)?).ok()?);
        match self.reader.ty(ty)?.shape {
            Shape::Pointer(elem) => (data != 0).then_some(Spot { ty: elem, addr: Addr(data), ..self }),
            // One slot lies in the interface itself, none nowhere, more in a box.
            _ if self.reader.slots(ty) > 1 => Some(Spot { ty, addr: Addr(data), ..self }),
            _ => Some(Spot { ty, addr: self.addr.plus(1), ..self }),
        }
    }

    /// The program's type of this name, if it has it.
    pub fn type_named(self, pkg: &str, name: &str) -> Option<TypeId> {
        let named = |desc: &TypeDesc| desc.named.as_ref().is_some_and(|(p, n)| &**p == pkg && &**n == name);
        let at = self.reader.program.types.iter().position(named)?;
        Some(TypeId(at as u32))
    }
}
