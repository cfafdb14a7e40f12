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
    /// WaitGroups and RWMutexes whose counter could go wrong in another order.
    pub objects: BTreeSet<Obj>,
    /// Operations after which the program was seen to end.
    pub ends: BTreeSet<(Proc, Op)>,
}

impl Wild {
    pub fn contains(&self, obj: &Obj) -> bool {
        self.objects.contains(obj)
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

/// Whether the order of the two matters.
pub fn dependent(a: &Footprint, b: &Footprint, wild: &Wild) -> bool {
    if a.ends && (b.ends || matches!(b.op, Op::Write(_))) || b.ends && matches!(a.op, Op::Write(_)) {
        return true;
    }
    if a.op == Op::Time || b.op == Op::Time {
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
    matches!((a, b), (WgOp::Wait, WgOp::Add(_) | WgOp::Done(_)) | (WgOp::Add(_) | WgOp::Done(_), WgOp::Wait))
}

fn wg_when_wild(a: WgOp, b: WgOp) -> bool {
    !matches!((a, b), (WgOp::Add(_), WgOp::Add(_)) | (WgOp::Wait, WgOp::Wait))
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
    if first.op == Op::Time || second.op == Op::Time {
        return Race::No;
    }
    if first.ends {
        let printed = matches!(second.op, Op::Write(_));
        return if second.ends || printed { Race::Yes } else { Race::Perhaps };
    }
    match (first.op, second.op) {
        (Op::Mutex(MutexOp::Unlock, _), Op::Mutex(MutexOp::Lock, _)) => Race::No,
        (Op::Mutex(MutexOp::TryLock, _), Op::Mutex(MutexOp::Lock, _)) => Race::Perhaps,
        (Op::Rw(RwOp::Unlock, _), Op::Rw(RwOp::Lock | RwOp::RLock, _)) => Race::No,
        (Op::Rw(RwOp::Try | RwOp::RUnlock, _), Op::Rw(RwOp::Lock | RwOp::RLock, _)) => Race::Perhaps,
        (Op::Wg(WgOp::Done(_), _), Op::Wg(WgOp::Wait, _)) => Race::No,
        (Op::Wg(WgOp::Add(_), _), Op::Wg(WgOp::Wait, _)) => Race::Perhaps,
        (Op::Wg(WgOp::Wait, m), Op::Wg(WgOp::Done(_), _)) if !wild.contains(&m) => Race::No,
        (Op::Wg(..), Op::Wg(..)) => Race::Perhaps,
        (Op::Cond(..), Op::Cond(CondOp::Wait, _)) => Race::Perhaps,
        _ => Race::Yes,
    }
}
