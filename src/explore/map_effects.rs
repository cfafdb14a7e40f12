//! What a map's micro-step read or wrote, from its event: which of them commute.
//!
//! Nearly every step reads or writes one word, and its event says which. Where the runtime reads two that cannot be told
//! apart, or the event does not say which of two it was, the footprint has both.

use super::footprint::{Footprint, Obj, Op};
use super::program::GoProgram;
use crate::code::program::TypeId;
use crate::event::{
    Access, AccessKind, Addr, BlockWord, Event, Gid, LastRead, MapEvent, MapOp, MapStage, MapWord,
};
use crate::machine::heap::{Data, Object, Role};
use crate::machine::map::layout::CELLS;
use crate::machine::map::{Half, MapKind, holds};

impl GoProgram {
    /// A program's own access to a key or an element of a map whose micro-steps are visible: a loop's copy, the load after a
    /// lookup, the store after an assignment.
    pub(super) fn map_access(&self, access: &Access) -> Option<Op> {
        if self.grain.maps.is_empty() {
            return None;
        }
        let heap = self.machine.heap();
        let part = heap.object(access.addr)?;
        let write = access.kind == AccessKind::Write;
        let outside = match part.role {
            Role::MapKey => Some(map_cell::KEYS),
            Role::MapElem => Some(map_cell::ELEMS),
            _ => None,
        };
        if let Some(slot) = outside {
            // It may be any cell's.
            let owner = self.owner(self.pointing_to(access.addr, part.ty)?, part.ty)?;
            let at = Obj { slot, ..self.name(owner) };
            return Some(Op::Memory { at, n: CELLS, write });
        }
        if !matches!(part.role, Role::MapBuckets | Role::MapGroups) {
            return None;
        }
        let owner = self.owner(access.addr, part.ty)?;
        let kind = MapKind::of(self.machine.program(), part.ty);
        let slot = match kind.place_of(access.addr.slot(), part.role == Role::MapBuckets)? {
            (Half::Key, cell) => key(cell),
            (Half::Elem, cell) => elem(cell),
        };
        Some(Op::Memory { at: Obj { slot, ..self.name(owner) }, n: 1, write })
    }

    fn has_large_keys(&self, map: Addr) -> bool {
        let object = self.machine.heap().object(map);
        object.is_some_and(|object| MapKind::of(self.machine.program(), object.ty).indirect_key)
    }

    /// The array of buckets or groups, of a map of type `ty`, that has a pointer to this key or element; itself where none
    /// has it any more.
    fn pointing_to(&self, value: Addr, ty: TypeId) -> Option<Addr> {
        let first = Addr::new(value.object(), 0);
        let points = |object: &Object| match &object.data {
            Data::Words(words) => words.contains(&first.0),
            Data::Bytes(_) | Data::Fixed(_) => false,
        };
        let is_array = |object: &Object| matches!(object.role, Role::MapBuckets | Role::MapGroups);
        let mut arrays = self.machine.heap().iter().filter(|(_, object)| is_array(object) && object.ty == ty);
        let array = arrays.find(|(_, object)| points(object)).map(|(index, _)| Addr::new(index, 0));
        Some(array.unwrap_or(first))
    }

    /// The visible map, of type `ty`, that a bucket or group belongs to. What no map holds any more belongs to the first.
    fn owner(&self, part: Addr, ty: TypeId) -> Option<Addr> {
        let heap = self.machine.heap();
        let maps = || {
            let of_type = |(_, object): &(u32, &Object)| object.role == Role::MapHeader && object.ty == ty;
            heap.iter().filter(of_type).map(|(index, _)| Addr::new(index, 0))
        };
        let classic = self.machine.config().profile.classic_map();
        let kind = MapKind::of(self.machine.program(), ty);
        let is_visible = |map: &Addr| self.grain.maps.contains(&self.name(*map));
        match maps().find(|&map| holds(heap, &kind, classic, map, part.object())) {
            Some(map) => Some(map).filter(is_visible),
            None => maps().find(is_visible),
        }
    }

    /// A map's micro-step in terms of the cells of [`map_cell`].
    pub(super) fn map_step(&self, events: &[(Gid, Event)], footprint: &mut Footprint) {
        let Op::Memory { at, n: map_cell::ALL, .. } = footprint.op else { return };
        let event = events.iter().find_map(|(_, event)| match event {
            Event::Map(event) => Some(event),
            _ => None,
        });
        let Some(event) = event else { return };
        let classic = self.machine.config().profile.classic_map();
        let Cells { from, to, write } = match event.stage {
            // Cells of an old and of a new table point to one large key.
            MapStage::StoreKey if self.has_large_keys(event.map) => write(map_cell::KEYS, map_cell::KEYS_END),
            _ => of_step(event, classic),
        };
        footprint.op = Op::Memory { at: Obj { slot: from, ..at }, n: to + 1 - from, write };
    }
}

