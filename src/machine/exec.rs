//! The inner loop: plain instructions, calls and returns of one goroutine, with its registers and the heap borrowed
//! as locals. Everything that concerns other goroutines leaves the loop.

use super::config::Config;
use super::env::{Env, Statics};
use super::goroutine::{Frame, FrameKind, Goroutine, Partial};
use super::heap::Heap;
use super::plain;
use super::stack::{push_frame, recurs_inlined};
use super::trap::Trap;
use crate::code::op::{IntKind, Op, Pc, Reg};
use crate::code::program::{Func, FuncId, Program};
use crate::event::{Access, AccessKind, Addr, CallEvent, Event, EventSink};

/// Why the inner loop was left. The top frame's `pc` is the instruction to execute next, or the one that trapped.
pub enum Exit {
    Fuel,
    /// The current instruction is not for this loop.
    Slow,
    Trap(Trap),
    /// The instruction is done; the heap wants collecting.
    Collect,
    /// It is done, and made a closure of which tracebacks have to know where.
    Made(Addr),
}

/// What the loop borrows from the machine.
pub struct Context<'a> {
    pub program: &'a Program,
    pub config: &'a Config,
    pub statics: &'a Statics,
    pub heap: &'a mut Heap,
    /// Micro-steps before this run.
    pub step: u64,
    /// Heap bytes at which to leave for a collection.
    pub collect_at: u64,
}

#[inline(always)]
fn f(bits: u64) -> f64 {
    f64::from_bits(bits)
}

#[inline(always)]
fn wrap(value: u64, kind: IntKind) -> u64 {
    match kind {
        IntKind::I8 => value as i8 as u64,
        IntKind::I16 => value as i16 as u64,
        IntKind::I32 => value as i32 as u64,
        IntKind::U8 => u64::from(value as u8),
        IntKind::U16 => u64::from(value as u16),
        IntKind::U32 => u64::from(value as u32),
    }
}

#[inline(always)]
fn shift(value: u64, count: u64, op: fn(u64, u32) -> u64, over: u64) -> u64 {
    if count < 64 { op(value, count as u32) } else { over }
}

/// A fault's byte offset: how far from nil the access was.
#[inline]
pub fn fault(addr: u64, off: u64) -> Trap {
    if let Some(address) = super::address::wild(addr) {
        return Trap::Wild { address, slots: off };
    }
    if addr >> 32 == 0 { Trap::Nil((addr + off) * 8) } else { Trap::Fault(addr.wrapping_add(off)) }
}

