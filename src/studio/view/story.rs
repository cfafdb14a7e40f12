//! The story beside the stage, and the console: what this step did, why, and what was printed so far.

use super::{ExploreView, Rich, Sign};
use std::rc::Rc;

/// The story of one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoryView {
    /// How the program ended; only when the step shown is the last.
    pub outcome: Option<OutcomeView>,
    /// What happened.
    pub sentence: Rich,
    /// Why it is so.
    pub why: Rich,
    /// Which function of the real runtime does it: `internal/runtime/maps.(*Map).getWithoutKeySmallFastHash`.
    pub runtime: Option<Rc<str>>,
    /// The same step as code, as an operation of the runtime, as a function of real Go.
    pub internals: Option<InternalsView>,
    /// What was asked about a wait or a value, and the steps that answer it.
    pub asked: Option<AskedView>,
    /// A question before the next step, or what became of the last one.
    pub question: Option<QuestionView>,
    /// The lesson's title and what to look at, while its program is untouched.
    pub lesson: Option<(Rc<str>, Rc<str>)>,
    /// The findings of Explore.
    pub explore: Option<Rc<ExploreView>>,
    /// Earlier events that led here, oldest first.
    pub causes: Vec<CauseView>,
    /// Where no causes are told: the events just before, newest first.
    pub lately: Vec<CauseView>,
}

/// How the program ended, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeView {
    pub kind: OutcomeKind,
    pub title: Rc<str>,
    pub text: Rich,
    pub exit_code: Option<i32>,
    /// Goroutines that were cut off, with their deferred calls that did not run.
    pub not_run: Vec<(Sign, Vec<Rc<str>>)>,
    /// A link that shows it, for a fault of the lab's engine.
    pub report: bool,
}

/// One step, seen three times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InternalsView {
    pub line: u32,
    pub code: Rc<str>,
    pub operation: Option<Rc<str>>,
    pub function: Option<Rc<str>>,
}

/// An answer to "why?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedView {
    pub sign: Sign,
    /// The variable asked about; none for a wait.
    pub variable: Option<Rc<str>>,
    pub causes: Vec<CauseView>,
}

/// A question that may be skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionView {
    pub text: Rich,
    pub options: Vec<Rich>,
    /// Once it is answered: the option chosen and the right one.
    pub answered: Option<(usize, usize)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeKind {
    /// Exit code 0.
    Exit,
    /// `os.Exit` with another code.
    ExitCode,
    /// A panic that nothing recovered.
    Panic,
    /// A runtime's fatal error, which nothing can recover.
    Fatal,
    Deadlock,
    /// The page's own budget ended the run.
    OutOfFuel,
}

/// An earlier event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseView {
    pub step: u64,
    pub text: Rich,
}

/// What was printed up to the step shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsoleView {
    pub lines: Vec<ConsoleLine>,
    /// Set once the program has ended.
    pub exit_code: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleLine {
    pub stream: Stream,
    pub text: Rc<str>,
    /// The step that printed it.
    pub step: u64,
    pub sign: Option<Sign>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    Stdout,
    Stderr,
}
