//! What the panels hold at known steps of known scenarios.

use super::super::Scheduler;
use super::super::view::{
    CellKind, DeferStatus, FrameKind, GoroutineState, OutcomeKind, PanicStatus, StepStatus, Stream, View,
};
use super::super::{Lang, Model, Msg, Picked, Theme, Until, update, view};
use crate::machine::Profile;

/// The studio after a lesson has run, at its end.
fn lesson(id: &str) -> Model {
    let mut model = Model::new(Lang::English, Theme::Auto);
    update(&mut model, Msg::Lesson(id.to_owned()));
    model
}

/// The studio after a program has run under `profile`, at its end.
fn program(source: &str, profile: Profile) -> Model {
    let mut model = Model::new(Lang::English, Theme::Auto);
    model.profile = profile;
    update(&mut model, Msg::Edit(source.to_owned()));
    update(&mut model, Msg::Run);
    while model.recording {
        update(&mut model, Msg::Continue);
    }
    model
}

fn shown(model: &Model) -> View {
    view(model, None)
}

/// Steps forward until `wanted`; the view there.
fn until(model: &mut Model, mut wanted: impl FnMut(&View) -> bool) -> View {
    for _ in 0..3_000 {
        let view = shown(model);
        if wanted(&view) {
            return view;
        }
        let before = model.cursor();
        update(model, Msg::Forward);
        assert_ne!(model.cursor(), before, "the run is over: {:?}", shown(model).transport.sentence);
    }
    panic!("never");
}

#[test]
fn a_fatal_error_leaves_the_cards_and_names_who_set_the_flag() {
    let view = shown(&lesson("read-write"));
    let states: Vec<GoroutineState> = view.stage.goroutines.iter().map(|of| of.state).collect();
    assert_eq!(states, [GoroutineState::Stopped, GoroutineState::Fatal, GoroutineState::Stopped]);
    let cards = view.stage.goroutines.iter().flat_map(|of| &of.frames).flat_map(|frame| &frame.defers);
    assert_eq!(cards.map(|card| card.status).collect::<Vec<_>>(), [DeferStatus::NotRun; 4]);
    let map = &view.stage.maps[0];
    assert_eq!(map.lamps[0].owner.as_ref().map(|sign| sign.gid), Some(3));
    let reader = map.operations.iter().find(|of| of.sign.gid == 2).expect("the reader's operation");
    let failed = reader.steps.iter().find(|step| step.status == StepStatus::Failed);
    assert_eq!(failed.map(|step| &*step.name), Some("check"));
    assert!(view.stage.cut);
    let outcome = view.story.outcome.as_ref().expect("it has ended");
    assert_eq!((outcome.kind, outcome.exit_code, outcome.not_run.len()), (OutcomeKind::Fatal, Some(2), 2));
    assert_eq!(view.story.causes.len(), 3);
    assert!(view.stage.console.lines.iter().all(|line| line.stream == Stream::Stderr && line.sign.is_none()));
}

#[test]
fn a_panic_is_drawn_at_the_frame_that_it_has_come_to() {
    let source = "package main\n\nfunc inner() { panic(\"boom\") }\n\nfunc outer() {\n\tdefer func() { recover() }()\n\tinner()\n}\n\nfunc main() {\n\touter()\n\tprintln(\"on\")\n}\n";
    let mut model = program(source, Profile::Go127);
    update(&mut model, Msg::First);
    let rising = until(&mut model, |view| !view.stage.goroutines[0].panics.is_empty());
    let main = &rising.stage.goroutines[0];
    assert_eq!((&*main.panics[0].value, &*main.panics[0].raised_in), ("\"boom\"", "main.inner"));
    let left = until(&mut model, |view| view.stage.goroutines[0].frames.iter().any(|frame| frame.passed));
    let frames = &left.stage.goroutines[0].frames;
    let passed: Vec<&str> = frames.iter().filter(|of| of.passed).map(|of| &*of.func).collect();
    assert_eq!(passed, ["main.inner"]);
    assert_eq!(&*frames[left.stage.goroutines[0].panics[0].at].func, "main.outer");
    let dropped = until(&mut model, |view| {
        view.stage.goroutines[0].frames.iter().any(|frame| frame.kind == FrameKind::Dropped)
    });
    let main = &dropped.stage.goroutines[0];
    assert_eq!(main.panics[0].status, PanicStatus::Recovered);
    let outer = main.frames.iter().find(|frame| &*frame.func == "main.outer").expect("it returns");
    assert_eq!(outer.defers[0].status, DeferStatus::Recovered);
}

