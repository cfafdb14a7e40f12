//! A frame added up: what lives across calls, what is in memory anyhow, and room for callees' arguments.

use super::abi::in_registers;
use super::cost::{Costs, size};
use super::flow::{Flow, NONE, Origin, Value, slots};
use super::objects::{Arguments, fates};
use super::uses::Uses;
use crate::code::inline::Go;
use crate::code::op::{DeferKind, Op};
use crate::code::program::FrameSize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

const WORD: u32 = 8;
/// Larger variables share their place with others (ssa.IsMergeCandidate).
const MERGED: u32 = 3 * WORD;
/// Smaller frames of functions that call nothing need no check (internal/obj/x86, internal/abi StackSmall).
const SMALL: u32 = 128;

/// A variable, and which of its words.
type Name = (usize, u32);

pub fn size_of(mut flow: Flow, arguments: &Arguments, go: Go) -> FrameSize {
    let fates = fates(&mut flow, arguments);
    let uses = Uses::of(&mut flow);
    let mut layout = Layout::default();
    let mut costs = Costs { flow: &mut flow, fates: &fates, uses: &uses, go };
    for pc in 0..costs.flow.code.len() {
        if !costs.flow.before[pc].is_empty() {
            layout.instruction(&mut costs, pc);
        }
    }
    let locals = layout.words(&costs) + layout.variables(&flow);
    let bytes = locals + layout.args.next_multiple_of(WORD);
    // The frame pointer.
    let bytes = if bytes > 0 || layout.calls || layout.fails { bytes + WORD } else { 0 };
    FrameSize { bytes: bytes + WORD, checked: layout.calls || bytes >= SMALL, inlined: flow.inlined }
}

#[derive(Default)]
struct Layout {
    args: u32,
    rooms: u32,
    shared: u32,
    calls: bool,
    fails: bool,
    /// Deferred calls, and open-coded ones.
    defers: bool,
    open: bool,
    /// Variables that could be in registers.
    plain: BTreeMap<Value, u32>,
    /// Values that are needed after a call, with those calls.
    across: BTreeMap<Value, BTreeSet<usize>>,
}

impl Layout {
    fn instruction(&mut self, costs: &mut Costs, pc: usize) {
        let cost = costs.of(pc);
        self.rooms += cost.room.next_multiple_of(WORD);
        match cost.shared {
            bytes if bytes > MERGED => self.shared = self.shared.max(bytes.next_multiple_of(WORD)),
            bytes => self.rooms += bytes.next_multiple_of(WORD),
        }
        if cost.plain > 0 {
            self.plain.insert(costs.made(pc, 0), cost.plain);
        }
        if let Some(args) = cost.fails {
            self.fails = true;
            // A check that ends the program needs no arguments in memory, other calls do.
            self.calls |= args >= 24 || matches!(costs.flow.code[pc].op, Op::Panic { .. } | Op::Trap { .. });
            self.args = self.args.max(args);
        }
        if let Op::Defer { site } = costs.flow.code[pc].op {
            self.defers = true;
            let kind = costs.flow.program.sites.get(site.0 as usize).map(|site| site.kind);
            self.open |= kind == Some(DeferKind::OpenCoded);
        }
        let Some(args) = cost.call else { return };
        self.calls = true;
        self.args = self.args.max(args);
        let flow = &costs.flow;
        let top = flow.calls.get(&(pc as u32)).map_or(flow.regs, |call| call.at);
        // When deferred calls run, the results are in memory.
        let first = match flow.code[pc].op {
            Op::RunDefers => flow.func.result_slots.into(),
            _ => 0,
        };
        for reg in first..top {
            let written = flow.writes[pc].iter().any(|&(from, n)| (from..from + n).contains(&reg));
            let value = flow.before[pc][reg as usize];
            if flow.alive[pc][reg as usize] && !written && !flow.is_constant(value) {
                self.across.entry(value).or_default().insert(pc);
            }
        }
    }

    /// Places of values that are needed after calls: a word of a variable has one, whatever its values; others share.
    fn words(&self, costs: &Costs) -> u32 {
        let flow = &costs.flow;
        let names = names(flow);
        let (mut named, mut others): (BTreeMap<Name, u32>, Vec<BTreeSet<usize>>) = Default::default();
        let mut plain = 0;
        for (&value, calls) in &self.across {
            // The caller's frame has a place for it.
            if let Origin::Param(_) = flow.origins[value as usize] {
                continue;
            }
            if let Some(bytes) = self.plain.get(&value) {
                plain += bytes.next_multiple_of(WORD);
                continue;
            }
            let in_frame = match flow.maker(value) {
                Some((_, Op::MapIterInit { .. })) => true,
                Some((
                    _,
                    Op::New { .. } | Op::MakeClosure { .. } | Op::MakeSlice { .. } | Op::MakeMap { .. },
                )) => !costs.escapes(value),
                Some((_, Op::MakeIface { .. })) => !costs.escapes(value) && !costs.leaks(value),
                _ => false,
            };
            if in_frame || self.is_made_later(costs, value) {
                continue;
            }
            match names.get(&value) {
                Some(name) if flow.locals[name.0].param || in_memory(flow, name.0, self.defers) => {}
                Some(name) => {
                    named.insert(*name, size(flow.program, flow.locals[name.0].ty).min(WORD));
                }
                None => match others.iter_mut().find(|place| place.is_disjoint(calls)) {
                    Some(place) => place.extend(calls),
                    None => others.push(calls.clone()),
                },
            }
        }
        plain + named.values().sum::<u32>().next_multiple_of(WORD) + WORD * others.len() as u32
    }

