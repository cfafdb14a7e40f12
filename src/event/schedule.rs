//! A schedule is a value: the decisions in which a run differs from the default ("stay") policy.
//!
//! The stay policy keeps the running goroutine until it parks or ends, then takes the runnable goroutine that has
//! been ready longest; other choices take value 0 (the first ready case, iteration start 0, …). Any run, whatever
//! policy made it, is the same stay run with some deviations, so this form replays all of them.
//!
//! Text form, version 1: `s1.` epoch `.` deviations, each `steps-since-last` `g`|`v` `number`, joined by `,`; a
//! deviation repeated n times in a row is followed by `*n`. Example: `s1.1.31g2,4g3,0v5`.

use super::choice::Decision;
use super::ids::Gid;

/// Changes whenever the same schedule could give another run: a scheduling point moved, an instruction was split.
pub const ENGINE_EPOCH: u32 = 1;

/// At step `at` (counted from 0, before it executes) the decision was not the default one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deviation {
    pub at: u64,
    pub decision: Decision,
}

/// Deviations in order of their steps; at most one `Run` and any number of `Value`s at one step, `Run` first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Schedule {
    pub deviations: Vec<Deviation>,
}

/// Why a schedule's text was refused. `at` is the byte offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleError {
    NotASchedule,
    /// Made by another engine epoch.
    Epoch(u32),
    Malformed {
        at: usize,
    },
}

impl Schedule {
    /// The versioned text form.
    pub fn print(&self) -> String {
        let mut out = format!("s1.{ENGINE_EPOCH}.");
        let mut last = 0;
        let mut previous: Option<(u64, Decision)> = None;
        let mut repeats = 0u64;
        let flush = |out: &mut String, repeats: u64| {
            if repeats > 1 {
                out.push_str(&format!("*{repeats}"));
            }
        };
        for deviation in &self.deviations {
            let item = (deviation.at - last, deviation.decision);
            last = deviation.at;
            if previous == Some(item) {
                repeats += 1;
                continue;
            }
            flush(&mut out, repeats);
            if previous.is_some() {
                out.push(',');
            }
            match item.1 {
                Decision::Run(g) => out.push_str(&format!("{}g{}", item.0, g.0)),
                Decision::Value(value) => out.push_str(&format!("{}v{}", item.0, value)),
            }
            previous = Some(item);
            repeats = 1;
        }
        flush(&mut out, repeats);
        out
    }

    /// Reads the text form. The number of deviations is bounded by `1 << 22`.
    pub fn parse(text: &str) -> Result<Schedule, ScheduleError> {
        let rest = text.trim().strip_prefix("s1.").ok_or(ScheduleError::NotASchedule)?;
        let (epoch, list) = rest.split_once('.').ok_or(ScheduleError::NotASchedule)?;
        let epoch: u32 = epoch.parse().map_err(|_| ScheduleError::NotASchedule)?;
        if epoch != ENGINE_EPOCH {
            return Err(ScheduleError::Epoch(epoch));
        }
        let mut deviations = Vec::new();
        let mut at = 0u64;
        let mut offset = text.len() - list.len();
        for item in list.split(',').filter(|item| !item.is_empty()) {
            let bad = ScheduleError::Malformed { at: offset };
            let (item_text, repeats) = match item.split_once('*') {
                Some((head, count)) => (head, count.parse::<u64>().map_err(|_| bad.clone())?),
                None => (item, 1),
            };
            let mark = item_text.find(['g', 'v']).ok_or_else(|| bad.clone())?;
            let delta: u64 = item_text[..mark].parse().map_err(|_| bad.clone())?;
            let number: u64 = item_text[mark + 1..].parse().map_err(|_| bad.clone())?;
            let decision = if item_text.as_bytes()[mark] == b'g' {
                Decision::Run(Gid(u32::try_from(number).map_err(|_| bad.clone())?))
            } else {
                Decision::Value(number)
            };
            if deviations.len() as u64 + repeats > 1 << 22 {
                return Err(bad);
            }
            for _ in 0..repeats {
                at = at.checked_add(delta).ok_or_else(|| bad.clone())?;
                deviations.push(Deviation { at, decision });
            }
            offset += item.len() + 1;
        }
        Ok(Schedule { deviations })
    }
}
