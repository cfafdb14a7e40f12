//! Writing to a map's memory: one effect a micro-step, in the order of the runtime's source.
//!
//! What a mapassign or a mapdelete writes is a [`Script`]: a fixed list of effects. What a growth or a clear writes is a
//! list of [`Write`]s whose values were computed when it began, as the runtime holds them in registers.
//!
//! A counter's change is two steps, a load and a store. In a build for amd64 some are two instructions (`h.count--`,
//! `t.used++`) and some are one (`INCQ` for `m.used++`); without a LOCK prefix that one instruction reads and writes as
//! well, and another processor's write can come between.

use super::MapContext;
use super::kind::Variant;
use super::layout::{Fields, control, hmap, swiss_map, table, with_byte};
use super::memory::Half;
use super::op::{Body, Flow, MapRuntimeOp};
use super::scripts::{Effect, Script};
use super::zeroing::Zeroed;
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use MapWord::{Count, GrowthLeft, TableUsed, TombstonePossible};

/// A write to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Write {
    /// The operation's key, a word a step; of a string maybe only the pointer.
    Key {
        at: Addr,
        pointer_only: bool,
        cell: u32,
    },
    Tag {
        block: Addr,
        cell: u32,
        tag: u8,
        stage: MapStage,
    },
    /// Memory for a large key, for a large element, and the pointer to it.
    KeyPointer {
        at: Addr,
        cell: u32,
    },
    Elem {
        at: Addr,
        cell: u32,
    },
    /// The control bytes of a Swiss group become empty.
    Empty {
        group: Addr,
    },
    /// A key or an element is cleared, a word a step; of a string maybe only the pointer.
    Clear {
        at: Addr,
        half: Half,
        pointer_only: bool,
        cell: u32,
    },
    /// Memory of buckets is zeroed, a word a step.
    Zero(Zeroed),
    Word {
        at: Addr,
        value: u64,
        word: MapWord,
    },
    /// Loads, then stores changed by `by`, in the bits of `mask`.
    Add {
        at: Addr,
        by: i64,
        mask: u64,
        word: MapWord,
    },
    /// Loads, then stores without the bits of `clear` and with those of `set`.
    Bits {
        at: Addr,
        clear: u64,
        set: u64,
        word: MapWord,
    },
}

impl Write {
    /// Addresses that the collector has to know.
    pub(super) fn roots(&self, visit: &mut dyn FnMut(Addr)) {
        match *self {
            Write::Key { at, .. }
            | Write::KeyPointer { at, .. }
            | Write::Elem { at, .. }
            | Write::Clear { at, .. }
            | Write::Zero(Zeroed { at, .. })
            | Write::Add { at, .. }
            | Write::Bits { at, .. }
            | Write::Empty { group: at }
            | Write::Tag { block: at, .. } => visit(at),
            Write::Word { at, value, word } => {
                visit(at);
                if word.is_pointer() && value != 0 {
                    visit(Addr(value));
                }
            }
        }
    }
}

impl MapRuntimeOp {
    /// A new entry: from the next step on its key, tophash or control byte, and counters.
    pub(super) fn put<C: MapContext>(&mut self, ctx: &C, script: Script) -> Flow {
        let (block, cell) = (self.at.free, self.at.free_cell);
        let classic = ctx.profile().classic_map();
        self.at.cell = cell;
        self.at.elem =
            block.plus(if classic { self.kind.bucket_elem(cell) } else { self.kind.group_elem(cell) });
        self.write(script, Body::End)
    }

    /// From the next step on the effects of `script`, then what `then` says.
    pub(super) fn write(&mut self, script: Script, then: Body) -> Flow {
        self.at.script = script;
        self.at.line = 0;
        self.at.part = 0;
        self.at.then = then;
        Flow::Next(Body::Script)
    }

    /// The same, with its first effect in this step.
    pub(super) fn write_now<C: MapContext>(&mut self, ctx: &mut C, script: Script, then: Body) -> Flow {
        self.write(script, then);
        self.script_step(ctx)
    }

    /// The next step of the script.
    pub(super) fn script_step<C: MapContext>(&mut self, ctx: &mut C) -> Flow {
        let effects = self.at.script.effects();
        self.skip(effects);
        if let Some(&effect) = effects.get(self.at.line as usize) {
            let write = self.write_of(ctx, effect);
            if self.perform(ctx, write) {
                self.at.line += 1;
                self.skip(effects);
            }
        }
        if (self.at.line as usize) < effects.len() {
            Flow::Next(Body::Script)
        } else {
            self.follow(ctx, self.at.then)
        }
    }

