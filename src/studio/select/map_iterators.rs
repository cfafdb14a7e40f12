//! Iterators of range loops over a map: found in the registers of the goroutines' frames.

use super::super::view::{IteratorView, Sign};
use super::Here;
use crate::code::op::{Op, Reg};
use crate::code::program::{FuncId, Shape, TypeDesc};
use crate::event::{Addr, Gid};
use crate::machine::Goroutine;
use crate::machine::heap::{Heap, Role};
use crate::machine::map::layout::{CELLS, iterator};
use crate::machine::map::picture::SwissPicture;
use crate::trace::Reached;
use std::collections::BTreeMap;

/// An iterator that is under way.
pub struct Iter {
    pub g: Gid,
    /// The cell of its current key; nil before the first and after the last.
    pub key: Addr,
    /// Its words in memory.
    words: [u64; iterator::WORDS],
}

/// The iterators over `map`, goroutine by goroutine.
pub fn find(here: &Here<'_>, map: Addr) -> Vec<Iter> {
    let mut list = Vec::new();
    let mut registers = BTreeMap::new();
    for goroutine in here.machine.goroutines() {
        for addr in held(here, goroutine, &mut registers) {
            list.extend(read(here.machine.heap(), goroutine.id, addr, map));
        }
    }
    list
}

/// Addresses of iterators in the registers of a goroutine's range loops; `registers` remembers where functions keep
/// theirs.
fn held(here: &Here<'_>, goroutine: &Goroutine, registers: &mut BTreeMap<FuncId, Vec<Reg>>) -> Vec<Addr> {
    let mut list = Vec::new();
    for frame in &goroutine.frames {
        let regs = registers.entry(frame.func).or_insert_with(|| iterators_of(here, frame.func));
        for reg in regs {
            if let Some(&word) = goroutine.stack.get(frame.base as usize + reg.0 as usize)
                && word != 0
                && !list.contains(&Addr(word))
            {
                list.push(Addr(word));
            }
        }
    }
    list
}

/// The registers in which a function keeps the iterators of its range loops.
fn iterators_of(here: &Here<'_>, func: FuncId) -> Vec<Reg> {
    let code = here.machine.program().funcs.get(func.0 as usize).map_or(&[][..], |func| &func.code);
    let register = |op: &Op| match op {
        Op::MapIterNext { iter, .. } => Some(*iter),
        _ => None,
    };
    code.iter().filter_map(register).collect()
}

fn read(heap: &Heap, g: Gid, addr: Addr, map: Addr) -> Option<Iter> {
    let object = heap.object(addr)?;
    if object.role != Role::MapIterator {
        return None;
    }
    let mut words = [0; iterator::WORDS];
    for (slot, word) in words.iter_mut().enumerate() {
        *word = heap.load(addr.plus(slot as u32)).unwrap_or(0);
    }
    let key = Addr(words[iterator::KEY as usize]);
    (words[iterator::MAP as usize] == map.0).then_some(Iter { g, key, words })
}

impl Iter {
    fn word(&self, slot: u32) -> u64 {
        self.words[slot as usize]
    }

    /// The cell of bucket `index` at which the iteration began.
    pub fn classic_start(&self, index: u64) -> Option<u64> {
        (self.word(iterator::classic::START_BUCKET) == index).then(|| self.word(iterator::classic::OFFSET))
    }

    /// The slot of a small map at which the iteration began.
    pub fn small_start(&self) -> Option<u64> {
        Some(self.word(iterator::swiss::ENTRY_OFFSET) % u64::from(CELLS))
    }

    /// The slot of a table's group at which the iteration of the map began.
    pub fn table_start(&self, map: &SwissPicture, table: usize, group: u64) -> Option<u64> {
        let entries = map.directory.len() as u64;
        let first = (self.word(iterator::swiss::DIR_OFFSET) % entries.max(1)) as usize;
        if map.directory.get(first) != Some(&table) {
            return None;
        }
        let capacity = map.tables.get(table)?.groups.len() as u64 * u64::from(CELLS);
        let entry = self.word(iterator::swiss::ENTRY_OFFSET) % capacity.max(1);
        (entry / u64::from(CELLS) == group).then_some(entry % u64::from(CELLS))
    }

    fn start_words(&self, classic: bool) -> String {
        if classic {
            format!(
                "startBucket {} · offset {}",
                self.word(iterator::classic::START_BUCKET),
                self.word(iterator::classic::OFFSET)
            )
        } else if self.word(iterator::swiss::DIR_IDX) as i64 == -1 {
            format!("entryOffset {}", self.word(iterator::swiss::ENTRY_OFFSET) % u64::from(CELLS))
        } else {
            format!(
                "dirOffset {:x}… · entryOffset {:x}…",
                self.word(iterator::swiss::DIR_OFFSET) >> 48,
                self.word(iterator::swiss::ENTRY_OFFSET) >> 48
            )
        }
    }
}

pub fn views(here: &Here<'_>, found: &Reached, iterators: &[Iter]) -> Vec<IteratorView> {
    let reader = here.reader(here.machine);
    let classic = here.machine.config().profile.classic_map();
    let key_ty = match reader.ty(found.ty) {
        Some(TypeDesc { shape: Shape::Map { key, .. }, .. }) => Some(*key),
        _ => None,
    };
    let view = |iter: &Iter| IteratorView {
        sign: Sign::new(iter.g.0),
        start: iter.start_words(classic).into(),
        key: key_ty.filter(|_| !iter.key.is_nil()).map(|ty| reader.value_at(ty, iter.key).into()),
    };
    iterators.iter().map(view).collect()
}
