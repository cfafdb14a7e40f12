//! What a transition did: the orderings it brought about, from the machine's events.

use super::footprint::{Footprint, Obj, Op};
use super::program::GoProgram;
use super::system::{Effect, Step};
use crate::event::{
    ChanEvent, Event, Gid, IoEvent, LastRead, MapOp, MapStage, MapWord, SchedEvent, Stream, SyncOp,
};
use crate::machine::map::layout::hmap;

impl GoProgram {
    pub(super) fn effects(&self, events: &[(Gid, Event)], step: &mut Step) {
        let mut tokens: Vec<Obj> = Vec::new();
        for &(g, ref event) in events {
            let by = self.process(g);
            match *event {
                Event::Chan(ChanEvent::Sent { chan, partner, cap, .. }) => {
                    let chan = self.name(chan);
                    step.effects.push(Effect::Sent { chan, by, cap });
                    if let Some(partner) = partner {
                        step.effects.push(Effect::Received { chan, by: self.process(partner) });
                        self.tokens(partner, &mut tokens);
                    }
                }
                Event::Chan(ChanEvent::Received { chan, partner, closed, cap, .. }) => {
                    let chan = self.name(chan);
                    if closed {
                        step.effects.push(Effect::ReceivedClosed { chan, by });
                    } else {
                        step.effects.push(Effect::Received { chan, by });
                    }
                    if let Some(partner) = partner {
                        step.effects.push(Effect::Sent { chan, by: self.process(partner), cap });
                        self.tokens(partner, &mut tokens);
                    }
                }
                Event::Sched(SchedEvent::Ready { g, .. }) => {
                    step.effects.push(Effect::Woke { who: self.process(g) });
                    if step.footprint.op != Op::Time {
                        self.tokens(g, &mut tokens);
                    }
                }
                Event::Sched(SchedEvent::Created { g, .. }) => {
                    step.effects.push(Effect::Created { who: self.process(g) });
                }
                Event::Sync(event) if event.op == SyncOp::RwLock => {
                    step.effects.push(Effect::WriterEntered { rw: self.name(event.addr), by });
                }
                Event::Sync(event) if event.op == SyncOp::WaitGroupWait => {
                    step.effects.push(Effect::WaitOver { wg: self.name(event.addr), by });
                }
                Event::Io(IoEvent::Write { stream, .. }) => {
                    step.footprint.op = Op::Write(u8::from(stream == Stream::Stderr));
                }
                _ => {}
            }
        }
        if !tokens.is_empty() {
            tokens.extend(step.footprint.channels.iter().flat_map(|channels| channels.iter().copied()));
            step.footprint.channels = Some(tokens.into());
        }
    }

    /// The channels of the select that a woken goroutine was parked in.
    fn tokens(&self, woken: Gid, tokens: &mut Vec<Obj>) {
        tokens.extend(self.machine.select_channels(woken).into_iter().map(|chan| self.name(chan)));
    }

