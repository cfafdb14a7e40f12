//! The key of an operation in flight: its words, and how it is hashed, compared and stored.

use super::kind::{KeyForm, Variant};
use super::layout::{Fields, words};
use super::op::MapRuntimeOp;
use super::{MapContext, MapPanic, equality, parts};
use crate::event::Addr;
use std::rc::Rc;

/// A key's slots, short ones without allocation.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Key {
    Short { len: u8, words: [u64; 4] },
    Long(Rc<[u64]>),
}

impl Key {
    pub(super) fn new(key: &[u64]) -> Key {
        let mut words = [0; 4];
        match words.get_mut(..key.len()) {
            Some(short) => {
                short.copy_from_slice(key);
                Key::Short { len: key.len() as u8, words }
            }
            None => Key::Long(key.into()),
        }
    }

    #[inline]
    pub(super) fn words(&self) -> &[u64] {
        match self {
            Key::Short { len, words } => &words[..usize::from(*len).min(4)],
            Key::Long(words) => words,
        }
    }
}

/// What comparing a part of a key came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Compared {
    Equal,
    Unequal,
    /// There is more to compare.
    SoFar,
}

impl MapRuntimeOp {
    /// Whether the key at `at` is the operation's key.
    #[inline]
    pub(super) fn matches<C: MapContext>(&self, ctx: &C, at: Addr) -> Result<bool, MapPanic> {
        self.equal_words(ctx, self.key.words(), at)
    }

    /// Compares the next part of the key at `at`, which is the whole of it unless it has several words.
    pub(super) fn compare_part<C: MapContext>(&mut self, ctx: &C, at: Addr) -> Result<Compared, MapPanic> {
        let whole = self.kind.form != KeyForm::Structure || self.kind.variant != Variant::Slow;
        if whole {
            return Ok(if self.matches(ctx, at)? { Compared::Equal } else { Compared::Unequal });
        }
        let loads = self.key_loads(ctx);
        let next = std::mem::take(&mut self.at.compared) as usize;
        if next == 0 {
            self.begin_holding(self.kind.key_words);
        }
        // The operation's own key is nobody else's.
        let of_second = |from: usize| (from..loads.len()).find(|&load| loads[load].second);
        let Some(load) = of_second(next) else { return Ok(Compared::Equal) };
        if at.is_nil() {
            return Err(self.nil_key(ctx, loads[load].word.slot));
        }
        self.hold(ctx, loads[load].word, at);
        let equal = match loads[load].part {
            Some(part) => parts::equal(ctx.heap(), ctx.program(), part, self.key.words(), &self.held)?,
            None => true,
        };
        let last = of_second(load + 1).is_none();
        if last || !equal {
            self.held.clear();
            return Ok(if equal { Compared::Equal } else { Compared::Unequal });
        }
        self.at.compared = load as u32 + 1;
        Ok(Compared::SoFar)
    }

    fn equal_words<C: MapContext>(&self, ctx: &C, key: &[u64], at: Addr) -> Result<bool, MapPanic> {
        let Some(stored) = words(ctx.heap(), at, self.kind.key_slots) else {
            return Ok(false);
        };
        match self.kind.form {
            KeyForm::Word => Ok(key == stored),
            KeyForm::Str => Ok(equality::strings_equal(ctx.heap(), key, stored)),
            KeyForm::Structure => equality::equal(ctx.heap(), ctx.program(), self.kind.key, key, stored),
        }
    }

    /// Length of a key that is a string.
    pub(super) fn key_length(&self) -> u64 {
        self.key.words().get(1).copied().unwrap_or(0)
    }

    /// Whether the string at `at` is as long as the operation's key.
    pub(super) fn length_matches<C: MapContext>(&self, ctx: &C, at: Addr) -> bool {
        ctx.field(at, 1) == self.key_length()
    }

    /// Whether the string at `at`, whose length has been looked at, is the operation's key. Half of a string may have been
    /// written so far: the length comes first.
    pub(super) fn text_matches<C: MapContext>(&self, ctx: &C, at: Addr) -> Result<bool, MapPanic> {
        let stored = [self.text_at(ctx, at)?.0, self.key_length()];
        Ok(equality::strings_equal(ctx.heap(), self.key.words(), &stored))
    }

    fn text_at<C: MapContext>(&self, ctx: &C, at: Addr) -> Result<Addr, MapPanic> {
        let text = ctx.pointer(at, 0);
        if text.is_nil() && self.key_length() > 0 { Err(MapPanic::NilDereference) } else { Ok(text) }
    }

    /// Whether it is the very same memory.
    pub(super) fn same_text<C: MapContext>(&self, ctx: &C, at: Addr) -> bool {
        self.key.words().first().copied() == Some(ctx.field(at, 0))
    }

    /// Whether the string at `at`, of the key's length, has the key's first and last `n` bytes.
    pub(super) fn ends_match<C: MapContext>(&self, ctx: &C, at: Addr, n: u64) -> Result<bool, MapPanic> {
        let last = self.key_length().saturating_sub(n) as u32;
        let part = |text: Addr, from: u32| ctx.heap().bytes_at(text.plus(from), n).into_owned();
        let mine = Addr(self.key.words().first().copied().unwrap_or(0));
        let stored = self.text_at(ctx, at)?;
        Ok(part(mine, 0) == part(stored, 0) && part(mine, last) == part(stored, last))
    }
}
