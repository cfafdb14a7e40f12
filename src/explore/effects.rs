//! What a transition did: the orderings it brought about, from the machine's events.

use super::footprint::{Footprint, Obj, Op};
use super::program::GoProgram;
use super::system::{Effect, Step};
use crate::event::{ChanEvent, Event, Gid, IoEvent, MapOp, MapStage, MapWord, SchedEvent, Stream, SyncOp};

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
        use map_cell::{ALL, COUNT, ELEMS, FLAG, KEYS, KEYS_END, ROOM, SEED, SHAPE, TAGS};
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
            MapStage::Load(word) => {
                let cell = cell_of(word);
                read(cell, cell)
            }
            MapStage::Store(word) => {
                let cell = cell_of(word);
                write(cell, cell)
            }
            MapStage::Probe if event.op == MapOp::IterNext => read(FLAG, KEYS_END),
            // While a classic map grows, the search begins with a look at the old bucket.
            MapStage::Probe if classic => read(SHAPE, TAGS),
            MapStage::Probe => read(SHAPE, SHAPE),
            MapStage::NotFound if event.detail == 0 => read(TAGS, TAGS),
            MapStage::Found | MapStage::NotFound | MapStage::ProbeNext => read(SHAPE, KEYS_END),
            MapStage::StoreTag | MapStage::FreeTag => write(TAGS, TAGS),
            MapStage::StoreKey | MapStage::ClearKey => {
                let key = KEYS + (event.detail as u32 & 7);
                write(key, key)
            }
            MapStage::ClearElem => write(ELEMS, ELEMS),
            MapStage::Wipe | MapStage::Zero => write(TAGS, ELEMS),
            // Old keys are hashed anew.
            MapStage::MarkMoved | MapStage::CopyTag | MapStage::CopyKey | MapStage::CopyElem => {
                write(TAGS, SEED)
            }
            // What they copy to is nobody else's yet.
            MapStage::Move => read(SHAPE, SEED),
            MapStage::Evacuate | MapStage::Advance | MapStage::End => read(FLAG, KEYS_END),
            // A lookup checks the flag and hashes, too.
            MapStage::Lookup | MapStage::Copy => read(FLAG, SEED),
            // The bits of iteration, in the same byte as the flag.
            MapStage::Start if classic => write(FLAG, SHAPE),
            MapStage::Start => read(SHAPE, SHAPE),
            // What is allocated is nobody else's yet.
            MapStage::Allocate => read(SHAPE, SHAPE),
            MapStage::Grow | MapStage::Split | MapStage::Prune | MapStage::Overflow => write(FLAG, KEYS_END),
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
    /// The tophash or control bytes, and the links, of all buckets or groups.
    pub const TAGS: u32 = 4;
    /// The keys in cells 0 to 7.
    pub const KEYS: u32 = 5;
    pub const KEYS_END: u32 = KEYS + 7;
    /// What a deletion clears.
    pub const ELEMS: u32 = 13;
    pub const SEED: u32 = 14;
    /// All of them.
    pub const ALL: u32 = 15;
}

fn cell_of(word: MapWord) -> u32 {
    match word {
        MapWord::Count => map_cell::COUNT,
        MapWord::TableUsed | MapWord::GrowthLeft => map_cell::ROOM,
        MapWord::Flags => map_cell::FLAG,
        // A bucket's link is read where its cells are.
        MapWord::Overflow => map_cell::TAGS,
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
