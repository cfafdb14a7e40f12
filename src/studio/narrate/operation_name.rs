//! A step as an operation of the runtime, in a few words of its own: `mapassign · check`, `gopark`, `defer push`.

use crate::event::{
    CallEvent, ChanEvent, DeferEvent, Event, MapOp, MapStage, PanicEvent, SchedEvent, SyncOp, TimerEvent,
    Wait,
};
use std::borrow::Cow;

/// The operation and its part; the same in both languages, as the runtime's names are.
pub fn operation_name(event: &Event) -> String {
    match event {
        Event::Sched(event) => match event {
            SchedEvent::Created { g, .. } => format!("go · new g{}", g.0),
            SchedEvent::Parked { wait: Wait::PanicWait } => "yield".into(),
            SchedEvent::Parked { .. } => "park".into(),
            SchedEvent::Ready { g, .. } => format!("ready g{}", g.0),
            SchedEvent::Yielded { .. } => "yield".into(),
            SchedEvent::Exited => "goroutine exit".into(),
        },
        Event::Call(event) => match event {
            CallEvent::Enter { depth, .. } => format!("call · frame {depth}"),
            CallEvent::Leave { depth, .. } => format!("return · frame {depth}"),
            CallEvent::StackGrown { from, to } => format!("stack growth · {from} → {to} bytes"),
        },
        Event::Defer(event) => match event {
            DeferEvent::Pushed { .. } => "defer · push".into(),
            DeferEvent::Run { panicking: None, .. } => "defer · run at return".into(),
            DeferEvent::Run { panicking: Some(_), .. } => "defer · run by panic".into(),
            DeferEvent::Done { .. } => "defer · done".into(),
        },
        Event::Panic(event) => match event {
            PanicEvent::Raised { .. } => "panic · raise".into(),
            PanicEvent::Visit { depth, .. } => format!("panic · look at frame {depth}"),
            PanicEvent::Recovered { .. } => "recover · value".into(),
            PanicEvent::RecoverNil => "recover · nil".into(),
            PanicEvent::Unwound { depth, .. } => format!("recovery · stack cut to frame {depth}"),
            PanicEvent::Aborted { .. } => "panic · aborted".into(),
            PanicEvent::Goexit => "Goexit".into(),
            PanicEvent::Uncaught { .. } => "panic · uncaught".into(),
            PanicEvent::Fatal(_) => "fatal error".into(),
        },
        Event::Map(event) => format!("{} · {}", map_operation(event.op), map_stage(event.stage)),
        Event::Chan(event) => match event {
            ChanEvent::Sent { partner: Some(g), .. } => format!("chan send · hand to g{}", g.0),
            ChanEvent::Sent { slot, .. } => format!("chan send · buffer slot {slot}"),
            ChanEvent::Received { partner: Some(g), .. } => format!("chan receive · take from g{}", g.0),
            ChanEvent::Received { closed: true, .. } => "chan receive · closed".into(),
            ChanEvent::Received { slot, .. } => format!("chan receive · buffer slot {slot}"),
            ChanEvent::Closed { woken, .. } => format!("chan close · wakes {woken}"),
            ChanEvent::Selected { case } => format!("select · case {case}"),
        },
        Event::Sync(event) => sync(event.op).into(),
        Event::Io(crate::event::IoEvent::Write { len, .. }) => format!("write · {len} bytes"),
        Event::Timer(event) => match event {
            TimerEvent::Started { .. } => "timer · start".into(),
            TimerEvent::Stopped { .. } => "timer · stop".into(),
            TimerEvent::Fired { .. } => "timer · fire".into(),
            TimerEvent::Clock { .. } => "virtual clock".into(),
        },
    }
}

fn map_operation(op: MapOp) -> &'static str {
    match op {
        MapOp::Access | MapOp::AccessOk => "map access",
        MapOp::Assign => "map assign",
        MapOp::Delete => "map delete",
        MapOp::IterInit => "map iterator init",
        MapOp::IterNext => "map iterator next",
        MapOp::Clear => "map clear",
        MapOp::Clone => "map clone",
        MapOp::Make => "map make",
        MapOp::Len => "map len",
    }
}

