//! Why a goroutine is parked (runtime2.go, waitReasonStrings).

use super::ids::Addr;

/// Reason and object of a park. A parked goroutine always has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wait {
    ChanRecv(Addr),
    ChanSend(Addr),
    ChanRecvNil,
    ChanSendNil,
    Select,
    SelectNoCases,
    Mutex(Addr),
    RwMutexRLock(Addr),
    RwMutexLock(Addr),
    WaitGroup(Addr),
    Cond(Addr),
    Sleep,
    /// `runtime_Semacquire` by library code.
    Semacquire(Addr),
    /// `iter.Pull`'s coroutine switch.
    Coroutine,
    SynctestRun,
    SynctestWait,
    /// Main, which has returned, while another goroutine's panic runs deferred functions or is printed.
    PanicWait,
    /// By Explore: the goroutine brought the program's end, which comes later.
    PutOff,
}
