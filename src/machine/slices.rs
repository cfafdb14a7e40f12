//! Slices: making, slicing, appending, copying (runtime/slice.go), with Go's growth and size classes, which `cap`
//! shows.

use super::env::Env;
use super::exec::fault;
use super::plain::{get, regs, set, set_all};
use super::trap::Trap;
use crate::code::op::{Op, Reg};
use crate::code::program::{Program, TypeId};
use crate::event::{AccessKind, Addr};

pub(super) const MAX_ALLOC: u64 = 1 << 48;

/// Bytes of the allocator's size classes (runtime/sizeclasses.go).
const SIZE_CLASSES: [u64; 68] = [
    0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384,
    416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072,
    3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568,
    14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
];

/// runtime/msize.go roundupsize.
pub fn round_up_size(size: u64, has_pointers: bool) -> u64 {
    const HEADER: u64 = 8;
    const PAGE: u64 = 8192;
    if size > 32768 - HEADER {
        return size.saturating_add(PAGE - 1) / PAGE * PAGE;
    }
    let header = if has_pointers && size > 512 { HEADER } else { 0 };
    let at = SIZE_CLASSES.partition_point(|&class| class < size + header);
    SIZE_CLASSES.get(at).map_or(size, |class| class - header)
}

/// Capacity after growth (runtime/slice.go growslice, nextslicecap).
pub fn grown_cap(program: &Program, elem: TypeId, new_len: u64, old_cap: u64) -> u64 {
    let size = program.types[elem.0 as usize].size;
    if size == 0 {
        return new_len;
    }
    let mut cap = old_cap;
    if new_len > old_cap.saturating_mul(2) {
        cap = new_len;
    } else if old_cap < 256 {
        cap = old_cap * 2;
    } else {
        while cap < new_len {
            cap += (cap + 3 * 256) >> 2;
        }
    }
    round_up_size(cap.saturating_mul(size), program.has_pointers(elem)) / size
}

/// Refuses what the memory budget cannot hold; the collector cannot help a single huge object.
pub fn check_budget(env: &Env, slots: u64) -> Result<(), Trap> {
    if slots.saturating_mul(8).saturating_add(env.heap.bytes) > env.config.memory_limit {
        return Err(Trap::OutOfMemory);
    }
    Ok(())
}

/// From here on an object is larger than the memory of the machines that Go programs are written on, and linux refuses
/// it at once (its heuristic overcommit, mm/util.c `__vm_enough_memory`). What is smaller Go may be given.
pub(super) const MORE_THAN_MEMORY: u64 = 1 << 40;

/// Refuses an object of so many bytes in Go as the system would, or else of so many slots as the memory budget does.
pub fn check_allocation(env: &Env, bytes: u64, slots: u64) -> Result<(), Trap> {
    if bytes >= MORE_THAN_MEMORY {
        return Err(Trap::CannotAllocate(bytes));
    }
    check_budget(env, slots)
}

fn slot_size(env: &Env, ty: TypeId) -> u64 {
    u64::from(env.program.types[ty.0 as usize].slots)
}

/// Checked `make([]elem, len, cap)`.
pub fn make(env: &mut Env, elem: TypeId, len: i64, cap: i64) -> Result<[u64; 3], Trap> {
    let size = env.program.types[elem.0 as usize].size;
    let fits = |n: i64| n >= 0 && (n as u64).checked_mul(size).is_some_and(|bytes| bytes <= MAX_ALLOC);
    if !fits(len) {
        return Err(Trap::MakeLen { negative: len < 0 });
    }
    if !fits(cap) || len > cap {
        return Err(Trap::MakeCap);
    }
    let slots = slot_size(env, elem);
    let stored = if super::env::is_byte(&env.program.types[elem.0 as usize].shape) { 1 } else { slots * 8 };
    check_allocation(env, cap as u64 * size, (cap as u64).saturating_mul(stored) / 8)?;
    let addr = env.alloc(elem, cap as u64);
    Ok([addr.0, len as u64, cap as u64])
}

