//! A native's arguments and results.

use crate::code::op::Reg;
use crate::event::Addr;
use crate::machine::env::{Env, Progress};
use std::borrow::Cow;

/// Results begin at `at`, parameters `results` slots later.
pub struct Args<'e, 'a> {
    pub env: &'e mut Env<'a>,
    at: usize,
    results: usize,
}

impl<'e, 'a> Args<'e, 'a> {
    pub fn new(env: &'e mut Env<'a>, at: Reg, results: u16) -> Self {
        Args { env, at: at.0 as usize, results: results as usize }
    }

    /// The parameter in slot `n`.
    pub fn word(&self, n: usize) -> u64 {
        self.env.regs.get(self.at + self.results + n).copied().unwrap_or_default()
    }

    pub fn int(&self, n: usize) -> i64 {
        self.word(n) as i64
    }

    pub fn float(&self, n: usize) -> f64 {
        f64::from_bits(self.word(n))
    }

    /// Bytes of the string (2 slots) or byte slice (3 slots) that begins in slot `n`.
    pub fn bytes(&self, n: usize) -> Cow<'_, [u8]> {
        self.env.heap.bytes_at(Addr(self.word(n)), self.word(n + 1))
    }

    /// Sets result slot `n`.
    pub fn set(&mut self, n: usize, value: u64) {
        if let Some(slot) = self.env.regs.get_mut(self.at + n) {
            *slot = value;
        }
    }

    pub fn set_string(&mut self, n: usize, bytes: &[u8]) {
        let words = self.env.new_string(bytes);
        self.set(n, words[0]);
        self.set(n + 1, words[1]);
    }

    /// Finishes with one result slot.
    pub fn done(&mut self, value: u64) -> Progress {
        self.set(0, value);
        Progress::Done
    }

    pub fn done_bool(&mut self, value: bool) -> Progress {
        self.done(u64::from(value))
    }

    pub fn done_float(&mut self, value: f64) -> Progress {
        self.done(value.to_bits())
    }
}