    /// Passes over what this map's types have no use for.
    fn skip(&mut self, effects: &[Effect]) {
        let idle = |effect: &Effect| match effect {
            Effect::Key | Effect::KeyAgain => self.kind.key_words == 0,
            Effect::KeyPointer => !self.kind.indirect_key,
            Effect::ClearKey => !self.kind.key_pointers,
            Effect::Elem => !self.kind.indirect_elem,
            Effect::ClearElem => self.kind.elem_slots == 0,
            Effect::Tag | Effect::Mark(_) | Effect::Add(..) | Effect::Set(..) => false,
        };
        while effects.get(self.at.line as usize).is_some_and(idle) {
            self.at.line += 1;
        }
    }

    /// From the next step on these writes, then what `then` says.
    pub(super) fn write_list<C: MapContext>(&mut self, ctx: &C, list: Vec<Write>, then: Body) -> Flow {
        self.list = list;
        self.list.reverse();
        self.at.part = 0;
        self.at.after_list = then;
        if self.list.is_empty() { self.follow(ctx, then) } else { Flow::Next(Body::List) }
    }

    /// The next step of the list.
    pub(super) fn list_step<C: MapContext>(&mut self, ctx: &mut C) -> Flow {
        if let Some(&write) = self.list.last()
            && self.perform(ctx, write)
        {
            self.list.pop();
        }
        if self.list.is_empty() { self.follow(ctx, self.at.after_list) } else { Flow::Next(Body::List) }
    }

    fn follow<C: MapContext>(&self, ctx: &C, body: Body) -> Flow {
        match body {
            Body::End => Flow::Finish,
            // The compiled code of the classic map looks at the count that it loaded, not at the memory.
            Body::LastOne if ctx.profile().classic_map() && self.at.loaded == 1 => Flow::Next(Body::Reseed),
            Body::LastOne if ctx.profile().classic_map() => Flow::Finish,
            body => Flow::Next(body),
        }
    }

    fn write_of<C: MapContext>(&self, ctx: &C, effect: Effect) -> Write {
        let classic = ctx.profile().classic_map();
        let key = |block: Addr, cell: u32| {
            block.plus(if classic { self.kind.bucket_key(cell) } else { self.kind.group_key(cell) })
        };
        let (block, cell) = (self.at.block, self.at.cell);
        let pointer_only = classic && self.kind.variant == Variant::FastStr;
        match effect {
            Effect::KeyPointer => {
                let (block, cell) = (self.at.free, self.at.free_cell);
                Write::KeyPointer { at: key(block, cell), cell }
            }
            Effect::Key => {
                let (block, cell) = (self.at.free, self.at.free_cell);
                Write::Key { at: self.key_in(ctx, block, cell), pointer_only: false, cell }
            }
            Effect::Elem => {
                let cell = self.at.free_cell;
                let slot = if classic { self.kind.bucket_elem(cell) } else { self.kind.group_elem(cell) };
                Write::Elem { at: self.at.free.plus(slot), cell }
            }
            Effect::KeyAgain => {
                // mapassign_faststr of the classic map stores the pointer only: the length is the same.
                Write::Key { at: self.key_in(ctx, block, cell), pointer_only, cell }
            }
            Effect::Tag => {
                let hash = self.at.hash;
                let tag = if classic { super::classic::top_hash(hash) } else { (hash & 0x7f) as u8 };
                Write::Tag { block: self.at.free, cell: self.at.free_cell, tag, stage: MapStage::StoreTag }
            }
            Effect::ClearKey => {
                // mapdelete_faststr of the classic map sets the pointer to nil and leaves the length.
                Write::Clear { at: key(block, cell), half: Half::Key, pointer_only, cell }
            }
            Effect::ClearElem => {
                let slot = if classic { self.kind.bucket_elem(cell) } else { self.kind.group_elem(cell) };
                Write::Clear { at: block.plus(slot), half: Half::Elem, pointer_only: false, cell }
            }
            Effect::Mark(tag) => Write::Tag { block, cell, tag, stage: MapStage::StoreTag },
            Effect::Add(word, by) => {
                let mask = if word == Count { u64::MAX } else { 0xffff };
                Write::Add { at: self.place_of(word), by, mask, word }
            }
            Effect::Set(word, value) => Write::Word { at: self.place_of(word), value, word },
        }
    }

