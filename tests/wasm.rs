//! The engine as Wasm, where `usize` has 32 bits and the stack is small: programs compile, run, print and replay there as
//! they do natively. (That the event hashes are the native ones is checked in the browser test.)
#![cfg(target_arch = "wasm32")]

use gomaplab::compile::{Options, compile};
use gomaplab::event::{Outcome, PolicySpec, Schedule, Stream};
use gomaplab::machine::{Config, Profile};
use gomaplab::scenario::{Scenario, decode, encode};
use gomaplab::source::Source;
use gomaplab::studio::lesson::{Ends, LESSONS};
use gomaplab::studio::{Lang, Model, Msg, Theme, update};
use gomaplab::trace::{Cursor, Direction, Ending, Grain, Timeline};
use wasm_bindgen_test::wasm_bindgen_test;

fn record(source: &str, profile: Profile, schedule: Schedule) -> Timeline {
    let program = match compile(source, &Options::default()) {
        Ok(program) => program,
        Err(rejected) => panic!("{}", rejected.text),
    };
    let mut timeline = Timeline::new(program, Config { profile, ..Config::default() }, schedule);
    timeline.record(1_000_000);
    timeline
}

fn stdout(timeline: &Timeline) -> String {
    let chunks = timeline.head().console().chunks().filter(|chunk| chunk.stream == Stream::Stdout);
    chunks.map(|chunk| String::from_utf8_lossy(&chunk.bytes).into_owned()).collect()
}

fn policy(policy: PolicySpec) -> Schedule {
    Schedule { policy, ..Schedule::default() }
}

#[wasm_bindgen_test]
fn columns_are_bytes_as_in_gc() {
    let source = Source::new("./prog.go", "package main\n\nvar 名 = 1\n");
    let at = source.line_col(21);
    assert_eq!((at.line, at.col), (3, 8));
}

#[wasm_bindgen_test]
fn int_has_64_bits() {
    let source = "package main\nimport (\"fmt\"; \"math\")\nfunc main() {\nx, y := math.MaxInt, uint32(1<<31)\nx++\nfmt.Println(x, y<<1, len(make([]int, 3)))\n}\n";
    let timeline = record(source, Profile::Go127, policy(PolicySpec::Stay));
    assert_eq!(stdout(&timeline), "-9223372036854775808 0 3\n");
}

#[wasm_bindgen_test]
fn mistakes_are_told_in_gcs_words() {
    let rejected = compile("package main\n\nfunc main() {\n\tx := 1\n}\n", &Options::default()).err();
    assert_eq!(
        rejected.map(|rejected| rejected.text),
        Some("./prog.go:4:2: declared and not used: x\n".into())
    );
}

#[wasm_bindgen_test]
fn lessons_end_as_they_say() {
    for lesson in LESSONS {
        let mut model = Model::new(Lang::English, Theme::Auto);
        let mut effects = update(&mut model, Msg::Lesson(lesson.id.into()));
        while model.recording && !effects.is_empty() {
            effects = update(&mut model, Msg::Continue);
        }
        let timeline = &model.run.as_ref().expect("it ran").timeline;
        match (lesson.ends, timeline.head().outcome()) {
            (Ends::Fatal(text), Some(Outcome::Fatal { fatal, .. })) => assert_eq!(fatal.text(), text),
            (Ends::Deadlock, Some(Outcome::Deadlock)) => {}
            (Ends::Exit(text), Some(Outcome::Exit { code: 0 })) => assert_eq!(stdout(timeline), text),
            (ends, outcome) => panic!("{}: {ends:?} is promised, {outcome:?} came", lesson.id),
        }
    }
}

/// Under every policy the run's normal form replays it: the same events, the same end.
#[wasm_bindgen_test]
fn normal_forms_replay() {
    let policies = [
        PolicySpec::GoLike,
        PolicySpec::RoundRobin { quantum: 3 },
        PolicySpec::Random { seed: 8 },
        PolicySpec::Pct { seed: 5, depth: 3 },
    ];
    for lesson in &LESSONS[..3] {
        for profile in [Profile::Go127, Profile::Go123] {
            for spec in policies {
                let first = record(lesson.source, profile, policy(spec));
                let again = record(lesson.source, profile, first.normal_form());
                assert_eq!(first.event_hash(), again.event_hash(), "{} {spec:?}", lesson.id);
                assert_eq!(first.ending(), again.ending());
            }
        }
    }
}

#[wasm_bindgen_test]
fn steps_go_back_to_where_they_came_from() {
    let timeline = record(LESSONS[0].source, Profile::Go127, policy(PolicySpec::Random { seed: 3 }));
    for grain in [Grain::Micro, Grain::Statement, Grain::Event, Grain::Switch] {
        let mut there = vec![Cursor(0)];
        while let Some(&last) = there.last()
            && last.0 < timeline.len()
        {
            there.push(timeline.step(last, grain, Direction::Forward));
        }
        for pair in there.windows(2).rev() {
            let back = timeline.step(pair[1], grain, Direction::Back);
            assert!(back == pair[0] || pair[0] == Cursor(0), "{grain:?}: {back:?} for {pair:?}");
        }
    }
}

#[wasm_bindgen_test]
fn links_read_back() {
    let timeline = record(LESSONS[0].source, Profile::Go127, policy(PolicySpec::Random { seed: 8 }));
    let scenario = Scenario {
        source: LESSONS[0].source.into(),
        schedule: timeline.normal_form(),
        step: 300,
        ..Scenario::default()
    };
    let decoded = decode(&encode(&scenario));
    assert!(decoded.errors.is_empty());
    assert_eq!(decoded.scenario, scenario);
}

#[wasm_bindgen_test]
fn an_endless_loop_stops_at_the_limit() {
    let mut timeline =
        record("package main\nfunc main() {\nfor {\n}\n}\n", Profile::Go127, policy(PolicySpec::GoLike));
    assert_eq!(timeline.ending(), &Ending::Limit);
    assert_eq!(timeline.len(), 1_000_000);
    assert!(!timeline.record(10));
    assert_eq!(timeline.len(), 1_000_010);
}
