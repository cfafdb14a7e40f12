//! The protocol around an operation's own work, which both generations share: empty-map shortcut, check, hash, the
//! toggle of the flag by load and store, … check again, clear the flag.

use super::kind::Variant;
use super::layout::{Fields, flag, hmap, iterator, swiss_map};
use super::op::{Body, CloneStep, Flow, Locating, MapRuntimeOp, Starting, Step, Wiping};
use super::{MapContext, MapPanic, MapResult, Progress, classic, hash, hint, swiss};
use crate::event::{Access, AccessKind, Fatal, MapEvent, MapOp, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::profile::Profile;
use crate::machine::slices::MORE_THAN_MEMORY;

impl MapRuntimeOp {
    /// One micro-step.
    #[inline]
    pub fn step<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        match self.next {
            Step::Begin => self.begin(ctx),
            Step::Check => self.check(ctx),
            Step::Hash if self.is_lookup() => self.load_seed(ctx),
            Step::Hash => self.hash(ctx),
            Step::HashMoved => self.hash_moved(ctx),
            Step::LoadFlag => {
                self.at.flags = self.flag(ctx);
                self.emit(ctx, MapStage::LoadFlag, self.at.flags);
                self.go(Step::SetFlag)
            }
            Step::SetFlag => self.set_flag(ctx),
            Step::Body(body) => self.body(ctx, body),
            Step::CheckAgain => {
                let flags = self.flag(ctx);
                self.emit(ctx, MapStage::CheckAgain, flags);
                if flags & self.writing_bit(ctx) == 0 {
                    return self.fatal(ctx, Fatal::ConcurrentMapWrites(self.map));
                }
                self.go(Step::LoadFlagAgain)
            }
            Step::LoadFlagAgain => {
                self.at.flags = self.flag(ctx);
                self.emit(ctx, MapStage::LoadFlagAgain, self.at.flags);
                self.go(Step::ClearFlag)
            }
            Step::ClearFlag => {
                let flags = match ctx.profile().classic_map() {
                    true => self.at.flags & !flag::HASH_WRITING,
                    false => self.at.flags ^ 1,
                };
                self.store_flag(ctx, flags);
                self.emit(ctx, MapStage::ClearFlag, flags);
                // `mapassign` loads the pointer to a large element when everything else is done.
                if self.op == MapOp::Assign && self.kind.indirect_elem && ctx.profile().classic_map() {
                    return self.go(Step::Body(Body::FollowElem));
                }
                Progress::Done(MapResult { pointer: self.at.elem.0, ok: false })
            }
        }
    }

    pub(super) fn go(&mut self, step: Step) -> Progress {
        self.next = step;
        Progress::More
    }

    /// Reads a word of the map's header: a step of its own.
    pub(super) fn load<C: MapContext>(&mut self, ctx: &mut C, slot: u32, word: MapWord) -> u64 {
        let value = ctx.field(self.map, slot);
        self.emit(ctx, MapStage::Load(word), value);
        value
    }

    #[inline]
    pub(super) fn emit<C: MapContext>(&mut self, ctx: &mut C, stage: MapStage, detail: u64) {
        self.done |= 1 << stage.number();
        self.newest = Some(stage);
        ctx.event(MapEvent { map: self.map, op: self.told, stage, detail });
    }

    /// The fault of this name: Go's end of the program, or under `WhatIf` a panic.
    pub(super) fn fatal<C: MapContext>(&self, ctx: &C, fatal: Fatal) -> Progress {
        match ctx.profile() {
            Profile::WhatIf => Progress::Panic(MapPanic::Fault(fatal)),
            Profile::Go123 | Profile::Go127 | Profile::BeforeFix => Progress::Fatal(fatal),
        }
    }

    #[inline]
    fn flag<C: MapContext>(&self, ctx: &C) -> u64 {
        let slot = if ctx.profile().classic_map() { hmap::FLAGS } else { swiss_map::WRITING };
        ctx.field(self.map, slot)
    }

    fn store_flag<C: MapContext>(&self, ctx: &mut C, flags: u64) {
        let slot = if ctx.profile().classic_map() { hmap::FLAGS } else { swiss_map::WRITING };
        ctx.set_field(self.map, slot, flags);
    }

    /// The Swiss flag is the whole byte.
    fn writing_bit<C: MapContext>(&self, ctx: &C) -> u64 {
        if ctx.profile().classic_map() { flag::HASH_WRITING } else { u64::MAX }
    }

    fn writes(&self) -> bool {
        match self.op {
            MapOp::Assign | MapOp::Delete | MapOp::Clear => true,
            MapOp::Access
            | MapOp::AccessOk
            | MapOp::IterInit
            | MapOp::IterNext
            | MapOp::Clone
            | MapOp::Make
            | MapOp::Len => false,
        }
    }

    /// The header is one racing word, as the runtime's own `-race` calls treat it.
    fn report_access<C: MapContext>(&self, ctx: &mut C) {
        if !self.map.is_nil() {
            let kind = if self.writes() { AccessKind::Write } else { AccessKind::Read };
            ctx.access(Access { addr: self.map, n: 1, kind });
        }
    }

    fn begin<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        match self.op {
            MapOp::Access | MapOp::AccessOk | MapOp::Assign | MapOp::Delete | MapOp::Clear => {
                self.begin_keyed(ctx)
            }
            MapOp::IterInit => self.begin_iteration(ctx),
            MapOp::IterNext => self.begin_next(ctx),
            MapOp::Clone => self.begin_clone(ctx),
            MapOp::Make => self.make_map(ctx),
            MapOp::Len => Progress::Done(MapResult { pointer: super::len(ctx.heap(), self.map), ok: true }),
        }
    }

    fn begin_keyed<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        if !self.is_lookup() {
            self.report_access(ctx);
        }
        if self.op == MapOp::Assign {
            if self.map.is_nil() {
                self.emit(ctx, MapStage::Empty, 0);
                return Progress::Panic(MapPanic::NilMapWrite);
            }
            return self.check(ctx);
        }
        if self.is_empty(ctx) {
            return self.on_empty(ctx);
        }
        self.emit(ctx, MapStage::NotEmpty, super::len(ctx.heap(), self.map));
        // `mapaccessK` looks at no flag; `getWithKey` does, with the message of a read.
        self.go(if self.is_lookup() && ctx.profile().classic_map() { Step::Hash } else { Step::Check })
    }

    fn check<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        let flags = self.flag(ctx);
        self.emit(ctx, MapStage::Check, flags);
        if flags & self.writing_bit(ctx) != 0 {
            let fatal = match self.op {
                MapOp::Access | MapOp::AccessOk => Fatal::ConcurrentMapReadAndMapWrite(self.map),
                _ => Fatal::ConcurrentMapWrites(self.map),
            };
            return self.fatal(ctx, fatal);
        }
        let next = match self.op {
            MapOp::Clear => Step::LoadFlag,
            // Reads by the fast variants may do without a hash in a map of one bucket or group.
            MapOp::Access | MapOp::AccessOk if self.kind.variant != Variant::Slow => {
                Step::Body(Body::Locate(Locating::WithoutHash))
            }
            MapOp::Assign | MapOp::Delete if ctx.profile() == Profile::BeforeFix => Step::LoadFlag,
            _ => Step::Hash,
        };
        self.go(next)
    }

    /// Nil, or no entries. A Swiss map with tombstones is worth clearing even then.
    fn is_empty<C: MapContext>(&self, ctx: &C) -> bool {
        if self.map.is_nil() {
            return true;
        }
        let tombstones = self.op == MapOp::Clear
            && !ctx.profile().classic_map()
            && ctx.field(self.map, swiss_map::TOMBSTONE_POSSIBLE) != 0;
        super::len(ctx.heap(), self.map) == 0 && !tombstones
    }

    /// No check of the flag here; but a key that cannot be hashed still panics.
    fn on_empty<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        self.emit(ctx, MapStage::Empty, 0);
        // Go 1.8 did not look at the key of a read or deletion here (golang/go#23734).
        let looks = self.op != MapOp::Clear && ctx.profile() != Profile::BeforeFix && !self.is_lookup();
        if self.kind.hash_might_panic && looks {
            let error = hash::key_error(ctx.heap(), ctx.program(), self.kind.key, self.key.words());
            if let Some(ty) = error {
                return Progress::Panic(match ctx.profile().classic_map() {
                    true => MapPanic::Unhashable(ty),
                    false => MapPanic::UnhashableOnEmpty(ty),
                });
            }
        }
        match self.op {
            MapOp::Access | MapOp::AccessOk => Progress::Done(self.miss(ctx)),
            _ => Progress::Done(MapResult::default()),
        }
    }

    pub(super) fn miss<C: MapContext>(&self, ctx: &mut C) -> MapResult {
        if self.is_lookup() {
            return MapResult::default();
        }
        MapResult { pointer: ctx.zero_value(self.kind.elem_words).0, ok: false }
    }

    fn hash<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        let slot = if ctx.profile().classic_map() { hmap::HASH0 } else { swiss_map::SEED };
        let seed = ctx.field(self.map, slot);
        let hashed = hash::key(ctx, &self.kind, self.key.words(), seed);
        self.emit(ctx, MapStage::Hash, hashed.unwrap_or(0));
        match hashed {
            Ok(hash) => self.at.hash = hash,
            Err(panic) => return Progress::Panic(panic),
        }
        match self.op {
            MapOp::Assign | MapOp::Delete if ctx.profile() != Profile::BeforeFix => self.go(Step::LoadFlag),
            // The search of a small map went on to the hash: it keeps its group.
            MapOp::Access | MapOp::AccessOk if !ctx.profile().classic_map() && !self.at.block.is_nil() => {
                self.go(Step::Body(Body::Scan))
            }
            _ => self.enter_body(ctx),
        }
    }

    fn set_flag<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        let flags = match ctx.profile() {
            Profile::Go123 => self.at.flags ^ flag::HASH_WRITING,
            Profile::BeforeFix => self.at.flags | flag::HASH_WRITING,
            Profile::Go127 | Profile::WhatIf => self.at.flags ^ 1,
        };
        self.store_flag(ctx, flags);
        self.emit(ctx, MapStage::SetFlag, flags);
        if ctx.profile() == Profile::BeforeFix && self.op != MapOp::Clear {
            return self.go(Step::Hash);
        }
        self.enter_body(ctx)
    }

    /// First point of the operation's own work.
    pub(super) fn enter_body<C: MapContext>(&mut self, ctx: &C) -> Progress {
        let body = match (self.op, ctx.profile().classic_map()) {
            (MapOp::Clear, true) => Body::Wipe(Wiping::B),
            (MapOp::Clear, false) => Body::Wipe(Wiping::DirLen),
            (MapOp::Assign, _) => Body::Allocate,
            (_, true) => Body::Locate(Locating::B),
            (_, false) => Body::Locate(Locating::DirLen),
        };
        self.go(Step::Body(body))
    }

    fn body<C: MapContext>(&mut self, ctx: &mut C, body: Body) -> Progress {
        let flow = match ctx.profile().classic_map() {
            _ if body == Body::Lookup => self.lookup_step(ctx),
            _ if body == Body::FollowElem => self.follow_elem(ctx),
            true => classic::step(self, ctx, body),
            false => swiss::step(self, ctx, body),
        };
        match flow {
            Flow::Next(body) => self.go(Step::Body(body)),
            Flow::Started => {
                (self.op, self.told) = (MapOp::IterNext, MapOp::IterNext);
                self.go(Step::Begin)
            }
            Flow::Finish => self.go(Step::CheckAgain),
            Flow::Hash => {
                self.at.candidate = None;
                self.go(Step::Hash)
            }
            Flow::Done(result) => Progress::Done(result),
            Flow::Choice(bound) => Progress::Choice(bound),
            Flow::Fatal(fatal) => self.fatal(ctx, fatal),
            Flow::Panic(panic) => Progress::Panic(panic),
        }
    }

    fn begin_iteration<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        self.report_access(ctx);
        self.at.iter = ctx.alloc(self.kind.map, Role::MapIterator, 1, vec![0; iterator::WORDS]);
        if self.is_empty(ctx) {
            self.emit(ctx, MapStage::Empty, 0);
            return Progress::Done(MapResult { pointer: self.at.iter.0, ok: false });
        }
        ctx.set_field(self.at.iter, iterator::MAP, self.map.0);
        self.emit(ctx, MapStage::NotEmpty, super::len(ctx.heap(), self.map));
        let first = if ctx.profile().classic_map() { Starting::B } else { Starting::DirLen };
        self.go(Step::Body(Body::Start(first)))
    }

    /// An iteration over a nil or empty map never gets here: its key is nil from the start.
    fn begin_next<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        (self.op, self.told) = (MapOp::IterNext, MapOp::IterNext);
        self.map = ctx.pointer(self.at.iter, iterator::MAP);
        if self.map.is_nil() {
            self.emit(ctx, MapStage::End, 0);
            return Progress::Done(MapResult { pointer: self.at.iter.0, ok: false });
        }
        self.report_access(ctx);
        let flags = self.flag(ctx);
        self.emit(ctx, MapStage::Check, flags);
        if flags & self.writing_bit(ctx) != 0 {
            return self.fatal(ctx, Fatal::ConcurrentMapIterationAndMapWrite(self.map));
        }
        let body = match ctx.profile().classic_map() {
            true => classic::resume(self, ctx),
            false => swiss::resume(self, ctx),
        };
        self.go(Step::Body(body))
    }

    /// No access is reported: the runtime's clone has no call for `-race`, and Go's detector says nothing of it.
    fn begin_clone<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        let first = if ctx.profile().classic_map() { CloneStep::Header } else { CloneStep::Check };
        self.body(ctx, Body::Clone(first))
    }

    /// The flag, as `maps.Clone` looks at it: whether the copying can go on.
    pub(super) fn check_before_copy<C: MapContext>(&mut self, ctx: &mut C) -> Option<Flow> {
        let flags = self.flag(ctx);
        self.emit(ctx, MapStage::Check, flags);
        let writing = flags & self.writing_bit(ctx) != 0;
        writing.then_some(Flow::Fatal(Fatal::ConcurrentMapCloneAndMapWrite(self.map)))
    }

    fn make_map<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        let classic = ctx.profile().classic_map();
        let hint = hint::taken(&self.kind, self.at.index, classic);
        let bytes = if classic { hint::array_bytes(&self.kind, hint) } else { 0 };
        if bytes >= MORE_THAN_MEMORY {
            return Progress::Fatal(Fatal::CannotAllocate { bytes });
        }
        self.map = match classic {
            true => classic::make(&self.kind, ctx, hint),
            false => swiss::make(&self.kind, ctx, hint),
        };
        self.emit(ctx, MapStage::Allocate, hint);
        Progress::Done(MapResult { pointer: self.map.0, ok: true })
    }
}
