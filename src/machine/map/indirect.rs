//! Elements of more than 128 bytes (abi.MapMaxElemBytes): a cell has a pointer to the element, which is allocated with the
//! entry and never moves. Growth and evacuation copy the pointer, a deletion clears it, and whoever comes to the element
//! loads it.

use super::layout::Fields;
use super::op::{Body, Flow, MapRuntimeOp};
use super::{MapContext, MapResult};
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
}
