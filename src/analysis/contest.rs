//! The same work under five ways to share a map, each a Go program on the lab's own engine under the Go-like
//! scheduler: what each costs on the cost model's clock. A model, not a benchmark of real machines.

use super::activity::Activity;
use super::figures::Figures;
use crate::compile::{Options, compile};
use crate::event::{Event, EventSink, Gid, Outcome, PolicySpec, Schedule};
use crate::machine::{Config, Machine, wait_text};
use crate::sched::{Driver, Observer, Stopped};
use crate::trace::Recorder;

/// A way to share a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    Mutex,
    RwMutex,
    SyncMap,
    Sharded,
    Snapshot,
}

impl Sharing {
    /// What the programs import.
    pub const IMPORTS: [&str; 2] = ["sync", "sync/atomic"];

    pub const ALL: [Sharing; 5] =
        [Sharing::Mutex, Sharing::RwMutex, Sharing::SyncMap, Sharing::Sharded, Sharing::Snapshot];

    pub fn name(self) -> &'static str {
        match self {
            Sharing::Mutex => "map + Mutex",
            Sharing::RwMutex => "map + RWMutex",
            Sharing::SyncMap => "sync.Map",
            Sharing::Sharded => "16 sharded maps",
            Sharing::Snapshot => "copy-on-write snapshot",
        }
    }

    /// Declarations of `get` and `put`, and statements that fill the map.
    fn code(self) -> (&'static str, &'static str) {
        match self {
            Sharing::Mutex => (
                "var (\n\tmu sync.Mutex\n\tm  = map[int]int{}\n)\n\n\
                 func get(k int) int {\n\tmu.Lock()\n\tdefer mu.Unlock()\n\treturn m[k]\n}\n\n\
                 func put(k, v int) {\n\tmu.Lock()\n\tdefer mu.Unlock()\n\tm[k] = v\n}\n",
                "sync",
            ),
            Sharing::RwMutex => (
                "var (\n\tmu sync.RWMutex\n\tm  = map[int]int{}\n)\n\n\
                 func get(k int) int {\n\tmu.RLock()\n\tdefer mu.RUnlock()\n\treturn m[k]\n}\n\n\
                 func put(k, v int) {\n\tmu.Lock()\n\tdefer mu.Unlock()\n\tm[k] = v\n}\n",
                "sync",
            ),
            Sharing::SyncMap => (
                "var m sync.Map\n\n\
                 func get(k int) int {\n\tv, _ := m.Load(k)\n\tn, _ := v.(int)\n\treturn n\n}\n\n\
                 func put(k, v int) { m.Store(k, v) }\n",
                "sync",
            ),
            Sharing::Sharded => (
                "var shards [16]struct {\n\tsync.Mutex\n\tm map[int]int\n}\n\n\
                 func init() {\n\tfor i := range shards {\n\t\tshards[i].m = map[int]int{}\n\t}\n}\n\n\
                 func get(k int) int {\n\ts := &shards[k%16]\n\ts.Lock()\n\tdefer s.Unlock()\n\treturn s.m[k]\n}\n\n\
                 func put(k, v int) {\n\ts := &shards[k%16]\n\ts.Lock()\n\tdefer s.Unlock()\n\ts.m[k] = v\n}\n",
                "sync",
            ),
            Sharing::Snapshot => (
                "var (\n\tmu      sync.Mutex\n\tcurrent atomic.Pointer[map[int]int]\n)\n\n\
                 func init() { current.Store(&map[int]int{}) }\n\n\
                 func get(k int) int { return (*current.Load())[k] }\n\n\
                 func put(k, v int) {\n\tmu.Lock()\n\tdefer mu.Unlock()\n\told := *current.Load()\n\
                 \tnext := make(map[int]int, len(old)+1)\n\tfor k, v := range old {\n\t\tnext[k] = v\n\t}\n\
                 \tnext[k] = v\n\tcurrent.Store(&next)\n}\n",
                "sync\"\n\t\"sync/atomic",
            ),
        }
    }
}

/// The work: so many operations in all, on 64 keys, by so many goroutines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Reads in a hundred operations.
    pub reads: u32,
    pub goroutines: u32,
    pub procs: u32,
    pub operations: u32,
}

impl Work {
    pub const MOST_GOROUTINES: u32 = 10_000;

    /// Operations of each goroutine, at least one.
    pub fn each(&self) -> u32 {
        (self.operations / self.goroutines.max(1)).max(1)
    }

