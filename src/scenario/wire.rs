//! The bytes of link format 1: a list of fields, each only where it differs from the default, in a fixed order.
//! Variants are numbered by position; new ones go to the end. The only place that names serde.

use super::Scenario;
use crate::event::{Decision, Deviation, ENGINE_EPOCH, Gid, PolicySpec};
use crate::machine::Profile;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Debug, PartialEq)]
pub(super) enum Field {
    Source(String),
    Profile(u8),
    LoopVariablesPerLoop,
    Procs(u32),
    Seed(u64),
    AtomicMaps,
    /// Engine epoch, policy in text form, first step of the policy.
    Policy(u32, String, u64),
    Deviations(Vec<Run>),
    Step(u64),
    Language(String),
    Theme(String),
    Panes(String),
    /// Engine epoch, where no [`Field::Policy`] says it: the default scheduler, too, is this engine's own.
    Epoch(u32),
}

/// `repeats` deviations, each `delta` steps after the one before. `number` is the goroutine times two, or the value
/// times two plus one.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
pub(super) struct Run {
    delta: u64,
    number: u64,
    repeats: u64,
}

/// Most deviations that a link may expand to.
const MOST_DEVIATIONS: u64 = 1 << 22;

pub(super) fn profile_number(profile: Profile) -> u8 {
    match profile {
        Profile::Go127 => 0,
        Profile::Go123 => 1,
        Profile::WhatIf => 2,
        Profile::BeforeFix => 3,
    }
}

fn profile_of(number: u8) -> Option<Profile> {
    [Profile::Go127, Profile::Go123, Profile::WhatIf, Profile::BeforeFix].get(number as usize).copied()
}

/// The fields in which a scenario differs from the default, and the engine epoch.
pub(super) fn fields(scenario: &Scenario, epoch: u32) -> Vec<Field> {
    let default = Scenario::default();
    let mut list = Vec::new();
    let mut add = |differs: bool, field: Field| {
        if differs {
            list.push(field);
        }
    };
    add(scenario.profile != default.profile, Field::Profile(profile_number(scenario.profile)));
    add(scenario.loop_variables_per_loop, Field::LoopVariablesPerLoop);
    add(scenario.procs != default.procs, Field::Procs(scenario.procs));
    add(scenario.seed != default.seed, Field::Seed(scenario.seed));
    add(scenario.atomic_maps, Field::AtomicMaps);
    let schedule = &scenario.schedule;
    let named = *schedule != default.schedule;
    add(named, Field::Policy(epoch, schedule.policy.print(), schedule.from));
    add(!named, Field::Epoch(epoch));
    add(!schedule.deviations.is_empty(), Field::Deviations(pack(&schedule.deviations)));
    add(scenario.step != default.step, Field::Step(scenario.step));
    add(!scenario.language.is_empty(), Field::Language(scenario.language.clone()));
    add(!scenario.theme.is_empty(), Field::Theme(scenario.theme.clone()));
    add(!scenario.panes.is_empty(), Field::Panes(scenario.panes.clone()));
    add(!scenario.source.is_empty(), Field::Source(scenario.source.clone()));
    list
}

/// What a field could not say here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FieldError {
    Profile(u8),
    Epoch(u32),
    Policy(String),
    Deviations,
}

/// Puts a field into a scenario. `decisions`: a policy of this engine epoch has been met, whose decisions may follow.
pub(super) fn apply(scenario: &mut Scenario, field: Field, decisions: &mut bool) -> Result<(), FieldError> {
    match field {
        Field::Source(text) => scenario.source = text,
        Field::Profile(number) => {
            scenario.profile = profile_of(number).ok_or(FieldError::Profile(number))?;
        }
        Field::LoopVariablesPerLoop => scenario.loop_variables_per_loop = true,
        Field::Procs(procs) => scenario.procs = procs.clamp(1, 64),
        Field::Seed(seed) => scenario.seed = seed,
        Field::AtomicMaps => scenario.atomic_maps = true,
        Field::Policy(epoch, text, from) => {
            let policy = PolicySpec::parse(&text).ok_or(FieldError::Policy(text))?;
            if epoch != ENGINE_EPOCH {
                // A scheduler can still be had by name, and may run otherwise; recorded decisions cannot be followed.
                if policy != PolicySpec::Stay {
                    scenario.schedule.policy = policy;
                }
                return Err(FieldError::Epoch(epoch));
            }
            scenario.schedule.policy = policy;
            scenario.schedule.from = from;
            *decisions = true;
        }
        Field::Epoch(epoch) if epoch != ENGINE_EPOCH => return Err(FieldError::Epoch(epoch)),
        Field::Epoch(_) => {}
        // Without this engine's policy before them they are another engine's.
        Field::Deviations(_) if !*decisions => {}
        Field::Deviations(runs) => {
            scenario.schedule.deviations = unpack(&runs).ok_or(FieldError::Deviations)?;
        }
        Field::Step(step) => scenario.step = step,
        Field::Language(text) => scenario.language = text,
        Field::Theme(text) => scenario.theme = text,
        Field::Panes(text) => scenario.panes = text,
    }
    Ok(())
}

fn pack(deviations: &[Deviation]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut last = 0;
    for deviation in deviations {
        let delta = deviation.at - last;
        last = deviation.at;
        let number = match deviation.decision {
            Decision::Run(g) => u64::from(g.0) << 1,
            Decision::Value(value) => value << 1 | 1,
        };
        match runs.last_mut() {
            Some(run) if run.delta == delta && run.number == number => run.repeats += 1,
            _ => runs.push(Run { delta, number, repeats: 1 }),
        }
    }
    runs
}

fn unpack(runs: &[Run]) -> Option<Vec<Deviation>> {
    let total = runs.iter().try_fold(0u64, |sum, run| sum.checked_add(run.repeats))?;
    if total > MOST_DEVIATIONS {
        return None;
    }
    let mut deviations = Vec::with_capacity(total as usize);
    let mut at = 0u64;
    for run in runs {
        let decision = if run.number & 1 == 1 {
            Decision::Value(run.number >> 1)
        } else {
            Decision::Run(Gid(u32::try_from(run.number >> 1).ok()?))
        };
        for _ in 0..run.repeats {
            at = at.checked_add(run.delta)?;
            deviations.push(Deviation { at, decision });
        }
    }
    Some(deviations)
}
