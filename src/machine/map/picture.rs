//! A map's memory as plain data, for the page and the command line: header fields by their Go names, buckets or groups
//! cell by cell, old buckets, tables, directory, tombstones. Reads only, and any memory, however damaged.

use super::kind::MapKind;
use super::layout::{CELLS, byte, control, flag, hmap, part, swiss_map, table, tophash, words};
use crate::code::program::{Program, TypeId};
use crate::event::Addr;
use crate::machine::heap::{Heap, Role};
use crate::machine::profile::Profile;

/// A header or table field: Go's name and the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub value: u64,
    /// The value is an address.
    pub pointer: bool,
}

/// A map as it is in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapPicture {
    Nil,
    Classic(ClassicPicture),
    Swiss(SwissPicture),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassicPicture {
    pub header: Vec<Field>,
    pub count: i64,
    /// `hashWriting` is set.
    pub writing: bool,
    /// Names of the flag bits that are set.
    pub flags: Vec<&'static str>,
    pub buckets: Vec<BucketPicture>,
    /// While growing: the old buckets and how far the evacuation has come.
    pub old: Option<OldBuckets>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldBuckets {
    pub buckets: Vec<BucketPicture>,
    /// Buckets before this one are moved.
    pub nevacuate: u64,
    pub same_size: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketPicture {
    pub addr: Addr,
    /// Number in its array; overflow buckets have the number of their chain.
    pub index: u64,
    pub evacuated: bool,
    pub cells: Vec<Cell>,
    /// The rest of the chain, in order; empty in the chain's own buckets.
    pub overflow: Vec<BucketPicture>,
}

/// A cell of a bucket or a slot of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The tophash or control byte.
    pub mark: u8,
    pub state: CellState,
    /// Address of the key, to be shown by the key's type; what it holds means something when `state` is `Full`.
    pub key: Addr,
    pub elem: Addr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellState {
    Full,
    /// Classic: this cell, but not all after it. Swiss: never used since the last rehash.
    Empty,
    /// Classic: this cell and all after it in the chain.
    EmptyRest,
    /// Swiss.
    Tombstone,
    /// Classic: moved to the lower half of the new array, to the upper half, or empty when its bucket was moved.
    EvacuatedX,
    EvacuatedY,
    EvacuatedEmpty,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwissPicture {
    pub header: Vec<Field>,
    pub used: i64,
    /// The writing byte is not 0.
    pub writing: bool,
    /// The only group of a small map.
    pub small: Option<GroupPicture>,
    /// Directory entries, as positions in `tables`: several entries can share a table.
    pub directory: Vec<usize>,
    pub tables: Vec<TablePicture>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePicture {
    pub addr: Addr,
    pub fields: Vec<Field>,
    pub tombstones: u64,
    pub groups: Vec<GroupPicture>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPicture {
    pub addr: Addr,
    pub index: u64,
    pub cells: Vec<Cell>,
}

impl MapPicture {
    /// Addresses of the keys and elements that the map holds, in order of memory: old buckets that are not evacuated
    /// first.
    pub fn entries(&self) -> Vec<(Addr, Addr)> {
        let mut cells: Vec<&Cell> = Vec::new();
        match self {
            MapPicture::Nil => {}
            MapPicture::Classic(map) => {
                let old = map.old.iter().flat_map(|old| &old.buckets);
                let parts = old
                    .chain(&map.buckets)
                    .flat_map(|bucket| std::iter::once(bucket).chain(&bucket.overflow));
                cells.extend(parts.flat_map(|bucket| &bucket.cells));
            }
            MapPicture::Swiss(map) => {
                let tables = map.tables.iter().flat_map(|table| &table.groups);
                cells.extend(map.small.iter().chain(tables).flat_map(|group| &group.cells));
            }
        }
        let full = cells.into_iter().filter(|cell| cell.state == CellState::Full);
        full.map(|cell| (cell.key, cell.elem)).collect()
    }
}

/// Longest array, chain or directory that is shown.
const LIMIT: u64 = 1 << 16;

/// Reads the map at `map`, of map type `ty`.
pub fn inspect(heap: &Heap, program: &Program, profile: Profile, map: Addr, ty: TypeId) -> MapPicture {
    let is_map = heap.object(map).is_some_and(|object| object.role == Role::MapHeader);
    if !is_map {
        return MapPicture::Nil;
    }
    let view = View { heap, kind: MapKind::of(program, ty) };
    match profile.classic_map() {
        true => MapPicture::Classic(view.classic(map)),
        false => MapPicture::Swiss(view.swiss(map)),
    }
}

struct View<'a> {
    heap: &'a Heap,
    kind: MapKind,
}

impl View<'_> {
    fn word(&self, base: Addr, slot: u32) -> u64 {
        self.heap.load(base.plus(slot)).unwrap_or(0)
    }

    fn pointer(&self, base: Addr, slot: u32) -> Addr {
        Addr(self.word(base, slot))
    }

    fn fields(&self, base: Addr, names: &[(&'static str, u32, bool)]) -> Vec<Field> {
        let field = |&(name, slot, pointer): &_| Field { name, value: self.word(base, slot), pointer };
        names.iter().map(field).collect()
    }

    fn count(&self, object: Addr) -> u64 {
        self.heap.object(object).map_or(0, |object| u64::from(object.count))
    }

    fn classic(&self, map: Addr) -> ClassicPicture {
        let names = [
            ("count", hmap::COUNT, false),
            ("flags", hmap::FLAGS, false),
            ("B", hmap::B, false),
            ("noverflow", hmap::NOVERFLOW, false),
            ("hash0", hmap::HASH0, false),
            ("buckets", hmap::BUCKETS, true),
            ("oldbuckets", hmap::OLDBUCKETS, true),
            ("nevacuate", hmap::NEVACUATE, false),
            ("nextOverflow", hmap::NEXT_OVERFLOW, true),
        ];
        let flags = self.word(map, hmap::FLAGS);
        let b = self.word(map, hmap::B);
        let same_size = flags & flag::SAME_SIZE_GROW != 0;
        let old = self.pointer(map, hmap::OLDBUCKETS);
        let old_b = if same_size { b } else { b.wrapping_sub(1) };
        let bits = [
            ("iterator", flag::ITERATOR),
            ("oldIterator", flag::OLD_ITERATOR),
            ("hashWriting", flag::HASH_WRITING),
            ("sameSizeGrow", flag::SAME_SIZE_GROW),
        ];
        ClassicPicture {
            header: self.fields(map, &names),
            count: self.word(map, hmap::COUNT) as i64,
            writing: flags & flag::HASH_WRITING != 0,
            flags: bits.iter().filter(|(_, bit)| flags & bit != 0).map(|&(name, _)| name).collect(),
            buckets: self.buckets(self.pointer(map, hmap::BUCKETS), b),
            old: (!old.is_nil()).then(|| OldBuckets {
                buckets: self.buckets(old, old_b),
                nevacuate: self.word(map, hmap::NEVACUATE),
                same_size,
            }),
        }
    }

    /// The first 2^b buckets of an array, with their chains.
    fn buckets(&self, array: Addr, b: u64) -> Vec<BucketPicture> {
        let count = (1u64 << (b & 63)).min(self.count(array)).min(LIMIT);
        (0..count).map(|index| self.chain(part(array, index, self.kind.bucket_slots()), index)).collect()
    }

    fn chain(&self, head: Addr, index: u64) -> BucketPicture {
        let mut picture = self.bucket(head, index);
        let mut next = self.pointer(head, self.kind.bucket_overflow());
        while words(self.heap, next, self.kind.bucket_slots()).is_some()
            && (picture.overflow.len() as u64) < LIMIT
        {
            picture.overflow.push(self.bucket(next, index));
            next = self.pointer(next, self.kind.bucket_overflow());
        }
        picture
    }

    /// Where the key or the element of this cell is.
    fn value(&self, at: Addr, indirect: bool) -> Addr {
        if indirect { self.pointer(at, 0) } else { at }
    }

    fn bucket(&self, addr: Addr, index: u64) -> BucketPicture {
        let tops = self.word(addr, 0);
        let cell = |i| {
            let mark = byte(tops, i);
            Cell {
                mark,
                state: bucket_state(mark),
                key: self.value(addr.plus(self.kind.bucket_key(i)), self.kind.indirect_key),
                elem: self.value(addr.plus(self.kind.bucket_elem(i)), self.kind.indirect_elem),
            }
        };
        BucketPicture {
            addr,
            index,
            evacuated: tophash::is_evacuated(byte(tops, 0)),
            cells: (0..CELLS).map(cell).collect(),
            overflow: Vec::new(),
        }
    }

    fn swiss(&self, map: Addr) -> SwissPicture {
        let names = [
            ("used", swiss_map::USED, false),
            ("seed", swiss_map::SEED, false),
            ("dirPtr", swiss_map::DIR_PTR, true),
            ("dirLen", swiss_map::DIR_LEN, false),
            ("globalDepth", swiss_map::GLOBAL_DEPTH, false),
            ("globalShift", swiss_map::GLOBAL_SHIFT, false),
            ("writing", swiss_map::WRITING, false),
            ("tombstonePossible", swiss_map::TOMBSTONE_POSSIBLE, false),
            ("clearSeq", swiss_map::CLEAR_SEQ, false),
        ];
        let root = self.pointer(map, swiss_map::DIR_PTR);
        let dir_len = self.word(map, swiss_map::DIR_LEN);
        let mut picture = SwissPicture {
            header: self.fields(map, &names),
            used: self.word(map, swiss_map::USED) as i64,
            writing: self.word(map, swiss_map::WRITING) != 0,
            small: (dir_len == 0 && !root.is_nil()).then(|| self.group(root, 0)),
            directory: Vec::new(),
            tables: Vec::new(),
        };
        for index in 0..dir_len.min(self.count(root)).min(LIMIT) {
            let at = self.pointer(root, index as u32);
            // Entries that share a table are neighbours.
            if picture.tables.last().is_none_or(|last| last.addr != at) {
                picture.tables.push(self.table(at));
            }
            picture.directory.push(picture.tables.len() - 1);
        }
        picture
    }

    fn table(&self, at: Addr) -> TablePicture {
        let names = [
            ("used", table::USED, false),
            ("capacity", table::CAPACITY, false),
            ("growthLeft", table::GROWTH_LEFT, false),
            ("localDepth", table::LOCAL_DEPTH, false),
            ("index", table::INDEX, false),
            ("groups", table::GROUPS, true),
        ];
        let groups = self.pointer(at, table::GROUPS);
        let groups: Vec<GroupPicture> = (0..self.count(groups).min(LIMIT))
            .map(|index| self.group(part(groups, index, self.kind.group_slots()), index))
            .collect();
        let cells = groups.iter().flat_map(|group| &group.cells);
        TablePicture {
            addr: at,
            fields: self.fields(at, &names),
            tombstones: cells.filter(|cell| cell.state == CellState::Tombstone).count() as u64,
            groups,
        }
    }

    fn group(&self, addr: Addr, index: u64) -> GroupPicture {
        let controls = self.word(addr, 0);
        let cell = |i| {
            let mark = byte(controls, i);
            Cell {
                mark,
                state: match mark {
                    control::DELETED => CellState::Tombstone,
                    mark if mark & control::EMPTY != 0 => CellState::Empty,
                    _ => CellState::Full,
                },
                key: self.value(addr.plus(self.kind.group_key(i)), self.kind.indirect_key),
                elem: self.value(addr.plus(self.kind.group_elem(i)), self.kind.indirect_elem),
            }
        };
        GroupPicture { addr, index, cells: (0..CELLS).map(cell).collect() }
    }
}

fn bucket_state(mark: u8) -> CellState {
    match mark {
        tophash::EMPTY_REST => CellState::EmptyRest,
        tophash::EMPTY_ONE => CellState::Empty,
        tophash::EVACUATED_X => CellState::EvacuatedX,
        tophash::EVACUATED_Y => CellState::EvacuatedY,
        tophash::EVACUATED_EMPTY => CellState::EvacuatedEmpty,
        _ => CellState::Full,
    }
}
