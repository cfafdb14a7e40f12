//! A goroutine's map operation as a strip of micro-steps: done, the newest, the failed one, pending.

use super::super::run::Run;
use super::super::view::{OperationView, Sign, StepStatus, StepView};
use super::{editor, map_blocks};
use crate::code::op::Op;
use crate::event::{Addr, Event, Gid, MapEvent, MapOp, MapStage, MapWord, Outcome};
use crate::machine::map::stages;
use crate::machine::{Goroutine, Machine, Profile, RuntimeOp};
use std::rc::Rc;

/// What is done of an operation.
struct Progress {
    op: MapOp,
    done: Vec<MapStage>,
    /// The stage that this step did, or the newest.
    newest: Option<MapStage>,
    failed: bool,
    /// The runtime's part is over; the caller's own load or store through the pointer is left.
    over: bool,
}

/// The strip of `goroutine`'s operation on `map`; none when it has none under way.
pub fn operation(run: &Run, goroutine: &Goroutine, map: Addr) -> Option<OperationView> {
    let machine = &run.moment.machine;
    let profile = machine.config().profile;
    let mut progress = under_way(profile, goroutine, map)
        .or_else(|| ended_now(run, goroutine.id, map))
        .or_else(|| before_own_access(machine, goroutine, map))?;
    // The goroutine of a fatal error stays in the middle of its operation.
    progress.failed |=
        matches!(machine.outcome(), Some(Outcome::Fatal { g: blamed, .. }) if *blamed == goroutine.id);
    let mut steps: Vec<StepView> = Vec::new();
    let newest = progress
        .newest
        .or_else(|| stages(progress.op, profile).iter().rev().copied().find(|of| progress.done.contains(of)));
    for stage in stages(progress.op, profile) {
        let done = progress.done.contains(&stage);
        if !done && !is_usual(stage, progress.op) {
            continue;
        }
        let status = match (done, newest == Some(stage)) {
            (true, true) if progress.failed => StepStatus::Failed,
            (true, true) if !progress.over => StepStatus::At,
            (true, _) => StepStatus::Done,
            (false, _) => StepStatus::Pending,
        };
        steps.push(StepView { name: name(stage, progress.op), status });
    }
    if let Some(own) = own_access(progress.op) {
        let status = if progress.over { StepStatus::At } else { StepStatus::Pending };
        steps.push(StepView { name: own.into(), status });
    }
    Some(OperationView {
        sign: Sign::new(goroutine.id.0),
        label: label(machine, goroutine),
        probe: probe(profile, goroutine),
        steps,
    })
}

/// What the key's hash chose: the tag that is compared first, and where the search begins.
fn probe(profile: Profile, goroutine: &Goroutine) -> Option<Rc<str>> {
    let Some(RuntimeOp::Map { op, .. }) = &goroutine.op else { return None };
    let hash = op.key_hash()?;
    let classic = profile.classic_map();
    let tag = if classic { "tophash" } else { "h2" };
    Some(format!("hash {:04x}… · {tag} 0x{:02x}", hash >> 48, map_blocks::tag_of(hash, classic)).into())
}

/// Stages that every run of the operation takes.
fn is_usual(stage: MapStage, op: MapOp) -> bool {
    match stage {
        MapStage::Wipe => op == MapOp::Clear,
        MapStage::Check
        | MapStage::Hash
        | MapStage::LoadFlag
        | MapStage::SetFlag
        | MapStage::Probe
        | MapStage::StoreKey
        | MapStage::StoreTag
        | MapStage::ClearElem
        | MapStage::Load(MapWord::Count)
        | MapStage::Store(MapWord::Count)
        | MapStage::CheckAgain
        | MapStage::LoadFlagAgain
        | MapStage::ClearFlag
        | MapStage::Start
        | MapStage::Advance
        | MapStage::Copy => true,
        MapStage::Empty
        | MapStage::NotEmpty
        | MapStage::Allocate
        | MapStage::Grow
        | MapStage::Split
        | MapStage::Prune
        | MapStage::FreeTag
        | MapStage::Evacuate
        | MapStage::MarkMoved
        | MapStage::CopyTag
        | MapStage::CopyKey
        | MapStage::CopyElem
        | MapStage::PlaceKey
        | MapStage::PlaceElem
        | MapStage::ReadTag
        | MapStage::ReadTags
        | MapStage::CompareLen
        | MapStage::CompareKey
        | MapStage::ReadKey
        | MapStage::CompareSelf
        | MapStage::FollowElem
        | MapStage::StoreElem
        | MapStage::FollowKey
        | MapStage::StoreKeyPointer
        | MapStage::CopyWord
        | MapStage::HashKey
        | MapStage::CopyHeader
        | MapStage::Overflow
        | MapStage::ProbeNext
        | MapStage::Room
        | MapStage::ClearKey
        | MapStage::LastOne
        | MapStage::Zero
        | MapStage::Load(_)
        | MapStage::Store(_)
        | MapStage::Found
        | MapStage::NotFound
        | MapStage::Reseed
        | MapStage::Lookup
        | MapStage::End => false,
    }
}

