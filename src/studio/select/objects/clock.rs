//! The virtual clock: what it says, and the timers that are due on it, soonest first.

use super::timer::duration;
use super::{Scene, field, line};
use crate::machine::timer::TimerAction;
use crate::studio::view::{ObjectKind, ObjectView, OutlineView, Sign};
use crate::trace::Names;

/// Timers shown at most.
const MOST_TIMERS: usize = 24;

/// None while no time has passed and no timer is pending.
#[inline(never)]
pub fn card(scene: &Scene<'_>) -> Option<ObjectView> {
    let machine = scene.machine;
    let row = |(_, timer): (u32, &crate::machine::timer::Timer)| {
        let (note, sign) = match timer.action {
            TimerAction::Wake(g) => ("Sleep".to_owned(), Some(Sign::new(g.0))),
            TimerAction::Send { chan, .. } => {
                (scene.names.name(chan).map_or_else(|| "→ C".to_owned(), |name| format!("→ {name}")), None)
            }
            TimerAction::Go { .. } => ("AfterFunc".to_owned(), None),
        };
        let every =
            if timer.period > 0 { format!("every {}", duration(timer.period)) } else { String::new() };
        OutlineView { note: note.into(), sign, ..line(0, format!("+{}", duration(timer.when)), every) }
    };
    let outline: Vec<OutlineView> = machine.timers().pending().take(MOST_TIMERS).map(row).collect();
    if outline.is_empty() && machine.clock() == 0 {
        return None;
    }
    Some(ObjectView {
        id: "clock".into(),
        name: "clock".into(),
        ty: "".into(),
        kind: ObjectKind::Clock,
        fields: vec![field("now", format!("+{}", duration(machine.clock())))],
        holder: None,
        readers: Vec::new(),
        buffer: Vec::new(),
        capacity: 0,
        queues: Vec::new(),
        outline,
        touched: None,
    })
}
