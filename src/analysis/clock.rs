//! Vector clocks over processes: how many events of each process lie in the past.

use std::rc::Rc;

/// Processes whose entries need no memory of their own.
const NEAR: usize = 8;

/// Entry `p` counts the events of process `p` that happened before (the event itself included). Missing entries are 0.
/// Clones share what is far until one of them changes it, so a clock is copied without asking for memory.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    near: [u32; NEAR],
    /// Entries from `NEAR` on; the last one is not 0.
    far: Option<Rc<Vec<u32>>>,
}

impl Clock {
    #[inline]
    pub fn get(&self, process: usize) -> u32 {
        match self.near.get(process) {
            Some(&count) => count,
            None => self.far().get(process - NEAR).copied().unwrap_or(0),
        }
    }

    #[inline]
    fn far(&self) -> &[u32] {
        self.far.as_ref().map_or(&[], |far| far.as_slice())
    }

    /// Entries only grow.
    #[inline]
    pub fn set(&mut self, process: usize, count: u32) {
        match self.near.get_mut(process) {
            Some(entry) => *entry = count,
            None => self.set_far(process - NEAR, count),
        }
    }

    fn set_far(&mut self, at: usize, count: u32) {
        if at >= self.far().len() && count == 0 {
            return;
        }
        let far = Rc::make_mut(self.far.get_or_insert_default());
        if at >= far.len() {
            far.resize(at + 1, 0);
        }
        far[at] = count;
    }

    #[inline]
    pub fn join(&mut self, other: &Clock) {
        for (mine, theirs) in self.near.iter_mut().zip(&other.near) {
            *mine = (*mine).max(*theirs);
        }
        if other.far.is_some() {
            self.join_far(other);
        }
    }

    fn join_far(&mut self, other: &Clock) {
        if self.covers_far(other) {
            return;
        }
        match &mut self.far {
            None => self.far = other.far.clone(),
            Some(far) => {
                let (far, theirs) = (Rc::make_mut(far), other.far());
                if theirs.len() > far.len() {
                    far.resize(theirs.len(), 0);
                }
                for (mine, theirs) in far.iter_mut().zip(theirs) {
                    *mine = (*mine).max(*theirs);
                }
            }
        }
    }

    /// Joining `other` would change nothing.
    #[inline]
    pub fn covers(&self, other: &Clock) -> bool {
        // All eight are compared: cheaper than to ask after each.
        let near = self.near.iter().zip(&other.near).fold(true, |all, (mine, theirs)| all & (mine >= theirs));
        near && (other.far.is_none() || self.covers_far(other))
    }

    fn covers_far(&self, other: &Clock) -> bool {
        let (mine, theirs) = (self.far(), other.far());
        std::ptr::eq(mine, theirs)
            || mine.len() >= theirs.len() && mine.iter().zip(theirs).all(|(mine, theirs)| mine >= theirs)
    }

    /// All entries with trailing zeros cut off: equal clocks have equal entries.
    pub fn entries(&self) -> Vec<u32> {
        let all: Vec<u32> = self.near.iter().chain(self.far()).copied().collect();
        let len = all.iter().rposition(|&count| count != 0).map_or(0, |at| at + 1);
        all[..len].to_vec()
    }
}
