//! An execution goes into the books: its outcome, who was left behind, what it shows of the program's own statements.

use super::assertion::Quantifier;
use super::claim::Claim;
use super::outcome::{Kind, judge, waiting};
use super::program::GoProgram;
use super::search::Ended;
use super::start::Start;
use super::system::Proc;
use super::tally::{Run, Tally};

/// Books an execution under the assertions that it shows wrong, or for `sometimes` right.
pub(super) fn claim(claims: &mut [Claim], start: &Start, end: &GoProgram, races: &[String], run: Run<'_>) {
    if claims.is_empty() {
        return;
    }
    let judged = judge(end);
    let (key, leaks) = &*judged;
    for (at, claim) in claims.iter_mut().enumerate() {
        let assertion = &claim.report.assertion;
        let shown = match assertion.ended_so(key, races, leaks) {
            Some(ended) => ended != (assertion.quantifier == Quantifier::Always),
            None => at < 64 && end.shown & 1 << at != 0,
        };
        if shown {
            claim.book(start, run);
        }
    }
}

/// Goroutines that wait for what nobody who can still run reaches, as Go's goroutine-leak profile reasons.
pub(super) fn unreachable_waiters(end: &GoProgram) -> Vec<String> {
    let machine = end.parked();
    let mut leaks: Vec<String> = machine.leaked().into_iter().map(|g| waiting(&machine, g)).collect();
    leaks.sort();
    leaks
}

/// Books an execution. True when it is one that a person would call a bug.
pub(super) fn book(
    tally: &mut Tally,
    cut: &mut Option<(Vec<(Proc, u32)>, u32)>,
    ended: Ended,
    end: &GoProgram,
    run: Run<'_>,
) -> bool {
    let over = end.ended.is_some();
    let ended = if end.cut { Ended::TooLong } else { ended };
    if ended == Ended::TooLong && !over {
        cut.get_or_insert_with(|| (run.path.to_vec(), run.preemptions));
        return false;
    }
    let judged = judge(end);
    let (key, leaks) = &*judged;
    // While others go on, only who cannot be reached by them waits for ever.
    let unreachable;
    let leaks = match ended {
        Ended::Complete => leaks.as_slice(),
        Ended::TooLong => {
            unreachable = unreachable_waiters(end);
            unreachable.as_slice()
        }
        Ended::Over | Ended::Asleep => &[],
    };
    let bug = !matches!(key.kind, Kind::Exit | Kind::Endless) || !leaks.is_empty();
    for leak in leaks {
        tally.leak(leak, run);
    }
    tally.note(key, run);
    bug
}
