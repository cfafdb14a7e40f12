//! Runs of any length in bounded memory: what the record keeps, that every step is still reached, and that what reads
//! a long run (order, comparison) gives the same in slices.

#![cfg(not(target_arch = "wasm32"))]

use gomaplab::analysis::{Around, Placed, around};
use gomaplab::compile::{Options, compile};
use gomaplab::event::{PolicySpec, Schedule};
use gomaplab::machine::Config;
use gomaplab::trace::{Comparing, Cursor, Timeline, compare};

/// What a run may keep, in bytes.
const MOST: u64 = 64 << 20;

/// Nothing but switches: three goroutines that never stop.
const COUNTERS: &str = "package main\n\nvar n [3]int\n\nfunc count(i int) {\n\tfor {\n\t\tn[i]++\n\t}\n}\n\n\
                        func main() {\n\tgo count(0)\n\tgo count(1)\n\tcount(2)\n}\n";

/// Marks as fast as possible: a channel, a mutex and a map.
const EVENTS: &str = "package main\n\nimport \"sync\"\n\nfunc work(m map[int]int, mu *sync.Mutex, c chan int) {\n\
                      \tfor i := 0; ; i++ {\n\t\tc <- i\n\t\tmu.Lock()\n\t\tm[i%50]++\n\t\tmu.Unlock()\n\t\t<-c\n\t}\n}\n\n\
                      func main() {\n\tvar mu sync.Mutex\n\tm, c := map[int]int{}, make(chan int, 4)\n\
                      \tgo work(m, &mu, c)\n\tgo work(m, &mu, c)\n\twork(m, &mu, c)\n}\n";

/// A large heap of which everything is written again and again.
const WRITES: &str = "package main\n\nfunc main() {\n\tpages := make([][]int, 2000)\n\tfor i := range pages {\n\
                      \t\tpages[i] = make([]int, 100)\n\t}\n\tfor n := 0; ; n++ {\n\t\tpages[n%2000][n%100] = n\n\t}\n}\n";

fn start(source: &str, policy: PolicySpec) -> Timeline {
    let program = compile(source, &Options::default()).unwrap_or_else(|rejected| panic!("{}", rejected.text));
    Timeline::new(program, Config::default(), Schedule { policy, ..Schedule::default() })
}

/// Records so many steps; nowhere on the way may the record hold more than it may.
fn record(timeline: &mut Timeline, steps: u64) {
    while timeline.len() < steps {
        timeline.record(100_000.min(steps - timeline.len()));
        assert!(timeline.bytes() <= MOST, "{} bytes at step {}", timeline.bytes(), timeline.len());
    }
}

#[test]
fn a_switch_at_every_step_a_mark_at_every_step_and_a_heap_that_changes_stay_within_the_bound() {
    let every_step = PolicySpec::RoundRobin { quantum: 1 };
    for (source, policy, steps) in [
        (COUNTERS, every_step, 3_000_000),
        (COUNTERS, PolicySpec::Random { seed: 3 }, 2_000_000),
        (EVENTS, every_step, 2_000_000),
        (WRITES, PolicySpec::Stay, 2_000_000),
    ] {
        let mut timeline = start(source, policy);
        record(&mut timeline, steps);
        assert_eq!(timeline.len(), steps);
    }
}

#[test]
fn a_step_beyond_what_the_record_keeps_is_reached_and_the_run_can_be_given_again() {
    let mut timeline = start(COUNTERS, PolicySpec::RoundRobin { quantum: 1 });
    record(&mut timeline, 1_500_000);
    assert!(timeline.truncated());
    assert_eq!(timeline.decisions(Cursor(1_400_000)), None, "too many decisions for a fork there");
    assert_eq!(timeline.decisions(Cursor(500_000)).map(|list| list.len() > 400_000), Some(true));
    let mut again = start(COUNTERS, timeline.normal_form().policy);
    again.record(1_500_000);
    assert_eq!(again.event_hash(), timeline.event_hash());
    // Walked to from far before, and reached from the checkpoint next to it.
    let mut walk = timeline.walk(Cursor(1_399_000));
    for _ in 0..1_000 {
        walk.advance();
        let moment = timeline.at(walk.cursor());
        assert_eq!(moment.position, walk.position());
        if walk.cursor().0 % 100 == 0 {
            assert_eq!(moment.machine.state_hash(), walk.machine().state_hash());
        }
    }
}

#[test]
fn what_a_policy_decides_does_not_depend_on_how_much_is_recorded_at_once() {
    for policy in [
        PolicySpec::Pct { seed: 5, depth: 3 },
        PolicySpec::Prefer { g: gomaplab::event::Gid(3) },
        PolicySpec::GoLike,
        PolicySpec::GoLikeSeeded { seed: 9 },
        PolicySpec::Random { seed: 2 },
        PolicySpec::RoundRobin { quantum: 7 },
    ] {
        let mut at_once = start(EVENTS, policy);
        at_once.record(20_000);
        let mut in_parts = start(EVENTS, policy);
        for part in (1..).map(|part| part % 13 + 1) {
            if in_parts.len() >= 20_000 {
                break;
            }
            in_parts.record(u64::min(part, 20_000 - in_parts.len()));
        }
        assert_eq!(at_once.event_hash(), in_parts.event_hash(), "{policy:?}");
        assert_eq!(at_once.log(), in_parts.log(), "{policy:?}");
    }
}

#[test]
fn order_and_comparison_in_slices_are_those_of_the_whole() {
    let mut one = start(EVENTS, PolicySpec::Random { seed: 1 });
    let mut other = start(EVENTS, PolicySpec::Random { seed: 2 });
    one.record(60_000);
    other.record(50_000);
    for step in [100, 31_234, 59_999] {
        let mut placed: Vec<Placed> = Vec::new();
        let mut reading = Around::of(&one, step).unwrap();
        while !reading.go_on(&one, 777, &mut |event| placed.push(event)) {}
        assert_eq!(Some(placed), around(&one, step));
    }
    let mut comparing = Comparing::default();
    let comparison = loop {
        if let Some(comparison) = comparing.go_on(&one, &other, 777) {
            break comparison;
        }
    };
    assert_eq!(comparison, compare(&one, &other));
    assert!(comparison.first.is_some_and(|step| step < 1_000));
}

/// A run against the same run with one more switch: the first difference is where it was made, to the event.
#[test]
fn a_comparison_of_a_million_steps_finds_one_late_difference() {
    let mut one = start(EVENTS, PolicySpec::Random { seed: 1 });
    one.record(1_000_000);
    let late = Cursor(987_000);
    let deviations = one.decisions(late).unwrap();
    let schedule = Schedule { policy: PolicySpec::Stay, from: 0, deviations };
    let mut other = Timeline::new(one.program().clone(), Config::default(), schedule);
    other.record(1_000_000);
    let comparison = compare(&one, &other);
    assert!(
        comparison.first.is_some_and(|step| (late.0..late.0 + 2_000).contains(&step)),
        "{:?}",
        comparison.first
    );
    assert_eq!(comparison.goroutines.len(), 3);
    for of in &comparison.goroutines {
        assert!(of.same > 10_000, "{of:?}");
        if let Some(steps) = of.differs {
            assert!(steps.into_iter().flatten().all(|step| step >= late.0), "{of:?}");
        }
    }
    let same = compare(&one, &one);
    assert_eq!((same.first, same.equal_goroutines()), (None, true));
}
