//! What a goroutine stands before, in the search's terms.

use super::footprint::{ChanOp, CondOp, Footprint, MutexOp, Obj, Op, RwOp, WgOp};
use super::grain::COUNT;
use super::map_effects::map_cell;
use super::program::GoProgram;
use crate::event::{AccessKind, Addr, Gid, MapOp, SyncOp};
use crate::machine::chan::layout;
use crate::machine::sync::waitgroup::SEMA;
use crate::machine::{Goroutine, NextOp, Status, VisibleOp};

/// What a goroutine stands before.
pub(super) enum Place {
    /// Code that others cannot see.
    Local,
    Visible(Footprint, bool),
}

impl GoProgram {
    pub(super) fn place(&self, g: Gid) -> Place {
        let visible = |op| Place::Visible(Footprint::of(op), false);
        if self.choosing.contains(&g) {
            return visible(Op::Local);
        }
        match self.machine.next_op(g) {
            NextOp::Plain | NextOp::Blocked => Place::Local,
            NextOp::Access(access) => {
                let name = self.name(access.addr);
                let cell = self.grain.cell(name, access.n);
                if let Some(op) = self.map_access(&access)
                    && cell.is_none_or(|(at, _)| at == name)
                {
                    return if self.is_alone(g) { Place::Local } else { visible(op) };
                }
                let Some((at, n)) = cell else { return Place::Local };
                visible(Op::Memory { at, n, write: access.kind == AccessKind::Write })
            }
            NextOp::Map { map, op, writes } => {
                if map.is_nil() || self.grain.maps.is_empty() || self.is_alone(g) {
                    return Place::Local;
                }
                let name = self.name(map);
                if !self.grain.maps.contains(&name) {
                    return Place::Local;
                }
                visible(match op {
                    MapOp::Len => {
                        Op::Memory { at: Obj { slot: map_cell::COUNT, ..name }, n: 1, write: false }
                    }
                    // The begin of an iteration sets bits of the classic flag byte.
                    _ => Op::Memory { at: name, n: map_cell::ALL, write: writes || op == MapOp::IterInit },
                })
            }
            NextOp::Select { cases, .. } => {
                let channels: Vec<Obj> = cases
                    .iter()
                    .filter(|(chan, _)| !chan.is_nil())
                    .map(|(chan, _)| self.name(*chan))
                    .collect();
                Place::Visible(
                    Footprint { op: Op::Select, channels: Some(channels.into()), ends: false },
                    false,
                )
            }
            NextOp::Visible { op, addr } => self.visible_place(g, op, addr),
        }
    }

    /// There is nobody who could see what `g` does.
    fn is_alone(&self, g: Gid) -> bool {
        let others = |goroutine: &Goroutine| goroutine.id != g && goroutine.status != Status::Dead;
        !self.machine.uses_timers() && !self.machine.goroutines().any(others)
    }

    /// An Add to this WaitGroup races with Wait.
    fn is_reused(&self, wg: Obj) -> bool {
        self.grain.waits_park
            || self.grain.reused.contains(&wg)
            || self.grain.cells.contains(&Obj { slot: wg.slot + SEMA, ..wg })
    }