/// What is read or written, in one piece.
struct Cells {
    from: u32,
    to: u32,
    write: bool,
}

fn read(from: u32, to: u32) -> Cells {
    Cells { from, to, write: false }
}

fn write(from: u32, to: u32) -> Cells {
    Cells { from, to, write: true }
}

fn tag(cell: u32) -> u32 {
    map_cell::TAGS + (cell & 7)
}

fn key(cell: u32) -> u32 {
    map_cell::KEYS + (cell & 7)
}

fn elem(cell: u32) -> u32 {
    map_cell::ELEMS + (cell & 7)
}

fn of_step(event: &MapEvent, classic: bool) -> Cells {
    use map_cell::*;
    let one = |cell| read(cell, cell);
    let iterates = event.op == MapOp::IterNext;
    match event.stage {
        MapStage::Hash => one(SEED),
        MapStage::Check | MapStage::CheckAgain | MapStage::LoadFlag | MapStage::LoadFlagAgain => one(FLAG),
        MapStage::SetFlag | MapStage::ClearFlag => write(FLAG, FLAG),
        MapStage::Empty | MapStage::NotEmpty | MapStage::LastOne => one(COUNT),
        MapStage::Room if classic => one(COUNT),
        MapStage::Room => one(GROWTH_LEFT),
        MapStage::Prune => read(TABLE_USED, GROWTH_LEFT),
        // An assignment has looked whether there is an array, or a group, in the same step.
        MapStage::Load(MapWord::B) if event.op == MapOp::Assign => read(B, BUCKETS),
        MapStage::Load(MapWord::DirLen) if event.op == MapOp::Assign => read(DIR_LEN, DIR_PTR),
        MapStage::Load(word) => one(cell_of(word)),
        MapStage::Store(word) => write(cell_of(word), cell_of(word)),
        // An iteration goes to its own array, and looks whether the map grows; a lookup in it is told as iteration, too.
        MapStage::Probe if classic && iterates => read(OLD_BUCKETS, BUCKETS),
        MapStage::Probe if classic => one(BUCKETS),
        // The only group, or an entry of the directory.
        MapStage::Probe => read(DIR_PTR, DIRECTORY),
        MapStage::ReadTag => one(tag(event.tag().0)),
        MapStage::ReadTags => read(TAGS, TAGS_END),
        MapStage::CompareLen | MapStage::CompareKey | MapStage::CompareSelf => one(key(event.comparison().0)),
        MapStage::Found | MapStage::NotFound | MapStage::ProbeNext => match event.last_read() {
            LastRead::Tag(cell) => one(tag(cell)),
            LastRead::Tags => read(TAGS, TAGS_END),
            LastRead::Key(cell) => one(key(cell)),
            LastRead::Link => one(LINKS),
        },
        MapStage::StoreTag | MapStage::FreeTag | MapStage::MarkMoved | MapStage::CopyTag => {
            let cell = tag(event.tag().0);
            write(cell, cell)
        }
        MapStage::StoreKey | MapStage::StoreKeyPointer | MapStage::PlaceKey | MapStage::ClearKey => {
            let cell = key(event.detail as u32);
            write(cell, cell)
        }
        MapStage::ClearElem | MapStage::PlaceElem | MapStage::StoreElem => {
            let cell = elem(event.detail as u32);
            write(cell, cell)
        }
        MapStage::Wipe => write(TAGS, TAGS_END),
        MapStage::Zero | MapStage::CopyWord => {
            let (from, to) = match event.zeroed().1 {
                BlockWord::Tags => (TAGS, TAGS_END),
                BlockWord::Keys(first, last) => (key(first), key(last)),
                BlockWord::Elems(first, last) => (elem(first), elem(last)),
                BlockWord::Entries(first, last) => (key(first), elem(last)),
                BlockWord::Overflow => (LINKS, LINKS),
            };
            Cells { from, to, write: event.stage == MapStage::Zero }
        }
        MapStage::HashKey | MapStage::ReadKey | MapStage::CopyKey | MapStage::FollowKey => {
            one(key(event.detail as u32))
        }
        MapStage::CopyElem | MapStage::FollowElem => one(elem(event.detail as u32)),
        MapStage::Copy => one(NOTHING),
        MapStage::CopyHeader => match event.detail {
            0 => read(COUNT, SEED),
            1 => read(DIR_LEN, DIR_PTR),
            2 => read(FLAG, TOMBSTONE),
            _ => read(TABLE_USED, TABLE_INDEX),
        },
        MapStage::Evacuate => one(TAGS),
        // A key that may not equal itself was compared last.
        MapStage::Advance if classic => read(tag(event.detail as u32), key(event.detail as u32)),
        // Whether the small map has become a table, or whether the table was replaced.
        MapStage::Advance => read(DIR_LEN, TABLE_INDEX),
        MapStage::End if classic => one(NOTHING),
        MapStage::End => one(DIR_LEN),
        MapStage::Lookup if classic => read(tag(event.detail as u32), key(event.detail as u32)),
        MapStage::Lookup => read(DIR_LEN, TABLE_INDEX),
        MapStage::Start if classic => one(B),
        // How many starts there are.
        MapStage::Start => read(DIR_PTR, DIRECTORY),
        // What is allocated is nobody else's yet.
        MapStage::Allocate => read(BUCKETS, DIR_PTR),
        MapStage::Grow if classic => one(BUCKETS),
        MapStage::Grow => read(TABLE_INDEX, DIR_PTR),
        MapStage::Split => one(NOTHING),
        MapStage::Overflow => one(NEXT_OVERFLOW),
        MapStage::Reseed => write(SEED, SEED),
    }
}

