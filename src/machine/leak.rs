//! Goroutines that can never run again, as Go's goroutine-leak profile reasons (runtime/mgc.go, findGoroutineLeaks):
//! a collection whose roots are only the goroutines that may run; a goroutine that waits is added when what it waits
//! for is reached. The rest has leaked. Sound, but blind to what a package variable leads to.

use super::gc::Marker;
use super::waitq::Queue;
use super::{Goroutine, Machine, Status};
use crate::event::{Addr, Gid, Wait};

/// What can wake a goroutine that waits.
enum Wakers {
    /// Nobody, ever.
    None,
    /// Whoever reaches one of these.
    Reaching(Vec<Addr>),
    /// The runtime or the world.
    Runtime,
}

impl Machine {
    /// The goroutines that nothing that can run will ever wake. Main is not among them.
    pub fn leaked(&self) -> Vec<Gid> {
        let mut marker = Marker::new(&self.heap);
        self.mark_statics(&mut marker);
        let mut waiting: Vec<(&Goroutine, Vec<Addr>)> = Vec::new();
        for goroutine in self.goroutines().filter(|goroutine| goroutine.status != Status::Dead) {
            match self.wakers(goroutine) {
                Wakers::Runtime => self.mark_goroutine(goroutine, &mut marker),
                Wakers::None => waiting.push((goroutine, Vec::new())),
                Wakers::Reaching(objects) => waiting.push((goroutine, objects)),
            }
        }
        marker.drain();
        loop {
            let is_reached = |objects: &[Addr]| objects.iter().any(|addr| marker.is_marked(addr.object()));
            let (reached, rest): (Vec<_>, Vec<_>) =
                waiting.into_iter().partition(|(_, objects)| is_reached(objects));
            waiting = rest;
            if reached.is_empty() {
                break;
            }
            reached.iter().for_each(|(goroutine, _)| self.mark_goroutine(goroutine, &mut marker));
            marker.drain();
        }
        let others = waiting.iter().map(|(goroutine, _)| goroutine);
        let counts = |goroutine: &&&Goroutine| {
            goroutine.id != Gid(1) && !goroutine.system && goroutine.wait() != Some(Wait::PutOff)
        };
        others.filter(counts).map(|goroutine| goroutine.id).collect()
    }

    fn wakers(&self, goroutine: &Goroutine) -> Wakers {
        let Some(wait) = goroutine.wait() else { return Wakers::Runtime };
        match wait {
            Wait::ChanRecvNil | Wait::ChanSendNil | Wait::SelectNoCases | Wait::PanicWait | Wait::PutOff => {
                Wakers::None
            }
            Wait::ChanRecv(addr)
            | Wait::ChanSend(addr)
            | Wait::Mutex(addr)
            | Wait::RwMutexRLock(addr)
            | Wait::RwMutexLock(addr)
            | Wait::WaitGroup(addr)
            | Wait::Cond(addr)
            | Wait::Semacquire(addr) => Wakers::Reaching(vec![addr]),
            Wait::Select => {
                let queued = |queue: Queue| matches!(queue, Queue::Send | Queue::Recv);
                let here = self.waiters.iter().filter(|(_, queue, list)| {
                    queued(*queue) && list.iter().any(|sudog| sudog.g == goroutine.id)
                });
                Wakers::Reaching(here.map(|(addr, _, _)| addr).collect())
            }
            Wait::Sleep | Wait::Coroutine | Wait::SynctestRun | Wait::SynctestWait => Wakers::Runtime,
        }
    }
}
