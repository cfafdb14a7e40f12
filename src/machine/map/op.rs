//! One map operation in flight: which one, on which map, with which key, and what its next step does.

use super::key::Key;
use super::kind::{MapKind, Variant};
pub(super) use super::locals::*;
use super::memory::Copying;
use super::parts::Load;
pub(super) use super::points::*;
use super::words::Words;
use super::writes::Write;
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
    /// Of an iteration's lookup: its key is read from the map, word by word.
    HashMoved,
    LoadFlag,
    SetFlag,
    /// Where the work of the operation itself goes on; each generation has its own.
    Body(Body),
    CheckAgain,
    LoadFlagAgain,
    ClearFlag,
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
    /// The loads of comparing the key, once it was compared; the words of keys and elements, once there were several.
    pub(super) loads: Option<Rc<[Load]>>,
    pub(super) words: Option<Rc<Words>>,
    /// A key, an element, a bucket or a group that is being read from the map word by word; how the latter two are.
    pub(super) held: Vec<u64>,
    pub(super) block: Option<Copying>,
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
        (self.op, self.next, self.at, &self.list, &self.held, self.done).hash(hasher);
        if let Some(lookup) = &self.lookup {
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
            loads: None,
            words: None,
            held: Vec::new(),
            block: None,
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

    /// The lookup of the key at hand that an iteration makes (`mapaccessK`, `getWithKey`): by the generic function, and
    /// not seen by the race detector. The key is read from the map when it is hashed.
    pub(super) fn looking_up(&self) -> MapRuntimeOp {
        let kind = MapKind { variant: Variant::Slow, ..self.kind };
        let mut op = MapRuntimeOp::new(MapOp::AccessOk, self.map, kind, &[]);
        op.told = MapOp::IterNext;
        op.at.moved_key = self.at.moved_key;
        op.at.moved_cell = self.at.seen.1.unwrap_or_default();
        op
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
            self.at.key,
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
        for &word in self.held.iter().filter(|&&word| word >> 32 != 0) {
            visit(Addr(word));
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
