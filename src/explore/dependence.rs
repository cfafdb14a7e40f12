//! The independence relation of Go's operations, found by comparison with unreduced search.
//!
//! `dependent` says which events are ordered in an execution; `reversible` says which ordered pairs the search must try
//! the other way round. Channels queue, so their operations can always be executed; `Lock`, `Wait` and the like are
//! disabled until they can complete.

use super::footprint::{ChanOp, CondOp, Footprint, MutexOp, Obj, Op, RwOp, WgOp};
use super::system::Proc;
use std::collections::BTreeSet;

/// What the search learnt about the program and treats as dependent in every execution from then on; a relation that
/// changed from one execution to the next would lose classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wild {
    /// WaitGroups and locks whose counter could go wrong in another order.
    pub objects: BTreeSet<Obj>,
    /// Operations after which the program was seen to end, in order.
    ends: Vec<(Proc, Op)>,
}

impl Wild {
    pub fn contains(&self, obj: &Obj) -> bool {
        self.objects.contains(obj)
    }

    #[inline]
    pub fn ends(&self, process: Proc, op: Op) -> bool {
        let from = self.ends.partition_point(|(other, _)| *other < process);
        self.ends[from..].iter().take_while(|(other, _)| *other == process).any(|(_, known)| *known == op)
    }

    pub fn note_end(&mut self, process: Proc, op: Op) {
        if let Err(at) = self.ends.binary_search(&(process, op)) {
            self.ends.insert(at, (process, op));
        }
    }
}

/// Whether two events (different processes) can be tried in the other order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Race {
    /// The first made the second possible.
    No,
    /// Perhaps the second has to wait for something else; such a race must not hide an earlier one.
    Perhaps,
    Yes,
}

fn touches(footprint: &Footprint, chan: Obj) -> bool {
    footprint.channels.as_ref().is_some_and(|channels| channels.contains(&chan))
}

/// What an operation may have in common with others, a bit each: operations whose traits have no bit in common are
/// independent, whatever [`dependent`] would look at. Objects share bits when there are many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits(u64);

/// Traits beside the objects.
const OBJECTS: u32 = 61;
const ENDS_OR_WRITES: u64 = 1 << OBJECTS;
/// The passing of time shares something with everything: with what comes after it, and with what came before.
const TIME: u64 = u64::MAX;
const AFTER_TIME: u64 = 1 << 62;
const BEFORE_TIME: u64 = 1 << 63;

impl Traits {
    #[inline]
    pub fn of(footprint: &Footprint) -> Traits {
        let object = |obj: Obj| 1 << (obj.object % OBJECTS);
        let own = match footprint.op {
            Op::Time => TIME,
            Op::Write(_) => ENDS_OR_WRITES,
            Op::Local | Op::Select => 0,
            Op::Mutex(_, obj) | Op::Rw(_, obj) | Op::Wg(_, obj) | Op::Cond(_, obj) | Op::Chan(_, obj) => {
                object(obj)
            }
            Op::Memory { at, .. } => object(at),
        };
        let channels = footprint.channels.iter().flat_map(|channels| channels.iter());
        let ends = if footprint.ends { ENDS_OR_WRITES } else { 0 };
        Traits(channels.fold(own | ends | AFTER_TIME, |all, &chan| all | object(chan)))
    }

    /// Those of an event that was executed.
    #[inline]
    pub fn of_event(footprint: &Footprint) -> Traits {
        let Traits(all) = Traits::of(footprint);
        Traits(if all == TIME { TIME } else { all & !AFTER_TIME | BEFORE_TIME })
    }

    /// Whether an operation may depend on an earlier `event`.
    #[inline]
    pub fn meet(self, event: Traits) -> bool {
        self.0 & event.0 != 0
    }
}

