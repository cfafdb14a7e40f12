//! The frame of a call, and the stack that grows for it.

use super::config::Config;
use super::env::Sink;
use super::goroutine::{Frame, Goroutine};
use super::trap::Trap;
use crate::code::program::{FrameSize, Func, FuncId};
use crate::event::{CallEvent, Event};

const FRAME_STORAGE: u64 = size_of::<Frame>() as u64;

/// Bytes at a stack's end that only functions without a check may use (runtime/stack.go stackGuard).
const STACK_GUARD: u32 = 928;
/// Up to so many bytes of it a function's own frame may use (internal/abi StackSmall).
const STACK_SMALL: u32 = 128;

/// Whether a stack of `size` bytes is too small, `used` counting the new frame of `frame` bytes: as the function's
/// first instructions look at it, when the return address alone is there (internal/obj/x86: stacksplit), then as
/// newstack does, which doubles until there is room.
fn grows(size: u32, used: u32, frame: u32, first_look: bool) -> bool {
    const RETURN_ADDRESS: u32 = 8;
    let room = size.saturating_sub(STACK_GUARD);
    match first_look {
        true => {
            let beyond = frame.saturating_sub(RETURN_ADDRESS + STACK_SMALL);
            used.saturating_sub(frame) + RETURN_ADDRESS + beyond >= room
        }
        false => used > room,
    }
}

/// Whether a call from the top frame is one of a function, or at a place, that is being inlined already on the way to it:
/// gc inlines none twice in one function, and Go 1.23 none into itself (cmd/compile/internal/inline, canInlineCallExpr).
/// An inlined frame uses no stack.
pub fn recurs_inlined(frames: &[Frame], callee: FuncId, go123: bool) -> bool {
    let Some(top) = frames.last() else { return false };
    let mut inlined = frames.windows(2).rev().take_while(|pair| pair[0].used == pair[1].used);
    inlined.any(|pair| {
        let [outer, of] = [pair[0], pair[1]];
        of.func == callee || go123 && outer.func == callee || (outer.func, outer.pc) == (top.func, top.pc)
    })
}

/// Pushes a frame, growing the modelled and the real stack. `size` is that of the frame in gc's code; none for a call
/// that gc inlines. The frame is there also when the stack overflows: it is the callee's first instructions that look.
pub fn push_frame<S: Sink + ?Sized>(
    g: &mut Goroutine,
    func: &Func,
    frame: Frame,
    size: Option<&FrameSize>,
    config: &Config,
    step: u64,
    sink: &mut S,
) -> Result<(), Trap> {
    let need = frame.base as usize + func.regs as usize;
    if need > g.stack.len() {
        let storage = need as u64 * 8 + g.frames.len() as u64 * FRAME_STORAGE;
        if storage > config.stack_limit {
            g.stack.resize(need, 0);
            g.frames.push(frame);
            return Err(Trap::StackOverflow);
        }
        g.stack.resize(need + need / 2 + 32, 0);
    }
    let mut first_look = true;
    let (first, n) = func.cleared;
    if n > 0 {
        let at = frame.base as usize + first.0 as usize;
        g.stack[at..at + n as usize].fill(0);
    }
    let checked = size.filter(|size| size.checked).map(|size| size.bytes);
    while checked.is_some_and(|bytes| grows(g.stack_size, frame.used, bytes, first_look)) {
        first_look = false;
        // Doubling past the limit overflows (runtime/stack.go newstack).
        let doubled = u64::from(g.stack_size) * 2;
        if doubled > config.max_stack || g.frames.len() as u64 * FRAME_STORAGE > config.stack_limit {
            g.frames.push(frame);
            return Err(Trap::StackOverflow);
        }
        let from = g.stack_size;
        g.stack_size *= 2;
        sink.event(step, g.id, Event::Call(CallEvent::StackGrown { from, to: g.stack_size }));
    }
    g.frames.push(frame);
    let depth = g.depth();
    sink.event(step, g.id, Event::Call(CallEvent::Enter { func: frame.func, depth }));
    Ok(())
}
