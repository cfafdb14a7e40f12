//! Time travel from the outside: watch expressions, running until one, what happened before what, why, the two-run
//! comparison, exports, the figures, and schedules that do not fit or come from older engines.

#![cfg(not(target_arch = "wasm32"))]

use gomaplab::analysis::export::{Format, export};
use gomaplab::analysis::{Activity, Figures, Question, Relation, State, around, why};
use gomaplab::compile::{Options, compile};
use gomaplab::event::{ENGINE_EPOCH, Event, Gid, PolicySpec, Schedule, SyncOp};
use gomaplab::machine::{Config, wait_text};
use gomaplab::sched::WhyRefused;
use gomaplab::trace::{
    Condition, Cursor, Direction, Ending, Goal, Progress, Scanned, Search, Seek, Timeline, Wanted, Watched,
    Watches, compare,
};

const PROGRAM: &str = r#"package main

import "sync"

type point struct{ x, y int }

func (p *point) sum() int {
	p.x++
	println("called")
	return p.x + p.y
}

type list[T any] struct{ items []T }

var total int

func work(id int, m map[string]int, mu *sync.Mutex, wg *sync.WaitGroup) {
	defer wg.Done()
	type local struct{ n int }
	l := local{id}
	for i := 0; i < 3; i++ {
		mu.Lock()
		m["k"] += i
		total += i
		mu.Unlock()
		l.n++
	}
	_ = l
}

func main() {
	m := map[string]int{"b": 2, "a": 1}
	p := &point{1, 2}
	xs := list[string]{[]string{"x", "y"}}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go work(i, m, &mu, &wg)
	}
	wg.Wait()
	println(len(m), p.x, len(xs.items), total)
}
"#;

fn record(source: &str, schedule: Schedule, config: Config) -> Timeline {
    let program = compile(source, &Options::default()).unwrap_or_else(|rejected| panic!("{}", rejected.text));
    let mut timeline = Timeline::new(program, config, schedule);
    timeline.record(300_000);
    timeline
}

fn run() -> Timeline {
    record(PROGRAM, Schedule::default(), Config::default())
}

fn by(policy: PolicySpec) -> Timeline {
    record(PROGRAM, Schedule { policy, ..Schedule::default() }, Config::default())
}

fn watches(timeline: &Timeline) -> Watches {
    Watches::new(PROGRAM.into(), Options::default(), timeline.program().clone())
}

/// Where an expression becomes true or changes.
fn until(timeline: &Timeline, expr: &str, g: u32, from: Cursor, direction: Direction) -> Option<Cursor> {
    let mut watches = watches(timeline);
    let condition = Condition { expr: expr.into(), g: Some(Gid(g)) };
    let mut search = Search::new(timeline, condition, from, direction);
    loop {
        match search.go_on(timeline, &mut watches, 50) {
            Progress::Found(cursor) => return Some(cursor),
            Progress::Nowhere | Progress::Rejected(_) => return None,
            Progress::More => {}
        }
    }
}

/// An expression in a goroutine's innermost frame, as text.
fn watch(timeline: &Timeline, at: Cursor, g: u32, expr: &str) -> String {
    let moment = timeline.at(at);
    let frame = Watches::innermost(&moment.machine, Gid(g));
    match watches(timeline).evaluate(expr, &moment.machine, frame, &()) {
        Watched::Value { text, ty, .. } => format!("{text} {ty}"),
        Watched::Dies(text) => text,
        Watched::Waits(reason) => format!("waits {reason}"),
        Watched::TooLong => "too long".into(),
        Watched::Rejected(message) => format!("no: {message}"),
    }
}

