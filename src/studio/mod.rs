//! Floor 9: the studio without a browser: model, messages, update, views that panels draw, the page's words.
//! Knows nothing of Yew, the DOM or clocks. Vocabulary: [`Model`], [`Msg`],
//! [`view::View`].

mod axis;
mod beside;
pub mod embed;
mod explore;
mod fetch;
pub mod instruments;
pub mod keys;
pub mod lesson;
mod model;
pub mod motion;
mod msg;
pub mod narrate;
pub mod palette;
pub mod poster;
pub mod predict;
pub mod print;
mod seeking;
mod select;
mod setting;
pub mod share;
pub mod text;
mod update;
pub mod view;
mod why;

pub use beside::Twin;
pub use explore::{ENDINGS, Exploring, Finding, QUANTIFIERS, Searching, statement};
pub use fetch::File;
pub use model::{Branch, Model, Run, STEP_LIMIT, Scheduler};
pub use msg::{Msg, Until};
pub use select::view;
pub use setting::{Grain, Lang, MotionChoice, Speed, Theme};
pub use update::{Effect, update};
pub use why::Picked;
