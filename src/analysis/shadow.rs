//! The last accesses of every memory cell, as epochs (FastTrack: Flanagan, Freund, PLDI 2009). A clone is cheap: pages
//! are shared until one of the clones writes.

use super::clock::Clock;
use super::race::Site;
use crate::event::{AccessKind, Addr};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Cells on one page.
const PAGE: usize = 8;

#[derive(Debug, Default)]
struct Cell {
    write: Option<Site>,
    /// The last read of each goroutine that read since the last write.
    reads: Vec<Site>,
}

fn is_write(kind: AccessKind) -> bool {
    matches!(kind, AccessKind::Write | AccessKind::AtomicWrite)
}

fn is_atomic(kind: AccessKind) -> bool {
    matches!(kind, AccessKind::AtomicRead | AccessKind::AtomicWrite)
}

impl Clone for Cell {
    #[inline]
    fn clone(&self) -> Cell {
        let reads = if self.reads.is_empty() { Vec::new() } else { self.reads.clone() };
        Cell { write: self.write, reads }
    }
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
            (true, Some(write)) => self.reads.is_empty() && same(write),
            (true, None) => false,
            (false, write) => write.as_ref().is_some_and(same) || self.reads.iter().any(same),
        }
    }

    /// Enters an access; the earlier ones that it races with go to `racing`.
    fn enter(&mut self, site: Site, clock: &Clock, racing: &mut Vec<Site>) {
        let unordered = |known: &&Site| {
            known.is_unordered(site.g, clock) && !(is_atomic(known.kind) && is_atomic(site.kind))
        };
        racing.extend(self.write.iter().filter(unordered));
        if is_write(site.kind) {
            racing.extend(self.reads.iter().filter(unordered));
            self.reads.clear();
            self.write = Some(site);
        } else {
            match self.reads.iter_mut().find(|read| read.g == site.g) {
                Some(read) => *read = site,
                None => self.reads.push(site),
            }
        }
    }
}

type Page = [Cell; PAGE];

type Pages = Rc<BTreeMap<u64, Rc<Page>>>;

#[derive(Clone, Debug)]
enum Undo {
    Cell(Addr, Cell),
    Pages(Pages),
}

#[derive(Clone, Debug, Default)]
pub struct Shadow {
    pages: Pages,
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
                Undo::Cell(addr, cell) => {
                    let (page, at) = (addr.0 / PAGE as u64, addr.0 as usize % PAGE);
                    if let Some(page) = Rc::make_mut(&mut self.pages).get_mut(&page) {
                        Rc::make_mut(page)[at] = cell;
                    }
                }
                Undo::Pages(pages) => self.pages = pages,
            }
        }
    }

    /// The earlier accesses of the cell that this one races with; `clock` is the past of the access's goroutine.
    pub fn access(&mut self, addr: Addr, site: Site, clock: &Clock, racing: &mut Vec<Site>) {
        let (page, at) = (addr.0 / PAGE as u64, addr.0 as usize % PAGE);
        if self.pages.get(&page).is_some_and(|page| page[at].knows(site)) {
            return;
        }
        let page = Rc::make_mut(&mut self.pages).entry(page).or_default();
        let cell = &mut Rc::make_mut(page)[at];
        if let Some(log) = &mut self.log {
            log.push(Undo::Cell(addr, cell.clone()));
        }
        cell.enter(site, clock, racing);
    }

    /// The last write of a cell.
    pub fn last_write(&self, addr: Addr) -> Option<Site> {
        self.pages.get(&(addr.0 / PAGE as u64))?[addr.0 as usize % PAGE].write
    }

    /// The cell is as if never touched.
    pub fn forget_cell(&mut self, addr: Addr) {
        let (page, at) = (addr.0 / PAGE as u64, addr.0 as usize % PAGE);
        if let Some(page) = Rc::make_mut(&mut self.pages).get_mut(&page) {
            Rc::make_mut(page)[at] = Cell::default();
        }
    }

    /// The object was freed; another one may get its number.
    pub fn forget(&mut self, object: u32) {
        let (from, to) = (Addr::new(object, 0).0 / PAGE as u64, Addr::new(object + 1, 0).0 / PAGE as u64);
        let pages: Vec<u64> = self.pages.range(from..to).map(|(&page, _)| page).collect();
        if !pages.is_empty() {
            if let Some(log) = &mut self.log {
                log.push(Undo::Pages(self.pages.clone()));
            }
            let all = Rc::make_mut(&mut self.pages);
            pages.iter().for_each(|page| drop(all.remove(page)));
        }
    }
}
