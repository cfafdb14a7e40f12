//! Random toys against unreduced search.

use super::Do::{self, *};
use super::Toy;
use super::compare::compare;
use crate::sched::Rng;

/// A random program over a few kinds of objects.
pub fn random_program(rng: &mut Rng) -> (Vec<Vec<Do>>, Vec<u32>) {
    let threads = 2 + rng.index(2);
    let kinds = 1 + rng.index(3);
    let menu: Vec<u64> = (0..kinds).map(|_| rng.below(9)).collect();
    let caps = vec![rng.below(3) as u32, rng.below(2) as u32];
    let program = (0..threads)
        .map(|_| {
            let len = 1 + rng.index(if threads == 2 { 6 } else { 4 });
            (0..len).map(|_| random_op(rng, &menu)).collect()
        })
        .collect();
    (program, caps)
}

fn random_op(rng: &mut Rng, menu: &[u64]) -> Do {
    let n = rng.below(2) as u32;
    match (menu[rng.index(menu.len())], rng.below(4)) {
        (0, 0) => Lock(n),
        (0, 1) => Unlock(n),
        (0, 2) => Lock(0),
        (0, _) => {
            if rng.below(3) == 0 {
                TryLock(0)
            } else {
                Unlock(0)
            }
        }
        (1, 0) => RLock(0),
        (1, 1) => RUnlock(0),
        (1, 2) => WLock(0),
        (1, _) => WUnlock(0),
        (2, 0) => Add(0, 1 + n),
        (2, 1) => Done(0),
        (2, 2) => Wait(0),
        (2, _) => Done(0),
        (3 | 4, 0) => Send(n),
        (3 | 4, 1) => Recv(n),
        (3 | 4, 2) => {
            if rng.below(2) == 0 {
                Send(0)
            } else {
                Recv(0)
            }
        }
        (3 | 4, _) => match rng.below(4) {
            0 => Close(n),
            1 => Len(n),
            2 => Recv(n),
            _ => Send(n),
        },
        (5, _) => {
            let both = rng.below(3) > 0;
            let mut cases = vec![(n, rng.below(2) == 0)];
            if both {
                cases.push((1 - n, rng.below(2) == 0));
            }
            if rng.below(2) == 0 {
                Select(cases, rng.below(3) == 0)
            } else if rng.below(2) == 0 {
                Send(n)
            } else {
                Recv(n)
            }
        }
        (6, 0) => CondEnter(0),
        (6, 1) => CondWait(0),
        (6, 2) => Signal(0),
        (6, _) => {
            if rng.below(2) == 0 {
                Broadcast(0)
            } else {
                CondEnter(0)
            }
        }
        (7, 0 | 1) => Load(n),
        (7, _) => Store(n),
        (_, 0) => Print,
        (_, 1) => Sleep(1 + rng.below(2)),
        (_, 2) => {
            if rng.below(3) == 0 {
                Exit
            } else {
                Load(0)
            }
        }
        (_, _) => Store(0),
    }
}

/// `EXPLORE_PROGRAMS` sets how many, `EXPLORE_SEED` where to begin (`cargo xtask soundness`).
#[test]
fn random_programs_against_unreduced_search() {
    let set = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let wanted = set("EXPLORE_PROGRAMS").unwrap_or(1500);
    let first = set("EXPLORE_SEED").unwrap_or(1);
    let mut inexact = 0;
    let (mut compared, mut interleavings, mut classes, mut complete, mut redundant) = (0, 0, 0, 0, 0);
    let mut seed = first;
    while compared < wanted {
        let (program, caps) = random_program(&mut Rng::new(seed));
        seed += 1;
        let Some(result) = compare(&Toy::new(program, caps), 5_000) else { continue };
        compared += 1;
        inexact += usize::from(!result.exact);
        interleavings += result.interleavings;
        classes += result.classes;
        complete += result.complete;
        redundant += result.redundant;
    }
    println!(
        "{compared} programs, {interleavings} interleavings, {classes} classes, {complete} + {redundant} executions"
    );
    assert_eq!(inexact, 0, "programs whose classes differ");
    assert!(
        (complete + redundant) * 5 <= classes * 6,
        "{complete} + {redundant} executions for {classes} classes"
    );
}
