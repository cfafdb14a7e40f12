//! The function of the real runtime that does what an event tells, by profile.

use crate::code::program::{Program, TypeId};
use crate::event::{
    CallEvent, ChanEvent, DeferEvent, Event, MapOp, MapStage, MapWord, PanicEvent, SchedEvent, SyncOp,
    TimerEvent, Wait,
};
use crate::machine::Profile;
use crate::machine::map::{MapKind, Variant};

/// Name in Go's source, or nothing where plain compiled code does it.
pub fn runtime_name(profile: Profile, event: &Event) -> Option<&'static str> {
    match event {
        Event::Sched(event) => match event {
            SchedEvent::Created { .. } => Some("runtime.newproc"),
            // Main yields until the panic is through.
            SchedEvent::Parked { wait: Wait::PanicWait } => Some("runtime.Gosched"),
            SchedEvent::Parked { .. } => Some("runtime.gopark"),
            SchedEvent::Ready { .. } => Some("runtime.goready"),
            SchedEvent::Yielded { handoff: true } => Some("runtime.goyield"),
            SchedEvent::Yielded { handoff: false } => Some("runtime.Gosched"),
            SchedEvent::Exited => Some("runtime.goexit0"),
        },
        Event::Call(event) => match event {
            CallEvent::Enter { .. } | CallEvent::Leave { .. } => None,
            CallEvent::StackGrown { .. } => Some("runtime.newstack"),
        },
        Event::Defer(event) => match event {
            DeferEvent::Pushed { .. } => Some("runtime.deferproc"),
            DeferEvent::Run { panicking: Some(_), .. } => Some("runtime.gopanic"),
            DeferEvent::Run { panicking: None, .. } | DeferEvent::Done { .. } => Some("runtime.deferreturn"),
        },
        Event::Panic(event) => match event {
            PanicEvent::Raised { .. } | PanicEvent::Visit { .. } | PanicEvent::Aborted { .. } => {
                Some("runtime.gopanic")
            }
            PanicEvent::Recovered { .. } | PanicEvent::RecoverNil => Some("runtime.gorecover"),
            PanicEvent::Unwound { .. } => Some("runtime.recovery"),
            PanicEvent::Goexit => Some("runtime.Goexit"),
            PanicEvent::Uncaught { .. } => Some("runtime.fatalpanic"),
            PanicEvent::Fatal(fatal) => {
                Some(if fatal.is_throw() { "runtime.throw" } else { "runtime.fatal" })
            }
        },
        Event::Map(event) => Some(map_name(profile, event.op, event.stage)),
        Event::Chan(event) => match event {
            ChanEvent::Sent { .. } => Some("runtime.chansend"),
            ChanEvent::Received { .. } => Some("runtime.chanrecv"),
            ChanEvent::Closed { .. } => Some("runtime.closechan"),
            ChanEvent::Selected { .. } => Some("runtime.selectgo"),
        },
        Event::Sync(event) => Some(sync_name(event.op)),
        Event::Io(_) => Some("os.(*File).Write"),
        Event::Timer(event) => match event {
            TimerEvent::Started { .. } => Some("time.newTimer"),
            TimerEvent::Stopped { .. } => Some("time.stopTimer"),
            TimerEvent::Fired { .. } => Some("runtime.(*timer).unlockAndRun"),
            TimerEvent::Clock { .. } => None,
        },
    }
}

