//! The machine before its first step: constants, globals, function values, the main goroutine.

use super::config::Config;
use super::env::{Statics, is_byte};
use super::heap::{Data, Heap, Object, Role};
use super::native::Native;
use super::{Console, Machine, gc};
use crate::code::op::Op;
use crate::code::program::{Program, Shape, TypeId};
use crate::event::{Addr, Gid, Outcome};
use std::rc::Rc;

impl Machine {
    /// A machine at the program's first instruction.
    pub fn new(program: Rc<Program>, config: Config) -> Machine {
        let mut heap = Heap::default();
        let mut statics = Statics::default();
        extend_statics(&program, &mut heap, &mut statics);
        let statics = Rc::new(statics);
        let natives = Rc::new(program.natives.iter().map(|name| Native::resolve(name)).collect());
        let procs = config.procs;
        let entry = program.entry;
        let mut machine = Machine {
            collect_at: match config.collect_after {
                Some(bytes) => heap.bytes + bytes,
                None => gc::FIRST_COLLECTION.max(heap.bytes * 2),
            },
            program,
            config: Rc::new(config),
            statics,
            natives,
            heap,
            goroutines: Vec::new(),
            ready: Vec::new(),
            waiters: Default::default(),
            timers: Default::default(),
            cleanups: Default::default(),
            pools: Default::default(),
            bubbles: Rc::default(),
            console: Console::default(),
            steps: 0,
            clock: 0,
            clock_step: 0,
            overdue_at: u64::MAX,
            procs,
            stdin_at: 0,
            panic_count: 0,
            collections: 0,
            collected_at: None,
            pending: None,
            timer_answer: None,
            detail: None,
            foreign_frames: Default::default(),
            made_in: Default::default(),
            outcome: None,
        };
        if let Err(text) = crate::code::verify::verify(&machine.program) {
            machine.outcome = Some(Outcome::Engine(text));
            return machine;
        }
        let globals = machine.program.globals.iter().filter_map(|global| {
            machine.program.types.get(global.ty.0 as usize).map(|desc| u64::from(desc.slots) * 8)
        });
        if globals.sum::<u64>() > machine.config.memory_limit {
            machine.outcome = Some(Outcome::OutOfMemory);
            return machine;
        }
        let span = machine.program.funcs.get(entry.0 as usize).map(|func| func.span).unwrap_or_default();
        if machine.spawn(Gid(0), entry, 0, &[], span, &mut ()).is_err() {
            machine.outcome = Some(Outcome::Engine("the program has no entry".into()));
        }
        machine
    }
}

fn object(ty: TypeId, count: u32, data: Data, serial: u32) -> Object {
    Object { ty, count, role: Role::Value, data, creator: Gid(0), serial }
}

/// Objects for what `program` has beyond those that `statics` knows: at the start nothing, for a watch expression the
/// program without it.
pub(super) fn extend_statics(program: &Program, heap: &mut Heap, statics: &mut Statics) {
    let mut serial = 0;
    let mut alloc = |ty, count, data| {
        serial += 1;
        heap.alloc(object(ty, count, data, serial)).0
    };
    if statics.zero.is_nil() {
        let largest = program
            .types
            .iter()
            .filter_map(|desc| match desc.shape {
                Shape::Map { value, .. } => program.types.get(value.0 as usize).map(|value| value.slots),
                _ => None,
            })
            .max();
        let zero_slots = largest.unwrap_or(0).max(1) as usize;
        statics.zero = Addr(alloc(program.known.unsafe_pointer, 1, Data::Words(vec![0; zero_slots])));
    }
    for text in program.strings.iter().skip(statics.strings.len()) {
        statics.strings.push(match text.len() {
            0 => 0,
            len => alloc(program.known.uint8, len as u32, Data::Fixed(text.clone())),
        });
    }
    for global in program.globals.iter().skip(statics.globals.len()) {
        let Some(desc) = program.types.get(global.ty.0 as usize) else {
            statics.globals.push(0);
            continue;
        };
        // More than any budget allows: the run is refused right away.
        let slots = desc.slots.min(1 << 28) as usize;
        let byte_array = match desc.shape {
            Shape::Array { elem, .. } => is_byte(&program.types[elem.0 as usize].shape),
            _ => false,
        };
        let data = if byte_array { Data::Bytes(vec![0; slots]) } else { Data::Words(vec![0; slots]) };
        statics.globals.push(alloc(global.ty, 1, data));
    }
    let known = statics.func_values.len();
    statics.func_values.resize(program.funcs.len(), 0);
    for op in program.funcs.iter().skip(known).flat_map(|func| &func.code) {
        if let Op::FuncValue { func, .. } = op
            && statics.func_values.get(func.0 as usize) == Some(&0)
        {
            statics.func_values[func.0 as usize] =
                alloc(program.known.unsafe_pointer, 1, Data::Words(vec![u64::from(func.0)]));
        }
    }
}
