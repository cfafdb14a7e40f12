//! Every track of an exported Chrome trace is taken whole by Perfetto's importer, for many programs on 1 to 64 Ps.
//!
//! The importer's rules (trace_processor, `SliceTracker`): events in order of their times, of equal times in the order of
//! the file; times are cut to whole nanoseconds; a slice must end within those that are open when it begins.

use crate::json::{Json, parse};
use gomaplab::analysis::export::{Format, export};
use gomaplab::code::Program;
use gomaplab::compile::{Options, compile};
use gomaplab::event::{PolicySpec, Schedule};
use gomaplab::machine::{Config, Profile};
use gomaplab::studio::lesson::LESSONS;
use gomaplab::trace::Timeline;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;

/// Micro-steps of one run.
const STEPS: u64 = 10_000;

const PROCS: [u32; 7] = [1, 2, 3, 4, 8, 16, 64];

/// A small fixed generator, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n.max(1)
    }
}

/// What a goroutine of a random program may do: everything that makes segments, spans and arrows.
const STATEMENTS: [&str; 12] = [
    "m[i%5] = i",
    "_ = m[i]",
    "delete(m, i%3)",
    "mu.Lock(); m[i] = 1; mu.Unlock()",
    "rw.RLock(); _ = other[i]; rw.RUnlock()",
    "rw.Lock(); other[Key{i % 4}]++; rw.Unlock()",
    "c <- i",
    "select { case v := <-c: m[v]++; default: }",
    "runtime.Gosched()",
    "time.Sleep(time.Duration(i) * time.Microsecond)",
    "for k := range other { delete(other, k); break }",
    "for j := range 40 { n += j }",
];

fn program(seed: u64) -> String {
    let random = &mut Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut text = String::from(
        "package main\n\nimport (\n\t\"runtime\"\n\t\"sync\"\n\t\"time\"\n)\n\ntype Key struct{ n any }\n\n\
         var m, other, n = map[int]int{}, map[any]int{}, 0\nvar mu sync.Mutex\nvar rw sync.RWMutex\n\n\
         func main() {\n\tdefer func() { recover() }()\n\tvar wg sync.WaitGroup\n",
    );
    let _ = writeln!(text, "\tc := make(chan int, {})", random.below(3));
    for _ in 0..2 + random.below(6) {
        let _ =
            writeln!(text, "\twg.Go(func() {{\n\t\tfor i := range {} {{\n\t\t\t_ = i", 1 + random.below(12));
        for _ in 0..1 + random.below(3) {
            let statement = STATEMENTS[random.below(STATEMENTS.len() as u64) as usize];
            let _ = writeln!(text, "\t\t\t{}", statement.replace("; ", "\n"));
        }
        text.push_str("\t\t}\n\t})\n");
    }
    text.push_str("\tgo func() {\n\t\tfor range c {\n\t\t}\n\t}()\n\twg.Wait()\n\truntime.Gosched()\n\ttime.Sleep(time.Nanosecond)\n}\n");
    text
}

fn policies(at: u64) -> PolicySpec {
    match at % 5 {
        0 | 1 => PolicySpec::GoLike,
        2 => PolicySpec::GoLikeSeeded { seed: at },
        3 => PolicySpec::Random { seed: at },
        _ => PolicySpec::RoundRobin { quantum: 1 + (at % 4) as u32 },
    }
}

fn exported(program: &Rc<Program>, procs: u32, policy: PolicySpec, profile: Profile) -> String {
    let config = Config { procs, profile, ..Config::default() };
    let mut timeline = Timeline::new(program.clone(), config, Schedule { policy, ..Schedule::default() });
    timeline.record(STEPS);
    export(&timeline, Format::Chrome)
}

#[test]
fn slices_of_a_track_nest() {
    let mut tried = 0;
    let mut faults = Vec::new();
    let lessons = LESSONS.iter().map(|lesson| (lesson.id.to_owned(), lesson.source.to_owned()));
    let random = (0..40).map(|seed| (format!("program {seed}"), program(seed)));
    for (at, (name, source)) in lessons.chain(random).enumerate() {
        let at = at as u64;
        let program = compile(&source, &Options::default())
            .unwrap_or_else(|rejected| panic!("{name}: {}\n{source}", rejected.text));
        for round in 0..3 {
            let procs = PROCS[(at + 3 * round) as usize % PROCS.len()];
            let policy = policies(at + round);
            let profile = [Profile::Go127, Profile::Go123, Profile::WhatIf][(at + round) as usize % 3];
            let text = exported(&program, procs, policy, profile);
            let trace = parse(&text).unwrap_or_else(|byte| panic!("{name}: byte {byte}"));
            let events = trace.get("traceEvents").map(Json::list).unwrap_or_default();
            for dropped in import(events) {
                faults.push(format!("{name}, {procs} Ps, {policy:?}, {profile:?}: {dropped}"));
            }
            tried += 1;
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {tried} runs:\n{}",
        faults.len(),
        faults[..faults.len().min(12)].join("\n")
    );
}

#[test]
fn an_overlap_is_found() {
    let slice = |ts: &str, dur: &str| {
        let text = format!("{{\"ph\":\"X\",\"pid\":1,\"tid\":1,\"name\":\"n\",\"ts\":{ts},\"dur\":{dur}}}");
        parse(&text).unwrap()
    };
    let dropped = |list: &[(&str, &str)]| {
        import(&list.iter().map(|(ts, dur)| slice(ts, dur)).collect::<Vec<_>>()).len()
    };
    assert_eq!(dropped(&[("0", "1"), ("1", "1"), ("1.2", "0.8"), ("2", "0"), ("2", "1")]), 0);
    assert_eq!(dropped(&[("0", "1"), ("0.999", "1")]), 1, "it begins before the one before has ended");
    assert_eq!(dropped(&[("0", "1"), ("0", "2")]), 1, "the inner one comes first in the file");
    assert_eq!(dropped(&[("0", "2"), ("0", "1")]), 0);
}

/// What the importer would drop of a trace's complete events.
fn import(events: &[Json]) -> Vec<String> {
    let number = |event: &Json, name: &str| event.get(name).and_then(Json::number).unwrap_or(f64::NAN);
    let nanoseconds = |event: &Json, name: &str| (number(event, name) * 1000.0) as u64;
    let mut slices: Vec<_> =
        events.iter().filter(|event| event.get("ph").and_then(Json::text) == Some("X")).collect();
    slices.sort_by_key(|event| nanoseconds(event, "ts"));
    let mut tracks: BTreeMap<(u64, u64), Vec<(u64, u64)>> = BTreeMap::new();
    let mut dropped = Vec::new();
    for event in slices {
        let (from, length) = (nanoseconds(event, "ts"), nanoseconds(event, "dur"));
        let track = tracks.entry((number(event, "pid") as u64, number(event, "tid") as u64)).or_default();
        while let Some(&(start, long)) = track.last() {
            let end = start + long;
            if end < from || end == from && (long > 0 || length > 0) {
                track.pop();
            } else {
                break;
            }
        }
        if let Some(outer) =
            track.iter().find(|(start, long)| from < start + long && from + length > start + long)
        {
            dropped.push(format!("{outer:?} is open: {event:?}"));
            continue;
        }
        track.push((from, length));
    }
    dropped
}