/// Executes one instruction of the family; false when it is not one.
pub fn execute(op: &Op, env: &mut Env) -> Result<bool, Trap> {
    match *op {
        Op::MakeSlice { dst, elem, len, cap } => {
            let made = make(env, elem, get(env, len) as i64, get(env, cap) as i64)?;
            set_all(env, dst, &made);
        }
        Op::SliceSlice { dst, src, bounds, has, size } => {
            let [ptr, len, cap] = triple(env, src);
            let out = slice(env, bounds, has, Whole { ptr, len, cap, size, kind: Kind::Slice })?;
            set_all(env, dst, &out);
        }
        Op::SliceArray { dst, ptr, bounds, has, size, len } => {
            let ptr = get(env, ptr);
            if ptr == 0 {
                return Err(Trap::Nil(0));
            }
            let len = u64::from(len);
            let out = slice(env, bounds, has, Whole { ptr, len, cap: len, size, kind: Kind::Array })?;
            set_all(env, dst, &out);
        }
        Op::SliceStr { dst, src, bounds, has } => {
            let (ptr, len) = (get(env, src), get(env, Reg(src.0 + 1)));
            let out = slice(env, bounds, has, Whole { ptr, len, cap: len, size: 1, kind: Kind::Str })?;
            set_all(env, dst, &out[..2]);
        }
        Op::AppendElems { dst, slice, src, count, elem } => {
            let old = triple(env, slice);
            let new = append(env, old, elem, u64::from(count))?;
            append_values(env, dst, src, new, old[1], elem)?;
        }
        Op::AppendFramed { dst, slice, src, count, elem, used } => {
            let old = triple(env, slice);
            let new = match in_frame(env, old, elem, u64::from(count), used)? {
                Some(new) => new,
                None => append(env, old, elem, u64::from(count))?,
            };
            append_values(env, dst, src, new, old[1], elem)?;
        }
        Op::AppendSlice { dst, slice, other, elem } => {
            let slots = slot_size(env, elem);
            let (from, count) = (Addr(get(env, other)), get(env, Reg(other.0 + 1)));
            let old = triple(env, slice);
            let new = append(env, old, elem, count)?;
            copy(env, Addr(new[0] + old[1] * slots), from, count * slots)?;
            set_all(env, dst, &new);
        }
        Op::AppendStr { dst, slice, s } => {
            let (from, count) = (Addr(get(env, s)), get(env, Reg(s.0 + 1)));
            let old = triple(env, slice);
            let elem = env.program.known.uint8;
            let new = append(env, old, elem, count)?;
            copy(env, Addr(new[0] + old[1]), from, count)?;
            set_all(env, dst, &new);
        }
        Op::CopySlice { n_dst, to, from, size } => {
            let n = get(env, Reg(to.0 + 1)).min(get(env, Reg(from.0 + 1)));
            copy(env, Addr(get(env, to)), Addr(get(env, from)), n * u64::from(size))?;
            set(env, n_dst, n);
        }
        Op::CopyStr { n_dst, to, s } => {
            let n = get(env, Reg(to.0 + 1)).min(get(env, Reg(s.0 + 1)));
            copy(env, Addr(get(env, to)), Addr(get(env, s)), n)?;
            set(env, n_dst, n);
        }
        Op::ClearSlice { slice, size } => {
            let [ptr, len, _] = triple(env, slice);
            let n = len * u64::from(size);
            if n > 0 {
                write(env, Addr(ptr), &vec![0; n as usize])?;
            }
        }
        Op::SliceToArrayPtr { dst, slice, len } => {
            let [ptr, have, _] = triple(env, slice);
            if have < u64::from(len) {
                return Err(Trap::Conversion { have, len });
            }
            set(env, dst, ptr);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Stores what is appended behind the old elements.
fn append_values(
    env: &mut Env,
    dst: Reg,
    src: Reg,
    new: [u64; 3],
    old: u64,
    elem: TypeId,
) -> Result<(), Trap> {
    let slots = slot_size(env, elem);
    let values = regs(env, src, (slots * (new[1] - old)) as usize).to_vec();
    if !values.is_empty() {
        write(env, Addr(new[0] + old * slots), &values)?;
    }
    set_all(env, dst, &new);
    Ok(())
}

/// The array in the frame for an append to a slice without elements and without room: as many as 32 bytes hold
/// (cmd/compile/internal/ssagen/ssa.go, `(*state).append`).
fn in_frame(
    env: &mut Env,
    old: [u64; 3],
    elem: TypeId,
    count: u64,
    used: Reg,
) -> Result<Option<[u64; 3]>, Trap> {
    const BYTES: u64 = 32;
    let size = env.program.types[elem.0 as usize].size;
    let room = BYTES.checked_div(size).unwrap_or(0);
    let fits = old[1] == 0 && count > old[2] && count <= room;
    if !fits || get(env, used) != 0 || !env.config.profile.appends_in_frame() {
        return Ok(None);
    }
    set(env, used, 1);
    check_budget(env, room.saturating_mul(slot_size(env, elem).max(1)))?;
    Ok(Some([env.alloc(elem, room).0, count, room]))
}

fn triple(env: &Env, reg: Reg) -> [u64; 3] {
    [get(env, reg), get(env, Reg(reg.0 + 1)), get(env, Reg(reg.0 + 2))]
}

/// What is sliced, for the checks and their texts.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Slice,
    Array,
    Str,
}

struct Whole {
    ptr: u64,
    len: u64,
    cap: u64,
    size: u16,
    kind: Kind,
}

/// Bounds checks in Go's order: the last bound against the capacity, then inwards.
fn slice(env: &Env, bounds: Reg, has: u8, of: Whole) -> Result<[u64; 3], Trap> {
    let bound = |bit: u8, default: u64| {
        if has & (1 << bit) != 0 { get(env, Reg(bounds.0 + u16::from(bit))) } else { default }
    };
    let limit_name = if of.kind == Kind::Slice { "capacity" } else { "length" };
    let (lo, hi, max) = (bound(0, 0), bound(1, of.len), bound(2, of.cap));
    // The negative form names the one bound only.
    let out_of = |bound: u8, value: u64, negative: &dyn Fn(i64) -> String, large: String| {
        let signed = if (value as i64) < 0 { negative(value as i64) } else { large.clone() };
        Err(Trap::Bounds { signed, unsigned: large, bound })
    };
    if has & 4 != 0 {
        if max > of.cap {
            let large = format!("[::{max}] with {limit_name} {}", of.cap);
            return out_of(2, max, &|max| format!("[::{max}]"), large);
        }
        if hi > max {
            return out_of(1, hi, &|hi| format!("[:{hi}:]"), format!("[:{hi}:{max}]"));
        }
        if lo > hi {
            return out_of(0, lo, &|lo| format!("[{lo}::]"), format!("[{lo}:{hi}:]"));
        }
    } else {
        if hi > of.cap {
            let large = format!("[:{hi}] with {limit_name} {}", of.cap);
            return out_of(1, hi, &|hi| format!("[:{hi}]"), large);
        }
        if lo > hi {
            return out_of(0, lo, &|lo| format!("[{lo}:]"), format!("[{lo}:{hi}]"));
        }
    }
    let cap = max - lo;
    // A slice without capacity must not point past the end of its object.
    let room = if of.kind == Kind::Str { hi - lo } else { cap };
    let ptr = if room == 0 { of.ptr } else { of.ptr + lo * u64::from(of.size) };
    Ok([ptr, hi - lo, cap])
}

/// Room for `count` more elements; the old elements are copied when the array is replaced.
pub fn append(env: &mut Env, [ptr, len, cap]: [u64; 3], elem: TypeId, count: u64) -> Result<[u64; 3], Trap> {
    let new_len = len.checked_add(count).filter(|&n| n < MAX_ALLOC);
    let Some(new_len) = new_len else {
        return Err(Trap::Runtime("growslice: len out of range".into()));
    };
    if new_len <= cap {
        return Ok([ptr, new_len, cap]);
    }
    let slots = slot_size(env, elem);
    let new_cap = grown_cap(env.program, elem, new_len, cap);
    let bytes = new_cap.saturating_mul(env.program.types[elem.0 as usize].size);
    if bytes > MAX_ALLOC {
        return Err(Trap::Runtime("growslice: len out of range".into()));
    }
    check_allocation(env, bytes, new_cap.saturating_mul(slots.max(1)))?;
    let addr = env.alloc(elem, new_cap);
    copy(env, addr, Addr(ptr), len * slots)?;
    Ok([addr.0, new_len, new_cap])
}

fn write(env: &mut Env, at: Addr, values: &[u64]) -> Result<(), Trap> {
    env.heap.store_from(at, values).map_err(|_| fault(at.0, 0))?;
    env.access(at, values.len() as u32, AccessKind::Write);
    Ok(())
}

/// memmove of `n` slots.
pub fn copy(env: &mut Env, to: Addr, from: Addr, n: u64) -> Result<(), Trap> {
    if n == 0 {
        return Ok(());
    }
    env.heap.copy(to, from, n as usize).map_err(|at| fault(at.0.0, 0))?;
    env.access(from, n as u32, AccessKind::Read);
    env.access(to, n as u32, AccessKind::Write);
    Ok(())
}
