//! Plans: an interleaving told in events (`g3 until it sets the flag, then g2 until it has read`), so that it means the
//! same however many instructions the library takes in between. A plan becomes an ordinary schedule.

use crate::code::Program;
use crate::event::{
    Access, Decision, Deviation, Event, EventSink, Gid, MapStage, PolicySpec, SchedEvent, Schedule, SyncOp,
};
use crate::machine::{Config, Machine};
use crate::sched::{Driver, Observer, Stopped};
use std::rc::Rc;

/// Goroutine `g` runs until it has done this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn(pub u32, pub Until);

/// Something a goroutine does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// It parks, or is at its end.
    Stops,
    /// It sets a map's flag.
    SetsFlag,
    /// It clears a map's flag.
    ClearsFlag,
    /// It finds a key, or finds that it is not there.
    Reads,
    /// An iteration stands at its first cell.
    Iterates,
    /// It takes a lock.
    Locks,
    /// It read-locks.
    ReadLocks,
    /// It has written to the console.
    Prints,
}

/// Steps of start-up and one turn together at most.
const LONGEST: u64 = 200_000;

/// The schedule that takes these turns and then stays with whoever runs. A turn that never comes to its end ends the plan.
pub fn schedule(program: &Rc<Program>, config: &Config, plan: &[Turn]) -> Schedule {
    let mut schedule = Schedule { policy: PolicySpec::Stay, from: 0, deviations: Vec::new() };
    let mut from = 0;
    for (index, &turn) in plan.iter().enumerate() {
        let Some(end) = end_of(program, config, &schedule, turn, from) else { break };
        from = end;
        if let Some(&Turn(next, _)) = plan.get(index + 1) {
            schedule.deviations.push(Deviation { at: end, decision: Decision::Run(Gid(next)) });
        }
    }
    schedule
}

/// The step after the one with which `turn`, begun at `from`, ends.
fn end_of(program: &Rc<Program>, config: &Config, so_far: &Schedule, turn: Turn, from: u64) -> Option<u64> {
    let mut machine = Machine::new(program.clone(), config.clone());
    let mut driver = Driver::new(so_far.clone(), config.procs);
    let mut watch = Watch { turn, from, seen: false };
    while !watch.seen && driver.step() < from + LONGEST {
        match driver.advance(&mut machine, 1, &mut watch) {
            Stopped::Budget => {}
            Stopped::Done(_) | Stopped::Refused(_) => break,
        }
    }
    watch.seen.then(|| driver.step())
}

struct Watch {
    turn: Turn,
    from: u64,
    seen: bool,
}

impl EventSink for Watch {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        if g.0 != self.turn.0 || step < self.from {
            return;
        }
        let stage = |wanted: MapStage| matches!(&event, Event::Map(map) if map.stage == wanted);
        let lock = |wanted: SyncOp| matches!(&event, Event::Sync(sync) if sync.op == wanted && sync.ok);
        self.seen |= match self.turn.1 {
            Until::Stops => matches!(event, Event::Sched(SchedEvent::Parked { .. } | SchedEvent::Exited)),
            Until::SetsFlag => stage(MapStage::SetFlag),
            Until::ClearsFlag => stage(MapStage::ClearFlag),
            Until::Reads => stage(MapStage::Found) || stage(MapStage::NotFound),
            Until::Iterates => stage(MapStage::Advance) || stage(MapStage::Start),
            Until::Locks => lock(SyncOp::MutexLock) || lock(SyncOp::RwLock),
            Until::ReadLocks => lock(SyncOp::RwRLock),
            Until::Prints => matches!(event, Event::Io(_)),
        };
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for Watch {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}
