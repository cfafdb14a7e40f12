//! Packages sync and sync/atomic.

use crate::code::op::Reg;
use crate::event::{Gid, SyncOp};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};
use crate::machine::sync::{AtomicOp, Width};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sync {
    MutexLock,
    MutexTryLock,
    MutexUnlock,
    RwLock,
    RwTryLock,
    RwUnlock,
    RwRLock,
    RwTryRLock,
    RwRUnlock,
    WaitGroupAdd,
    WaitGroupDone,
    WaitGroupWait,
    NotifyAdd,
    NotifyWait,
    NotifyAll,
    NotifyOne,
    PoolPut,
    PoolGet,
    Atomic(AtomicOp, Width),
    LoadAny,
    CasAny,
}

pub fn find(name: &str) -> Option<Sync> {
    Some(match name {
        "(*Mutex).Lock" => Sync::MutexLock,
        "(*Mutex).TryLock" => Sync::MutexTryLock,
        "(*Mutex).Unlock" => Sync::MutexUnlock,
        "(*RWMutex).Lock" => Sync::RwLock,
        "(*RWMutex).TryLock" => Sync::RwTryLock,
        "(*RWMutex).Unlock" => Sync::RwUnlock,
        "(*RWMutex).RLock" => Sync::RwRLock,
        "(*RWMutex).TryRLock" => Sync::RwTryRLock,
        "(*RWMutex).RUnlock" => Sync::RwRUnlock,
        "(*WaitGroup).Add" => Sync::WaitGroupAdd,
        "(*WaitGroup).Done" => Sync::WaitGroupDone,
        "(*WaitGroup).Wait" => Sync::WaitGroupWait,
        "notifyListAdd" => Sync::NotifyAdd,
        "notifyListWait" => Sync::NotifyWait,
        "notifyListNotifyAll" => Sync::NotifyAll,
        "notifyListNotifyOne" => Sync::NotifyOne,
        "poolPut" => Sync::PoolPut,
        "poolGet" => Sync::PoolGet,
        _ => return None,
    })
}

/// `CompareAndSwapInt32` and the like.
pub fn find_atomic(name: &str) -> Option<Sync> {
    match name {
        "loadAny" => return Some(Sync::LoadAny),
        "casAny" => return Some(Sync::CasAny),
        _ => {}
    }
    let operations = [
        ("Load", AtomicOp::Load),
        ("Store", AtomicOp::Store),
        ("Add", AtomicOp::Add),
        ("Swap", AtomicOp::Swap),
        ("CompareAndSwap", AtomicOp::CompareAndSwap),
        ("And", AtomicOp::And),
        ("Or", AtomicOp::Or),
    ];
    let widths = [
        ("Int32", Width::I32),
        ("Uint32", Width::U32),
        ("Int64", Width::W64),
        ("Uint64", Width::W64),
        ("Uintptr", Width::W64),
        ("Pointer", Width::W64),
    ];
    operations.iter().find_map(|(operation, op)| {
        let rest = name.strip_prefix(operation)?;
        let (_, width) = widths.iter().find(|(width, _)| *width == rest)?;
        Some(Sync::Atomic(*op, *width))
    })
}

impl Sync {
    /// Slots of results.
    fn results(self) -> u16 {
        match self {
            Sync::MutexTryLock
            | Sync::RwTryLock
            | Sync::RwTryRLock
            | Sync::NotifyAdd
            | Sync::PoolGet
            | Sync::CasAny => 1,
            Sync::LoadAny => 2,
            Sync::Atomic(op, _) => op.results(),
            Sync::MutexLock
            | Sync::MutexUnlock
            | Sync::RwLock
            | Sync::RwUnlock
            | Sync::RwRLock
            | Sync::RwRUnlock
            | Sync::WaitGroupAdd
            | Sync::WaitGroupDone
            | Sync::WaitGroupWait
            | Sync::NotifyWait
            | Sync::NotifyAll
            | Sync::NotifyOne
            | Sync::PoolPut => 0,
        }
    }

    /// The register with the primitive's address.
    pub fn address(self, at: Reg) -> Reg {
        let params = u16::from(self == Sync::WaitGroupAdd);
        Reg(at.0 + self.results() + params)
    }

