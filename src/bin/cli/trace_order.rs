//! `gomaplab trace --order` (what happened before what) and `--against` (two runs side by side).

use gomaplab::analysis::export::lines_of;
use gomaplab::analysis::{Relation, around};
use gomaplab::trace::{Ending, Timeline, compare};
use std::process::ExitCode;

/// Events before, after and concurrent to the micro-step that leads to position `at`.
pub fn order(timeline: &Timeline, at: u64) -> ExitCode {
    let step = at.min(timeline.len()).saturating_sub(1);
    let Some(placed) = around(timeline, step) else {
        eprintln!("gomaplab: --order: the run has no such step");
        return ExitCode::from(1);
    };
    let kinds = [
        (Relation::Itself, "the step itself"),
        (Relation::Before, "happened before it"),
        (Relation::After, "happened after it"),
        (Relation::Concurrent, "concurrent to it"),
    ];
    for (relation, title) in kinds {
        let of: Vec<_> = placed.iter().filter(|event| event.relation == relation).collect();
        println!("{title}: {} events", of.len());
        for line in lines_of(timeline, of.iter().map(|event| (event.step, event.g, &event.event))) {
            println!("{line}");
        }
    }
    ExitCode::SUCCESS
}

/// Where two runs part.
pub fn difference(one: &Timeline, other: &Timeline) {
    let comparison = compare(one, other);
    for (name, timeline) in [("this ", one), ("other", other)] {
        let ending = match timeline.ending() {
            Ending::Limit => "step limit".to_owned(),
            Ending::Outcome(outcome) => format!("{outcome:?}"),
            Ending::Refused(refusal) => format!("{refusal}"),
        };
        println!("{name} {} steps, event hash {:016x}, {ending}", timeline.len(), timeline.event_hash());
    }
    match comparison.first {
        Some(step) => println!("first difference at step {step}"),
        None if one.event_hash() == other.event_hash() => println!("the runs are the same"),
        None => println!("one run is the beginning of the other"),
    }
    for of in &comparison.goroutines {
        let path: Vec<String> = of.descent.iter().map(u32::to_string).collect();
        let name = if path.is_empty() { "main".to_owned() } else { format!("main/{}", path.join("/")) };
        let g = |at: usize| of.gs[at].map_or_else(|| "-".to_owned(), |g| format!("g{}", g.0));
        let at = |step: Option<u64>| step.map_or_else(|| "its end".to_owned(), |step| format!("step {step}"));
        let what = match of.differs {
            None => "the same".to_owned(),
            Some([a, b]) => format!("alike for {} events, then {} against {}", of.same, at(a), at(b)),
        };
        println!("{name:<12} {:>5} {:>5}  {} and {} events: {what}", g(0), g(1), of.events[0], of.events[1]);
    }
}
