//! Floor 4: what the machine says and is told: ids, events, choices, decisions, schedules. Small closed values,
//! no strings, no value trees. Vocabulary: [`Event`], [`Choice`], [`Decision`], [`Schedule`].

mod choice;
mod events;
mod ids;
mod outcome;
mod schedule;
mod wait;

pub use choice::{Choice, Decision};
pub use events::{
    Access, AccessKind, BlockWord, CallEvent, ChanEvent, DeferEvent, Event, EventSink, IoEvent, LastRead,
    MapEvent, MapOp, MapStage, MapWord, OnLock, PanicEvent, SchedEvent, Stream, SyncEvent, SyncOp,
    TimerEvent,
};
pub use ids::{Addr, Gid, PanicId};
pub use outcome::{ADDRESSES, BubbleUse, Fatal, Finalizer, Outcome};
pub use schedule::{Deviation, ENGINE_EPOCH, PolicySpec, Schedule, ScheduleError};
pub use wait::Wait;
