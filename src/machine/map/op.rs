//! One map operation in flight: which one, on which map, with which key, and the runtime's local variables.

use super::key::Key;
use super::kind::{MapKind, Variant};
use super::parts::Part;
pub(super) use super::points::*;
use super::writes::{Script, Write};
use super::{MapPanic, MapResult};
use crate::code::program::{Program, TypeId};
use crate::event::{Addr, Fatal, MapOp, MapStage};
use std::rc::Rc;

/// What the next step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// Shortcut for nil and empty maps.
    Begin,
    Check,
    Hash,
    LoadFlag,
    SetFlag,
    /// Where the work of the operation itself goes on; each generation has its own.
    Body(Body),
    CheckAgain,
    LoadFlagAgain,
    ClearFlag,
}

/// `maps.Clone`: the copy, and what is being copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Cloning {
    /// The new map; Swiss: its directory and the table that is being copied.
    pub map: Addr,
    pub directory: Addr,
    pub table: Addr,
    /// Bucket or group, its array's index, and cell that is read; where it goes.
    pub from: Addr,
    pub index: u64,
    pub cell: u32,
    pub to: Addr,
    pub free: u32,
    /// Classic: number of the copy's bucket that is being filled; the old array is being copied; the bucket is copied as a
    /// whole. Swiss: number of the group in its table.
    pub bucket: u64,
    pub old: bool,
    pub whole: bool,
    /// Classic: the count that the copy's size goes by. Swiss: the directory's length.
    pub count: u64,
}

/// What a step of the body came to.
#[derive(Debug)]
pub(super) enum Flow {
    Next(Body),
    /// An iteration is positioned: a first `next` follows.
    Started,
    /// The write is done; the end of the protocol follows.
    Finish,
    /// The key has to be hashed after all.
    Hash,
    Done(MapResult),
    Choice(u64),
    Fatal(Fatal),
    Panic(MapPanic),
}

/// The runtime's local variables during the operation. Each generation uses those that it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Hash)]
pub(super) struct Locals {
    pub hash: u64,
    /// The flag byte between its load and its store.
    pub flags: u64,
    /// What is being written: the script and its line; the word of a key, or that a counter is between its load and its
    /// store; what was loaded; what follows the script, and the list.
    pub script: Script,
    pub line: u32,
    pub part: u32,
    pub loaded: u64,
    pub then: Body,
    pub after_list: Body,
    /// Classic: bucket number. Swiss: group number in the table.
    pub index: u64,
    /// Swiss: length of the probe sequence so far. Classic: buckets of the chain so far.
    pub probes: u64,
    /// First bucket of the chain; Swiss: the table, nil for a small map.
    pub head: Addr,
    /// Current bucket or group.
    pub block: Addr,
    /// Where a new key can go, nil if not known.
    pub free: Addr,
    pub free_cell: u32,
    /// The cell that was found.
    pub cell: u32,
    pub elem: Addr,
    /// Swiss: the free slot is a tombstone; tombstones have been looked through, and what of them is known.
    pub reuse: bool,
    pub pruned: bool,
    pub pruning: Pruned,
    /// Swiss: the control bytes that were read, and the slots that are still to be looked at.
    pub controls: u64,
    pub matches: u64,
    /// Swiss iteration: the first slot of this call has been looked at. Swiss `clear`: groups are looked at before they are
    /// zeroed.
    pub in_group: bool,
    /// The search goes by key alone: a read that did not hash.
    pub by_key: bool,
    /// The only long text so far that may be the key; classic: the length of this cell's key is the key's.
    pub candidate: Option<u32>,
    pub same_length: bool,
    /// The part of the key that is compared next.
    pub compared: u32,
    /// Swiss: what a race made the map take for its group is this memory, which is none.
    pub foreign: Addr,
    /// Bucket or group that was read or written last, and the cell.
    pub seen: (Addr, Option<u32>),
    /// Iteration: the iterator, and the key that is looked up again.
    pub iter: Addr,
    pub moved_key: Addr,
    pub check_bucket: u64,
    pub chosen: Option<u64>,
    pub evacuation: Evacuation,
    /// Classic: B, as it was read last; the array that was read and is not used yet; the spare bucket that is taken, and the
    /// chain's end that it is for.
    pub b: u64,
    pub array: Addr,
    pub spare: Addr,
    pub chain: Addr,
    /// Swiss: the directory that was read; the first of the entries that are pointed to a table, and the one after the last.
    pub directory: Addr,
    pub entry: u64,
    pub entries: u64,
    /// Swiss growth: the new table, or the two that the old one splits into.
    pub fresh: [Addr; 2],
    /// The one that an entry goes to, and the entry's control byte.
    pub target: Addr,
    pub tag: u8,
    pub cloning: Cloning,
}

