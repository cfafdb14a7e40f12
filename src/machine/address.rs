//! The addresses that a Go program sees as numbers: `uintptr(unsafe.Pointer(p))`, `%p`, `unsafe.Add`. A pointer names an
//! object and one of its slots; as a number it is where Go's layout would put that slot, in a place of the object's own.
//!
//! A number that leads to no slot stays a pointer, too: it is *wild*, with the highest bit set, and an access through it
//! is what the processor says to that address.

use super::heap::{Data, Heap, Object, Role};
use crate::code::program::{IntType, Program, Shape, TypeId};
use crate::event::Addr;

/// Where the heap begins (runtime/malloc.go arenaBaseOffset and the hints of mallocinit).
const HEAP: u64 = 0xc0_0000_0000;
/// Where constant strings begin, in a segment that is only read (the linker's `.rodata`).
const FIXED: u64 = 0x4a_0000;
/// Objects of fewer bytes lie one after another, each in so much room.
const ROOM: u64 = 1 << 16;
/// Larger ones lie behind all of them.
const LARGE: u64 = 1 << 46;
const LARGE_ROOM: u64 = 1 << 32;
/// Addresses that a process can have on amd64.
const USER: u64 = 1 << 47;
/// A wild pointer to an address below `USER`.
const WILD: u64 = 1 << 63;

/// What the processor makes of an access to an address without memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Around nil.
    NilPage,
    /// Nothing is mapped there (SEGV_MAPERR).
    Unmapped,
    /// No address at all: bits 47 to 63 differ (SI_KERNEL).
    NonCanonical,
    /// It is some memory of the program, of which the machine has no slot.
    Heap,
}

/// Bytes around nil that no program can map (runtime/signal_unix.go sigpanic).
pub const NIL_PAGE: u64 = 4096;

/// What lies at an address that a wild pointer holds.
pub fn access(heap: &Heap, address: u64) -> Access {
    let index = match address {
        0..NIL_PAGE => return Access::NilPage,
        FIXED..HEAP => {
            let index = u32::try_from((address - FIXED) / ROOM).ok();
            let object = index.and_then(|index| heap.by_index(index));
            let is_fixed = object.is_some_and(|object| matches!(object.data, Data::Fixed(_)));
            return if is_fixed { Access::Heap } else { Access::Unmapped };
        }
        NIL_PAGE..FIXED => return Access::Unmapped,
        HEAP..LARGE => (address - HEAP) / ROOM,
        LARGE..USER => (address - LARGE) / LARGE_ROOM,
        _ if address >> 47 == (1 << 17) - 1 => return Access::Unmapped,
        _ => return Access::NonCanonical,
    };
    if index < u64::from(heap.limit()) { Access::Heap } else { Access::Unmapped }
}

/// The address in a wild pointer.
#[inline]
pub fn wild(word: u64) -> Option<u64> {
    if word >> 63 == 0 {
        return None;
    }
    Some(if word >> 47 == WILD >> 47 { word - WILD } else { word })
}

fn wild_pointer(address: u64) -> u64 {
    const MARK: u64 = 0xbfff << 48;
    match address {
        0 => 0,
        1..USER => address | WILD,
        _ if address >> 63 == 1 && address >> 47 != WILD >> 47 => address,
        // One of the numbers that are no addresses is as good as another.
        _ => MARK | (address & (USER - 1)),
    }
}

/// A pointer as a number.
pub fn of_pointer(heap: &Heap, program: &Program, word: u64) -> u64 {
    if let Some(address) = wild(word) {
        return address;
    }
    let addr = Addr(word);
    match heap.object(addr) {
        Some(object) => {
            let layout = Layout { program, object };
            layout.begin(addr.object()) + layout.byte_of(addr.slot())
        }
        None => word,
    }
}

