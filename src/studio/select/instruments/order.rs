//! What happened before, after and concurrently to the step shown.

use super::super::super::instruments::MOST_GOROUTINES;
use super::super::super::model::Model;
use super::super::super::narrate::{self, Scene};
use super::super::super::text;
use super::super::super::view::{OrderRow, OrderView};
use super::super::Here;
use crate::analysis::Placed;
use crate::event::Addr;

/// Concurrent events at most: half of them before the step where there are as many.
const MOST: usize = 40;

#[inline(never)]
pub fn order(model: &Model) -> OrderView {
    let Some(run) = &model.run else { return OrderView::default() };
    let step = run.moment.cursor.0;
    let Some(ordering) = model.ordering() else { return OrderView { step, ..OrderView::default() } };
    let nearest = &ordering.nearest;
    let machine = run.timeline.head();
    let here = Here::new(run);
    let name_of = |addr: Addr| here.name(addr);
    let scene =
        Scene { machine, program: machine.program(), profile: machine.config().profile, name_of: &name_of };
    let told = |of: &Placed| OrderRow {
        step: of.step + 1,
        text: narrate::sentence(model.lang, &scene, of.g, &of.event).what,
    };
    let (earlier, later) = &nearest.concurrent;
    OrderView {
        step,
        refused: ordering.refused.then(|| text::order_refused(model.lang, MOST_GOROUTINES).into()),
        reading: ordering.is_reading(),
        sentence: nearest.own.as_ref().map(|of| told(of).text).unwrap_or_default(),
        before: nearest.before.iter().rev().map(told).collect(),
        after: nearest.after.iter().map(told).collect(),
        concurrent: earlier.iter().chain(later).take(MOST).map(told).collect(),
        counts: nearest.counts,
    }
}
