//! How fast the engine is: whole programs, recording, seeking. `cargo bench`; the numbers go into `docs/performance.md`.
//! Processor time of this process where the system tells it (Linux), so that other work beside it does not count; else
//! wall time. The best of several runs.

use gomaplab::code::Program;
use gomaplab::compile::{Options, compile};
use gomaplab::event::{PolicySpec, Schedule};
use gomaplab::machine::{Config, Machine};
use gomaplab::sched::{Driver, Stopped};
use gomaplab::trace::{Cursor, Timeline};
use std::rc::Rc;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

const PROGRAMS: [(&str, &str); 4] = [
    ("plain code", include_str!("programs/plain.go")),
    ("fib(32)", include_str!("programs/fib.go")),
    ("400,000 map updates", include_str!("programs/mapupdates.go")),
    ("sieve of 300 primes", include_str!("programs/sieve.go")),
];

fn main() {
    for (name, source) in PROGRAMS {
        let Ok(program) = compile(source, &Options::default()) else {
            println!("{name}: does not compile");
            continue;
        };
        let mut steps = 0;
        let time = best(3, || steps = run(&program));
        println!("run      {name}: {:.3} s, {:.1} M steps/s", time.as_secs_f64(), rate(steps, time));
        record_and_seek(name, &program);
    }
    memory();
}

/// Processor time so far; where the system does not tell it, time since the bench began.
fn clock() -> Duration {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    let spent = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    match spent.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok()) {
        Some(nanoseconds) => Duration::from_nanos(nanoseconds),
        None => BEGAN.get_or_init(Instant::now).elapsed(),
    }
}

/// What a recorded run keeps: by its own account, and as the process's resident memory says. The second run switches
/// at every step.
fn memory() {
    for (name, source, policy) in [
        ("a loop with a map and two goroutines", PLAIN, PolicySpec::GoLike),
        ("a switch at every step", SWITCHES, PolicySpec::RoundRobin { quantum: 1 }),
    ] {
        let Ok(program) = compile(source, &Options::default()) else { continue };
        let schedule = Schedule { policy, ..Schedule::default() };
        let mut timeline = Timeline::new(program, Config::default(), schedule);
        let before = resident();
        for millions in [1u64, 10, 30] {
            let start = clock();
            let from = timeline.len();
            timeline.record(millions * 1_000_000 - from);
            let rate = rate(timeline.len() - from, clock() - start);
            let (kept, resident) = (timeline.bytes() >> 10, resident().saturating_sub(before));
            println!(
                "memory   {name}, {millions},000,000 steps: {kept} KB, resident {resident} KB, {rate:.1} M steps/s"
            );
            seek(name, &timeline);
        }
    }
}

/// Kilobytes; 0 where the system does not tell.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}

const SWITCHES: &str = "package main\n\nvar n [3]int\n\nfunc count(i int) {\n\tfor {\n\t\tn[i]++\n\t}\n}\n\n\
                        func main() {\n\tgo count(0)\n\tgo count(1)\n\tcount(2)\n}\n";

const PLAIN: &str = "package main\n\nfunc count(m map[int]int, mu chan bool) {\n\tfor i := 0; ; i++ {\n\
                     \t\tmu <- true\n\t\tm[i%500] += i\n\t\t<-mu\n\t}\n}\n\nfunc main() {\n\
                     \tm, mu := map[int]int{}, make(chan bool, 1)\n\tgo count(m, mu)\n\tcount(m, mu)\n}\n";

fn best(times: u32, mut work: impl FnMut()) -> Duration {
    let once = |work: &mut dyn FnMut()| {
        let start = clock();
        work();
        clock() - start
    };
    (0..times).map(|_| once(&mut work)).min().unwrap_or_default()
}

/// Millions a second.
fn rate(count: u64, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64().max(1e-9) / 1e6
}

fn stay() -> Schedule {
    Schedule { policy: PolicySpec::Stay, ..Schedule::default() }
}

fn run(program: &Rc<Program>) -> u64 {
    let mut machine = Machine::new(program.clone(), Config::default());
    let mut driver = Driver::new(stay(), 1);
    while driver.advance(&mut machine, 10_000_000, &mut ()) == Stopped::Budget {}
    driver.step()
}

/// A million steps recorded, then looked at.
fn record_and_seek(name: &str, program: &Rc<Program>) {
    let mut timeline = Timeline::new(program.clone(), Config::default(), stay());
    let time = best(1, || {
        timeline.record(1_000_000);
    });
    println!("record   {name}: {:.1} M steps/s", rate(timeline.len(), time));
    seek(name, &timeline);
}

/// A hundred steps spread over the run looked at.
fn seek(name: &str, timeline: &Timeline) {
    let mut seeks: Vec<Duration> = (0..100u64)
        .map(|index| {
            let target = Cursor(index.wrapping_mul(7_919_317) % timeline.len().max(1));
            best(1, || {
                std::hint::black_box(timeline.at(target));
            })
        })
        .collect();
    seeks.sort();
    println!("seek     {name}: median {:?}, 95th percentile {:?}", seeks[50], seeks[95]);
}
