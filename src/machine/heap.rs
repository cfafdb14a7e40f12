//! The heap: objects of 64-bit slots, copy-on-write, so that a clone of the machine is cheap.
//!
//! Objects are found by index; an index is reused only after the collector freed it. Everything the program can point
//! to lives here: variables, arrays, strings, closures, map headers and buckets, channel buffers.

use super::fingerprint::Mixer;
use crate::code::program::TypeId;
use crate::event::{Addr, Gid};
use std::hash::Hash;
use std::rc::Rc;

/// What an object is: ordinary values, or a part of a map as the runtime keeps it (layouts: `map::layout`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// `count` values of type `ty`.
    #[default]
    Value,
    /// `hmap` or `Map`; for this and the following `ty` is the map's type.
    MapHeader,
    /// Classic: `count` buckets.
    MapBuckets,
    /// Swiss: the directory, `count` pointers to tables.
    MapDirectory,
    /// Swiss: a table.
    MapTable,
    /// Swiss: `count` groups of slots.
    MapGroups,
    /// A key, an element, of more than 128 bytes, which its cell points to.
    MapKey,
    MapElem,
    /// `hiter` or `Iter`: the state of a range loop.
    MapIterator,
    /// `hchan` with its buffer; `ty` is the channel's type (layout: `chan`).
    Chan,
}

/// A heap object: `count` values of type `ty`, or a part of a map.
#[derive(Clone, Debug)]
pub struct Object {
    pub ty: TypeId,
    pub count: u32,
    pub role: Role,
    pub data: Data,
    /// Schedule-independent name: the creating goroutine and its n-th allocation.
    pub creator: Gid,
    pub serial: u32,
}

/// An object's slots. Byte elements (uint8) keep one byte a slot; addresses count slots alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Data {
    Words(Vec<u64>),
    Bytes(Vec<u8>),
    /// The bytes of a constant string, which nothing can write to: they lie in a segment that is read-only.
    Fixed(Rc<[u8]>),
}

