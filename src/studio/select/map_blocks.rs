//! A map's buckets or groups, cell by cell: tags, keys and values, where operations and iterators are.

use super::super::view::{CellKind, CellView, GroupInside, GroupView, Sign, Tag};
use super::Here;
use super::map_iterators::{self, Iter};
use crate::code::program::{Shape, TypeId};
use crate::event::{Addr, Gid};
use crate::machine::RuntimeOp;
use crate::machine::map::picture::{
    BucketPicture, Cell, CellState, ClassicPicture, GroupPicture, SwissPicture, TablePicture,
};
use crate::trace::{Bounds, Reached, Reader};
use std::rc::Rc;

/// Blocks of one map drawn at most; those that somebody looks at always are.
const MOST_BLOCKS: usize = 256;
/// A map of more blocks than this shows only a summary of those that nobody looks at.
const MOST_FULL: usize = 16;

/// An operation that looks at a block.
struct Visit {
    g: Gid,
    block: Addr,
    /// The cell of it that was read or written last.
    cell: Option<u32>,
    elem: Addr,
    hash: Option<u64>,
}

pub struct Blocks<'a> {
    here: &'a Here<'a>,
    key: TypeId,
    value: TypeId,
    visits: Vec<Visit>,
    iterators: Vec<Iter>,
    /// All blocks of the map, drawn or not.
    seen: usize,
    total: usize,
    groups: Vec<Rc<GroupView>>,
}

