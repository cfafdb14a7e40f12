//! The tree of interleavings: what neighbours have in common is one branch, leaves are coloured by outcome.

use super::super::explore::Finding;
use super::super::view::{BranchView, FoundView, LeafView};
use crate::explore::{Interleaving, Interleavings};

/// An operation: who, and which answer where there was a choice.
type Operation = (u32, u32);

/// `title` gives an outcome's kind and words by its number in the report.
#[inline(never)]
pub fn tree(all: &Interleavings, outcomes: &[FoundView]) -> Vec<BranchView> {
    if all.list.len() < 2 {
        return Vec::new();
    }
    let paths: Vec<Vec<Operation>> = all.list.iter().map(operations).collect();
    let tree = Tree { all, outcomes, paths };
    tree.branches(0, all.list.len(), 0)
}

struct Tree<'a> {
    all: &'a Interleavings,
    outcomes: &'a [FoundView],
    paths: Vec<Vec<Operation>>,
}

impl Tree<'_> {
    /// The interleavings `from..to`, which are equal up to `depth`, as branches by their next operation. The search
    /// goes depth first, so those that go on in the same way are neighbours.
    fn branches(&self, from: usize, to: usize, depth: usize) -> Vec<BranchView> {
        let mut list = Vec::new();
        let mut start = from;
        while start < to {
            let first = self.paths[start].get(depth);
            let mut end = start + 1;
            while end < to && self.paths[end].get(depth) == first {
                end += 1;
            }
            list.push(self.branch(start, end, depth));
            start = end;
        }
        list
    }

    fn branch(&self, from: usize, to: usize, depth: usize) -> BranchView {
        let path = &self.paths[from];
        if to - from == 1 {
            let turns = self.words(&path[depth.min(path.len())..]);
            return BranchView { turns, then: Vec::new(), leaf: self.leaf(from) };
        }
        let alike = |at: usize| self.paths[from + 1..to].iter().all(|other| other.get(at) == path.get(at));
        let mut until = depth;
        while until < path.len() && alike(until) {
            until += 1;
        }
        if until == path.len() && alike(until) {
            // The same path more than once: the search began anew.
            return BranchView { turns: self.words(&path[depth..]), then: Vec::new(), leaf: self.leaf(from) };
        }
        BranchView {
            turns: self.words(&path[depth..until]),
            then: self.branches(from, to, until),
            leaf: None,
        }
    }

    fn leaf(&self, at: usize) -> Option<LeafView> {
        let one = &self.all.list[at];
        let finding = Finding::Outcome(one.outcome as usize);
        let found = self.outcomes.iter().find(|found| found.finding == finding)?;
        Some(LeafView {
            finding: Finding::Interleaving(at),
            kind: found.kind,
            title: found.title.clone(),
            can_open: one.schedule.is_some(),
        })
    }

    /// `main ×3 › func1`.
    fn words(&self, path: &[Operation]) -> std::rc::Rc<str> {
        let mut text = String::new();
        let mut rest = path;
        while let Some(&(process, answer)) = rest.first() {
            let count = rest.iter().take_while(|&&operation| operation == (process, answer)).count();
            if !text.is_empty() {
                text.push_str(" › ");
            }
            text.push_str(self.all.names.get(process as usize).map_or("?", |name| name));
            if answer > 0 {
                text.push_str(&format!(" #{}", answer + 1));
            }
            if count > 1 {
                text.push_str(&format!(" ×{count}"));
            }
            rest = &rest[count..];
        }
        text.into()
    }
}

fn operations(one: &Interleaving) -> Vec<Operation> {
    let mut path = Vec::new();
    for turn in &one.turns {
        for nth in 1..=turn.operations {
            path.push((turn.process, if nth == turn.operations { turn.answer } else { 0 }));
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::super::super::view::OutcomeKind;
    use super::*;
    use crate::explore::Turn;

    #[test]
    fn a_common_beginning_is_one_branch() {
        let one = |turns: &[(u32, u32)], outcome| Interleaving {
            turns: turns
                .iter()
                .map(|&(process, operations)| Turn { process, operations, answer: 0 })
                .collect(),
            outcome,
            schedule: None,
        };
        let all = Interleavings {
            names: ["", "main", "a", "b"].map(str::to_owned).to_vec(),
            list: vec![
                one(&[(1, 3), (2, 1), (3, 1)], 0),
                one(&[(1, 3), (3, 1), (2, 1)], 1),
                one(&[(2, 1), (1, 3)], 0),
            ],
        };
        let found = |at, title: &str| FoundView {
            finding: Finding::Outcome(at),
            kind: OutcomeKind::Exit,
            title: title.into(),
            is_output: false,
            text: "".into(),
            count: "".into(),
            share: 0.5,
            can_open: true,
            knot: None,
        };
        let tree = tree(&all, &[found(0, "good"), found(1, "bad")]);
        let words = |branch: &BranchView| branch.turns.to_string();
        assert_eq!(tree.iter().map(words).collect::<Vec<_>>(), ["main ×3", "a › main ×3"]);
        assert_eq!(tree[0].then.iter().map(words).collect::<Vec<_>>(), ["a › b", "b › a"]);
        let titles = |branch: &BranchView| branch.leaf.as_ref().map(|leaf| leaf.title.to_string());
        assert_eq!(
            tree[0].then.iter().map(titles).collect::<Vec<_>>(),
            [Some("good".into()), Some("bad".into())]
        );
    }
}
