//! The last accesses of every memory cell, as epochs (FastTrack: Flanagan, Freund, PLDI 2009). A clone is cheap: pages
//! are shared until one of the clones writes.

use super::clock::Clock;
use super::race::Site;
use crate::event::{AccessKind, Addr};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Cells on one page.
const PAGE: usize = 8;

#[derive(Clone, Debug, Default)]
struct Cell {
    write: Option<Site>,
    reads: Reads,
}

/// The last read of each goroutine that read since the last write. Mostly there is at most one.
#[derive(Clone, Debug, Default)]
enum Reads {
    #[default]
    None,
    One(Site),
    Many(Rc<Vec<Site>>),
}

impl Reads {
    #[inline]
    fn as_slice(&self) -> &[Site] {
        match self {
            Reads::None => &[],
            Reads::One(site) => std::slice::from_ref(site),
            Reads::Many(sites) => sites,
        }
    }

    fn enter(&mut self, site: Site) {
        match self {
            Reads::None => *self = Reads::One(site),
            Reads::One(read) if read.g == site.g => *read = site,
            Reads::One(read) => *self = Reads::Many(Rc::new(vec![*read, site])),
            Reads::Many(reads) => {
                let reads = Rc::make_mut(reads);
                match reads.iter_mut().find(|read| read.g == site.g) {
                    Some(read) => *read = site,
                    None => reads.push(site),
                }
            }
        }
    }
}

fn is_write(kind: AccessKind) -> bool {
    matches!(kind, AccessKind::Write | AccessKind::AtomicWrite)
}

fn is_atomic(kind: AccessKind) -> bool {
    matches!(kind, AccessKind::AtomicRead | AccessKind::AtomicWrite)
}

impl Cell {
    /// The same goroutine did the same, or wrote, in the same epoch: nothing new can be found. As in ThreadSanitizer
    /// the first of them stays.
    fn knows(&self, site: Site) -> bool {
        let same = |known: &Site| {
            known.g == site.g
                && known.count == site.count
                && (known.kind == site.kind
                    || !is_write(site.kind) && is_atomic(known.kind) == is_atomic(site.kind))
        };
        match (is_write(site.kind), &self.write) {
            (true, Some(write)) => matches!(self.reads, Reads::None) && same(write),
            (true, None) => false,
            (false, write) => write.as_ref().is_some_and(same) || self.reads.as_slice().iter().any(same),
        }
    }

    /// Enters an access of `addr`; the earlier ones that it races with go to `racing`.
    fn enter(&mut self, addr: Addr, site: Site, clock: &Clock, racing: &mut Vec<(Addr, Site)>) {
        let mut race = |known: &Site| {
            if known.is_unordered(site.g, clock) && !(is_atomic(known.kind) && is_atomic(site.kind)) {
                racing.push((addr, *known));
            }
        };
        self.write.iter().for_each(&mut race);
        if is_write(site.kind) {
            self.reads.as_slice().iter().for_each(&mut race);
            self.reads = Reads::None;
            self.write = Some(site);
        } else {
            self.reads.enter(site);
        }
    }
}

type Page = [Cell; PAGE];

/// Pages of an object that are found by their number; of those beyond there are few in relation to their numbers.
const NEAR: usize = 1024;

/// An object's pages, as far as they were touched.
#[derive(Clone, Debug, Default)]
struct Pages {
    near: Vec<Option<Rc<Page>>>,
    far: BTreeMap<usize, Rc<Page>>,
}

impl Pages {
    #[inline]
    fn get(&self, page: usize) -> Option<&Page> {
        match self.near.get(page) {
            Some(page) => page.as_deref(),
            None if self.far.is_empty() => None,
            None => self.far.get(&page).map(|page| &**page),
        }
    }

    #[inline]
    fn get_mut(&mut self, page: usize) -> &mut Page {
        if page >= NEAR {
            return Rc::make_mut(self.far.entry(page).or_default());
        }
        if page >= self.near.len() {
            self.near.resize(page + 1, None);
        }
        Rc::make_mut(self.near[page].get_or_insert_default())
    }
}

#[derive(Clone, Debug)]
enum Undo {
    Cell(Addr, Cell),
    Object(usize, Option<Rc<Pages>>),
}

#[derive(Clone, Debug, Default)]
pub struct Shadow {
    /// By the address's upper half; None for an object without accesses.
    objects: Rc<Vec<Option<Rc<Pages>>>>,
    /// What was overwritten, newest last; None when nothing will be taken back.
    log: Option<Vec<Undo>>,
}

impl Shadow {
    /// From now on everything can be taken back.
    pub fn keep_log(&mut self) {
        self.log.get_or_insert_default();
    }

    /// A moment to go back to.
    pub fn mark(&self) -> usize {
        self.log.as_ref().map_or(0, Vec::len)
    }

    pub fn back_to(&mut self, mark: usize) {
        while self.mark() > mark
            && let Some(undo) = self.log.as_mut().and_then(Vec::pop)
        {
            match undo {
                Undo::Cell(addr, cell) => *self.cell_mut(addr) = cell,
                Undo::Object(object, pages) => Rc::make_mut(&mut self.objects)[object] = pages,
            }
        }
    }

    #[inline]
    fn cell(&self, addr: Addr) -> Option<&Cell> {
        let (object, page, at) = place(addr);
        Some(&self.objects.get(object)?.as_ref()?.get(page)?[at])
    }

    /// The cell, entered if it is new.
    #[inline]
    fn cell_mut(&mut self, addr: Addr) -> &mut Cell {
        let (object, page, at) = place(addr);
        let objects = Rc::make_mut(&mut self.objects);
        if objects.len() <= object {
            objects.resize(object + 1, None);
        }
        &mut Rc::make_mut(objects[object].get_or_insert_default()).get_mut(page)[at]
    }

    /// The earlier accesses of the cell that this one races with; `clock` is the past of the access's goroutine.
    pub fn access(&mut self, addr: Addr, site: Site, clock: &Clock, racing: &mut Vec<(Addr, Site)>) {
        if self.cell(addr).is_some_and(|cell| cell.knows(site)) {
            return;
        }
        let mut log = self.log.take();
        let cell = self.cell_mut(addr);
        if let Some(log) = &mut log {
            log.push(Undo::Cell(addr, cell.clone()));
        }
        cell.enter(addr, site, clock, racing);
        self.log = log;
    }

    /// The last write of a cell.
    pub fn last_write(&self, addr: Addr) -> Option<Site> {
        self.cell(addr)?.write
    }

    /// The cell is as if never touched.
    pub fn forget_cell(&mut self, addr: Addr) {
        *self.cell_mut(addr) = Cell::default();
    }

    /// The object was freed; another one may get its number.
    pub fn forget(&mut self, object: u32) {
        let (object, ..) = place(Addr::new(object, 0));
        if self.objects.get(object).is_some_and(Option::is_some) {
            let pages = Rc::make_mut(&mut self.objects)[object].take();
            if let Some(log) = &mut self.log {
                log.push(Undo::Object(object, pages));
            }
        }
    }
}

/// Where a cell is: its object's number, page, place on the page.
#[inline]
fn place(addr: Addr) -> (usize, usize, usize) {
    let slot = addr.slot() as usize;
    ((addr.0 >> 32) as usize, slot / PAGE, slot % PAGE)
}