    fn visible_place(&self, g: Gid, op: VisibleOp, addr: Addr) -> Place {
        let place = |op, waits| Place::Visible(Footprint::of(op), waits);
        let chan = |op: fn(u32) -> ChanOp| {
            if addr.is_nil() || self.machine.heap().object(addr).is_none() {
                return Place::Local;
            }
            let cap = self.machine.heap().load(addr.plus(layout::CAP)).unwrap_or(0) as u32;
            Place::Visible(Footprint::of(Op::Chan(op(cap), self.name(addr))), false)
        };
        match op {
            VisibleOp::Send => chan(|_| ChanOp::Send),
            VisibleOp::Recv => chan(|cap| ChanOp::Recv { index: 0, cap }),
            VisibleOp::Close => chan(|_| ChanOp::Close { sends: 0 }),
            VisibleOp::ChanLen => chan(|_| ChanOp::Len),
            // Main's end is the program's.
            VisibleOp::End if g == Gid(1) => {
                Place::Visible(Footprint { ends: true, ..Footprint::default() }, false)
            }
            VisibleOp::Go | VisibleOp::End if self.grain.counts => {
                place(Op::Memory { at: COUNT, n: 1, write: true }, false)
            }
            VisibleOp::Count if self.grain.counts => {
                place(Op::Memory { at: COUNT, n: 1, write: false }, false)
            }
            VisibleOp::Go | VisibleOp::End | VisibleOp::Count | VisibleOp::Gosched | VisibleOp::Timer => {
                Place::Local
            }
            VisibleOp::Random => place(Op::Local, false),
            VisibleOp::Io => place(Op::Write(0), false),
            VisibleOp::Sync(op) => {
                let Some(pending) = self.machine.pending_sync(g) else { return Place::Local };
                if pending.finishing {
                    let half = match op {
                        SyncOp::WaitGroupWait => WgOp::Return,
                        SyncOp::WaitGroupDone => WgOp::Reset,
                        _ => return Place::Local,
                    };
                    let wg = self.name(addr);
                    return if self.is_reused(wg) { place(Op::Wg(half, wg), false) } else { Place::Local };
                }
                if self.machine.heap().object(addr).is_none() {
                    return Place::Local;
                }
                let obj = self.name(addr);
                let op = match op {
                    SyncOp::MutexLock => Op::Mutex(MutexOp::Lock, obj),
                    SyncOp::MutexTryLock => Op::Mutex(MutexOp::TryLock, obj),
                    SyncOp::MutexUnlock => Op::Mutex(MutexOp::Unlock, obj),
                    SyncOp::RwRLock => Op::Rw(RwOp::RLock, obj),
                    SyncOp::RwTryRLock | SyncOp::RwTryLock => Op::Rw(RwOp::Try, obj),
                    SyncOp::RwRUnlock => Op::Rw(RwOp::RUnlock, obj),
                    SyncOp::RwLockPending | SyncOp::RwLock => Op::Rw(RwOp::Lock, obj),
                    SyncOp::RwUnlock => Op::Rw(RwOp::Unlock, obj),
                    SyncOp::WaitGroupAdd | SyncOp::WaitGroupDone if pending.delta < 0 => {
                        Op::Wg(WgOp::Done(pending.delta.unsigned_abs() as u32), obj)
                    }
                    SyncOp::WaitGroupAdd | SyncOp::WaitGroupDone => {
                        Op::Wg(WgOp::Add(pending.delta as u32), obj)
                    }
                    SyncOp::WaitGroupWait if self.is_reused(obj) => {
                        return place(Op::Wg(WgOp::Arrive, obj), false);
                    }
                    SyncOp::WaitGroupWait => Op::Wg(WgOp::Wait, obj),
                    SyncOp::CondWait if pending.takes_ticket => Op::Cond(CondOp::Enter, obj),
                    SyncOp::CondWait => Op::Cond(CondOp::Wait, obj),
                    SyncOp::CondSignal | SyncOp::CondBroadcast => Op::Cond(CondOp::Notify, obj),
                    SyncOp::AtomicLoad => Op::Memory { at: self.grain.word(obj), n: 1, write: false },
                    SyncOp::AtomicStore
                    | SyncOp::AtomicAdd
                    | SyncOp::AtomicSwap
                    | SyncOp::AtomicCas
                    | SyncOp::PoolGet
                    | SyncOp::PoolPut
                    | SyncOp::SemAcquire
                    | SyncOp::SemRelease => Op::Memory { at: self.grain.word(obj), n: 1, write: true },
                };
                place(op, pending.waits)
            }
        }
    }
}
