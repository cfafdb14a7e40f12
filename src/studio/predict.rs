//! Questions before a step: what will recover return, panic or fatal, does it wait? Made from the step itself, which
//! the run already holds; always skippable.

use super::Lang;
use super::model::Model;
use super::run::Run;
use super::view::Rich;
use crate::event::{Event, Gid, MapStage, PanicEvent, SchedEvent, SyncOp};
use crate::machine::RuntimeOp;
use crate::trace::{Bounds, Cursor, Moment, Reader};

/// A question about the step that ends at `step`.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub step: Cursor,
    pub text: Rich,
    pub options: Vec<Rich>,
    pub right: usize,
    /// The option chosen; then the step was taken.
    pub chosen: Option<usize>,
}

/// Micro-steps of one step that are looked through for something to ask.
const MOST_STEPS: u64 = 64;

impl Model {
    /// The first thing worth a question on the way from the cursor to `target`.
    pub fn question_before(&self, target: Cursor) -> Option<Question> {
        let run = self.run.as_ref()?;
        let from = run.moment.cursor.0;
        let mut before = run.moment.clone();
        let mut walk = run.timeline.walk(run.moment.cursor);
        for _ in from..target.0.min(from + MOST_STEPS) {
            if !walk.advance() {
                return None;
            }
            let after = walk.moment();
            if let Some(question) = about(self.lang, run, &before, &after) {
                return Some(question);
            }
            before = after;
        }
        None
    }
}

#[inline(never)]
fn about(lang: Lang, run: &Run, before: &Moment, after: &Moment) -> Option<Question> {
    let g = before.position.next?.g;
    after.events.iter().filter(|(who, _)| *who == g).find_map(|(_, event)| match event {
        Event::Panic(PanicEvent::Recovered { .. }) => Some(recover(lang, run, before, after, g, true)),
        Event::Panic(PanicEvent::RecoverNil) => Some(recover(lang, run, before, after, g, false)),
        Event::Panic(PanicEvent::Raised { .. }) => Some(fault(lang, after, g, 0)),
        Event::Panic(PanicEvent::Fatal(_)) => Some(fault(lang, after, g, 1)),
        Event::Map(event) if event.stage == MapStage::Check && contended(before, g) => {
            Some(fault(lang, after, g, 2))
        }
        Event::Sched(SchedEvent::Parked { .. }) => Some(waits(lang, after, g, true)),
        Event::Sync(event)
            if event.ok && matches!(event.op, SyncOp::MutexLock | SyncOp::RwLock | SyncOp::RwRLock) =>
        {
            Some(waits(lang, after, g, false))
        }
        _ => None,
    })
}

/// Another goroutine is inside an operation on the map that `g` is about to check.
fn contended(before: &Moment, g: Gid) -> bool {
    let map = match before.machine.next_op(g) {
        crate::machine::NextOp::Map { map, .. } => map,
        _ => return false,
    };
    before
        .machine
        .goroutines()
        .any(|other| other.id != g && matches!(&other.op, Some(RuntimeOp::Map { op, .. }) if op.map() == map))
}

fn recover(lang: Lang, run: &Run, before: &Moment, after: &Moment, g: Gid, value: bool) -> Question {
    let panics = before.machine.goroutine(g).map(|goroutine| goroutine.panics.clone()).unwrap_or_default();
    let reader = Reader {
        program: before.machine.program(),
        heap: before.machine.heap(),
        names: &run.names,
        bounds: Bounds::default(),
    };
    let raised = panics.last().and_then(|panic| reader.unpack(panic.value[0], panic.value[1]));
    let mut options = Vec::new();
    if let Some((ty, words)) = raised {
        options.push(Rich::new().code(&reader.value(ty, &words)));
    }
    options.push(Rich::new().code("nil"));
    options.push(match lang {
        Lang::English => Rich::new().text("it never returns"),
        Lang::Chinese => Rich::new().text("它不会返回"),
    });
    let nil = options.len() - 2;
    let text = match lang {
        Lang::English => {
            Rich::new().goroutine(g.0).text(" calls ").code("recover()").text(". What does it return?")
        }
        Lang::Chinese => Rich::new().goroutine(g.0).text(" 调用 ").code("recover()").text("，会返回什么？"),
    };
    Question { step: after.cursor, text, options, right: if value { 0 } else { nil }, chosen: None }
}

fn fault(lang: Lang, after: &Moment, g: Gid, right: usize) -> Question {
    let (text, options) = match lang {
        Lang::English => (
            Rich::new().goroutine(g.0).text(" takes its next step. What comes of it?"),
            [
                "a panic: deferred functions will run",
                "a fatal error: the program stops, nothing deferred runs",
                "nothing special: it goes on",
            ],
        ),
        Lang::Chinese => (
            Rich::new().goroutine(g.0).text(" 走下一步，会发生什么？"),
            ["panic：接着会执行 defer", "致命错误：程序停止，defer 都不执行", "没什么特别的，继续执行"],
        ),
    };
    let options = options.map(|option| Rich::new().text(option)).to_vec();
    Question { step: after.cursor, text, options, right, chosen: None }
}

fn waits(lang: Lang, after: &Moment, g: Gid, waits: bool) -> Question {
    let (text, options) = match lang {
        Lang::English => (
            Rich::new().goroutine(g.0).text(" takes its next step. Does it have to wait?"),
            ["yes, it parks", "no, it goes on"],
        ),
        Lang::Chinese => {
            (Rich::new().goroutine(g.0).text(" 走下一步，需要等待吗？"), ["要，它会挂起", "不用，继续执行"])
        }
    };
    let options = options.map(|option| Rich::new().text(option)).to_vec();
    Question { step: after.cursor, text, options, right: usize::from(!waits), chosen: None }
}
