//! What the program wrote: append-only, shared between clones.

use crate::event::Stream;
use std::rc::Rc;

/// One write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    pub stream: Stream,
    /// The micro-step that wrote it.
    pub step: u64,
    pub bytes: Vec<u8>,
}

const PAGE: usize = 64;

/// All writes in order.
#[derive(Clone, Debug, Default)]
pub struct Console {
    pages: Vec<Rc<Vec<Chunk>>>,
    len: usize,
}

impl Console {
    pub(super) fn write(&mut self, stream: Stream, step: u64, bytes: &[u8]) {
        self.len += bytes.len();
        if self.pages.last().is_none_or(|page| page.len() >= PAGE) {
            self.pages.push(Rc::default());
        }
        if let Some(page) = self.pages.last_mut() {
            Rc::make_mut(page).push(Chunk { stream, step, bytes: bytes.to_vec() });
        }
    }

    /// Bytes that are copied when a clone goes on writing.
    pub(super) fn bytes_apart(&self) -> u64 {
        let last = self
            .pages
            .last()
            .map_or(0, |page| page.iter().map(|chunk| size_of::<Chunk>() + chunk.bytes.len()).sum::<usize>());
        (self.pages.len() * size_of::<Rc<Vec<Chunk>>>() + last) as u64
    }

    pub fn chunks(&self) -> impl Iterator<Item = &Chunk> {
        self.pages.iter().flat_map(|page| page.iter())
    }

    /// Bytes written so far, both streams.
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Everything written to one stream.
    pub fn stream(&self, stream: Stream) -> Vec<u8> {
        self.chunks().filter(|chunk| chunk.stream == stream).flat_map(|chunk| chunk.bytes.clone()).collect()
    }
}