#[test]
fn a_goexit_rises_and_a_new_panic_takes_the_old_ones_place() {
    let source = "package main\n\nfunc main() {\n\tdefer func() { println(recover() != nil) }()\n\tdefer func() { panic(\"second\") }()\n\tpanic(\"first\")\n}\n";
    let mut model = program(source, Profile::Go127);
    update(&mut model, Msg::First);
    let both = until(&mut model, |view| view.stage.goroutines[0].panics.len() == 2);
    let values: Vec<&str> = both.stage.goroutines[0].panics.iter().map(|of| &*of.value).collect();
    assert_eq!(values, ["\"second\"", "\"first\""]);
    let settled = until(&mut model, |view| {
        view.stage.goroutines[0].panics.iter().any(|of| of.status == PanicStatus::Aborted)
    });
    let statuses: Vec<PanicStatus> = settled.stage.goroutines[0].panics.iter().map(|of| of.status).collect();
    assert!(statuses.contains(&PanicStatus::Recovered), "{statuses:?}");
    let mut model = program(
        "package main\n\nimport \"runtime\"\n\nfunc main() {\n\tgo func() {\n\t\tdefer println(\"deferred\")\n\t\truntime.Goexit()\n\t}()\n\truntime.Gosched()\n}\n",
        Profile::Go127,
    );
    update(&mut model, Msg::First);
    until(&mut model, |view| {
        view.stage.goroutines.iter().any(|of| of.panics.iter().any(|of| of.status == PanicStatus::Goexit))
    });
}

#[test]
fn a_lessons_choices_are_not_for_a_program_of_ones_own() {
    let mut model = lesson("panic");
    assert_eq!(model.scheduler, Scheduler::Manual);
    let text = model.source.replace("boom", "bang");
    update(&mut model, Msg::Edit(text));
    assert_eq!(model.scheduler, Scheduler::GoLike);
    // What a person chose stays.
    update(&mut model, Msg::Scheduler("random".to_owned()));
    let text = model.source.replace("bang", "crash");
    update(&mut model, Msg::Edit(text));
    assert_eq!(model.scheduler, Scheduler::Random);
}

#[test]
fn a_step_in_the_library_names_what_the_program_called() {
    let source = "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(1)\n}\n";
    let mut model = program(source, Profile::Go127);
    let end = model.cursor().0;
    update(&mut model, Msg::First);
    let mut inside = 0;
    for step in model.cursor().0..=end {
        update(&mut model, Msg::Seek(step));
        let told = shown(&model).story.sentence.plain();
        assert!(!told.contains("printer"), "{told}");
        inside += usize::from(told == "g1 is inside fmt.Println.");
    }
    assert!(inside > 50, "{inside} steps");
}

#[test]
fn the_story_lists_the_events_just_before_as_it_told_them() {
    for id in ["read-write", "channel", "panic"] {
        let mut model = lesson(id);
        assert!(shown(&model).story.lately.is_empty() != shown(&model).story.causes.is_empty());
        update(&mut model, Msg::Back);
        let at = model.cursor().0;
        let lately = shown(&model).story.lately.clone();
        assert!(lately.len() >= 3 && lately[0].step < at, "{lately:?}");
        assert!(lately.is_sorted_by(|one, other| one.step > other.step), "{lately:?}");
        for of in lately {
            update(&mut model, Msg::Seek(of.step));
            assert_eq!(shown(&model).story.sentence, of.text, "{id} at {}", of.step);
        }
    }
}

/// What `go build -gcflags=-S` of Go 1.23.9 and 1.27.3 has calls of, for this program.
#[test]
fn a_map_is_called_by_the_functions_for_its_type() {
    let source = "package main\n\ntype k struct{ a, b int }\n\nfunc main() {\n\tp := new(int)\n\ta := map[int]int{}\n\tb := map[string]int{}\n\tc := map[*int]int{}\n\td := map[k]int{}\n\te := map[int32]int{}\n\ta[1] = 1\n\tb[\"x\"] = 2\n\tc[p] = 3\n\td[k{1, 2}] = 4\n\te[7] = 5\n\t_ = a[1] + b[\"x\"] + c[p] + d[k{1, 2}] + e[7]\n\tdelete(a, 1)\n\tdelete(b, \"x\")\n\tdelete(c, p)\n\tdelete(d, k{1, 2})\n\tdelete(e, 7)\n\t_, ok := a[1]\n\tprintln(ok)\n}\n";
    let called = [
        "access1",
        "access1_fast32",
        "access1_fast64",
        "access1_faststr",
        "access2_fast64",
        "assign",
        "assign_fast32",
        "assign_fast64",
        "assign_fast64ptr",
        "assign_faststr",
        "delete",
        "delete_fast32",
        "delete_fast64",
        "delete_faststr",
    ];
    for profile in [Profile::Go123, Profile::Go127] {
        let mut model = program(source, profile);
        update(&mut model, Msg::First);
        let mut seen = std::collections::BTreeSet::new();
        until(&mut model, |view| {
            let function = view.story.internals.as_ref().and_then(|of| of.function.clone());
            seen.extend(function.and_then(|name| Some(name.strip_prefix("runtime.map")?.to_owned())));
            view.story.outcome.is_some()
        });
        assert_eq!(seen.iter().collect::<Vec<_>>(), called, "{profile:?}");
    }
}

