//! Vector clocks over processes: how many events of each process lie in the past.

/// Entry `p` counts the events of process `p` that happened before (the event itself included). Missing entries are 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(Vec<u32>);

impl Clock {
    #[inline]
    pub fn get(&self, process: usize) -> u32 {
        self.0.get(process).copied().unwrap_or(0)
    }

    pub fn set(&mut self, process: usize, count: u32) {
        if process >= self.0.len() {
            self.0.resize(process + 1, 0);
        }
        self.0[process] = count;
    }

    pub fn join(&mut self, other: &Clock) {
        if other.0.len() > self.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine = (*mine).max(*theirs);
        }
    }

    /// Entries with trailing zeros cut off: equal clocks have equal entries.
    pub fn entries(&self) -> &[u32] {
        let len = self.0.iter().rposition(|&count| count != 0).map_or(0, |at| at + 1);
        &self.0[..len]
    }
}
