//! The exports of runs: JSON events against the published schema, Chrome traces against the rules of the Trace Event
//! Format that Perfetto's importer needs (JSON object form: complete events that nest, flows in pairs, names).

#![cfg(not(target_arch = "wasm32"))]

mod json;
mod tracks;

use gomaplab::analysis::export::{Format, export};
use gomaplab::compile::{Options, compile};
use gomaplab::event::{PolicySpec, Schedule};
use gomaplab::machine::{Config, Profile};
use gomaplab::studio::lesson::LESSONS;
use gomaplab::trace::Timeline;
use json::{Json, fits, parse};
use std::collections::{BTreeMap, BTreeSet};

/// What the lessons have not: timers, output, panics recovered and not, select, conditions, pools, names to be quoted.
const MUCH: &str = r#"package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type T[A any] struct{ a A }

func (t *T[A]) run(c chan<- A) { c <- t.a }

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	var mu sync.RWMutex
	cond := sync.NewCond(&mu)
	var n atomic.Int64
	var once sync.Once
	m := map[string]int{"\"quoted\"\n": 1}
	c := make(chan string, 1)
	go (&T[string]{"x"}).run(c)
	go func() {
		defer func() { fmt.Println("recovered", recover()) }()
		var none map[int]int
		none[1] = 2
	}()
	go func() {
		mu.Lock()
		cond.Wait()
		mu.Unlock()
		n.Add(1)
	}()
	select {
	case s := <-c:
		m[s]++
	case <-time.After(time.Second):
	}
	<-ctx.Done()
	cond.Broadcast()
	once.Do(func() { delete(m, "x") })
	for k := range m {
		clear(m)
		_ = k
	}
	close(c)
	time.Sleep(time.Millisecond)
	panic(fmt.Errorf("end of %d", n.Load()))
}
"#;

/// It ends because the lab keeps no bytes of an int.
const UNMODELLED: &str = "package main\n\nimport \"unsafe\"\n\nfunc main() {\n\tx := 1\n\tprintln(*(*byte)(unsafe.Pointer(&x)))\n}\n";

/// Runs of every kind: lessons and a program of much, schedulers, one P and several, both Gos, cut by the step limit.
fn runs() -> Vec<(String, Timeline)> {
    let policies = [
        (PolicySpec::GoLike, 1, Profile::Go127),
        (PolicySpec::GoLikeSeeded { seed: 3 }, 4, Profile::Go123),
        (PolicySpec::Random { seed: 7 }, 2, Profile::WhatIf),
        (PolicySpec::RoundRobin { quantum: 3 }, 1, Profile::Go127),
    ];
    let programs = LESSONS
        .iter()
        .map(|lesson| (lesson.id, lesson.source))
        .chain([("much", MUCH), ("unmodelled", UNMODELLED)]);
    let mut list = Vec::new();
    for (at, (name, source)) in programs.enumerate() {
        let program =
            compile(source, &Options::default()).unwrap_or_else(|rejected| panic!("{}", rejected.text));
        let (policy, procs, profile) = policies[at % policies.len()];
        let all = name == "much";
        for (policy, procs, profile) in if all { policies.to_vec() } else { vec![(policy, procs, profile)] } {
            let config = Config { procs, profile, ..Config::default() };
            let schedule = Schedule { policy, ..Schedule::default() };
            let mut timeline = Timeline::new(program.clone(), config, schedule);
            timeline.record(if at % 3 == 1 { 9_000 } else { 60_000 });
            list.push((format!("{name} {policy:?} on {procs}"), timeline));
        }
    }
    list
}

#[test]
fn json_events_fit_the_published_schema() {
    let schema = include_str!("../../docs/trace-events.schema.json");
    let schema = parse(schema).expect("the schema is JSON");
    let mut met = BTreeSet::new();
    for (name, timeline) in runs() {
        let run = parse(&export(&timeline, Format::Json)).unwrap_or_else(|at| panic!("{name}: byte {at}"));
        fits(&run, &schema).unwrap_or_else(|why| panic!("{name}{why}"));
        for event in run.get("events").map(Json::list).unwrap_or_default() {
            met.insert(event.get("category").and_then(Json::text).unwrap_or_default().to_owned());
        }
    }
    let all = ["call", "chan", "defer", "io", "map", "panic", "sched", "sync", "timer"];
    assert_eq!(met.into_iter().collect::<Vec<_>>(), all, "each kind of event was tried");
}

#[test]
fn the_schema_refuses_what_is_not_documented() {
    let schema = parse(include_str!("../../docs/trace-events.schema.json")).expect("the schema is JSON");
    let text = export(&runs()[0].1, Format::Json);
    for (old, new) in [
        ("\"version\":1", "\"version\":2"),
        ("\"name\":\"created\"", "\"name\":\"made\""),
        ("\"truncated\":false", "\"truncated\":false,\"more\":1"),
        ("\"parent\":0", "\"parent\":-1"),
    ] {
        assert!(text.contains(old), "{old}");
        let run = parse(&text.replacen(old, new, 1)).expect("it is JSON still");
        assert!(fits(&run, &schema).is_err(), "{new}");
    }
}

