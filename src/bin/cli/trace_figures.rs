//! `gomaplab trace --analysis`: what goroutines and Ps did, as figures on the cost model's clock.

use gomaplab::analysis::{Activity, Figures, STEP_NS, SWITCH_NS, Total};
use gomaplab::event::Gid;
use gomaplab::machine::wait_text;
use gomaplab::trace::Timeline;

/// Goroutines listed at most, the longest blocked first.
const MOST: usize = 40;

pub fn print(timeline: &Timeline) {
    let activity = Activity::of(timeline);
    let as_go123 = timeline.head().config().profile.prints_as_go123();
    let figures = Figures::of(&activity, &|wait| wait_text(wait, as_go123));
    println!(
        "A model, not a measurement: {STEP_NS} ns a micro-step, {SWITCH_NS} ns for a P to take up another goroutine."
    );
    println!(
        "span {}   steps {}   goroutines {}",
        time(figures.span_ns),
        timeline.len(),
        activity.lives.len()
    );
    for (p, share) in figures.utilisation.iter().enumerate() {
        println!("P{p} busy {:.1} %", share * 100.0);
    }
    println!(
        "scheduler latency median {}  p95 {}  longest {}   run queues mean {:.2}  longest {}",
        time(figures.latency(50)),
        time(figures.latency(95)),
        time(figures.latency(100)),
        figures.queue_mean,
        figures.queue_most
    );
    for (reason, total) in &figures.blocked {
        println!("blocked {}", reason_line(reason, total));
    }
    let mut list: Vec<_> = figures.goroutines.iter().collect();
    list.sort_by_key(|(g, of)| (std::cmp::Reverse(of.blocked_ns() + of.runnable.ns), **g));
    println!();
    for (g, of) in list.iter().take(MOST) {
        let reasons: Vec<String> =
            of.blocked.iter().map(|(reason, total)| reason_line(reason, total)).collect();
        println!(
            "g{:<5} running {:>9}  runnable {:>9} ({}×)  steps {:>7}  {}  {}",
            g.0,
            time(of.running.ns),
            time(of.runnable.ns),
            of.runnable.count,
            of.steps,
            started_with(timeline, **g),
            reasons.join(", ")
        );
    }
    if list.len() > MOST {
        println!("… and {} goroutines more", list.len() - MOST);
    }
    if activity.truncated {
        println!("the run is longer than the recorder keeps marks for: the figures are of its beginning");
    }
}

fn reason_line(reason: &str, total: &Total) -> String {
    format!("[{reason}] {} ({}×, longest {})", time(total.ns), total.count, time(total.longest))
}

fn started_with(timeline: &Timeline, g: Gid) -> &str {
    let func = timeline.head().goroutine(g).map(|goroutine| goroutine.func.0 as usize);
    let func = func.and_then(|func| timeline.program().funcs.get(func));
    func.map_or("?", |func| if g == Gid(1) { "main.main" } else { &func.name })
}

/// `1.250 µs`.
fn time(ns: u64) -> String {
    match ns {
        0..1_000 => format!("{ns} ns"),
        1_000..1_000_000 => format!("{:.2} µs", ns as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.2} ms", ns as f64 / 1e6),
        _ => format!("{:.2} s", ns as f64 / 1e9),
    }
}