/// What the memory of a map comes to for the search. The words of the two generations share numbers.
pub(super) mod map_cell {
    pub const FLAG: u32 = 0;
    pub const COUNT: u32 = 1;
    /// The counters of tables.
    pub const TABLE_USED: u32 = 2;
    pub const GROWTH_LEFT: u32 = 3;
    /// Arrays, sizes, and what growth keeps.
    pub const B: u32 = 4;
    pub const OLD_BUCKETS: u32 = 5;
    pub const BUCKETS: u32 = 6;
    pub const NOVERFLOW: u32 = 7;
    pub const NEVACUATE: u32 = 8;
    pub const NEXT_OVERFLOW: u32 = 9;
    /// Directory and tables.
    pub const DIR_LEN: u32 = 4;
    pub const TABLE_INDEX: u32 = 5;
    pub const GLOBAL_SHIFT: u32 = 6;
    pub const DIR_PTR: u32 = 7;
    pub const DIRECTORY: u32 = 8;
    pub const GLOBAL_DEPTH: u32 = 9;
    pub const CLEAR_SEQ: u32 = 10;
    pub const TOMBSTONE: u32 = 11;
    /// The overflow pointers of all buckets.
    pub const LINKS: u32 = 12;
    /// The tophash or control bytes of cells 0 to 7 of all buckets or groups.
    pub const TAGS: u32 = 13;
    pub const TAGS_END: u32 = TAGS + 7;
    /// The keys in these cells, up to the next number.
    pub const KEYS: u32 = 21;
    pub const KEYS_END: u32 = KEYS + 7;
    pub const SEED: u32 = 29;
    /// The elements in these cells.
    pub const ELEMS: u32 = 30;
    /// Nobody writes it.
    pub const NOTHING: u32 = 38;
    /// All of them.
    pub const ALL: u32 = 39;
}

fn cell_of(word: MapWord) -> u32 {
    match word {
        MapWord::Count => map_cell::COUNT,
        MapWord::TableUsed => map_cell::TABLE_USED,
        MapWord::GrowthLeft => map_cell::GROWTH_LEFT,
        MapWord::Flags => map_cell::FLAG,
        MapWord::Overflow => map_cell::LINKS,
        MapWord::Seed => map_cell::SEED,
        MapWord::NOverflow => map_cell::NOVERFLOW,
        MapWord::B => map_cell::B,
        MapWord::Buckets => map_cell::BUCKETS,
        MapWord::OldBuckets => map_cell::OLD_BUCKETS,
        MapWord::Nevacuate => map_cell::NEVACUATE,
        MapWord::NextOverflow => map_cell::NEXT_OVERFLOW,
        MapWord::TombstonePossible => map_cell::TOMBSTONE,
        MapWord::ClearSeq => map_cell::CLEAR_SEQ,
        MapWord::DirPtr => map_cell::DIR_PTR,
        MapWord::DirLen => map_cell::DIR_LEN,
        MapWord::GlobalDepth => map_cell::GLOBAL_DEPTH,
        MapWord::GlobalShift => map_cell::GLOBAL_SHIFT,
        MapWord::Directory => map_cell::DIRECTORY,
        MapWord::TableIndex => map_cell::TABLE_INDEX,
    }
}