    /// Where a word that a script names is.
    fn place_of(&self, word: MapWord) -> Addr {
        match word {
            TableUsed => self.at.head.plus(table::USED),
            GrowthLeft => self.at.head.plus(table::GROWTH_LEFT),
            TombstonePossible => self.map.plus(swiss_map::TOMBSTONE_POSSIBLE),
            MapWord::NOverflow => self.map.plus(hmap::NOVERFLOW),
            _ => self.map.plus(super::layout::COUNT),
        }
    }

    /// One step of a write. True when the write is complete.
    #[inline]
    fn perform<C: MapContext>(&mut self, ctx: &mut C, write: Write) -> bool {
        match write {
            Write::Key { at, pointer_only: true, cell } => {
                let pointer = self.key.words().first().copied().unwrap_or(0);
                ctx.set_field(at, 0, pointer);
                self.emit(ctx, MapStage::StoreKey, u64::from(cell));
            }
            Write::Key { at, pointer_only: false, cell } => {
                let last = self.store_own_key(ctx, at);
                self.emit(ctx, MapStage::StoreKey, u64::from(cell));
                return last;
            }
            Write::KeyPointer { at, cell } => {
                self.at.key = self.new_key(ctx);
                ctx.set_field(at, 0, self.at.key.0);
                self.emit(ctx, MapStage::StoreKeyPointer, u64::from(cell));
            }
            Write::Elem { at, cell } => {
                let elem = self.new_elem(ctx);
                ctx.set_field(at, 0, elem.0);
                // The classic map loads it again at the end.
                if !ctx.profile().classic_map() {
                    self.at.elem = elem;
                }
                self.emit(ctx, MapStage::StoreElem, u64::from(cell));
            }
            Write::Tag { block, cell, tag, stage } => {
                let tags = ctx.field(block, 0);
                ctx.set_field(block, 0, with_byte(tags, cell, tag));
                self.look_at(block, cell);
                if !self.spoil(ctx, super::layout::nowhere(tag)) {
                    self.emit(ctx, stage, MapEvent::tag_detail(cell, tag));
                }
            }
            Write::Empty { group } => {
                ctx.set_field(group, 0, control::ALL_EMPTY);
                self.emit(ctx, MapStage::Wipe, 0);
            }
            Write::Clear { at, pointer_only: true, cell, .. } => {
                ctx.set_field(at, 0, 0);
                self.emit(ctx, MapStage::ClearKey, u64::from(cell));
            }
            Write::Clear { at, half, pointer_only: false, cell } => {
                let last = self.clear_word(ctx, half, at);
                let stage = if half == Half::Key { MapStage::ClearKey } else { MapStage::ClearElem };
                self.emit(ctx, stage, u64::from(cell));
                return last;
            }
            Write::Zero(memory) => return self.zero_word(ctx, memory),
            Write::Word { at, value, word } => {
                ctx.set_field(at, 0, value);
                self.emit(ctx, MapStage::Store(word), value);
            }
            Write::Add { at, by, mask, word } => {
                return self.change(ctx, at, word, |value| value.wrapping_add_signed(by) & mask);
            }
            Write::Bits { at, clear, set, word } => {
                return self.change(ctx, at, word, |value| value & !clear | set);
            }
        }
        true
    }

    /// What was written is no control byte, but a byte of the pointer that a race made the map take for a group: a store to
    /// the directory, which leads to `to` from now on. False where the group is one.
    pub(super) fn spoil<C: MapContext>(&mut self, ctx: &mut C, to: Addr) -> bool {
        let spoilt = !self.at.foreign.is_nil();
        if spoilt {
            ctx.set_field(self.at.foreign, 0, to.0);
            self.emit(ctx, MapStage::Store(MapWord::Directory), to.0);
        }
        spoilt
    }

    /// A load, and in the next step a store. The loaded value stays known.
    fn change<C: MapContext>(
        &mut self,
        ctx: &mut C,
        at: Addr,
        word: MapWord,
        to: impl FnOnce(u64) -> u64,
    ) -> bool {
        if self.at.part == 0 {
            let value = ctx.field(at, 0);
            self.at.loaded = value;
            self.at.part = 1;
            self.emit(ctx, MapStage::Load(word), value);
            return false;
        }
        self.at.part = 0;
        let value = to(self.at.loaded);
        ctx.set_field(at, 0, value);
        self.emit(ctx, MapStage::Store(word), value);
        true
    }
}
