//! A museum of schedules: texts as they were given out, each with its program, the engine epoch and the hash of the
//! run's events. A text of the present epoch must give the same run for ever; when an engine change makes that
//! impossible, `ENGINE_EPOCH` goes up, the old exhibits stay, and are refused by name. The programs use no library, so
//! that only the engine itself can change them.

#![cfg(not(target_arch = "wasm32"))]

use gomaplab::compile::{Options, compile};
use gomaplab::event::{ENGINE_EPOCH, Schedule, ScheduleError};
use gomaplab::machine::Config;
use gomaplab::trace::Timeline;

const WRITERS: &str = include_str!("museum/writers.go");
const CHANNEL: &str = include_str!("museum/channel.go");
const SELECT: &str = include_str!("museum/select.go");

struct Exhibit {
    program: &'static str,
    text: &'static str,
    procs: u32,
    steps: u64,
    hash: u64,
}

const EXHIBITS: &[Exhibit] = &include!("museum/exhibits.in");

fn epoch(text: &str) -> u32 {
    text.split('.').nth(1).and_then(|epoch| epoch.parse().ok()).unwrap_or(0)
}

#[test]
fn every_exhibit_of_this_epoch_gives_the_run_that_it_gave() {
    for exhibit in EXHIBITS.iter().filter(|exhibit| epoch(exhibit.text) == ENGINE_EPOCH) {
        let schedule = Schedule::parse(exhibit.text).unwrap();
        let program =
            compile(exhibit.program, &Options::default()).map_err(|rejected| rejected.text).unwrap();
        let config = Config { procs: exhibit.procs, ..Config::default() };
        let mut timeline = Timeline::new(program, config, schedule);
        timeline.record(1_000_000);
        assert_eq!(timeline.refusal(), None, "{}", exhibit.text);
        assert_eq!(
            (timeline.len(), format!("{:016x}", timeline.event_hash())),
            (exhibit.steps, format!("{:016x}", exhibit.hash)),
            "{}: the same text gives another run: raise ENGINE_EPOCH, and add exhibits of the new epoch",
            exhibit.text
        );
        // The text form itself is stable, too.
        assert_eq!(Schedule::parse(exhibit.text).unwrap().print(), exhibit.text);
    }
}

#[test]
fn exhibits_of_other_epochs_are_refused_by_name() {
    for exhibit in EXHIBITS.iter().filter(|exhibit| epoch(exhibit.text) != ENGINE_EPOCH) {
        assert_eq!(Schedule::parse(exhibit.text), Err(ScheduleError::Epoch(epoch(exhibit.text))));
    }
}

#[test]
fn this_epoch_is_in_the_museum() {
    let of_now = EXHIBITS.iter().filter(|exhibit| epoch(exhibit.text) == ENGINE_EPOCH).count();
    assert!(of_now >= 12, "{of_now} exhibits of epoch {ENGINE_EPOCH}");
}
