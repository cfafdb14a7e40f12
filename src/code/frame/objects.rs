//! Which objects stay in the frame of the function that makes them (cmd/compile/internal/escape, roughly): those of
//! which no instruction takes the address out of it.

use super::flow::{Flow, NONE, Origin, Value, slots};
use crate::code::op::{Callee, DeferKind, Op, Reg};
use crate::code::program::{FuncId, FuncOrigin, Program, SelectDir, Shape};
use std::collections::BTreeMap;

/// What becomes of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// It goes out of the function.
    pub escapes: bool,
    /// What it points to does, or others see it.
    pub leaks: bool,
}

/// By function the fate of each slot of its arguments.
pub type Arguments = BTreeMap<FuncId, Vec<Fate>>;

/// Packages and types of the library that keep what they are given.
const KEEPERS: [&str; 16] = [
    "time.",
    "context.",
    "container/",
    "sync.Once",
    "sync.(*Pool)",
    "sync/atomic.(*Value)",
    "sync/atomic.(*Pointer",
    "sync.(*Map)",
    "sync.NewCond",
    "runtime.",
    "log.",
    "errors.Join",
    "bufio.New",
    "strings.New",
    "bytes.New",
    "testing.",
];

/// Who has what from whom.
#[derive(Default)]
struct Ways {
    /// The second is, or has in it, the first.
    flows: Vec<(Value, Value)>,
    /// The first is written to where the second points.
    stores: Vec<(Value, Value)>,
    /// The first is read from where the second points.
    loads: Vec<(Value, Value)>,
    out: Vec<Value>,
    seen: Vec<Value>,
}

/// The fate of each of a function's values.
pub fn fates(flow: &mut Flow, arguments: &Arguments) -> Vec<Fate> {
    let mut ways = Ways::default();
    for pc in 0..flow.code.len() {
        if flow.before[pc].is_empty() || flow.code[pc].leaves {
            continue;
        }
        let after = flow.after(pc);
        for to in flow.next(pc) {
            let joined = after.iter().zip(&flow.before[to]).filter(|(a, b)| a != b);
            ways.flows.extend(joined.map(|(&a, &b)| (a, b)).filter(|way| way.0 != NONE && way.1 != NONE));
        }
        ways.instruction(flow, pc, &after, arguments);
    }
    ways.follow(flow)
}

