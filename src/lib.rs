//! Go Map Lab's engine: Go source in, a deterministic machine that can be stepped both ways out.

pub mod analysis;
pub mod assist;
pub mod code;
pub mod compile;
pub mod event;
pub mod explore;
pub mod library;
pub mod machine;
pub mod scenario;
pub mod sched;
pub mod source;
pub mod studio;
pub mod syntax;
pub mod trace;
pub mod types;