fn map_stage(stage: MapStage) -> Cow<'static, str> {
    let name = match stage {
        MapStage::Load(word) => return format!("load {}", word.name()).into(),
        MapStage::Store(word) => return format!("store {}", word.name()).into(),
        MapStage::Empty => "nil or empty",
        MapStage::NotEmpty => "look at the count",
        MapStage::Check => "check the flag",
        MapStage::Hash => "hash the key",
        MapStage::LoadFlag => "load the flag",
        MapStage::SetFlag => "store the flag",
        MapStage::Allocate => "allocate",
        MapStage::Grow => "grow",
        MapStage::Split => "split",
        MapStage::Prune => "prune tombstones",
        MapStage::FreeTag => "tombstone to empty",
        MapStage::Evacuate => "evacuate a bucket",
        MapStage::MarkMoved => "mark a cell as moved",
        MapStage::CopyTag => "copy tophash",
        MapStage::CopyKey => "read a key to copy",
        MapStage::CopyElem => "read an element to copy",
        MapStage::ReadTag => "read tag byte",
        MapStage::ReadTags => "read control bytes",
        MapStage::CompareLen => "compare lengths",
        MapStage::CompareKey => "compare keys",
        MapStage::ReadKey => "read a stored key",
        MapStage::CompareSelf => "compare it with itself",
        MapStage::FollowElem => "load the pointer to an element",
        MapStage::StoreElem => "store the pointer to a new element",
        MapStage::FollowKey => "load the pointer to a key",
        MapStage::StoreKeyPointer => "store the pointer to a new key",
        MapStage::CopyWord => "copy a word",
        MapStage::HashKey => "hash a stored key",
        MapStage::Probe => "probe",
        MapStage::ProbeNext => "probe on",
        MapStage::Overflow => "take overflow bucket",
        MapStage::Room => "look for room",
        MapStage::StoreKey => "store key",
        MapStage::PlaceKey => "store the copied key",
        MapStage::PlaceElem => "store the copied element",
        MapStage::StoreTag => "store tag byte",
        MapStage::Found => "found",
        MapStage::NotFound => "not found",
        MapStage::ClearKey => "clear key",
        MapStage::ClearElem => "clear element",
        MapStage::LastOne => "was it the last",
        MapStage::Reseed => "reseed",
        MapStage::CopyHeader => "copy the header",
        MapStage::Copy => "copy complete",
        MapStage::Wipe => "mark all empty",
        MapStage::Zero => "zero the memory",
        MapStage::CheckAgain => "check the flag again",
        MapStage::LoadFlagAgain => "load the flag again",
        MapStage::ClearFlag => "store the flag cleared",
        MapStage::Start => "choose the start",
        MapStage::Advance => "advance",
        MapStage::Lookup => "look the key up again",
        MapStage::End => "end",
    };
    name.into()
}

fn sync(op: SyncOp) -> &'static str {
    match op {
        SyncOp::MutexLock => "mutex lock",
        SyncOp::MutexTryLock => "mutex try lock",
        SyncOp::MutexUnlock => "mutex unlock",
        SyncOp::RwRLock => "rwmutex read lock",
        SyncOp::RwTryRLock => "rwmutex try read lock",
        SyncOp::RwRUnlock => "rwmutex read unlock",
        SyncOp::RwLockPending => "rwmutex announce writer",
        SyncOp::RwLock => "rwmutex write lock",
        SyncOp::RwTryLock => "rwmutex try write lock",
        SyncOp::RwUnlock => "rwmutex write unlock",
        SyncOp::WaitGroupAdd => "wait group add",
        SyncOp::WaitGroupDone => "wait group done",
        SyncOp::WaitGroupWait => "wait group wait",
        SyncOp::CondWait => "cond wait",
        SyncOp::CondSignal => "cond signal",
        SyncOp::CondBroadcast => "cond broadcast",
        SyncOp::SemAcquire => "semaphore acquire",
        SyncOp::SemRelease => "semaphore release",
        SyncOp::AtomicLoad => "atomic load",
        SyncOp::AtomicStore => "atomic store",
        SyncOp::AtomicAdd => "atomic add",
        SyncOp::AtomicSwap => "atomic swap",
        SyncOp::AtomicCas => "atomic compare and swap",
        SyncOp::PoolGet => "pool get",
        SyncOp::PoolPut => "pool put",
    }
}
