//! Byte spans: half-open ranges in one file, 12 bytes, cheap to copy.

use serde::{Deserialize, Serialize};

/// Index of a file in a [`super::SourceMap`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u16);

/// A half-open byte range `lo..hi` in file `file`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub file: FileId,
    pub lo: u32,
    pub hi: u32,
}

impl Span {
    pub fn new(file: FileId, lo: u32, hi: u32) -> Self {
        Span { file, lo, hi }
    }

    /// The smallest span that covers both; both must lie in the same file.
    pub fn to(self, end: Span) -> Span {
        debug_assert_eq!(self.file, end.file);
        Span { file: self.file, lo: self.lo.min(end.lo), hi: self.hi.max(end.hi) }
    }

    /// The empty span at this one's start.
    pub fn start(self) -> Span {
        Span { hi: self.lo, ..self }
    }
}
