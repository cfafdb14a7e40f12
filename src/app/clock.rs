//! The one animation-frame loop of the page; it runs only while something plays.

use gloo::render::{AnimationFrame, request_animation_frame};
use yew::prelude::*;

/// A requested frame; dropping it stops the loop.
#[derive(Default)]
pub struct Clock {
    frame: Option<AnimationFrame>,
    /// The time stamp of the frame before, in milliseconds.
    before: Option<f64>,
}

impl Clock {
    /// Asks for the next frame; `tick` gets its time stamp in milliseconds.
    pub fn request(&mut self, tick: Callback<f64>) {
        self.frame = Some(request_animation_frame(move |now| tick.emit(now)));
    }

    /// Milliseconds since the frame before; 0 for the first.
    pub fn elapsed(&mut self, now: f64) -> f64 {
        let elapsed = self.before.map_or(0.0, |before| now - before);
        self.before = Some(now);
        elapsed
    }

    pub fn stop(&mut self) {
        *self = Clock::default();
    }
}
