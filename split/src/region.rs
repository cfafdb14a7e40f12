//! The parts of a function's body that can be moved into a function of their own: from an instruction to the end of the
//! block around it.

use crate::body::{Body, Stack};
use crate::live::Live;
use std::collections::BTreeSet;
use wasmparser::{BlockType, Operator, ValType};

/// Where control may leave a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit {
    pub to: To,
    /// The value that goes along.
    pub value: Option<ValType>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// To the end of the block around the region.
    End,
    /// To a label, counted from inside of that block.
    Label(u32),
}

/// A part of a body: instructions `from..end`, where `end` is the `else` or `end` of the block around it.
#[derive(Debug)]
pub struct Region {
    pub from: usize,
    pub end: usize,
    /// Operands that lie on the stack at its start.
    pub operands: Vec<ValType>,
    /// Locals whose values it is given, and whose values it gives back.
    pub takes: Vec<u32>,
    pub gives: Vec<u32>,
    /// At most one type of values; the exit to the end first.
    pub exits: Vec<Exit>,
    /// The label of each exit's branches inside of the region, counted from the block around it: number of the exit.
    pub labels: Vec<(u32, usize)>,
}

impl Region {
    /// The type of the values that exits take along.
    pub fn value(&self) -> Option<ValType> {
        self.exits.iter().find_map(|exit| exit.value)
    }

    /// The exit that a branch to a label outside goes to.
    pub fn exit_of(&self, label: u32) -> usize {
        self.labels.iter().find(|(of, _)| *of == label).map_or(0, |(_, exit)| *exit)
    }

    /// Bytes that the first part is smaller for, if it is.
    fn saves(&self, body: &Body) -> usize {
        let bytes = body.offsets[self.end] - body.offsets[self.from];
        let exits = match self.exits.len() {
            0 => 1,
            1 => 2,
            2 => 6,
            more => 8 * more,
        };
        bytes.saturating_sub(10 + 2 * (self.takes.len() + self.gives.len()) + exits)
    }
}

/// What is around an instruction.
struct Around {
    kind: Kind,
    /// Types that a branch to the label takes along.
    branch: Vec<ValType>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Function,
    Block,
    Loop,
}

struct Finder<'b, 'a> {
    body: &'b Body<'a>,
    stacks: &'b [Stack],
    live: Live,
    ran: &'b [bool],
    /// Parameters and results of the types that blocks name.
    types: &'b dyn Fn(u32) -> (Vec<ValType>, Vec<ValType>),
    /// Bytes that a region must save.
    least: usize,
    around: Vec<Around>,
    found: Vec<Region>,
}

/// The regions of a body of which no piece ran and that save at least `least` bytes, in order. None lies in another.
pub fn regions(
    body: &Body,
    stacks: &[Stack],
    ran: &[bool],
    types: &dyn Fn(u32) -> (Vec<ValType>, Vec<ValType>),
    least: usize,
) -> Vec<Region> {
    let live = Live::of(body);
    let around = vec![Around { kind: Kind::Function, branch: body.results.clone() }];
    let mut finder = Finder { body, stacks, live, ran, types, least, around, found: Vec::new() };
    finder.walk(0, body.ops.len() - 1);
    finder.found
}

