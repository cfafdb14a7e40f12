//! Floor 9: the studio without a browser: views that panels draw, messages that they send, the page's words.
//! Knows nothing of Yew, the DOM or clocks. Vocabulary: [`view::View`], [`Msg`], [`Lang`].

pub mod keys;
mod msg;
mod setting;
pub mod text;
pub mod view;

pub use msg::{Msg, Until};
pub use setting::{Grain, Lang, Speed, Theme};
