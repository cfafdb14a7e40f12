//! One map operation in flight: which one, on which map, with which key, and the runtime's local variables.

use super::key::Key;
use super::kind::MapKind;
use super::{MapPanic, MapResult};
use crate::code::program::{Program, TypeId};
use crate::event::{Addr, Fatal, MapOp, MapStage};

/// What the next step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// Shortcut for nil and empty maps, else the check of the flag.
    Begin,
    Hash,
    LoadFlag,
    SetFlag,
    /// Where the work of the operation itself goes on; each generation has its own.
    Body(Body),
    CheckAgain,
    LoadFlagAgain,
    ClearFlag,
}

/// Points inside of an operation's own work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Body {
    /// Classic: first bucket; Swiss: first group.
    Allocate,
    /// Classic: evacuate the old bucket that the key maps to, then the one at `nevacuate`.
    Evacuate,
    EvacuateNext,
    /// Pick bucket, or table and group.
    Locate,
    /// Compare one bucket or group.
    Scan,
    /// The key is not there: make room or insert.
    Place,
    Insert,
    Erase,
    Wipe,
    Reseed,
    /// The choice of the iteration's start is asked for, then taken.
    Start,
    Walk,
    Advance,
    Copy,
}

/// What a step of the body came to.
pub(super) enum Flow {
    Next(Body),
    /// An iteration is positioned: a first `next` follows.
    Started,
    /// The write is done; the end of the protocol follows.
    Finish,
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
    /// Swiss: the free slot is a tombstone; tombstones have been looked through.
    pub reuse: bool,
    pub pruned: bool,
    /// Swiss iteration: the first slot of this call has been looked at; full slots of the group still to visit.
    pub in_group: bool,
    pub full: u64,
    /// Cells are compared by key alone: the fast variants, and reads that did not hash.
    pub by_key: bool,
    /// Iteration: the iterator, and the key that is looked up again.
    pub iter: Addr,
    pub moved_key: Addr,
    pub check_bucket: u64,
    pub chosen: Option<u64>,
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
    /// The stages told so far, a bit each by its number.
    pub(super) done: u32,
}

impl MapRuntimeOp {
    /// Where the operation is, for fingerprints.
    pub fn mix_into(&self, hasher: &mut impl std::hash::Hasher) {
        use std::hash::Hash;
        (self.op, self.next, self.at, self.done).hash(hasher);
    }

    fn new(op: MapOp, map: Addr, kind: MapKind, key: &[u64]) -> MapRuntimeOp {
        MapRuntimeOp { op, map, kind, key: Key::new(key), next: Step::Begin, at: Locals::default(), done: 0 }
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

    /// Which operation it is.
    pub fn op(&self) -> MapOp {
        self.op
    }

    /// Whether a micro-step of this kind has been done.
    pub fn has_done(&self, stage: MapStage) -> bool {
        self.done & (1 << stage as u32) != 0
    }

    /// The bucket or group that is looked at, and the element that was found or made; nil before.
    pub fn place(&self) -> (Addr, Addr) {
        (self.at.block, self.at.elem)
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
        ] {
            if !addr.is_nil() {
                visit(addr);
            }
        }
    }

    /// The key's slots, for the display and as roots.
    pub fn key(&self) -> &[u64] {
        self.key.words()
    }
}
