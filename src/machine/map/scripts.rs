//! What a mapassign or a mapdelete writes, as fixed lists of effects in the order of the runtime's source.

use super::layout::{control, tophash};
use crate::event::MapWord;
use MapWord::{Count, GrowthLeft, TableUsed, TombstonePossible};

/// One effect of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// The operation's key into the free cell; into the found cell.
    Key,
    KeyAgain,
    /// Memory for a large key, for a large element, and the pointer to it.
    KeyPointer,
    Elem,
    /// Its tophash or control byte.
    Tag,
    /// Words of the found cell, cleared.
    ClearKey,
    ClearElem,
    /// The found cell's tophash or control byte: not in use.
    Mark(u8),
    Add(MapWord, i64),
    Set(MapWord, u64),
}

/// What an operation writes once it knows where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Script {
    #[default]
    None,
    /// The key is present, and its type has equal keys that are different in memory.
    UpdateKey,
    /// Classic: `mapassign`, and its fast variants, which write the tophash first.
    PutSlow,
    PutFast,
    /// Swiss: into a small map, into a table, into the table that a small map just became.
    PutSmall,
    Put,
    PutUnchecked,
    /// Swiss: the slot to be written is a tombstone, which was not counted as room.
    Reuse,
    /// Classic: up to the tophash; then, when the chain's end is in order, the count.
    Erase,
    Uncount,
    /// Swiss: from a small map; from a table, up to the control byte; the control byte.
    EraseSmall,
    EraseSlot,
    MarkEmpty,
    MarkTombstone,
}

impl Script {
    pub(super) fn effects(self) -> &'static [Effect] {
        use Effect::*;
        match self {
            Script::None => &[],
            Script::UpdateKey => &[KeyAgain],
            // runtime/map.go: mapassign; map_fast64.go: mapassign_fast64.
            Script::PutSlow => &[KeyPointer, Elem, Key, Tag, Add(Count, 1)],
            Script::PutFast => &[Tag, Key, Add(Count, 1)],
            // map.go: putSlotSmall; runtime.go: runtime_mapassign; table.go: uncheckedPutSlotForAssign.
            Script::PutSmall => &[KeyPointer, Key, Elem, Tag, Add(Count, 1)],
            Script::Put => {
                &[KeyPointer, Key, Elem, Tag, Add(GrowthLeft, -1), Add(TableUsed, 1), Add(Count, 1)]
            }
            Script::PutUnchecked => {
                &[KeyPointer, Key, Elem, Add(GrowthLeft, -1), Add(TableUsed, 1), Tag, Add(Count, 1)]
            }
            Script::Reuse => &[Add(GrowthLeft, 1)],
            // runtime/map.go: mapdelete.
            Script::Erase => &[ClearKey, ClearElem, Mark(tophash::EMPTY_ONE)],
            Script::Uncount => &[Add(Count, -1)],
            // map.go: deleteSmall, Delete; table.go: Delete.
            Script::EraseSmall => &[Add(Count, -1), ClearKey, ClearElem, Mark(control::EMPTY)],
            Script::EraseSlot => &[Add(TableUsed, -1), Add(Count, -1), ClearKey, ClearElem],
            Script::MarkEmpty => &[Mark(control::EMPTY), Add(GrowthLeft, 1)],
            Script::MarkTombstone => &[Mark(control::DELETED), Set(TombstonePossible, 1)],
        }
    }
}
