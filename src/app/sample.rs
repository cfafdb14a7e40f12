//! A still picture of one run, so that the panels can be looked at before the engine drives them.
//! To be removed with the first real model.

use gomaplab::studio::view::*;
use gomaplab::studio::{Grain, Lang, Msg, Speed, Theme};
use std::rc::Rc;

const PROGRAM: &str = r#"package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup

	wg.Add(2)
	go func() { // reader
		defer wg.Done()
		defer func() { fmt.Println(recover()) }()
		for i := range 1000 {

			_ = m[i]
		}
	}()
	go func() { // writer
		defer wg.Done()
		defer func() { fmt.Println(recover()) }()
		for i := range 1000 {

			m[i] = i
		}
	}()

	wg.Wait()
	fmt.Println("finished", len(m))
}
"#;

const TOTAL: u64 = 41;

pub struct Sample {
    lang: Lang,
    theme: Theme,
    step: u64,
    playing: bool,
    due: f64,
    speed: Speed,
    grain: Grain,
    text: Rc<str>,
    breakpoints: Vec<u32>,
    lanes: Rc<LanesView>,
}

impl Sample {
    pub fn new(lang: Lang, theme: Theme) -> Sample {
        Sample {
            lang,
            theme,
            step: TOTAL,
            playing: false,
            due: 0.0,
            speed: Speed::default(),
            grain: Grain::default(),
            text: PROGRAM.into(),
            breakpoints: Vec::new(),
            lanes: Rc::new(lanes()),
        }
    }

    pub fn update(&mut self, msg: Msg) {
        match msg {
            Msg::Lang(lang) => self.lang = lang,
            Msg::Theme(theme) => self.theme = theme,
            Msg::Edit(text) => self.text = text.into(),
            Msg::First => self.step = 0,
            Msg::Back => self.step = self.step.saturating_sub(1),
            Msg::Forward => self.step = (self.step + 1).min(TOTAL),
            Msg::Last => self.step = TOTAL,
            Msg::Seek(step) => {
                self.step = step.min(TOTAL);
                self.playing = false;
            }
            Msg::TogglePlay => {
                self.playing = !self.playing;
                if self.playing && self.step == TOTAL {
                    self.step = 0;
                }
            }
            Msg::Frame(elapsed) => {
                self.due += elapsed * self.speed.steps_per_second() / 1000.0;
                let whole = self.due.floor();
                self.due -= whole;
                self.step = (self.step + whole as u64).min(TOTAL);
                self.playing &= self.step < TOTAL;
            }
            Msg::Speed(speed) => self.speed = speed,
            Msg::Grain(grain) => self.grain = grain,
            Msg::ToggleBreakpoint(line) => match self.breakpoints.iter().position(|at| *at == line) {
                Some(at) => drop(self.breakpoints.remove(at)),
                None => self.breakpoints.push(line),
            },
            _ => {}
        }
    }

    pub fn view(&self) -> View {
        let zh = self.lang == Lang::Chinese;
        let end = self.step == TOTAL;
        View {
            header: Rc::new(HeaderView {
                lesson: pick(&[("read-write", if zh { "读与写相遇" } else { "Read against write" })]),
                runtime: pick(&[("go1.27", "Go 1.27"), ("go1.23", "Go 1.23")]),
                scheduler: pick(&[("manual", if zh { "手动" } else { "manual" })]),
                seed: None,
                lang: self.lang,
                theme: self.theme,
            }),
            editor: Rc::new(EditorView {
                file: "prog.go".into(),
                text: self.text.clone(),
                diagnostics: Vec::new(),
                marks: vec![mark(18, &[2]), mark(26, &[3]), mark(30, &[1])],
                active: ActiveLines {
                    last: 26,
                    next: 18,
                    tone: if end { LineTone::Fatal } else { LineTone::Plain },
                },
                breakpoints: self.breakpoints.clone(),
                read_only: false,
            }),
            stage: Rc::new(StageView {
                caption: if zh {
                    format!("第 {} 步之后", self.step)
                } else {
                    format!("after step {}", self.step)
                }
                .into(),
                goroutines: goroutines(end),
                maps: vec![Rc::new(map(end))],
                objects: vec![Rc::new(ObjectView {
                    name: "wg".into(),
                    ty: "sync.WaitGroup".into(),
                    kind: ObjectKind::WaitGroup,
                    fields: vec![field("counter", "2"), field("waiters", "1")],
                    holder: None,
                    buffer: Vec::new(),
                    capacity: 0,
                    queues: vec![QueueView {
                        name: "sema".into(),
                        waiters: vec![Waiter { sign: Sign::new(1), value: None }],
                    }],
                })],
                console: Rc::new(if end { console() } else { ConsoleView::default() }),
                cut: end,
            }),
            story: Rc::new(if zh { story_chinese(end) } else { story_english(end) }),
            timeline: Rc::new(TimelineView { lanes: self.lanes.clone(), cursor: self.step }),
            transport: Rc::new(TransportView {
                step: self.step,
                total: TOTAL,
                playing: self.playing,
                speed: self.speed,
                grain: self.grain,
                sentence: "g2 looks at the flag before reading m[0] and finds it set".into(),
                choices: vec![
                    choice(1, false, if zh { "等待 wg" } else { "waits for wg" }),
                    choice(2, !end, if end { "stopped" } else { "" }),
                    choice(3, !end, if end { "stopped" } else { "" }),
                ],
                can_undo: true,
            }),
            notice: None,
        }
    }
}

