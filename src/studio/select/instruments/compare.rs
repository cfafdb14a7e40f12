//! The comparison of ways to share a map, as bars.

use super::super::super::model::Model;
use super::super::super::text::{InstrumentText, instruments};
use super::super::super::view::{CompareBars, CompareRow, CompareState, CompareView};
use super::time;
use crate::analysis::contest::{Score, Sharing};

#[inline(never)]
pub fn compare(model: &Model) -> CompareView {
    let text = instruments(model.lang);
    let contest = &model.instruments.contest;
    let scores: Vec<&Score> = contest.scores.iter().flatten().collect();
    let rate = |score: &Score| score.operations as f64 * 1e6 / score.span_ns.max(1) as f64;
    let most = |of: &dyn Fn(&Score) -> f64| scores.iter().map(|score| of(score)).fold(1e-9, f64::max);
    let longest = most(&|score| score.span_ns as f64);
    let blocked = most(&|score| score.blocked_ns as f64);
    let fastest = most(&rate);
    let bars_of = |score: &Score| CompareBars {
        time: time(score.span_ns),
        time_share: score.span_ns as f64 / longest,
        blocked: time(score.blocked_ns),
        blocked_share: score.blocked_ns as f64 / blocked,
        rate: format!("{:.0}", rate(score)).into(),
        rate_share: rate(score) / fastest,
    };
    let row = |sharing: Sharing, score: Option<&Option<Score>>| CompareRow {
        name: sharing_name(text, sharing).into(),
        state: match score {
            None => CompareState::Waiting,
            Some(None) => CompareState::TooLong,
            Some(Some(score)) => CompareState::Done(bars_of(score)),
        },
    };
    let ways = Sharing::ALL.into_iter().enumerate();
    let bars = ways.map(|(at, sharing)| row(sharing, contest.scores.get(at))).collect();
    let work = contest.scored.map(|work| {
        format!(
            "{} × {} · {} {} % · {} {}",
            work.goroutines,
            work.each(),
            text.reads,
            work.reads,
            work.procs,
            text.ps
        )
    });
    CompareView {
        reads: contest.work.reads,
        goroutines: contest.work.goroutines,
        procs: contest.work.procs,
        running: contest.running().map(|(sharing, steps)| {
            format!("{} · {steps} {}", sharing_name(text, sharing), text.steps).into()
        }),
        done: contest.scores.len(),
        work: work.unwrap_or_default().into(),
        bars,
        assumptions: text.assumptions.iter().map(|line| (*line).into()).collect(),
    }
}

fn sharing_name(text: &InstrumentText, sharing: Sharing) -> &'static str {
    match sharing {
        Sharing::Mutex | Sharing::RwMutex | Sharing::SyncMap => sharing.name(),
        Sharing::Sharded => text.sharded,
        Sharing::Snapshot => text.snapshot,
    }
}