#[test]
fn inside_of_the_library_the_function_called_is_named() {
    let source = "package main\n\nimport \"strings\"\n\nfunc main() {\n\tn := 1\n\tn++\n\tprintln(strings.Repeat(\"x\", n))\n}\n";
    let mut model = program(source, Profile::Go127);
    update(&mut model, Msg::First);
    let mut seen = Vec::new();
    until(&mut model, |view| {
        let internals = view.story.internals.as_ref();
        seen.extend(internals.map(|of| (of.line, of.function.as_deref().unwrap_or("none").to_owned())));
        view.story.outcome.is_some()
    });
    let named = |line, name: &str| seen.iter().any(|(at, function)| *at == line && function == name);
    assert!(named(7, "none") && named(8, "strings.Repeat"), "{seen:?}");
    assert!(
        !seen.iter().any(|(_, function)| function.starts_with("strings.") && function != "strings.Repeat")
    );
}

#[test]
fn a_card_holds_the_arguments_as_they_were_at_the_statement() {
    let source = "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfor i := range 2 {\n\t\tdefer fmt.Println(\"i\", i*10)\n\t}\n\tprintln(1)\n}\n";
    let mut model = program(source, Profile::Go127);
    update(&mut model, Msg::First);
    let view = until(&mut model, |view| {
        view.stage.goroutines[0].frames.iter().map(|frame| frame.defers.len()).sum::<usize>() == 2
    });
    let cards: Vec<String> = view.stage.goroutines[0]
        .frames
        .iter()
        .flat_map(|frame| &frame.defers)
        .map(|card| format!("{} {:?} {:?}", card.label, card.kind, card.fixed))
        .collect();
    assert_eq!(
        cards,
        [
            "fmt.Println(\"i\", i*10) Heap [\"= [\\\"i\\\" 10]\"]",
            "fmt.Println(\"i\", i*10) Heap [\"= [\\\"i\\\" 0]\"]"
        ]
    );
}

#[test]
fn a_growing_classic_map_shows_its_evacuation_and_a_large_swiss_map_its_directory() {
    let source = "package main\n\nfunc main() {\n\tm := map[int]int{}\n\tfor i := range 1200 {\n\t\tm[i] = i\n\t}\n\tprintln(len(m))\n}\n";
    let mut model = program(source, Profile::Go123);
    update(&mut model, Msg::First);
    update(&mut model, Msg::Grain(super::super::Grain::Statement));
    let growing = until(&mut model, |view| view.stage.maps.iter().any(|map| map.evacuation.is_some()));
    let map = &growing.stage.maps[0];
    assert!(map.evacuation.is_some_and(|(moved, all)| moved <= all && all > 0));
    assert!(map.groups.iter().any(|group| group.old));
    let mut model = program(source, Profile::Go127);
    update(&mut model, Msg::RunUntil(Until::End));
    for _ in 0..6 {
        update(&mut model, Msg::Back);
    }
    let view = shown(&model);
    let map = &view.stage.maps[0];
    assert!(map.directory.len() >= 2, "{:?}", map.directory);
    assert!(map.groups.iter().any(|group| group.cells().is_empty()) && map.groups.len() > 100);
}

#[test]
fn an_iterator_is_at_a_full_cell_and_says_where_it_began() {
    for profile in [Profile::Go127, Profile::Go123] {
        let source = "package main\n\nfunc main() {\n\tm := map[string]int{\"a\": 1, \"b\": 2}\n\tfor k, v := range m {\n\t\tprintln(k, v)\n\t}\n}\n";
        let mut model = program(source, profile);
        update(&mut model, Msg::First);
        let view = until(&mut model, |view| {
            view.stage.maps.iter().any(|map| map.iterators.iter().any(|of| of.key.is_some()))
        });
        let map = &view.stage.maps[0];
        let cell = map.groups.iter().flat_map(|group| group.cells()).find(|cell| cell.iterator.is_some());
        let cell = cell.expect("the cell that it is at");
        assert_eq!((cell.kind, Some(&cell.key)), (CellKind::Full, map.iterators[0].key.as_ref()));
        assert_eq!(map.groups.iter().flat_map(|group| group.cells()).filter(|cell| cell.start).count(), 1);
    }
}