    /// Whether a value is worked out only where it is used: it takes one instruction and one other value, which is there,
    /// and one instruction reads it (ssa: tighten).
    fn is_made_later(&self, costs: &Costs, value: Value) -> bool {
        let flow = &costs.flow;
        let Some((pc, op)) = flow.maker(value).filter(|_| costs.uses.once.contains(&value)) else {
            return false;
        };
        let operand = match op {
            Op::AddI { a, .. } | Op::Neg { a, .. } | Op::Com { a, .. } => a,
            Op::Add { a, b, .. } | Op::Mul { a, b, .. } if flow.is_constant(flow.at(pc, b, 0)) => a,
            _ => return false,
        };
        let operand = flow.at(pc, operand, 0);
        let is_param = matches!(flow.origins.get(operand as usize), Some(Origin::Param(_)));
        is_param || self.across.contains_key(&operand)
    }

    /// What is in memory anyhow.
    fn variables(&self, flow: &Flow) -> u32 {
        let bytes = |ty| size(flow.program, ty).next_multiple_of(WORD);
        let locals = (0..flow.locals.len()).filter(|&at| in_memory(flow, at, self.defers));
        let locals: u32 =
            locals.filter(|&at| !flow.locals[at].result).map(|at| bytes(flow.locals[at].ty)).sum();
        let boxed = boxed_results(flow);
        let mut results = 0;
        let mut reg = 0;
        for &ty in &flow.func.results {
            // A result that is captured is counted as a variable.
            let in_memory = self.defers || !in_registers(flow.program, ty);
            if in_memory && !boxed.contains(&reg) {
                results += bytes(ty);
            }
            reg += slots(flow.program, ty);
        }
        let bits = if self.open { WORD } else { 0 };
        locals + results + bits + self.rooms + self.shared + copies(flow)
    }
}

fn in_memory(flow: &Flow, at: usize, defers: bool) -> bool {
    let local = &flow.locals[at];
    match (local.param, local.result) {
        (true, _) => false,
        (_, true) if defers => true,
        _ => !in_registers(flow.program, local.ty),
    }
}

/// Arrays without a name whose elements are read: what a loop goes through is copied first.
fn copies(flow: &Flow) -> u32 {
    let mut copies: BTreeMap<u32, u32> = BTreeMap::new();
    for (pc, flat) in flow.code.iter().enumerate() {
        let Op::RegIndex { base, len, n, .. } = flat.op else { continue };
        let reg = flat.base + u32::from(base.0);
        let pc = pc as u32;
        let named = flow.locals.iter().any(|of| {
            let words = slots(flow.program, of.ty);
            (of.reg..of.reg + words).contains(&reg) && (of.from..of.to).contains(&pc)
        });
        if !named {
            copies.insert(reg, u32::from(len) * u32::from(n) * WORD);
        }
    }
    copies.values().sum()
}

/// Results that are read from a variable's object when the function returns.
fn boxed_results(flow: &Flow) -> BTreeSet<u32> {
    let mut boxed = BTreeSet::new();
    for (pc, flat) in flow.code.iter().enumerate() {
        if !matches!(flat.op, Op::Return) || flat.leaves || flow.before[pc].is_empty() {
            continue;
        }
        for reg in 0..u32::from(flow.func.result_slots) {
            if let Some((from, Op::Load { ptr, .. })) = flow.maker(flow.before[pc][reg as usize])
                && let Some((_, Op::New { .. })) = flow.maker(flow.at(from, ptr, 0))
            {
                boxed.insert(reg);
            }
        }
    }
    boxed
}

/// The variable that each value is of.
fn names(flow: &Flow) -> HashMap<Value, Name> {
    let mut names = HashMap::new();
    for (at, local) in flow.locals.iter().enumerate() {
        let n = slots(flow.program, local.ty);
        for before in flow.before.iter().take(local.to as usize).skip(local.from as usize) {
            for k in 0..n {
                if let Some(&value) = before.get((local.reg + k) as usize).filter(|&&value| value != NONE) {
                    names.entry(value).or_insert((at, k));
                }
            }
        }
    }
    names
}
