//! The console: what was printed up to the step shown, line by line.

use super::super::run::Run;
use super::super::view::{ConsoleLine, ConsoleView, Sign, Stream};
use crate::event::{self, Outcome};

/// Console lines drawn at most, the newest.
const MOST_LINES: usize = 400;

/// What was printed so far, line by line, each with the step that began it.
pub fn console(run: &Run) -> ConsoleView {
    let machine = &run.moment.machine;
    let mut lines: Vec<ConsoleLine> = Vec::new();
    let mut open: [Option<(String, u64)>; 2] = [None, None];
    for chunk in machine.console().chunks() {
        let at = usize::from(chunk.stream == event::Stream::Stderr);
        let text = String::from_utf8_lossy(&chunk.bytes).into_owned();
        for part in text.split_inclusive('\n') {
            let (mut line, step) = open[at].take().unwrap_or((String::new(), chunk.step + 1));
            line.push_str(part);
            if let Some(whole) = line.strip_suffix('\n') {
                lines.push(console_line(run, at, whole, step));
            } else {
                open[at] = Some((line, step));
            }
        }
    }
    for (at, rest) in open.into_iter().enumerate() {
        if let Some((line, step)) = rest {
            lines.push(console_line(run, at, &line, step));
        }
    }
    for line in machine.traceback().lines() {
        // The runtime itself prints this one, not a goroutine.
        lines.push(ConsoleLine { sign: None, ..console_line(run, 1, line, run.moment.cursor.0) });
    }
    if lines.len() > MOST_LINES {
        lines.drain(..lines.len() - MOST_LINES);
    }
    ConsoleView { lines, exit_code: machine.outcome().map(Outcome::exit_code) }
}

fn console_line(run: &Run, stream: usize, text: &str, step: u64) -> ConsoleLine {
    let who = run.timeline.lanes().partition_point(|span| span.to < step);
    ConsoleLine {
        stream: if stream == 0 { Stream::Stdout } else { Stream::Stderr },
        text: text.into(),
        step,
        sign: run.timeline.lanes().get(who).map(|span| Sign::new(span.g.0)),
    }
}
