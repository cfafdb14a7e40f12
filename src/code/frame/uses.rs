//! How a function's values are used: what nothing reads is not made, and a variable whose address goes nowhere needs no
//! memory of its own.

use super::flow::{Flow, NONE, Origin, Value, slots};
use crate::code::op::Op;
use std::collections::BTreeSet;

#[derive(Default)]
pub struct Uses {
    /// Instructions whose value nothing reads.
    pub dead: BTreeSet<usize>,
    /// Values that are read other than as the address of a load or store.
    pub kept: BTreeSet<Value>,
    /// Slices of a call's last arguments that a `go` or `defer` statement makes in the function around its call.
    pub later: BTreeSet<Value>,
    read: BTreeSet<Value>,
    /// Values that one instruction reads.
    pub once: BTreeSet<Value>,
}

impl Uses {
    pub fn of(flow: &mut Flow) -> Uses {
        let mut uses = Uses::default();
        loop {
            let dead = std::mem::take(&mut uses.dead);
            uses = Uses { dead, ..Uses::default() };
            for pc in 0..flow.code.len() {
                if !flow.before[pc].is_empty() && !uses.dead.contains(&pc) && !flow.code[pc].leaves {
                    uses.instruction(flow, pc);
                    uses.joins(flow, pc);
                }
            }
            let before = uses.dead.len();
            for pc in 0..flow.code.len() {
                let parts = match flow.code[pc].op {
                    Op::MakeClosure { .. } | Op::New { .. } => 1,
                    Op::MakeIface { .. } => 2,
                    _ => continue,
                };
                if (0..parts).all(|k| !uses.read.contains(&flow.value(Origin::Made(pc as u32, k)))) {
                    uses.dead.insert(pc);
                }
            }
            if uses.dead.len() == before {
                return uses;
            }
        }
    }

    fn instruction(&mut self, flow: &Flow, pc: usize) {
        let of = flow.code[pc];
        let (address, stored) = match of.op {
            Op::Move { .. } | Op::MoveN { .. } | Op::PtrAdd { .. } => return,
            Op::Load { ptr, .. } => (Some(of.base + u32::from(ptr.0)), 0..0),
            Op::Store { ptr, src, n, .. } => {
                let from = of.base + u32::from(src.0);
                (Some(of.base + u32::from(ptr.0)), from..from + u32::from(n))
            }
            _ => (None, 0..0),
        };
        let later = matches!(of.op, Op::Go { .. } | Op::Defer { .. });
        for reg in flow.reads[pc].iter().flat_map(|&(reg, n)| reg..reg + n) {
            let Some(&value) = flow.before[pc].get(reg as usize).filter(|&&value| value != NONE) else {
                continue;
            };
            if self.read.insert(value) {
                self.once.insert(value);
            } else {
                self.once.remove(&value);
            }
            if later && packed(flow, value).is_some() {
                self.later.insert(value);
            } else if address != Some(reg) || stored.contains(&reg) {
                self.kept.insert(value);
            }
        }
    }

    /// Values that another one may be, too, where paths meet.
    fn joins(&mut self, flow: &mut Flow, pc: usize) {
        let after = flow.after(pc);
        for to in flow.next(pc) {
            for (reg, (&value, &next)) in after.iter().zip(&flow.before[to]).enumerate() {
                if value != next && value != NONE && flow.alive[pc][reg] {
                    self.read.insert(value);
                    self.once.remove(&value);
                    self.kept.insert(value);
                }
            }
        }
    }
}

/// Slots of all elements of a slice that is made for the last arguments of a call.
pub fn packed(flow: &Flow, value: Value) -> Option<u32> {
    let (pc, op) = flow.maker(value)?;
    match op {
        Op::MakeSlice { elem, len, cap, .. } if len == cap => {
            Some(flow.number_of(flow.at(pc, len, 0))? * slots(flow.program, elem))
        }
        _ => None,
    }
}
