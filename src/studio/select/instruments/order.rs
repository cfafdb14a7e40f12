//! What happened before, after and concurrently to the step shown.

use super::super::super::model::Model;
use super::super::super::narrate::{self, Scene};
use super::super::super::view::{OrderRow, OrderView, Sign};
use crate::analysis::{Placed, Relation, around};
use crate::event::{Addr, Event, SchedEvent};
use crate::trace::Names;

/// Rows of each kind at most, those nearest to the step.
const MOST: usize = 40;
/// Longer runs are not looked through.
const MOST_STEPS: u64 = 300_000;

pub fn order(model: &Model) -> OrderView {
    let Some(run) = model.run.as_ref().filter(|run| run.timeline.len() <= MOST_STEPS) else {
        return OrderView::default();
    };
    let step = run.moment.cursor.0;
    let Some(placed) = step.checked_sub(1).and_then(|step| around(&run.timeline, step)) else {
        return OrderView { step, ..OrderView::default() };
    };
    let machine = run.timeline.head();
    let name_of = |addr: Addr| run.names.name(addr).unwrap_or_else(|| format!("#{}", addr.object()));
    let scene =
        Scene { machine, program: machine.program(), profile: machine.config().profile, name_of: &name_of };
    let told = |of: &Placed| OrderRow {
        step: of.step + 1,
        sign: Sign::new(of.g.0),
        text: narrate::sentence(model.lang, &scene, of.g, &of.event).what.plain().into(),
    };
    let wanted = |of: &&Placed, relation: Relation| {
        of.relation == relation
            && of.step >= run.start.0
            && of.g.0 != 0
            && !matches!(of.event, Event::Sched(SchedEvent::Ready { .. }))
    };
    let list = |relation: Relation| placed.iter().filter(|of| wanted(of, relation)).collect::<Vec<_>>();
    let (before, after, concurrent) =
        (list(Relation::Before), list(Relation::After), list(Relation::Concurrent));
    let near = concurrent.partition_point(|of| of.step < step).saturating_sub(MOST / 2);
    let own = placed.iter().find(|of| of.relation == Relation::Itself);
    OrderView {
        step,
        sentence: own.map(|of| told(of).text).unwrap_or_default(),
        before: before.iter().rev().take(MOST).map(|of| told(of)).collect(),
        after: after.iter().take(MOST).map(|of| told(of)).collect(),
        concurrent: concurrent.iter().skip(near).take(MOST).map(|of| told(of)).collect(),
        counts: [before.len(), after.len(), concurrent.len()],
    }
}