impl<'a> Blocks<'a> {
    pub fn new(here: &'a Here<'a>, found: &Reached) -> Blocks<'a> {
        let desc = here.machine.program().types.get(found.ty.0 as usize);
        let (key, value) = match desc.map(|desc| &desc.shape) {
            Some(Shape::Map { key, value }) => (*key, *value),
            _ => (TypeId(0), TypeId(0)),
        };
        let visit = |goroutine: &crate::machine::Goroutine| match &goroutine.op {
            Some(RuntimeOp::Map { op, .. }) if op.map() == found.addr => {
                let (block, elem) = op.place();
                Some(Visit { g: goroutine.id, block, cell: op.cell(), elem, hash: op.key_hash() })
            }
            _ => None,
        };
        Blocks {
            here,
            key,
            value,
            visits: here.machine.goroutines().filter_map(visit).collect(),
            iterators: map_iterators::find(here, found.addr),
            seen: 0,
            total: 0,
            groups: Vec::new(),
        }
    }

    pub fn iterators(&self) -> &[Iter] {
        &self.iterators
    }

    /// Blocks that are not drawn.
    pub fn hidden(&self) -> u64 {
        (self.seen - self.groups.len()) as u64
    }

    pub fn into_groups(self) -> Vec<Rc<GroupView>> {
        self.groups
    }

    pub fn classic(&mut self, map: &ClassicPicture) {
        let parts =
            |buckets: &[BucketPicture]| buckets.iter().map(|bucket| 1 + bucket.overflow.len()).sum::<usize>();
        self.total = parts(&map.buckets) + map.old.as_ref().map_or(0, |old| parts(&old.buckets));
        if let Some(old) = &map.old {
            self.buckets(&old.buckets, true);
        }
        self.buckets(&map.buckets, false);
    }

    fn buckets(&mut self, buckets: &[BucketPicture], old: bool) {
        let alone = buckets.len() == 1 && !old && buckets[0].overflow.is_empty();
        for bucket in buckets {
            let title = if alone { String::new() } else { format!("bucket {}", bucket.index) };
            for (at, part) in std::iter::once(bucket).chain(&bucket.overflow).enumerate() {
                let start =
                    self.iterators.iter().filter(|_| !old).find_map(|iter| iter.classic_start(part.index));
                self.block(&title, old, at > 0, part.addr, &part.cells, start.filter(|_| at == 0), true);
            }
        }
    }

    pub fn swiss(&mut self, map: &SwissPicture) {
        self.total = map.tables.iter().map(|table| table.groups.len()).sum::<usize>()
            + usize::from(map.small.is_some());
        if let Some(small) = &map.small {
            let start = self.iterators.iter().find_map(Iter::small_start);
            self.block("", false, false, small.addr, &small.cells, start, false);
        }
        for (number, table) in map.tables.iter().enumerate() {
            let entries = map.directory.iter().filter(|&&at| at == number).count();
            for group in &table.groups {
                let start = self.iterators.iter().find_map(|iter| iter.table_start(map, number, group.index));
                let title = table_title(table, number, group, entries);
                self.block(&title, false, false, group.addr, &group.cells, start, false);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one block's facts, from two pictures")]
    fn block(
        &mut self,
        title: &str,
        old: bool,
        overflow: bool,
        addr: Addr,
        cells: &[Cell],
        start: Option<u64>,
        classic: bool,
    ) {
        self.seen += 1;
        let visitors: Vec<Sign> = self
            .visits
            .iter()
            .filter(|visit| visit.block == addr)
            .map(|visit| Sign::new(visit.g.0))
            .collect();
        let here = |cell: &Cell| {
            self.visits.iter().any(|visit| visit.elem == cell.elem)
                || self.iterators.iter().any(|iter| iter.key == cell.key)
        };
        let busy = !visitors.is_empty() || cells.iter().any(here);
        if self.groups.len() >= MOST_BLOCKS && !busy {
            return;
        }
        let inside = if self.total > MOST_FULL && !busy {
            GroupInside::Brief(cells.iter().map(|cell| (kind(cell.state), tag(cell, classic))).collect())
        } else {
            let cell = |(at, cell): (usize, &Cell)| {
                self.cell((addr, at as u32), cell, classic, start == Some(at as u64))
            };
            GroupInside::Cells { cells: cells.iter().enumerate().map(cell).collect(), visitors }
        };
        self.groups.push(Rc::new(GroupView { title: title.into(), old, overflow, inside }));
    }

    /// A cell by its block and number.
    fn cell(&self, (block, number): (Addr, u32), cell: &Cell, classic: bool, start: bool) -> CellView {
        let kind = kind(cell.state);
        let full = kind == CellKind::Full;
        let texts = |reader: &Reader<'_>| {
            (reader.value_at(self.key, cell.key), reader.value_at(self.value, cell.elem))
        };
        let (key, value) = if full { texts(&self.reader(self.here.machine)) } else { Default::default() };
        let changed = full
            && self.here.run.before.as_ref().is_some_and(|before| {
                let old = texts(&self.reader(&before.machine));
                old != (key.clone(), value.clone())
            });
        let by = self.visits.iter().find(|visit| {
            !visit.elem.is_nil() && visit.elem == cell.elem
                || visit.block == block && visit.cell == Some(number)
        });
        let iterator = self.iterators.iter().find(|iter| !iter.key.is_nil() && iter.key == cell.key);
        let candidate = kind == CellKind::Full
            && self.visits.iter().any(|visit| {
                visit.block == block && visit.hash.is_some_and(|hash| tag_of(hash, classic) == cell.mark)
            });
        CellView {
            tag: tag(cell, classic),
            kind,
            key: key.into(),
            value: value.into(),
            touched: by.map(|visit| Sign::new(visit.g.0)),
            candidate,
            changed,
            iterator: iterator.map(|iter| Sign::new(iter.g.0)),
            start,
        }
    }

    fn reader<'b>(&'b self, machine: &'b crate::machine::Machine) -> Reader<'b> {
        Reader { bounds: Bounds { depth: 1, elements: 4, bytes: 24 }, ..self.here.reader(machine) }
    }
}

fn kind(state: CellState) -> CellKind {
    match state {
        CellState::Full => CellKind::Full,
        CellState::Empty | CellState::EmptyRest => CellKind::Empty,
        CellState::Tombstone => CellKind::Deleted,
        CellState::EvacuatedX | CellState::EvacuatedY | CellState::EvacuatedEmpty => CellKind::Evacuated,
    }
}

fn tag(cell: &Cell, classic: bool) -> Tag {
    match cell.state {
        CellState::Full => Tag::Byte(cell.mark),
        CellState::Empty if classic => Tag::Name("emptyOne"),
        CellState::Empty => Tag::Name("empty"),
        CellState::EmptyRest => Tag::Name("emptyRest"),
        CellState::Tombstone => Tag::Name("deleted"),
        CellState::EvacuatedX => Tag::Name("evacX"),
        CellState::EvacuatedY => Tag::Name("evacY"),
        CellState::EvacuatedEmpty => Tag::Name("evacEmpty"),
    }
}

fn table_title(table: &TablePicture, number: usize, group: &GroupPicture, entries: usize) -> String {
    let mut title = format!("table {number} · group {}", group.index);
    if group.index == 0 {
        let field =
            |name: &str| table.fields.iter().find(|field| field.name == name).map_or(0, |field| field.value);
        title.push_str(&format!(
            " · used {} · growthLeft {} · localDepth {}",
            field("used"),
            field("growthLeft"),
            field("localDepth")
        ));
        if table.tombstones > 0 {
            title.push_str(&format!(" · tombstones {}", table.tombstones));
        }
        if entries > 1 {
            title.push_str(&format!(" · dir ×{entries}"));
        }
    }
    title
}

/// The tag that a hash asks for: `tophash` (runtime/map.go) or `h2` (internal/runtime/maps/map.go).
pub fn tag_of(hash: u64, classic: bool) -> u8 {
    const MIN_TOP: u8 = 5;
    match classic {
        true => {
            let top = (hash >> 56) as u8;
            if top < MIN_TOP { top + MIN_TOP } else { top }
        }
        false => (hash & 0x7f) as u8,
    }
}
