//! What a person can ask of the studio. Panels send these; nothing else changes the model.

use super::embed::EmbedOptions;
use super::instruments::InstrumentMsg;
use super::why::Picked;
use super::{Finding, Grain, Lang, MotionChoice, Speed, Theme};

/// One wish of the person, from a click, a key, the editor, a link or the clock.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The program's text was edited.
    Edit(String),
    /// Lay the program out as gofmt does.
    Format,
    /// The drafts that the browser kept, newest first.
    Drafts(Vec<String>),
    /// Take a draft.
    Draft(usize),
    /// The page is inside another page.
    Embedded(EmbedOptions),
    /// Run the whole program under the chosen scheduler and land on its outcome.
    Run,
    /// Take a lesson from the catalogue, by id.
    Lesson(String),
    /// Choose the runtime profile, by id.
    Runtime(String),
    /// Choose the scheduler, by id.
    Scheduler(String),
    Seed(u64),
    /// GOMAXPROCS: how many logical Ps, from 1 to 64.
    Procs(u64),
    /// Map operations run whole (no other goroutine between their micro-steps), as on one P; or step by step.
    WholeMaps(bool),
    ToggleBreakpoint(u32),

    First,
    Back,
    Forward,
    Last,
    PreviousSwitch,
    NextSwitch,
    Seek(u64),
    /// Go to this place of the run's axis.
    SeekPlace(u64),
    RunUntil(Until),
    /// The browser has drawn; the search for a place of the run goes on.
    SeekOn,
    /// Gives that search up.
    StopSeeking,
    Play(bool),
    TogglePlay,
    /// Milliseconds since the last frame; only while playing.
    Frame(f64),
    Speed(Speed),
    Grain(Grain),

    /// Run this goroutine next, at the current step; at a past step this forks.
    Choose(u32),
    UndoChoice,
    Instrument(InstrumentMsg),
    Fork,

    /// Why does this goroutine wait?
    WhyWait(u32),
    /// Which steps gave this variable its value?
    WhyValue(Picked),
    /// Show what this variable holds; none to close it.
    Pick(Option<Picked>),

    /// Ask questions before a step.
    Predict(bool),
    /// The option chosen, or none to skip the question.
    Answer(Option<usize>),

    /// Put a second run beside the first, by the picker's id; an unknown one takes it away.
    Beside(String),

    RestoreDraft,

    /// A file of library texts has come and its packages are installed, or it could not be had.
    Library {
        file: String,
        ok: bool,
    },

    /// A lesson's program has come compiled, or it could not be had.
    Compiled {
        lesson: String,
        program: Option<Vec<u8>>,
    },
    /// The page is painted and idle: what the first change of the program needs may be fetched.
    Prepare,

    /// Search all interleavings.
    Explore,
    /// A reply of the search with this number: its summary's bytes so far, and the time since it began.
    Explored {
        job: u32,
        report: Vec<u8>,
        milliseconds: f64,
        done: bool,
        full: bool,
    },
    ExploreFailed {
        job: u32,
        message: String,
    },
    StopExploring,
    CloseExplore,
    /// State something about all interleavings, and search: `never panic`.
    State(String),
    /// Run the schedule that leads to a finding.
    OpenFound(Finding),
    /// Copy a link to a finding.
    ShareFound(Finding),
    /// A link of this length was put on the clipboard, if that was allowed.
    LinkCopied {
        copied: bool,
        length: usize,
    },
    Share,
    /// The link was put into the address, and on the clipboard where that was allowed.
    Shared(bool),
    /// A link was opened: the fragment.
    Open(String),
    /// The browser has drawn; recording goes on.
    Continue,
    Lang(Lang),
    Theme(Theme),
    Motion(MotionChoice),
    /// Columns for goroutines that stand at one place.
    Spread(bool),
    /// The notice was read.
    DismissNotice,
}

/// Where a run by "run until" stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    Switch,
    MapOperation,
    /// The next line with a breakpoint.
    Breakpoint,
    Panic,
    End,
}
