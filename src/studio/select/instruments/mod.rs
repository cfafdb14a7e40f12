//! From the model to what the open instrument draws.

mod branches;
mod compare;
mod figures;
mod order;
mod trace;
mod watch;

pub use trace::mark_words;

use super::super::instruments::Instrument;
use super::super::model::Model;
use super::super::run::Run;
use super::super::view::{InstrumentsView, Panel};
use super::keep;
use crate::code::program::FuncId;
use crate::event::Gid;
use crate::trace::Ending;
use std::rc::Rc;

pub fn instruments(model: &Model, last: Option<&InstrumentsView>) -> InstrumentsView {
    let old = last.and_then(|view| view.open.as_ref());
    let open = model.instruments.open.map(|instrument| match instrument {
        Instrument::Trace => Panel::Trace(Rc::new(trace::trace(model))),
        Instrument::Figures => Panel::Figures(Rc::new(figures::figures(model))),
        Instrument::Order => {
            let old = match old {
                Some(Panel::Order(old)) => Some(old),
                _ => None,
            };
            Panel::Order(keep(order::order(model), old))
        }
        Instrument::Watch => Panel::Watch(Rc::new(watch::watch(model))),
        Instrument::Branches => Panel::Branches(Rc::new(branches::branches(model))),
        Instrument::Compare => Panel::Compare(Rc::new(compare::compare(model))),
    });
    let at_limit =
        !model.recording && model.run.as_ref().is_some_and(|run| *run.timeline.ending() == Ending::Limit);
    InstrumentsView { open, at_limit }
}

/// `main`, `work`: the function that a goroutine was started with.
fn title(run: &Run, g: Gid) -> Rc<str> {
    let func = run.timeline.head().goroutine(g).map_or(FuncId(0), |goroutine| goroutine.func);
    let name = run.timeline.program().funcs.get(func.0 as usize).map_or("", |func| &*func.name);
    if g == Gid(1) { "main".into() } else { name.strip_prefix("main.").unwrap_or(name).into() }
}

/// `1.25 µs`, of the model's clock.
fn time(ns: u64) -> Rc<str> {
    match ns {
        0..1_000 => format!("{ns} ns"),
        1_000..1_000_000 => format!("{:.2} µs", ns as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.2} ms", ns as f64 / 1e6),
        _ => format!("{:.2} s", ns as f64 / 1e9),
    }
    .into()
}
