//! An event in the export's words: category, name and fields. The names are part of the schema and do not change.

use super::Exported;
use crate::event::{
    CallEvent, ChanEvent, DeferEvent, Event, Gid, IoEvent, MapEvent, MapOp, MapStage, PanicEvent, SchedEvent,
    Stream, SyncEvent, SyncOp, TimerEvent,
};

pub enum Value {
    Number(i64),
    Text(String),
    Bool(bool),
}

pub struct Told {
    pub category: &'static str,
    pub name: &'static str,
    pub fields: Vec<(&'static str, Value)>,
}

fn number(value: impl TryInto<i64>) -> Value {
    Value::Number(value.try_into().unwrap_or(i64::MAX))
}

fn text(value: impl Into<String>) -> Value {
    Value::Text(value.into())
}

fn partner(fields: &mut Vec<(&'static str, Value)>, g: Option<Gid>) {
    if let Some(g) = g {
        fields.push(("partner", number(g.0)));
    }
}

impl Exported<'_> {
    pub fn tell(&self, event: &Event) -> Told {
        let (category, (name, fields)) = match event {
            Event::Sched(event) => ("sched", self.sched(event)),
            Event::Call(event) => ("call", self.call(event)),
            Event::Defer(event) => ("defer", defer(event)),
            Event::Panic(event) => ("panic", panic(event)),
            Event::Map(event) => ("map", self.map(event)),
            Event::Chan(event) => ("chan", self.chan(event)),
            Event::Sync(event) => ("sync", self.sync(event)),
            Event::Io(IoEvent::Write { stream, len }) => {
                let stream = match stream {
                    Stream::Stdout => "stdout",
                    Stream::Stderr => "stderr",
                };
                ("io", ("write", vec![("stream", text(stream)), ("bytes", number(*len))]))
            }
            Event::Timer(event) => ("timer", timer(event)),
        };
        Told { category, name, fields }
    }

    fn sched(&self, event: &SchedEvent) -> (&'static str, Vec<(&'static str, Value)>) {
        match event {
            SchedEvent::Created { g, func } => {
                ("created", vec![("child", number(g.0)), ("func", text(self.func(*func)))])
            }
            SchedEvent::Parked { wait } => ("parked", vec![("reason", text(self.wait(*wait)))]),
            SchedEvent::Ready { g, by_timer } => {
                ("ready", vec![("woken", number(g.0)), ("by_timer", Value::Bool(*by_timer))])
            }
            SchedEvent::Yielded { handoff } => ("yielded", vec![("handoff", Value::Bool(*handoff))]),
            SchedEvent::Exited => ("exited", vec![]),
        }
    }

    fn call(&self, event: &CallEvent) -> (&'static str, Vec<(&'static str, Value)>) {
        match event {
            CallEvent::Enter { func, depth } => {
                ("enter", vec![("func", text(self.func(*func))), ("depth", number(*depth))])
            }
            CallEvent::Leave { func, depth } => {
                ("leave", vec![("func", text(self.func(*func))), ("depth", number(*depth))])
            }
            CallEvent::StackGrown { from, to } => {
                ("stack-grown", vec![("from_bytes", number(*from)), ("to_bytes", number(*to))])
            }
        }
    }

    fn map(&self, event: &MapEvent) -> (&'static str, Vec<(&'static str, Value)>) {
        let mut fields = vec![
            ("map", text(self.names.name(event.map))),
            ("op", text(map_op(event.op))),
            ("detail", number(event.detail)),
        ];
        if let MapStage::Load(word) | MapStage::Store(word) = event.stage {
            fields.push(("word", text(word.name())));
        }
        (stage(event.stage), fields)
    }

    fn chan(&self, event: &ChanEvent) -> (&'static str, Vec<(&'static str, Value)>) {
        match event {
            ChanEvent::Sent { chan, partner: with, slot, cap } => {
                let mut fields = vec![("chan", text(self.names.name(*chan))), ("cap", number(*cap))];
                partner(&mut fields, *with);
                fields.push(("slot", number(*slot)));
                ("sent", fields)
            }
            ChanEvent::Received { chan, partner: with, slot, closed, cap } => {
                let mut fields = vec![("chan", text(self.names.name(*chan))), ("cap", number(*cap))];
                partner(&mut fields, *with);
                fields.push(("slot", number(*slot)));
                fields.push(("closed", Value::Bool(*closed)));
                ("received", fields)
            }
            ChanEvent::Closed { chan, woken } => {
                ("closed", vec![("chan", text(self.names.name(*chan))), ("woken", number(*woken))])
            }
            ChanEvent::Selected { case } => ("selected", vec![("case", number(*case))]),
        }
    }

    fn sync(&self, event: &SyncEvent) -> (&'static str, Vec<(&'static str, Value)>) {
        let mut fields = vec![("object", text(self.names.name(event.addr))), ("ok", Value::Bool(event.ok))];
        partner(&mut fields, event.partner);
        (sync_op(event.op), fields)
    }
}