    /// The Go program.
    pub fn program(&self, sharing: Sharing) -> String {
        let (code, imports) = sharing.code();
        format!(
            "package main\n\nimport (\n\t\"{imports}\"\n)\n\n{code}\n\
             func main() {{\n\tfor k := range 64 {{\n\t\tput(k, k)\n\t}}\n\tvar wg sync.WaitGroup\n\
             \tfor g := range {} {{\n\t\twg.Add(1)\n\t\tgo func() {{\n\t\t\tdefer wg.Done()\n\
             \t\t\tr := uint32(g)*2654435761 + 1\n\t\t\tfor i := range {} {{\n\
             \t\t\t\tr = r*1664525 + 1013904223\n\t\t\t\tk := int(r>>16) % 64\n\
             \t\t\t\tif int(r>>8)%100 < {} {{\n\t\t\t\t\tget(k)\n\t\t\t\t}} else {{\n\t\t\t\t\tput(k, i)\n\t\t\t\t}}\n\
             \t\t\t}}\n\t\t}}()\n\t}}\n\twg.Wait()\n}}\n",
            self.goroutines.clamp(1, Self::MOST_GOROUTINES),
            self.each(),
            self.reads.min(100)
        )
    }
}

/// What one way came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    pub sharing: Sharing,
    /// Modelled time from the program's start to its end.
    pub span_ns: u64,
    /// All goroutines' time blocked, and its reasons, longest first.
    pub blocked_ns: u64,
    pub blocked: Vec<(&'static str, u64)>,
    /// All goroutines' time runnable without a P.
    pub runnable_ns: u64,
    pub operations: u64,
    pub steps: u64,
    /// Mean share of the Ps' time in use.
    pub utilisation: f64,
}

/// One program being run, a slice at a time.
pub struct Contestant {
    sharing: Sharing,
    work: Work,
    machine: Machine,
    driver: Driver,
    recorder: Recorder,
    /// The program has ended, and whether well.
    ended: Option<bool>,
}

/// Micro-steps that a program may take.
const MOST_STEPS: u64 = 30_000_000;

impl Contestant {
    /// None only if the lab's own program did not compile.
    pub fn new(work: Work, sharing: Sharing) -> Option<Contestant> {
        let program = compile(&work.program(sharing), &Options::default()).ok()?;
        let config = Config { procs: work.procs, ..Config::default() };
        let schedule = Schedule { policy: PolicySpec::GoLike, ..Schedule::default() };
        let driver = Driver::new(schedule, work.procs);
        Some(Contestant {
            sharing,
            work,
            machine: Machine::new(program, config),
            driver,
            recorder: Recorder::default(),
            ended: None,
        })
    }

    pub fn sharing(&self) -> Sharing {
        self.sharing
    }

    /// Micro-steps executed so far.
    pub fn steps(&self) -> u64 {
        self.driver.step()
    }

    /// Up to `steps` more micro-steps; the score at the program's end. A program that is cut short has none.
    pub fn go_on(&mut self, steps: u64) -> Option<Option<Score>> {
        // Adding up is a slice of its own.
        if let Some(well) = self.ended {
            return Some(well.then(|| self.score()));
        }
        let stopped = self.driver.advance(&mut self.machine, steps, &mut Light(&mut self.recorder));
        match stopped {
            Stopped::Budget if self.driver.step() < MOST_STEPS => {}
            Stopped::Done(Outcome::Exit { code: 0 }) => self.ended = Some(true),
            Stopped::Budget | Stopped::Done(_) | Stopped::Refused(_) => self.ended = Some(false),
        }
        None
    }

    fn score(&self) -> Score {
        let activity = Activity::read(&self.recorder.lanes, &self.recorder.marks, self.driver.step());
        let as_go123 = self.machine.config().profile.prints_as_go123();
        let figures = Figures::of(&activity, &|wait| wait_text(wait, as_go123));
        // The person who waits for the others is not blocked by the map.
        let blocked: Vec<(&'static str, u64)> = figures
            .blocked
            .iter()
            .filter(|(reason, _)| !matches!(*reason, "sync.WaitGroup.Wait" | "semacquire"))
            .map(|(reason, total)| (*reason, total.ns))
            .collect();
        let procs = f64::from(self.work.procs.max(1));
        Score {
            sharing: self.sharing,
            span_ns: figures.span_ns,
            blocked_ns: blocked.iter().map(|(_, ns)| ns).sum(),
            blocked,
            runnable_ns: figures.goroutines.values().map(|of| of.runnable.ns).sum(),
            operations: u64::from(self.work.each()) * u64::from(self.work.goroutines),
            steps: self.driver.step(),
            utilisation: figures.utilisation.iter().sum::<f64>() / procs,
        }
    }
}

/// Only what times are made of is kept: who ran, waited and woke whom.
struct Light<'a>(&'a mut Recorder);

impl EventSink for Light<'_> {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        if let Event::Sched(_) = event {
            self.0.event(step, g, event);
        }
    }

    fn access(&mut self, _: u64, _: Gid, _: crate::event::Access) {}
}

impl Observer for Light<'_> {
    fn ran(&mut self, g: Gid, p: u32, from: u64, to: u64) {
        self.0.ran(g, p, from, to);
    }
}
