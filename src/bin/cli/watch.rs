//! `gomaplab trace --watch EXPR` and `--until EXPR`: Go expressions evaluated at a step of a recorded run.

use super::arguments::Arguments;
use gomaplab::event::Gid;
use gomaplab::machine::Machine;
use gomaplab::trace::{
    Condition, Cursor, Direction, FrameAt, Moment, Progress, Search, Timeline, Watched, Watches,
};

/// Positions looked at in one slice of a search.
const SLICE: u64 = 100_000;

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

    /// The step at which `expr` becomes true, or changes; from the run's start or, backwards, its end.
    pub fn until(&mut self, timeline: &Timeline, expr: &str, from: Option<u64>) -> Result<Cursor, String> {
        let (direction, default) = match self.arguments.back {
            false => (Direction::Forward, 0),
            true => (Direction::Back, timeline.len()),
        };
        let from = Cursor(from.unwrap_or(default).min(timeline.len()));
        let condition = Condition { expr: expr.to_owned(), g: self.arguments.goroutine.map(Gid) };
        let mut search = Search::new(timeline, &mut self.watches, condition, from, direction);
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
