//! The figures of the run: goroutines, Ps, queues.

use super::super::super::model::Model;
use super::super::super::text::instruments;
use super::super::super::view::{FigureRow, FiguresView, Sign};
use super::{time, title};
use crate::analysis::Figures;
use crate::machine::wait_text;
use std::cmp::Reverse;

const MOST: usize = 60;

#[inline(never)]
pub fn figures(model: &Model) -> FiguresView {
    let text = instruments(model.lang);
    let Some(run) = &model.run else { return FiguresView::default() };
    let as_go123 = run.moment.machine.config().profile.prints_as_go123();
    let figures = Figures::of(run.activity(), &|wait| wait_text(wait, as_go123));
    let latency = [50, 95, 100].map(|percent| time(figures.latency(percent)).to_string()).join(" · ");
    let queue = format!("{:.2} · {}", figures.queue_mean, figures.queue_most);
    let mut summary = vec![
        (text.span.into(), time(figures.span_ns)),
        (text.latency.into(), latency.into()),
        (text.queue.into(), queue.into()),
    ];
    for (reason, total) in figures.blocked.iter().take(4) {
        summary.push((
            format!("{} [{reason}]", text.blocked).into(),
            format!("{} · {}×", time(total.ns), total.count).into(),
        ));
    }
    let mut rows: Vec<_> = figures.goroutines.iter().collect();
    rows.sort_by_key(|(g, of)| (Reverse(of.blocked_ns() + of.runnable.ns + of.running.ns), **g));
    let goroutines = rows
        .iter()
        .take(MOST)
        .map(|(g, of)| {
            let all = (of.running.ns + of.runnable.ns + of.blocked_ns()).max(1) as f64;
            let reasons: Vec<String> = of
                .blocked
                .iter()
                .map(|(reason, total)| format!("[{reason}] {} ({}×)", time(total.ns), total.count))
                .collect();
            FigureRow {
                sign: Sign::new(g.0),
                title: title(run, **g),
                shares: [of.running.ns, of.runnable.ns, of.blocked_ns()].map(|ns| ns as f64 / all),
                running: time(of.running.ns),
                runnable: time(of.runnable.ns),
                blocked: time(of.blocked_ns()),
                reasons: reasons.join(", ").into(),
            }
        })
        .collect();
    FiguresView {
        summary,
        ps: figures.utilisation.clone(),
        goroutines,
        model: format!("{}: {}", text.model, text.assumptions[0]).into(),
        more: rows.len().saturating_sub(MOST),
    }
}