fn defer(event: &DeferEvent) -> (&'static str, Vec<(&'static str, Value)>) {
    match event {
        DeferEvent::Pushed { depth, .. } => ("pushed", vec![("depth", number(*depth))]),
        DeferEvent::Run { depth, panicking, .. } => {
            let mut fields = vec![("depth", number(*depth))];
            if let Some(id) = panicking {
                fields.push(("panic", number(id.0)));
            }
            ("run", fields)
        }
        DeferEvent::Done { depth, .. } => ("done", vec![("depth", number(*depth))]),
    }
}

fn panic(event: &PanicEvent) -> (&'static str, Vec<(&'static str, Value)>) {
    match event {
        PanicEvent::Raised { id } => ("raised", vec![("panic", number(id.0))]),
        PanicEvent::Visit { id, depth } => {
            ("visit", vec![("panic", number(id.0)), ("depth", number(*depth))])
        }
        PanicEvent::Recovered { id } => ("recovered", vec![("panic", number(id.0))]),
        PanicEvent::RecoverNil => ("recover-nil", vec![]),
        PanicEvent::Unwound { id, depth } => {
            ("unwound", vec![("panic", number(id.0)), ("depth", number(*depth))])
        }
        PanicEvent::Aborted { id } => ("aborted", vec![("panic", number(id.0))]),
        PanicEvent::Goexit => ("goexit", vec![]),
        PanicEvent::Uncaught { id } => ("uncaught", vec![("panic", number(id.0))]),
        PanicEvent::Fatal(fatal) => ("fatal", vec![("text", text(fatal.text()))]),
    }
}

fn timer(event: &TimerEvent) -> (&'static str, Vec<(&'static str, Value)>) {
    match event {
        TimerEvent::Started { timer, when } => {
            ("started", vec![("timer", number(*timer)), ("when_ns", number(*when))])
        }
        TimerEvent::Stopped { timer, pending } => {
            ("stopped", vec![("timer", number(*timer)), ("pending", Value::Bool(*pending))])
        }
        TimerEvent::Fired { timer } => ("fired", vec![("timer", number(*timer))]),
        TimerEvent::Clock { now } => ("clock", vec![("now_ns", number(*now))]),
    }
}

pub fn map_op(op: MapOp) -> &'static str {
    match op {
        MapOp::Access => "access",
        MapOp::AccessOk => "access-ok",
        MapOp::Assign => "assign",
        MapOp::Delete => "delete",
        MapOp::IterInit => "iter-init",
        MapOp::IterNext => "iter-next",
        MapOp::Clear => "clear",
        MapOp::Clone => "clone",
        MapOp::Make => "make",
        MapOp::Len => "len",
    }
}