    pub fn sync_op(self) -> Option<SyncOp> {
        Some(match self {
            Sync::MutexLock => SyncOp::MutexLock,
            Sync::MutexTryLock => SyncOp::MutexTryLock,
            Sync::MutexUnlock => SyncOp::MutexUnlock,
            Sync::RwLock => SyncOp::RwLock,
            Sync::RwTryLock => SyncOp::RwTryLock,
            Sync::RwUnlock => SyncOp::RwUnlock,
            Sync::RwRLock => SyncOp::RwRLock,
            Sync::RwTryRLock => SyncOp::RwTryRLock,
            Sync::RwRUnlock => SyncOp::RwRUnlock,
            Sync::WaitGroupAdd => SyncOp::WaitGroupAdd,
            Sync::WaitGroupDone => SyncOp::WaitGroupDone,
            Sync::WaitGroupWait => SyncOp::WaitGroupWait,
            Sync::NotifyAdd | Sync::NotifyWait => SyncOp::CondWait,
            Sync::NotifyAll => SyncOp::CondBroadcast,
            Sync::NotifyOne => SyncOp::CondSignal,
            Sync::PoolPut => SyncOp::PoolPut,
            Sync::PoolGet => SyncOp::PoolGet,
            Sync::Atomic(op, _) => op.sync_op(),
            Sync::LoadAny => SyncOp::AtomicLoad,
            Sync::CasAny => SyncOp::AtomicCas,
        })
    }
}

impl Machine {
    pub(super) fn sync_native(&mut self, g: Gid, native: Sync, at: Reg, sink: &mut dyn Sink) -> Progress {
        match native {
            Sync::Atomic(op, width) => return self.atomic(g, op, width, at, sink),
            Sync::LoadAny => return self.atomic_load_any(g, at, sink),
            Sync::CasAny => return self.atomic_cas_any(g, at, sink),
            _ => {}
        }
        let addr = crate::event::Addr(self.reg(g, native.address(at)));
        if self.heap.load(addr).is_err() {
            // The first field that the operation touches, as Go lays the type out.
            let field = match native {
                Sync::RwUnlock | Sync::RwRLock | Sync::RwTryRLock | Sync::RwRUnlock => 0x10,
                _ => 0,
            };
            return self.nil_panic(g, addr.0.min(0xFFFF) * 8 + field, sink);
        }
        let result = match native {
            Sync::MutexLock => return self.mutex_lock(g, addr, sink),
            Sync::MutexUnlock => return self.mutex_unlock(g, addr, sink),
            Sync::RwLock => return self.rw_lock(g, addr, sink),
            Sync::RwUnlock => return self.rw_unlock(g, addr, sink),
            Sync::RwRLock => return self.rw_rlock(g, addr, sink),
            Sync::RwRUnlock => return self.rw_runlock(g, addr, sink),
            Sync::WaitGroupAdd => {
                let delta = self.native_arg(g, at, 0, 0) as i64;
                return self.wait_group_add(g, addr, delta, false, sink);
            }
            Sync::WaitGroupDone => return self.wait_group_add(g, addr, -1, true, sink),
            Sync::WaitGroupWait => return self.wait_group_wait(g, addr, sink),
            Sync::NotifyWait => {
                let ticket = self.native_arg(g, at, 0, 1) as u32;
                return self.notify_wait(g, addr, ticket, sink);
            }
            Sync::NotifyAll => return self.notify_all(g, addr, sink),
            Sync::NotifyOne => return self.notify_one(g, addr, sink),
            Sync::PoolPut => {
                let item = self.native_addr(g, at, 0, 1);
                return self.pool_put(g, addr, item, sink);
            }
            Sync::PoolGet => match self.pool_get(g, addr, sink) {
                Ok(item) => item,
                Err(progress) => return progress,
            },
            Sync::MutexTryLock => u64::from(self.mutex_try_lock(g, addr, sink)),
            Sync::RwTryLock => u64::from(self.rw_try_lock(g, addr, sink)),
            Sync::RwTryRLock => u64::from(self.rw_try_rlock(g, addr, sink)),
            Sync::NotifyAdd => self.notify_add(addr),
            Sync::Atomic(..) | Sync::LoadAny | Sync::CasAny => 0,
        };
        self.set_reg(g, at, result);
        Progress::Done
    }
}