fn pick(options: &[(&str, &str)]) -> PickView {
    PickView {
        options: options.iter().map(|(id, label)| ((*id).into(), (*label).into())).collect(),
        chosen: options[0].0.into(),
    }
}

fn mark(line: u32, gids: &[u32]) -> LineMark {
    LineMark { line, signs: gids.iter().map(|gid| Sign::new(*gid)).collect() }
}

fn field(name: &str, value: &str) -> FieldView {
    FieldView { name: name.into(), value: value.into(), changed: false }
}

fn choice(gid: u32, enabled: bool, why: &str) -> ChoiceView {
    ChoiceView { sign: Sign::new(gid), enabled, taken: enabled && gid == 2, why: why.into() }
}

fn local(name: &str, value: &str, changed: bool) -> LocalView {
    LocalView { name: name.into(), value: value.into(), changed }
}

fn defers(names: &[&str], status: DeferStatus) -> Vec<DeferView> {
    let card = |name: &&str| DeferView { label: (*name).into(), kind: DeferKind::Call, status };
    names.iter().map(card).collect()
}

fn goroutines(end: bool) -> Vec<Rc<GoroutineView>> {
    let status = if end { DeferStatus::NotRun } else { DeferStatus::Pending };
    let frame = |func: &str, line, locals, defers| FrameView {
        func: func.into(),
        line,
        kind: FrameKind::Call,
        locals,
        defers,
    };
    let of = |gid, title: &str, state, wait: Option<&str>, current, frames| {
        Rc::new(GoroutineView {
            sign: Sign::new(gid),
            title: title.into(),
            state,
            wait: wait.map(Into::into),
            current,
            frames,
            panics: Vec::new(),
        })
    };
    vec![
        of(
            1,
            "main",
            GoroutineState::Waiting,
            Some("sync.WaitGroup.Wait"),
            false,
            vec![frame(
                "main.main",
                30,
                vec![local("m", "map[int]int → M1", false), local("wg", "counter 2", false)],
                Vec::new(),
            )],
        ),
        of(
            2,
            "func1",
            if end { GoroutineState::Fatal } else { GoroutineState::Running },
            None,
            true,
            vec![frame(
                "main.main.func1",
                18,
                vec![local("i", "0", false)],
                defers(&["func1.1()", "wg.Done()"], status),
            )],
        ),
        of(
            3,
            "func2",
            GoroutineState::Runnable,
            None,
            false,
            vec![frame(
                "main.main.func2",
                26,
                vec![local("i", "0", true), local("m[0]", "0 (in flight)", false)],
                defers(&["func2.1()", "wg.Done()"], status),
            )],
        ),
    ]
}

fn map(end: bool) -> MapView {
    let empty = CellView {
        tag: "empty".into(),
        kind: CellKind::Empty,
        key: "".into(),
        value: "".into(),
        touched: None,
    };
    let mut cells = vec![empty; 8];
    cells[0] = CellView {
        tag: "0x2e".into(),
        kind: CellKind::Full,
        key: "0".into(),
        value: "0".into(),
        touched: Some(Sign::new(3)),
    };
    let strip = |names: &[&str], at: usize, failed: bool| -> Vec<StepView> {
        let status = |i: usize| match i.cmp(&at) {
            std::cmp::Ordering::Less => StepStatus::Done,
            std::cmp::Ordering::Equal if failed => StepStatus::Failed,
            std::cmp::Ordering::Equal => StepStatus::At,
            std::cmp::Ordering::Greater => StepStatus::Pending,
        };
        names
            .iter()
            .enumerate()
            .map(|(i, name)| StepView { name: (*name).into(), status: status(i) })
            .collect()
    };
    MapView {
        name: "M1".into(),
        ty: "map[int]int".into(),
        header: vec![field("used", "1"), field("dirLen", "0 (one group)"), field("seed", "7f3a…")],
        lamps: vec![LampView { label: "writing = 1".into(), on: true, owner: Some(Sign::new(3)) }],
        groups: vec![GroupView { title: "".into(), old: false, overflow: false, cells }],
        operations: vec![
            OperationView {
                sign: Sign::new(3),
                label: "m[i] = i".into(),
                steps: strip(
                    &["check", "hash", "load", "set", "insert", "check again", "clear", "store value"],
                    4,
                    false,
                ),
            },
            OperationView {
                sign: Sign::new(2),
                label: "_ = m[i]".into(),
                steps: strip(&["used ≠ 0", "check: writing ≠ 0", "hash", "probe", "copy"], 1, end),
            },
        ],
    }
}