/// A stage's short name, in the runtime's words.
fn name(stage: MapStage, op: MapOp) -> Rc<str> {
    let name = match stage {
        MapStage::Load(word) => return format!("load {}", word.name()).into(),
        MapStage::Store(word) => return format!("store {}", word.name()).into(),
        MapStage::Empty if op == MapOp::Assign => "nil?",
        MapStage::Empty => "empty",
        MapStage::NotEmpty => "count",
        MapStage::Check => "check",
        MapStage::Hash => "hash",
        MapStage::LoadFlag => "load",
        MapStage::SetFlag => "set",
        MapStage::Allocate => "allocate",
        MapStage::Grow => "grow",
        MapStage::Split => "split",
        MapStage::Prune => "prune",
        MapStage::FreeTag => "free",
        MapStage::Evacuate => "evacuate",
        MapStage::MarkMoved => "moved",
        MapStage::CopyTag => "tag",
        MapStage::CopyKey => "read key",
        MapStage::CopyElem => "read elem",
        MapStage::ReadTag => "read tag",
        MapStage::ReadTags => "read tags",
        MapStage::CompareLen => "length",
        MapStage::CompareKey => "compare",
        MapStage::ReadKey => "read key",
        MapStage::CompareSelf => "itself?",
        MapStage::FollowElem => "elem pointer",
        MapStage::StoreElem => "new elem",
        MapStage::FollowKey => "key pointer",
        MapStage::StoreKeyPointer => "new key",
        MapStage::CopyWord => "copy",
        MapStage::HashKey => "rehash",
        MapStage::Probe => "probe",
        MapStage::ProbeNext => "next",
        MapStage::Overflow => "overflow",
        MapStage::Room => "room",
        MapStage::StoreKey => "key",
        MapStage::PlaceKey => "place key",
        MapStage::PlaceElem => "place elem",
        MapStage::StoreTag => "tag",
        MapStage::Found => "found",
        MapStage::NotFound => "not found",
        MapStage::ClearKey => "clear key",
        MapStage::ClearElem => "clear elem",
        MapStage::LastOne => "last?",
        MapStage::Reseed => "reseed",
        MapStage::CopyHeader => "header",
        MapStage::Copy => "copy",
        MapStage::Wipe => "wipe",
        MapStage::Zero => "zero",
        MapStage::CheckAgain => "check again",
        MapStage::LoadFlagAgain => "load",
        MapStage::ClearFlag => "clear",
        MapStage::Start => "start",
        MapStage::Advance => "advance",
        MapStage::Lookup => "look up",
        MapStage::End => "end",
    };
    name.into()
}

/// What the compiled code itself does through the returned pointer, after the runtime's part.
fn own_access(op: MapOp) -> Option<&'static str> {
    match op {
        MapOp::Assign => Some("store value"),
        MapOp::Access | MapOp::AccessOk => Some("copy value"),
        MapOp::Delete
        | MapOp::IterInit
        | MapOp::IterNext
        | MapOp::Clear
        | MapOp::Clone
        | MapOp::Make
        | MapOp::Len => None,
    }
}

fn under_way(profile: Profile, goroutine: &Goroutine, map: Addr) -> Option<Progress> {
    let Some(RuntimeOp::Map { op, .. }) = &goroutine.op else { return None };
    if op.map() != map {
        return None;
    }
    let done: Vec<MapStage> =
        stages(op.op(), profile).iter().copied().filter(|&stage| op.has_done(stage)).collect();
    (!done.is_empty()).then(|| Progress {
        op: op.op(),
        done,
        newest: op.newest(),
        failed: false,
        over: false,
    })
}

/// The operation that this very step ended, well or badly.
fn ended_now(run: &Run, g: Gid, map: Addr) -> Option<Progress> {
    let last = run.moment.events.iter().rev().find_map(|(who, event)| match event {
        Event::Map(event) if *who == g && event.map == map => Some(*event),
        _ => None,
    })?;
    let MapEvent { op, stage, .. } = last;
    let mut done: Vec<MapStage> = Vec::new();
    if let Some(before) = &run.before
        && let Some(goroutine) = before.machine.goroutine(g)
        && let Some(progress) = under_way(before.machine.config().profile, goroutine, map)
    {
        done = progress.done;
    }
    done.push(stage);
    let failed = run.moment.events.iter().any(|(_, event)| matches!(event, Event::Panic(_)));
    Some(Progress { op, done, newest: Some(stage), failed, over: false })
}

/// The runtime has returned the pointer; the load or store through it is still to come.
fn before_own_access(machine: &Machine, goroutine: &Goroutine, map: Addr) -> Option<Progress> {
    if goroutine.op.is_some() || !goroutine.is_runnable() {
        return None;
    }
    let frame = goroutine.top()?;
    let func = machine.program().funcs.get(frame.func.0 as usize)?;
    let (op, reg) = match func.code.get(frame.pc.checked_sub(1)? as usize)? {
        Op::MapAssign { map, .. } => (MapOp::Assign, map),
        Op::MapAccess { map, ok: Some(_), .. } => (MapOp::AccessOk, map),
        Op::MapAccess { map, ok: None, .. } => (MapOp::Access, map),
        _ => return None,
    };
    if goroutine.stack.get(frame.base as usize + reg.0 as usize).copied() != Some(map.0) {
        return None;
    }
    let profile = machine.config().profile;
    let done = stages(op, profile).iter().copied().filter(|&stage| is_usual(stage, op)).collect();
    Some(Progress { op, done, newest: None, failed: false, over: true })
}

/// The statement's own words: the line of the source.
fn label(machine: &Machine, goroutine: &Goroutine) -> Rc<str> {
    let line = editor::line_of(machine, goroutine).unwrap_or(0);
    let text = machine.program().sources.files.first().map_or("", |file| &*file.text);
    let code = text.lines().nth((line.max(1) - 1) as usize).unwrap_or("");
    let code = code.split("//").next().unwrap_or("").trim();
    match code.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", &code[..cut]).into(),
        None => code.into(),
    }
}
