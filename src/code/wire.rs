//! A program as bytes, so that it can be run where the front end is not: the page fetches its lessons compiled. Both
//! ends are of one build, so there are no versions. Of the library's files only what places are printed from is kept.

use super::program::Program;
use crate::source::{FileId, LineIndex, Source, SourceMap, Span};
use std::collections::BTreeSet;

impl Program {
    /// The program without the texts of files other than the first. Running it is the same.
    pub fn encode(&self) -> Vec<u8> {
        let mut bare = self.clone();
        for (at, source) in bare.sources.files.iter_mut().enumerate().skip(1) {
            let lines = self.lines_of(FileId(at as u16));
            source.text = "".into();
            source.lines = source.lines.keeping(&lines).into();
        }
        postcard::to_allocvec(&bare).unwrap_or_default()
    }

    /// None when these are not the bytes of a program.
    #[inline(never)]
    pub fn decode(bytes: &[u8]) -> Option<Program> {
        postcard::from_bytes(bytes).ok()
    }

    /// Lines of a file that something of the program stands on.
    fn lines_of(&self, file: FileId) -> BTreeSet<u32> {
        let Some(source) = self.sources.files.get(file.0 as usize) else { return BTreeSet::new() };
        let mut lines = BTreeSet::new();
        let mut add = |span: Span| {
            if span.file == file {
                lines.insert(source.lines.line(span.lo));
                lines.insert(source.lines.line(span.hi));
            }
        };
        for func in &self.funcs {
            add(func.span);
            func.spans.iter().for_each(|span| add(*span));
            func.locals.iter().for_each(|local| add(local.span));
        }
        self.globals.iter().for_each(|global| add(global.span));
        self.sites.iter().for_each(|site| add(site.span));
        self.selects.iter().flat_map(|select| &select.cases).for_each(|case| add(case.span));
        lines
    }
}

/// Instructions' places: each is near the one before.
pub(super) mod spans {
    use super::{FileId, Span};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Runs of one file, distances between starts, lengths.
    type Columns = (Vec<(u32, u16)>, Vec<i32>, Vec<u32>);

    pub fn serialize<S: Serializer>(spans: &[Span], to: S) -> Result<S::Ok, S::Error> {
        let mut before = 0u32;
        let mut columns: Columns = Default::default();
        for run in spans.chunk_by(|a, b| a.file == b.file) {
            columns.0.push((run.len() as u32, run[0].file.0));
        }
        for span in spans {
            columns.1.push(span.lo.wrapping_sub(before) as i32);
            columns.2.push(span.hi.wrapping_sub(span.lo));
            before = span.lo;
        }
        columns.serialize(to)
    }

    pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<Span>, D::Error> {
        let mut lo = 0u32;
        let (files, steps, lengths) = Columns::deserialize(from)?;
        let files =
            files.into_iter().flat_map(|(count, file)| std::iter::repeat_n(FileId(file), count as usize));
        let place = |(file, (step, length)): (FileId, (i32, u32))| {
            lo = lo.wrapping_add(step as u32);
            Span { file, lo, hi: lo.wrapping_add(length) }
        };
        Ok(files.zip(steps.into_iter().zip(lengths)).map(place).collect())
    }
}

/// Files: name, text, distances between the starts of lines, bytes that were not UTF-8.
pub(super) mod sources {
    use super::{LineIndex, Source, SourceMap};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::rc::Rc;

    type File = (Rc<str>, Rc<str>, Vec<(u32, u32)>, u32, Vec<u32>);

    pub fn serialize<S: Serializer>(sources: &SourceMap, to: S) -> Result<S::Ok, S::Error> {
        let file = |source: &Source| -> File {
            let (lines, len) = match source.text.is_empty() {
                true => source.lines.runs(),
                false => (Vec::new(), 0),
            };
            (source.name.clone(), source.text.clone(), lines, len, source.invalid.to_vec())
        };
        sources.files.iter().map(file).collect::<Vec<File>>().serialize(to)
    }

    pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<SourceMap, D::Error> {
        let files: Vec<File> = Vec::deserialize(from)?;
        let file = |(name, text, lines, len, invalid): File| {
            let lines = match text.is_empty() {
                true => LineIndex::from_runs(&lines, len),
                false => LineIndex::new(&text),
            };
            Source { name, text, lines: Rc::new(lines), invalid: invalid.into() }
        };
        Ok(SourceMap { files: files.into_iter().map(file).collect() })
    }
}
