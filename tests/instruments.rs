//! The instruments of the studio without a browser: what their messages do, and that each has a view in both languages.

#![cfg(not(target_arch = "wasm32"))]

use gomaplab::analysis::export::Format;
use gomaplab::studio::instruments::{Instrument, InstrumentMsg};
use gomaplab::studio::lesson::LESSONS;
use gomaplab::studio::view::{CompareState, Panel, View};
use gomaplab::studio::{Effect, Lang, Model, Msg, Theme, Until, update, view};
use gomaplab::trace::Direction;

/// The studio on a lesson, run to its end.
fn on(lesson: &str, lang: Lang) -> Model {
    let mut model = Model::new(lang, Theme::Auto);
    send(&mut model, Msg::Lesson(lesson.into()));
    model
}

/// Sends a message, and what the page would send after it; the downloads that were offered.
fn send(model: &mut Model, msg: Msg) -> Vec<(String, String)> {
    let mut downloads = Vec::new();
    let mut waiting = update(model, msg);
    while !waiting.is_empty() {
        let mut next = Vec::new();
        for effect in waiting {
            match effect {
                Effect::Continue => next.extend(update(model, Msg::Continue)),
                Effect::SeekOn => next.extend(update(model, Msg::SeekOn)),
                Effect::ContestOn => next.extend(update(model, Msg::Instrument(InstrumentMsg::ContestOn))),
                Effect::AgainstOn => next.extend(update(model, Msg::Instrument(InstrumentMsg::AgainstOn))),
                Effect::OrderOn => next.extend(update(model, Msg::Instrument(InstrumentMsg::OrderOn))),
                Effect::Download { name, text } => downloads.push((name, text)),
                _ => {}
            }
        }
        waiting = next;
    }
    downloads
}

fn tell(model: &mut Model, msg: InstrumentMsg) -> Vec<(String, String)> {
    send(model, Msg::Instrument(msg))
}

fn panel(model: &mut Model, instrument: Instrument) -> Panel {
    tell(model, InstrumentMsg::Open(Some(instrument)));
    let view: View = view(model, None);
    assert_eq!(view.instruments.instrument(), Some(instrument));
    view.instruments.open.clone().unwrap()
}

#[test]
fn every_instrument_has_a_view_of_every_lesson_in_both_languages() {
    for lesson in LESSONS {
        for lang in [Lang::English, Lang::Chinese] {
            let mut model = on(lesson.id, lang);
            for instrument in Instrument::ALL {
                panel(&mut model, instrument);
            }
        }
    }
}

#[test]
fn the_trace_view_has_lanes_arrows_and_map_spans_and_zooms_around_the_cursor() {
    let mut model = on("read-write", Lang::English);
    let Panel::Trace(whole) = panel(&mut model, Instrument::Trace) else { panic!() };
    assert_eq!(whole.goroutines.len(), 3);
    assert!(whole.arrows.len() >= 2);
    assert!(whole.goroutines.iter().any(|lane| lane.spans.iter().any(|span| &*span.label == "M1.writing")));
    for _ in 0..3 {
        tell(&mut model, InstrumentMsg::Zoom(true));
    }
    let Panel::Trace(close) = panel(&mut model, Instrument::Trace) else { panic!() };
    assert!(close.to - close.from < whole.to - whole.from);
    assert!((close.from..=close.to).contains(&close.cursor));
    for lane in &close.goroutines {
        assert!(lane.blocks.iter().all(|block| close.from <= block.from && block.to <= close.to));
    }
    tell(&mut model, InstrumentMsg::Pan(false));
    tell(&mut model, InstrumentMsg::WholeRun);
    let Panel::Trace(again) = panel(&mut model, Instrument::Trace) else { panic!() };
    assert_eq!((again.from, again.to), (whole.from, whole.to));
}

#[test]
fn an_event_is_found_forwards_and_backwards() {
    let mut model = on("read-write", Lang::English);
    let end = model.cursor();
    tell(&mut model, InstrumentMsg::Search("flag set".into()));
    tell(&mut model, InstrumentMsg::SearchNext(Direction::Back));
    let set = model.cursor();
    assert!(set < end);
    tell(&mut model, InstrumentMsg::Search("go g3".into()));
    tell(&mut model, InstrumentMsg::SearchNext(Direction::Back));
    let started = model.cursor();
    assert!(started < set);
    // The flag is set twice before the fault; forwards, the first comes first.
    tell(&mut model, InstrumentMsg::Search("flag set".into()));
    tell(&mut model, InstrumentMsg::SearchNext(Direction::Forward));
    let first = model.cursor();
    assert!(started < first && first < set);
    tell(&mut model, InstrumentMsg::SearchNext(Direction::Forward));
    assert_eq!(model.cursor(), set);
}