#[test]
fn chrome_traces_keep_the_rules_that_perfetto_needs() {
    for (name, timeline) in runs() {
        let text = export(&timeline, Format::Chrome);
        let trace = parse(&text).unwrap_or_else(|at| panic!("{name}: byte {at}"));
        assert!(matches!(trace.get("displayTimeUnit").and_then(Json::text), Some("ms" | "ns")));
        let events = trace.get("traceEvents").map(Json::list).unwrap_or_default();
        assert!(events.len() > 5, "{name}");
        Rules::default().check(events).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}

/// A track: process and thread.
type Track = (u64, u64);

#[derive(Default)]
struct Rules {
    processes: BTreeSet<u64>,
    threads: BTreeSet<Track>,
    /// Complete events by track: start and end in nanoseconds.
    slices: BTreeMap<Track, Vec<(u64, u64)>>,
    /// Instants on their tracks.
    instants: Vec<(Track, u64)>,
    /// Flow ends by id: start and finish, each with track and time.
    flows: BTreeMap<u64, [Option<(Track, u64)>; 2]>,
}

impl Rules {
    fn check(mut self, events: &[Json]) -> Result<(), String> {
        for event in events {
            self.event(event).map_err(|why| format!("{why}: {event:?}"))?;
        }
        for (track, slices) in &mut self.slices {
            if !self.processes.contains(&track.0) || !self.threads.contains(track) {
                return Err(format!("track {track:?} has no name"));
            }
            nest(slices)
                .map_err(|pair| format!("track {track:?}: {pair:?} overlap without one in the other"))?;
        }
        // A flow's ends bind to the slice that encloses them: without one Perfetto drops the arrow.
        let inside = |(track, at): (Track, u64)| {
            self.slices.get(&track).is_some_and(|list| list.iter().any(|&(from, to)| from <= at && at <= to))
        };
        for (id, ends) in &self.flows {
            let [Some(start), Some(finish)] = *ends else { return Err(format!("flow {id} has one end")) };
            if finish.1 < start.1 {
                return Err(format!("flow {id} ends before it starts: {start:?} {finish:?}"));
            }
            if !inside(start) || !inside(finish) {
                return Err(format!("flow {id} ends outside of every slice: {start:?} {finish:?}"));
            }
        }
        match self.instants.iter().find(|&&instant| !inside(instant)) {
            Some(instant) => Err(format!("an instant outside of every slice: {instant:?}")),
            None => Ok(()),
        }
    }

    fn event(&mut self, event: &Json) -> Result<(), &'static str> {
        let text = |name: &str| event.get(name).and_then(Json::text);
        let whole = |name: &str| {
            event.get(name).and_then(Json::number).filter(|n| n.fract() == 0.0 && *n >= 0.0).map(|n| n as u64)
        };
        // Times are microseconds with three decimals.
        let time = |name: &str| {
            event.get(name).and_then(Json::number).filter(|n| *n >= 0.0).map(|n| (n * 1000.0).round() as u64)
        };
        let track = (whole("pid").ok_or("no pid")?, whole("tid").ok_or("no tid")?);
        let named = text("name").is_some_and(|name| !name.is_empty());
        if !named {
            return Err("no name");
        }
        match text("ph") {
            Some("M") => {
                let name = event.get("args").and_then(|args| args.get("name")).and_then(Json::text);
                name.filter(|name| !name.is_empty()).ok_or("a name without text")?;
                let new = match text("name") {
                    Some("process_name") => self.processes.insert(track.0),
                    Some("thread_name") => self.threads.insert(track),
                    _ => return Err("metadata that is not known"),
                };
                if new { Ok(()) } else { Err("named twice") }
            }
            Some("X") if track.1 == 0 => Err("thread 0, which Perfetto takes for the process's main thread"),
            Some("X") => {
                let from = time("ts").ok_or("no ts")?;
                let to = from + time("dur").ok_or("no dur")?;
                text("cat").ok_or("no category")?;
                self.slices.entry(track).or_default().push((from, to));
                Ok(())
            }
            Some("i") => {
                matches!(text("s"), Some("g" | "p" | "t")).then_some(()).ok_or("an instant without scope")?;
                self.instants.push((track, time("ts").ok_or("no ts")?));
                Ok(())
            }
            Some(end @ ("s" | "f")) => {
                let place = (track, time("ts").ok_or("no ts")?);
                let ends = self.flows.entry(whole("id").ok_or("a flow without id")?).or_default();
                if end == "f" && text("bp") != Some("e") {
                    return Err("a flow's end that binds to the next slice");
                }
                match ends[usize::from(end == "f")].replace(place) {
                    None => Ok(()),
                    Some(_) => Err("the same end of a flow twice"),
                }
            }
            _ => Err("a phase that is not used"),
        }
    }
}

/// Slices of one track lie beside or inside of each other.
fn nest(slices: &mut [(u64, u64)]) -> Result<(), [(u64, u64); 2]> {
    slices.sort_by_key(|&(from, to)| (from, std::cmp::Reverse(to)));
    let mut open: Vec<(u64, u64)> = Vec::new();
    for &slice in &*slices {
        while open.last().is_some_and(|last| last.1 <= slice.0) {
            open.pop();
        }
        if let Some(&last) = open.last()
            && slice.1 > last.1
        {
            return Err([last, slice]);
        }
        open.push(slice);
    }
    Ok(())
}