/// A number as a pointer.
pub fn to_pointer(heap: &Heap, program: &Program, address: u64) -> u64 {
    let (index, byte) = match address {
        FIXED..HEAP => ((address - FIXED) / ROOM, (address - FIXED) % ROOM),
        HEAP..LARGE => ((address - HEAP) / ROOM, (address - HEAP) % ROOM),
        LARGE..WILD => ((address - LARGE) / LARGE_ROOM, (address - LARGE) % LARGE_ROOM),
        _ => return wild_pointer(address),
    };
    let found = u32::try_from(index).ok().and_then(|index| {
        let layout = Layout { program, object: heap.by_index(index)? };
        let is_here = layout.begin(index) + byte == address;
        Some(Addr::new(index, layout.slot_of(byte).filter(|_| is_here)?).0)
    });
    found.unwrap_or_else(|| wild_pointer(address))
}

/// Whether a constant lies at an address.
pub fn is_fixed(heap: &Heap, program: &Program, address: u64) -> bool {
    let pointer = Addr(to_pointer(heap, program, address));
    heap.object(pointer).is_some_and(|object| matches!(object.data, Data::Fixed(_)))
}

/// Whether what a pointer points to may be read as a `ty`: the same parts at the same bytes, as far as the object goes.
pub fn holds(heap: &Heap, program: &Program, word: u64, ty: TypeId) -> bool {
    /// Parts that are looked at of an array of many.
    const MOST: u32 = 64;
    let addr = Addr(word);
    let Some(object) = heap.object(addr).filter(|object| object.role == Role::Value) else { return true };
    let layout = Layout { program, object };
    let slots = program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots);
    let rest = (object.data.len() as u32).saturating_sub(addr.slot());
    let begin = layout.byte_of(addr.slot());
    (0..slots.min(rest).min(MOST)).all(|slot| {
        let at = addr.slot() + slot;
        layout.part(at) == part(program, ty, slot) && layout.byte_of(at) - begin == byte_of(program, ty, slot)
    })
}

/// How the machine keeps a part of a value: parts of one kind hold the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Eight bytes.
    Word,
    Signed(u64),
    Unsigned(u64),
    Float32,
    /// Type or data of an interface.
    Interface,
}

/// An object's slots in bytes.
struct Layout<'a> {
    program: &'a Program,
    object: &'a Object,
}

impl Layout<'_> {
    fn begin(&self, index: u32) -> u64 {
        let is_fixed = matches!(self.object.data, Data::Fixed(_));
        match self.bytes() < ROOM {
            true if is_fixed => FIXED + u64::from(index) * ROOM,
            true => HEAP + u64::from(index) * ROOM,
            false => LARGE + u64::from(index) * LARGE_ROOM,
        }
    }

    /// The type of the values and its size, unless the slots are words of the runtime's own.
    fn values(&self) -> Option<(u32, u64)> {
        let desc = self.program.types.get(self.object.ty.0 as usize)?;
        let whole = u64::from(desc.slots) * u64::from(self.object.count) == self.object.data.len() as u64;
        (whole && desc.slots > 0 && self.object.role == Role::Value).then_some((desc.slots, desc.size))
    }

    fn bytes(&self) -> u64 {
        match (&self.object.data, self.values()) {
            (Data::Bytes(bytes), _) => bytes.len() as u64,
            (Data::Fixed(bytes), _) => bytes.len() as u64,
            (Data::Words(_), Some((_, size))) => size * u64::from(self.object.count),
            (Data::Words(words), None) => words.len() as u64 * 8,
        }
    }

    fn byte_of(&self, slot: u32) -> u64 {
        match (&self.object.data, self.values()) {
            (Data::Bytes(_) | Data::Fixed(_), _) => u64::from(slot),
            (Data::Words(_), Some((slots, size))) => {
                u64::from(slot / slots) * size + byte_of(self.program, self.object.ty, slot % slots)
            }
            (Data::Words(_), None) => u64::from(slot) * 8,
        }
    }

    /// The slot that begins there.
    fn slot_of(&self, byte: u64) -> Option<u32> {
        if byte >= self.bytes() {
            return (byte == 0).then_some(0);
        }
        match (&self.object.data, self.values()) {
            (Data::Bytes(_) | Data::Fixed(_), _) => u32::try_from(byte).ok(),
            (Data::Words(_), Some((slots, size))) => {
                let (index, rest) = (byte.checked_div(size)? as u32, byte.checked_rem(size)?);
                let slot = if rest == 0 { 0 } else { slot_of(self.program, self.object.ty, rest)? };
                Some(index * slots + slot)
            }
            (Data::Words(_), None) => (byte % 8 == 0).then_some((byte / 8) as u32),
        }
    }

    fn part(&self, slot: u32) -> Part {
        match (&self.object.data, self.values()) {
            (Data::Bytes(_) | Data::Fixed(_), _) => Part::Unsigned(1),
            (Data::Words(_), Some((slots, _))) => part(self.program, self.object.ty, slot % slots),
            (Data::Words(_), None) => Part::Word,
        }
    }
}

