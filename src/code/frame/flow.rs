//! The values of a function: which each register holds where, and which are still needed.

use super::Calls;
use super::splice::{Flat, Inlined, Named, Spliced};
use crate::code::op::{Op, Reg};
use crate::code::operands::Access;
use crate::code::program::{Func, FuncId, Program, Shape, TypeId};
use std::collections::HashMap;

/// A value: what one instruction (or the caller, or a join) puts into one register.
pub type Value = u32;
/// A register that holds nothing yet.
pub const NONE: Value = u32::MAX;
/// Registers from one on, so many.
type Range = (u32, u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    Param(u32),
    /// The instruction, and which of the registers that it writes.
    Made(u32, u32),
    /// Where paths with different values meet: the instruction and the register.
    Joined(u32, u32),
}

/// A call's window.
pub struct Call {
    pub at: u32,
    pub results: u32,
    pub args: u32,
    /// Parameters with the receiver, and results, if they are known.
    pub types: Option<(Vec<TypeId>, Vec<TypeId>)>,
}

pub struct Flow<'p> {
    pub program: &'p Program,
    pub func: &'p Func,
    /// Calls that are inlined, as the function is compiled.
    pub inlined: Vec<u32>,
    pub code: Vec<Flat>,
    pub locals: Vec<Named>,
    pub regs: u32,
    pub origins: Vec<Origin>,
    index: HashMap<Origin, Value>,
    /// By instruction the values of all registers before it; empty where control never comes.
    pub before: Vec<Vec<Value>>,
    /// By instruction the registers whose values are read after it.
    pub alive: Vec<Vec<bool>>,
    /// By instruction what it reads and writes.
    pub reads: Vec<Vec<Range>>,
    pub writes: Vec<Vec<Range>>,
    pub calls: HashMap<u32, Call>,
}

pub fn slots(program: &Program, ty: TypeId) -> u32 {
    program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots)
}