#[test]
fn why_goes_back_to_the_steps_behind_a_wait_and_a_value() {
    let mut model = lesson("deadlock");
    update(&mut model, Msg::WhyWait(2));
    let asked = shown(&model).story.asked.clone().expect("an answer");
    let steps: Vec<u64> = asked.causes.iter().map(|cause| cause.step).collect();
    assert!(steps.is_sorted() && steps.len() >= 2, "{steps:?}");
    assert!(asked.causes.iter().any(|cause| cause.text.plain().starts_with("g3 ")), "g3 holds the lock");
    let mut model = lesson("read-write");
    update(&mut model, Msg::WhyValue(Picked { gid: 2, depth: 0, name: "i".into() }));
    let asked = shown(&model).story.asked.clone().expect("an answer");
    assert!(asked.causes.iter().all(|cause| cause.text.plain().contains("i++")), "{:?}", asked.causes);
    update(&mut model, Msg::Back);
    assert_eq!(shown(&model).story.asked, None, "it was asked at another step");
}

#[test]
fn a_picked_variable_is_shown_through_its_pointers_and_a_cycle_ends() {
    let source = "package main\n\ntype node struct {\n\tname string\n\tnext *node\n}\n\nfunc main() {\n\tn := &node{name: \"a\"}\n\tn.next = n\n\tprintln(n.name)\n}\n";
    let mut model = program(source, Profile::Go127);
    update(&mut model, Msg::First);
    until(&mut model, |view| view.stage.console.lines.len() == 1);
    update(&mut model, Msg::Pick(Some(Picked { gid: 1, depth: 0, name: "n".into() })));
    let depth = shown(&model).stage.goroutines[0].frames[0].depth;
    update(&mut model, Msg::Pick(Some(Picked { gid: 1, depth, name: "n".into() })));
    let inside = shown(&model).stage.inside.clone().expect("it is shown");
    let rows: Vec<String> =
        inside.rows.iter().map(|row| format!("{}{}", " ".repeat(row.depth as usize), row.label)).collect();
    assert_eq!(rows, ["n", " *", "  name", "  next"]);
}

#[test]
fn a_question_is_asked_before_the_step_that_answers_it() {
    let mut model = lesson("panic");
    update(&mut model, Msg::Predict(true));
    update(&mut model, Msg::First);
    let asked = loop {
        update(&mut model, Msg::Forward);
        if let Some(question) = &model.question {
            break question.clone();
        }
    };
    assert!(model.cursor() < asked.step);
    update(&mut model, Msg::Answer(Some(asked.right)));
    assert_eq!(model.cursor(), asked.step);
    let question = shown(&model).story.question.clone().expect("what became of it");
    assert_eq!(question.answered, Some((asked.right, asked.right)));
    update(&mut model, Msg::Forward);
    assert!(model.question.as_ref().is_none_or(|question| question.chosen.is_none()));
}

#[test]
fn a_draft_that_a_lesson_replaces_is_offered_back() {
    let mut model = program("package main\n\nfunc main() {}\n", Profile::Go127);
    update(&mut model, Msg::Lesson("panic".to_owned()));
    let offer = shown(&model).notice.as_ref().and_then(|notice| notice.offer.clone());
    assert_eq!(offer.map(|(_, msg)| msg), Some(Msg::RestoreDraft));
    update(&mut model, Msg::RestoreDraft);
    assert_eq!(&*model.source, "package main\n\nfunc main() {}\n");
}

#[test]
fn one_step_forward_moves_and_a_jump_does_not() {
    let mut model = lesson("channel");
    update(&mut model, Msg::First);
    assert!(shown(&model).motion.is_empty());
    let moving = until(&mut model, |view| !view.motion.is_empty());
    let step = moving.transport.step;
    update(&mut model, Msg::Seek(0));
    update(&mut model, Msg::Seek(step));
    assert!(shown(&model).motion.is_empty(), "the same step, by a jump");
}

#[test]
fn ps_are_named_only_under_the_scheduler_that_has_them() {
    let mut model = lesson("read-write");
    let named = |model: &Model| shown(model).stage.goroutines.iter().filter(|of| of.p.is_some()).count();
    assert_eq!(named(&model), 0);
    update(&mut model, Msg::Scheduler("go".to_owned()));
    while model.recording {
        update(&mut model, Msg::Continue);
    }
    assert!(named(&model) >= 1);
    assert!(shown(&model).stage.goroutines.iter().all(|of| of.stack.ends_with(" KB")));
}
