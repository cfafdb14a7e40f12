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

#[cfg(test)]
mod tests {
    use super::super::super::super::{Lang, Theme};
    use super::*;

    #[test]
    fn a_way_that_gave_up_is_told_from_one_that_waits_and_has_no_part_in_the_bars() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        let score = |span_ns| Score {
            sharing: Sharing::Mutex,
            span_ns,
            blocked_ns: 5,
            blocked: Vec::new(),
            runnable_ns: 0,
            operations: 100,
            steps: 1,
            utilisation: 1.0,
        };
        model.instruments.contest.scores = vec![Some(score(2_000)), None, Some(score(4_000))];
        let rows = compare(&model).bars;
        assert_eq!(rows[1].state, CompareState::TooLong);
        assert!(rows[3..].iter().all(|row| row.state == CompareState::Waiting));
        let shares = rows.iter().filter_map(|row| match &row.state {
            CompareState::Done(bars) => Some((bars.time_share, bars.rate_share)),
            CompareState::TooLong | CompareState::Waiting => None,
        });
        assert_eq!(shares.collect::<Vec<_>>(), [(0.5, 1.0), (1.0, 0.5)]);
    }
}
