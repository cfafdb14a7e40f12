//! How much memory a machine holds that an earlier state of it does not: what a checkpoint costs.

use super::goroutine::{Frame, Goroutine};
use super::{Machine, Status};
use std::rc::Rc;

/// A parked goroutine's place in a queue, roughly: the queues are copied as a whole when one changes.
const QUEUED: usize = 64;

impl Machine {
    /// Bytes that this machine holds and `before`, an earlier state of it, does not.
    pub fn bytes_apart(&self, before: &Machine) -> u64 {
        let mut bytes = size_of::<Machine>() + self.goroutines.len() * size_of::<Rc<Goroutine>>();
        bytes += self.ready.len() * size_of::<u32>();
        for (at, goroutine) in self.goroutines.iter().enumerate() {
            if matches!(goroutine.status, Status::Parked(_)) {
                bytes += QUEUED;
            }
            if before.goroutines.get(at).is_none_or(|old| !Rc::ptr_eq(old, goroutine)) {
                bytes += size_of::<Goroutine>();
                bytes += goroutine.stack.capacity() * 8 + goroutine.frames.capacity() * size_of::<Frame>();
            }
        }
        bytes as u64 + self.heap.bytes_apart(&before.heap) + self.console.bytes_apart()
    }
}