    /// A map's micro-step in terms of the cells of [`map_cell`].
    pub(super) fn map_step(&self, events: &[(Gid, Event)], footprint: &mut Footprint) {
        use map_cell::{ALL, COUNT, ELEMS, FLAG, KEYS, KEYS_END, LINKS, ROOM, SEED, SHAPE, TAGS, TAGS_END};
        let Op::Memory { at, n: ALL, .. } = footprint.op else { return };
        let event = events.iter().find_map(|(_, event)| match event {
            Event::Map(event) => Some(event),
            _ => None,
        });
        let Some(event) = event else { return };
        let read =
            |from: u32, to: u32| Op::Memory { at: Obj { slot: from, ..at }, n: to + 1 - from, write: false };
        let write =
            |from: u32, to: u32| Op::Memory { at: Obj { slot: from, ..at }, n: to + 1 - from, write: true };
        let classic = self.machine.config().profile.classic_map();
        let growing = classic
            && self.machine.heap().load(event.map.plus(hmap::OLDBUCKETS)).is_ok_and(|pointer| pointer != 0);
        let tag = |cell: u32| TAGS + (cell & 7);
        let key = |cell: u32| KEYS + (cell & 7);
        let iterates = event.op == MapOp::IterNext;
        footprint.op = match event.stage {
            MapStage::Hash => read(SEED, SEED),
            MapStage::Check | MapStage::CheckAgain | MapStage::LoadFlag | MapStage::LoadFlagAgain => {
                read(FLAG, FLAG)
            }
            MapStage::SetFlag | MapStage::ClearFlag => write(FLAG, FLAG),
            MapStage::Empty | MapStage::NotEmpty | MapStage::LastOne => read(COUNT, COUNT),
            // Classic: count, number of overflow buckets and B.
            MapStage::Room if classic => read(COUNT, SHAPE),
            MapStage::Room => read(ROOM, ROOM),
            // While a classic map grows, its flags say how, and the end of an old bucket's evacuation looks at others.
            MapStage::Load(MapWord::Overflow) if growing => read(FLAG, TAGS_END),
            MapStage::Load(MapWord::Overflow) => read(SHAPE, LINKS),
            MapStage::Load(word) => {
                let cell = cell_of(word);
                read(cell, cell)
            }
            MapStage::Store(word) => {
                let cell = cell_of(word);
                write(cell, cell)
            }
            // A search begins with a look at the old bucket then.
            MapStage::Probe if growing => read(FLAG, TAGS_END),
            MapStage::Probe => read(SHAPE, SHAPE),
            MapStage::ReadTag if growing => read(FLAG, TAGS_END),
            // An iteration goes from table to table in between.
            MapStage::ReadTag if iterates => read(SHAPE, tag(event.tag().0)),
            MapStage::ReadTag => read(tag(event.tag().0), tag(event.tag().0)),
            MapStage::ReadTags if iterates || event.op == MapOp::Clear => read(SHAPE, TAGS_END),
            MapStage::ReadTags => read(TAGS, TAGS_END),
            MapStage::CompareLen | MapStage::CompareKey => {
                let cell = event.comparison().0;
                read(key(cell), key(cell))
            }
            MapStage::Found | MapStage::NotFound | MapStage::ProbeNext => match event.last_read() {
                LastRead::Tag(cell) => read(tag(cell), tag(cell)),
                LastRead::Tags => read(TAGS, TAGS_END),
                LastRead::Key(cell) => read(key(cell), key(cell)),
                LastRead::Link => read(LINKS, LINKS),
            },
            MapStage::HashKey if classic => read(FLAG, SEED),
            MapStage::HashKey => read(key(event.detail as u32), SEED),
            // After the first cell of an overflow bucket a deletion looks for the bucket before.
            MapStage::StoreTag if classic && event.tag().0 == 0 => write(LINKS, TAGS),
            MapStage::StoreTag | MapStage::FreeTag | MapStage::MarkMoved | MapStage::CopyTag => {
                let cell = tag(event.tag().0);
                write(cell, cell)
            }
            MapStage::StoreKey | MapStage::ClearKey => {
                let cell = key(event.detail as u32);
                write(cell, cell)
            }
            MapStage::ClearElem => write(ELEMS, ELEMS),
            MapStage::Wipe if classic => write(SHAPE, TAGS_END),
            MapStage::Wipe => write(TAGS, TAGS_END),
            MapStage::Zero => write(SHAPE, ELEMS),
            // Evacuation copies from one cell to another; what growth of a Swiss map and clone copy to is nobody else's.
            MapStage::CopyKey if classic && event.op != MapOp::Clone => write(KEYS, KEYS_END),
            MapStage::CopyElem if classic && event.op != MapOp::Clone => write(ELEMS, ELEMS),
            MapStage::CopyKey => read(key(event.detail as u32), key(event.detail as u32)),
            MapStage::CopyElem | MapStage::Copy => read(ELEMS, ELEMS),
            MapStage::CopyHeader => match event.detail {
                0 => read(FLAG, SEED),
                1 => read(SHAPE, SHAPE),
                2 => read(FLAG, SHAPE),
                _ => read(ROOM, SHAPE),
            },
            MapStage::Evacuate => read(FLAG, TAGS_END),
            MapStage::Advance if growing => read(FLAG, TAGS_END),
            MapStage::Advance if classic => read(tag(event.detail as u32), tag(event.detail as u32)),
            MapStage::Advance | MapStage::End => read(SHAPE, SHAPE),
            MapStage::Lookup => read(FLAG, KEYS_END),
            // The bits of iteration, in the same byte as the flag.
            MapStage::Start if classic => write(FLAG, SHAPE),
            MapStage::Start => read(SHAPE, SHAPE),
            // What is allocated is nobody else's yet.
            MapStage::Allocate => read(SHAPE, SHAPE),
            MapStage::Grow | MapStage::Split => write(FLAG, SHAPE),
            MapStage::Prune => read(ROOM, SEED),
            MapStage::Overflow => read(SHAPE, LINKS),
            MapStage::Reseed => write(SEED, SEED),
        };
    }
}

/// What the memory of a map comes to for the search: which of its micro-steps commute.
pub(super) mod map_cell {
    pub const FLAG: u32 = 0;
    pub const COUNT: u32 = 1;
    /// The counters of tables.
    pub const ROOM: u32 = 2;
    /// Arrays, directory, sizes, and what growth keeps.
    pub const SHAPE: u32 = 3;
    /// The overflow pointers of all buckets.
    pub const LINKS: u32 = 4;
    /// The tophash or control bytes of cells 0 to 7 of all buckets or groups.
    pub const TAGS: u32 = 5;
    pub const TAGS_END: u32 = TAGS + 7;
    /// The keys in these cells.
    pub const KEYS: u32 = 13;
    pub const KEYS_END: u32 = KEYS + 7;
    pub const SEED: u32 = 21;
    /// What a deletion clears.
    pub const ELEMS: u32 = 22;
    /// All of them.
    pub const ALL: u32 = 23;
}

fn cell_of(word: MapWord) -> u32 {
    match word {
        MapWord::Count => map_cell::COUNT,
        MapWord::TableUsed | MapWord::GrowthLeft => map_cell::ROOM,
        MapWord::Flags => map_cell::FLAG,
        MapWord::Overflow => map_cell::LINKS,
        MapWord::Seed => map_cell::SEED,
        MapWord::NOverflow
        | MapWord::B
        | MapWord::Buckets
        | MapWord::OldBuckets
        | MapWord::Nevacuate
        | MapWord::NextOverflow
        | MapWord::TombstonePossible
        | MapWord::ClearSeq
        | MapWord::DirPtr
        | MapWord::DirLen
        | MapWord::GlobalDepth
        | MapWord::GlobalShift
        | MapWord::Directory
        | MapWord::TableIndex => map_cell::SHAPE,
    }
}
