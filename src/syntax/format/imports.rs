//! Imports in order: each run of lines in a group is sorted by path, and what is there twice goes. Comments move with
//! their import. Follows go/ast's SortImports.

use super::layout::{Group, Layout};
use crate::syntax::ast::{Decl, File, ImportSpec};
use std::ops::Range;

/// An import, and the place where it is printed; `end` is given where it may have moved.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    pub spec: &'t ImportSpec,
    pub start: u32,
    pub end: Option<u32>,
}

/// Where each import goes: its node, start and end, in printing order.
#[derive(Default)]
pub(super) struct Imports {
    moved: Vec<(u32, u32, u32)>,
    /// Nodes of groups that were looked at.
    seen: Vec<u32>,
}

impl Imports {
    /// The imports of a declaration in printing order.
    pub(super) fn order<'t>(&self, specs: &'t [ImportSpec]) -> Vec<Place<'t>> {
        let mut list = Vec::new();
        let find = |node: u32| specs.iter().find(|spec| spec.id.0 == node);
        for &(node, start, end) in &self.moved {
            list.extend(find(node).map(|spec| Place { spec, start, end: Some(end) }));
        }
        for spec in specs.iter().filter(|spec| !self.seen.contains(&spec.id.0)) {
            list.push(Place { spec, start: spec.span.lo, end: None });
        }
        list.sort_by_key(|place| place.start);
        list
    }
}

/// Sorts the imports; moves their comments in the layout.
pub(super) fn sort(layout: &mut Layout, file: &File) -> Imports {
    let mut imports = Imports::default();
    for decl in &file.decls {
        let Decl::Import { specs, grouped, span } = decl else { break };
        if !*grouped {
            continue;
        }
        let specs = &file.imports[specs.clone()];
        let rparen = span.hi.saturating_sub(1);
        let mut run = 0;
        let mut last = None;
        for at in 1..=specs.len() {
            let ends =
                at == specs.len() || layout.line(specs[at].span.lo) > 1 + layout.line(specs[at - 1].span.hi);
            if ends && run < at {
                last = sort_run(layout, &specs[run..at], rparen, &mut imports).or(last);
                run = at;
            }
        }
        if let Some(start) = last {
            let line = layout.line(start);
            while layout.line(rparen) > line + 1 {
                let above = layout.line(rparen) - 1;
                layout.merge_line(above);
            }
        }
    }
    imports
}

/// Sorts one run; answers where its last import stands.
fn sort_run(layout: &mut Layout, run: &[ImportSpec], rparen: u32, imports: &mut Imports) -> Option<u32> {
    let [first, .., last] = run else { return run.first().map(|spec| spec.span.lo) };
    let places: Vec<(u32, u32)> = run.iter().map(|spec| (spec.span.lo, spec.span.hi)).collect();
    let begin = layout.line_start(layout.line(first.span.lo));
    let end_line = layout.line(last.span.hi);
    let end = if end_line == layout.line_count() { last.span.hi } else { layout.line_start(end_line + 1) };
    let comments = comments_between(&layout.groups, begin, end);
    // Each comment with the import on its line.
    let mut owners: Vec<Vec<(usize, bool)>> = vec![Vec::new(); run.len()];
    let mut at = 0;
    for index in comments.clone() {
        let pos = layout.groups[index].pos();
        while at + 1 < run.len() && places[at + 1].0 <= pos {
            at += 1;
        }
        let mut left = false;
        if at == 0 && places[0].0 > pos {
            left = true;
        } else if at + 1 < run.len() && layout.line(places[at].0) + 1 == layout.line(pos) {
            at += 1;
            left = true;
        }
        owners[at].push((index, left));
    }
    let comment = |spec: &ImportSpec| layout.trailing_comment(spec.span.hi).map(text);
    let name = |spec: &ImportSpec| spec.name.as_ref().map_or("", |name| &*name.name).to_owned();
    let key = |spec: &ImportSpec| (spec.path.to_string(), name(spec), comment(spec).unwrap_or_default());
    let mut order: Vec<usize> = (0..run.len()).collect();
    order.sort_by_key(|&index| key(&run[index]));
    let mut kept = Vec::new();
    let mut merged = Vec::new();
    for (rank, &index) in order.iter().enumerate() {
        let spec = &run[index];
        let twice = order.get(rank + 1).is_some_and(|&next| {
            let next = &run[next];
            next.path == spec.path && name(next) == name(spec) && comment(spec).is_none()
        });
        if twice {
            merged.push(spec.span.lo);
        } else {
            kept.push(index);
        }
    }
    for pos in merged {
        let line = layout.line(pos);
        if line != layout.line(rparen) {
            layout.merge_line(line);
        }
    }
    imports.seen.extend(run.iter().map(|spec| spec.id.0));
    for (rank, &index) in kept.iter().enumerate() {
        let (start, end) = places[rank];
        imports.moved.push((run[index].id.0, start, end));
        for &(group, left) in &owners[index] {
            for note in &mut layout.groups[group].notes {
                note.slash = if left { start.saturating_sub(1) } else { end };
            }
        }
    }
    layout.groups[comments].sort_by_key(Group::pos);
    kept.len().checked_sub(1).map(|rank| places[rank].0)
}

/// Indices of the comment groups in a range of the source.
fn comments_between(groups: &[Group], begin: u32, end: u32) -> Range<usize> {
    let mut range: Option<Range<usize>> = None;
    for (index, group) in groups.iter().enumerate() {
        if group.end() >= end {
            break;
        }
        if begin <= group.pos() {
            range = Some(range.map_or(index, |range| range.start)..index + 1);
        }
    }
    range.unwrap_or(0..0)
}

/// A comment's text, by which imports are told apart.
fn text(group: &Group) -> String {
    let lines = group.notes.iter().map(|note| {
        note.text.trim_start_matches("//").trim_start_matches("/*").trim_end_matches("*/").trim().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}
