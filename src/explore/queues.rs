//! The orders in which goroutines can have queued for the locks that they wait for. As long as no time passes a waiting
//! goroutine stands before its operation, and whoever comes first is up to the search; then it has parked, and Go's
//! locks let the waiters in by their queue.

use super::footprint::{MutexOp, Obj, Op, RwOp};
use super::place::Place;
use super::program::GoProgram;
use super::system::Proc;
use crate::event::Gid;
use std::collections::BTreeMap;

/// Orders that are tried at one moment.
const MOST: u32 = 120;

/// Who waits, in the order in which they park.
pub(super) struct Queues {
    pub waiting: Vec<Gid>,
    /// How many orders there are to try, at least 1.
    pub orders: u32,
    /// These are all.
    pub all: bool,
}

impl GoProgram {
    /// The order with this number; numbers beyond the last begin again.
    pub(super) fn queue_up(&self, order: u32) -> Queues {
        let mut others: Vec<(Proc, Gid)> = Vec::new();
        let mut queues: BTreeMap<Obj, Vec<(Proc, Gid)>> = BTreeMap::new();
        for &g in self.machine.runnable() {
            let Place::Visible(footprint, true) = self.place(g) else { continue };
            match footprint.op {
                Op::Mutex(MutexOp::Lock, lock) | Op::Rw(RwOp::Lock, lock) => {
                    queues.entry(lock).or_default().push((self.process(g), g));
                }
                _ => others.push((self.process(g), g)),
            }
        }
        others.sort_unstable();
        let mut found = Queues { waiting: Vec::new(), orders: 1, all: true };
        let mut left = order;
        for mut queue in queues.into_values() {
            queue.sort_unstable();
            for length in (2..=queue.len()).rev() {
                let choices = length as u32;
                if found.orders * choices > MOST {
                    found.all = false;
                    break;
                }
                found.orders *= choices;
                let first = queue.len() - length;
                queue[first..].rotate_left((left % choices) as usize);
                left /= choices;
            }
            others.append(&mut queue);
        }
        found.waiting = others.into_iter().map(|(_, g)| g).collect();
        found
    }
}