impl Ways {
    fn instruction(&mut self, flow: &Flow, pc: usize, after: &[Value], arguments: &Arguments) {
        let base = flow.code[pc].base;
        let value = |value: Value| Some(value).filter(|&value| value != NONE);
        let at = |reg: Reg, k: u32| value(flow.at(pc, reg, k));
        let made =
            |reg: Reg, k: u32| after.get((base + u32::from(reg.0) + k) as usize).copied().and_then(value);
        let range = |reg: Reg, n: u32| (0..n).filter_map(move |k| at(reg, k));
        let program = flow.program;
        let derived = |from: Option<Value>, to: Option<Value>| from.zip(to);
        match flow.code[pc].op {
            Op::Store { ptr: place, src, n, .. } | Op::StoreElem { slice: place, src, n, .. } => {
                let place = at(place, 0);
                self.stores.extend(range(src, n.into()).filter_map(|value| Some((value, place?))));
            }
            Op::Load { dst, ptr: place, n, .. } | Op::LoadElem { dst, slice: place, n, .. } => {
                let place = at(place, 0);
                self.loads.extend((0..n.into()).filter_map(|k| made(dst, k).zip(place)));
            }
            Op::StoreGlobal { src, n, .. } => self.out.extend(range(src, n.into())),
            Op::Send { src, .. } => self.out.extend(value_at(flow, pc, src)),
            Op::Panic { src, .. } => self.out.extend(range(src, 2)),
            Op::Return => self.out.extend(range(Reg(0), flow.func.result_slots.into())),
            Op::MapAssign { key, ty, .. } => {
                let n = match program.types.get(ty.0 as usize).map(|desc| &desc.shape) {
                    Some(Shape::Map { key, .. }) => slots(program, *key),
                    _ => 0,
                };
                self.out.extend(range(key, n));
            }
            Op::MakeIface { dst, src, ty } => {
                let data = made(dst, 1);
                self.flows.extend(range(src, slots(program, ty)).filter_map(|part| Some((part, data?))));
            }
            Op::Unbox { dst, src, ty } | Op::Assert { dst, src, ty, .. } => {
                let data = at(src, 1);
                self.flows.extend((0..slots(program, ty)).filter_map(|k| derived(data, made(dst, k))));
            }
            Op::AssertIface { dst, src, .. } => self.flows.extend(derived(at(src, 1), made(dst, 1))),
            Op::MakeClosure { dst, src, n, .. } => {
                let closure = made(dst, 0);
                self.flows.extend(range(src, n.into()).filter_map(|part| Some((part, closure?))));
            }
            Op::SliceElemAddr { dst, slice: whole, .. }
            | Op::ArrayElemAddr { dst, ptr: whole, .. }
            | Op::SliceArray { dst, ptr: whole, .. }
            | Op::SliceSlice { dst, src: whole, .. }
            | Op::SliceStr { dst, src: whole, .. }
            | Op::SliceToArrayPtr { dst, slice: whole, .. } => {
                self.flows.extend(derived(at(whole, 0), made(dst, 0)));
            }
            Op::AppendElems { dst, slice, src, count, elem }
            | Op::AppendFramed { dst, slice, src, count, elem, .. } => {
                self.flows.extend(derived(at(slice, 0), made(dst, 0)));
                let elements = range(src, u32::from(count) * slots(program, elem));
                self.stores.extend(elements.filter_map(|part| Some((part, made(dst, 0)?))));
            }
            Op::AppendSlice { dst, slice, other, .. } => {
                self.flows.extend(derived(at(slice, 0), made(dst, 0)));
                self.seen.extend(at(other, 0));
            }
            Op::Select { id, .. } => {
                let cases = program.selects.get(id.0 as usize).into_iter().flat_map(|desc| &desc.cases);
                for case in cases {
                    match case.dir {
                        SelectDir::Send { src } => self.out.extend(value_at(flow, pc, src)),
                        SelectDir::Recv { .. } => {}
                    }
                }
            }
            Op::Go { site } | Op::Defer { site } => {
                let Some(desc) = program.sites.get(site.0 as usize) else { return };
                let stays = matches!(flow.code[pc].op, Op::Defer { .. }) && desc.kind != DeferKind::Heap;
                let list = if stays { &mut self.seen } else { &mut self.out };
                list.extend(range(Reg(desc.at.0 + desc.result_slots), desc.arg_slots.into()));
                match desc.callee {
                    Callee::Func(_) => {}
                    Callee::Closure(reg) => list.extend(at(reg, 0)),
                    Callee::Iface(reg, _) => self.out.extend(range(reg, 2)),
                }
            }
            op
            @ (Op::Call { .. } | Op::CallClosure { .. } | Op::CallIface { .. } | Op::CallNative { .. }) => {
                self.call(flow, pc, op, arguments);
            }
            _ => {}
        }
    }

    fn call(&mut self, flow: &Flow, pc: usize, op: Op, arguments: &Arguments) {
        let Some(call) = flow.calls.get(&(pc as u32)) else { return };
        for k in 0..call.args {
            let reg = (call.at + call.results + k) as usize;
            let Some(&value) = flow.before[pc].get(reg).filter(|&&value| value != NONE) else { continue };
            let fate = match op {
                Op::Call { func, .. } => of_argument(flow.program, func, k, arguments),
                Op::CallNative { .. } => Fate { escapes: false, leaks: true },
                _ => Fate { escapes: true, leaks: true },
            };
            match fate {
                Fate { escapes: true, .. } => self.out.push(value),
                Fate { leaks: true, .. } => self.seen.push(value),
                Fate { .. } => {}
            }
        }
        if let Op::CallIface { recv, .. } = op {
            self.out.extend([0, 1].map(|k| flow.at(pc, recv, k)).into_iter().filter(|&value| value != NONE));
        }
    }

