//! Byte offset to line and column, and back.

use std::collections::BTreeSet;

/// One-based line and one-based byte column, as `gc` prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineCol {
    pub line: u32,
    pub col: u32,
}

/// Byte offsets at which the lines of one file start.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        LineIndex { starts, len: u32::try_from(text.len()).unwrap_or(u32::MAX) }
    }

    pub fn line_col(&self, offset: u32) -> LineCol {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        LineCol { line: line as u32, col: offset - self.starts[line - 1] + 1 }
    }

    pub fn line(&self, offset: u32) -> u32 {
        self.line_col(offset).line
    }

    /// Byte offset at which a one-based line starts; the text's length when there is no such line.
    pub fn line_start(&self, line: u32) -> u32 {
        self.starts.get(line.saturating_sub(1) as usize).copied().unwrap_or(self.len)
    }

    /// An index that tells the places on these lines only, as this one does: the others have no width.
    pub fn keeping(&self, lines: &BTreeSet<u32>) -> LineIndex {
        let mut next = self.len;
        let mut starts = self.starts.clone();
        for (at, start) in starts.iter_mut().enumerate().rev() {
            if lines.contains(&(at as u32 + 1)) {
                next = *start;
            } else {
                *start = next;
            }
        }
        LineIndex { starts, len: self.len }
    }

    /// Lines that begin alike, counted, and the distance to those before; then the text's length.
    pub fn runs(&self) -> (Vec<(u32, u32)>, u32) {
        let mut before = 0;
        let run = |run: &[u32]| {
            let distance = run[0] - before;
            before = run[0];
            (run.len() as u32, distance)
        };
        (self.starts.chunk_by(|a, b| a == b).map(run).collect(), self.len)
    }

    /// The index with such runs.
    pub fn from_runs(runs: &[(u32, u32)], len: u32) -> LineIndex {
        let mut start = 0u32;
        let mut starts = Vec::new();
        for &(count, distance) in runs {
            start = start.wrapping_add(distance);
            starts.extend((0..count).map(|_| start));
        }
        LineIndex { starts, len }
    }

    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }
}
