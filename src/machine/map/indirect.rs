//! Keys and elements of more than 128 bytes (abi.MapMaxKeyBytes, MapMaxElemBytes): a cell has a pointer to the value, which is
//! allocated with the entry and never moves. Growth and evacuation copy the pointer, a deletion clears it, and whoever comes to
//! the value loads it.

use super::layout::Fields;
use super::leaves::{Blank, leaves};
use super::op::{Body, Flow, MapRuntimeOp};
use super::{MapContext, MapPanic, MapResult};
use crate::event::{Addr, MapOp, MapStage};
use crate::machine::heap::Role;

impl MapRuntimeOp {
    /// Loads the pointer to the element of the cell at hand; what follows is what the element was wanted for. It may be nil
    /// by now: then the caller, or the loop's body, follows nil.
    pub(super) fn follow_elem<C: MapContext>(&mut self, ctx: &mut C) -> Flow {
        self.at.elem = self.load_elem(ctx, self.at.elem);
        match self.op {
            MapOp::IterNext => Flow::Next(Body::Advance),
            // Of the classic map this is the last step.
            MapOp::Assign if !ctx.profile().classic_map() => Flow::Finish,
            _ => Flow::Done(MapResult { pointer: self.at.elem.0, ok: self.op != MapOp::Assign }),
        }
    }

    /// The pointer in the cell that was looked at last.
    pub(super) fn load_elem<C: MapContext>(&mut self, ctx: &mut C, at: Addr) -> Addr {
        let elem = ctx.pointer(at, 0);
        self.emit(ctx, MapStage::FollowElem, u64::from(self.at.seen.1.unwrap_or_default()));
        elem
    }

    /// Memory for an element.
    pub(super) fn new_elem<C: MapContext>(&self, ctx: &mut C) -> Addr {
        ctx.alloc(self.kind.map, Role::MapElem, 1, vec![0; self.kind.elem_words as usize])
    }

    /// An access, or the lookup of an iteration, has found its entry.
    pub(super) fn found_elem(&self) -> Flow {
        match self.kind.indirect_elem {
            true => Flow::Next(Body::FollowElem),
            false => Flow::Done(MapResult { pointer: self.at.elem.0, ok: true }),
        }
    }

    /// The pointer to the key of `cell`; of a cell that was emptied since it may be nil.
    pub(super) fn load_key<C: MapContext>(&mut self, ctx: &mut C, block: Addr, cell: u32) -> Addr {
        self.look_at(block, cell);
        let key = ctx.pointer(block.plus(self.key_slot(ctx, cell)), 0);
        self.emit(ctx, MapStage::FollowKey, u64::from(cell));
        key
    }

    /// A search has found a cell that may have its key.
    pub(super) fn follow_key<C: MapContext>(&mut self, ctx: &mut C, cell: u32) -> Flow {
        self.at.key = self.load_key(ctx, self.at.block, cell);
        Flow::Next(Body::Compare)
    }

    /// Where the key of `cell` is; of a large one the pointer was loaded last.
    pub(super) fn key_in<C: MapContext>(&self, ctx: &C, block: Addr, cell: u32) -> Addr {
        if self.kind.indirect_key { self.at.key } else { block.plus(self.key_slot(ctx, cell)) }
    }

    fn key_slot<C: MapContext>(&self, ctx: &C, cell: u32) -> u32 {
        if ctx.profile().classic_map() { self.kind.bucket_key(cell) } else { self.kind.group_key(cell) }
    }

    /// A comparison or a hash loads the word at this slot of a large key, whose pointer is nil.
    pub(super) fn nil_key<C: MapContext>(&self, ctx: &C, slot: u32) -> MapPanic {
        let leaves = leaves(ctx.program(), self.kind.key, Blank::Seen);
        let at = leaves.into_iter().find(|&(_, of, _)| of == slot);
        MapPanic::NilDereferenceAt(at.map_or(0, |(_, _, offset)| offset))
    }

    /// Memory for a key.
    pub(super) fn new_key<C: MapContext>(&self, ctx: &mut C) -> Addr {
        ctx.alloc(self.kind.map, Role::MapKey, 1, vec![0; self.kind.key_words as usize])
    }
}