#[test]
fn runs_until_go_back_too_and_an_objects_events_are_walked_both_ways() {
    let mut model = on("mutex", Lang::English);
    let end = model.cursor();
    tell(&mut model, InstrumentMsg::RunBack(Until::MapOperation));
    let map = model.cursor();
    assert!(map < end);
    send(&mut model, Msg::First);
    send(&mut model, Msg::RunUntil(Until::MapOperation));
    let first = model.cursor();
    assert!(first <= map);
    tell(&mut model, InstrumentMsg::SameObject(Direction::Forward));
    let next = model.cursor();
    assert!(next > first);
    tell(&mut model, InstrumentMsg::SameObject(Direction::Back));
    assert_eq!(model.cursor(), first);
    tell(&mut model, InstrumentMsg::RunBack(Until::End));
    assert!(model.cursor() < first);
}

#[test]
fn a_watch_is_shown_and_run_to_both_ways() {
    let mut model = on("mutex", Lang::English);
    for expr in ["len(m)", "1 +", "len(m)"] {
        tell(&mut model, InstrumentMsg::AddWatch(expr.into()));
    }
    tell(&mut model, InstrumentMsg::WatchIn(Some(1)));
    send(&mut model, Msg::First);
    let Panel::Watch(watch) = panel(&mut model, Instrument::Watch) else { panic!() };
    assert_eq!(watch.rows.len(), 2, "the same expression once");
    assert!(watch.rows[1].trouble);
    tell(&mut model, InstrumentMsg::RunUntilWatch(0, Direction::Forward));
    let changed = model.cursor();
    send(&mut model, Msg::Last);
    let end = model.cursor();
    tell(&mut model, InstrumentMsg::RunUntilWatch(0, Direction::Back));
    assert!(changed <= model.cursor() && model.cursor() < end);
    tell(&mut model, InstrumentMsg::RemoveWatch(1));
    assert_eq!(model.instruments.watch.exprs, ["len(m)"]);
}

#[test]
fn runs_are_kept_as_a_tree_named_opened_and_compared() {
    let mut model = on("read-write", Lang::English);
    send(&mut model, Msg::First);
    tell(&mut model, InstrumentMsg::ThenScheduler("random".into()));
    send(&mut model, Msg::First);
    tell(&mut model, InstrumentMsg::ThenScheduler("rr".into()));
    let Panel::Branches(view) = panel(&mut model, Instrument::Branches) else { panic!() };
    assert!(view.rows.len() >= 2, "{:?}", view.rows);
    assert_eq!(view.rows[0].depth, 0);
    assert!(view.rows[1..].iter().all(|row| row.depth > 0 && row.forked_at.is_some()));
    tell(&mut model, InstrumentMsg::Rename(0, "the crash".into()));
    tell(&mut model, InstrumentMsg::Against(Some(0)));
    let Panel::Branches(view) = panel(&mut model, Instrument::Branches) else { panic!() };
    let against = view.against.clone().unwrap();
    assert_eq!(&*against.name, "the crash");
    assert!(against.first.is_some());
    let count = view.rows.len();
    tell(&mut model, InstrumentMsg::OpenBranch(0));
    assert_eq!(model.instruments.branches.current, Some(0));
    assert_eq!(model.instruments.branches.list.len(), count, "opened, not copied");
}

#[test]
fn each_format_is_offered_as_a_file() {
    let mut model = on("channel", Lang::English);
    for format in Format::ALL {
        let files = tell(&mut model, InstrumentMsg::Export(format));
        assert_eq!(files.len(), 1);
        assert!(files[0].0.ends_with(format.ending()) && files[0].1.len() > 1_000);
    }
}

