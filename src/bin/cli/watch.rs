//! `gomaplab trace --watch EXPR`, `--until EXPR` and `--why=EXPR`: Go expressions evaluated at steps of a recorded run.

use super::arguments::Arguments;
use gomaplab::analysis::{Write, writes};
use gomaplab::event::Gid;
use gomaplab::machine::Machine;
use gomaplab::trace::{
    Condition, Cursor, Direction, FrameAt, Goal, Moment, Progress, Search, Timeline, Watched, Watches,
};

/// Positions looked at in one slice of a search.
const SLICE: u64 = 100_000;
/// Writes told by `--why=EXPR`.
const MOST_WRITES: usize = 5;

pub struct Watch<'a> {
    arguments: &'a Arguments,
    watches: Watches,
}

impl<'a> Watch<'a> {
    pub fn new(arguments: &'a Arguments, text: &str, timeline: &Timeline) -> Watch<'a> {
        let watches = Watches::new(text.into(), arguments.options(), timeline.program().clone());
        Watch { arguments, watches }
    }

    /// The value of every `--watch` at a step.
    pub fn print(&mut self, timeline: &Timeline, at: Cursor) {
        if self.arguments.watch.is_empty() {
            return;
        }
        let moment = timeline.at(at);
        let frame = self.frame(&moment);
        for expr in &self.arguments.watch {
            let watched = self.watches.evaluate(expr, &moment.machine, frame, &());
            println!("watch {}{expr} = {}", place(&moment.machine, frame), text(&watched));
        }
    }

    /// The micro-steps that gave `expr` its value, oldest first, each with its line.
    pub fn why(&mut self, timeline: &Timeline, source: &str, expr: &str, at: Cursor) -> Result<(), String> {
        let g = self.arguments.goroutine.map(Gid);
        let list = writes(timeline, &mut self.watches, expr, g, at, MOST_WRITES)?;
        if list.is_empty() {
            println!("nothing before that step gave {expr} another value");
        }
        for Write { at, g, func, line, before, after } in list.iter().rev() {
            let line_text = source.lines().nth((*line as usize).saturating_sub(1)).unwrap_or_default().trim();
            let (before, after) = (text(before), text(after));
            println!("{:>8} g{} {func}, line {line}: {line_text}", at.0, g.0);
            println!("{:>8} {expr}: {before} → {after}", "");
        }
        Ok(())
    }

    fn frame(&self, moment: &Moment) -> Option<FrameAt> {
        let chosen = self.arguments.goroutine.map(Gid);
        let g = chosen.or(moment.position.next.map(|next| next.g)).or(moment.position.last)?;
        match self.arguments.frame {
            None => Watches::innermost(&moment.machine, g),
            Some(up) => {
                let frames = moment.machine.goroutine(g)?.frames.len() as u32;
                Some(FrameAt { g, depth: frames.checked_sub(up + 1)? })
            }
        }
    }

    /// The step at which `expr` becomes true, or changes, or a place named with `@`; from the run's start or, backwards,
    /// its end.
    pub fn until(&mut self, timeline: &Timeline, expr: &str, from: Option<u64>) -> Result<Cursor, String> {
        let (direction, default) = match self.arguments.back {
            false => (Direction::Forward, 0),
            true => (Direction::Back, timeline.len()),
        };
        let from = Cursor(from.unwrap_or(default).min(timeline.len()));
        if let Some(place) = expr.strip_prefix('@') {
            let goal = goal(timeline, place, from)?;
            let found = timeline.run_to(from, direction, &goal);
            return found.ok_or_else(|| format!("--until: there is no @{place} in that direction"));
        }
        let condition = Condition { expr: expr.to_owned(), g: self.arguments.goroutine.map(Gid) };
        let mut search = Search::new(timeline, condition, from, direction);
        loop {
            match search.go_on(timeline, &mut self.watches, SLICE) {
                Progress::Found(cursor) => return Ok(cursor),
                Progress::Nowhere => {
                    return Err(format!("--until: {expr} does not come true, or change, in that direction"));
                }
                Progress::Rejected(message) => return Err(format!("--until: {message}")),
                Progress::More => {}
            }
        }
    }
}

/// A place as `--until` names it, without the `@`.
fn goal(timeline: &Timeline, place: &str, from: Cursor) -> Result<Goal, String> {
    let unknown = || format!("--until: @{place} is none of @switch, @object, @line:N, @map, @panic, @end");
    Ok(match place {
        "switch" => Goal::Switch,
        "object" => {
            let object = timeline.object_before(from);
            Goal::Object(object.ok_or("--until: no event on an object lies before that step")?)
        }
        "map" => Goal::MapOperation,
        "panic" => Goal::Panic,
        "end" => Goal::End,
        _ => {
            let line = place.strip_prefix("line:").ok_or_else(unknown)?;
            Goal::Lines(vec![line.parse().map_err(|_| unknown())?])
        }
    })
}

/// `g2 main.work: `, the frame that the value belongs to.
fn place(machine: &Machine, frame: Option<FrameAt>) -> String {
    let name = frame.and_then(|frame| {
        let func = machine.goroutine(frame.g)?.frames.get(frame.depth as usize)?.func;
        let func = machine.program().funcs.get(func.0 as usize)?;
        Some(format!("g{} {}: ", frame.g.0, func.name))
    });
    name.unwrap_or_default()
}

fn text(watched: &Watched) -> String {
    match watched {
        Watched::Value { text, ty, .. } if text == ty => text.clone(),
        Watched::Value { text, ty, .. } => format!("{text} ({ty})"),
        Watched::Dies(words) => words.clone(),
        Watched::Waits(reason) => format!("would wait: {reason}"),
        Watched::TooLong => "takes too long".into(),
        Watched::Rejected(message) => format!("no value: {message}"),
    }
}