/// Whether the order of the two matters.
pub fn dependent(a: &Footprint, b: &Footprint, wild: &Wild) -> bool {
    if a.ends && (b.ends || matches!(b.op, Op::Write(_))) || b.ends && matches!(a.op, Op::Write(_)) {
        return true;
    }
    if matches!(a.op, Op::Time) || matches!(b.op, Op::Time) {
        return true;
    }
    if a.channels.is_some() || b.channels.is_some() {
        if let Op::Chan(_, chan) = a.op
            && touches(b, chan)
        {
            return true;
        }
        if let Op::Chan(_, chan) = b.op
            && touches(a, chan)
        {
            return true;
        }
        if let (Some(mine), Some(theirs)) = (&a.channels, &b.channels)
            && mine.iter().any(|chan| theirs.contains(chan))
        {
            return true;
        }
    }
    match (a.op, b.op) {
        (Op::Mutex(x, m), Op::Mutex(y, n)) => m == n && mutex(x, y),
        (Op::Rw(x, m), Op::Rw(y, n)) => m == n && (rw(x, y) || wild.contains(&m) && rw_when_wild(x, y)),
        (Op::Wg(x, m), Op::Wg(y, n)) => m == n && (wg(x, y) || wild.contains(&m) && wg_when_wild(x, y)),
        (Op::Cond(x, m), Op::Cond(y, n)) => {
            m == n && (x == CondOp::Notify || y == CondOp::Notify || x == CondOp::Enter && y == CondOp::Enter)
        }
        (Op::Chan(x, m), Op::Chan(y, n)) => m == n && chan(x, y),
        (Op::Memory { at: x, n, write }, Op::Memory { at: y, n: m, write: also }) => {
            (write || also)
                && x.object == y.object
                && x.slot < y.slot.saturating_add(m)
                && y.slot < x.slot.saturating_add(n)
        }
        (Op::Write(x), Op::Write(y)) => x == y,
        _ => false,
    }
}

fn mutex(_: MutexOp, _: MutexOp) -> bool {
    true
}

fn rw(a: RwOp, b: RwOp) -> bool {
    match (a, b) {
        (RwOp::Try, _) | (_, RwOp::Try) => true,
        (RwOp::Lock | RwOp::Unlock, RwOp::Lock | RwOp::Unlock | RwOp::RLock) => true,
        (RwOp::RLock, RwOp::Lock | RwOp::Unlock) => true,
        (RwOp::RLock | RwOp::RUnlock, RwOp::RLock | RwOp::RUnlock) => false,
        // A writer that is announced waits for the reader; the wake-up orders what follows.
        (RwOp::RUnlock, RwOp::Lock | RwOp::Unlock) | (RwOp::Lock | RwOp::Unlock, RwOp::RUnlock) => false,
    }
}

fn rw_when_wild(a: RwOp, b: RwOp) -> bool {
    !(a == RwOp::RLock && b == RwOp::RLock)
}

fn wg(a: WgOp, b: WgOp) -> bool {
    let counts = |op| matches!(op, WgOp::Add(_) | WgOp::Done(_));
    let looks = |op| matches!(op, WgOp::Wait | WgOp::Arrive | WgOp::Return);
    counts(a) && looks(b)
        || looks(a) && counts(b)
        || a == WgOp::Reset
        || b == WgOp::Reset
        || matches!((a, b), (WgOp::Arrive, WgOp::Return) | (WgOp::Return, WgOp::Arrive))
}

fn wg_when_wild(a: WgOp, b: WgOp) -> bool {
    let alike = matches!((a, b), (WgOp::Add(_), WgOp::Add(_)) | (WgOp::Wait, WgOp::Wait));
    !(alike || a == b && matches!(a, WgOp::Arrive | WgOp::Return))
}

fn chan(a: ChanOp, b: ChanOp) -> bool {
    match (a, b) {
        (ChanOp::Send, ChanOp::Send)
        | (ChanOp::Recv { .. }, ChanOp::Recv { .. })
        | (ChanOp::Close { .. }, ChanOp::Close { .. }) => true,
        (ChanOp::Send, ChanOp::Recv { .. }) | (ChanOp::Recv { .. }, ChanOp::Send) => false,
        (ChanOp::Send, ChanOp::Close { .. }) | (ChanOp::Close { .. }, ChanOp::Send) => true,
        // A close makes the send panic that this receive would let through.
        (ChanOp::Recv { index, cap }, ChanOp::Close { sends })
        | (ChanOp::Close { sends }, ChanOp::Recv { index, cap }) => index.saturating_add(cap) < sends,
        (ChanOp::Len, ChanOp::Len | ChanOp::Close { .. }) | (ChanOp::Close { .. }, ChanOp::Len) => false,
        (ChanOp::Len, ChanOp::Send | ChanOp::Recv { .. })
        | (ChanOp::Send | ChanOp::Recv { .. }, ChanOp::Len) => true,
    }
}

