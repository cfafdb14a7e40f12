//! Vector clocks over processes: how many events of each process lie in the past.

/// Processes whose entries need no memory of their own.
const NEAR: usize = 8;

/// Entry `p` counts the events of process `p` that happened before (the event itself included). Missing entries are 0.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    near: [u32; NEAR],
    /// Entries from `NEAR` on; the last one is not 0.
    far: Vec<u32>,
}

impl Clone for Clock {
    /// Most have nothing far, and are copied all the time.
    #[inline]
    fn clone(&self) -> Clock {
        let far = if self.far.is_empty() { Vec::new() } else { self.far.clone() };
        Clock { near: self.near, far }
    }
}

impl Clock {
    #[inline]
    pub fn get(&self, process: usize) -> u32 {
        match self.near.get(process) {
            Some(&count) => count,
            None => self.far.get(process - NEAR).copied().unwrap_or(0),
        }
    }

    /// Entries only grow.
    pub fn set(&mut self, process: usize, count: u32) {
        if let Some(entry) = self.near.get_mut(process) {
            *entry = count;
            return;
        }
        let at = process - NEAR;
        if at >= self.far.len() {
            if count == 0 {
                return;
            }
            self.far.resize(at + 1, 0);
        }
        self.far[at] = count;
    }

    #[inline]
    pub fn join(&mut self, other: &Clock) {
        for (mine, theirs) in self.near.iter_mut().zip(&other.near) {
            *mine = (*mine).max(*theirs);
        }
        if other.far.len() > self.far.len() {
            self.far.resize(other.far.len(), 0);
        }
        for (mine, theirs) in self.far.iter_mut().zip(&other.far) {
            *mine = (*mine).max(*theirs);
        }
    }

    /// Joining `other` would change nothing.
    #[inline]
    pub fn covers(&self, other: &Clock) -> bool {
        self.near.iter().zip(&other.near).all(|(mine, theirs)| mine >= theirs)
            && other
                .far
                .iter()
                .enumerate()
                .all(|(at, theirs)| self.far.get(at).is_some_and(|mine| mine >= theirs))
    }

    /// All entries with trailing zeros cut off: equal clocks have equal entries.
    pub fn entries(&self) -> Vec<u32> {
        let all: Vec<u32> = self.near.iter().chain(&self.far).copied().collect();
        let len = all.iter().rposition(|&count| count != 0).map_or(0, |at| at + 1);
        all[..len].to_vec()
    }
}