fn stage(stage: MapStage) -> &'static str {
    match stage {
        MapStage::Empty => "empty",
        MapStage::NotEmpty => "not-empty",
        MapStage::Check => "check",
        MapStage::Hash => "hash",
        MapStage::LoadFlag => "load-flag",
        MapStage::SetFlag => "set-flag",
        MapStage::Allocate => "allocate",
        MapStage::Grow => "grow",
        MapStage::Split => "split",
        MapStage::Prune => "prune",
        MapStage::FreeTag => "free-tag",
        MapStage::Evacuate => "evacuate",
        MapStage::MarkMoved => "mark-moved",
        MapStage::CopyTag => "copy-tag",
        MapStage::CopyKey => "copy-key",
        MapStage::CopyElem => "copy-elem",
        MapStage::PlaceKey => "place-key",
        MapStage::PlaceElem => "place-elem",
        MapStage::ReadTag => "read-tag",
        MapStage::ReadTags => "read-tags",
        MapStage::CompareLen => "compare-length",
        MapStage::CompareKey => "compare-key",
        MapStage::ReadKey => "read-key",
        MapStage::CompareSelf => "compare-self",
        MapStage::FollowElem => "follow-elem",
        MapStage::StoreElem => "store-elem",
        MapStage::FollowKey => "follow-key",
        MapStage::StoreKeyPointer => "store-key-pointer",
        MapStage::CopyWord => "copy-word",
        MapStage::HashKey => "hash-key",
        MapStage::Probe => "probe",
        MapStage::ProbeNext => "probe-next",
        MapStage::Overflow => "overflow",
        MapStage::Room => "room",
        MapStage::StoreKey => "store-key",
        MapStage::StoreTag => "store-tag",
        MapStage::Found => "found",
        MapStage::NotFound => "not-found",
        MapStage::ClearKey => "clear-key",
        MapStage::ClearElem => "clear-elem",
        MapStage::LastOne => "last-one",
        MapStage::Reseed => "reseed",
        MapStage::CopyHeader => "copy-header",
        MapStage::Copy => "copy",
        MapStage::Wipe => "wipe",
        MapStage::Zero => "zero",
        MapStage::Load(_) => "load",
        MapStage::Store(_) => "store",
        MapStage::CheckAgain => "check-again",
        MapStage::LoadFlagAgain => "load-flag-again",
        MapStage::ClearFlag => "clear-flag",
        MapStage::Start => "start",
        MapStage::Advance => "advance",
        MapStage::Lookup => "lookup",
        MapStage::End => "end",
    }
}

fn sync_op(op: SyncOp) -> &'static str {
    match op {
        SyncOp::MutexLock => "mutex-lock",
        SyncOp::MutexTryLock => "mutex-try-lock",
        SyncOp::MutexUnlock => "mutex-unlock",
        SyncOp::RwRLock => "rw-rlock",
        SyncOp::RwTryRLock => "rw-try-rlock",
        SyncOp::RwRUnlock => "rw-runlock",
        SyncOp::RwLockPending => "rw-lock-pending",
        SyncOp::RwLock => "rw-lock",
        SyncOp::RwTryLock => "rw-try-lock",
        SyncOp::RwUnlock => "rw-unlock",
        SyncOp::WaitGroupAdd => "waitgroup-add",
        SyncOp::WaitGroupDone => "waitgroup-done",
        SyncOp::WaitGroupWait => "waitgroup-wait",
        SyncOp::CondWait => "cond-wait",
        SyncOp::CondSignal => "cond-signal",
        SyncOp::CondBroadcast => "cond-broadcast",
        SyncOp::SemAcquire => "sem-acquire",
        SyncOp::SemRelease => "sem-release",
        SyncOp::AtomicLoad => "atomic-load",
        SyncOp::AtomicStore => "atomic-store",
        SyncOp::AtomicAdd => "atomic-add",
        SyncOp::AtomicSwap => "atomic-swap",
        SyncOp::AtomicCas => "atomic-cas",
        SyncOp::PoolGet => "pool-get",
        SyncOp::PoolPut => "pool-put",
    }
}
