//! What a map's micro-step read or wrote, from its event: which of them commute.
//!
//! Nearly every step reads or writes one word, and its event says which. Where the runtime reads two that cannot be told
//! apart, or the event does not say which of two it was, the footprint has both.

use super::footprint::{Footprint, Obj, Op};
use super::program::GoProgram;
use crate::event::{Event, Gid, LastRead, MapEvent, MapOp, MapStage, MapWord};
use crate::machine::map::layout::hmap;

impl GoProgram {
    /// A map's micro-step in terms of the cells of [`map_cell`].
    pub(super) fn map_step(&self, events: &[(Gid, Event)], footprint: &mut Footprint) {
        let Op::Memory { at, n: map_cell::ALL, .. } = footprint.op else { return };
        let event = events.iter().find_map(|(_, event)| match event {
            Event::Map(event) => Some(event),
            _ => None,
        });
        let Some(event) = event else { return };
        let classic = self.machine.config().profile.classic_map();
        let growing = classic
            && self.machine.heap().load(event.map.plus(hmap::OLDBUCKETS)).is_ok_and(|pointer| pointer != 0);
        let Cells { from, to, write } = if event.op == MapOp::Clone && classic {
            of_classic_clone(event, growing)
        } else {
            of_step(event, classic)
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
        MapStage::CompareLen | MapStage::CompareKey => one(key(event.comparison().0)),
        MapStage::Found | MapStage::NotFound | MapStage::ProbeNext => match event.last_read() {
            LastRead::Tag(cell) => one(tag(cell)),
            LastRead::Tags => read(TAGS, TAGS_END),
            LastRead::Key(cell) => one(key(cell)),
            LastRead::Link => one(LINKS),
        },
        // Where a key does not equal itself, the tophash says whether its entry belongs to a bucket.
        MapStage::HashKey if classic && iterates => read(TAGS, SEED),
        MapStage::HashKey => read(key(event.detail as u32), SEED),
        // After the first cell of an overflow bucket a deletion looks for the bucket before.
        MapStage::StoreTag if classic && event.op == MapOp::Delete && event.tag().0 == 0 => {
            write(LINKS, TAGS)
        }
        MapStage::StoreTag | MapStage::FreeTag | MapStage::MarkMoved | MapStage::CopyTag => {
            let cell = tag(event.tag().0);
            write(cell, cell)
        }
        MapStage::StoreKey | MapStage::ClearKey => {
            let cell = key(event.detail as u32);
            write(cell, cell)
        }
        MapStage::ClearElem => write(ELEMS, ELEMS),
        MapStage::Wipe => write(TAGS, TAGS_END),
        MapStage::Zero => write(LINKS, ELEMS),
        // Evacuation copies from one cell to another; what growth of a Swiss map and clone copy to is nobody else's.
        MapStage::CopyKey if classic => write(KEYS, KEYS_END),
        MapStage::CopyElem if classic => write(ELEMS, ELEMS),
        MapStage::CopyKey => one(key(event.detail as u32)),
        MapStage::CopyElem | MapStage::Copy => one(ELEMS),
        MapStage::CopyHeader => match event.detail {
            0 => read(COUNT, SEED),
            1 => read(DIR_LEN, DIR_PTR),
            2 => read(FLAG, TOMBSTONE),
            _ => read(TABLE_USED, TABLE_INDEX),
        },
        MapStage::Evacuate => one(TAGS),
        MapStage::Advance if classic => one(tag(event.detail as u32)),
        // Whether the small map has become a table, or whether the table was replaced.
        MapStage::Advance => read(DIR_LEN, TABLE_INDEX),
        MapStage::End if classic => one(NOTHING),
        MapStage::End => one(DIR_LEN),
        MapStage::Lookup => read(FLAG, KEYS_END),
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

/// A classic clone reads arrays and their sizes along with what its events tell.
fn of_classic_clone(event: &MapEvent, growing: bool) -> Cells {
    use map_cell::*;
    match event.stage {
        MapStage::Load(MapWord::Overflow) | MapStage::ReadTag if growing => read(FLAG, TAGS_END),
        MapStage::Load(MapWord::Overflow) => read(B, LINKS),
        // Of a single bucket the count is read in the same step.
        MapStage::Load(MapWord::B) => read(COUNT, B),
        MapStage::CopyKey => read(key(event.detail as u32), key(event.detail as u32)),
        MapStage::CopyElem => read(ELEMS, ELEMS),
        _ => of_step(event, true),
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
    /// The keys in these cells.
    pub const KEYS: u32 = 21;
    pub const KEYS_END: u32 = KEYS + 7;
    pub const SEED: u32 = 29;
    /// What a deletion clears.
    pub const ELEMS: u32 = 30;
    /// Nobody writes it.
    pub const NOTHING: u32 = 31;
    /// All of them.
    pub const ALL: u32 = 32;
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
