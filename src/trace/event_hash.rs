//! One number for a whole run: a 64-bit FNV-1a hash over every event with its step and goroutine, the same natively
//! and in Wasm (lengths and discriminants are widened to 64 bits).

use crate::event::{Event, Gid};
use std::hash::{Hash, Hasher};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventHash(u64);

impl Default for EventHash {
    fn default() -> Self {
        EventHash(0xcbf2_9ce4_8422_2325)
    }
}

impl EventHash {
    pub fn add(&mut self, step: u64, g: Gid, event: &Event) {
        self.write_u64(step);
        self.write_u32(g.0);
        event.hash(self);
    }

    pub fn value(&self) -> u64 {
        self.0
    }
}

impl Hasher for EventHash {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0 ^ value).wrapping_mul(0x100_0000_01b3);
        self.0 ^= self.0 >> 29;
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn write_isize(&mut self, value: isize) {
        self.write_u64(value as i64 as u64);
    }
}
