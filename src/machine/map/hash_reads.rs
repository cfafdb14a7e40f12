//! How a key that is in memory is hashed, read by read, as others can write it in between.
//!
//! The compiler's hash function reads a type's fields in their order (cmd/compile/internal/reflectdata: genhash): of a string the
//! length, then the pointer, of an interface the type, then the data. Plain memory is left to `memhash` in runs of several fields,
//! which reads up to 16 bytes once; up to 128 from the start and as much up to the end, which overlap; beyond that the last 128,
//! then blocks of 128 from the start (aeshashbody in runtime/asm_amd64.s, internal/runtime/maps/memhash_amd64.s). Of a read only
//! the eight bytes of a word are sure to be read at once.

use super::kind::KeyForm;
use super::layout::Fields;
use super::leaves::{Blank, Leaf, leaves};
use super::moving::from_both_ends;
use super::op::MapRuntimeOp;
use super::parts::runs;
use super::words::{Word, slots_within};
use super::{MapContext, MapPanic, hash};
use crate::code::program::{Program, TypeId};
use crate::event::Addr;
use std::collections::BTreeSet;

/// What a hash function reads at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HashRead {
    /// Of these slots some are read `again`: when they have changed, what is hashed was never there.
    Word { word: Word, again: Vec<u32> },
    /// Of a string, whose length was read before.
    Text { slot: u32 },
    /// Of an interface: not read where the type is nil.
    Data { slot: u32 },
    /// Of a float, once more (runtime/alg.go: f64hash): not read where it was 0 or a NaN.
    FloatAgain { slot: u32 },
}

/// What hashing a key of this type reads.
pub(super) fn hash_reads(program: &Program, key: TypeId, classic: bool) -> Vec<HashRead> {
    let once = |slot| HashRead::Word { word: Word { slot, n: 1 }, again: Vec::new() };
    let mut all = leaves(program, key, Blank::Seen);
    all.sort_by_key(|&(_, slot, _)| slot);
    let runs = runs(program, key, classic);
    let mut reads = Vec::new();
    for (leaf, slot, offset) in leaves(program, key, Blank::Skipped) {
        match leaf {
            Leaf::Text => reads.push(HashRead::Text { slot }),
            Leaf::Data(_) => reads.push(HashRead::Data { slot }),
            Leaf::Length | Leaf::Type => reads.push(once(slot)),
            Leaf::Float => reads.extend([once(slot), HashRead::FloatAgain { slot }]),
            Leaf::Plain => {
                let run = runs.iter().find(|&&(at, _)| at == offset);
                reads.extend(run.into_iter().flat_map(|&(at, size)| run_reads(&all, at, size)));
            }
        }
    }
    reads
}

/// `memhash` of so many bytes.
fn run_reads(leaves: &[(Leaf, u32, u64)], at: u64, size: u64) -> Vec<HashRead> {
    let mut seen = BTreeSet::new();
    let read = |(offset, n): (u64, u64)| {
        let word = slots_within(leaves, at + offset, n)?;
        let again = (word.slot..word.slot + word.n).filter(|&slot| !seen.insert(slot)).collect();
        Some(HashRead::Word { word, again })
    };
    memhash(size).into_iter().filter_map(read).collect()
}

/// Offsets and sizes of the words that `memhash` reads.
fn memhash(size: u64) -> Vec<(u64, u64)> {
    let words = |from: u64, to: u64| (from..to).step_by(8).map(move |at| (at, (to - at).min(8)));
    match size {
        0..=16 => words(0, size).collect(),
        17..=128 => from_both_ends(size),
        _ => words(size - 128, size).chain(words(0, (size - 1) / 128 * 128)).collect(),
    }
}

/// The float with these bits has a hash of its own: 0 of either sign, or a NaN.
fn is_special(bits: u64) -> bool {
    let float = f64::from_bits(bits);
    float == 0.0 || float.is_nan()
}

/// Bits of the smallest positive float.
const SMALLEST: u64 = 1;

/// What the hash of a key that changed between two reads of it is mixed with.
const SPOILT: u64 = 1;

impl MapRuntimeOp {
    /// Reads the next word that the hash of the key at `at` takes, with the seed that was read before. The hash after the
    /// last one; what was read of the key stays held.
    #[inline]
    pub(super) fn hash_word<C: MapContext>(
        &mut self,
        ctx: &mut C,
        at: Addr,
    ) -> Result<Option<u64>, MapPanic> {
        if self.kind.form == KeyForm::Word {
            return Ok(Some(hash::word(ctx.field(at, 0), self.at.seed)));
        }
        if self.at.part == 0 {
            self.begin_holding(self.kind.key_words);
        }
        let words = self.words(ctx);
        let mut next = self.at.part as usize;
        if at.is_nil()
            && let Some(HashRead::Word { word, .. }) = words.hash.get(next)
        {
            return Err(self.nil_key(ctx, word.slot));
        }
        match words.hash.get(next) {
            None => {}
            Some(HashRead::Word { word, again }) => {
                let changed = |&slot: &u32| self.held.get(slot as usize) != Some(&ctx.field(at, slot));
                self.at.spoilt |= again.iter().any(changed);
                self.hold(ctx, *word, at);
            }
            Some(&HashRead::Data { slot }) => self.hold(ctx, Word { slot, n: 1 }, at),
            Some(&HashRead::FloatAgain { slot }) => {
                self.hold(ctx, Word { slot, n: 1 }, at);
                if let Some(held) = self.held.get_mut(slot as usize)
                    && is_special(*held)
                {
                    // memhash goes by the bits: nobody finds the key by this hash.
                    *held = SMALLEST;
                }
            }
            Some(&HashRead::Text { slot }) => {
                self.hold(ctx, Word { slot, n: 1 }, at);
                if let Some(&[0, length]) = self.held.get(slot as usize..slot as usize + 2)
                    && length > 0
                {
                    // A long text's end is read first.
                    return Err(MapPanic::NilDereferenceAt(length.saturating_sub(128)));
                }
            }
        }
        next += 1;
        let held = |slot: u32| self.held.get(slot as usize).copied().unwrap_or(0);
        let is_idle = |read: &HashRead| match *read {
            // Of a nil interface there is no data to read.
            HashRead::Data { slot } => held(slot - 1) == 0,
            HashRead::FloatAgain { slot } => is_special(held(slot)),
            HashRead::Word { .. } | HashRead::Text { .. } => false,
        };
        while words.hash.get(next).is_some_and(is_idle) {
            next += 1;
        }
        self.at.part = next as u32;
        if next < words.hash.len() {
            return Ok(None);
        }
        self.at.part = 0;
        let held = std::mem::take(&mut self.held);
        let hash = hash::key(ctx, &self.kind, &held, self.at.seed);
        self.held = held;
        // Nobody finds the key by a hash of what was never there.
        let spoilt = std::mem::take(&mut self.at.spoilt);
        hash.map(|hash| Some(if spoilt { hash::word(hash, SPOILT) } else { hash }))
    }
}
