//! A report for people.

use super::assertion::Verdict;
use super::options::Covered;
use super::outcome::{Found, Kind};
use super::report::Report;
use crate::analysis::knot::Knot;
use std::fmt::Write;

impl Report {
    /// The whole report. `seconds` is the caller's measurement.
    pub fn text(&self, seconds: f64) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{}: {} of executions, {} redundant, {} too long; {seconds:.3} s, {} transitions",
            self.covered_text(),
            classes(self.classes),
            self.redundant,
            self.too_long,
            self.transitions
        );
        if self.out_of_memory {
            out.push_str("the memory that the search may take was used up\n");
        }
        let about = self.interleavings;
        let about = if about < 1e6 { format!("{about:.0}") } else { format!("{about:.1e}") };
        // Nothing is known of them before the random walks.
        let walked = self.interleavings > 0.0;
        if walked {
            let _ = writeln!(out, "about {about} interleavings of visible operations");
        }
        for sampling in &self.samplings {
            let _ = write!(
                out,
                "{}: {} random executions, a bug in {}",
                sampling.way, sampling.runs, sampling.bugs
            );
            if let Some(chance) = sampling.chance {
                let what = match sampling.way.as_str() {
                    "surw" => "each order of one object's operations, if none has to wait, comes",
                    _ => "a bug that needs one switch at the right place is found in each",
                };
                let _ = write!(out, "; {what} with a chance of at least {chance:.1e}");
            }
            out.push('\n');
        }
        for stated in &self.assertions {
            let assertion = &stated.assertion;
            let _ = write!(out, "\nline {}: {}: {}", assertion.line, assertion.text, stated.verdict.name());
            if matches!(stated.verdict, Verdict::Violated | Verdict::Reached) {
                let _ = write!(out, " in {} of {}", stated.classes, classes(self.classes));
            }
            out.push('\n');
            schedule(&mut out, stated.schedule.as_deref());
        }
        for found in &self.outcomes {
            outcome(&mut out, found, self.states.is_none(), walked);
        }
        for race in &self.races {
            let _ = write!(out, "\n{}", race.report.text);
            let _ = writeln!(out, "{}", race.report.why);
            let _ = writeln!(out, "In {} of {}.", race.classes, classes(self.classes));
            schedule(&mut out, race.schedule.as_deref());
        }
        if self.more_races > 0 {
            let _ = writeln!(out, "\nand {} pairs of places more that race", self.more_races);
        }
        for (who, leak) in &self.leaks {
            let _ = writeln!(
                out,
                "\nleft behind for ever in {}: {who}{}",
                classes(leak.classes),
                early(leak.early)
            );
            if let Some(stuck) = &leak.stuck {
                let _ = writeln!(out, "  {}: {}", stuck.shape.name(), stuck.story());
            }
            if leak.in_profile {
                out.push_str("  Go's goroutine-leak profile would report it, too.\n");
            }
            schedule(&mut out, leak.schedule.as_deref());
        }
        for inversion in &self.lock_orders {
            let deadlocks = self.outcomes.iter().any(|found| found.key.kind == Kind::Deadlock);
            let end = match (deadlocks, self.covered) {
                (true, _) => "",
                (false, Covered::Everything) => " (no interleaving deadlocks)",
                (false, Covered::Preemptions(_) | Covered::Part) => " (no interleaving looked at deadlocks)",
            };
            let _ = writeln!(out, "\nlocks in opposite orders{end}: {}", inversion.text);
            schedule(&mut out, inversion.schedule.as_deref());
        }
        if self.lock_orders_passed_over > 0 {
            let _ = writeln!(
                out,
                "\nthe order of locks was not looked at in {} executions that nest them",
                self.lock_orders_passed_over
            );
        }
        out
    }

    /// How much of the space was covered.
    fn covered_text(&self) -> String {
        let mut text = match (self.covered, self.states) {
            (Covered::Everything, None) => "complete".to_string(),
            (Covered::Everything, Some(states)) => format!("complete, all {states} states"),
            (Covered::Preemptions(bound), _) => {
                format!("complete up to {bound} preemptions, about {:.0} classes in all", self.estimate)
            }
            (Covered::Part, _) => format!("not complete, about {:.0} classes in all", self.estimate),
        };
        if self.states.is_none() && self.states_met > 0 {
            let _ = write!(text, ", {} states met", self.states_met);
        }
        if let Some(bound) = self.early_bound {
            let _ = write!(text, ", with timers that fire early up to {bound} preemptions and early firings");
        }
        for name in self.left_out.names() {
            let _ = write!(text, ", but not all {name} were tried");
        }
        text
    }
}

fn classes(count: u64) -> String {
    format!("{count} {}", if count == 1 { "class" } else { "classes" })
}

fn early(early: bool) -> &'static str {
    if early { " (when a timer fires although somebody can run)" } else { "" }
}

fn schedule(out: &mut String, schedule: Option<&str>) {
    if let Some(schedule) = schedule {
        let _ = writeln!(out, "  --schedule {schedule}");
    }
}

/// `counted`: all classes were counted; `walked`: there were random walks.
fn outcome(out: &mut String, found: &Found, counted: bool, walked: bool) {
    let key = &found.key;
    let classes = counted.then(|| format!("in {}", classes(found.classes)));
    let walks = walked.then(|| format!("{:.1} % of random walks", found.chance * 100.0));
    let shares: Vec<String> = classes.into_iter().chain(walks).collect();
    let _ = writeln!(
        out,
        "\n{} (code {}){}{}{}",
        key.kind.name(),
        key.code,
        if counted || shares.is_empty() { " " } else { ": " },
        shares.join(", "),
        early(found.early)
    );
    if !key.text.is_empty() {
        let _ = writeln!(out, "  {}", key.text.replace('\n', "\n  "));
    }
    if !key.stdout.is_empty() {
        let _ = writeln!(out, "  prints {:?}", String::from_utf8_lossy(&key.stdout));
    }
    if !key.stderr.is_empty() {
        let _ = writeln!(out, "  on standard error {:?}", String::from_utf8_lossy(&key.stderr));
    }
    if let Some(Knot { shape, stuck }) = &found.knot {
        let _ = writeln!(out, "  {}:", shape.name());
        for stuck in stuck {
            let _ = writeln!(out, "    {}", stuck.story());
        }
    }
    match &found.schedule {
        Some(text) => schedule(out, Some(text)),
        None if found.worked_out => out.push_str("  (no schedule: its replay came to another outcome)\n"),
        None => out.push_str("  (no schedule: there was no time left to work it out)\n"),
    }
}