/// Classic: an old bucket that is being moved, and where its entries go: bucket and next cell of the lower and of the
/// upper half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Evacuation {
    pub old: u64,
    pub head: Addr,
    pub block: Addr,
    pub cell: u32,
    pub targets: [(Addr, u32); 2],
    pub upper: bool,
    pub top: u8,
    /// The tophash that a key that does not equal itself gets.
    pub fresh_top: u8,
    pub empty: bool,
    /// Number of old buckets, as it was when this one was begun; it grows by the same size; where the mark is not to go on.
    pub newbit: u64,
    pub same_size: bool,
    pub stop: u64,
}

/// Swiss: what is known of a table's tombstones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Pruned {
    /// Groups whose tombstones are needed, a bit each (tables have up to 128); the group that is looked at; the end of the
    /// probe sequence.
    pub needed: u128,
    pub group: u64,
    /// Probe sequence of an entry: group and length so far.
    pub passed: u64,
    pub probes: u64,
    /// Tombstones that can go.
    pub won: u64,
}

/// An operation in flight; part of the goroutine that executes it.
#[derive(Clone, Debug, PartialEq)]
pub struct MapRuntimeOp {
    pub(super) op: MapOp,
    pub(super) map: Addr,
    pub(super) kind: MapKind,
    pub(super) key: Key,
    pub(super) next: Step,
    pub(super) at: Locals,
    /// Writes that are to be done one by one, the next one last.
    pub(super) list: Vec<Write>,
    /// The parts of the key, once one was compared.
    pub(super) parts: Option<Rc<[Part]>>,
    /// The lookup that an iteration makes: its steps are the iteration's.
    pub(super) lookup: Option<Box<MapRuntimeOp>>,
    /// The operation as the events name it.
    pub(super) told: MapOp,
    /// The stages told so far, a bit each by its number.
    pub(super) done: u128,
    pub(super) newest: Option<MapStage>,
}

impl MapRuntimeOp {
    /// Where the operation is, for fingerprints.
    pub fn mix_into(&self, hasher: &mut impl std::hash::Hasher) {
        use std::hash::Hash;
        (self.op, self.next, self.at, &self.list, self.done).hash(hasher);
        if let Some(lookup) = &self.lookup {
            lookup.key.words().hash(hasher);
            lookup.mix_into(hasher);
        }
    }

    fn new(op: MapOp, map: Addr, kind: MapKind, key: &[u64]) -> MapRuntimeOp {
        MapRuntimeOp {
            op,
            map,
            kind,
            key: Key::new(key),
            next: Step::Begin,
            at: Locals::default(),
            list: Vec::new(),
            parts: None,
            lookup: None,
            told: op,
            done: 0,
            newest: None,
        }
    }

    /// `m[k]`.
    pub fn access(program: &Program, map: Addr, ty: TypeId, key: &[u64]) -> MapRuntimeOp {
        MapRuntimeOp::new(MapOp::Access, map, MapKind::of(program, ty), key)
    }

    /// `v, ok := m[k]`.
    pub fn access_ok(program: &Program, map: Addr, ty: TypeId, key: &[u64]) -> MapRuntimeOp {
        MapRuntimeOp::new(MapOp::AccessOk, map, MapKind::of(program, ty), key)
    }

    pub fn assign(program: &Program, map: Addr, ty: TypeId, key: &[u64]) -> MapRuntimeOp {
        MapRuntimeOp::new(MapOp::Assign, map, MapKind::of(program, ty), key)
    }

    pub fn delete(program: &Program, map: Addr, ty: TypeId, key: &[u64]) -> MapRuntimeOp {
        MapRuntimeOp::new(MapOp::Delete, map, MapKind::of(program, ty), key)
    }

    pub fn clear(program: &Program, map: Addr, ty: TypeId) -> MapRuntimeOp {
        MapRuntimeOp::new(MapOp::Clear, map, MapKind::of(program, ty), &[])
    }

    /// Start of a range loop: makes an iterator and moves it to the first entry.
    pub fn iter_init(program: &Program, map: Addr, ty: TypeId) -> MapRuntimeOp {
        MapRuntimeOp::new(MapOp::IterInit, map, MapKind::of(program, ty), &[])
    }

