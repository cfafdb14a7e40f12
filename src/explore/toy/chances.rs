//! What the random strategies promise, against how often it comes.

use super::super::sample::{Sampler, Way};
use super::super::system::{Proc, System, enabled};
use super::Do::*;
use super::{Do, Toy};
use std::collections::BTreeMap;

type Outcome = (Vec<Vec<u64>>, Vec<usize>, Vec<(Proc, &'static str)>);

fn toy(program: &[&[Do]]) -> Toy {
    Toy::new(program.iter().map(|process| process.to_vec()).collect(), vec![])
}

/// Each outcome's share of so many executions; the sampler as the last left it.
fn measured(toy: &Toy, way: Way, runs: u32) -> (BTreeMap<Outcome, f64>, Sampler) {
    let mut sampler = Sampler::new(way, 7, false);
    let mut shares = BTreeMap::new();
    for _ in 0..runs {
        *shares.entry(sampler.run(toy, 1000).end.outcome()).or_insert(0.0) += 1.0 / f64::from(runs);
    }
    (shares, sampler)
}

/// Each outcome's chance when whoever can run is as likely as any other, exactly.
fn exact(state: &Toy, chance: f64, chances: &mut BTreeMap<Outcome, f64>) {
    let able = enabled(state);
    if able.is_empty() {
        *chances.entry(state.outcome()).or_insert(0.0) += chance;
    }
    for &process in &able {
        let mut next = state.clone();
        assert!(next.execute(process, 0).alternatives < 2);
        exact(&next, chance / able.len() as f64, chances);
    }
}

/// A lost update needs one switch at the right place: depth 2.
#[test]
fn pct_finds_a_bug_of_depth_two_as_often_as_it_promises() {
    for others in [0, 1, 3] {
        let mut program: Vec<&[Do]> = vec![&[Load(0), Store(0)], &[Load(0), Store(0)]];
        program.extend(vec![&[Store(1), Store(1)] as &[Do]; others]);
        let toy = toy(&program);
        let (shares, sampler) = measured(&toy, Way::Pct, 20_000);
        let promised = sampler.chance().expect("a promise");
        let (n, k) = (2.0 + others as f64, 4.0 + 2.0 * others as f64);
        assert!((promised * 4.0 * n * k - 1.0).abs() < 1e-9, "{promised}");
        let lost = |outcome: &&Outcome| outcome.0[1][0] == outcome.0[2][0];
        let found: f64 = shares.iter().filter(|(outcome, _)| lost(outcome)).map(|(_, share)| share).sum();
        assert!(found >= promised, "{others} more: promised {promised}, found {found}");
    }
}

#[test]
fn surw_comes_to_each_order_of_one_object_as_often_as_it_promises() {
    // Steps that nobody else sees make one process much longer than the other: a walk would favour some orders.
    let toy = toy(&[&[Store(0), Store(0)], &[Load(1), Load(1), Load(1), Load(1), Store(0), Load(0)]]);
    let (shares, sampler) = measured(&toy, Way::Surw, 12_000);
    let promised = sampler.chance().expect("a promise");
    assert!((promised - 1.0 / 6.0).abs() < 1e-9, "{promised}");
    // What the load saw, and what is there at the end, tell five of the six orders apart.
    let least = shares.values().copied().fold(1.0, f64::min);
    assert!(least > promised * 0.85, "promised {promised}, least {least}: {shares:?}");
    let (walk, _) = measured(&toy, Way::Walk, 12_000);
    assert!(walk.values().copied().fold(1.0, f64::min) < promised / 2.0, "{walk:?}");
}

#[test]
fn a_random_walk_comes_to_each_outcome_with_its_chance() {
    for program in [
        &[&[Load(0), Store(0)] as &[Do], &[Load(0), Store(0)]] as &[&[Do]],
        &[&[Store(0)], &[Load(1), Load(1), Load(0)]],
        &[&[Lock(0), Lock(1), Unlock(1), Unlock(0)], &[Lock(1), Lock(0), Unlock(0), Unlock(1)]],
    ] {
        let toy = toy(program);
        let mut chances = BTreeMap::new();
        exact(&toy, 1.0, &mut chances);
        let (shares, _) = measured(&toy, Way::Walk, 20_000);
        assert_eq!(shares.len(), chances.len());
        for (outcome, chance) in &chances {
            assert!((shares[outcome] - chance).abs() < 0.02, "{outcome:?}: {chance}, {}", shares[outcome]);
        }
    }
}
