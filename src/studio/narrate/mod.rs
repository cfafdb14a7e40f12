//! The story: a sentence for each event, what happened and why, with the name of the real runtime function. Every
//! event kind has its sentence in both languages; the compiler holds it, for there is no wildcard here.

mod chinese;
mod english;
pub mod finding;
pub mod knot;
mod operation_name;
mod runtime_name;

pub use english::instant;
pub use operation_name::operation_name;
pub use runtime_name::{map_suffix, runtime_name};

use super::Lang;
use super::view::Rich;
use crate::code::program::{CallSite, FuncId, Program};
use crate::event::{Addr, Event, Gid, MapOp, MapWord, Outcome, PanicId};
use crate::library;
use crate::machine::{Machine, Profile};

/// What a sentence may name.
pub struct Scene<'a> {
    pub machine: &'a Machine,
    pub program: &'a Program,
    pub profile: Profile,
    /// Names of maps, channels and locks: `M1`, `wg`.
    pub name_of: &'a dyn Fn(Addr) -> String,
}

impl Scene<'_> {
    fn func(&self, func: FuncId) -> String {
        self.program.funcs.get(func.0 as usize).map_or_else(String::new, |func| func.name.to_string())
    }

    /// The deferred or started call as written in the source.
    pub fn site(&self, site: CallSite) -> String {
        let Some(desc) = self.program.sites.get(site.0 as usize) else { return String::new() };
        source_text(self.program, desc.span)
    }

    fn panic_value(&self, g: Gid, id: PanicId) -> String {
        let Some(goroutine) = self.machine.goroutine(g) else { return String::new() };
        let Some(panic) = goroutine.panics.iter().find(|panic| panic.id == id) else { return String::new() };
        let reader = crate::trace::Reader {
            program: self.program,
            heap: self.machine.heap(),
            names: &(),
            bounds: crate::trace::Bounds::default(),
        };
        match reader.unpack(panic.value[0], panic.value[1]) {
            Some((ty, value)) => reader.value(ty, &value),
            None => "nil".into(),
        }
    }
}

/// The first line of a span's source text, shortened: `wg.Done()`, `func() {…}()`.
pub fn source_text(program: &Program, span: crate::source::Span) -> String {
    let Some(file) = program.sources.files.get(span.file.0 as usize) else { return String::new() };
    // A program that came compiled has no texts of the library.
    let text = if file.text.is_empty() { library::text(&file.name).unwrap_or_default() } else { &file.text };
    let Some(text) = text.get(span.lo as usize..span.hi as usize) else { return String::new() };
    let text = text.trim_start_matches("defer ").trim_start_matches("go ");
    match text.split_once('\n').map(|(first, _)| without_comment(first)) {
        Some(first) if first.ends_with('{') => {
            format!("{first}…}}{}", if text.trim_end().ends_with(')') { "()" } else { "" })
        }
        Some(first) => format!("{first} …"),
        None => text.to_owned(),
    }
}

/// A line of code without the comment at its end. Slashes after an odd number of quotes are within a string.
fn without_comment(line: &str) -> &str {
    let quotes = |at: usize| line[..at].matches(['"', '`']).count();
    let comment = line.match_indices("//").map(|(at, _)| at).find(|&at| quotes(at).is_multiple_of(2));
    line[..comment.unwrap_or(line.len())].trim_end()
}

/// A tophash or control byte in the runtime's words.
fn tag_name(tag: u8, classic: bool) -> String {
    match (classic, tag) {
        (true, 0) => "emptyRest".into(),
        (true, 1) => "emptyOne".into(),
        (true, 2) => "evacuatedX".into(),
        (true, 3) => "evacuatedY".into(),
        (true, 4) => "evacuatedEmpty".into(),
        (true, tag) => format!("tophash 0x{tag:02x}"),
        (false, 0x80) => "ctrlEmpty".into(),
        (false, 0xfe) => "ctrlDeleted".into(),
        (false, tag) => format!("h2 0x{tag:02x}"),
    }
}

/// A word of a map's structure and its value: `h.count = 3`; of an address only whether it is nil.
fn word_text(word: MapWord, classic: bool, value: u64) -> String {
    let name = word.in_source(classic);
    match (word, value) {
        (word, 0) if word.is_pointer() => format!("{name} = nil"),
        (word, _) if word.is_pointer() => name.into(),
        (MapWord::TableIndex, u64::MAX) => format!("{name} = -1"),
        (_, value) => format!("{name} = {value}"),
    }
}

/// Whether an operation that writes loads this word only to store it changed: others are loaded to go by, too.
fn is_changed(word: MapWord, op: MapOp) -> bool {
    match word {
        MapWord::Count | MapWord::ClearSeq => true,
        MapWord::TableUsed | MapWord::GrowthLeft => op != MapOp::Clear,
        MapWord::NOverflow
        | MapWord::Flags
        | MapWord::B
        | MapWord::Buckets
        | MapWord::OldBuckets
        | MapWord::Nevacuate
        | MapWord::NextOverflow
        | MapWord::Overflow
        | MapWord::TombstonePossible
        | MapWord::DirPtr
        | MapWord::DirLen
        | MapWord::GlobalDepth
        | MapWord::GlobalShift
        | MapWord::Directory
        | MapWord::TableIndex
        | MapWord::Seed => false,
    }
}

/// A step's story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    pub what: Rich,
    pub why: Rich,
}

/// The sentence of an event that `g` caused.
pub fn sentence(lang: Lang, scene: &Scene<'_>, g: Gid, event: &Event) -> Sentence {
    match lang {
        Lang::English => english::sentence(scene, g, event),
        Lang::Chinese => chinese::sentence(scene, g, event),
    }
}

/// The sentence of a micro-step without an event: plain code at `source`, in the library function named.
pub fn plain(lang: Lang, g: Gid, source: &str) -> Sentence {
    match lang {
        Lang::English => english::plain(g, source, is_operand(source)),
        Lang::Chinese => chinese::plain(g, source, is_operand(source)),
    }
}

/// Whether a text is a single name or literal, which has a value but does nothing.
fn is_operand(source: &str) -> bool {
    source.starts_with(['"', '`', '\''])
        || source.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
            && !matches!(source, "return" | "break" | "continue" | "fallthrough")
}

/// For a step inside of a function of the library that the person's code called.
pub fn in_library(lang: Lang, g: Gid, func: &str) -> Sentence {
    match lang {
        Lang::English => english::in_library(g, func),
        Lang::Chinese => chinese::in_library(g, func),
    }
}

/// Title and text for an outcome.
pub fn outcome(lang: Lang, scene: &Scene<'_>, outcome: &Outcome) -> (&'static str, Rich) {
    match lang {
        Lang::English => english::outcome(scene, outcome),
        Lang::Chinese => chinese::outcome(scene, outcome),
    }
}

#[cfg(test)]
mod tests {
    use super::without_comment;

    #[test]
    fn a_comment_ends_a_line_but_not_within_a_string() {
        assert_eq!(without_comment("go func() { // writer"), "go func() {");
        assert_eq!(without_comment("f(\"http://x\", func() { // later"), "f(\"http://x\", func() {");
        assert_eq!(without_comment("x := `//`"), "x := `//`");
    }
}
