//! Plain instructions that the inner loop hands out: allocation, complex numbers, and the families in `slices`,
//! `strings` and `iface`. None of them concerns another goroutine.

use super::env::Env;
use super::heap::Data;
use super::trap::Trap;
use super::{iface, slices, strings};
use crate::code::op::{Op, Reg};
use crate::event::{AccessKind, Addr};

pub use super::iface::find_method;

/// amd64's truncation: values out of range give the hardware's indefinite integer.
pub fn float_to_int(value: f64, unsigned: bool) -> u64 {
    const TWO_63: f64 = 9_223_372_036_854_775_808.0;
    if unsigned && value >= TWO_63 {
        return signed(value - TWO_63) ^ (1 << 63);
    }
    signed(value)
}

fn signed(value: f64) -> u64 {
    const TWO_63: f64 = 9_223_372_036_854_775_808.0;
    if (-TWO_63..TWO_63).contains(&value) { value as i64 as u64 } else { 1 << 63 }
}

/// `n` registers from `reg`.
pub fn regs<'a>(env: &'a Env, reg: Reg, n: usize) -> &'a [u64] {
    env.regs.get(reg.0 as usize..reg.0 as usize + n).unwrap_or_default()
}

pub fn get(env: &Env, reg: Reg) -> u64 {
    env.regs.get(reg.0 as usize).copied().unwrap_or_default()
}

pub fn set(env: &mut Env, reg: Reg, value: u64) {
    if let Some(slot) = env.regs.get_mut(reg.0 as usize) {
        *slot = value;
    }
}

pub fn set_all(env: &mut Env, reg: Reg, values: &[u64]) {
    if let Some(slots) = env.regs.get_mut(reg.0 as usize..reg.0 as usize + values.len()) {
        slots.copy_from_slice(values);
    }
}

/// Executes one plain instruction; false when it is not plain.
pub fn execute(op: &Op, env: &mut Env) -> Result<bool, Trap> {
    match *op {
        Op::New { dst, ty } => {
            let (bytes, slots) =
                env.program.types.get(ty.0 as usize).map_or((0, 0), |desc| (desc.size, desc.slots));
            super::slices::check_allocation(env, bytes, u64::from(slots))?;
            let addr = env.alloc(ty, 1);
            set(env, dst, addr.0);
        }
        Op::MakeClosure { dst, func, src, n } => {
            let mut words = vec![u64::from(func.0)];
            words.extend_from_slice(regs(env, src, n as usize));
            let ty = env.program.known.unsafe_pointer;
            let addr = env.alloc_object(ty, 1, Data::Words(words));
            set(env, dst, addr.0);
        }
        Op::CopyMem { to, from, n } => copy_mem(env, Addr(get(env, to)), Addr(get(env, from)), n)?,
        Op::MapIterKey { dst, iter } => {
            let (key, elem) = super::map::iterator_position(env.heap, Addr(get(env, iter)));
            set_all(env, dst, &[key, elem]);
        }
        Op::AddC { dst, a, b } => complex(env, dst, a, b, |(a, b), (c, d)| (a + c, b + d)),
        Op::SubC { dst, a, b } => complex(env, dst, a, b, |(a, b), (c, d)| (a - c, b - d)),
        Op::MulC { dst, a, b } => complex(env, dst, a, b, |(a, b), (c, d)| (a * c - b * d, a * d + b * c)),
        Op::DivC { dst, a, b } => complex(env, dst, a, b, complex_div),
        Op::NegC { dst, a } => complex(env, dst, a, a, |(a, b), _| (-a, -b)),
        Op::RoundC64 { dst, src } => {
            complex(env, dst, src, src, |(a, b), _| (f64::from(a as f32), f64::from(b as f32)))
        }
        _ => return Ok(slices::execute(op, env)? || strings::execute(op, env)? || iface::execute(op, env)?),
    }
    Ok(true)
}

fn copy_mem(env: &mut Env, to: Addr, from: Addr, n: u32) -> Result<(), Trap> {
    let mut words = vec![0; n as usize];
    if env.heap.load_into(from, &mut words).is_err() {
        return Err(super::exec::fault(from.0, 0));
    }
    env.access(from, n, AccessKind::Read);
    if env.heap.store_from(to, &words).is_err() {
        return Err(super::exec::fault(to.0, 0));
    }
    env.access(to, n, AccessKind::Write);
    Ok(())
}

type Complex = (f64, f64);

fn complex(env: &mut Env, dst: Reg, a: Reg, b: Reg, op: fn(Complex, Complex) -> Complex) {
    let part = |reg: Reg, at: u16| f64::from_bits(get(env, Reg(reg.0 + at)));
    let (re, im) = op((part(a, 0), part(a, 1)), (part(b, 0), part(b, 1)));
    set_all(env, dst, &[re.to_bits(), im.to_bits()]);
}

/// runtime/complex.go complex128div: Smith's method, with C99's results for infinities and zeros.
pub fn complex_div((a, b): Complex, (c, d): Complex) -> Complex {
    let (e, f) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + ratio * d;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = d + ratio * c;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    };
    if !e.is_nan() && !f.is_nan() {
        return (e, f);
    }
    let unit = |x: f64| (if x.is_infinite() { 1.0_f64 } else { 0.0 }).copysign(x);
    let inf = f64::INFINITY;
    if c == 0.0 && d == 0.0 && (!a.is_nan() || !b.is_nan()) {
        (inf.copysign(c) * a, inf.copysign(c) * b)
    } else if (a.is_infinite() || b.is_infinite()) && c.is_finite() && d.is_finite() {
        let (a, b) = (unit(a), unit(b));
        (inf * (a * c + b * d), inf * (b * c - a * d))
    } else if (c.is_infinite() || d.is_infinite()) && a.is_finite() && b.is_finite() {
        let (c, d) = (unit(c), unit(d));
        (0.0 * (a * c + b * d), 0.0 * (b * c - a * d))
    } else {
        (e, f)
    }
}
