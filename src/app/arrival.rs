//! What the page can do before the rest of it is here.

use super::root::RootMsg;
use gomaplab::studio::Msg;

/// The rest of the page: when it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// When the first run has been painted.
    Later,
    Asked,
    Here,
}

impl Arrival {
    /// A program of the person's own needs the rest at once.
    pub fn beginning(first: &RootMsg) -> Arrival {
        if waits(first, false) { Arrival::Asked } else { Arrival::Later }
    }
}

/// Whether a message waits for the rest; `others`: one before it does. What is not named here and needs it all the same
/// has it fetched at once, with the page standing still.
pub fn waits(msg: &RootMsg, others: bool) -> bool {
    match msg {
        RootMsg::Palette(_)
        | RootMsg::Command(_)
        | RootMsg::Share(_)
        | RootMsg::Save(_)
        | RootMsg::Host(_)
        | RootMsg::Explorer { .. } => true,
        RootMsg::Studio(msg) => match msg {
            Msg::Open(_)
            | Msg::Draft(_)
            | Msg::RestoreDraft
            | Msg::Edit(_)
            | Msg::Format
            | Msg::Instrument(_)
            | Msg::Explore
            | Msg::State(_)
            | Msg::Share
            | Msg::Prepare => true,
            Msg::Run
            | Msg::Lesson(_)
            | Msg::Runtime(_)
            | Msg::Scheduler(_)
            | Msg::Seed(_)
            | Msg::Beside(_) => others,
            _ => false,
        },
        RootMsg::Tick(_)
        | RootMsg::Tab(_)
        | RootMsg::Sheet(_)
        | RootMsg::SingleKeys(_)
        | RootMsg::Widths(..)
        | RootMsg::TimelineHeight(_)
        | RootMsg::Address
        | RootMsg::Settle
        | RootMsg::Shown
        | RootMsg::Rest => false,
    }
}
