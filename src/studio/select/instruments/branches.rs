//! The runs kept so far as a tree, and the comparison of two.

use super::super::super::instruments::Kept;
use super::super::super::model::Model;
use super::super::super::narrate::{self, Scene};
use super::super::super::scheduler::Scheduler;
use super::super::super::text::instruments;
use super::super::super::view::{AgainstRow, AgainstView, BranchRow, BranchesView};
use super::super::story;
use crate::event::{Addr, Gid, PolicySpec};
use crate::machine::Status;
use std::rc::Rc;

/// Goroutines offered to be preferred at most.
const MOST_PREFERENCES: usize = 12;

#[inline(never)]
pub fn branches(model: &Model) -> BranchesView {
    let list = &model.instruments.branches;
    let mut rows = Vec::new();
    let roots: Vec<usize> = (0..list.list.len()).filter(|&at| list.list[at].parent.is_none()).collect();
    for root in roots {
        add(model, root, 0, &mut rows);
    }
    let named = Scheduler::ALL.into_iter();
    let named = named.map(|scheduler| (scheduler.id().into(), scheduler.name(model.lang).into()));
    let schedulers = named.chain(preferences(model)).collect();
    BranchesView {
        comparing: list.comparing.as_ref().map(|against| against.at),
        rows,
        current: list.current,
        against: against(model),
        schedulers,
        step: model.cursor().0,
    }
}

/// A policy for each goroutine that lives at the cursor: this one whenever it can run.
fn preferences(model: &Model) -> Vec<(Rc<str>, Rc<str>)> {
    let Some(run) = &model.run else { return Vec::new() };
    let living = run.moment.machine.goroutines().filter(|of| !of.system && of.status != Status::Dead);
    let entry = |g: Gid| {
        let name = format!("{} g{}", instruments(model.lang).prefer, g.0);
        (PolicySpec::Prefer { g }.print().into(), name.into())
    };
    living.take(MOST_PREFERENCES).map(|of| entry(of.id)).collect()
}

fn add(model: &Model, at: usize, depth: usize, rows: &mut Vec<BranchRow>) {
    let list = &model.instruments.branches.list;
    let kept = &list[at];
    let machine = model.run.as_ref().map(|run| run.timeline.head());
    let outcome: Rc<str> = match (&kept.outcome, machine) {
        (Some(outcome), Some(machine)) => {
            let name_of = |addr: Addr| format!("#{}", addr.object());
            let program = machine.program();
            let scene = Scene { machine, program, profile: machine.config().profile, name_of: &name_of };
            narrate::outcome(model.lang, &scene, outcome).0.into()
        }
        _ => instruments(model.lang).step_limit.into(),
    };
    rows.push(BranchRow {
        at,
        depth,
        name: name(kept, at),
        forked_at: kept.parent.map(|_| kept.forked_at),
        steps: kept.steps,
        outcome,
        kind: kept.outcome.as_ref().map(story::kind),
    });
    for child in (0..list.len()).filter(|&child| list[child].parent == Some(at)) {
        add(model, child, depth + 1, rows);
    }
}

fn name(kept: &Kept, at: usize) -> Rc<str> {
    if kept.name.is_empty() { format!("#{}", at + 1).into() } else { kept.name.as_str().into() }
}

fn against(model: &Model) -> Option<AgainstView> {
    let text = instruments(model.lang);
    let list = &model.instruments.branches;
    let (at, comparison) = list.against.as_ref()?;
    let rows = comparison
        .goroutines
        .iter()
        .map(|of| {
            let [one, other] = of.gs.map(|g| g.map_or_else(|| "–".to_owned(), |g| format!("g{}", g.0)));
            let path: Vec<String> = of.descent.iter().map(u32::to_string).collect();
            let name = if path.is_empty() { "main".to_owned() } else { format!("main/{}", path.join("/")) };
            let step = |step: Option<u64>| {
                step.map_or_else(|| text.its_end.to_owned(), |step| (step + 1).to_string())
            };
            let told = match of.differs {
                None => format!("{} {}", of.same, text.alike),
                Some([a, b]) => format!("{} {}: {} ≠ {}", of.same, text.alike_then, step(a), step(b)),
            };
            AgainstRow {
                name: format!("{name} · {one} {other}").into(),
                text: told.into(),
                step: of.differs.and_then(|[a, _]| a).map(|step| step + 1),
                differs: of.differs.is_some(),
            }
        })
        .collect();
    let kept = list.list.get(*at)?;
    Some(AgainstView { at: *at, name: name(kept, *at), first: comparison.first.map(|step| step + 1), rows })
}
