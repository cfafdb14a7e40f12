//! A schedule is a value: a recorded beginning, and the policy that goes on after it.
//!
//! The beginning is written as deviations from the `stay` policy (keep the running goroutine until it parks, yields or
//! ends, then take the one that has been ready longest; value 0 and the like for every other choice). Any run, whatever
//! policy made it, is a stay run with some deviations, so this form replays all of them. From step `from` on the named
//! policy decides; it is a deterministic function of its seed and of what happens.
//!
//! Text form, version 1: `s1.` epoch `.` policy [`@` from] `.` deviations, each `steps-since-last` `g`|`v` `number`,
//! joined by `,`; one repeated n times in a row is followed by `*n`. Examples: `s1.1.stay.31g2,4g3,0v5`,
//! `s1.1.rand7.`, `s1.1.go@120.31g2`.

use super::choice::Decision;
use super::ids::Gid;

/// Changes whenever the same schedule could give another run: a scheduling point moved, an instruction was split.
pub const ENGINE_EPOCH: u32 = 11;

/// A scheduling policy by name, with its parameters (implementations: `sched`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PolicySpec {
    /// Switch only when the running goroutine parks or ends: the fewest switches.
    Stay,
    /// Go's scheduler: Ps with run queues, runnext, a global queue, stealing, time slices.
    #[default]
    GoLike,
    GoLikeSeeded {
        seed: u64,
    },
    /// Each runnable goroutine in turn for `quantum` micro-steps.
    RoundRobin {
        quantum: u32,
    },
    Random {
        seed: u64,
    },
    /// Probabilistic concurrency testing (Burckhardt et al., ASPLOS 2010): random priorities, `depth - 1` changes.
    Pct {
        seed: u64,
        depth: u32,
    },
    /// This goroutine whenever it can run, else as `stay`.
    Prefer {
        g: Gid,
    },
}

impl PolicySpec {
    /// `stay`, `go`, `go7`, `rr20`, `rand7`, `pct7d3`, `prefer2`.
    pub fn print(self) -> String {
        match self {
            PolicySpec::Stay => "stay".into(),
            PolicySpec::GoLike => "go".into(),
            PolicySpec::GoLikeSeeded { seed } => format!("go{seed}"),
            PolicySpec::RoundRobin { quantum } => format!("rr{quantum}"),
            PolicySpec::Random { seed } => format!("rand{seed}"),
            PolicySpec::Pct { seed, depth } => format!("pct{seed}d{depth}"),
            PolicySpec::Prefer { g } => format!("prefer{}", g.0),
        }
    }

    pub fn parse(text: &str) -> Option<PolicySpec> {
        if text == "stay" {
            return Some(PolicySpec::Stay);
        }
        if text == "go" {
            return Some(PolicySpec::GoLike);
        }
        if let Some(rest) = text.strip_prefix("prefer") {
            return Some(PolicySpec::Prefer { g: Gid(rest.parse().ok()?) });
        }
        if let Some(rest) = text.strip_prefix("pct") {
            let (seed, depth) = rest.split_once('d')?;
            return Some(PolicySpec::Pct { seed: seed.parse().ok()?, depth: depth.parse().ok()? });
        }
        if let Some(rest) = text.strip_prefix("rand") {
            return Some(PolicySpec::Random { seed: rest.parse().ok()? });
        }
        if let Some(rest) = text.strip_prefix("rr") {
            return Some(PolicySpec::RoundRobin {
                quantum: rest.parse().ok().filter(|&quantum| quantum > 0)?,
            });
        }
        Some(PolicySpec::GoLikeSeeded { seed: text.strip_prefix("go")?.parse().ok()? })
    }
}
/// At step `at` (counted from 0, before it executes) the decision was not the default one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deviation {
    pub at: u64,
    pub decision: Decision,
}

/// Deviations in order of their steps; at most one `Run` and any number of `Value`s at one step, `Run` first.
/// Before those, `Run` of goroutine 0, the clock: the next timer fires though somebody could run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Schedule {
    pub policy: PolicySpec,
    /// First step that `policy` decides; before it, `stay` and the deviations. Every deviation lies before it, unless
    /// the policy is `stay`.
    pub from: u64,
    pub deviations: Vec<Deviation>,
}

/// Why a schedule's text was refused. `at` is the byte offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleError {
    NotASchedule,
    /// Made by another engine epoch.
    Epoch(u32),
    UnknownPolicy,
    Malformed {
        at: usize,
    },
}

impl Schedule {
    /// The versioned text form.
    pub fn print(&self) -> String {
        let mut out = format!("s1.{ENGINE_EPOCH}.{}", self.policy.print());
        if self.from > 0 {
            out.push_str(&format!("@{}", self.from));
        }
        out.push('.');
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
        let (epoch, rest) = rest.split_once('.').ok_or(ScheduleError::NotASchedule)?;
        let (policy, list) = rest.split_once('.').ok_or(ScheduleError::NotASchedule)?;
        let epoch: u32 = epoch.parse().map_err(|_| ScheduleError::NotASchedule)?;
        if epoch != ENGINE_EPOCH {
            return Err(ScheduleError::Epoch(epoch));
        }
        let (policy, from) = match policy.split_once('@') {
            Some((policy, from)) => (policy, from.parse().map_err(|_| ScheduleError::NotASchedule)?),
            None => (policy, 0),
        };
        let policy = PolicySpec::parse(policy).ok_or(ScheduleError::UnknownPolicy)?;
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
        Ok(Schedule { policy, from, deviations })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_reads_back() {
        let at = |at, decision| Deviation { at, decision };
        let schedule = Schedule {
            policy: PolicySpec::Pct { seed: 7, depth: 3 },
            from: 90,
            deviations: vec![
                at(31, Decision::Run(Gid(2))),
                at(35, Decision::Run(Gid(3))),
                at(39, Decision::Run(Gid(3))),
                at(39, Decision::Value(5)),
            ],
        };
        assert_eq!(schedule.print(), "s1.11.pct7d3@90.31g2,4g3*2,0v5");
        assert_eq!(Schedule::parse(&schedule.print()), Ok(schedule));
    }

    #[test]
    fn bad_text_is_refused_with_its_place() {
        assert_eq!(Schedule::parse("hello"), Err(ScheduleError::NotASchedule));
        assert_eq!(Schedule::parse("s1.999.stay."), Err(ScheduleError::Epoch(999)));
        assert_eq!(Schedule::parse("s1.11.nope."), Err(ScheduleError::UnknownPolicy));
        assert_eq!(Schedule::parse("s1.11.stay.1g2,x"), Err(ScheduleError::Malformed { at: 15 }));
        assert_eq!(Schedule::parse("s1.11.stay.1g2*99999999999"), Err(ScheduleError::Malformed { at: 11 }));
    }
}