fn console() -> ConsoleView {
    let text = "fatal error: concurrent map read and map write\n\ngoroutine 2 [running]:\ninternal/runtime/maps.fatal(...)\n\
                main.main.func1()\n\tprog.go:18\ncreated by main.main in goroutine 1\n\tprog.go:13";
    let line = |text: &str| ConsoleLine {
        stream: Stream::Stderr,
        text: text.into(),
        step: TOTAL,
        sign: Some(Sign::new(2)),
    };
    ConsoleView { lines: text.lines().map(line).collect(), exit_code: Some(2) }
}

fn story_english(end: bool) -> StoryView {
    StoryView {
        outcome: end.then(|| OutcomeView {
            kind: OutcomeKind::Fatal,
            title: "Fatal error, not a panic".into(),
            text: Rich::new()
                .text("No deferred function runs, in any goroutine. ")
                .code("recover")
                .text(" is never asked."),
            exit_code: Some(2),
        }),
        sentence: Rich::new()
            .goroutine(2)
            .text(" looks at the flag before reading ")
            .code("m[0]")
            .text(" and finds it set: ")
            .goroutine(3)
            .text(" is in the middle of a write. The runtime stops the whole program."),
        why: Rich::new()
            .text(
                "Only the reader can die here. A writer looks for other writers, never for readers, so the ",
            )
            .code("recover")
            .text(" in g3 is in the wrong goroutine as well."),
        runtime: Some("internal/runtime/maps.(*Map).getWithoutKeySmallFastHash".into()),
        causes: vec![
            CauseView { step: 33, text: Rich::new().goroutine(3).text(" checks the flag: clear") },
            CauseView { step: 38, text: Rich::new().goroutine(3).text(" sets ").code("writing") },
            CauseView {
                step: 41,
                text: Rich::new()
                    .goroutine(2)
                    .text(" checks it before ")
                    .goroutine(3)
                    .text(" clears it; nothing orders the two"),
            },
        ],
    }
}

fn story_chinese(end: bool) -> StoryView {
    StoryView {
        outcome: end.then(|| OutcomeView {
            kind: OutcomeKind::Fatal,
            title: "致命错误，不是 panic".into(),
            text: Rich::new()
                .text("所有 goroutine 里的延迟函数都不会执行，")
                .code("recover")
                .text(" 也不会被询问。"),
            exit_code: Some(2),
        }),
        sentence: Rich::new()
            .goroutine(2)
            .text(" 在读取 ")
            .code("m[0]")
            .text(" 之前检查标志，发现它已被设置：")
            .goroutine(3)
            .text(" 正写到一半。运行时终止整个程序。"),
        why: Rich::new().text("这里只有读者会死。写者只检查其他写者，从不检查读者。"),
        runtime: Some("internal/runtime/maps.(*Map).getWithoutKeySmallFastHash".into()),
        causes: vec![
            CauseView { step: 33, text: Rich::new().goroutine(3).text(" 检查标志：未设置") },
            CauseView { step: 38, text: Rich::new().goroutine(3).text(" 设置 ").code("writing") },
            CauseView {
                step: 41,
                text: Rich::new().goroutine(2).text(" 在它清除之前检查；两者之间没有先后约束"),
            },
        ],
    }
}

fn lanes() -> LanesView {
    let run = |from, to| SpanView { from, to, kind: SpanKind::Run };
    let operation = |from, to| SpanView { from, to, kind: SpanKind::Operation };
    let lane = |gid, alive, spans, marks| LaneView { sign: Sign::new(gid), alive, spans, marks };
    LanesView {
        total: TOTAL,
        lanes: vec![
            lane(
                1,
                (0, 41),
                vec![run(0, 6)],
                vec![MarkView { step: 3, kind: MarkKind::Go }, MarkView { step: 5, kind: MarkKind::Go }],
            ),
            lane(
                2,
                (3, 41),
                vec![
                    run(10, 17),
                    operation(11, 13),
                    operation(14, 16),
                    run(25, 31),
                    operation(26, 29),
                    run(38, 41),
                    operation(39, 41),
                ],
                vec![MarkView { step: 41, kind: MarkKind::Fatal }],
            ),
            lane(
                3,
                (5, 41),
                vec![
                    run(6, 10),
                    operation(7, 9),
                    run(17, 25),
                    operation(18, 20),
                    operation(22, 24),
                    run(31, 38),
                    operation(32, 38),
                ],
                Vec::new(),
            ),
        ],
        flags: vec![FlagLane {
            label: "M1.writing".into(),
            spans: vec![
                (8, 9, Sign::new(3)),
                (19, 20, Sign::new(3)),
                (23, 24, Sign::new(3)),
                (35, 41, Sign::new(3)),
            ],
        }],
    }
}
