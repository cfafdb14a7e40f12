//! The order in which package-level variables are initialised (specification: Package initialization).

use super::{Checker, DeclKind, NONE};
use crate::types::info::Initializer;
use crate::types::object::{ObjId, ObjectKind};
use crate::types::store::FixedMap;
use crate::types::ty::Ty;
use std::collections::{BTreeMap, BTreeSet};

/// A constant or variable with what it depends on, functions eliminated.
#[derive(Default)]
struct Node {
    successors: BTreeSet<u32>,
    predecessors: BTreeSet<u32>,
}

impl<'a> Checker<'a> {
    /// Package-level objects that a declaration mentions, without repetition.
    fn dependencies(&self, obj: ObjId) -> Vec<ObjId> {
        let Some(decl) = self.decls.get(self.meta(obj).decl as usize) else { return Vec::new() };
        let mut deps = decl.deps.clone();
        deps.sort_by_key(|&dep| self.meta(dep).order);
        deps.dedup();
        let here = decl.pkg;
        deps.retain(|&dep| self.object(dep).pkg == Some(here) && self.meta(dep).decl != NONE);
        deps
    }

    fn is_value(&self, obj: ObjId) -> bool {
        matches!(self.object(obj).kind, ObjectKind::Const(_) | ObjectKind::Var(_))
    }

    pub(super) fn init_order(&mut self) {
        let objects: Vec<ObjId> =
            self.package().objects.iter().copied().filter(|&obj| self.ty_of(obj) != Ty::UNSET).collect();
        let order = self.emission_order(&objects);
        let mut emitted: FixedMap<u32, ()> = FixedMap::default();
        let mut list = Vec::new();
        for obj in order {
            let Some(DeclKind::Var { lhs, init: Some(init), .. }) = self.decl_kind(obj) else { continue };
            // Several variables share one initialiser: they are emitted with the first of them.
            if emitted.insert(init.id.0, ()).is_some() {
                continue;
            }
            let lhs = lhs.map_or_else(|| vec![obj], |list| list.to_vec());
            list.push(Initializer { lhs, rhs: init.id });
        }
        self.info().init_order = list;
    }

    /// The dependency graph of constants and variables; functions pass their dependencies on.
    fn dependency_graph(&self, objects: &[ObjId]) -> BTreeMap<u32, Node> {
        let mut nodes: BTreeMap<u32, Node> = BTreeMap::new();
        let relevant =
            |obj: ObjId| self.is_value(obj) || matches!(self.object(obj).kind, ObjectKind::Func(_));
        for &obj in objects.iter().filter(|&&obj| relevant(obj)) {
            nodes.entry(obj.0).or_default();
        }
        for &obj in objects.iter().filter(|&&obj| relevant(obj)) {
            for dep in self.dependencies(obj) {
                if nodes.contains_key(&dep.0) {
                    if let Some(node) = nodes.get_mut(&obj.0) {
                        node.successors.insert(dep.0);
                    }
                    if let Some(node) = nodes.get_mut(&dep.0) {
                        node.predecessors.insert(obj.0);
                    }
                }
            }
        }
        let mut functions: Vec<u32> = nodes.keys().copied().filter(|&id| !self.is_value(ObjId(id))).collect();
        functions.sort_by_key(|id| nodes[id].predecessors.len() * nodes[id].successors.len());
        for function in functions {
            let Some(node) = nodes.remove(&function) else { continue };
            for &p in node.predecessors.iter().filter(|&&p| p != function) {
                if let Some(pred) = nodes.get_mut(&p) {
                    pred.successors.remove(&function);
                    pred.successors.extend(node.successors.iter().filter(|&&s| s != function));
                }
            }
            for &s in node.successors.iter().filter(|&&s| s != function) {
                if let Some(succ) = nodes.get_mut(&s) {
                    succ.predecessors.remove(&function);
                    succ.predecessors.extend(node.predecessors.iter().filter(|&&p| p != function));
                }
            }
        }
        nodes
    }

    fn emission_order(&mut self, objects: &[ObjId]) -> Vec<ObjId> {
        let nodes = self.dependency_graph(objects);
        let mut pending: BTreeMap<u32, usize> =
            nodes.iter().map(|(&id, node)| (id, node.successors.len())).collect();
        // Constants first, then fewest dependencies, then source order.
        let rank = |c: &Self, id: u32, deps: usize| {
            let constant = matches!(c.object(ObjId(id)).kind, ObjectKind::Const(_));
            (!constant, deps, c.meta(ObjId(id)).order, id)
        };
        let mut queue: BTreeSet<(bool, usize, u32, u32)> =
            pending.iter().map(|(&id, &deps)| rank(self, id, deps)).collect();
        let mut out = Vec::new();
        while let Some((_, deps, _, id)) = queue.pop_first() {
            pending.remove(&id);
            if deps > 0
                && let Some(cycle) = self.find_cycle(ObjId(id))
            {
                self.report_init_cycle(&cycle);
            }
            for p in &nodes[&id].predecessors {
                if let Some(&deps) = pending.get(p) {
                    queue.remove(&rank(self, *p, deps));
                    let deps = deps.saturating_sub(1);
                    pending.insert(*p, deps);
                    queue.insert(rank(self, *p, deps));
                }
            }
            out.push(ObjId(id));
        }
        out
    }

    /// A path of dependencies from an object to itself, last step first.
    fn find_cycle(&self, start: ObjId) -> Option<Vec<ObjId>> {
        let mut seen = BTreeSet::from([start]);
        let mut stack: Vec<(ObjId, Vec<ObjId>)> = vec![(start, self.dependencies(start))];
        // Depth first, in source order, without recursion.
        for (_, deps) in &mut stack {
            deps.reverse();
        }
        while let Some((_, deps)) = stack.last_mut() {
            let Some(next) = deps.pop() else {
                stack.pop();
                continue;
            };
            if next == start {
                let mut cycle = vec![start];
                cycle.extend(stack.iter().skip(1).rev().map(|&(obj, _)| obj));
                return Some(cycle);
            }
            if seen.insert(next) {
                let mut deps = self.dependencies(next);
                deps.reverse();
                stack.push((next, deps));
            }
        }
        None
    }

    fn report_init_cycle(&mut self, cycle: &[ObjId]) {
        let obj = cycle[0];
        let (name, span) = (self.object(obj).name.clone(), self.object(obj).span);
        if cycle.len() == 1 {
            self.error(span, format!("initialization cycle: {name} refers to itself"));
            return;
        }
        let mut related = Vec::new();
        let mut from = obj;
        for &next in cycle.iter().rev() {
            let text = format!("{} refers to {}", self.object(from).name, self.object(next).name);
            related.push((self.object(from).span, text));
            from = next;
        }
        self.error_with(span, format!("initialization cycle for {name}"), related);
    }
}
