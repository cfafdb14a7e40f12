//! Maps as the two generations of Go's runtime keep them: flat words in the heap, worked on in micro-steps.
//!
//! A map value is the address of a header object (`hmap` or `Map`); buckets, groups, tables, directories and iterators
//! are heap objects too ([`layout`]), so clones, hashing, collection, torn reads and stale pointers follow from the
//! memory itself. An operation in flight is a [`MapRuntimeOp`]; each [`MapRuntimeOp::step`] does one micro-step in the
//! runtime's order and says it in one [`MapEvent`]. Between two steps another goroutine may do anything, and no state
//! that it can leave behind may crash or hang a step: reads outside of objects give 0, writes there are dropped, and
//! every probe is bounded.
//!
//! The value of an assignment is not stored here: the result is a pointer, and the caller's own store through it comes
//! after the flag was cleared, as in Go.

mod classic;
pub mod equality;
pub mod hash;
mod hash_reads;
mod hint;
mod indirect;
mod key;
mod kind;
pub mod layout;
mod leaves;
mod locals;
mod lookup;
mod memory;
mod moving;
mod op;
mod pairs;
mod parts;
pub mod picture;
mod points;
mod protocol;
mod references;
mod scripts;
mod stages;
mod swiss;
#[cfg(test)]
mod tests;
mod torn;
mod words;
mod writes;
mod zeroing;

pub use kind::{MapKind, Variant};
pub use memory::Half;
pub use op::MapRuntimeOp;
pub use picture::{MapPicture, inspect};
pub use references::{holds, trace_part};
pub use stages::stages;

use super::heap::{Heap, Role};
use super::profile::Profile;
use crate::code::program::{Program, TypeId};
use crate::event::{Access, Addr, Fatal, MapEvent};

/// What a map operation needs of the machine around it.
pub trait MapContext {
    fn heap(&self) -> &Heap;
    fn heap_mut(&mut self) -> &mut Heap;
    fn program(&self) -> &Program;
    fn profile(&self) -> Profile;

    /// A new object of `words`, on behalf of the running goroutine. `ty` is the map's type.
    fn alloc(&mut self, ty: TypeId, role: Role, count: u32, words: Vec<u64>) -> Addr;

    /// A shared object of at least `slots` zeros, which nobody writes: what a miss points to.
    fn zero_value(&mut self, slots: u32) -> Addr;

    /// The next number of the machine's own deterministic sequence (`runtime.rand`): hash seeds, hashes of NaN.
    fn random(&mut self) -> u64;

    fn event(&mut self, event: MapEvent);

    /// A plain access to a map's header, for the race detector.
    fn access(&mut self, access: Access);
}

/// What one micro-step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The operation goes on with the next step.
    More,
    Done(MapResult),
    /// Go's `fatal` or `throw`; the operation is over.
    Fatal(Fatal),
    /// An ordinary panic; the operation is over and leaves the map as it is.
    Panic(MapPanic),
    /// Nothing happened yet: the number below this bound that says where the iteration starts is to be given to
    /// [`MapRuntimeOp::choose`] (`Choice::MapStart`), then the next step taken.
    Choice(u64),
}

/// Result of an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapResult {
    /// Access and assign: address of the element (of the shared zero value after a miss). Iteration: of the iterator.
    /// Make and clone: the new map. Else 0.
    pub pointer: u64,
    /// Access: whether the key is present.
    pub ok: bool,
}

/// Ordinary panics of map operations, by their texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapPanic {
    /// `assignment to entry in nil map` (a plain error).
    NilMapWrite,
    /// `runtime error: hash of unhashable type T`.
    Unhashable(TypeId),
    /// `hash of unhashable type: T`: Go 1.27 on a nil or empty map (`maps.unhashableTypeError`).
    UnhashableOnEmpty(TypeId),
    /// `runtime error: comparing uncomparable type T`.
    Uncomparable(TypeId),
    /// A race damaged the map, and the runtime itself ran into nil:
    /// `runtime error: invalid memory address or nil pointer dereference`.
    NilDereference,
    /// The same at this address: in a large key or a text whose pointer is nil. (From 4096 on that is a fault, which ends the program.)
    NilDereferenceAt(u64),
    /// A race damaged the map, and the Swiss map's own check panics with this string.
    Invariant(&'static str),
    /// A race made a directory longer between two looks at its length: `runtime error: index out of range [I] with length N`.
    OutOfRange { index: u64, len: u64 },
    /// Profile `WhatIf`: the fault as a plain error with the fault's text.
    Fault(Fatal),
}

/// `len`: a plain read of the count, which looks at no flag.
pub fn len(heap: &Heap, map: Addr) -> u64 {
    heap.load(map.plus(layout::COUNT)).unwrap_or(0)
}

/// Pointers to the current key and element of an iterator; the first is 0 at the end.
pub fn iterator_position(heap: &Heap, iterator: Addr) -> (u64, u64) {
    let word = |slot| heap.load(iterator.plus(slot)).unwrap_or(0);
    (word(layout::iterator::KEY), word(layout::iterator::ELEM))
}
