//! How many bytes of stack gc's frame of a function takes: the function's instructions, with those of the functions
//! that gc inlines into it, are read as gc's SSA form, and what that would keep in memory is added up
//! (cmd/compile/internal/ssagen: AllocFrame; ssa: stackalloc). For the stack sizes on show only. Held against gc's own
//! sizes by `tests/frames.rs`. Vocabulary: [`FrameSize`], [`Calls`].

mod abi;
mod cost;
mod flow;
mod layout;
mod objects;
mod splice;
mod uses;

use super::inline::{Go, Inlining};
use super::op::Pc;
use super::program::{FrameSize, FrameSizes, FuncId, FuncOrigin, Program, TypeId};
use flow::Flow;
use splice::Inlined;
use std::collections::{BTreeMap, HashMap};

/// What calls that do not name their function have as its type, and the receiver's.
pub type Calls = HashMap<(FuncId, Pc), (TypeId, Option<TypeId>)>;

/// Functions with more instructions times registers than this are not looked into.
const LIMIT: usize = 4_000_000;

/// The frames of the person's functions, in both releases.
pub fn of_program(
    program: &Program,
    inlining: Option<&Inlining>,
    calls: &Calls,
) -> BTreeMap<FuncId, FrameSizes> {
    let [old, mut new] = [Go::Go123, Go::Go127].map(|go| of_release(program, inlining, calls, go));
    let both = old.into_iter().filter_map(|(id, go123)| {
        let go127 = new.remove(&id)?;
        Some((id, FrameSizes { go123, go127 }))
    });
    both.collect()
}

fn of_release(
    program: &Program,
    inlining: Option<&Inlining>,
    calls: &Calls,
    go: Go,
) -> BTreeMap<FuncId, FrameSize> {
    let inlined = Inlined::new(program, inlining, go);
    let mut flows: BTreeMap<FuncId, Flow> = BTreeMap::new();
    for (at, func) in program.funcs.iter().enumerate() {
        let own = match func.origin {
            FuncOrigin::User | FuncOrigin::Wrapper => true,
            FuncOrigin::Library => false,
        };
        if own && func.code.len() * usize::from(func.regs) < LIMIT {
            let id = FuncId(at as u32);
            flows.insert(id, Flow::new(program, id, &inlined, calls));
        }
    }
    let arguments = objects::arguments(&mut flows);
    flows.into_iter().map(|(id, flow)| (id, layout::size_of(flow, &arguments, go))).collect()
}
