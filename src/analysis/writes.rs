//! "Why?" for a value: the micro-steps that gave an expression the values it had, the newest ones.

use crate::event::Gid;
use crate::trace::{Condition, Cursor, Direction, Grain, Progress, Search, Timeline, Watched, Watches};

/// A micro-step after which an expression has another value.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// The position after it.
    pub at: Cursor,
    /// Who executed it, in which function and on which line.
    pub g: Gid,
    pub func: String,
    pub line: u32,
    pub before: Watched,
    pub after: Watched,
}

/// Positions looked at in one go.
const SLICE: u64 = 100_000;
/// Micro-steps of library code that are looked through for the one that wrote.
const MOST_INSIDE: u64 = 50_000;

/// Up to `most` changes of `expr` before `at`, newest first. It is evaluated in the innermost frame of goroutine `g`, or
/// else of whoever runs next; where that frame does not have its names, the value before stands.
pub fn writes(
    timeline: &Timeline,
    watches: &mut Watches,
    expr: &str,
    g: Option<Gid>,
    at: Cursor,
    most: usize,
) -> Result<Vec<Write>, String> {
    // As an element of a list even a bool is looked at for changes, not for its truth.
    let condition = Condition { expr: format!("[]interface{{}}{{{expr}}}"), g };
    let mut list = Vec::new();
    let mut from = at;
    while list.len() < most {
        let mut search = Search::new(timeline, condition.clone(), from, Direction::Back);
        let found = loop {
            match search.go_on(timeline, watches, SLICE) {
                Progress::More => {}
                Progress::Found(cursor) => break cursor,
                Progress::Nowhere => return Ok(list),
                Progress::Rejected(message) if list.is_empty() => return Err(message),
                Progress::Rejected(_) => return Ok(list),
            }
        };
        list.extend(write_at(timeline, watches, expr, g, found));
        from = found;
    }
    Ok(list)
}

/// The micro-step between the position looked at before and this one that made the difference.
fn write_at(
    timeline: &Timeline,
    watches: &mut Watches,
    expr: &str,
    g: Option<Gid>,
    found: Cursor,
) -> Option<Write> {
    let start = timeline.step(found, Grain::Micro, Direction::Back);
    let mut walk = timeline.walk(start);
    let g = g.or(walk.position().next.map(|next| next.g));
    let mut value = |walk: &crate::trace::Walk| {
        let frame = g.and_then(|g| Watches::innermost(walk.machine(), g));
        watches.evaluate(expr, walk.machine(), frame, &())
    };
    let before = value(&walk);
    let exact = found.0 - start.0 <= MOST_INSIDE;
    loop {
        let next = walk.position().next?;
        walk.advance();
        let last = walk.cursor() >= found;
        if !last && !exact {
            continue;
        }
        let after = value(&walk);
        if last || (after != before && !matches!(after, Watched::Rejected(_))) {
            let program = walk.machine().program();
            let func = program.funcs.get(next.func.0 as usize)?;
            let span = func.spans.get(next.pc as usize)?;
            let line = program.sources.file(span.file).line_col(span.lo).line;
            return Some(Write {
                at: walk.cursor(),
                g: next.g,
                func: func.name.to_string(),
                line,
                before,
                after,
            });
        }
    }
}
