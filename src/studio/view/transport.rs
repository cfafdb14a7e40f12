//! The transport: where the cursor is, how it moves, and who may run next.

use super::{super::Grain, super::Speed, Sign};
use std::rc::Rc;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransportView {
    pub step: u64,
    /// The step's place on the run's axis, and the last place: the slider's value and bound.
    pub place: u64,
    pub places: u64,
    /// The first step that is the person's own.
    pub first: u64,
    pub total: u64,
    /// The run is still being recorded.
    pub recording: bool,
    /// Texts of Go's library are being fetched.
    pub loading: bool,
    /// A place of the run is being looked for: how much of the way is behind, in thousandths.
    pub seeking: Option<u32>,
    pub playing: bool,
    pub speed: Speed,
    pub grain: Grain,
    /// The step's sentence as plain text: the slider's spoken value.
    pub sentence: Rc<str>,
    /// The live region's text: the sentence, and while playing only that of a switch or of the end.
    pub announced: Rc<str>,
    /// Goroutines at this step; two or more enabled ones are a choice.
    pub choices: Vec<ChoiceView>,
    /// A choice made by hand can be taken back.
    pub can_undo: bool,
}

/// One goroutine's button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceView {
    pub sign: Sign,
    pub enabled: bool,
    /// It is the one that the run takes here.
    pub taken: bool,
    /// Why it cannot run, in the page's language; empty when it can.
    pub why: Rc<str>,
}