/// For dependent events, `first` executed before `second`: whether `second` can come first.
pub fn reversible(first: &Footprint, second: &Footprint, wild: &Wild) -> Race {
    if matches!(first.op, Op::Time) || matches!(second.op, Op::Time) {
        return Race::No;
    }
    if first.ends {
        let printed = matches!(second.op, Op::Write(_));
        return if second.ends || printed { Race::Yes } else { Race::Perhaps };
    }
    match (first.op, second.op) {
        // An unlock that fails, or a Done below zero, made nothing possible.
        (Op::Mutex(MutexOp::Unlock, m), Op::Mutex(MutexOp::Lock, _)) if !wild.contains(&m) => Race::No,
        (Op::Mutex(MutexOp::Unlock | MutexOp::TryLock, _), Op::Mutex(MutexOp::Lock, _)) => Race::Perhaps,
        (Op::Rw(RwOp::Unlock, m), Op::Rw(RwOp::Lock | RwOp::RLock, _)) if !wild.contains(&m) => Race::No,
        (Op::Rw(RwOp::Try | RwOp::RUnlock | RwOp::Unlock, _), Op::Rw(RwOp::Lock | RwOp::RLock, _)) => {
            Race::Perhaps
        }
        (Op::Wg(WgOp::Done(_), m), Op::Wg(WgOp::Wait, _)) if !wild.contains(&m) => Race::No,
        (Op::Wg(WgOp::Done(_), _), Op::Wg(WgOp::Wait, _)) => Race::Perhaps,
        (Op::Wg(WgOp::Add(_), _), Op::Wg(WgOp::Wait, _)) => Race::Perhaps,
        (Op::Wg(WgOp::Wait, m), Op::Wg(WgOp::Done(_), _)) if !wild.contains(&m) => Race::No,
        (Op::Wg(..), Op::Wg(..)) => Race::Perhaps,
        (Op::Cond(..), Op::Cond(CondOp::Wait, _)) => Race::Perhaps,
        _ => Race::Yes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One footprint of each kind on each of two objects, ending the program and not, with a select's channels and not.
    fn footprints() -> Vec<Footprint> {
        let objects =
            [Obj { object: 3, slot: 0 }, Obj { object: 3 + OBJECTS, slot: 1 }, Obj { object: 4, slot: 0 }];
        let mut ops = vec![Op::Local, Op::Select, Op::Write(0), Op::Write(1), Op::Time];
        for obj in objects {
            ops.extend([MutexOp::Lock, MutexOp::TryLock, MutexOp::Unlock].map(|op| Op::Mutex(op, obj)));
            ops.extend(
                [RwOp::RLock, RwOp::RUnlock, RwOp::Lock, RwOp::Unlock, RwOp::Try].map(|op| Op::Rw(op, obj)),
            );
            ops.extend([WgOp::Add(1), WgOp::Done(1), WgOp::Wait].map(|op| Op::Wg(op, obj)));
            ops.extend([CondOp::Enter, CondOp::Wait, CondOp::Notify].map(|op| Op::Cond(op, obj)));
            let (recv, close) = (ChanOp::Recv { index: 0, cap: 0 }, ChanOp::Close { sends: 1 });
            ops.extend([ChanOp::Send, recv, close, ChanOp::Len].map(|op| Op::Chan(op, obj)));
            ops.extend([1, 2].map(|n| Op::Memory { at: obj, n, write: n == 1 }));
        }
        let mut footprints = Vec::new();
        for op in ops {
            for ends in [false, true] {
                for channels in [None, Some([objects[0]].into()), Some([objects[2]].into())] {
                    footprints.push(Footprint { op, channels, ends });
                }
            }
        }
        footprints
    }

    #[test]
    fn what_is_dependent_has_a_trait_in_common() {
        let mut wild = Wild::default();
        wild.objects.extend(footprints().iter().filter_map(Footprint::object));
        let mut dependent_pairs = 0;
        for a in footprints() {
            for b in footprints() {
                for wild in [&Wild::default(), &wild] {
                    if dependent(&a, &b, wild) {
                        dependent_pairs += 1;
                        assert!(Traits::of(&b).meet(Traits::of_event(&a)), "{a:?} {b:?}");
                    }
                }
            }
        }
        assert!(dependent_pairs > 1_000);
        let independent = |op| Traits::of(&Footprint::of(op));
        let [one, other] = [3, 4].map(|object| Op::Mutex(MutexOp::Lock, Obj { object, slot: 0 }));
        assert!(!independent(one).meet(Traits::of_event(&Footprint::of(other))));
    }
}
