//! A run's decisions, packed: two or three bytes each. Bounded, so that a run may be of any length: from some step on
//! further decisions are left out, and the run can be replayed by its policy only.

use crate::event::{Decision, Deviation, Gid};

/// Bytes kept at most.
const MOST_BYTES: usize = 4 << 20;
/// Decisions kept at most: as a schedule they take 24 bytes each.
const MOST: usize = 1 << 20;

/// Deviations from `stay` in order of their steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// Two varints each: steps since the one before, times two, plus one for a value; then the goroutine or value.
    bytes: Vec<u8>,
    count: usize,
    last: u64,
    /// Step of the first decision that is left out.
    whole_until: Option<u64>,
}

impl Log {
    pub const EMPTY: Log = Log { bytes: Vec::new(), count: 0, last: 0, whole_until: None };

    pub fn push(&mut self, deviation: Deviation) {
        if self.whole_until.is_some() {
            return;
        }
        if self.count >= MOST || self.bytes.len() >= MOST_BYTES {
            self.whole_until = Some(deviation.at);
            return;
        }
        let (number, is_value) = match deviation.decision {
            Decision::Run(g) => (u64::from(g.0), 0),
            Decision::Value(value) => (value, 1),
        };
        self.put((deviation.at - self.last) << 1 | is_value);
        self.put(number);
        self.last = deviation.at;
        self.count += 1;
    }

    fn put(&mut self, mut number: u64) {
        if self.bytes.len() + 10 > self.bytes.capacity() {
            self.bytes.reserve_exact((self.bytes.len() / 2).max(64));
        }
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Whether every decision before `step` is here.
    pub fn is_whole_before(&self, step: u64) -> bool {
        self.whole_until.is_none_or(|until| step <= until)
    }

    pub fn iter(&self) -> impl Iterator<Item = Deviation> {
        let (mut bytes, mut at) = (self.bytes.iter(), 0);
        std::iter::from_fn(move || {
            let head = varint(&mut bytes)?;
            let number = varint(&mut bytes)?;
            at += head >> 1;
            let decision = match head & 1 {
                0 => Decision::Run(Gid(number as u32)),
                _ => Decision::Value(number),
            };
            Some(Deviation { at, decision })
        })
    }

    /// The decisions before `step`; none when some are left out.
    pub fn before(&self, step: u64) -> Option<Vec<Deviation>> {
        self.is_whole_before(step).then(|| self.iter().take_while(|deviation| deviation.at < step).collect())
    }

    /// Memory held.
    pub fn bytes(&self) -> usize {
        self.bytes.capacity()
    }
}

fn varint(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u64> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = *bytes.next()?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(count: u64) -> Vec<Deviation> {
        let decision = |n: u64| match n % 3 {
            0 => Decision::Value(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            _ => Decision::Run(Gid(n as u32 % 300)),
        };
        (0..count).map(|n| Deviation { at: n * n, decision: decision(n) }).collect()
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let list = sample(1000);
        let mut log = Log::default();
        list.iter().for_each(|&deviation| log.push(deviation));
        assert_eq!(log.iter().collect::<Vec<_>>(), list);
        assert_eq!(log.before(10_000), Some(list[..100].to_vec()));
    }

    #[test]
    fn a_full_log_says_from_where_on() {
        let mut log = Log::default();
        for at in 0..2 * MOST as u64 {
            log.push(Deviation { at, decision: Decision::Run(Gid(1 + at as u32 % 2)) });
        }
        assert!(log.is_whole_before(MOST as u64) && !log.is_whole_before(MOST as u64 + 1));
        assert_eq!(log.before(MOST as u64).map(|list| list.len()), Some(MOST));
        assert_eq!(log.before(MOST as u64 + 1), None);
        assert!(log.bytes() < 4 << 20, "{}", log.bytes());
    }
}
