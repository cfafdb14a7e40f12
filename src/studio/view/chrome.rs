//! The page's frame: header and notices.

use super::super::{Lang, MotionChoice, Msg, Theme};
use std::rc::Rc;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeaderView {
    pub lesson: PickView,
    pub runtime: PickView,
    pub scheduler: PickView,
    /// The seed, for schedulers that have one.
    pub seed: Option<u64>,
    /// How many Ps, for a scheduler that has them.
    pub procs: Option<u32>,
    /// Map operations run whole.
    pub whole_maps: bool,
    pub lang: Lang,
    pub theme: Theme,
    pub motion: MotionChoice,
    pub predict: bool,
}

/// A picker: options as (id, label), and the id chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PickView {
    pub options: Vec<(Rc<str>, Rc<str>)>,
    pub chosen: Rc<str>,
}

/// A message that does not steal the focus.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeView {
    pub kind: NoticeKind,
    pub text: Rc<str>,
    /// A button: its words and what it does.
    pub offer: Option<(Rc<str>, Msg)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Done,
    Problem,
}