impl Data {
    pub fn len(&self) -> usize {
        match self {
            Data::Words(words) => words.len(),
            Data::Bytes(bytes) => bytes.len(),
            Data::Fixed(bytes) => bytes.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Memory held, in bytes.
    pub fn bytes(&self) -> usize {
        match self {
            Data::Words(words) => words.len() * 8,
            Data::Bytes(bytes) => bytes.len(),
            Data::Fixed(bytes) => bytes.len(),
        }
    }
}

/// A memory fault: nil, or (never for checked programs) outside of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault(pub Addr);

/// Bytes as slots.
fn spread(bytes: &[u8], into: &mut [u64]) {
    for (slot, byte) in into.iter_mut().zip(bytes) {
        *slot = u64::from(*byte);
    }
}

const CHUNK: usize = 32;

type Chunk = Vec<Option<Rc<Object>>>;

/// All objects. Cloning copies one reference per 32 objects; a write after a clone copies the chunk's references and
/// the object written.
#[derive(Clone, Debug, Default)]
pub struct Heap {
    chunks: Vec<Rc<Chunk>>,
    len: u32,
    free: Rc<Vec<u32>>,
    /// Bytes in live objects, for the collector's trigger and the memory budget.
    pub bytes: u64,
}

impl Heap {
    /// Adds an object and returns the address of its slot 0.
    pub fn alloc(&mut self, object: Object) -> Addr {
        self.bytes += object.data.bytes() as u64 + 48;
        let index = if self.free.is_empty() {
            let index = self.len;
            self.len += 1;
            index
        } else {
            Rc::make_mut(&mut self.free).pop().unwrap_or(0)
        };
        let (chunk, slot) = (index as usize / CHUNK, index as usize % CHUNK);
        if chunk == self.chunks.len() {
            self.chunks.push(Rc::new(Vec::with_capacity(CHUNK)));
        }
        let chunk = Rc::make_mut(&mut self.chunks[chunk]);
        if slot == chunk.len() {
            chunk.push(Some(Rc::new(object)));
        } else {
            chunk[slot] = Some(Rc::new(object));
        }
        Addr::new(index, 0)
    }

    /// Bytes that this heap holds and `before`, an earlier state of it, does not.
    pub fn bytes_apart(&self, before: &Heap) -> u64 {
        let mut bytes = self.chunks.len() * size_of::<Rc<Chunk>>();
        if !Rc::ptr_eq(&self.free, &before.free) {
            bytes += self.free.len() * size_of::<u32>();
        }
        for (at, chunk) in self.chunks.iter().enumerate() {
            let old = before.chunks.get(at);
            if old.is_some_and(|old| Rc::ptr_eq(old, chunk)) {
                continue;
            }
            bytes += CHUNK * size_of::<Option<Rc<Object>>>();
            for (slot, object) in chunk.iter().enumerate() {
                let Some(object) = object else { continue };
                let same = |old: &Option<Rc<Object>>| old.as_ref().is_some_and(|old| Rc::ptr_eq(old, object));
                if !old.and_then(|old| old.get(slot)).is_some_and(same) {
                    bytes += size_of::<Object>() + 16 + object.data.bytes();
                }
            }
        }
        bytes as u64
    }

    /// The object that `addr` points into.
    #[inline]
    pub fn object(&self, addr: Addr) -> Option<&Object> {
        self.by_index(addr.object())
    }

    #[inline]
    pub fn by_index(&self, index: u32) -> Option<&Object> {
        self.chunks.get(index as usize / CHUNK)?.get(index as usize % CHUNK)?.as_deref()
    }

    #[inline]
    pub fn object_mut(&mut self, addr: Addr) -> Option<&mut Object> {
        let index = addr.object() as usize;
        let chunk = Rc::make_mut(self.chunks.get_mut(index / CHUNK)?);
        Some(Rc::make_mut(chunk.get_mut(index % CHUNK)?.as_mut()?))
    }

    /// One slot. The common case of plain code.
    #[inline]
    pub fn load(&self, addr: Addr) -> Result<u64, Fault> {
        match self.object(addr).map(|object| &object.data) {
            Some(Data::Words(words)) => words.get(addr.slot() as usize).copied().ok_or(Fault(addr)),
            Some(Data::Bytes(bytes)) => {
                bytes.get(addr.slot() as usize).map(|&byte| u64::from(byte)).ok_or(Fault(addr))
            }
            Some(Data::Fixed(bytes)) => {
                bytes.get(addr.slot() as usize).map(|&byte| u64::from(byte)).ok_or(Fault(addr))
            }
            None => Err(Fault(addr)),
        }
    }

    #[inline]
    pub fn store(&mut self, addr: Addr, value: u64) -> Result<(), Fault> {
        let slot = addr.slot() as usize;
        match self.object_mut(addr).map(|object| &mut object.data) {
            Some(Data::Words(words)) => *words.get_mut(slot).ok_or(Fault(addr))? = value,
            Some(Data::Bytes(bytes)) => *bytes.get_mut(slot).ok_or(Fault(addr))? = value as u8,
            Some(Data::Fixed(_)) | None => return Err(Fault(addr)),
        }
        Ok(())
    }

    /// `into.len()` slots from `addr`. A read of no slots touches nothing but still faults on nil.
    pub fn load_into(&self, addr: Addr, into: &mut [u64]) -> Result<(), Fault> {
        let start = addr.slot() as usize;
        match self.object(addr).map(|object| &object.data) {
            Some(Data::Words(words)) => {
                into.copy_from_slice(words.get(start..start + into.len()).ok_or(Fault(addr))?);
            }
            Some(Data::Bytes(bytes)) => {
                spread(bytes.get(start..start + into.len()).ok_or(Fault(addr))?, into)
            }
            Some(Data::Fixed(bytes)) => {
                spread(bytes.get(start..start + into.len()).ok_or(Fault(addr))?, into)
            }
            None => return Err(Fault(addr)),
        }
        Ok(())
    }

    pub fn store_from(&mut self, addr: Addr, from: &[u64]) -> Result<(), Fault> {
        let start = addr.slot() as usize;
        match self.object_mut(addr).map(|object| &mut object.data) {
            Some(Data::Words(words)) => {
                words.get_mut(start..start + from.len()).ok_or(Fault(addr))?.copy_from_slice(from);
            }
            Some(Data::Bytes(bytes)) => {
                let bytes = bytes.get_mut(start..start + from.len()).ok_or(Fault(addr))?;
                for (byte, slot) in bytes.iter_mut().zip(from) {
                    *byte = *slot as u8;
                }
            }
            Some(Data::Fixed(_)) if from.is_empty() => {}
            Some(Data::Fixed(_)) | None => return Err(Fault(addr)),
        }
        Ok(())
    }

    /// Copies `n` slots; the ranges may overlap.
    pub fn copy(&mut self, to: Addr, from: Addr, n: usize) -> Result<(), Fault> {
        let (start, end) = (from.slot() as usize, from.slot() as usize + n);
        if to.object() == from.object() {
            let at = to.slot() as usize;
            let object = self.object_mut(to).ok_or(Fault(to))?;
            if end > object.data.len() || at + n > object.data.len() {
                return Err(Fault(from));
            }
            match &mut object.data {
                Data::Words(words) => words.copy_within(start..end, at),
                Data::Bytes(bytes) => bytes.copy_within(start..end, at),
                Data::Fixed(_) if n == 0 => {}
                Data::Fixed(_) => return Err(Fault(to)),
            }
            return Ok(());
        }
        let source = self.chunks.get(from.object() as usize / CHUNK);
        let source = source.and_then(|chunk| chunk.get(from.object() as usize % CHUNK)).cloned().flatten();
        let source = source.ok_or(Fault(from))?;
        match &source.data {
            Data::Words(words) => self.store_from(to, words.get(start..end).ok_or(Fault(from))?),
            Data::Bytes(bytes) => self.store_bytes(to, bytes.get(start..end).ok_or(Fault(from))?),
            Data::Fixed(bytes) => self.store_bytes(to, bytes.get(start..end).ok_or(Fault(from))?),
        }
    }

    fn store_bytes(&mut self, to: Addr, bytes: &[u8]) -> Result<(), Fault> {
        let (at, end) = (to.slot() as usize, to.slot() as usize + bytes.len());
        match self.object_mut(to).map(|object| &mut object.data) {
            Some(Data::Bytes(into)) => {
                into.get_mut(at..end).ok_or(Fault(to))?.copy_from_slice(bytes);
                Ok(())
            }
            Some(Data::Words(into)) => {
                spread(bytes, into.get_mut(at..end).ok_or(Fault(to))?);
                Ok(())
            }
            Some(Data::Fixed(_)) if bytes.is_empty() => Ok(()),
            Some(Data::Fixed(_)) | None => Err(Fault(to)),
        }
    }

    /// The bytes of a string or byte slice. Empty for nil or zero length.
    pub fn bytes_at(&self, addr: Addr, len: u64) -> std::borrow::Cow<'_, [u8]> {
        let (start, len) = (addr.slot() as usize, len as usize);
        if len == 0 {
            return std::borrow::Cow::Borrowed(&[]);
        }
        match self.object(addr).map(|object| &object.data) {
            Some(Data::Bytes(bytes)) => {
                let end = (start + len).min(bytes.len());
                std::borrow::Cow::Borrowed(bytes.get(start..end).unwrap_or(&[]))
            }
            Some(Data::Fixed(bytes)) => {
                let end = (start + len).min(bytes.len());
                std::borrow::Cow::Borrowed(bytes.get(start..end).unwrap_or(&[]))
            }
            Some(Data::Words(words)) => {
                let end = (start + len).min(words.len());
                let words = words.get(start..end).unwrap_or(&[]);
                std::borrow::Cow::Owned(words.iter().map(|&word| word as u8).collect())
            }
            None => std::borrow::Cow::Borrowed(&[]),
        }
    }

    /// Frees an object; only the collector calls this.
    pub fn release(&mut self, index: u32) {
        let (chunk, slot) = (index as usize / CHUNK, index as usize % CHUNK);
        let Some(chunk) = self.chunks.get_mut(chunk) else { return };
        if let Some(object) = Rc::make_mut(chunk).get_mut(slot).and_then(Option::take) {
            self.bytes -= object.data.bytes() as u64 + 48;
            Rc::make_mut(&mut self.free).push(index);
        }
    }

    /// What differs from `base`, for [`super::Machine::identity`]; returns its bytes.
    pub(super) fn mix_into(&self, base: &Heap, hash: &mut Mixer) -> usize {
        let mut bytes = self.chunks.len() * 8;
        hash.mix(u64::from(self.len));
        hash.mix(self.bytes);
        if !Rc::ptr_eq(&self.free, &base.free) {
            self.free.hash(hash);
            bytes += self.free.len() * 4;
        }
        for (at, chunk) in self.chunks.iter().enumerate() {
            let other = base.chunks.get(at);
            if other.is_some_and(|other| Rc::ptr_eq(chunk, other)) {
                continue;
            }
            bytes += CHUNK * 8;
            for (slot, object) in chunk.iter().enumerate() {
                let index = (at * CHUNK + slot) as u32;
                let other = other.and_then(|other| other.get(slot)?.as_ref());
                match (object, other) {
                    (None, None) => {}
                    (Some(object), Some(other)) if Rc::ptr_eq(object, other) => {}
                    (Some(object), _) => {
                        super::identity::mix_object(index, object, hash);
                        bytes += size_of::<Object>() + 16 + object.data.bytes();
                    }
                    (None, Some(_)) => hash.mix(!u64::from(index)),
                }
            }
        }
        bytes
    }

    /// Upper bound of object indices.
    pub fn limit(&self) -> u32 {
        self.len
    }

    /// Every live object with its index, in index order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Object)> {
        (0..self.len).filter_map(|index| Some((index, self.by_index(index)?)))
    }
}