    fn follow(self, flow: &Flow) -> Vec<Fate> {
        let mut fates = vec![Fate::default(); flow.origins.len()];
        self.out.iter().for_each(|&value| fates[value as usize] = Fate { escapes: true, leaks: true });
        self.seen.iter().for_each(|&value| fates[value as usize].leaks = true);
        // What is no object of this function belongs to others.
        for (fate, origin) in fates.iter_mut().zip(&flow.origins) {
            fate.leaks |= match *origin {
                Origin::Param(_) | Origin::Joined(..) => false,
                Origin::Made(pc, _) => !is_own(&flow.code[pc as usize].op),
            };
        }
        let param: Vec<bool> = flow.origins.iter().map(|origin| matches!(origin, Origin::Param(_))).collect();
        let mut changed = true;
        while std::mem::take(&mut changed) {
            let mut add = |fates: &mut Vec<Fate>, value: Value, more: Fate| {
                let fate = &mut fates[value as usize];
                let new = Fate { escapes: fate.escapes || more.escapes, leaks: fate.leaks || more.leaks };
                changed |= new != *fate;
                *fate = new;
            };
            for &(from, to) in &self.flows {
                let of = fates[to as usize];
                add(&mut fates, from, Fate { escapes: of.escapes, leaks: of.escapes || of.leaks });
            }
            for &(value, place) in &self.stores {
                if fates[place as usize].leaks || param[place as usize] {
                    add(&mut fates, value, Fate { escapes: true, leaks: true });
                }
            }
            for &(value, place) in &self.loads {
                let leaks = fates[value as usize].escapes;
                add(&mut fates, place, Fate { escapes: false, leaks });
            }
        }
        fates
    }
}

/// A value of unknown size: what the instruction that made its first register put into the next ones, too.
fn value_at(flow: &Flow, pc: usize, reg: Reg) -> Vec<Value> {
    const MOST: u32 = 3;
    let first = flow.at(pc, reg, 0);
    let maker = flow.maker(first).map(|maker| maker.0);
    let more = (1..MOST)
        .map(|k| flow.at(pc, reg, k))
        .take_while(|&value| maker.is_some() && flow.maker(value).map(|maker| maker.0) == maker);
    std::iter::once(first).chain(more).filter(|&value| value != NONE).collect()
}

/// Instructions whose objects, or the part of one that they point to, are the function's own.
fn is_own(op: &Op) -> bool {
    matches!(
        op,
        Op::New { .. }
            | Op::MakeSlice { .. }
            | Op::SliceElemAddr { .. }
            | Op::ArrayElemAddr { .. }
            | Op::SliceArray { .. }
            | Op::SliceSlice { .. }
            | Op::AppendElems { .. }
            | Op::AppendFramed { .. }
            | Op::AppendSlice { .. }
            | Op::Concat { .. }
            | Op::StrFromRune { .. }
            | Op::StrFromBytes { .. }
            | Op::StrFromRunes { .. }
            | Op::MakeIface { .. }
    )
}

fn of_argument(program: &Program, func: FuncId, k: u32, arguments: &Arguments) -> Fate {
    if let Some(fates) = arguments.get(&func) {
        return fates.get(k as usize).copied().unwrap_or_default();
    }
    let Some(desc) = program.funcs.get(func.0 as usize) else { return Fate::default() };
    match desc.origin {
        // It is being looked into.
        FuncOrigin::User | FuncOrigin::Wrapper => Fate::default(),
        FuncOrigin::Library => {
            Fate { escapes: KEEPERS.iter().any(|keeper| desc.name.starts_with(keeper)), leaks: true }
        }
    }
}

/// What functions do with their arguments, each seen with what the others do.
pub fn arguments(flows: &mut BTreeMap<FuncId, Flow>) -> Arguments {
    /// Calls around calls that are followed.
    const ROUNDS: u32 = 4;
    let mut arguments = Arguments::new();
    for _ in 0..ROUNDS {
        let before = arguments.clone();
        for (&id, flow) in flows.iter_mut() {
            let fates = fates(flow, &before);
            let first = u32::from(flow.func.result_slots);
            let n = u32::from(flow.func.param_slots + flow.func.recv_slots);
            let of = (first..first + n).map(|reg| {
                let value = flow.value(Origin::Param(reg));
                fates.get(value as usize).copied().unwrap_or_default()
            });
            arguments.insert(id, of.collect());
        }
        if before == arguments {
            break;
        }
    }
    arguments
}