#[test]
fn watches_are_go_expressions_in_a_frame() {
    let timeline = run();
    let waiting = until(&timeline, "total == 4", 1, Cursor(0), Direction::Forward).unwrap();
    let main = |expr: &str| watch(&timeline, waiting, 1, expr);
    assert_eq!(main("total"), "4 int");
    assert_eq!(main("m"), r#"map["a":1 "b":2 "k":4] map[string]int"#);
    assert_eq!(main(r#"m["a"]*10 + len(xs.items)"#), "12 int");
    assert_eq!(main("xs"), r#"{items:["x" "y"]} main.list[string]"#);
    assert_eq!(main("xs.items[2]"), "panic: runtime error: index out of range [2] with length 2");
    assert_eq!(main("p.sum()"), "4 int");
    assert_eq!(main("func() string { mu.Lock(); mu.Lock(); return \"\" }()"), "waits sync.Mutex.Lock");
    assert_eq!(main("func() int { for { } }()"), "too long");
    assert_eq!(main("nothing"), "no: undefined: nothing");
    assert_eq!(main("l.n"), "no: undefined: l");
    assert_eq!(main("1; 2"), "no: 2 (untyped int constant) is not used");
    assert_eq!(main("1\n}\nfunc init() {\nprintln()"), "no: this is not one expression");
    assert_eq!(main("point{3, 4}.x"), "3 int");
    assert_eq!(main("any(nil)"), "nil nil");
}

#[test]
fn a_frame_of_a_type_declared_inside_of_it_can_be_watched() {
    let timeline = run();
    let found = until(&timeline, "l.n == 4", 4, Cursor(0), Direction::Forward).unwrap();
    assert_eq!(watch(&timeline, found, 4, "l"), "{n:4} struct { n int }");
    assert_eq!(watch(&timeline, found, 4, "id"), "2 int");
}

#[test]
fn watching_leaves_the_run_as_it_was() {
    let timeline = run();
    let before = timeline.event_hash();
    for at in (0..timeline.len()).step_by(97) {
        watch(&timeline, Cursor(at), 1, "p.sum()");
    }
    assert_eq!(timeline.event_hash(), before);
    let end = timeline.at(Cursor(timeline.len()));
    let text =
        String::from_utf8_lossy(&end.machine.console().stream(gomaplab::event::Stream::Stderr)).into_owned();
    assert_eq!(text, "3 1 2 9\n");
}

#[test]
fn running_until_a_watch_forwards_and_backwards_meets_at_the_same_steps() {
    let timeline = run();
    let end = Cursor(timeline.len());
    let mut forwards = Vec::new();
    let mut at = Cursor(0);
    while let Some(found) = until(&timeline, "total", 1, at, Direction::Forward) {
        forwards.push(found);
        at = found;
    }
    let mut backwards = Vec::new();
    at = end;
    while let Some(found) = until(&timeline, "total", 1, at, Direction::Back) {
        backwards.push(found);
        at = found;
    }
    backwards.reverse();
    assert_eq!(forwards.len(), 6, "0 is added three times, 1 and 2 three times each");
    assert_eq!(forwards, backwards);
}

#[test]
fn a_policy_takes_over_in_the_middle_and_the_text_says_so() {
    for next in [PolicySpec::Random { seed: 4 }, PolicySpec::Stay, PolicySpec::GoLike] {
        let first = run();
        let half = Cursor(first.len() / 2);
        let schedule = Schedule { policy: next, from: half.0, deviations: first.decisions(half).unwrap() };
        let text = schedule.print();
        let changed = record(PROGRAM, Schedule::parse(&text).unwrap(), Config::default());
        let state = |timeline: &Timeline| timeline.at(half).machine.state_hash();
        assert_eq!(state(&first), state(&changed), "{text}");
        let replayed = record(PROGRAM, changed.normal_form(), Config::default());
        assert_eq!(changed.event_hash(), replayed.event_hash(), "{text}");
    }
}

#[test]
fn two_runs_differ_in_order_and_each_goroutine_does_the_same() {
    // Two in which the same goroutine is the first to insert the key.
    let (one, other) = (by(PolicySpec::Random { seed: 1 }), by(PolicySpec::Random { seed: 4 }));
    let comparison = compare(&one, &other);
    assert!(comparison.first.is_some());
    assert!(comparison.equal_goroutines(), "{:?}", comparison.goroutines);
    assert_eq!(comparison.goroutines.len(), 4);
    let same = compare(&one, &by(PolicySpec::Random { seed: 1 }));
    assert_eq!(same.first, None);
}

#[test]
fn what_happened_before_what_follows_the_locks() {
    let timeline = run();
    let locks = |g: u32, op: SyncOp| {
        let mark = timeline.marks().iter().find(|mark| {
            mark.g == Gid(g) && matches!(mark.kind, gomaplab::trace::MarkKind::Sync(_, of) if of == op)
        });
        mark.unwrap().step
    };
    // The first unlock of whoever ran first against the others.
    let order = around(&timeline, locks(4, SyncOp::MutexUnlock)).unwrap();
    let relation = |g: u32, op: SyncOp| {
        let placed = order
            .iter()
            .find(|placed| placed.g == Gid(g) && matches!(placed.event, Event::Sync(sync) if sync.op == op));
        placed.unwrap().relation
    };
    assert_eq!(relation(4, SyncOp::MutexLock), Relation::Before);
    assert_eq!(relation(4, SyncOp::MutexUnlock), Relation::Itself);
    assert_eq!(relation(1, SyncOp::WaitGroupWait), Relation::After);
    // Every event is before, after, concurrent or the step itself, in the order of the steps.
    assert!(order.windows(2).all(|pair| pair[0].step <= pair[1].step));
    for placed in &order {
        match placed.relation {
            Relation::Before => assert!(placed.step <= locks(4, SyncOp::MutexUnlock)),
            Relation::After => assert!(placed.step > locks(4, SyncOp::MutexUnlock)),
            Relation::Itself | Relation::Concurrent => {}
        }
    }
}

#[test]
fn goroutines_that_share_nothing_are_concurrent() {
    let source = "package main\nfunc f(n int) { m := map[int]int{}; m[n] = n }\n\
                  func main() { go f(1); go f(2); for range 30 { } }\n";
    let timeline = record(
        source,
        Schedule { policy: PolicySpec::RoundRobin { quantum: 3 }, ..Schedule::default() },
        Config::default(),
    );
    let step = timeline.lanes().iter().find(|span| span.g == Gid(2)).unwrap().from;
    let order = around(&timeline, step).unwrap();
    let of = |g: u32| order.iter().filter(move |placed| placed.g == Gid(g) && placed.step > step);
    assert!(of(3).count() > 0);
    assert!(of(3).all(|placed| placed.relation == Relation::Concurrent));
}

#[test]
fn every_goroutines_states_follow_one_another() {
    for policy in [PolicySpec::Stay, PolicySpec::GoLike, PolicySpec::Random { seed: 1 }] {
        let timeline = by(policy);
        let activity = Activity::of(&timeline);
        for (&g, &(from, to)) in &activity.lives {
            let mut at = from;
            let mut segments: Vec<_> = activity.segments.iter().filter(|segment| segment.g == g).collect();
            segments.sort_by_key(|segment| segment.from);
            for segment in segments {
                assert_eq!(segment.from.step, at.step, "{policy:?} g{}", g.0);
                assert!(segment.from.ns >= at.ns, "{policy:?} g{} {segment:?}", g.0);
                at = segment.to;
            }
            assert_eq!(at.step, to.step, "{policy:?} g{}", g.0);
        }
        // On one P, no two run at once.
        let mut running: Vec<_> = activity
            .segments
            .iter()
            .filter_map(|segment| match segment.state {
                State::Running { p } => Some((p, segment.from.ns, segment.to.ns)),
                State::Runnable | State::Waiting(_) => None,
            })
            .collect();
        running.sort_unstable();
        assert!(
            running.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1),
            "{policy:?}"
        );
    }
}

#[test]
fn figures_add_up() {
    for procs in [1, 2, 8, 64] {
        let config = Config { procs, ..Config::default() };
        let timeline = record(PROGRAM, Schedule::default(), config);
        let activity = Activity::of(&timeline);
        let figures = Figures::of(&activity, &|wait| wait_text(wait, false));
        let steps: u64 = figures.goroutines.values().map(|of| of.steps).sum();
        assert_eq!(steps, timeline.len(), "{procs} Ps");
        assert!(figures.utilisation.iter().all(|share| (0.0..=1.0).contains(share)), "{procs} Ps");
        assert!(figures.utilisation.len() <= procs as usize);
        assert!(figures.queue_most <= 4);
        let waited = figures.blocked.iter().any(|(reason, _)| *reason == "sync.WaitGroup.Wait");
        assert!(waited, "{:?}", figures.blocked);
    }
}

#[test]
fn a_deadlock_is_explained_by_who_holds_what() {
    let source = "package main\nimport \"sync\"\nfunc main() {\n\tvar a, b sync.Mutex\n\tb.Lock()\n\
                  \tgo func() { a.Lock(); b.Lock() }()\n\tfor range 100 {\n\t}\n\ta.Lock()\n\ta.Lock()\n}\n";
    let timeline = record(source, Schedule::default(), Config::default());
    let end = Cursor(timeline.len());
    let moment = timeline.at(end);
    let steps = why(&timeline, &Activity::of(&timeline), &moment.machine, end, Question::Outcome);
    let kinds: Vec<String> = steps
        .iter()
        .flat_map(|&step| timeline.marks().iter().filter(move |mark| mark.step == step))
        .map(|mark| format!("{:?}", mark.kind))
        .collect();
    assert!(kinds.iter().filter(|kind| kind.starts_with("Parked(Mutex")).count() == 2, "{kinds:?}");
    assert!(kinds.iter().any(|kind| kind.contains("MutexLock")), "who holds it: {kinds:?}");
}

#[test]
fn exports_are_the_same_twice_and_balanced() {
    let timeline = run();
    for format in Format::ALL {
        let text = export(&timeline, format);
        assert_eq!(text, export(&timeline, format));
        if format != Format::Text {
            assert!(balanced(&text), "{format:?}");
        }
    }
    let events = export(&timeline, Format::Json);
    assert!(events.contains(&format!("\"event_hash\":\"{:016x}\"", timeline.event_hash())));
    let lines = export(&timeline, Format::Text);
    assert_eq!(lines.lines().filter(|line| line.contains("mutex-unlock")).count(), 9);
}

/// Brackets close in order outside of strings.
fn balanced(text: &str) -> bool {
    let mut open = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => loop {
                match chars.next() {
                    Some('\\') => drop(chars.next()),
                    Some('"') => break,
                    Some(_) => {}
                    None => return false,
                }
            },
            '{' | '[' => open.push(c),
            '}' => {
                if open.pop() != Some('{') {
                    return false;
                }
            }
            ']' => {
                if open.pop() != Some('[') {
                    return false;
                }
            }
            _ => {}
        }
    }
    open.is_empty()
}

#[test]
fn a_decision_after_the_programs_end_is_named_and_the_run_stands() {
    let timeline = record(
        PROGRAM,
        Schedule::parse(&format!("s1.{ENGINE_EPOCH}.stay.9999999g1")).unwrap(),
        Config::default(),
    );
    assert!(matches!(timeline.ending(), Ending::Outcome(_)));
    let refusal = timeline.refusal().unwrap();
    assert_eq!((refusal.index, refusal.at, refusal.why), (0, 9_999_999, WhyRefused::AfterTheEnd));
    let fits = record(PROGRAM, timeline.normal_form(), Config::default());
    assert_eq!(fits.refusal(), None);
}

#[test]
fn a_refused_decision_says_which_and_why_in_words() {
    let timeline =
        record(PROGRAM, Schedule::parse(&format!("s1.{ENGINE_EPOCH}.stay.40g9")).unwrap(), Config::default());
    let refusal = timeline.refusal().unwrap();
    assert_eq!(
        refusal.to_string(),
        "decision 1 (run g9 at step 40) cannot be taken: g9 cannot run then: it waits, has ended, or does not exist"
    );
    assert_eq!(timeline.len(), 40);
}

/// What the recorder's marks say is where the events are: a search that cannot use them comes to the same places.
#[test]
fn places_are_the_same_with_marks_and_without() {
    let timeline = run();
    let object = timeline.object_before(Cursor(timeline.len())).unwrap();
    let goals = [Goal::MapOperation, Goal::Panic, Goal::Object(object), Goal::Switch];
    for (goal, direction) in
        goals.iter().flat_map(|goal| [(goal, Direction::Forward), (goal, Direction::Back)])
    {
        let mut here = match direction {
            Direction::Forward => Cursor(0),
            Direction::Back => Cursor(timeline.len()),
        };
        for _ in 0..40 {
            let by_marks = timeline.run_to(here, direction, goal);
            for slice in [1, 7, u64::MAX] {
                let mut seek = Seek::looking(&timeline, Wanted::Goal(goal.clone()), here, direction);
                let by_events = loop {
                    match seek.go_on(&timeline, slice) {
                        Scanned::Found(cursor) => break Some(cursor),
                        Scanned::Nowhere => break None,
                        Scanned::More => {}
                    }
                };
                assert_eq!(by_events, by_marks, "{goal:?} {direction:?} from {here:?}, {slice} at a time");
            }
            let Some(next) = by_marks else { break };
            here = next;
        }
    }
}
