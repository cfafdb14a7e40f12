//! Figures of a run's activity, as `go tool trace` has them in its goroutine analysis: time running, runnable and
//! blocked by reason, scheduler latency, queue lengths, utilisation of the Ps. All times are the model's.

use super::activity::{Activity, Segment, State};
use crate::event::{Gid, Wait};
use std::collections::BTreeMap;

/// How long, in modelled nanoseconds, and how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    pub ns: u64,
    pub count: u64,
    pub longest: u64,
}

impl Total {
    fn add(&mut self, ns: u64) {
        self.ns += ns;
        self.count += 1;
        self.longest = self.longest.max(ns);
    }
}

/// One goroutine's figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoroutineFigures {
    pub running: Total,
    /// Runnable but not running: the scheduler's latency.
    pub runnable: Total,
    /// By reason, in Go's words, longest first.
    pub blocked: Vec<(&'static str, Total)>,
    /// Micro-steps executed.
    pub steps: u64,
}

impl GoroutineFigures {
    pub fn blocked_ns(&self) -> u64 {
        self.blocked.iter().map(|(_, total)| total.ns).sum()
    }
}

/// The whole run's figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    pub goroutines: BTreeMap<Gid, GoroutineFigures>,
    /// The run's length.
    pub span_ns: u64,
    /// Share of the run during which each P ran something, 0 to 1.
    pub utilisation: Vec<f64>,
    /// All latencies, sorted.
    pub latencies: Vec<u64>,
    /// Goroutines that were runnable but not running: most at once, and on average over the run.
    pub queue_most: u64,
    pub queue_mean: f64,
    /// All goroutines' waiting by reason, longest first.
    pub blocked: Vec<(&'static str, Total)>,
}

impl Figures {
    /// `words` puts a wait's reason into Go's words.
    pub fn of(activity: &Activity, words: &dyn Fn(Wait) -> &'static str) -> Figures {
        let mut figures = Figures { span_ns: activity.end.ns, ..Figures::default() };
        let mut blocked: BTreeMap<Gid, BTreeMap<&'static str, Total>> = BTreeMap::new();
        for segment in &activity.segments {
            let ns = length(segment);
            let of = figures.goroutines.entry(segment.g).or_default();
            match segment.state {
                State::Running { .. } => of.running.add(ns),
                State::Runnable => {
                    of.runnable.add(ns);
                    figures.latencies.push(ns);
                }
                State::Waiting(wait) => {
                    blocked.entry(segment.g).or_default().entry(words(wait)).or_default().add(ns);
                }
            }
        }
        for (&g, &steps) in &activity.executed {
            figures.goroutines.entry(g).or_default().steps = steps;
        }
        let mut all: BTreeMap<&'static str, Total> = BTreeMap::new();
        for (g, reasons) in blocked {
            for (reason, total) in &reasons {
                let sum = all.entry(reason).or_default();
                sum.ns += total.ns;
                sum.count += total.count;
                sum.longest = sum.longest.max(total.longest);
            }
            figures.goroutines.entry(g).or_default().blocked = longest_first(reasons);
        }
        figures.blocked = longest_first(all);
        figures.latencies.sort_unstable();
        figures.queue(activity);
        let span = activity.end.ns.max(1) as f64;
        figures.utilisation = activity.busy.iter().map(|&busy| busy as f64 / span).collect();
        figures
    }

    /// The latency that `percent` of all waits in the run queue do not exceed.
    pub fn latency(&self, percent: usize) -> u64 {
        let at = (self.latencies.len() * percent).div_ceil(100).saturating_sub(1);
        self.latencies.get(at).copied().unwrap_or(0)
    }

    fn queue(&mut self, activity: &Activity) {
        let mut changes: Vec<(u64, i64)> = Vec::new();
        let queued = |segment: &&Segment| segment.state == State::Runnable && length(segment) > 0;
        for segment in activity.segments.iter().filter(queued) {
            changes.push((segment.from.ns, 1));
            changes.push((segment.to.ns, -1));
        }
        // At one instant those who leave go first.
        changes.sort_unstable();
        let (mut now, mut length, mut sum) = (0, 0_i64, 0_u128);
        for (at, change) in changes {
            sum += u128::from(at - now) * length as u128;
            now = at;
            length += change;
            self.queue_most = self.queue_most.max(length as u64);
        }
        self.queue_mean = sum as f64 / activity.end.ns.max(1) as f64;
    }
}

fn length(segment: &Segment) -> u64 {
    segment.to.ns.saturating_sub(segment.from.ns)
}

fn longest_first(reasons: BTreeMap<&'static str, Total>) -> Vec<(&'static str, Total)> {
    let mut list: Vec<_> = reasons.into_iter().collect();
    list.sort_by_key(|(reason, total)| (std::cmp::Reverse(total.ns), *reason));
    list
}