#[test]
fn the_step_limit_can_be_raised_and_the_run_goes_on() {
    let mut model = Model::new(Lang::English, Theme::Auto);
    send(&mut model, Msg::Edit("package main\n\nfunc main() {\n\tn := 0\n\tfor i := 0; i < 400000; i++ {\n\t\tn += i\n\t}\n\tprintln(n)\n}\n".into()));
    model.instruments.limit = 100_000;
    send(&mut model, Msg::Run);
    let length = |model: &Model| model.run.as_ref().unwrap().timeline.len();
    assert_eq!(length(&model), 100_000);
    assert!(view(&model, None).instruments.at_limit);
    let before = model.run.as_ref().unwrap().timeline.event_hash();
    tell(&mut model, InstrumentMsg::RaiseLimit);
    assert_eq!(length(&model), 1_000_000);
    tell(&mut model, InstrumentMsg::RaiseLimit);
    assert!(length(&model) > 1_000_000);
    assert!(!view(&model, None).instruments.at_limit, "it has come to its end");
    assert_ne!(model.run.as_ref().unwrap().timeline.event_hash(), before);
}

#[test]
fn five_ways_to_share_a_map_come_to_scores() {
    let mut model = Model::new(Lang::English, Theme::Auto);
    tell(&mut model, InstrumentMsg::Work { reads: 50, goroutines: 20, procs: 4 });
    model.instruments.contest.work.operations = 400;
    let Panel::Compare(view) = panel(&mut model, Instrument::Compare) else { panic!() };
    assert!(
        view.bars.iter().all(|row| row.state == CompareState::Waiting),
        "the five are named before they run"
    );
    tell(&mut model, InstrumentMsg::StartContest);
    let Panel::Compare(view) = panel(&mut model, Instrument::Compare) else { panic!() };
    assert_eq!(view.bars.len(), 5);
    assert!(
        view.bars.iter().all(|row| matches!(&row.state, CompareState::Done(bars) if bars.time_share > 0.0))
    );
    assert!(view.running.is_none());
    assert_eq!(view.done, 5);
}

/// The studio on a loop of 100,000 steps, at its start.
fn on_a_long_loop() -> Model {
    let mut model = Model::new(Lang::English, Theme::Auto);
    let loops = "package main\n\nfunc main() {\n\tfor i := 0; ; i++ {\n\t}\n}\n";
    send(&mut model, Msg::Edit(loops.into()));
    model.instruments.limit = 100_000;
    send(&mut model, Msg::Run);
    send(&mut model, Msg::First);
    model
}

#[test]
fn a_far_place_is_looked_for_in_slices_with_progress() {
    let mut model = on_a_long_loop();
    for (msg, from, to) in [
        (Msg::RunUntil(Until::Switch), Msg::First, Msg::Last),
        (Msg::Instrument(InstrumentMsg::RunBack(Until::Switch)), Msg::Last, Msg::First),
    ] {
        send(&mut model, to);
        let target = model.cursor();
        send(&mut model, from);
        let here = model.cursor();
        let mut effects = update(&mut model, msg);
        let mut progress = vec![view(&model, None).transport.seeking.expect("it is under way")];
        while effects == [Effect::SeekOn] {
            assert_eq!(model.cursor(), here, "it stays until the place is known");
            effects = update(&mut model, Msg::SeekOn);
            progress.extend(view(&model, None).transport.seeking);
        }
        assert_eq!(model.cursor(), target);
        assert!(progress.len() > 20 && progress.is_sorted() && progress.last() > Some(&900), "{progress:?}");
    }
}

#[test]
fn a_search_is_given_up_by_the_person_and_by_every_other_move() {
    let mut model = on_a_long_loop();
    let here = model.cursor();
    for stop in [Msg::StopSeeking, Msg::Seek(here.0), Msg::Instrument(InstrumentMsg::RunBack(Until::End))] {
        assert_eq!(update(&mut model, Msg::NextSwitch), [Effect::SeekOn]);
        assert_eq!(update(&mut model, stop), []);
        assert!(view(&model, None).transport.seeking.is_none());
        assert_eq!(update(&mut model, Msg::SeekOn), [], "the browser comes back once more, for nothing");
        assert_eq!(model.cursor(), here);
    }
    // A second search in place of the first does not have the browser come twice.
    assert_eq!(update(&mut model, Msg::NextSwitch), [Effect::SeekOn]);
    assert_eq!(update(&mut model, Msg::RunUntil(Until::Breakpoint)), []);
    assert_eq!(update(&mut model, Msg::SeekOn), [Effect::SeekOn]);
}