    /// Moves the iterator at `iter` to its next entry.
    pub fn iter_next(program: &Program, iter: Addr, ty: TypeId) -> MapRuntimeOp {
        let mut op = MapRuntimeOp::new(MapOp::IterNext, Addr::NIL, MapKind::of(program, ty), &[]);
        op.at.iter = iter;
        op
    }

    /// `make(map, hint)`; a negative hint counts as none.
    pub fn make(program: &Program, ty: TypeId, hint: i64) -> MapRuntimeOp {
        let mut op = MapRuntimeOp::new(MapOp::Make, Addr::NIL, MapKind::of(program, ty), &[]);
        op.at.index = hint.max(0) as u64;
        op
    }

    /// `maps.Clone` of a map that is not nil.
    pub fn clone_map(program: &Program, map: Addr, ty: TypeId) -> MapRuntimeOp {
        MapRuntimeOp::new(MapOp::Clone, map, MapKind::of(program, ty), &[])
    }

    /// The lookup of the key at `key` that an iteration makes (`mapaccessK`, `getWithKey`): by the generic function, and
    /// not seen by the race detector.
    pub(super) fn looking_up(&self, key: &[u64]) -> MapRuntimeOp {
        let kind = MapKind { variant: Variant::Slow, ..self.kind };
        MapRuntimeOp { told: MapOp::IterNext, ..MapRuntimeOp::new(MapOp::AccessOk, self.map, kind, key) }
    }

    /// It is the lookup of an iteration.
    pub(super) fn is_lookup(&self) -> bool {
        self.told == MapOp::IterNext && self.op == MapOp::AccessOk
    }

    /// Notes the cell that this step looks at.
    pub(super) fn look_at(&mut self, block: Addr, cell: u32) {
        self.at.seen = (block, Some(cell));
    }

    /// The step looks at all of a bucket or group.
    pub(super) fn look_at_block(&mut self, block: Addr) {
        self.at.seen = (block, None);
    }

    /// Which operation it is.
    pub fn op(&self) -> MapOp {
        self.op
    }

    /// Whether a micro-step of this kind has been done.
    pub fn has_done(&self, stage: MapStage) -> bool {
        self.done & (1 << stage.number()) != 0
    }

    /// The micro-step that was done last.
    pub fn newest(&self) -> Option<MapStage> {
        self.newest
    }

    /// The bucket or group that is looked at, and the element that was found or made; nil before.
    pub fn place(&self) -> (Addr, Addr) {
        let block = if self.at.seen.0.is_nil() { self.at.block } else { self.at.seen.0 };
        match &self.lookup {
            Some(lookup) => lookup.place(),
            None => (block, self.at.elem),
        }
    }

    /// The cell of that bucket or group that was looked at last.
    pub fn cell(&self) -> Option<u32> {
        self.lookup.as_ref().map_or(self.at.seen.1, |lookup| lookup.at.seen.1)
    }

    /// The key's hash, once the operation has it.
    pub fn key_hash(&self) -> Option<u64> {
        (self.has_done(MapStage::Hash) && self.at.hash != 0).then_some(self.at.hash)
    }

    /// The map's header.
    pub fn map(&self) -> Addr {
        self.map
    }

    /// Answers [`Progress::Choice`].
    pub fn choose(&mut self, value: u64) {
        self.at.chosen = Some(value);
    }

    /// Addresses that the operation holds beside the registers of its frame: roots for the collector.
    pub fn roots(&self, visit: &mut dyn FnMut(Addr)) {
        for addr in [
            self.map,
            self.at.head,
            self.at.block,
            self.at.free,
            self.at.elem,
            self.at.iter,
            self.at.moved_key,
            self.at.evacuation.head,
            self.at.evacuation.block,
            self.at.evacuation.targets[0].0,
            self.at.evacuation.targets[1].0,
            self.at.fresh[0],
            self.at.fresh[1],
            self.at.array,
            self.at.spare,
            self.at.chain,
            self.at.directory,
            self.at.foreign,
            self.at.cloning.map,
            self.at.cloning.directory,
            self.at.cloning.table,
            self.at.cloning.from,
            self.at.cloning.to,
        ] {
            if !addr.is_nil() {
                visit(addr);
            }
        }
        for write in &self.list {
            write.roots(visit);
        }
        if let Some(lookup) = &self.lookup {
            lookup.roots(visit);
        }
    }

    /// The key's slots, for the display and as roots.
    pub fn key(&self) -> &[u64] {
        self.key.words()
    }
}
