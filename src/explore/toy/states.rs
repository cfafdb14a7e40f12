//! The search over states, random executions and shrinking, held against unreduced search.

use super::super::options::Strategy;
use super::super::order::Order;
use super::super::sample::{Sampler, Way};
use super::super::search::{Ended, Search};
use super::super::shrink::{Shrunk, shrink};
use super::super::stateful::{Limits, Stateful};
use super::super::unreduced::every_execution_under;
use super::Do::{self, *};
use super::Toy;
use super::random::random_program;
use crate::sched::Rng;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

fn outcome(toy: &Toy) -> String {
    format!("{:?}", toy.outcome())
}

/// The outcomes of all executions with at most so many preemptions; None when there are too many.
fn unreduced(toy: &Toy, preemptions: u32) -> Option<BTreeSet<String>> {
    let (mut outcomes, mut left) = (BTreeSet::new(), 3_000);
    let flow = every_execution_under(toy, Order::default(), preemptions, 1000, &mut |end, _| {
        outcomes.insert(outcome(end));
        left -= 1;
        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    flow.is_continue().then_some(outcomes)
}

fn over_states(toy: &Toy, bound: Option<u32>, early_timers: bool) -> BTreeSet<String> {
    let limits = Limits { bound, early_timers, longest: 1000, most_states: usize::MAX };
    let mut search = Stateful::new(toy.clone(), limits);
    let mut outcomes = BTreeSet::new();
    while let Some(ended) = search.next(u64::MAX) {
        if ended == Ended::Complete {
            outcomes.extend(search.state().map(outcome));
        }
    }
    assert!(search.is_finished() && !search.cut);
    outcomes
}

/// Random toys that are small enough for unreduced search.
fn toys(wanted: usize) -> impl Iterator<Item = (u64, Toy)> {
    let small = |seed: &u64| {
        let (program, caps) = random_program(&mut Rng::new(*seed));
        let toy = Toy::new(program, caps);
        unreduced(&toy, u32::MAX).map(|_| (*seed, toy))
    };
    (1_000_000..).filter_map(move |seed| small(&seed)).take(wanted)
}

#[test]
fn the_search_over_states_finds_what_unreduced_search_finds() {
    for (_, toy) in toys(300) {
        assert_eq!(Some(over_states(&toy, None, false)), unreduced(&toy, u32::MAX), "{:?}", toy.program);
    }
}

#[test]
fn a_bound_of_preemptions_means_the_same_to_both_searches() {
    for (_, toy) in toys(150) {
        for bound in 0..3 {
            let (found, all) = (over_states(&toy, Some(bound), false), unreduced(&toy, bound));
            assert_eq!(Some(found), all, "{:?} with {bound} preemptions", toy.program);
        }
    }
}

#[test]
fn timers_that_fire_early_cost_a_unit_each_and_keep_their_order() {
    let toy =
        Toy::new(vec![vec![Sleep(5), Store(0)], vec![Sleep(9), Store(1)], vec![Load(0), Load(1)]], vec![]);
    let seen = |bound: Option<u32>, early: bool| {
        let all = over_states(&toy, bound, early);
        assert!(!all.is_empty());
        all.len()
    };
    // Quiescent: both loads come first. Early: before, between or after them, the second never without the first.
    assert_eq!(seen(None, false), 1);
    assert_eq!(seen(Some(0), true), 1);
    assert!(seen(Some(1), true) > 1);
    assert!(seen(Some(2), true) > seen(Some(1), true));
    assert_eq!(seen(None, true), seen(Some(9), true));
}

#[test]
fn random_executions_are_seeded_and_invent_nothing() {
    for (seed, toy) in toys(100) {
        let all = unreduced(&toy, u32::MAX).expect("small");
        for way in [Way::Walk, Way::Pct, Way::Pos, Way::Surw] {
            let runs = || {
                let mut sampler = Sampler::new(way, seed, false);
                (0..12)
                    .map(|_| sampler.run(&toy, 1000))
                    .map(|run| (run.path, outcome(&run.end)))
                    .collect::<Vec<_>>()
            };
            let first = runs();
            assert_eq!(first, runs(), "{way:?}");
            assert!(first.iter().all(|(_, outcome)| all.contains(outcome)), "{way:?} {:?}", toy.program);
        }
    }
}

#[test]
fn shrinking_keeps_the_outcome_and_leaves_nothing_to_leave_out() {
    let mut shrunk_more = 0;
    for (seed, toy) in toys(150) {
        let mut sampler = Sampler::new(Way::Walk, seed, false);
        let run = sampler.run(&toy, 1000);
        let wanted = outcome(&run.end);
        let same = |end: &Toy| outcome(end) == wanted;
        let simple = shrink(&toy, &run.path, 1000, u64::MAX, &same).expect("it comes to its own outcome");
        assert!(simple.preemptions <= run.preemptions);
        shrunk_more += usize::from(simple.preemptions < run.preemptions);
        let mut end = toy.clone();
        for &(process, alternative) in &simple.path {
            use super::super::system::System;
            match process {
                0 => drop(end.pass_time(alternative)),
                process => drop(end.execute(process, alternative)),
            }
        }
        assert_eq!(outcome(&end), wanted);
        for fewer in simple.simpler() {
            let Some((end, other)) = Shrunk::with(&toy, &fewer) else { continue };
            assert!(!same(&end) || !other.is_simpler_than(&simple), "{:?}", toy.program);
        }
    }
    assert!(shrunk_more > 20, "{shrunk_more}");
}

/// Locks, and a reader that waits behind a writer, who waits behind the reader's first lock.
#[test]
fn states_are_fewer_than_classes_where_orders_do_not_matter() {
    let worker: Vec<Do> = vec![Lock(0), Unlock(0), Lock(1), Unlock(1)];
    let toy = Toy::new(vec![worker.clone(), worker.clone(), worker], vec![]);
    let limits = Limits { bound: None, early_timers: false, longest: 1000, most_states: usize::MAX };
    let mut search = Stateful::new(toy, limits);
    while search.next(u64::MAX).is_some() {}
    assert!(search.states() < 200, "{}", search.states());
    assert!(search.graph.stuck().is_empty() && search.graph.never_ends().is_none());
}

#[test]
fn memory_is_bounded_by_giving_up() {
    let worker: Vec<Do> = vec![Lock(0), Unlock(0), Lock(1), Unlock(1)];
    let toy = Toy::new(vec![worker.clone(), worker.clone(), worker], vec![]);
    let limits = Limits { bound: None, early_timers: false, longest: 1000, most_states: 10 };
    let mut search = Stateful::new(toy, limits);
    while search.next(u64::MAX).is_some() {}
    assert!(search.full && search.cut && search.is_finished() && search.states() <= 10);
}

/// The reduced search gives up cached states first, and comes to the same; it ends when one execution alone is too much.
#[test]
fn the_reduced_search_gives_up_cached_states_first() {
    let worker: Vec<Do> = vec![Lock(0), Unlock(0), Lock(1), Unlock(1)];
    let toy = Toy::new(vec![worker.clone(), worker.clone(), worker], vec![]);
    let classes = |bytes: usize| {
        let mut search = Search::new(toy.clone(), 1000).within(bytes);
        while search.next().is_some() {}
        (search.complete, search.redundant, search.full)
    };
    // A state of the toy counts as 1,000 bytes; an execution has 13.
    let all = classes(usize::MAX);
    assert!(all.0 > 30 && !all.2);
    assert_eq!(classes(20_000), all);
    assert!(classes(5_000).2 && classes(5_000).0 < all.0);
}

#[test]
fn strategies_have_different_names() {
    let names: BTreeSet<&str> = Strategy::ALL.iter().map(|strategy| strategy.name()).collect();
    assert_eq!(names.len(), Strategy::ALL.len());
}
