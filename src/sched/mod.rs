//! Floor 6: scheduling policies, one file each, and the driver that runs a machine under one of them.
//! A policy answers the machine's questions; it never touches the machine. Vocabulary: [`Policy`], [`Driver`].

mod driver;
mod go_like;
mod log;
mod pct;
mod policy;
mod prefer;
mod random;
mod rng;
mod round_robin;
mod stay;

pub use driver::{CLOCK, Driver, Observer, Refusal, Stopped, WhyRefused};
pub use log::Log;
pub use policy::{Policy, Situation, Turn, default_answer, new_policy};
pub use rng::Rng;