#[test]
fn the_comparison_of_maps_is_stopped_and_begun_again() {
    let mut model = Model::new(Lang::English, Theme::Auto);
    tell(&mut model, InstrumentMsg::Work { reads: 50, goroutines: 10_000, procs: 4 });
    let start = |model: &mut Model| update(model, Msg::Instrument(InstrumentMsg::StartContest));
    assert_eq!(start(&mut model), [Effect::ContestOn]);
    let Panel::Compare(before) = panel(&mut model, Instrument::Compare) else { panic!() };
    // One slice compiles the program, the next one runs it.
    for _ in 0..2 {
        assert_eq!(update(&mut model, Msg::Instrument(InstrumentMsg::ContestOn)), [Effect::ContestOn]);
    }
    let Panel::Compare(after) = panel(&mut model, Instrument::Compare) else { panic!() };
    assert!(before.running.is_some() && before.running != after.running, "it says how far it is");
    tell(&mut model, InstrumentMsg::StopContest);
    let Panel::Compare(stopped) = panel(&mut model, Instrument::Compare) else { panic!() };
    assert!(stopped.running.is_none());
    assert_eq!(start(&mut model), [], "the browser is on its way back already");
    assert_eq!(update(&mut model, Msg::Instrument(InstrumentMsg::ContestOn)), [Effect::ContestOn]);
}

#[test]
fn what_happened_before_says_why_it_is_not_told_of_a_crowd() {
    for lang in [Lang::English, Lang::Chinese] {
        let mut model = Model::new(lang, Theme::Auto);
        let crowd = "package main\n\nfunc main() {\n\tfor range 3001 {\n\t\tgo func() {}()\n\t}\n}\n";
        send(&mut model, Msg::Edit(crowd.into()));
        send(&mut model, Msg::Run);
        let Panel::Order(order) = panel(&mut model, Instrument::Order) else { panic!() };
        assert!(order.refused.clone().is_some_and(|why| why.contains("3000")), "{order:?}");
    }
}

#[test]
fn a_watch_sees_the_chosen_frame() {
    let mut model = Model::new(Lang::English, Theme::Auto);
    let nested = "package main\n\nfunc inner(n int) {\n\tn *= 10\n\tpanic(n)\n}\n\nfunc outer(n int) { inner(n + 1) }\n\n\
                  func main() {\n\tn := 4\n\touter(n + 1)\n}\n";
    send(&mut model, Msg::Edit(nested.into()));
    send(&mut model, Msg::Run);
    send(&mut model, Msg::First);
    send(&mut model, Msg::RunUntil(Until::Panic));
    send(&mut model, Msg::Back);
    tell(&mut model, InstrumentMsg::AddWatch("n".into()));
    let mut seen = Vec::new();
    for outwards in [0, 1, 2, 9] {
        tell(&mut model, InstrumentMsg::WatchFrame(outwards));
        let Panel::Watch(watch) = panel(&mut model, Instrument::Watch) else { panic!() };
        seen.push(format!("{}: {}", watch.frames[watch.frame], watch.rows[0].value));
    }
    assert_eq!(seen, ["g1 main.inner: 60", "g1 main.outer: 5", "g1 main.main: 4", "g1 main.main: 4"]);
    tell(&mut model, InstrumentMsg::WatchIn(Some(1)));
    assert_eq!(model.instruments.watch.outwards, 0, "another goroutine's innermost frame comes first");
}

#[test]
fn a_goroutine_can_be_preferred_from_a_step_on() {
    let mut model = on("mutex", Lang::English);
    send(&mut model, Msg::First);
    // Where the second goroutine is there, so that there is a choice.
    while model.run.as_ref().unwrap().moment.machine.runnable().len() < 3 {
        send(&mut model, Msg::Forward);
    }
    let Panel::Branches(view) = panel(&mut model, Instrument::Branches) else { panic!() };
    let offered: Vec<&str> = view.schedulers.iter().map(|(_, name)| &**name).collect();
    assert!(offered.ends_with(&["prefer g1", "prefer g2", "prefer g3"]), "{offered:?}");
    let last = view.schedulers.last().unwrap().0.to_string();
    let from = model.cursor();
    tell(&mut model, InstrumentMsg::ThenScheduler(last));
    let run = model.run.as_ref().unwrap();
    assert_eq!(model.cursor(), from, "the run up to here stays");
    let mut walk = run.timeline.walk(from);
    loop {
        let (next, machine) = (walk.position().next.map(|next| next.g.0), walk.machine());
        assert!(next == Some(3) || !machine.can_run(gomaplab::event::Gid(3)), "{:?}", walk.cursor());
        if !walk.advance() {
            break;
        }
    }
}