impl Finder<'_, '_> {
    /// Looks through the instructions of one block.
    fn walk(&mut self, from: usize, end: usize) {
        let mut at = from;
        while at < end {
            if !self.ran[self.body.pieces[at]] {
                if let Some(region) = self.region(at, end) {
                    self.found.push(region);
                }
                return;
            }
            let close = self.body.ends[at];
            match self.body.ops[at] {
                Operator::Block { blockty } => {
                    self.inside(blockty, Kind::Block, &[(at + 1, close)]);
                    at = close;
                }
                Operator::Loop { blockty } => {
                    self.inside(blockty, Kind::Loop, &[(at + 1, close)]);
                    at = close;
                }
                Operator::If { blockty } => {
                    match self.body.elses[at] {
                        Some(other) => {
                            self.inside(blockty, Kind::Block, &[(at + 1, other), (other + 1, close)]);
                        }
                        None => self.inside(blockty, Kind::Block, &[(at + 1, close)]),
                    }
                    at = close;
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn inside(&mut self, ty: BlockType, kind: Kind, parts: &[(usize, usize)]) {
        let (params, results) = match ty {
            BlockType::Empty => (Vec::new(), Vec::new()),
            BlockType::Type(ty) => (Vec::new(), vec![ty]),
            BlockType::FuncType(ty) => (self.types)(ty),
        };
        let branch = if kind == Kind::Loop { params } else { results };
        self.around.push(Around { kind, branch });
        for &(from, end) in parts {
            self.walk(from, end);
        }
        self.around.pop();
    }

    /// The region from an instruction to the end of its block, if it can be moved and is worth it.
    fn region(&self, from: usize, end: usize) -> Option<Region> {
        let body = self.body;
        let stack = &self.stacks[from];
        if stack.dead || from == end {
            return None;
        }
        let innermost = self.around.last()?;
        let mut exits: Vec<Exit> = Vec::new();
        let mut labels: Vec<(u32, usize)> = Vec::new();
        // Where the locals' values are needed after the region.
        let mut after: Vec<usize> = Vec::new();
        if !self.stacks[end].dead {
            let value = one(&self.stacks[end].own)?;
            exits.push(Exit { to: To::End, value });
            after.push(end);
        }
        let mut depth = 0u32;
        let mut branches: BTreeSet<u32> = BTreeSet::new();
        let mut touched: BTreeSet<u32> = BTreeSet::new();
        let mut set: BTreeSet<u32> = BTreeSet::new();
        let function = self.around.len() as u32 - 1;
        for op in &body.ops[from..end] {
            match op {
                Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => depth += 1,
                Operator::End => depth -= 1,
                Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => {
                    branches.extend(relative_depth.checked_sub(depth));
                }
                Operator::BrTable { targets } => {
                    let all = targets.targets().flatten().chain([targets.default()]);
                    branches.extend(all.filter_map(|label| label.checked_sub(depth)));
                }
                Operator::Return => {
                    branches.insert(function);
                }
                Operator::LocalGet { local_index } => {
                    touched.insert(*local_index);
                }
                Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                    touched.insert(*local_index);
                    set.insert(*local_index);
                }
                Operator::ReturnCall { .. } | Operator::ReturnCallIndirect { .. } => return None,
                _ => {}
            }
        }
        // Where branches go, in the whole body.
        let mut outer = Vec::new();
        body.with_labels(|at, labels| {
            if at == from {
                outer = labels.to_vec();
            }
        });
        for label in branches {
            let around = &self.around[self.around.len().checked_sub(1 + label as usize)?];
            let value = one(&around.branch)?;
            let to = match label == 0 && innermost.kind != Kind::Loop {
                true => To::End,
                false => To::Label(label),
            };
            let exit = match exits.iter().position(|exit| exit.to == to) {
                Some(exit) => exit,
                None if to == To::End => {
                    exits.insert(0, Exit { to, value });
                    0
                }
                None => {
                    exits.push(Exit { to, value });
                    exits.len() - 1
                }
            };
            labels.push((label, exit));
            after.push(outer[outer.len() - 1 - label as usize]);
        }
        let values: BTreeSet<String> =
            exits.iter().filter_map(|exit| exit.value).map(|ty| format!("{ty:?}")).collect();
        if values.len() > 1 || exits.iter().any(|exit| exit.value.is_some_and(|ty| !number(ty))) {
            return None;
        }
        let gives: Vec<u32> =
            set.iter().copied().filter(|&local| after.iter().any(|&at| self.live.has(at, local))).collect();
        let takes = touched.iter().copied().filter(|&local| self.live.has(from, local)).collect();
        let region = Region { from, end, operands: stack.own.clone(), takes, gives, exits, labels };
        (region.saves(body) >= self.least).then_some(region)
    }
}

/// No value, or one; None for more.
fn one(types: &[ValType]) -> Option<Option<ValType>> {
    match types {
        [] => Some(None),
        [ty] => Some(Some(*ty)),
        _ => None,
    }
}

/// Types of which a value can be made from nothing.
fn number(ty: ValType) -> bool {
    matches!(ty, ValType::I32 | ValType::I64 | ValType::F32 | ValType::F64)
}