fn map_name(profile: Profile, op: MapOp, stage: MapStage) -> &'static str {
    if profile.classic_map() {
        match (stage, op) {
            (MapStage::Grow, _)
            | (MapStage::Store(MapWord::B | MapWord::Buckets), _)
            | (MapStage::Store(MapWord::OldBuckets | MapWord::Flags | MapWord::Nevacuate), MapOp::Assign) => {
                "runtime.hashGrow"
            }
            (
                MapStage::Evacuate
                | MapStage::MarkMoved
                | MapStage::CopyTag
                | MapStage::CopyKey
                | MapStage::CopyElem
                | MapStage::PlaceKey
                | MapStage::PlaceElem
                | MapStage::ReadKey
                | MapStage::CompareSelf
                | MapStage::HashKey,
                MapOp::Assign | MapOp::Delete,
            ) => "runtime.growWork → runtime.evacuate",
            (
                MapStage::Overflow | MapStage::Store(MapWord::NextOverflow | MapWord::Overflow),
                MapOp::Assign,
            )
            | (MapStage::Load(MapWord::NOverflow) | MapStage::Store(MapWord::NOverflow), MapOp::Assign) => {
                "runtime.(*hmap).newoverflow"
            }
            (_, MapOp::Access) => "runtime.mapaccess1",
            (_, MapOp::AccessOk) => "runtime.mapaccess2",
            (_, MapOp::Assign) => "runtime.mapassign",
            (_, MapOp::Delete) => "runtime.mapdelete",
            (_, MapOp::IterInit) => "runtime.mapiterinit",
            (_, MapOp::IterNext) => "runtime.mapiternext",
            (_, MapOp::Clear) => "runtime.mapclear",
            (_, MapOp::Clone) => "runtime.mapclone2",
            (_, MapOp::Make) => "runtime.makemap",
            (_, MapOp::Len) => "len: h.count",
        }
    } else {
        match (stage, op) {
            (MapStage::Grow, _)
            | (MapStage::HashKey | MapStage::CopyKey | MapStage::CopyElem, MapOp::Assign) => {
                "internal/runtime/maps.(*table).grow"
            }
            (MapStage::Split, _) => "internal/runtime/maps.(*table).split",
            (MapStage::Prune | MapStage::FreeTag, _)
            | (MapStage::ReadKey | MapStage::CompareSelf, MapOp::Assign) => {
                "internal/runtime/maps.(*table).pruneTombstones"
            }
            (MapStage::Store(MapWord::Directory), _) => "internal/runtime/maps.(*Map).directorySet",
            (_, MapOp::Access) => "runtime.mapaccess1",
            (_, MapOp::AccessOk) => "runtime.mapaccess2",
            (_, MapOp::Assign) => "runtime.mapassign",
            (_, MapOp::Delete) => "runtime.mapdelete",
            (_, MapOp::IterInit) => "internal/runtime/maps.(*Iter).Init",
            (_, MapOp::IterNext) => "internal/runtime/maps.(*Iter).Next",
            (_, MapOp::Clear) => "internal/runtime/maps.(*Map).Clear",
            (_, MapOp::Clone) => "internal/runtime/maps.(*Map).Clone",
            (_, MapOp::Make) => "internal/runtime/maps.NewMap",
            (_, MapOp::Len) => "len: m.used",
        }
    }
}

/// Ending of the names of mapaccess1, mapaccess2, mapassign and mapdelete for a map's type (cmd/compile/internal/walk,
/// mapfast).
pub fn map_suffix(program: &Program, map: TypeId, op: MapOp) -> &'static str {
    let kind = MapKind::of(program, map);
    match kind.variant {
        Variant::Slow => "",
        Variant::Fast32 => "_fast32",
        Variant::Fast64 if kind.key_pointers && op == MapOp::Assign => "_fast64ptr",
        Variant::Fast64 => "_fast64",
        Variant::FastStr => "_faststr",
    }
}

fn sync_name(op: SyncOp) -> &'static str {
    match op {
        SyncOp::MutexLock => "sync.(*Mutex).Lock",
        SyncOp::MutexTryLock => "sync.(*Mutex).TryLock",
        SyncOp::MutexUnlock => "sync.(*Mutex).Unlock",
        SyncOp::RwRLock => "sync.(*RWMutex).RLock",
        SyncOp::RwTryRLock => "sync.(*RWMutex).TryRLock",
        SyncOp::RwRUnlock => "sync.(*RWMutex).RUnlock",
        SyncOp::RwLockPending | SyncOp::RwLock => "sync.(*RWMutex).Lock",
        SyncOp::RwTryLock => "sync.(*RWMutex).TryLock",
        SyncOp::RwUnlock => "sync.(*RWMutex).Unlock",
        SyncOp::WaitGroupAdd => "sync.(*WaitGroup).Add",
        SyncOp::WaitGroupDone => "sync.(*WaitGroup).Done",
        SyncOp::WaitGroupWait => "sync.(*WaitGroup).Wait",
        SyncOp::CondWait => "sync.(*Cond).Wait",
        SyncOp::CondSignal => "sync.(*Cond).Signal",
        SyncOp::CondBroadcast => "sync.(*Cond).Broadcast",
        SyncOp::SemAcquire => "runtime.semacquire1",
        SyncOp::SemRelease => "runtime.semrelease1",
        SyncOp::AtomicLoad => "internal/runtime/atomic.Load",
        SyncOp::AtomicStore => "internal/runtime/atomic.Store",
        SyncOp::AtomicAdd => "internal/runtime/atomic.Xadd",
        SyncOp::AtomicSwap => "internal/runtime/atomic.Xchg",
        SyncOp::AtomicCas => "internal/runtime/atomic.Cas",
        SyncOp::PoolGet => "sync.(*Pool).Get",
        SyncOp::PoolPut => "sync.(*Pool).Put",
    }
}
