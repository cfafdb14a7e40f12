//! Names of dynamic things, the same in every run of the same schedule.

use serde::{Deserialize, Serialize};

/// A goroutine. The main goroutine is 1; others count up in order of creation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Gid(pub u32);

/// A panic record, numbered in order of raising over the whole run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PanicId(pub u32);

/// A place in memory: the pointer value `(object + 1) << 32 | slot`; 0 is nil.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Addr(pub u64);

impl Addr {
    pub const NIL: Addr = Addr(0);

    pub fn new(object: u32, slot: u32) -> Addr {
        Addr((u64::from(object) + 1) << 32 | u64::from(slot))
    }

    pub fn is_nil(self) -> bool {
        self.0 == 0
    }

    /// The object's index. Meaningless for nil.
    pub fn object(self) -> u32 {
        ((self.0 >> 32) as u32).wrapping_sub(1)
    }

    pub fn slot(self) -> u32 {
        self.0 as u32
    }

    pub fn plus(self, slots: u32) -> Addr {
        Addr(self.0 + u64::from(slots))
    }
}
