//! Reduced against unreduced search of a toy.

use super::super::order::Order;
use super::super::search::{Ended, Search};
use super::super::system::Proc;
use super::super::unreduced::every_execution_under;
use super::Toy;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

type Canonical = Vec<(Proc, u32, u32, Vec<u32>)>;

/// (outcomes, classes) by unreduced search under the relation that the reduced one ended with; None when too many.
fn unreduced(toy: &Toy, order: Order, most: usize) -> Option<(BTreeSet<String>, BTreeSet<Canonical>, usize)> {
    let (mut outcomes, mut classes, mut count) = (BTreeSet::new(), BTreeSet::new(), 0);
    let flow = every_execution_under(toy, order, u32::MAX, 1000, &mut |end, order| {
        outcomes.insert(format!("{:?}", end.outcome()));
        classes.insert(order.canonical());
        count += 1;
        if count > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    (flow == ControlFlow::Continue(())).then_some((outcomes, classes, count))
}

pub struct Compared {
    pub exact: bool,
    pub interleavings: usize,
    pub classes: usize,
    pub complete: usize,
    pub redundant: usize,
}

/// Runs both searches and insists on equality.
pub fn compare(toy: &Toy, most: usize) -> Option<Compared> {
    let mut search = Search::new(toy.clone(), 1000);
    let (mut outcomes, mut classes, mut complete) = (BTreeSet::new(), BTreeSet::new(), 0);
    let mut wild = search.order().wild.clone();
    while let Some(ended) = search.next() {
        if search.order().wild != wild {
            wild = search.order().wild.clone();
            outcomes.clear();
            classes.clear();
            complete = 0;
        }
        if ended == Ended::Complete {
            outcomes.insert(format!("{:?}", search.state().outcome()));
            classes.insert(search.order().canonical());
            complete += 1;
        }
        if search.transitions > 200 * most as u64 {
            return None;
        }
    }
    let (all, all_classes, interleavings) = unreduced(toy, Order::fixed(wild), most)?;
    let program = &toy.program;
    let missing: Vec<_> = all.difference(&outcomes).take(2).collect();
    assert!(missing.is_empty(), "{program:?} caps {:?}\n lost {missing:?}\n found {outcomes:?}", toy.caps);
    assert_eq!(all, outcomes, "{program:?} caps {:?}: invented outcomes", toy.caps);
    let exact = classes == all_classes && complete == all_classes.len();
    if !exact {
        println!(
            "{program:?} caps {:?}: {complete} executions, {} of {} classes",
            toy.caps,
            classes.len(),
            all_classes.len()
        );
    }
    Some(Compared {
        exact,
        interleavings,
        classes: classes.len(),
        complete,
        redundant: search.redundant as usize,
    })
}