/// Where slot number `slot` of a type lies.
fn byte_of(program: &Program, ty: TypeId, slot: u32) -> u64 {
    let Some(desc) = program.types.get(ty.0 as usize) else { return 0 };
    match &desc.shape {
        Shape::Struct(fields) => {
            let field = fields.iter().rev().find(|field| field.slot <= slot);
            field.map_or(0, |field| field.offset + byte_of(program, field.ty, slot - field.slot))
        }
        Shape::Array { elem, .. } => {
            let Some(inner) = program.types.get(elem.0 as usize).filter(|inner| inner.slots > 0) else {
                return 0;
            };
            u64::from(slot / inner.slots) * inner.size + byte_of(program, *elem, slot % inner.slots)
        }
        Shape::Complex64 => u64::from(slot) * 4,
        _ => u64::from(slot) * 8,
    }
}

/// The slot of a type that begins at a byte.
fn slot_of(program: &Program, ty: TypeId, byte: u64) -> Option<u32> {
    let desc = program.types.get(ty.0 as usize)?;
    match &desc.shape {
        Shape::Struct(fields) => {
            let field = fields.iter().rev().find(|field| field.offset <= byte)?;
            Some(field.slot + slot_of(program, field.ty, byte - field.offset)?)
        }
        Shape::Array { elem, len } => {
            let inner = program.types.get(elem.0 as usize)?;
            let index = byte.checked_div(inner.size).filter(|index| index < len)?;
            Some(index as u32 * inner.slots + slot_of(program, *elem, byte % inner.size)?)
        }
        _ => (0..desc.slots).find(|&slot| byte_of(program, ty, slot) == byte),
    }
}

fn part(program: &Program, ty: TypeId, slot: u32) -> Part {
    let Some(desc) = program.types.get(ty.0 as usize) else { return Part::Word };
    match &desc.shape {
        Shape::Struct(fields) => {
            let field = fields.iter().rev().find(|field| field.slot <= slot);
            field.map_or(Part::Word, |field| part(program, field.ty, slot - field.slot))
        }
        Shape::Array { elem, .. } => {
            let slots = program.types.get(elem.0 as usize).map_or(1, |inner| inner.slots.max(1));
            part(program, *elem, slot % slots)
        }
        Shape::Bool => Part::Unsigned(1),
        Shape::Int { kind } => match kind {
            IntType::Int8 | IntType::Int16 | IntType::Int32 => Part::Signed(desc.size),
            IntType::Uint8 | IntType::Uint16 | IntType::Uint32 => Part::Unsigned(desc.size),
            IntType::Int | IntType::Int64 | IntType::Uint | IntType::Uint64 | IntType::Uintptr => Part::Word,
        },
        Shape::Float32 | Shape::Complex64 => Part::Float32,
        Shape::Interface(_) => Part::Interface,
        Shape::Invalid
        | Shape::Float64
        | Shape::Complex128
        | Shape::String
        | Shape::UnsafePointer
        | Shape::Pointer(_)
        | Shape::Slice(_)
        | Shape::Map { .. }
        | Shape::Chan { .. }
        | Shape::Func { .. } => Part::Word,
    }
}
