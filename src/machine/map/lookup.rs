//! The lookup that an iteration makes when its entry has moved: an operation inside of the operation, whose steps are the
//! iteration's (`mapaccessK` of the classic map, `getWithKey` of the Swiss one).

use super::key::Compared;
use super::layout::{hmap, swiss_map, words};
use super::op::{Body, Flow, MapRuntimeOp, Step};
use super::pairs::Loaded;
use super::{MapContext, MapPanic, Progress};
use crate::event::{Addr, MapStage, MapWord};

impl MapRuntimeOp {
    /// The entry at hand has moved: from the next step on its key is looked up. The step that showed it says so.
    pub(super) fn look_up<C: MapContext>(&mut self, ctx: &mut C) -> Flow {
        self.emit(ctx, MapStage::Lookup, u64::from(self.at.seen.1.unwrap_or_default()));
        // A large key may be nil by now: hashing it will tell.
        if !self.kind.indirect_key && words(ctx.heap(), self.at.moved_key, self.kind.key_slots).is_none() {
            return Flow::Panic(MapPanic::NilDereference);
        }
        self.lookup = Some(Box::new(self.looking_up()));
        Flow::Next(Body::Lookup)
    }

    pub(super) fn lookup_step<C: MapContext>(&mut self, ctx: &mut C) -> Flow {
        let classic = ctx.profile().classic_map();
        let missing = if classic { Body::Walk } else { Body::Kept };
        let Some(mut lookup) = self.lookup.take() else { return Flow::Next(missing) };
        let progress = lookup.step(ctx);
        self.done |= lookup.done;
        self.newest = lookup.newest;
        match progress {
            Progress::More => {
                self.lookup = Some(lookup);
                Flow::Next(Body::Lookup)
            }
            Progress::Done(result) if result.ok => {
                self.at.moved_key = lookup.key_in(ctx, lookup.at.block, lookup.at.cell);
                self.at.elem = Addr(result.pointer);
                Flow::Next(Body::Advance)
            }
            // Only iterations begin with a choice.
            Progress::Done(_) | Progress::Choice(_) => Flow::Next(missing),
            Progress::Fatal(fatal) => Flow::Fatal(fatal),
            Progress::Panic(panic) => Flow::Panic(panic),
        }
    }

    /// The lookup's own key is in the map: the seed first, then its words.
    pub(super) fn load_seed<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        let slot = if ctx.profile().classic_map() { hmap::HASH0 } else { swiss_map::SEED };
        self.at.seed = self.load(ctx, slot, MapWord::Seed);
        self.go(Step::HashMoved)
    }

    /// The next word of the key of an entry that has moved.
    pub(super) fn hash_moved<C: MapContext>(&mut self, ctx: &mut C) -> Progress {
        let hashed = self.hash_word(ctx, self.at.moved_key);
        self.emit(ctx, MapStage::HashKey, u64::from(self.at.moved_cell));
        match hashed {
            Err(panic) => Progress::Panic(panic),
            Ok(None) => self.go(Step::HashMoved),
            Ok(Some(hash)) => {
                self.at.hash = hash;
                self.held.clear();
                self.enter_body(ctx)
            }
        }
    }

    /// The next load of comparing its key, at the old place, with the one at `at` in the cell that was looked at last. None after
    /// a load that does not decide.
    pub(super) fn compare_moved<C: MapContext>(
        &mut self,
        ctx: &mut C,
        at: Addr,
    ) -> Result<Option<Compared>, MapPanic> {
        match self.compare_pair(ctx, self.at.moved_key, at)? {
            Loaded::First => {
                self.emit(ctx, MapStage::ReadKey, u64::from(self.at.moved_cell));
                Ok(None)
            }
            Loaded::Second => {
                self.emit(ctx, MapStage::ReadKey, u64::from(self.at.seen.1.unwrap_or_default()));
                Ok(None)
            }
            Loaded::Decided(compared) => Ok(Some(compared)),
        }
    }
}
