//! Timers and tickers: what the runtime's timer behind them will do, and when.

use super::{Scene, field};
use crate::event::Addr;
use crate::machine::timer::TimerAction;
use crate::studio::view::{ObjectKind, ObjectView};
use crate::trace::Spot;

#[inline(never)]
pub fn card(scene: &Scene<'_>, spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    card.kind = ObjectKind::Timer;
    let handle = spot.word_at(&["handle"]) as u32;
    let Some(timer) = scene.machine.timers().get(handle) else {
        card.fields.push(field("active", false));
        return card;
    };
    card.fields.push(field("active", timer.active));
    if timer.active {
        card.fields.push(field("when", format!("+{}", duration(timer.when))));
        card.fields.push(field("left", duration(timer.when.saturating_sub(scene.machine.clock()))));
    }
    if timer.period > 0 {
        card.fields.push(field("period", duration(timer.period)));
    }
    match timer.action {
        TimerAction::Send { chan, .. } => {
            let len = scene.machine.heap().load(chan).unwrap_or(0);
            card.fields.push(field("len(C)", len));
        }
        TimerAction::Go { func } => {
            let index = scene.machine.heap().load(Addr(func)).unwrap_or(u64::MAX) as usize;
            if let Some(func) = scene.machine.program().funcs.get(index) {
                card.fields.push(field("f", &func.name));
            }
        }
        TimerAction::Wake(_) => {}
    }
    card
}

/// Nanoseconds as `time.Duration` prints them.
pub fn duration(ns: i64) -> String {
    let sign = if ns < 0 { "-" } else { "" };
    let ns = ns.unsigned_abs();
    let trimmed = |whole: u64, part: u64, digits: usize, unit: &str| {
        let fraction = format!("{part:0digits$}");
        let fraction = fraction.trim_end_matches('0');
        let dot = if fraction.is_empty() { "" } else { "." };
        format!("{whole}{dot}{fraction}{unit}")
    };
    let text = match ns {
        0 => "0s".into(),
        1..1_000 => format!("{ns}ns"),
        1_000..1_000_000 => trimmed(ns / 1_000, ns % 1_000, 3, "µs"),
        1_000_000..1_000_000_000 => trimmed(ns / 1_000_000, ns % 1_000_000, 6, "ms"),
        _ => {
            let (seconds, rest) = (ns / 1_000_000_000, ns % 1_000_000_000);
            let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
            let last = trimmed(seconds % 60, rest, 9, "s");
            match (hours, minutes) {
                (0, 0) => last,
                (0, _) => format!("{minutes}m{last}"),
                _ => format!("{hours}h{minutes}m{last}"),
            }
        }
    };
    format!("{sign}{text}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn durations_are_printed_as_go_prints_them() {
        let texts: Vec<String> =
            [0, 1, 1_500, 2_000_000, 1_000_000_000, 61_500_000_000, 3_600_000_000_000, -5]
                .map(super::duration)
                .into();
        assert_eq!(texts, ["0s", "1ns", "1.5µs", "2ms", "1s", "1m1.5s", "1h0m0s", "-5ns"]);
    }
}