impl<'p> Flow<'p> {
    pub fn new(program: &'p Program, id: FuncId, inlined: &Inlined, calls: &Calls) -> Flow<'p> {
        let Spliced { code, locals, regs } = inlined.splice(id);
        let mut flow = Flow {
            program,
            func: &program.funcs[id.0 as usize],
            inlined: inlined.calls_of(id),
            code,
            locals,
            // One at least: an instruction with none before it is one that nothing leads to.
            regs: regs.max(1),
            origins: Vec::new(),
            index: HashMap::new(),
            before: Vec::new(),
            alive: Vec::new(),
            reads: Vec::new(),
            writes: Vec::new(),
            calls: HashMap::new(),
        };
        for pc in 0..flow.code.len() {
            let (reads, writes) = flow.effect(pc, calls);
            flow.reads.push(reads);
            flow.writes.push(writes);
        }
        flow.number();
        flow.live();
        flow
    }

    pub fn value(&mut self, origin: Origin) -> Value {
        let next = self.origins.len() as Value;
        let origins = &mut self.origins;
        *self.index.entry(origin).or_insert_with(|| {
            origins.push(origin);
            next
        })
    }

    /// The value in a register of an instruction's function before it.
    pub fn at(&self, pc: usize, reg: Reg, k: u32) -> Value {
        let reg = self.code[pc].base + u32::from(reg.0) + k;
        self.before[pc].get(reg as usize).copied().unwrap_or(NONE)
    }

    /// The instruction that makes a value.
    pub fn maker(&self, value: Value) -> Option<(usize, Op)> {
        match self.origins.get(value as usize) {
            Some(&Origin::Made(pc, _)) => Some((pc as usize, self.code[pc as usize].op)),
            Some(Origin::Param(_) | Origin::Joined(..)) | None => None,
        }
    }

    /// The number that a value always is.
    pub fn number_of(&self, value: Value) -> Option<u32> {
        match self.maker(value)?.1 {
            Op::Int { value, .. } => u32::try_from(value).ok(),
            _ => None,
        }
    }

    /// Whether a value needs no memory: it can be made again at any time.
    pub fn is_constant(&self, value: Value) -> bool {
        if value == NONE {
            return true;
        }
        let Some((pc, op)) = self.maker(value) else { return false };
        let constant = |reg: Reg| self.is_constant(self.at(pc, reg, 0));
        match op {
            Op::Int { .. }
            | Op::Const { .. }
            | Op::Str { .. }
            | Op::FuncValue { .. }
            | Op::GlobalAddr { .. }
            | Op::Zero { .. }
            | Op::FrameDepth { .. } => true,
            // The type.
            Op::MakeIface { .. } => self.origins.get(value as usize) == Some(&Origin::Made(pc as u32, 0)),
            Op::AddI { a, .. } | Op::Neg { a, .. } | Op::Com { a, .. } => constant(a),
            Op::Add { a, b, .. } | Op::Sub { a, b, .. } | Op::Mul { a, b, .. } => constant(a) && constant(b),
            _ => false,
        }
    }

    fn effect(&mut self, pc: usize, calls: &Calls) -> (Vec<Range>, Vec<Range>) {
        let Flat { op, place, base, closure, leaves, .. } = self.code[pc];
        let (mut reads, mut writes) = (Vec::new(), Vec::new());
        if leaves {
            return (reads, writes);
        }
        op.visit_regs(self.program, &mut |access, reg, n| {
            let range = (base + u32::from(reg.0), n);
            match access {
                Access::Read => reads.push(range),
                Access::Write => writes.push(range),
            }
        });
        match op {
            Op::Call { at, .. }
            | Op::CallNative { at, .. }
            | Op::CallClosure { at, .. }
            | Op::CallIface { at, .. } => {
                let at = base + u32::from(at.0);
                let types = self.call_types(pc, op, calls.get(&place));
                let sum = |list: &[TypeId]| list.iter().map(|&ty| slots(self.program, ty)).sum::<u32>();
                let (args, results) =
                    types.as_ref().map_or((0, 0), |(params, results)| (sum(params), sum(results)));
                // An interface's receiver is not in the window.
                let args = args - u32::from(matches!(op, Op::CallIface { .. }) && types.is_some());
                reads.push((at + results, args));
                writes = vec![(at, self.regs.saturating_sub(at))];
                self.calls.insert(pc as u32, Call { at, results, args, types });
            }
            Op::Return => reads.push((base, self.func.result_slots.into())),
            Op::Send { src, .. } => reads.push((base + u32::from(src.0), 1)),
            Op::Recv { dst, .. } => writes.insert(0, (base + u32::from(dst.0), 1)),
            // An inlined literal uses the variables themselves.
            Op::LoadCapture { .. } if closure.is_some() => reads.clear(),
            _ => {}
        }
        (reads, writes)
    }

    /// Parameters with the receiver, and results, of a call.
    fn call_types(
        &self,
        pc: usize,
        op: Op,
        known: Option<&(TypeId, Option<TypeId>)>,
    ) -> Option<(Vec<TypeId>, Vec<TypeId>)> {
        let int = self.program.known.int;
        if let Op::Call { func, .. } = op {
            let callee = self.program.funcs.get(func.0 as usize)?;
            let params = callee.recv.into_iter().chain(callee.params.iter().copied()).collect();
            return Some((params, callee.results.clone()));
        }
        let (mut params, results) = match (known, op) {
            (Some((sig, _)), _) => self.parts(*sig)?,
            (None, Op::CallClosure { closure, .. }) => {
                self.closure_types(pc, self.code[pc].base + u32::from(closure.0))?
            }
            (None, _) => return None,
        };
        let recv = match op {
            Op::CallIface { .. } => Some(int),
            _ => known.and_then(|known| known.1),
        };
        params.splice(0..0, recv);
        Some((params, results))
    }

    fn parts(&self, sig: TypeId) -> Option<(Vec<TypeId>, Vec<TypeId>)> {
        match &self.program.types.get(sig.0 as usize)?.shape {
            Shape::Func { params, results, .. } => Some((params.clone(), results.clone())),
            _ => None,
        }
    }

    /// Of the closure in a register, as the instructions before show it.
    fn closure_types(&self, pc: usize, closure: u32) -> Option<(Vec<TypeId>, Vec<TypeId>)> {
        for earlier in (0..pc).rev() {
            let base = self.code[earlier].base;
            match self.code[earlier].op {
                Op::MakeClosure { dst, func, .. } | Op::FuncValue { dst, func }
                    if base + u32::from(dst.0) == closure =>
                {
                    let callee = self.program.funcs.get(func.0 as usize)?;
                    return Some((callee.params.clone(), callee.results.clone()));
                }
                _ => {}
            }
        }
        None
    }

    /// The instructions that may follow one.
    pub fn next(&self, pc: usize) -> Vec<usize> {
        let Flat { op, to, leaves, .. } = self.code[pc];
        let ends = matches!(op, Op::Jump { .. } | Op::Return | Op::Panic { .. } | Op::Trap { .. } | Op::Exit);
        let through = (!leaves && !ends).then_some(pc + 1);
        let next = to.into_iter().map(|to| to as usize).chain(through);
        next.filter(|&to| to < self.code.len()).collect()
    }

    fn number(&mut self) {
        let n = self.code.len();
        self.before = vec![Vec::new(); n];
        if n == 0 {
            return;
        }
        let mut ways = vec![0; n];
        ways[0] = 1;
        (0..n).flat_map(|pc| self.next(pc)).for_each(|to| ways[to] += 1);
        let mut first = vec![NONE; self.regs as usize];
        let args = self.func.param_slots + self.func.recv_slots;
        for reg in self.func.result_slots..self.func.result_slots + args {
            first[usize::from(reg)] = self.value(Origin::Param(reg.into()));
        }
        self.before[0] = first;
        let mut open = vec![0];
        while let Some(pc) = open.pop() {
            let after = self.after(pc);
            for to in self.next(pc) {
                if self.before[to].is_empty() {
                    self.before[to] = after.clone();
                    open.push(to);
                    continue;
                }
                let mut changed = false;
                for (reg, &new) in after.iter().enumerate() {
                    let old = self.before[to][reg];
                    if old == new {
                        continue;
                    }
                    let joined =
                        if ways[to] < 2 { new } else { self.value(Origin::Joined(to as u32, reg as u32)) };
                    changed |= old != joined;
                    self.before[to][reg] = joined;
                }
                if changed {
                    open.push(to);
                }
            }
        }
    }

    /// The values of all registers after an instruction.
    pub fn after(&mut self, pc: usize) -> Vec<Value> {
        let mut state = self.before[pc].clone();
        let Flat { op, base, closure, leaves, .. } = self.code[pc];
        if leaves {
            return state;
        }
        let place = |reg: Reg| (base + u32::from(reg.0)) as usize;
        let copied: Option<(usize, Vec<Value>)> = match op {
            // An address is worked out where it is used.
            Op::Move { dst, src } | Op::PtrAdd { dst, ptr: src, .. } => {
                Some((place(dst), vec![self.at(pc, src, 0)]))
            }
            Op::MoveN { dst, src, n } => {
                Some((place(dst), (0..n.into()).map(|k| self.at(pc, src, k)).collect()))
            }
            Op::MakeSlice { dst, len, cap, .. } => {
                let made = self.value(Origin::Made(pc as u32, 0));
                Some((place(dst), vec![made, self.at(pc, len, 0), self.at(pc, cap, 0)]))
            }
            Op::LoadCapture { dst, index, n } => {
                self.captured(pc, closure, index, n).map(|values| (place(dst), values))
            }
            _ => None,
        };
        if let Some((dst, values)) = copied {
            for (k, value) in values.into_iter().enumerate() {
                state[dst + k] = value;
            }
            return state;
        }
        let mut nth = 0;
        for at in 0..self.writes[pc].len() {
            let (reg, n) = self.writes[pc][at];
            for reg in reg..reg + n {
                let value = self.value(Origin::Made(pc as u32, nth));
                if let Some(slot) = state.get_mut(reg as usize) {
                    *slot = value;
                }
                nth += 1;
            }
        }
        state
    }

    /// What an inlined literal captured.
    fn captured(&self, pc: usize, closure: Option<u32>, index: u16, n: u16) -> Option<Vec<Value>> {
        let (from, op) = self.maker(*self.before[pc].get(closure? as usize)?)?;
        let Op::MakeClosure { src, .. } = op else { return None };
        Some((0..u32::from(n)).map(|k| self.at(from, src, u32::from(index) + k)).collect())
    }

    fn live(&mut self) {
        let n = self.code.len();
        self.alive = vec![vec![false; self.regs as usize]; n];
        let mut changed = true;
        while std::mem::take(&mut changed) {
            for pc in (0..n).rev() {
                let mut out = std::mem::take(&mut self.alive[pc]);
                for to in self.next(pc) {
                    let mut into = self.alive[to].clone();
                    let mark = |list: &[Range], alive: bool, into: &mut [bool]| {
                        for reg in list.iter().flat_map(|&(reg, n)| reg..reg + n) {
                            if let Some(bit) = into.get_mut(reg as usize) {
                                *bit = alive;
                            }
                        }
                    };
                    mark(&self.writes[to], false, &mut into);
                    mark(&self.reads[to], true, &mut into);
                    for (bit, new) in out.iter_mut().zip(into) {
                        changed |= new && !*bit;
                        *bit |= new;
                    }
                }
                self.alive[pc] = out;
            }
        }
    }
}
