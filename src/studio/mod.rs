//! Floor 9: the studio without a browser: model, messages, update, views that panels draw, the page's words.
//! Knows nothing of Yew, the DOM or clocks. Vocabulary: [`Model`], [`Msg`],
//! [`view::View`].

mod axis;
mod beside;
mod choosing;
mod editing;
pub mod embed;
mod explore;
mod fetch;
pub mod instruments;
pub mod keys;
mod lately;
pub mod lesson;
mod model;
pub mod motion;
mod msg;
pub mod narrate;
mod opening;
pub mod palette;
mod playing;
pub mod poster;
pub mod predict;
pub mod print;
mod recording;
mod run;
mod scheduler;
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
pub use model::{Model, STEP_LIMIT};
pub use msg::{Msg, Until};
pub use run::{Branch, Run};
pub use scheduler::Scheduler;
pub use select::{view, view_in_passing};
pub use setting::{Grain, Lang, MotionChoice, Speed, Theme};
pub use update::{Effect, update};
pub use why::Picked;