/// Executes plain instructions until fuel, a slow instruction, a trap or a collection. Returns the steps executed.
pub fn run<S: EventSink>(cx: &mut Context, g: &mut Goroutine, fuel: u64, sink: &mut S) -> (u64, Exit) {
    let mut left = fuel;
    let program = cx.program;
    let id = g.id;
    let Some(&top) = g.frames.last() else {
        return (0, Exit::Trap(Trap::Engine("a goroutine without frames runs".into())));
    };
    let mut frame = top;
    let go123 = cx.config.profile.prints_as_go123();
    'frame: loop {
        let func: &Func = &program.funcs[frame.func.0 as usize];
        let code: &[Op] = &func.code;
        let base = frame.base as usize;
        let mut pc = frame.pc as usize;
        let Some(regs) = g.stack.get_mut(base..base + func.regs as usize) else {
            return (fuel - left, Exit::Trap(Trap::Engine("registers beyond the stack".into())));
        };
        macro_rules! r {
            ($reg:expr) => {
                regs[$reg.0 as usize]
            };
        }
        macro_rules! leave {
            ($exit:expr) => {{
                if let Some(top) = g.frames.last_mut() {
                    top.pc = pc as Pc;
                }
                return (fuel - left, $exit);
            }};
        }
        macro_rules! trap {
            ($trap:expr) => {{
                pc -= 1;
                leave!(Exit::Trap($trap))
            }};
        }
        macro_rules! access {
            ($addr:expr, $n:expr, $kind:ident) => {
                if S::ACCESSES {
                    let step = cx.step + (fuel - left) - 1;
                    sink.access(
                        step,
                        id,
                        Access { addr: Addr($addr), n: u32::from($n), kind: AccessKind::$kind },
                    );
                }
            };
        }
        // A value of several words is moved a word in each micro-step; this is the case in which the goroutine stops
        // between two of them, or goes on after that.
        macro_rules! part {
            ($addr:expr, $fault:expr, $n:expr, $copy:expr, $at:expr, $kind:ident) => {{
                let start = g.partial.unwrap_or(Partial { addr: $addr, done: 0 });
                let count = (left + 1).min(u64::from($n - start.done)) as u16;
                let from = start.addr.plus(start.done.into());
                let slots = &mut regs[$at + start.done as usize..][..count as usize];
                if $copy(cx.heap, from, slots).is_err() {
                    trap!(if start.done == 0 { $fault } else { fault(from.0, 0) });
                }
                left -= u64::from(count) - 1;
                access!(from.0, count, $kind);
                let done = start.done + count;
                if done == $n {
                    g.partial = None;
                    continue;
                }
                g.partial = Some(Partial { addr: start.addr, done });
                pc -= 1;
                leave!(Exit::Fuel);
            }};
        }
        macro_rules! load {
            ($dst:expr, $addr:expr, $off:expr, $n:expr) => {{
                let (addr, off, n): (u64, u64, u16) = ($addr, $off, $n);
                let from = Addr(addr.wrapping_add(off));
                if n == 1 {
                    match cx.heap.load(from) {
                        Ok(value) => r!($dst) = value,
                        Err(_) => trap!(fault(addr, off)),
                    }
                } else {
                    let at = $dst.0 as usize;
                    let extra = u64::from(n).saturating_sub(1);
                    if extra > left || g.partial.is_some() {
                        part!(
                            from,
                            fault(addr, off),
                            n,
                            |heap: &mut Heap, at, slots: &mut [u64]| heap.load_into(at, slots),
                            at,
                            Read
                        );
                    }
                    if cx.heap.load_into(from, &mut regs[at..at + n as usize]).is_err() {
                        trap!(fault(addr, off));
                    }
                    left -= extra;
                }
                access!(from.0, n, Read);
            }};
        }
        macro_rules! store {
            ($src:expr, $addr:expr, $off:expr, $n:expr) => {{
                let (addr, off, n): (u64, u64, u16) = ($addr, $off, $n);
                let to = Addr(addr.wrapping_add(off));
                if n == 1 {
                    if cx.heap.store(to, r!($src)).is_err() {
                        trap!(fault(addr, off));
                    }
                } else {
                    let at = $src.0 as usize;
                    let extra = u64::from(n).saturating_sub(1);
                    if extra > left || g.partial.is_some() {
                        part!(
                            to,
                            fault(addr, off),
                            n,
                            |heap: &mut Heap, at, slots: &mut [u64]| heap.store_from(at, slots),
                            at,
                            Write
                        );
                    }
                    if cx.heap.store_from(to, &regs[at..at + n as usize]).is_err() {
                        trap!(fault(addr, off));
                    }
                    left -= extra;
                }
                access!(to.0, n, Write);
            }};
        }
        macro_rules! index {
            ($idx:expr, $len:expr) => {{
                let (idx, len): (u64, u64) = ($idx, $len);
                if idx >= len {
                    trap!(Trap::Index { idx: idx as i64, len: len as i64 });
                }
                idx
            }};
        }
        macro_rules! call {
            ($func:expr, $at:expr, $closure:expr) => {{
                let callee: FuncId = $func;
                let Some(target) = program.funcs.get(callee.0 as usize) else {
                    trap!(Trap::Fault(u64::from(callee.0) << 32));
                };
                if let Some(top) = g.frames.last_mut() {
                    top.pc = pc as Pc;
                }
                let caller = &func.frames.of(go123).inlined;
                let inlined = !caller.is_empty()
                    && caller.binary_search(&(pc as Pc - 1)).is_ok()
                    && !recurs_inlined(&g.frames, callee, go123);
                let size = (!inlined).then(|| target.frames.of(go123));
                let next = Frame {
                    func: callee,
                    pc: 0,
                    base: (base + $at.0 as usize) as u32,
                    used: frame.used.saturating_add(size.map_or(0, |size| size.bytes)),
                    kind: FrameKind::Call,
                    closure: $closure,
                };
                let step = cx.step + (fuel - left) - 1;
                if let Err(trap) = push_frame(g, target, next, size, cx.config, step, sink) {
                    return (fuel - left, Exit::Trap(trap));
                }
                frame = next;
                continue 'frame;
            }};
        }
        macro_rules! int {
            ($dst:expr, $value:expr) => {
                r!($dst) = $value
            };
        }
        macro_rules! float {
            ($dst:expr, $value:expr) => {
                r!($dst) = f64::to_bits($value)
            };
        }
        macro_rules! jump {
            ($cond:expr, $to:expr) => {
                if $cond {
                    pc = $to as usize;
                }
            };
        }
        loop {
            if left == 0 {
                leave!(Exit::Fuel);
            }
            let Some(op) = code.get(pc) else {
                leave!(Exit::Trap(Trap::Engine(format!("{}: no instruction {pc}", func.name))));
            };
            pc += 1;
            left -= 1;
            match *op {
                Op::Move { dst, src } => r!(dst) = r!(src),
                Op::MoveN { dst, src, n } => {
                    let from = src.0 as usize;
                    regs.copy_within(from..from + n as usize, dst.0 as usize);
                }
                Op::Zero { dst, n } => regs[dst.0 as usize..][..n as usize].fill(0),
                Op::Int { dst, value } => int!(dst, i64::from(value) as u64),
                Op::Const { dst, id } => int!(dst, program.consts[id.0 as usize]),
                Op::Str { dst, id } => {
                    r!(dst) = cx.statics.strings[id.0 as usize];
                    regs[dst.0 as usize + 1] = program.strings[id.0 as usize].len() as u64;
                }
                Op::FuncValue { dst, func } => int!(dst, cx.statics.func_values[func.0 as usize]),

                Op::Add { dst, a, b } => int!(dst, r!(a).wrapping_add(r!(b))),
                Op::AddI { dst, a, imm } => int!(dst, r!(a).wrapping_add(i64::from(imm) as u64)),
                Op::Sub { dst, a, b } => int!(dst, r!(a).wrapping_sub(r!(b))),
                Op::Mul { dst, a, b } => int!(dst, r!(a).wrapping_mul(r!(b))),
                Op::DivS { dst, a, b } => {
                    if r!(b) == 0 {
                        trap!(Trap::DivideByZero);
                    }
                    int!(dst, (r!(a) as i64).wrapping_div(r!(b) as i64) as u64)
                }
                Op::DivU { dst, a, b } => match r!(a).checked_div(r!(b)) {
                    Some(value) => int!(dst, value),
                    None => trap!(Trap::DivideByZero),
                },
                Op::RemS { dst, a, b } => {
                    if r!(b) == 0 {
                        trap!(Trap::DivideByZero);
                    }
                    int!(dst, (r!(a) as i64).wrapping_rem(r!(b) as i64) as u64)
                }
                Op::RemU { dst, a, b } => match r!(a).checked_rem(r!(b)) {
                    Some(value) => int!(dst, value),
                    None => trap!(Trap::DivideByZero),
                },
                Op::And { dst, a, b } => int!(dst, r!(a) & r!(b)),
                Op::Or { dst, a, b } => int!(dst, r!(a) | r!(b)),
                Op::Xor { dst, a, b } => int!(dst, r!(a) ^ r!(b)),
                Op::AndNot { dst, a, b } => int!(dst, r!(a) & !r!(b)),
                Op::Shl { dst, a, b } => int!(dst, shift(r!(a), r!(b), |v, n| v << n, 0)),
                Op::ShrS { dst, a, b } => {
                    let sign = ((r!(a) as i64) >> 63) as u64;
                    int!(dst, shift(r!(a), r!(b), |v, n| ((v as i64) >> n) as u64, sign))
                }
                Op::ShrU { dst, a, b } => int!(dst, shift(r!(a), r!(b), |v, n| v >> n, 0)),
                Op::CheckShift { count } => {
                    if (r!(count) as i64) < 0 {
                        trap!(Trap::NegativeShift);
                    }
                }
                Op::Neg { dst, a } => int!(dst, r!(a).wrapping_neg()),
                Op::Com { dst, a } => int!(dst, !r!(a)),
                Op::Not { dst, a } => int!(dst, r!(a) ^ 1),
                Op::Wrap { dst, src, kind } => int!(dst, wrap(r!(src), kind)),

                Op::AddF { dst, a, b } => float!(dst, f(r!(a)) + f(r!(b))),
                Op::SubF { dst, a, b } => float!(dst, f(r!(a)) - f(r!(b))),
                Op::MulF { dst, a, b } => float!(dst, f(r!(a)) * f(r!(b))),
                Op::DivF { dst, a, b } => float!(dst, f(r!(a)) / f(r!(b))),
                Op::NegF { dst, a } => float!(dst, -f(r!(a))),
                Op::RoundF32 { dst, src } => float!(dst, f64::from(f(r!(src)) as f32)),
                Op::IntToFloat { dst, src, unsigned, single } => float!(
                    dst,
                    match (unsigned, single) {
                        (false, false) => r!(src) as i64 as f64,
                        (true, false) => r!(src) as f64,
                        (false, true) => f64::from(r!(src) as i64 as f32),
                        (true, true) => f64::from(r!(src) as f32),
                    }
                ),
                Op::FloatToInt { dst, src, unsigned } => {
                    int!(dst, plain::float_to_int(f(r!(src)), unsigned))
                }

                Op::Eq { dst, a, b } => int!(dst, u64::from(r!(a) == r!(b))),
                Op::Ne { dst, a, b } => int!(dst, u64::from(r!(a) != r!(b))),
                Op::LtS { dst, a, b } => int!(dst, u64::from((r!(a) as i64) < (r!(b) as i64))),
                Op::LeS { dst, a, b } => int!(dst, u64::from((r!(a) as i64) <= (r!(b) as i64))),
                Op::LtU { dst, a, b } => int!(dst, u64::from(r!(a) < r!(b))),
                Op::LeU { dst, a, b } => int!(dst, u64::from(r!(a) <= r!(b))),
                Op::EqF { dst, a, b } => int!(dst, u64::from(f(r!(a)) == f(r!(b)))),
                Op::NeF { dst, a, b } => int!(dst, u64::from(f(r!(a)) != f(r!(b)))),
                Op::LtF { dst, a, b } => int!(dst, u64::from(f(r!(a)) < f(r!(b)))),
                Op::LeF { dst, a, b } => int!(dst, u64::from(f(r!(a)) <= f(r!(b)))),

                Op::Jump { to } => pc = to as usize,
                Op::JumpIf { cond, to } => jump!(r!(cond) != 0, to),
                Op::JumpIfNot { cond, to } => jump!(r!(cond) == 0, to),
                Op::JumpEq { a, b, to } => jump!(r!(a) == r!(b), to),
                Op::JumpNe { a, b, to } => jump!(r!(a) != r!(b), to),
                Op::JumpLt { a, b, to } => jump!((r!(a) as i64) < (r!(b) as i64), to),
                Op::JumpLe { a, b, to } => jump!((r!(a) as i64) <= (r!(b) as i64), to),
                Op::JumpEqI { a, imm, to } => jump!(r!(a) as i64 == i64::from(imm), to),
                Op::JumpNeI { a, imm, to } => jump!(r!(a) as i64 != i64::from(imm), to),
                Op::JumpLtI { a, imm, to } => jump!((r!(a) as i64) < i64::from(imm), to),
                Op::JumpLeI { a, imm, to } => jump!((r!(a) as i64) <= i64::from(imm), to),
                Op::JumpGtI { a, imm, to } => jump!((r!(a) as i64) > i64::from(imm), to),
                Op::JumpGeI { a, imm, to } => jump!((r!(a) as i64) >= i64::from(imm), to),

                Op::Load { dst, ptr, off, n } => load!(dst, r!(ptr), u64::from(off), n),
                Op::Store { ptr, off, src, n } => store!(src, r!(ptr), u64::from(off), n),
                Op::PtrAdd { dst, ptr, off } => {
                    let addr = r!(ptr);
                    if addr == 0 {
                        trap!(Trap::Nil(u64::from(off) * 8));
                    }
                    int!(dst, addr.wrapping_add(u64::from(off)))
                }
                Op::NilCheck { ptr } => {
                    if r!(ptr) == 0 {
                        trap!(Trap::Nil(0));
                    }
                }
                Op::LoadGlobal { dst, global, n } => {
                    load!(dst, cx.statics.globals[global.0 as usize], 0, n)
                }
                Op::StoreGlobal { global, src, n } => {
                    store!(src, cx.statics.globals[global.0 as usize], 0, n)
                }
                Op::GlobalAddr { dst, global } => int!(dst, cx.statics.globals[global.0 as usize]),
                Op::LoadCapture { dst, index, n } => {
                    let at = dst.0 as usize;
                    let from = Addr(frame.closure + 1 + u64::from(index));
                    if cx.heap.load_into(from, &mut regs[at..at + n as usize]).is_err() {
                        trap!(Trap::Engine("capture outside of its closure".into()));
                    }
                }

                Op::RegIndex { dst, base, idx, len, n } => {
                    let idx = index!(r!(idx), u64::from(len)) as usize;
                    let from = base.0 as usize + idx * n as usize;
                    regs.copy_within(from..from + n as usize, dst.0 as usize);
                }
                Op::RegSetIndex { base, idx, src, len, n } => {
                    let idx = index!(r!(idx), u64::from(len)) as usize;
                    let from = src.0 as usize;
                    regs.copy_within(from..from + n as usize, base.0 as usize + idx * n as usize);
                }
                Op::ArrayElemAddr { dst, ptr, idx, len, size } => {
                    if r!(ptr) == 0 {
                        trap!(Trap::Nil(0));
                    }
                    let idx = index!(r!(idx), u64::from(len));
                    int!(dst, r!(ptr) + idx * u64::from(size))
                }
                Op::SliceElemAddr { dst, slice, idx, size } => {
                    let idx = index!(r!(idx), r!(Reg(slice.0 + 1)));
                    int!(dst, r!(slice) + idx * u64::from(size))
                }
                Op::LoadElem { dst, slice, idx, n } => {
                    // In the middle the operands may be overwritten already.
                    let idx = match g.partial {
                        Some(_) => 0,
                        None => index!(r!(idx), r!(Reg(slice.0 + 1))),
                    };
                    if n > 0 {
                        load!(dst, r!(slice), idx * u64::from(n), n)
                    }
                }
                Op::StoreElem { slice, idx, src, n } => {
                    let idx = index!(r!(idx), r!(Reg(slice.0 + 1)));
                    if n > 0 {
                        store!(src, r!(slice), idx * u64::from(n), n)
                    }
                }
                Op::StrIndex { dst, s, idx } => {
                    let idx = index!(r!(idx), r!(Reg(s.0 + 1)));
                    match cx.heap.load(Addr(r!(s) + idx)) {
                        Ok(value) => int!(dst, value),
                        Err(_) => trap!(fault(r!(s) + idx, 0)),
                    }
                }
                Op::BoundsCheck { idx, len } => {
                    index!(r!(idx), r!(len));
                }

                Op::Call { func, at } => call!(func, at, 0),
                Op::CallClosure { closure, at } => {
                    let value = r!(closure);
                    match cx.heap.load(Addr(value)) {
                        Ok(func) => call!(FuncId(func as u32), at, value),
                        Err(_) => trap!(fault(value, 0)),
                    }
                }
                Op::CallIface { recv, method, at } => {
                    let [tag, data] = [r!(recv), regs[recv.0 as usize + 1]];
                    if tag == 0 {
                        trap!(Trap::Nil(0x18));
                    }
                    let target = match plain::find_method(program, tag, method) {
                        Ok(target) => target,
                        Err(trap) => trap!(trap),
                    };
                    let callee = &program.funcs[target.0 as usize];
                    let to = (at.0 + callee.result_slots + callee.param_slots) as usize;
                    match callee.recv_slots {
                        0 => {}
                        1 => {
                            let need = base + to + 1;
                            if need > g.stack.len() {
                                g.stack.resize(need + 32, 0);
                            }
                            g.stack[base + to] = data;
                        }
                        n => {
                            let need = base + to + n as usize;
                            if need > g.stack.len() {
                                g.stack.resize(need + 32, 0);
                            }
                            let into = &mut g.stack[base + to..need];
                            if cx.heap.load_into(Addr(data), into).is_err() {
                                trap!(fault(data, 0));
                            }
                        }
                    }
                    call!(target, at, 0)
                }
                Op::Return => {
                    if frame.kind != FrameKind::Call {
                        pc -= 1;
                        left += 1;
                        leave!(Exit::Slow);
                    }
                    let depth = g.frames.len() as u32 - 1;
                    let step = cx.step + (fuel - left) - 1;
                    sink.event(step, id, Event::Call(CallEvent::Leave { func: frame.func, depth }));
                    g.frames.pop();
                    match g.frames.last() {
                        Some(&below) => frame = below,
                        None => {
                            let text = "a call returned to no frame".into();
                            return (fuel - left, Exit::Trap(Trap::Engine(text)));
                        }
                    }
                    continue 'frame;
                }
                Op::FrameDepth { dst } => int!(dst, g.frames.len() as u64 - 1),

                ref other => {
                    let mut no_answer = None;
                    let mut env = Env {
                        program,
                        config: cx.config,
                        statics: cx.statics,
                        heap: cx.heap,
                        regs,
                        g: id,
                        step: cx.step + (fuel - left) - 1,
                        serial: &mut g.serial,
                        sink,
                        answer: &mut no_answer,
                    };
                    match plain::execute(other, &mut env) {
                        Ok(true) => {}
                        Ok(false) => {
                            pc -= 1;
                            left += 1;
                            leave!(Exit::Slow);
                        }
                        Err(trap) => trap!(trap),
                    }
                    if let Op::MakeClosure { dst, func, .. } = *other
                        && program.funcs[func.0 as usize].copied
                    {
                        leave!(Exit::Made(Addr(r!(dst))));
                    }
                    if cx.heap.bytes >= cx.collect_at {
                        leave!(Exit::Collect);
                    }
                }
            }
        }
    }
}
